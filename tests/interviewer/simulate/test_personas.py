import json
from pathlib import Path
from typing import Any

import pytest

from dialogue.completeness import Part
from interviewer import banks
from interviewer import settings as settings_module
from interviewer.errors import SettingsError
from interviewer.simulate import personas
from interviewer.simulate.probes import asked_part
from interviewer.speaking.speech import Voice

BANK = banks.load(settings_module.load().bank)
PROBES = [
    (part, probe)
    for bank in (BANK, banks.load("core-behavioural.de"))
    for question in bank.questions
    for part, probe in question.probes.items()
]


@pytest.mark.parametrize(("part", "probe"), PROBES)
def test_every_probe_of_the_general_banks_is_understood(part: Part, probe: str) -> None:
    assert asked_part(probe) is part


def test_what_asks_for_nothing_is_not_understood_as_something() -> None:
    assert asked_part("Thank you.") is None


@pytest.mark.parametrize("name", personas.names())
def test_shipped_candidates_answer_what_the_shipped_bank_asks(name: str) -> None:
    persona = personas.load(name)
    known = {BANK.practice.id, BANK.invitation.id, *(question.id for question in BANK.questions)}
    assert {prompt.partition(":")[0] for prompt in persona.answers} <= known
    assert BANK.practice.id in persona.answers
    assert all(f"{question_id}:probe" in persona.answers for question_id in persona.asked_in(BANK))


def test_the_demo_asks_two_questions_and_fits_into_three_minutes() -> None:
    persona = personas.load("demo")
    asked = persona.asked_in(BANK)
    assert len(asked) == 2
    lines = BANK.lines
    texts = [question.text for question in BANK.questions if question.id in asked]
    said_by_aila = [
        *lines.greeting,
        lines.consent_reminder,
        *lines.guidelines,
        BANK.practice.text,
        lines.practice_done,
        *lines.acknowledgements[:2],
        *texts,
        BANK.questions[2].probes[Part.RESULT],
        BANK.invitation.text,
        *lines.closing,
    ]
    said = [persona.answers[prompt] for prompt in ("practice", *asked, "sudden-change:probe", "your-questions")]
    minutes = sum(len(text.split()) for text in said_by_aila) / settings_module.load().voice_words_per_minute
    minutes += sum(len(text.split()) for text in said) / persona.voice.words_per_minute
    pauses = BANK.practice.patience_s + 3 * max(q.patience_s for q in BANK.questions) + 4
    assert 1.5 < minutes + pauses / 60 < 3.0


def test_candidates_do_not_sound_like_aila() -> None:
    settings = settings_module.load()
    for name in personas.names():
        voice = personas.load(name).voice
        assert (voice.language, voice.name) != (settings.voice_language, settings.voice_name)


def written(folder: Path, **changes: Any) -> str:
    content = {"description": "d", "voice_language": "en-us", "answers": {"q": "a", "q:probe": "more"}, **changes}
    path = folder / "somebody.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def test_a_probe_is_answered_by_its_part_where_there_is_such_an_answer(tmp_path: Path) -> None:
    answers = {"q": "a", "q:probe": "to any", "q:result": "to that", "r": "b"}
    persona = personas.load(written(tmp_path, answers=answers))
    assert persona.answer("q", None) == "a"
    assert persona.answer("q", "How did it end?") == "to that"
    assert persona.answer("q", "What did you need to get done?") == "to any"
    assert persona.answer("q", "Hm?") == "to any"
    assert persona.answer("r", "How did it end?") is None
    assert persona.answer("s", None) is None


def test_an_own_candidate_is_read_from_a_file(tmp_path: Path) -> None:
    persona = personas.load(written(tmp_path, voice_name="m1", words_per_minute=190, pitch=30))
    assert (persona.name, persona.voice) == ("somebody", Voice("en-us", "m1", 190, 30))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"answers": {}}, "answers"),
        ({"answers": {"q": ""}}, "answers.q"),
        ({"answers": {"q:guess": "a"}}, "answers"),
        ({"words_per_minute": 9_000}, "words_per_minute"),
        ({"mood": "good"}, "mood"),
    ],
)
def test_a_broken_candidate_is_told_by_the_place_of_its_fault(
    tmp_path: Path, changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(SettingsError) as refusal:
        personas.load(written(tmp_path, **changes))
    assert fault in refusal.value.user_message
    assert "somebody.json" in refusal.value.user_message


def test_an_unknown_candidate_is_told_with_those_that_are_shipped(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="demo"):
        personas.load("nobody")
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError, match="JSON"):
        personas.load(str(tmp_path / "x.json"))
