import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.completeness.answers import BLIND, BLIND_ENDINGS, load
from benchmarks.completeness.fit import LANGUAGES
from benchmarks.completeness.measure import asked_for_what_is_missing, by_words, rates
from dialogue.answer import AnswerSoFar
from dialogue.answer_traits import told
from dialogue.completeness import Basis, Completeness, Part, assess_length, assess_words, criteria_shown
from dialogue.references import is_hypothetical, refers_elsewhere
from tests.small_bank import small_bank

PARTS = tuple(Part)
TUNING = LANGUAGES["en"].tuning
WHOLE_SETS, ENDINGS = TUNING[:-1], TUNING[-1:]
QUESTION = small_bank().questions[0]  # expects all parts, and has a probe for each


def missing(text: str) -> set[Part]:
    return set(assess_words(text, PARTS).missing)


def found(text: str) -> set[Part]:
    return set(PARTS) - missing(text)


def probe_of(text: str) -> Part | None:
    probe = AnswerSoFar().with_typed(text).probe_for(QUESTION, 1, words_trusted=True)
    return None if probe is None else probe.part


# ---- how good it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "least"), [(BLIND, 200), (BLIND_ENDINGS, 100)])
def test_no_scenario_of_a_blind_part_was_fitted_on(part: str, least: int) -> None:
    fitted, blind = load(*TUNING), load(part)
    assert len(blind) >= least
    assert not {a.scenario for a in fitted} & {a.scenario for a in blind}
    assert not {a.text for a in fitted} & {a.text for a in blind}


def test_unseen_voices_are_probed_where_a_part_is_missing_and_seldom_needlessly() -> None:
    """By a third author, never read: F1 0.90, 84 % of the incomplete ones, 4 of 91 complete ones (4.4 %).

    Wanted were F1 0.85 and at most 5 %. With so few answers chance gives F1 0.85-0.94 and 1-9 %. What is missed
    are mostly answers that end before their result (10 of 16 seen), and stories without a place (7 of 10). It was
    measured with seven sets of weights, each time as a whole: so it is no longer quite blind.
    """
    answers = load(BLIND)
    found = rates(answers, by_words(answers))
    assert found.f1 >= 0.88, found
    assert found.needless <= 0.05, found


def test_stories_without_an_ending_or_a_beginning_are_found_more_often_than_not() -> None:
    """Written for this, before the weights: F1 0.77 (0.69 before), 37 of 56; 3 of 44 complete ones (6.8 %).

    19 of 24 stories without a situation, but only 18 of 32 that end before their result: what goes on with
    more of what was done, or with what is thought of it, looks too much like an end.
    """
    answers = load(BLIND_ENDINGS)
    found = rates(answers, by_words(answers))
    assert found.f1 >= 0.77, found
    assert found.needless <= 0.07, found


def test_what_unseen_voices_are_asked_for_is_really_missing() -> None:
    """104 of 108 probes of incomplete answers."""
    right, asked = asked_for_what_is_missing(load(BLIND))
    assert asked >= 100
    assert right >= 0.95 * asked


def test_the_fitted_answers_are_judged_as_when_they_were_fitted() -> None:
    """No measure of how good it is, these were seen: a change of words or clauses makes the weights stale."""
    for files, f1 in ((WHOLE_SETS, 0.95), (ENDINGS, 0.85)):
        answers = load(*files)
        found = rates(answers, by_words(answers))
        assert found.f1 >= f1, found
        assert found.needless <= 0.02, found


# ---- answers that aren't told here ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Well, as I said before, I called them.", "as I said before"),
        ("As you can see in my CV, I led six people.", "As you can see in my CV"),
        ("I already told you that with the tent.", "I already told you"),
        ("My boss said no, so I asked her again.", ""),
        ("I told him before the meeting that I'd be late.", ""),
        ("", ""),
    ],
)
def test_words_that_point_to_another_answer_or_to_papers_are_found(said: str, words: str) -> None:
    assert refers_elsewhere(said) == words


