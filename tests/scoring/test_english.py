import pytest

from dialogue import cues
from scoring.english import DETAILS, OWN_PAST_ACTION, is_denied, is_unreal


def place(cue: str, text: str) -> tuple[str, int, int, str]:
    found = cues.find(cue, text)
    assert found is not None, f"{cue!r} isn't in {text!r}"
    return text, *found, cue


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("asked", "I never asked them."),
        ("I .. asked", "I never asked them."),
        ("I .. ask*", "I didn't ask anybody."),
        ("ask*", "I didn’t really want to ask."),
        ("ask*", "We could not ask anyone."),
        ("ask*", "I decided instead of asking them."),
        ("I asked", "I don't think I asked him."),
        ("I asked", "I'm not sure I asked."),
        ("I asked", "I asked nobody about it."),
        ("I asked", "I asked no one."),
        ("helped", "Nobody helped."),
        ("help*", "He refused to help."),
        ("listen*", "I forgot to listen."),
    ],
)
def test_what_is_denied_is_no_evidence(cue: str, text: str) -> None:
    assert is_denied(*place(cue, text))


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("I asked", "I didn't wait I asked."),
        ("I asked", "I didn't wait, I asked."),
        ("asked", "He was not there, so asked the others."),
        ("asked", "I not only asked but helped."),
        ("I asked", "I asked, nobody answered."),
        ("I asked", "I asked and nobody answered."),
        ("went through .. orders", "I went through three hundred failed orders."),
        ("did not wait", "I did not wait for it."),
        ("I asked", "It was not my task. I asked."),
    ],
)
def test_a_denial_of_something_else_leaves_evidence_alone(cue: str, text: str) -> None:
    assert not is_denied(*place(cue, text))


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("I .. ask", "I would ask them."),
        ("I .. ask", "I'd ask them."),
        ("ask", "Then I'd ask them."),
        ("ask", "One should always ask."),
        ("ask", "I will ask next time."),
        ("I asked", "If I asked them, they said no."),
        ("I .. asked", "I should have asked."),
        ("asked", "I wish someone had asked."),
    ],
)
def test_what_one_would_do_is_not_what_one_did(cue: str, text: str) -> None:
    assert is_unreal(*place(cue, text))


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("I .. asked", "I'd asked them before."),
        ("I asked", "I asked whether she would come."),
        ("asked .. him", "I asked what would help him."),
        ("I asked .. him", "I asked what would help him."),
        ("I asked", "It would rain, so I asked."),
        ("so that .. could", "I drew it so that they could see."),
        ("we agreed", "We agreed that he would write."),
    ],
)
def test_a_condition_of_something_else_leaves_evidence_alone(cue: str, text: str) -> None:
    assert not is_unreal(*place(cue, text))


@pytest.mark.parametrize(
    "text", ["I asked.", "We then quickly wrote it.", "I’ve explained it.", "then I told her"]
)
def test_an_own_past_action_is_recognized(text: str) -> None:
    assert OWN_PAST_ACTION.search(text)


@pytest.mark.parametrize("text", ["I ask people.", "I need it.", "She asked.", "One asks.", "I am helping."])
def test_habits_and_the_actions_of_others_are_no_own_past_action(text: str) -> None:
    assert not OWN_PAST_ACTION.search(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("figures", "It took 3 tries."),
        ("figures", "It took three weeks."),
        ("reasons", "Because it was late."),
        ("contrast", "But I stayed."),
        ("steps", "First we talked."),
    ],
)
def test_each_kind_of_detail_is_recognized(kind: str, text: str) -> None:
    assert [name for name, pattern in DETAILS.items() if pattern.search(text)] == [kind]
