"""How many requests are recognized, and answers taken for one: by the grammar alone and with the model."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.requests import fit
from benchmarks.requests.phrases import UNSEEN, Phrase, answers, fitted, requests
from dialogue.request_kinds import Request
from dialogue.request_model import LEAST_WORDS, MOST_WORDS
from dialogue.request_words import words
from dialogue.requests import by_grammar, may_judge, recognize

Judge = Callable[[Phrase], Request | None]
LIMITS = (0.5, 0.6, 0.7, 0.8, 0.9)


def page() -> str:
    return f"""# What candidates ask for

`python -m benchmarks.requests`. The grammar (`dialogue/requests.py`) has the first word. Where it finds nothing, a
linear model (`dialogue/request_model.py`) may name a request for a turn of {LEAST_WORDS} to {MOST_WORDS} words
that quotes nobody, if that is likelier than {fit.LIMIT}. The model speaks English alone.

All phrases are written, and damage by recognition is imitated: people will surprise it more often.

## Unseen phrases

`*-{UNSEEN}`: neither the grammar's clauses nor the model's weights nor its limit were made with them in view.
They were scored twice: first with a limit of 0.6, from one set of folds (English 79.4 %, damaged 87.8 %, one
answer taken), then with the limit that several sets gave.

{_table(requests(UNSEEN), answers(UNSEEN))}
## The model's limit, by cross-validation

The model is fitted without the phrases that it judges and without what resembles them (half of their three
letters in a row in common), {len(fit.SEEDS)} times with other folds; these are means. Requests are those of
`commands-blind`, which the grammar wasn't written by. Short answers are those of all `answers-*` files but the
unseen one, told pieces the clauses, sentences and openings of told answers. The limit is the lowest at which the
model takes at most 0.5 % of short answers beyond those that the grammar takes.

{_limits("en")}
{_limits("de")}
In German no limit finds more requests without taking answers for some.
"""


def grammar(phrase: Phrase) -> Request | None:
    found = {request for request, _, _ in by_grammar(words(phrase.text), phrase.language)}
    asked = recognize(phrase.text, phrase.language)
    return asked.request if asked is not None and asked.request in found else None


def both(phrase: Phrase) -> Request | None:
    asked = recognize(phrase.text, phrase.language)
    return None if asked is None else asked.request


def _table(asked: Sequence[Phrase], told: Sequence[Phrase]) -> str:
    lines = ["| phrases | | grammar | with the model |", "|---|---|---|---|"]
    for language in ("en", "de"):
        own = [phrase for phrase in asked if phrase.language == language]
        parts = {
            "all requests": own,
            "undamaged, alone": [p for p in own if not p.damaged and not p.mixed],
            "damaged": [p for p in own if p.damaged],
            "with an answer": [p for p in own if p.mixed],
        }
        lines += [
            f"| {language}: {name}, recognized | {len(rows)} | {_recall(rows, grammar)} | {_recall(rows, both)} |"
            for name, rows in parts.items()
            if rows
        ]
        false = [phrase for phrase in told if phrase.language == language]
        lines.append(
            f"| {language}: answers taken for requests | {len(false)} | {_taken(false, grammar)}"
            f" | {_taken(false, both)} |"
        )
    lines.append(f"| answers taken for requests | {len(told)} | {_taken(told, grammar)} | {_taken(told, both)} |")
    return "\n".join(lines) + "\n"


def _recall(rows: Sequence[Phrase], judge: Judge) -> str:
    right = sum(judge(phrase) is phrase.request for phrase in rows)
    return f"{right / len(rows):.1%}"


def _taken(rows: Sequence[Phrase], judge: Judge) -> str:
    taken = sum(judge(phrase) is not None for phrase in rows)
    return f"{taken} ({taken / len(rows):.1%})" if rows else "-"


def _limits(language: str) -> str:
    phrases = fitted(language)
    judged = [fit.left_out(phrases, seed) for seed in fit.SEEDS]
    short = [may_judge([word.plain for word in words(phrase.text)], language) for phrase in phrases]
    by_rules = [grammar(phrase) for phrase in phrases]
    blind = [i for i, p in enumerate(phrases) if p.half == "blind" and p.request is not None]
    answered = [i for i, p in enumerate(phrases) if p.half != "told" and p.request is None]
    told = [i for i, p in enumerate(phrases) if p.half == "told"]
    lines = [f"| {language}: limit | requests, of {len(blind)} | short answers taken, of {len(answered)}"]
    lines[0] += f" | told pieces taken, of {len(told)} |"
    lines.append("|---|---|---|---|")
    for limit in (1.0, *LIMITS):
        counts = np.zeros(3)
        for chances in judged:
            likely = chances[:, 1:].max(axis=1) > limit
            kinds = [Request(fit.KINDS[kind]) for kind in chances[:, 1:].argmax(axis=1)]
            said = [
                kinds[i] if rule is None and short[i] and likely[i] else rule for i, rule in enumerate(by_rules)
            ]
            counts[0] += sum(said[i] is phrases[i].request for i in blind)
            counts[1] += sum(said[i] is not None for i in answered)
            counts[2] += sum(said[i] is not None for i in told)
        mean = counts / len(judged)
        shares = mean / [len(blind), len(answered), len(told)]
        name = "grammar alone" if limit == 1.0 else f"{limit}"
        cells = " | ".join(f"{count:.1f} ({share:.2%})" for count, share in zip(mean, shares, strict=True))
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines) + "\n"
