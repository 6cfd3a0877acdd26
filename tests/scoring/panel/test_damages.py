"""Damages to answers: each what its name says, and the same for the same seed."""

import importlib.util
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scoring.panel.damages import CATCHWORDS, DAMAGES, INJECTIONS

SET = Path(__file__).parents[2] / "data" / "panel"
SAID = "Well, I asked Ann why she was late. She didn't know. Then we wrote the plan together, and it held."
words = st.lists(st.sampled_from(SAID.split()), min_size=1, max_size=80)


def damaged(change: str, text: str = SAID, seed: object = 1) -> str:
    return DAMAGES[change](text, random.Random(str(seed)))


def test_each_is_what_its_name_says() -> None:
    assert damaged("duplicated") == f"{SAID} {SAID}"
    assert damaged("first-half") == "Well, I asked Ann why she was late. She didn't"
    assert damaged("punctuation-removed").startswith("well i asked ann why she was late she didn't know then we")
    stuffed = damaged("stuffed")
    assert stuffed.startswith(f"{SAID} ")
    assert sum(one in stuffed for one in CATCHWORDS) == 2
    injected = damaged("injection")
    assert [injected.replace(f" {one}", "") for one in INJECTIONS if one in injected] == [SAID]


def test_a_tenth_of_the_words_is_misheard() -> None:
    said = [f"word{number}ing" for number in range(200)]
    heard = damaged("asr-noise", " ".join(said)).split()
    assert len(set(said) - set(heard)) in range(14, 21), "doubled ones are still there"


@given(words, st.integers())
def test_the_same_seed_makes_the_same_and_changes_nothing_else(said: list[str], seed: int) -> None:
    random.seed(5)
    before = random.getstate()
    for change in DAMAGES:
        assert damaged(change, " ".join(said), seed) == damaged(change, " ".join(said), seed)
    assert random.getstate() == before


def test_the_sets_own_twins_are_what_its_maker_makes_of_its_answers() -> None:
    """To the last letter: another draw would make older figures incomparable."""
    spec = importlib.util.spec_from_file_location("make_twins", SET / "make_twins.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    made = maker.mechanical_twins(maker.read(SET / "answers-1.jsonl") + maker.read(SET / "answers-2.jsonl"))
    kept = [row for row in maker.read(maker.TWINS) if row["change"] in DAMAGES]
    assert len(made) > 60
    assert made == [{name: row[name] for name in ("of", "change", "text")} for row in kept]
