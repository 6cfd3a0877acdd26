"""Fits the two layers of `dialogue.request_model`.

The first is multinomial logistic regression over the traits of spans, one class for answers and one for each
request. The second learns from turns of writers whom the first one didn't know, so it sees odds as they will be.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.neural_network import MLPClassifier

from benchmarks.requests.phrases import WRITERS, Phrase, all_of, sentences, told
from benchmarks.requests.samples import TOLD_PARTS, Sample, part_of, samples
from dialogue.request_kinds import Request
from dialogue.request_model import CLASSES, LEVELS, MIDDLE, Model, Turn
from dialogue.request_traits import reader
from dialogue.request_words import words

Floats = NDArray[np.float32]
LEAST_SAMPLES = 8
# More found little more, and the table is read at each start.
MOST_TRAITS = 12_000
ROUNDS, BATCH, RATE, SHRINKAGE, BLANKED = 7, 512, 0.05, 0.001, 0.25
NETS, UNITS, UNIT_SHRINKAGE = 3, 8, 3.0
# A module has 400 lines at most.
ROW_LETTERS = 1500
# Of the sentences of told answers every so many-th is judged as if it were all that is said.
SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """`rows`: the traits of each sample as shares of the root of their number."""

    samples: list[Sample]
    names: list[str]
    rows: sparse.csr_matrix


def shown(language: str) -> Shown:
    found = samples(all_of(language), told(language), language)
    read = reader(language)
    traits = [read.traits(sample.words, sample.first, sample.last) for sample in found]
    counted = Counter(trait for one in traits for trait in set(one))
    names = sorted(trait for trait, count in counted.items() if count >= LEAST_SAMPLES and _writable(trait))
    place = {trait: at for at, trait in enumerate(names)}
    known = [[place[trait] for trait in one if trait in place] for one in traits]
    ends = np.cumsum([0, *map(len, known)])
    shares = np.repeat([1 / np.sqrt(len(one)) for one in traits], np.diff(ends)).astype(np.float32)
    columns = np.fromiter((at for one in known for at in one), np.int32, ends[-1])
    return Shown(found, names, sparse.csr_matrix((shares, columns, ends), (len(found), len(names))))


def _writable(trait: str) -> bool:
    return trait.isascii() and not set(trait) & set(';\\"\n')


def first_layer(seen: Shown, without: Sequence[str] = ()) -> tuple[list[str], Floats, Floats, float]:
    """Names, levels (a row for each), biases and step, fitted without samples of these sources."""
    kept = [at for at, sample in enumerate(seen.samples) if sample.source not in without]
    rows = seen.rows[kept]
    kinds = np.array([seen.samples[at].kind for at in kept])
    weight = np.array([seen.samples[at].weight for at in kept], np.float32)
    weights, bias = _regression(rows, kinds, weight)
    often = np.sqrt(np.asarray((rows > 0).sum(axis=0)).ravel())
    strength = (weights.max(axis=1) - weights.min(axis=1)) * often
    strongest = np.sort(np.argsort(-strength, kind="stable")[:MOST_TRAITS])
    weights, bias = _regression(rows[:, strongest], kinds, weight)
    step = float(np.quantile(np.abs(weights), 0.999)) / MIDDLE
    levels = np.clip(np.rint(weights / step), -MIDDLE, MIDDLE)
    return [seen.names[at] for at in strongest], levels, bias, step


def _regression(rows: sparse.csr_matrix, kinds: NDArray[np.int64], weight: Floats) -> tuple[Floats, Floats]:
    """By Adam, with a share of the traits blanked out in each step, so that none is relied on alone."""
    chance = np.random.default_rng(0)
    count, width = rows.shape
    fitted = [np.zeros((width, CLASSES), np.float32), np.zeros(CLASSES, np.float32)]
    first = [np.zeros_like(part) for part in fitted]
    second = [np.zeros_like(part) for part in fitted]
    step = 0
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            at = order[start : start + BATCH]
            batch = rows[at]
            batch.data = batch.data * (chance.random(len(batch.data)) > BLANKED).astype(np.float32) / (1 - BLANKED)
            odds = batch @ fitted[0] + fitted[1]
            chances = np.exp(odds - odds.max(axis=1, keepdims=True))
            chances /= chances.sum(axis=1, keepdims=True)
            chances[np.arange(len(at)), kinds[at]] -= 1
            chances = (chances * (weight[at] / len(at))[:, None]).astype(np.float32)
            step += 1
            for part, (slope, mean, spread) in enumerate(
                zip((batch.T @ chances, chances.sum(axis=0)), first, second, strict=True)
            ):
                mean += 0.1 * (slope - mean)
                spread += 0.001 * (slope * slope - spread)
                fitted[part] -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
            fitted[0] *= 1 - rate * SHRINKAGE
    return fitted[0], fitted[1]


def as_model(layer: tuple[list[str], Floats, Floats, float], language: str) -> Model:
    """Without a second layer."""
    names, levels, bias, step = layer
    rows = ("".join(LEVELS[int(level) + MIDDLE] for level in row) for row in levels)
    weights = dict(zip(names, rows, strict=True))
    biases = tuple(round(float(one), 3) for one in bias)
    return Model(reader(language), weights, biases, round(step, 5), (), (), 0.0)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A writer's phrases and a part of the told answers, as a model that was fitted without them sees them."""

    writer: str
    model: Model
    phrases: list[Phrase]
    evidence: Floats
    kinds: list[frozenset[Request]]