@pytest.mark.parametrize(
    ("said", "hypothetical"),
    [
        ("I would call the customer and I would ask what they need.", True),
        ("Usually I talk to people first. If it doesn't help I go to my boss.", True),
        ("Last May the pump broke. I called the maker and I drained the pool. I would do it again.", False),
        ("So the boss says glue it and I draw the door on the floor and I lay the wood on it.", False),
        ("", False),
    ],
)
def test_what_one_would_do_or_usually_does_is_told_from_what_was_done(said: str, hypothetical: bool) -> None:
    assert is_hypothetical(said) is hypothetical


def test_signs_are_shown_by_the_words_of_their_first_cue_that_is_found() -> None:
    signs = {"asked": ["they asked", "I asked|invited"], "agreed": ["we|they agreed"]}
    assert criteria_shown("So I invited both of them.", signs) == {"asked": "I invited"}


# ---- what it looks at ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "I called the supplier and I asked them for the missing parts",
        "i then quickly rewrote the plan and sent it to everybody",
        "what I did was I sat down with both of them",
        "I've built a small tool for it and I have shown it, I showed it to each of them",
    ],
)
def test_deeds_in_the_first_person_are_an_action(said: str) -> None:
    assert Part.ACTION in found(said)


@pytest.mark.parametrize(
    "said",
    [
        "I would call the supplier and I would ask for the parts",
        "I was really worried and I felt bad and I needed some help",
        "they called the supplier and they asked for the parts",
        "I usually listen to people and I try to help where I can",
        "if I called them it was always the same",
        "I worked at a bank and I liked it, I wanted to stay there",
    ],
)
def test_wishes_feelings_habits_and_the_deeds_of_others_are_no_action(said: str) -> None:
    assert Part.ACTION in missing(said)


@pytest.mark.parametrize(
    "ending",
    [
        "In the end they kept the contract.",
        "As a result, complaints fell by thirty percent.",
        "It didn't work out, we lost the customer.",
        "They were happy with it, and we still do it like that today.",
        "We finished two days early.",
    ],
)
def test_good_and_bad_endings_are_a_result(ending: str) -> None:
    assert Part.RESULT in found(
        f"There was a problem with an order. I called the driver and I packed it again. {ending}"
    )


@pytest.mark.parametrize(
    "ending",
    [
        "We never found out what came of it.",
        "I don't know how it ended.",
        "I hope that it will work out in the end.",
        "I left before it was finished, so I can't say what happened.",
        "That was the situation with the order.",
    ],
)
def test_an_unknown_or_hoped_for_ending_is_no_result(ending: str) -> None:
    assert Part.RESULT in missing(
        f"There was a problem with an order. I called the driver and I packed it again. {ending}"
    )


@pytest.mark.parametrize("text", ["", " ", "Yes.", "I don't know.", "Sorry, what was the question?"])
def test_nothing_said_lacks_everything(text: str) -> None:
    assert missing(text) == set(PARTS)


def test_only_what_the_question_expects_is_judged() -> None:
    judged = assess_words("I called them.", (Part.RESULT,))
    assert [finding.part for finding in judged.findings] == [Part.RESULT]
    assert assess_words("I called them.", ()).findings == ()


@given(st.sampled_from([a.text for a in load("tuning", "answers-test")]), st.booleans(), st.booleans())
@settings(deadline=None)
def test_quotes_are_the_candidates_own_words(text: str, curly: bool, small: bool) -> None:
    text = text.replace("'", "\u2019") if curly else text
    text = text.lower() if small else text
    for finding in assess_words(text, PARTS).findings:
        assert finding.quote in text
        assert bool(finding.quote) == finding.present
        assert 0.0 < finding.sure < 1.0


