"""A process that records until it is killed. Run by test_recording_kill.py.

`python -m tests.interviewer.media.recording_until_killed FOLDER SECONDS`: records SECONDS of both sides, waits
until the disk has them but for the page in work, says so, and goes on recording.
"""

import sys
import time
from pathlib import Path

from interviewer.media import recording
from tests.interviewer.media.sounds import packets, tone

PACKET_S = 0.02
PAGE_S = 0.2


class Clock:
    """Session time, told by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def main(folder: Path, seconds: float) -> None:
    clock = Clock()
    recorder = recording.SessionRecorder(folder, clock)
    voices = packets(tone(440, 1.0)), packets(tone(880, 1.0))

    def record(packet: int) -> None:
        clock.now_s = packet * PACKET_S
        recorder.candidate_packet(voices[0][packet % 50], clock.now_s)
        recorder.interviewer_packet(voices[1][packet % 50], clock.now_s)

    count = round(seconds / PACKET_S)
    for packet in range(count):
        record(packet)
        if packet % 50 == 0:
            time.sleep(0.02)  # twenty times as fast as an interview
    while any(recorded_s < seconds - PAGE_S for recorded_s in newest_s(folder)):
        time.sleep(0.01)
    assert recorder.dropped == 0
    sys.stdout.write("recorded\n")
    sys.stdout.flush()
    while True:
        record(count)
        count += 1
        time.sleep(0.001)


def newest_s(folder: Path) -> list[float]:
    """How much the disk has of each side's last part."""
    newest = {part.side: part.duration_s for part in recording.parts(folder)}
    return [newest.get(side, 0.0) for side in recording.SIDES]


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
