"""espeak-ng lives and dies in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.errors import BackendError
from interviewer.speaking.espeak import EspeakSynthesizer
from interviewer.speaking.speech import Voice
from interviewer.speaking.visemes import sounds_of
from tests.interviewer.speaking.measures import LONG_TEXT, TEXTS, spoken

pytestmark = [pytest.mark.engine, pytest.mark.fault]


def pid_of(espeak: EspeakSynthesizer) -> int:
    assert espeak.worker_pid is not None
    return espeak.worker_pid


def test_after_a_crash_the_next_line_is_spoken_by_a_new_process(espeak: EspeakSynthesizer) -> None:
    first = pid_of(espeak)
    os.kill(first, signal.SIGSEGV)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert len(spoken(espeak, "Hello.").pcm) > 10_000
    assert pid_of(espeak) != first


def test_a_process_that_hangs_is_ended_and_replaced() -> None:
    espeak = EspeakSynthesizer(speak_within_s=0.5)
    try:
        first = pid_of(espeak)
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(BackendError) as failure:
            spoken(espeak, "Hello.")
        assert failure.value.stage == "synthesizer"
        assert not Path(f"/proc/{first}").exists()
    finally:
        espeak.close()


def test_nothing_is_left_of_it_when_it_is_closed(espeak: EspeakSynthesizer) -> None:
    pid = pid_of(espeak)
    espeak.close()
    espeak.close()
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(BackendError):
        spoken(espeak, "Hello.")


def test_the_library_is_never_loaded_on_our_side() -> None:
    """Its licence and its crashes stay on theirs."""
    program = (
        "from interviewer.speaking.espeak import EspeakSynthesizer\n"
        "from interviewer.speaking.speech import Voice\n"
        "espeak = EspeakSynthesizer(); next(espeak.speak('Hello', Voice())); espeak.close()\n"
        "raise SystemExit('espeak' in open('/proc/self/maps').read())\n"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0


def test_a_faster_voice_takes_less_time(espeak: EspeakSynthesizer) -> None:
    """espeak's alone: pyttsx3's driver for it takes up a new rate late."""
    text = TEXTS["a question"]
    slow, fast = (len(spoken(espeak, text, Voice("en-us", "f3", rate)).pcm) for rate in (120, 240))
    assert fast < 0.7 * slow


@pytest.mark.parametrize("language", ["en-us", "en-gb"])
def test_no_sound_of_english_is_without_a_mouth_shape(espeak: EspeakSynthesizer, language: str) -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    header = {"language": language, "name": "", "words_per_minute": 400, "pitch": 50}
    names: set[str] = set()
    for text in (LONG_TEXT, *(readme[at : at + 2_000] for at in range(0, len(readme), 2_000))):
        answer, _ = espeak._worker.request({"text": text, **header}, timeout_s=30)
        names |= {name for _, name in answer["phonemes"] if name}
    assert len(names) > 60
    assert {name for name in names if not sounds_of(name)} == set()
