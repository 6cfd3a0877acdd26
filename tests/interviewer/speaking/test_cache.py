import asyncio
import time
from pathlib import Path

import pytest

from interviewer.errors import BackendError
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.espeak import EspeakSynthesizer
from tests.interviewer.speaking.measures import AILA, Counting

pytestmark = pytest.mark.engine

TEXT = "Thank you for telling me."


def lines_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def files_in(folder: Path) -> list[str]:
    return [path.suffix for path in lines_in(folder)]


async def test_a_line_is_synthesized_once_for_all_who_wish_for_it(
    espeak: EspeakSynthesizer, tmp_path: Path
) -> None:
    counting = Counting(espeak)
    cache = SpeechCache(tmp_path, counting, AILA)
    first, *others = await asyncio.gather(*(cache.prepare(TEXT) for _ in range(5)))
    assert counting.asked == [TEXT]
    assert all(other is first for other in others)
    assert files_in(tmp_path) == [".line"]
    cache.close()


async def test_another_process_finds_the_same_line(espeak: EspeakSynthesizer, tmp_path: Path) -> None:
    one, other = Counting(espeak), Counting(espeak)
    made, found = SpeechCache(tmp_path, one, AILA), SpeechCache(tmp_path, other, AILA)
    assert await made.prepare(TEXT) == await found.prepare(TEXT)
    assert other.asked == []
    made.close()
    found.close()


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "other bytes"])
async def test_a_damaged_file_is_made_anew(espeak: EspeakSynthesizer, tmp_path: Path, damage: str) -> None:
    cache = SpeechCache(tmp_path, espeak, AILA)
    line = await cache.prepare(TEXT)
    cache.close()
    (file,) = lines_in(tmp_path)
    content = file.read_bytes()
    flipped = content[:100] + bytes([content[100] ^ 1]) + content[101:]
    file.write_bytes({"empty": b"", "cut": content[:-50], "flipped": flipped, "other bytes": b"\0" * 500}[damage])
    second = EspeakSynthesizer()
    counting = Counting(second)
    again = SpeechCache(tmp_path, counting, AILA)
    assert (await again.prepare(TEXT)).words == line.words
    assert counting.asked == [TEXT]
    assert len(file.read_bytes()) > 1_000
    again.close()
    second.close()


async def test_where_nothing_can_be_written_lines_are_spoken_all_the_same(
    espeak: EspeakSynthesizer, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    counting = Counting(espeak)
    cache = SpeechCache(blocked / "speech", counting, AILA)
    assert (await cache.prepare(TEXT)).packets
    assert (await cache.prepare(TEXT)).packets
    assert counting.asked == [TEXT]
    cache.close()


async def test_a_full_disk_leaves_no_half_written_file(espeak: EspeakSynthesizer, tmp_path: Path) -> None:
    """A folder in the file's place refuses the rename, the last step, after everything was written."""
    cache = SpeechCache(tmp_path, espeak, AILA)
    await cache.prepare(TEXT)
    (file,) = lines_in(tmp_path)
    file.unlink()
    (file / "in the way").mkdir(parents=True)
    again = SpeechCache(tmp_path, Counting(espeak), AILA)
    assert (await again.prepare(TEXT)).packets
    assert lines_in(tmp_path) == [file]
    cache.close()
    again.close()


async def test_text_voice_and_version_of_the_engine_tell_lines_apart(
    espeak: EspeakSynthesizer, tmp_path: Path
) -> None:
    from dataclasses import replace

    voices = (AILA, replace(AILA, words_per_minute=200), replace(AILA, name="m3"))
    synthesizers = (Counting(espeak), Counting(espeak, version="2"))
    for synthesizer in synthesizers:
        for voice in voices:
            cache = SpeechCache(tmp_path, synthesizer, voice)
            await cache.prepare(TEXT)
            await cache.prepare(TEXT + " Really.")
            cache.close()
    assert len(files_in(tmp_path)) == 12


async def test_who_gives_up_takes_the_line_from_nobody(espeak: EspeakSynthesizer, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path, espeak, AILA)
    async with asyncio.TaskGroup() as group:
        patient = group.create_task(cache.prepare(TEXT))
        impatient = group.create_task(cache.prepare(TEXT))
        await asyncio.sleep(0)
        impatient.cancel()
    assert patient.result().packets
    cache.close()


async def test_a_line_that_can_not_be_spoken_fails_for_all_who_wish_for_it_and_no_other(
    espeak: EspeakSynthesizer, tmp_path: Path
) -> None:
    cache = SpeechCache(tmp_path, espeak, AILA)
    results = await asyncio.gather(cache.prepare("..."), cache.prepare("..."), return_exceptions=True)
    assert [type(result) for result in results] == [BackendError, BackendError]
    assert (await cache.prepare(TEXT)).packets
    cache.close()


async def test_progress_counts_each_different_line(espeak: EspeakSynthesizer, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path, espeak, AILA)
    seen: list[tuple[int, int]] = []
    await cache.prepare_all(["One.", "Two.", "One."], lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    cache.close()


async def test_a_kept_line_costs_nothing_that_could_be_noticed(espeak: EspeakSynthesizer, tmp_path: Path) -> None:
    """A thousand wishes in less time than one packet per wish would play: no file, no thread."""
    cache = SpeechCache(tmp_path, espeak, AILA)
    line = await cache.prepare(TEXT)
    for path in lines_in(tmp_path):
        path.unlink()
    begun_s = time.monotonic()
    assert all([await cache.prepare(TEXT) is line for _ in range(1_000)])
    assert time.monotonic() - begun_s < 20
    cache.close()


# Long enough that the quiet at its end, the same at any pace, doesn't count.
QUESTION = (
    "Tell me about one time when something changed suddenly and your plan no longer worked. What did you do?"
)


@pytest.mark.parametrize(("pace", "at_least"), [(0.8, 1.2), (0.7, 1.35)])
async def test_a_line_at_a_lower_pace_takes_longer_and_is_kept_beside_the_usual_one(
    espeak: EspeakSynthesizer, tmp_path: Path, pace: float, at_least: float
) -> None:
    counting = Counting(espeak)
    cache = SpeechCache(tmp_path, counting, AILA)
    usual = await cache.prepare(QUESTION)
    assert not cache.has(QUESTION, pace)
    slower = await cache.prepare(QUESTION, pace)
    assert slower.duration_ms >= at_least * usual.duration_ms
    assert [word.offset for word in slower.words] == [word.offset for word in usual.words]
    assert slower.visemes[-1].end_ms == slower.duration_ms, "the mouth goes with it"
    assert cache.has(QUESTION, pace)
    assert await cache.prepare(QUESTION) is usual
    assert await cache.prepare(QUESTION, pace) is slower
    assert files_in(tmp_path) == [".line", ".line"]
    assert counting.asked == [QUESTION, QUESTION]
    again = Counting(espeak)
    assert await SpeechCache(tmp_path, again, AILA).prepare(QUESTION, pace) == slower
    assert again.asked == [], "found on disk under a key of its own"
    cache.close()
