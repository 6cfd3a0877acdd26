"""Which words are quoted, and that marks and capitals decide nothing."""

import random
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dialogue.transcript import Speaker, Utterance
from scoring.choice import FIFTHS, NAMES, STANDS_OUT, Chooser, Wordings, best_quote, observed
from scoring.engine import score
from scoring.learning.choosing import fit_choice
from scoring.learning.rows import matrix, shared_ridge
from scoring.model import Model
from scoring.ngrams import Bag, Vocabulary, learn_vocabulary
from scoring.panel_training import learn_panel
from scoring.preparation import sentences_of
from scoring.reading import BLOCK, Reading, read
from scoring.segments import LONGEST_WORDS, starts_of
from scoring.techniques.gains import counted, gain_of
from scoring.techniques.sentences import FLOOR, NEVER_LOWERS, measures_of, of_others
from scoring.votes import Span
from tests.scoring.making import transcript
from tests.scoring.test_trained_interviews import ANSWERS, BANK, RATINGS, criteria, told

KNOWN = [
    *("i", "we", "asked", "them", "so", "that", "then", "worked", "in", "the", "shop", "and", "but", "it", "was")
]
PLAIN_SENTENCES = [
    *("I went there on a Monday with my sister.", "Then we looked at what was left of it all."),
    *("After that they told me about the big house.", "So I asked them why nobody had called us."),
    *("She said that it was too late for that.", "Then I took the bus home and had some tea."),
    *("But my sister was there before we came back.", "I thought about the whole day for a long time."),
]
ODDS = st.floats(-20, 20)
WORDS = st.lists(st.sampled_from(KNOWN), min_size=1)


@pytest.fixture(scope="module")
def model() -> Model:
    return learn_panel(ANSWERS, RATINGS, BANK, name="A made panel", source="Made for this test.")


def test_the_choice_is_learned_from_what_was_marked() -> None:
    chance = np.random.default_rng(3)
    seen, marked = [], []
    for _ in range(300):
        rows = chance.normal(size=(8, 3))
        odds = np.exp(rows @ [2.0, -1.0, 0.0])
        seen.append(rows - rows.mean(axis=0))
        marked.append((np.arange(8) == chance.choice(8, p=odds / odds.sum())).astype(float))
    weights = fit_choice(seen, marked)
    np.testing.assert_allclose(weights, [2.0, -1.0, 0.0], atol=0.3)


def test_nothing_is_learned_where_all_or_nothing_is_marked() -> None:
    assert (fit_choice([np.ones((2, 3)), np.ones((2, 3))], [np.ones(2), np.zeros(2)]) == 0).all()


@settings(deadline=None)
@given(WORDS, st.randoms(use_true_random=False))
def test_marks_change_no_cut(words: list[str], chance: random.Random) -> None:
    written = "".join(word + chance.choice(["", "", ",", ".", "!", " -"]) + " " for word in words)
    starts = starts_of(words)
    assert starts == sorted(set(starts))
    assert all(
        end - start <= LONGEST_WORDS + 1 for start, end in zip(starts, [*starts[1:], len(words)], strict=True)
    )
    assert [s.words for s in read(written).sentences] == [s.words for s in read(" ".join(words)).sentences]


def test_lost_punctuation_shifts_no_level_of_an_interview(model: Model) -> None:
    for signs in (("asked",), ("chose", "told", "noted"), ("understood", "weighed", "admitted")):
        written = said(*signs)
        bare = " ".join(re.sub(r"[^\w'\s]", " ", written.lower()).split())
        for key in model.criteria:
            one, other = model.score(written, criterion=key), model.score(bare, criterion=key)
            assert one.level == other.level
            assert [re.sub(r"\W+", " ", s.quote).strip().lower() for s in one.evidence] == [
                re.sub(r"\W+", " ", s.quote).strip().lower() for s in other.evidence
            ]


