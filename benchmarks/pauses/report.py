"""The comparison as a Markdown page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.pauses.measure import OPEN_KINDS, OperatingPoint, cut_ins, latency, operating_point
from benchmarks.pauses.places import PAUSES_S, Kind, Part
from benchmarks.pauses.policies import EndModel, Words, exact_words, no_words, ours, smart_turn_once, timeout
from benchmarks.pauses.replay import Outcome, Policy, replay
from benchmarks.pauses.table import Answer
from dialogue.endpointing import WEIGHTS, Prompt

# The shipped bank's: patience 2.2 s, 30 s of speech asked for; closed 1.2 s.
OPEN = Prompt(closed=False, patience_s=2.2, words_trusted=True)
OPEN_LITTLE = replace(OPEN, enough_speech_s=30.0)
CLOSED = Prompt(closed=True, patience_s=1.2, words_trusted=True)
DOUBTED = replace(OPEN, words_trusted=False)
SHORT_PAUSES_S = (0.6, 1.0, 2.0)
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.999)


@dataclass(frozen=True, slots=True)
class Set:
    """Answers with their voice probabilities; words of the embedded recognizer and a turn model where wished."""

    answers: list[Answer]
    voices: dict[str, list[float]]
    embedded: Words | None = None
    end_model: EndModel | None = None

    def run(self, policy: Policy, part: Part) -> list[Outcome]:
        return [replay(a, self.voices[a.name], policy) for a in self.answers if a.part is part]


def policies(pauses: Set) -> list[Policy]:
    found = [
        *(timeout(silence_s) for silence_s in (0.6, 1.2, 2.2)),
        ours("ours, open question, exact words, enough said", OPEN, exact_words),
        ours("ours, open question, exact words, little said yet", OPEN_LITTLE, exact_words),
        ours("ours, closed question, exact words", CLOSED, exact_words),
    ]
    if pauses.embedded is not None:
        found += [
            ours("ours, embedded recognizer (not trusted: the product)", DOUBTED, pauses.embedded),
            ours("ours, embedded recognizer, if it were trusted", OPEN, pauses.embedded),
        ]
    if pauses.end_model is not None:
        found += [
            smart_turn_once(pauses.end_model),
            ours(
                "ours, exact words, little said yet, Smart Turn",
                OPEN_LITTLE,
                exact_words,
                WEIGHTS,
                pauses.end_model,
            ),
            ours("ours, no words, Smart Turn", DOUBTED, no_words, WEIGHTS, pauses.end_model),
        ]
    return found


def table(pauses: Set, part: Part) -> str:
    head = [
        "| policy | open 0.6 | 1 | 2 | 3 s | **open 0.6-2 s** | inside 0.6-2 s "
        "| sentence 0.6 | 1 | 2 | 3 s | ends p50 | p95 |",
        "|---|" + "---|" * 12,
    ]
    return "\n".join([*head, *(_row(policy.name, pauses.run(policy, part)) for policy in policies(pauses))])


def _row(name: str, outcomes: list[Outcome]) -> str:
    def share(kinds: Sequence[Kind], pauses_s: Sequence[float]) -> str:
        cut, total = cut_ins(outcomes, kinds, pauses_s)
        return f"{cut}/{total}"

    cut, total = cut_ins(outcomes, OPEN_KINDS, SHORT_PAUSES_S)
    ends = latency(outcomes)
    cells = [
        name,
        *(share(OPEN_KINDS, [pause_s]) for pause_s in PAUSES_S),
        f"**{cut / total:.1%}**",
        share([Kind.INSIDE], SHORT_PAUSES_S),
        *(share([Kind.SENTENCE], [pause_s]) for pause_s in PAUSES_S),
        f"{ends.p50_s:.2f} s",
        f"{ends.p95_s:.2f} s" + (f" ({ends.missed} missed)" if ends.missed else ""),
    ]
    return "| " + " | ".join(cells) + " |"


def sweeps(pauses: Set, part: Part) -> dict[str, Callable[[float], list[Outcome]]]:
    """Name -> the set replayed with one silence for what could be an end. The habit is left out."""
    weights = replace(WEIGHTS, habit_factor=0.0)

    def swept(silence_s: float, words: Words, model: EndModel | None) -> Policy:
        prompt = replace(OPEN, patience_s=max(OPEN.patience_s, silence_s), words_trusted=words is not no_words)
        if words is no_words:
            prompt = replace(prompt, patience_s=silence_s)
        changed = replace(weights, open_s=silence_s, open_little_said_s=silence_s)
        return ours("", prompt, words, changed, model)

    found: dict[str, Callable[[float], list[Outcome]]] = {
        "time-out": lambda silence_s: pauses.run(timeout(silence_s), part),
        "ours, exact words": lambda silence_s: pauses.run(swept(silence_s, exact_words, None), part),
    }
    model = pauses.end_model
    if model is not None:
        found["ours, no words, Smart Turn"] = lambda silence_s: pauses.run(swept(silence_s, no_words, model), part)
        found["ours, exact words, Smart Turn"] = lambda silence_s: pauses.run(
            swept(silence_s, exact_words, model), part
        )
    return found


def operating_points(pauses: Set, part: Part) -> str:
    groups: tuple[tuple[str, Sequence[Kind], Sequence[float]], ...] = (
        ("open, 0.6-2 s", OPEN_KINDS, SHORT_PAUSES_S),
        ("sentence, 0.6-2 s", (Kind.SENTENCE,), SHORT_PAUSES_S),
        ("sentence, 0.6-3 s", (Kind.SENTENCE,), PAUSES_S),
        ("all, 0.6-2 s", tuple(Kind), SHORT_PAUSES_S),
    )
    lines = [
        "| pauses | policy | 5 %: silence | ends mean | p50 | 10 %: silence | ends mean | p50 |",
        "|---|" + "---|" * 7,
    ]
    for group, kinds, pauses_s in groups:
        for name, run in sweeps(pauses, part).items():
            at_5, at_10 = (operating_point(run, kinds, pauses_s, share) for share in (0.05, 0.10))
            lines.append(f"| {group} | {name} | {_point(at_5)} | {_point(at_10)} |")
        if pauses.end_model is not None:
            lines.append(f"| {group} | Smart Turn by Pipecat's rule, {_once(pauses, part, kinds, pauses_s)} |")
    return "\n".join(lines)


def _point(point: OperatingPoint | None) -> str:
    if point is None:
        return "- | - | -"
    return f"{point.silence_s:.2f} s | {point.latency.mean_s:.2f} s | {point.latency.p50_s:.2f} s"


def _once(pauses: Set, part: Part, kinds: Sequence[Kind], pauses_s: Sequence[float]) -> str:
    """The lowest threshold that keeps to 5 and to 10 %, in the columns of the silences."""
    assert pauses.end_model is not None
    runs = [(t, pauses.run(smart_turn_once(pauses.end_model, t), part)) for t in THRESHOLDS]
    cells = []
    for share in (0.05, 0.10):
        for threshold, outcomes in runs:
            cut, total = cut_ins(outcomes, kinds, pauses_s)
            if cut <= share * total:
                ends = latency(outcomes)
                cells.append(f"P > {threshold:g} | {ends.mean_s:.2f} s | {ends.p50_s:.2f} s")
                break
        else:
            cells.append("- | - | -")
    return "threshold swept | " + " | ".join(cells)
