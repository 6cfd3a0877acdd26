"""The spoken answers are what they say, and knowing their content keeps the endpointing's promise."""

import pytest

from benchmarks.content_pauses.answers import Part, Place, Spoken, Stretch, load, redrawn, unpunctuated
from benchmarks.content_pauses.policies import OURS, TIME_OUT, Policy
from benchmarks.content_pauses.report import as_they_are, figures, operating_point
from benchmarks.content_pauses.walk import walk
from dialogue.completeness import Part as StoryPart
from dialogue.endpointing import Verdict

ANSWERS = load()
UNSEEN = [answer for answer in ANSWERS if answer.part is not Part.TUNING]
STORY = Spoken(
    "one", "s", Part.TEST, "complete", ("result",), "", (Stretch("I asked them.", 1.0), Stretch("They came", 0.0))
)


def test_the_set_has_pauses_of_every_length_and_place_in_parts_without_a_common_scenario() -> None:
    assert len({answer.name for answer in ANSWERS}) == len(ANSWERS) >= 60
    assert len({answer.scenario for answer in ANSWERS}) >= 24
    assert len({(answer.scenario, answer.part) for answer in ANSWERS}) == len({a.scenario for a in ANSWERS})
    pauses = [stretch for answer in ANSWERS for _, stretch in answer.pauses()]
    assert all(0.6 <= stretch.pause_s <= 3.0 for stretch in pauses)
    assert {stretch.place for stretch in pauses} == set(Place)
    assert all(set(answer.expects) <= set(StoryPart) for answer in ANSWERS)
    assert all(bool(answer.said_before) == (answer.kind == "probe") for answer in ANSWERS)
    assert all(answer.stretches[-1].pause_s == 0.0 for answer in ANSWERS)


def test_an_answer_s_pauses_are_where_its_words_leave_off() -> None:
    ((at_s, stretch),) = STORY.pauses()
    assert at_s == pytest.approx(1.2)
    assert stretch is STORY.stretches[0]
    assert STORY.end_s == pytest.approx(1.2 + 1.0 + 0.8)


def test_other_lengths_are_drawn_for_the_same_places_and_the_same_for_the_same_seed() -> None:
    again = redrawn(ANSWERS, 1)
    assert again == redrawn(ANSWERS, 1) != redrawn(ANSWERS, 2)
    assert [[s.text for s in a.stretches] for a in again] == [[s.text for s in a.stretches] for a in ANSWERS]
    assert all(0.6 <= stretch.pause_s <= 3.0 for answer in again for _, stretch in answer.pauses())


@pytest.mark.parametrize(("patience_s", "cut"), [(0.9, 1), (1.1, 0)])
def test_a_time_out_cuts_into_the_pauses_that_are_longer(patience_s: float, cut: int) -> None:
    outcome = walk(STORY, None, patience_s)
    assert len(outcome.cut) == cut
    assert outcome.latency_s == pytest.approx(patience_s, abs=0.021)


def test_each_pause_is_judged_by_the_words_before_it_and_the_turn_goes_on_after_a_cut_in() -> None:
    asked: list[str] = []

    def decide(words: str) -> Verdict:
        asked.append(words)
        return Verdict(0.5 if words == "I asked them." else 2.0, "")

    outcome = walk(STORY, lambda moment: decide(moment.words), 2.2)
    assert asked == ["I asked them.", "I asked them. They came"]
    assert outcome.cut == STORY.stretches[:1]
    assert outcome.latency_s == pytest.approx(2.0, abs=0.021)


@pytest.mark.parametrize("policy", [OURS[1], OURS[3]], ids=["as written", "unpunctuated"])
def test_one_of_twenty_pauses_is_cut_into_at_most_and_half_the_ends_are_noticed_in_a_second_and_a_half(
    policy: Policy,
) -> None:
    found = figures(policy.run(UNSEEN, 1.0))
    assert found.share <= 0.05
    assert found.p50_s <= 1.5


@pytest.mark.parametrize("at_most", [0.05, 0.10])
def test_at_equal_cut_ins_after_sentences_the_content_is_worth_a_fifth_of_the_latency(at_most: float) -> None:
    _, plain = operating_point(TIME_OUT, UNSEEN, (Place.SENTENCE,), at_most)
    _, ours = operating_point(OURS[1], UNSEEN, (Place.SENTENCE,), at_most)
    assert ours.p50_s <= 0.8 * plain.p50_s


def test_without_the_content_five_times_as_many_pauses_are_cut_into() -> None:
    without, with_it = (figures(policy.run(UNSEEN, 1.0)) for policy in OURS[:2])
    assert without.cut >= 5 * with_it.cut


def test_the_table_has_a_line_for_every_policy() -> None:
    table = as_they_are(UNSEEN[:3])
    assert [line.split(" | ")[0] for line in table.splitlines()[2:]] == [
        "| time-out of 0.7 s",
        "| time-out of 1.5 s",
        "| time-out of 2.2 s",
        *(f"| {policy.name}" for policy in OURS),
    ]


def test_words_without_punctuation_are_small_and_whole() -> None:
    assert unpunctuated("I didn't go, so: He left.") == "i didn't go so he left"
