"""Everything a server needs before its first interview, made ready step by step."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from dialogue.bank import QuestionBank
from dialogue.plan import Agenda
from interviewer import banks
from interviewer.errors import BackendError, SettingsError, StoreError
from interviewer.hearing import engines as hearing
from interviewer.hearing.protocols import Recognizer
from interviewer.hearing.turn_model import TurnModel
from interviewer.llm import choosing
from interviewer.media import aiortc_internals
from interviewer.session import Parts
from interviewer.settings import Settings
from interviewer.speaking import engines as speaking
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.speech import Synthesizer, Voice
from interviewer.store import Store

# Regions that have a voice of their own in espeak-ng; any other is spoken as the language at large.
VOICE_LANGUAGES = {
    "en": "en-us",
    "en-US": "en-us",
    "en-GB": "en-gb",
    "fr-BE": "fr-be",
    "fr-CH": "fr-ch",
    "pt-BR": "pt-br",
}

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    parts: Parts
    store: Store
    bank: QuestionBank
    recognizer_reason: str


@contextlib.asynccontextmanager
async def prepare(settings: Settings, progress: Progress) -> AsyncIterator[Prepared]:
    """Open and load what `settings` ask for; close it again at the end. Raises InterviewerError or BankError."""
    async with contextlib.AsyncExitStack() as stack:
        aiortc_internals.self_test()
        _check_disk(settings)
        # Mostly a process of its own, which starts meanwhile.
        starting = asyncio.get_running_loop().run_in_executor(None, speaking.choose, settings)
        stack.push_async_callback(_close, starting)
        progress("question bank")
        bank = banks.load(settings.bank)
        _check_questions(settings, bank)
        progress("database")
        store = await Store.open(settings.database)
        stack.push_async_callback(store.close)
        progress("recognizer")
        choice = await hearing.choose_recognizer(settings, progress)
        stack.push_async_callback(choice.recognizer.close)
        _check_language(choice.recognizer, bank)
        turns = await asyncio.to_thread(turn_model, settings)  # before the lines: a wrong setting is told at once
        if turns is not None:
            stack.callback(turns.close)
        model = await asyncio.to_thread(choosing.from_settings, settings)
        if model is not None:
            stack.push_async_callback(model.close)
        progress("voice")
        speech = SpeechCache(settings.data / "speech", await starting, voice_of(settings, bank.language))
        stack.callback(speech.close)
        await speech.prepare_all(
            banks.all_lines(bank), lambda done, total: progress(f"voice: line {done} of {total}")
        )
        vad = hearing.VADS[settings.vad]()
        parts = Parts(settings, vad, choice.recognizer, speech, turn_model=turns, model=model)
        yield Prepared(parts, store, bank, choice.reason)


async def _close(starting: asyncio.Future[Synthesizer]) -> None:
    with contextlib.suppress(BackendError):  # it is raised where the voice is waited for
        (await starting).close()


def turn_model(settings: Settings) -> TurnModel | None:
    """None if none is set. Raises SettingsError for a file that can't be read, BackendError for another kind."""
    file = settings.smart_turn_model
    if file is None:
        return None
    try:
        file.open("rb").close()
    except OSError as error:
        raise SettingsError(
            f"INTERVIEWER_SMART_TURN_MODEL: the end-of-turn model {file} can't be read ({error.strerror}). "
            "Name Smart Turn's ONNX file, or leave this setting out: interviews are held without it."
        ) from error
    from interviewer.hearing.smart_turn import SmartTurn  # takes a second, and only who sets it needs it

    return SmartTurn(file)


def voice_of(settings: Settings, language: str) -> Voice:
    """`language`: the bank's; the voice speaks it unless the settings name another, such as that of a region."""
    spoken = settings.voice_language or VOICE_LANGUAGES.get(language, language.partition("-")[0])
    return Voice(spoken, settings.voice_name, settings.voice_words_per_minute)


def data_folder_unusable(settings: Settings, error: OSError) -> StoreError:
    return StoreError(
        f"The data folder {settings.data} can't be written ({error.strerror}). "
        "Free some space, or choose another folder with INTERVIEWER_DATA."
    )


def _check_disk(settings: Settings) -> None:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        probe = settings.data / ".writable"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        raise data_folder_unusable(settings, error) from error
    free_mb = shutil.disk_usage(settings.data).free // 2**20
    if free_mb < settings.min_free_disk_mb:
        raise StoreError(
            f"Only {free_mb} MB are free where {settings.data} lies; interviews need "
            f"{settings.min_free_disk_mb} MB (INTERVIEWER_MIN_FREE_DISK_MB). Free some space, or choose another "
            "folder with INTERVIEWER_DATA."
        )


def _check_language(recognizer: Recognizer, bank: QuestionBank) -> None:
    if not recognizer.knows(bank.language):
        raise SettingsError(
            f"The recognizer {recognizer.name} does not know {bank.language}, the language of the bank {bank.id}. "
            "Set INTERVIEWER_WHISPER_MODEL to a multilingual model, for example small, or choose another bank."
        )


def _check_questions(settings: Settings, bank: QuestionBank) -> None:
    try:
        Agenda.of(bank, settings.interview_minutes * 60, settings.questions)
    except KeyError as error:
        known = ", ".join(question.id for question in bank.questions)
        raise SettingsError(
            f"The setting 'questions' names {error.args[0]!r}, but the bank {bank.id} has: {known}."
        ) from error
