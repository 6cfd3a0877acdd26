"""Simulated candidates: what they say to which prompt, and in which voice."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dialogue.bank import QuestionBank
from dialogue.completeness import Part
from interviewer.errors import SettingsError
from interviewer.simulate.probes import asked_part
from interviewer.speaking.speech import Voice

FOLDER = Path(__file__).parent / "personas"
ANY_PROBE = "probe"
_Prompt = Annotated[str, Field(pattern=rf"^[a-z0-9-]+(:({ANY_PROBE}|{'|'.join(Part)}))?$")]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    description: str
    voice_language: str
    voice_name: str = ""
    words_per_minute: int = Field(165, ge=80, le=400)
    pitch: int = Field(40, ge=0, le=99)
    answers: dict[_Prompt, Annotated[str, Field(min_length=1, max_length=5_000)]] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Persona:
    """`answers`: by question id; `ID:result` to a probe for that part, `ID:probe` to any other probe."""

    name: str
    source: str  # what `load` was given
    description: str
    voice: Voice
    answers: dict[str, str]

    def answer(self, question_id: str, probe: str | None) -> str | None:
        """`probe`: the words in which more was asked for. None: this candidate has nothing to say to that."""
        if probe is None:
            return self.answers.get(question_id)
        part = asked_part(probe)
        to_any = self.answers.get(f"{question_id}:{ANY_PROBE}")
        return to_any if part is None else self.answers.get(f"{question_id}:{part.value}", to_any)

    def asked_in(self, bank: QuestionBank) -> list[str]:
        """The scored questions of this bank that the persona has an answer to, in the bank's order."""
        return [question.id for question in bank.questions if question.id in self.answers]


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name_or_path: str) -> Persona:
    """A shipped persona, or one from a JSON file. Raises SettingsError in plain words."""
    path = Path(name_or_path) if name_or_path.endswith(".json") else FOLDER / f"{name_or_path}.json"
    try:
        found = _File.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(
            f"There is no simulated candidate {name_or_path!r}. Shipped are: {', '.join(names())}. "
            "Your own is the path of a JSON file."
        ) from error
    except ValidationError as error:
        faults = [f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise SettingsError(f"The simulated candidate in {path} can't be used:\n" + "\n".join(faults)) from error
    except ValueError as error:
        raise SettingsError(f"The simulated candidate in {path} isn't valid JSON: {error}.") from error
    voice = Voice(found.voice_language, found.voice_name, found.words_per_minute, found.pitch)
    return Persona(path.stem, name_or_path, found.description, voice, dict(found.answers))
