"""What a terminal shows of a scorecard: all that a number rests on, nothing that stands for more than it is."""

import io
from dataclasses import replace

from rich.console import Console

from interviewer.cli.explaining import LEVELS, level_words, plain, scorecard_table
from interviewer.publication import NOTHING, Publication
from scoring.engine import score
from scoring.publishing import Decision
from scoring.report import CompetencyScore, CriterionScore, Finding, Measure, Quote, Scorecard, VoteShown
from tests.scoring.making import PLAIN, answer, rich_bank, transcript

BANK = rich_bank()


def quote(text: str, start_s: float = 65.0, sign: str = "asked") -> Quote:
    return Quote(text, "c1", "conflict", start_s, sign)


def card(**changes: object) -> Scorecard:
    given = {
        "competency_id": "teamwork",
        "criterion_id": "listens",
        "finding": Finding.LEVEL,
        "level": 3.5,
        "quotes": (quote("I asked her"), quote("I asked her", sign="told"), quote("and [red]then", 70.0)),
        "measures": (Measure("a typical answer", 2.0, 3.0), Measure("text", 3.1, 0.5)),
        "missing": ("that they checked",),
        "reason": "",
        "interval": (3.1, 3.9),
        "votes": (
            VoteShown("text", "1", 3.1),
            VoteShown("text", "1", 3.9),
            VoteShown("embeddings", "2", None, "no encoder"),
        ),
        "found_quotes": (quote("we both wrote it down"),),
    } | changes
    criterion = CriterionScore(**given)  # type: ignore[arg-type]
    value = None if criterion.level is None else 25 * (criterion.level - 1)
    teamwork = CompetencyScore("teamwork", "Teamwork", criterion.finding, value, (criterion,))
    return Scorecard("s1", "small", "1.0.0", "signs-2+abc", True, ("Please [b]read.",), (teamwork,))


def shown(found: Scorecard, gates: Publication = NOTHING) -> str:
    console = Console(file=io.StringIO(), width=400, color_system=None)
    console.print(scorecard_table(found, BANK, gates))
    written = console.file
    assert isinstance(written, io.StringIO)
    return written.getvalue()


def test_level_words_interval_quotes_times_votes_parts_and_versions_are_shown() -> None:
    text = shown(card())
    for part in (
        "3.5 of 5", "mostly shown", "80 %: 3.1 to 3.9",
        "62 of 100", "80 %: 52 to 72",
        "“I asked her” (conflict at 1:05)", "not said: that they checked", "the nearest anchor: 3, “Partly.”",
        "+3.00 a typical answer (2), +0.50 text (3.1)",
        "text 1: 3.1 and 3.9", "embeddings 2: none, no encoder",
        "bank small 1.0.0", "scorer signs-2+abc",
    ):  # fmt: skip
        assert part in text, part


def test_a_sentence_that_shows_several_signs_is_quoted_once() -> None:
    assert shown(card()).count("“I asked her”") == 1


def test_what_a_language_model_found_is_told_apart_from_what_counts() -> None:
    assert "found by a language model, counts for nothing: “we both wrote it down”" in shown(card())


def test_what_a_candidate_said_is_never_markup() -> None:
    assert "“and [red]then”" in shown(card())


def test_without_a_calibrated_model_no_interval_is_shown_but_that_it_is_uncalibrated() -> None:
    text = shown(card(interval=None, votes=()))
    assert "uncalibrated" in text
    assert "80 %" not in text


def test_without_a_level_the_reason_stands_in_its_place() -> None:
    text = shown(card(level=None, finding=Finding.NOT_ENOUGH_EVIDENCE, measures=(), reason="Too short."))
    assert "not enough evidence" in text
    assert "Too short." in text
    assert "of 5" not in text


def test_text_without_times_is_quoted_without_them() -> None:
    assert " at " not in shown(card(quotes=(quote("I asked her", 0.0),), found_quotes=()))


def test_every_level_has_its_words() -> None:
    assert [level_words(level) for level in (0.9, 1.4, 2.4, 3.1, 4.4, 5.0)] == [
        LEVELS[1], LEVELS[1], LEVELS[2], LEVELS[3], LEVELS[4], LEVELS[5],
    ]  # fmt: skip


def test_a_number_that_no_gate_has_opened_is_marked_as_internal_with_the_reason() -> None:
    text = shown(card())
    assert text.count("(internal)") == 2, "the criterion's and the competency's"
    assert "no criterion has passed the gates for being shown to recruiters: uncalibrated" in text
    passed = Publication("abc", {"teamwork/listens": Decision("teamwork/listens", (), (), is_synthetic=False)})
    assert "nternal" not in shown(card(), passed)
    assert plain(card(), passed)["competencies"][0]["criteria"][0]["published"] is True


def test_where_some_are_published_each_other_one_says_why_it_is_not() -> None:
    one = card()
    listens = one.competencies[0].criteria[0]
    both = replace(one.competencies[0], criteria=(listens, replace(listens, criterion_id="decides")))
    closed = Decision("teamwork/decides", ("it is too far from the panel",), (), is_synthetic=False)
    passed = Decision("teamwork/listens", (), (), is_synthetic=False)
    gates = Publication("abc", {"teamwork/listens": passed, "teamwork/decides": closed})
    text = shown(replace(one, competencies=(both,)), gates)
    assert "(partly internal)" in text
    assert "internal: it is too far from the panel" in text
    assert text.count("(internal)") == 1


def test_the_scorecard_of_the_engine_can_be_shown_whole() -> None:
    found = score(transcript(answer("conflict", "We asked her and I decided. " + PLAIN)), BANK)
    text = shown(found)
    assert all(criterion.criterion_id in text for one in found.competencies for criterion in one.criteria)


def test_a_quote_that_does_not_stand_out_is_shown_as_unsure() -> None:
    text = shown(card(quotes=(replace(quote("and then"), stands_out=False), quote("I asked her"))))
    assert "“and then” (conflict at 1:05; other words may be meant)" in text
    assert "“I asked her” (conflict at 1:05)" in text
