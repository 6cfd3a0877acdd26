"""A recognizer that hears exactly what a script says, as fast as the sound goes by. For tests, demos and QA.

    {"answers": {"PROMPT_ID": {"words": [["I", 0.0, 0.12], ["asked", 0.12, 0.5]]}}}

Times are seconds from the first speech of the turn that answers the prompt. A turn that was taken to be over and
goes on begins with the first word that wasn't heard yet.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dialogue.hypotheses import Hypothesis
from interviewer.errors import BackendError, SettingsError
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k, TurnContext


@dataclass(frozen=True, slots=True)
class ScriptedWord:
    text: str
    start_s: float
    end_s: float

    @property
    def heard_s(self) -> float:
        """Its middle: VAD isn't exact to the frame, and pauses are shorter than two halves of a word."""
        return (self.start_s + self.end_s) / 2


@dataclass(frozen=True, slots=True)
class Script:
    answers: Mapping[str, tuple[ScriptedWord, ...]]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: list[tuple[str, float, float]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    answers: dict[str, _Answer]


def load(path: Path) -> Script:
    """Raises SettingsError in plain words."""
    try:
        found = _File.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # pydantic's ValidationError is one
        raise SettingsError(f"The recognizer's script {path} can't be used: {error}") from error
    return Script(
        {prompt: tuple(ScriptedWord(*word) for word in answer.words) for prompt, answer in found.answers.items()}
    )


def save(script: Script, path: Path) -> None:
    answers = {
        prompt: {"words": [[word.text, word.start_s, word.end_s] for word in words]}
        for prompt, words in script.answers.items()
    }
    path.write_text(json.dumps({"answers": answers}, indent=1), encoding="utf-8")


class ScriptedRecognizer:
    name = "scripted"
    trustworthy = True

    def __init__(self, script: Script) -> None:
        self._script = script
        self._heard: set[str] = set()

    def knows(self, language: str) -> bool:  # noqa: ARG002  (a script has one)
        return True

    async def open_stream(self, language: str) -> "ScriptedStream":  # noqa: ARG002  (a script has one)
        return ScriptedStream(self._script, self._heard)

    async def close(self) -> None:
        pass

    def unconsumed(self) -> list[str]:
        """Prompts of the script whose answers were not heard to their end."""
        return sorted(set(self._script.answers) - self._heard)


class ScriptedStream:
    """Words are revealed by their place in the turn, and each only once per prompt."""

    def __init__(self, script: Script, heard: set[str]) -> None:
        self._script = script
        self._heard = heard
        self._prompt_id = ""
        self._turn_s = 0.0  # seconds after the first speech of the turn
        self._begins_s = 0.0  # of the turn, by the script
        self._fed = False  # since the last finish
        self._given = 0  # words of finished segments
        self._shown = 0

    def begin_turn(self, context: TurnContext) -> None:
        if context.prompt_id != self._prompt_id:
            self._given = 0
        self._prompt_id = context.prompt_id
        left = self._script.answers.get(context.prompt_id, ())[self._given :]
        self._begins_s = left[0].start_s if self._given and left else 0.0
        self._turn_s = 0.0
        self._fed = False
        self._shown = self._given

    def begin_segment(self, turn_s: float) -> None:
        self._turn_s = turn_s

    def feed(self, pcm: Pcm16k) -> list[Hypothesis]:
        self._fed = True
        self._turn_s += len(pcm) / SAMPLE_RATE_HZ
        revealed = self._revealed()
        if revealed <= self._shown:
            return []
        self._shown = revealed
        text = self._text(revealed)
        return [Hypothesis(text, len(text), is_final=False)]

    async def finish(self) -> Hypothesis:
        """What was revealed since the last segment; BackendError for a prompt that isn't in the script."""
        if not self._fed:
            return Hypothesis("", 0, is_final=True, confidence=1.0)
        self._fed = False
        words = self._words()
        revealed = self._revealed()
        text = self._text(revealed)
        self._given = self._shown = max(self._given, revealed)
        if self._given == len(words):
            self._heard.add(self._prompt_id)
        return Hypothesis(text, len(text), is_final=True, confidence=1.0)

    async def close(self) -> None:
        pass

    def _words(self) -> tuple[ScriptedWord, ...]:
        try:
            return self._script.answers[self._prompt_id]
        except KeyError:
            raise BackendError(
                f"The script has no answer to {self._prompt_id!r}.", stage="recognizer", code="not_in_script"
            ) from None

    def _revealed(self) -> int:
        words = self._script.answers.get(self._prompt_id, ())
        return sum(word.heard_s < self._begins_s + self._turn_s for word in words)

    def _text(self, revealed: int) -> str:
        return " ".join(word.text for word in self._words()[self._given : revealed])
