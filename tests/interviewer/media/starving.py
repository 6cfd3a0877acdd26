"""A recording that runs out of disk. Run by test_recording.py; its last line is JSON.

`python -m tests.interviewer.media.starving while FOLDER`: files may not grow for some time (RLIMIT_FSIZE), as on a
full disk from which somebody then deletes something.
`python -m tests.interviewer.media.starving forever FOLDER`: they may never grow again.
"""

import asyncio
import json
import resource
import sys
from pathlib import Path

from interviewer.media import recording
from interviewer.media.recording_file import MAX_WAITING_PAGES, RecordingFile
from tests.interviewer.media.recording_until_killed import PACKET_S, Clock
from tests.interviewer.media.sounds import packets, tone
from tests.interviewer.media.waiting import until

BEEP = packets(tone(440, 1.0))
PAGE_PACKETS = 10


def limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def tell(**seen: float) -> None:
    sys.stdout.write(json.dumps(seen) + "\n")


async def starve_for_a_while(folder: Path) -> None:
    file = folder / "candidate.ogg"
    recorder = recording.SessionRecorder(folder, Clock())
    steps = ((0, 200), (200, 700), (700, 750))

    def record(step: int) -> None:
        for number in range(*steps[step]):
            recorder.candidate_packet(BEEP[number % 50], number * PACKET_S)

    record(0)
    await until(lambda: recording.duration_s(folder) > 3.7)
    limit(file.stat().st_size + 1_000)  # in the middle of a page
    record(1)
    await until(lambda: recorder.failing)
    limit(resource.RLIM_INFINITY)
    record(2)
    await until(lambda: not recorder.failing)
    await recorder.close(750 * PACKET_S)
    tell(dropped=recorder.dropped, recorded_s=750 * PACKET_S)


def starve_forever(folder: Path) -> None:
    file = RecordingFile(folder / "candidate.ogg", 0.0)
    pages = 20
    for number in range(PAGE_PACKETS * (pages + MAX_WAITING_PAGES + 50)):
        if number == PAGE_PACKETS * pages:
            limit((folder / "candidate.ogg").stat().st_size + 100)
        file.add(BEEP[number % 50], number * PACKET_S)
    waiting, dropped = file.waiting_pages, file.dropped
    file.close(number * PACKET_S)
    tell(waiting=waiting, dropped=dropped, recorded_s=pages * PAGE_PACKETS * PACKET_S)


if __name__ == "__main__":
    if sys.argv[1] == "while":
        asyncio.run(starve_for_a_while(Path(sys.argv[2])))
    else:
        starve_forever(Path(sys.argv[2]))