def test_quotes_are_verbatim_and_share_no_words(model: Model) -> None:
    text = said("asked", "checked", "chose", "told")
    for found in criteria_spans(model, text):
        places = sorted((span.start, span.end) for span in found)
        assert all(text[span.start : span.end] == span.quote for span in found)
        assert all(one[1] <= other[0] for one, other in pairwise(places))


def chooser(places: list[float]) -> Chooser:
    """It knows nothing but where its one criterion is told."""
    return Chooser(
        np.zeros(len(NAMES)), {"c": np.array(places)}, Wordings(Vocabulary("stems", (), np.zeros(0)), {})
    )


def placed(count: int) -> NDArray[np.float64]:
    """Rows of as many sentences that differ by their place alone."""
    answer = read(" ".join(PLAIN_SENTENCES[:count]))
    assert len(answer.sentences) == count
    return observed("c", answer, chooser([0] * FIFTHS).wordings, np.zeros((3, count)), np.zeros(count), None, None)


def test_each_criterion_has_its_own_place_in_an_answer() -> None:
    late, early = chooser([0, 0, 0, 0, 4.0]), chooser([4.0, 0, 0, 0, 0])
    for count in (2, 5, 8):
        rows = placed(count)
        assert int(np.argmax(early.shares("c", rows))) == 0
        assert int(np.argmax(late.shares("c", rows))) in (count - 2, count - 1)
        assert early.shares("c", rows).sum() == pytest.approx(1.0)


def test_the_best_quote_is_a_pair_of_neighbours_or_what_has_none() -> None:
    answer = read(" ".join(PLAIN_SENTENCES[:4]))
    shares = [0.4, 0.0, 0.3, 0.3]
    assert best_quote(answer, shares, {0, 1, 2, 3}) == (2, 3)
    assert best_quote(answer, shares, {0, 1}) == (0, 1)
    assert best_quote(answer, shares, {0, 2}) == (0, 0)
    assert best_quote(answer, [0.25] * 4, {0, 1, 2, 3}) == (0, 1)


def test_what_is_said_in_another_utterance_is_another_quote() -> None:
    said = [
        Utterance(name, Speaker.CANDIDATE, text, 0.0, 1.0, None)
        for name, text in zip("ab", PLAIN_SENTENCES, strict=False)
    ]
    assert best_quote(Reading(sentences_of(said)), [0.5, 0.5], {0, 1}) == (0, 0)


@pytest.mark.parametrize("count", [0, 1, BLOCK, 2 * BLOCK + 3])
def test_all_sentences_are_multiplied_however_many_there_are(count: int) -> None:
    chance = np.random.default_rng(count)
    drawn = [" ".join(chance.choice(KNOWN, 6)) for _ in range(4 * count)]
    answer = Reading([one for text in drawn for one in sentences_of([utterance(text)])][:count])
    vocabulary = learn_vocabulary("stems", [KNOWN, KNOWN])
    weights = chance.normal(size=(len(vocabulary.terms), 3)).astype(np.float32)
    expected = [bag.values @ weights[bag.ids] for bag in answer.sentence_bags(vocabulary)]
    np.testing.assert_allclose(answer.times(vocabulary, weights), np.array(expected).reshape(-1, 3), atol=1e-6)


def utterance(text: str) -> Utterance:
    return Utterance("u", Speaker.CANDIDATE, text, 0.0, 1.0, None)


def test_a_quote_says_whether_it_stands_out(model: Model) -> None:
    """A model that hardly tells sentences apart takes one all the same, and says so."""
    text = said("asked", "checked", "chose", "told")
    assert model.chooser is not None
    key = model.criteria[0]
    weights = np.array([0.01 * (name == "like marked") for name in NAMES])
    places = {name: np.zeros(FIFTHS) for name in model.criteria}
    ignorant = replace(model.chooser, weights=weights, places=places)
    sure = model.score(text, criterion=key).evidence
    unsure = replace(model, chooser=ignorant).score(text, criterion=key).evidence
    assert sure[0].strength >= STANDS_OUT > unsure[0].strength
    card = score(transcript(told("asked", "checked", "chose", "told")), BANK, replace(model, chooser=ignorant))
    quotes = [quote for found in criteria(card).values() for quote in found.quotes if not quote.sign_id]
    assert quotes
    assert not any(quote.stands_out for quote in quotes[:1])


