"""What became of many simulated interviews, by persona."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from interviewer.simulate.text.run import Simulated

MOST_EXAMPLES = 20


@dataclass(slots=True)
class Figures:
    """Sums over interviews. `parts_before`, `parts_after`: told before the first probe, and in all.

    `questions`: scored ones asked, of which `answered` got a word.
    """

    persona: str
    interviews: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    turns: int = 0
    probes: int = 0
    encouragements: int = 0
    questions: int = 0
    answered: int = 0
    parts_before: int = 0
    parts_after: int = 0
    lasted_s: float = 0.0
    violations: int = 0
    examples: list[str] = field(default_factory=list)  # persona, seed and words of the first violations

    def add(self, one: Simulated) -> None:
        self.interviews += 1
        self.outcomes[one.outcome] = self.outcomes.get(one.outcome, 0) + 1
        self.turns += one.turns
        self.probes += one.probes
        self.encouragements += one.encouragements
        scored = {answer.question_id for answer in one.transcript.answers}
        told = {name: parts for name, parts in one.parts_told.items() if name in scored}
        self.questions += len(scored)
        self.answered += sum(1 for answer in one.transcript.answers if answer.text)
        self.parts_before += sum(len(before) for before, _ in told.values())
        self.parts_after += sum(len(after) for _, after in told.values())
        self.lasted_s += one.lasted_s
        self.violations += len(one.violations)
        left = MOST_EXAMPLES - len(self.examples)
        self.examples += [f"{one.persona}, seed {one.seed}: {text}" for text in one.violations[:left]]

    def share(self, *outcomes: str) -> float:
        return sum(self.outcomes.get(name, 0) for name in outcomes) / self.interviews

    def each(self, total: float) -> float:
        """Of one interview."""
        return total / self.interviews

    def of_answered(self, parts: int) -> float:
        """Parts of an answer, 0..4, that an answered question got."""
        return parts / self.answered if self.answered else 0.0


def figures(simulated: Iterable[Simulated]) -> list[Figures]:
    """By persona, in the order in which they came."""
    found: dict[str, Figures] = {}
    for one in simulated:
        found.setdefault(one.persona, Figures(one.persona)).add(one)
    return list(found.values())