@pytest.mark.parametrize("name", TUNING)
def test_punctuation_and_capitals_are_not_needed(name: str) -> None:
    """Recognizers give neither: at most one in ten judgements changes without them."""
    answers = load(name)
    bare = [a.text.lower().replace(".", "").replace(",", "").replace("?", "") for a in answers]
    changed = sum(len(missing(a.text) ^ missing(text)) for a, text in zip(answers, bare, strict=True))
    assert changed <= 0.1 * len(answers) * len(PARTS)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_can_be_judged(text: str) -> None:
    for finding in assess_words(text, PARTS).findings:
        assert finding.quote in text


@pytest.mark.parametrize(
    "piece", ["i really ", "a a ", "the team was ", "so and then i ", "I called, and asked, ", "x" * 50]
)
def test_the_time_to_judge_does_not_explode_with_length(piece: str) -> None:
    """A typed answer may be long and strange; a pattern that backtracks would need minutes for this."""
    started_s = time.monotonic()
    assess_words(piece * (20_000 // len(piece)), PARTS)
    assert time.monotonic() - started_s < 30


STORY = (
    "Last May our oven broke an hour before a wedding. {} They ate at eight and the bride came into the kitchen."
)


def test_length_alone_completes_nothing() -> None:
    """A long answer full of people, places and remarks, in which the speaker does nothing."""
    remarks = "The vicar was there, he came from Wells, and the choir always wants tea, you know how they are. "
    assert assess_words(remarks * 12, PARTS).needs_more


def test_a_short_answer_with_all_parts_is_enough() -> None:
    said = STORY.format("I rang the pizzeria next door and carried the trays over there.")
    assert len(said.split()) < 35
    assert not assess_words(said, PARTS).needs_more


def test_we_instead_of_i_is_asked_for_ones_own_deeds() -> None:
    said = STORY.format("We rang the pizzeria next door and we carried the trays over there.")
    assert probe_of(said) is Part.ACTION


@pytest.mark.parametrize(
    ("said", "deeds"),
    [
        ("I rang her and wrote a list.", ["rang", "wrote"]),
        ("It was late because I had opened the old file.", []),
        ("When I opened the door she was gone.", []),
        ("I sat there.", []),
        ("I sat down with both of them.", ["sat"]),
        ("I got the job.", []),
        ("I would ring her.", []),
    ],
)
def test_only_deeds_that_are_told_for_themselves_are_ones_own(said: str, deeds: list[str]) -> None:
    assert [clause.verb for clause in told(said).own] == deeds


def test_a_sentence_without_a_clause_is_a_piece_of_its_own() -> None:
    said = "I changed the seal. No leak. Never again."
    assert [said[piece.start :].split(".")[0] for piece in told(said).pieces] == [
        "I changed the seal",
        "No leak",
        "Never again",
    ]


# ---- where words can't be trusted ---------------------------------------------------------------------------


def by_length(spoken_s: float, enough_s: float = 30.0) -> Completeness:
    return assess_length(spoken_s, enough_s, PARTS)


def test_a_short_answer_is_asked_for_its_result_and_the_record_says_by_what() -> None:
    judged = by_length(12.0)
    assert judged.missing == (Part.RESULT,)
    assert judged.basis is Basis.LENGTH
    assert assess_words("Hello.", PARTS).basis is Basis.WORDS


def test_enough_speech_is_complete() -> None:
    assert by_length(30.0).missing == ()
    assert assess_length(0.0, 0.0, PARTS).missing == ()


def test_length_is_surer_the_further_it_is_from_the_border() -> None:
    sure = [by_length(s).findings[0].sure for s in (29.0, 20.0, 10.0, 1.0)]
    assert sure == sorted(sure)
    assert sure[0] >= 0.5
    assert sure[-1] <= 0.9


def test_length_asks_for_the_last_part_where_no_result_is_expected() -> None:
    assert assess_length(1.0, 30.0, (Part.SITUATION, Part.ACTION)).missing == (Part.ACTION,)
    assert assess_length(1.0, 30.0, ()).missing == ()