@given(st.integers(1, 4), st.integers(1, 6), st.data())
def test_the_other_criteria_are_all_but_ones_own(criteria: int, sentences: int, data: st.DataObject) -> None:
    marked = np.array([[data.draw(ODDS) for _ in range(sentences)] for _ in range(criteria)])
    place = data.draw(st.integers(0, criteria - 1))
    expected = [max([FLOOR, *(marked[o, s] for o in range(criteria) if o != place)]) for s in range(sentences)]
    assert of_others(marked, place).tolist() == expected


def said(*signs: str) -> str:
    return " ".join(one.text for one in told(*signs).utterances)


def criteria_spans(model: Model, text: str) -> list[tuple[Span, ...]]:
    return [model.score(text, criterion=key).evidence for key in model.criteria]


def test_an_answer_in_which_nothing_can_be_rated_is_said_to_be_that() -> None:
    nothing = [
        one if one.highlights or one.criterion_id != "listens"
        else type(one)(one.answer_id, one.rater, one.criterion_id, None)
        for one in RATINGS
    ]  # fmt: skip
    model = learn_panel(ANSWERS, nothing, BANK, name="", source="")
    shown, hidden = (
        criteria(score(transcript(told(*signs)), BANK, model))["listens"]
        for signs in (("asked", "checked", "understood"), ())
    )
    assert shown.level is not None
    assert hidden.level is None
    assert "nothing in it to rate" in hidden.reason


SENTENCES = st.integers(0, 12).flatmap(
    lambda count: st.tuples(
        st.lists(st.lists(ODDS, min_size=count, max_size=count), min_size=3, max_size=3),
        st.lists(ODDS, min_size=count, max_size=count),
    )
)


@given(SENTENCES, st.tuples(ODDS, st.floats(NEVER_LOWERS, 20), ODDS), ODDS)
def test_a_sentence_like_a_clearly_shown_behaviour_lowers_no_measure(
    answer: tuple[list[list[float]], list[float]], more: tuple[float, float, float], gain: float
) -> None:
    odds, gains = np.array(answer[0]).reshape(3, -1), np.array(answer[1])
    longer = np.concatenate([odds, np.array(more)[:, None]], axis=1)
    assert (measures_of(longer) >= measures_of(odds)).all()
    assert gain_of(counted(np.append(gains, gain), longer)) >= gain_of(counted(gains, odds))


@given(st.lists(ODDS), ODDS)
def test_where_raters_marked_nothing_no_sentence_lowers_what_is_gained(gains: list[float], more: float) -> None:
    assert gain_of(counted(np.array([*gains, more]), None)) >= gain_of(counted(np.array(gains), None))


def test_what_shows_the_lack_of_a_behaviour_lowers_its_measures() -> None:
    shown = np.array([[3.0], [2.0], [-4.0]])
    lacking = np.array([[3.0, 3.0], [2.0, -6.0], [-4.0, 2.0]])
    assert (measures_of(lacking) <= measures_of(np.concatenate([shown, shown], axis=1))).all()
    assert measures_of(lacking)[-1] < measures_of(shown)[-1]
    assert gain_of(counted(np.array([1.0, -1.0]), lacking)) < gain_of(counted(np.array([1.0]), shown))


def test_criteria_share_what_they_have_in_common() -> None:
    """One task has few rows; what another one knows of the same column helps it."""
    rows = matrix([Bag(np.array([place % 2]), np.ones(1), 1.0) for place in range(12)], 2)
    values = np.array([1.0 if place % 2 else -1.0 for place in range(12)])
    owner = np.array([0] * 10 + [1] * 2)
    alone, helped = (shared_ridge(rows, values, owner, 2, 1.0, shared)[1][1] for shared in (0.0, 0.5))
    assert 0 < alone < helped <= 1.0