def left_out(seen: Shown, language: str) -> list[LeftOut]:
    found = []
    for place, writer in enumerate(WRITERS[language]):
        part = f"told {place % TOLD_PARTS}"
        layer = as_model(first_layer(seen, (writer, part)), language)
        answers = [text for text in told(language) if part_of(text) == part]
        phrases = [phrase for phrase in all_of(language) if phrase.writer == writer]
        phrases += [Phrase(text, None, "told") for text in answers]
        phrases += [Phrase(text, None, "told sentence") for text in sentences(answers)[::SENTENCES]]
        phrases = [phrase for phrase in phrases if words(phrase.text)]
        turns = [Turn(words(phrase.text), layer) for phrase in phrases]
        evidence = np.array([turn.evidence() for turn in turns], np.float32)
        kinds = [frozenset(span.request for span in turn.parts()) for turn in turns]
        found.append(LeftOut(writer, layer, phrases, evidence, kinds))
    return found


def second_layer(known: Sequence[LeftOut]) -> tuple[list[list[float]], list[float]]:
    """Hidden units (weights, bias) and the output (weights, bias); the evidence goes in as it is."""
    evidence = np.concatenate([one.evidence for one in known]).astype(np.float64)
    asked = np.array([phrase.request is not None for one in known for phrase in one.phrases])
    middle, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-9
    units: list[list[float]] = []
    out: list[float] = []
    bias = 0.0
    for seed in range(NETS):  # their mean is one net with all their units
        net = MLPClassifier(
            (UNITS,), activation="tanh", solver="lbfgs", alpha=UNIT_SHRINKAGE, max_iter=3000, random_state=seed
        ).fit((evidence - middle) / spread, asked)
        weights = net.coefs_[0] / spread[:, None]
        biases = net.intercepts_[0] - middle @ weights
        units += [[*map(float, weights[:, unit]), float(biases[unit])] for unit in range(UNITS)]
        out += [float(weight) / NETS for weight in net.coefs_[1][:, 0]]
        bias += float(net.intercepts_[1][0]) / NETS
    return units, [*out, bias]


def module(layer: Model, second: tuple[list[list[float]], list[float]], limit: float, language: str) -> str:
    """The source of dialogue/request_weights_*.py."""
    lines = [""]
    for entry in (f"{name}{levels}" for name, levels in layer.weights.items()):
        if len(lines[-1]) + len(entry) > ROW_LETTERS:
            lines.append("")
        lines[-1] += f";{entry}" if lines[-1] or len(lines) > 1 else entry
    rows = "\n".join(lines)
    units = "\n".join(f"    ({', '.join(f'{one:.4f}' for one in unit)})," for unit in second[0])
    return f'''# ruff: noqa: E501
# fmt: off
"""{language}: weights of `request_model`, in log-odds; by `benchmarks.requests fit`."""

# The log-odds from which on a turn holds a request.
LIMIT = {limit:.3f}
STEP = {layer.step}
BIAS = ({", ".join(map(str, layer.bias))})
SECOND = (
{units}
)
OUT = ({", ".join(f"{one:.4f}" for one in second[1])})
# "trait levels;...", a level for an answer and for each of KINDS.
WEIGHTS = """\\
{rows}
"""
'''
