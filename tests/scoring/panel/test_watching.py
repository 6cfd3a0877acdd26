"""What is watched after a release."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scoring.engine import score
from scoring.report import Scorecard
from scoring.watching import (
    Selected,
    Verdict,
    above_median,
    changes,
    counterfactual,
    drift_begins,
    effect,
    impacts,
    is_amplified,
    stability,
    written,
)
from tests.scoring.making import PLAIN, answer, rich_bank, transcript
from tests.scoring.test_engine import SHOWN

# Montgomery, table 9.1: twenty of mean 10, then ten of mean 11; SD 1. The upper sum passes 5 at the 29th.
MONTGOMERY = (
    *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08),
    *(9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
)
GOLDEN = """
from scoring.engine import score
from scoring.watching import written
from tests.scoring.panel.test_watching import golden
import sys
sys.stdout.buffer.write(written(golden()).encode())
"""


def golden() -> Scorecard:
    told = " ".join([PLAIN, *SHOWN.values()])
    return score(transcript(answer("conflict", told), answer("change", PLAIN)), rich_bank())


def test_a_golden_transcript_is_scored_bit_by_bit_the_same_in_another_process() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", GOLDEN],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            check=True,
            timeout=100,
        ).stdout.decode()
        for seed in ("1", "2")
    ]
    assert changes(written(golden()), found[0]) == ()
    assert changes(*found) == ()
    assert "0x1." in found[0]


def test_the_smallest_change_of_a_number_is_told_with_its_place() -> None:
    card = golden()
    first = card.competencies[0]
    assert first.score is not None
    moved = replace(first, score=float(np.nextafter(first.score, 200.0)))
    other = replace(card, competencies=(moved, *card.competencies[1:]))
    (told,) = changes(written(card), written(other))
    assert told.startswith("competencies[0].score: ")


def test_a_quote_more_is_a_change() -> None:
    card = golden()
    fewer = replace(card, competencies=card.competencies[:-1])
    assert changes(written(card), written(fewer))


def test_the_drift_of_the_textbook_is_noticed_where_the_textbook_says() -> None:
    assert drift_begins(MONTGOMERY, 10.0, 1.0) == 28  # the 29th
    assert drift_begins(MONTGOMERY[:20], 10.0, 1.0) is None
    assert drift_begins([-x for x in MONTGOMERY], -10.0, 1.0) == 28
    with pytest.raises(ValueError, match="above 0"):
        drift_begins([1.0], 0.0, 0.0)


def test_a_feature_that_moves_is_told_from_one_that_stays() -> None:
    chance = np.random.default_rng(3)
    reference, same, moved = chance.normal(size=2000), chance.normal(size=2000), chance.normal(1.0, size=2000)
    assert stability(reference, same) < 0.1
    assert stability(reference, moved) > 0.25


def test_the_example_of_the_uniform_guidelines_questions_and_answers() -> None:
    """80 and 40 applicants, 48 and 12 chosen: 60 % and 30 %, a ratio of 50 %."""
    white, black = impacts({"a": Selected(48, 80), "b": Selected(12, 40)})
    assert white.is_best
    assert white.ratio == 1.0
    assert black.ratio == pytest.approx(0.5)
    assert black.below_four_fifths
    assert not white.below_four_fifths
    assert black.exact < 0.01
    assert black.interval is not None
    assert black.interval[0] < 0.5 < black.interval[1] < 0.9


def test_fishers_tea() -> None:
    """Fisher 1935: three of four cups right, two-sided p .486. Few people: the ratio alone would raise alarm."""
    _, second = impacts({"x": Selected(3, 4), "y": Selected(1, 4)})
    assert second.exact == pytest.approx(0.486, abs=0.001)
    assert second.below_four_fifths
    assert second.interval is not None
    assert second.interval[1] > 1.0


def test_groups_of_nobody_and_groups_in_which_nobody_passes_are_no_errors() -> None:
    assert impacts({}) == ()
    assert [one.group for one in impacts({"a": Selected(1, 2), "nobody": Selected(0, 0)})] == ["a"]
    assert [one.ratio for one in impacts({"a": Selected(0, 5), "b": Selected(0, 4)})] == [None, None]
    none, _ = impacts({"a": Selected(0, 30), "b": Selected(20, 30)})
    assert none.ratio == 0.0
    assert none.interval is not None
    assert none.interval[1] < 0.8


def test_the_scoring_rate_is_of_those_above_the_median_of_all() -> None:
    assert above_median({"a": [1, 2, 3], "b": [3, 4, 5]}) == {"a": Selected(0, 3), "b": Selected(2, 3)}
    assert above_median({}) == {}


def test_pairs_of_the_same_content_are_judged_with_their_uncertainty() -> None:
    chance = np.random.default_rng(5)
    before = chance.normal(50, 15, size=200)

    def verdict(shift: float, noise: float, pairs: int) -> Verdict:
        after = before[:pairs] + 15 * (shift + chance.normal(0, noise, size=pairs))
        found = counterfactual(before[:pairs].tolist(), after.tolist(), 15.0)
        assert found is not None
        assert found.interval[0] <= found.shift <= found.interval[1]
        return found.verdict

    assert verdict(0.0, 0.1, 200) is Verdict.ALIKE
    assert verdict(-0.4, 0.1, 200) is Verdict.SHIFTED
    assert verdict(0.03, 0.15, 6) is Verdict.UNDECIDED
    assert counterfactual([1.0], [1.0], 15.0) is None


def test_a_gap_that_the_machine_makes_larger_is_noticed() -> None:
    """The handbook's: women and men .116 apart by people, .184 by the machine, is not yet more than .10."""
    assert not is_amplified(0.116, 0.184)
    assert is_amplified(0.116, 0.25)
    assert is_amplified(-0.139, -0.25)
    assert is_amplified(0.05, -0.12)
    assert not is_amplified(0.3, 0.1)


def test_cohens_d_is_the_difference_in_pooled_sd() -> None:
    assert effect([1, 2, 3], [3, 4, 5]) == pytest.approx(-2.0)
    assert effect([1], [2, 3]) is None
    assert effect([2, 2], [3, 3]) is None
