"""Makes the mechanical twins of the synthetic panel answers anew: `python tests/data/panel/make_twins.py`.

twins.jsonl holds two sorts of twins. Those in other names, gendered words, dialect or learner grammar were written
by hand and are kept as they stand; the others are made here, from a fixed seed, so that the same answers give the
same file.
"""

import json
import random
from pathlib import Path

from scoring.panel.damages import DAMAGES, FEWEST_WORDS, without_punctuation

FOLDER = Path(__file__).parent
TWINS = FOLDER / "twins.jsonl"
BY_HAND = ("name", "gendered-words", "dialect", "learner-grammar")
PER_CHANGE = 16


def read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def chosen(answers: list[dict[str, str]], chance: random.Random) -> list[dict[str, str]]:
    """As many answers to each question as can be, in the order of their ids."""
    by_question: dict[str, list[dict[str, str]]] = {}
    for answer in answers:
        if len(answer["text"].split()) >= FEWEST_WORDS:
            by_question.setdefault(answer["question"], []).append(answer)
    each = PER_CHANGE // len(by_question)
    picked = [answer for group in by_question.values() for answer in chance.sample(group, each)]
    return sorted(picked, key=lambda answer: answer["id"])


def mechanical_twins(answers: list[dict[str, str]]) -> list[dict[str, str]]:
    twins = []
    for change, make in DAMAGES.items():
        chance = random.Random(change)  # a seed of its own: a new change leaves the others as they are
        picked = chosen(answers, chance)
        if change == "punctuation-removed":  # an answer that has no punctuation would be its own twin
            picked = [answer for answer in picked if without_punctuation(answer["text"], chance) != answer["text"]]
        twins += [
            {"of": answer["id"], "change": change, "text": make(answer["text"], chance)} for answer in picked
        ]
    return twins


def main() -> None:
    answers = read(FOLDER / "answers-1.jsonl") + read(FOLDER / "answers-2.jsonl")
    kept = [twin for twin in read(TWINS) if twin["change"] in BY_HAND]
    twins = [
        {"id": f"t-{number:03d}", "of": twin["of"], "change": twin["change"], "text": twin["text"]}
        for number, twin in enumerate(kept + mechanical_twins(answers), start=1)
    ]
    lines = [json.dumps(twin, ensure_ascii=False) + "\n" for twin in twins]
    TWINS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
