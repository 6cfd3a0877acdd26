"""The page of results: what models find of writers whom they weren't fitted on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.requests import fit
from benchmarks.requests.phrases import UNSEEN, Phrase, of, there_are
from dialogue.request_kinds import Request
from dialogue.requests import recognize_all

LANGUAGES = {"en": "English", "de": "German"}
# So many of the answers may be taken for requests, short ones and told ones together.
TAKEN = 0.01
RATES = (0.005, TAKEN, 0.02)
_UNSEEN_TITLE = "\n## Unseen phrases\n"


@dataclass(frozen=True, slots=True)
class Judged:
    """Phrases of all left-out writers with the odds of models that knew none of that writer's."""

    phrases: list[Phrase]
    writers: list[str]
    whole: NDArray[np.float64]
    odds: NDArray[np.float64]
    kinds: list[frozenset[Request]]

    def where(self, *, request: bool, told: str = "") -> NDArray[np.bool_]:
        """`told`: "told", "told sentence", or nothing for the phrases of writers."""
        wanted = (request, told)
        made = [phrase.writer if phrase.writer.startswith("told") else "" for phrase in self.phrases]
        asks = [phrase.request is not None for phrase in self.phrases]
        return np.array([one == wanted for one in zip(asks, made, strict=True)])


def judged(known: Sequence[fit.LeftOut]) -> Judged:
    """The second layer, too, is fitted without the writer that it judges."""
    odds = [_second(one, [other for other in known if other is not one]) for one in known]
    return Judged(
        [phrase for one in known for phrase in one.phrases],
        [one.writer for one in known for _ in one.phrases],
        np.concatenate([one.evidence[:, 0] for one in known]).astype(np.float64),
        np.concatenate(odds),
        [kind for one in known for kind in one.kinds],
    )


def _second(one: fit.LeftOut, others: Sequence[fit.LeftOut]) -> NDArray[np.float64]:
    units, out = (np.array(part) for part in fit.second_layer(others))
    odds: NDArray[np.float64] = np.tanh(one.evidence @ units[:, :-1].T + units[:, -1]) @ out[:-1] + out[-1]
    return odds


def limit(found: Judged, rate: float = TAKEN) -> float:
    """The odds above which this share of all answers is."""
    return _limit(found, found.odds, rate)


def _limit(found: Judged, odds: NDArray[np.float64], rate: float) -> float:
    answers = found.where(request=False) | found.where(request=False, told="told")
    odds = np.sort(odds[answers])[::-1]
    return float(odds[int(rate * len(odds))])


def fit_all(into: Path, results: Path) -> None:
    """Writes the weights of each language, and the page without the unseen phrases."""
    tables = []
    for language, name in LANGUAGES.items():
        seen = fit.shown(language)
        known = fit.left_out(seen, language)
        found = judged(known)
        first = fit.as_model(fit.first_layer(seen), language)
        source = fit.module(first, fit.second_layer(known), limit(found), name)
        (into / f"request_weights_{name.lower()}.py").write_text(source, encoding="utf-8")
        tables.append(f"### {name}\n\n{table(found)}")
    results.write_text(_page("\n".join(tables)), encoding="utf-8")


def _page(tables: str) -> str:
    return f"""# What candidates ask for

`python -m benchmarks.requests fit` makes this page and the weights of `dialogue/request_model.py`;
`python -m benchmarks.requests` scores the shipped weights on the unseen pair, if it is there.

All phrases are written, and damage by recognition is imitated: people will surprise it more often.

## Leaving one writer out

Each such writer's requests and short answers are judged by models fitted without that writer, and without a
quarter of the told answers, which they judge as well. The limit of the odds is one for all writers of a language,
so that the given share of answers is taken for requests: short ones, a quarter of them traps ("I told her to
wait"), and told ones. "Recognized" is a request that is taken for any request; "right kind" is a share of these.
The last line is by writer, at the shipped limit of 1 %: recognized, short answers taken.

The phrases of `english-e` and `german-c` are by the one who made the model, who had read some ninety misses of
earlier models before he wrote half of them; so these numbers may be a little too good.

{tables}"""


def table(found: Judged) -> str:
    request, answer = found.where(request=True), found.where(request=False)
    told = found.where(request=False, told="told")
    piece = found.where(request=False, told="told sentence")
    mixed = np.array([phrase.mixed for phrase in found.phrases])
    damaged = np.array([phrase.damaged for phrase in found.phrases])
    right = np.array([phrase.request in kind for phrase, kind in zip(found.phrases, found.kinds, strict=True)])
    lines = [
        f"| answers taken | requests recognized, of {request.sum()} | alone, undamaged | alone, damaged"
        f" | beside an answer | right kind | short answers taken, of {answer.sum()}"
        f" | told answers taken, of {told.sum()} | their sentences, of {piece.sum()} |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for rate in RATES:
        ok = found.odds > limit(found, rate)
        shares = [ok[part].mean() for part in (request, request & ~mixed & ~damaged)]
        shares += [ok[request & ~mixed & damaged].mean(), ok[request & mixed].mean(), right[request & ok].mean()]
        cells = " | ".join(f"{share:.1%}" for share in shares)
        lines.append(f"| {rate:.1%} | {cells} | {ok[answer].sum()} | {ok[told].sum()} | {ok[piece].sum()} |")
    ok = found.whole > _limit(found, found.whole, TAKEN)
    lines.append(f"| {TAKEN:.1%}, first layer on whole turns alone | {ok[request].mean():.1%} | | | | | | | |")
    ok = found.odds > limit(found)
    writers = np.array(found.writers)
    each = [
        f"{writer}: {ok[request & (writers == writer)].mean():.1%}, {ok[answer & (writers == writer)].mean():.1%}"
        for writer in sorted(set(found.writers))
    ]
    return "\n".join(lines) + f"\n\n{'; '.join(each)}.\n"


def with_unseen(page: str) -> str:
    """The page with a part about the unseen pair, where its files are there."""
    page = page.partition(_UNSEEN_TITLE)[0]
    if not there_are(UNSEEN):
        return page
    lines = ["| | phrases | recognized | right kind |", "|---|---|---|---|"]
    for language, name in LANGUAGES.items():
        phrases = of(UNSEEN, language)
        asked = [phrase for phrase in phrases if phrase.request is not None]
        parts = {
            "requests": asked,
            "alone, undamaged": [p for p in asked if not p.mixed and not p.damaged],
            "alone, damaged": [p for p in asked if p.damaged and not p.mixed],
            "beside an answer": [p for p in asked if p.mixed],
        }
        for part, rows in parts.items():
            if rows:
                kinds = [{one.request for one in recognize_all(p.text, language)} for p in rows]
                right = sum(p.request in found for p, found in zip(rows, kinds, strict=True))
                cells = f"{_share(sum(map(bool, kinds)), rows)} | {_share(right, rows)}"
                lines.append(f"| {name}: {part} | {len(rows)} | {cells} |")
        answers = [p for p in phrases if p.request is None]
        taken = sum(bool(recognize_all(p.text, language)) for p in answers)
        if answers:
            lines.append(f"| {name}: answers taken for requests | {len(answers)} | {_share(taken, answers)} | |")
    about = (
        f"`*-{UNSEEN}`, by a writer whose phrases nothing was fitted on, in the mixture that he expected of real "
        "candidates; scored once."
    )
    return "\n".join([f"{page}{_UNSEEN_TITLE}", about, "", *lines, ""])


def _share(count: int, rows: Sequence[Phrase]) -> str:
    return f"{count} ({count / len(rows):.1%})"
