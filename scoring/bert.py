"""A BERT-like encoder in plain numpy, from weights in the safetensors format: no torch, no converted file.

The format (github.com/huggingface/safetensors): eight bytes with the length of a JSON header, the header with each
tensor's type, shape and place, then the numbers. The layers are those of Devlin et al. 2019, as Hugging Face names
them; the pooling, a mean over the tokens, is that of the sentence-transformers models (Reimers & Gurevych 2019).
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats32 = NDArray[np.float32]

_TYPES = {"F32": np.float32, "F16": np.float16}
_FIRST = "embeddings.word_embeddings.weight"
# Of the models in use (BERT base, MiniLM); a config.json beside the weights may say otherwise.
HEADS = 12
_EPSILON = np.float32(1e-12)


def tensors(content: bytes) -> dict[str, Floats32]:
    """Name -> array, of a safetensors file. Raises ValueError for what isn't one, or holds other types."""
    size = int.from_bytes(content[:8], "little")
    if not 2 <= size <= len(content) - 8:
        raise ValueError("this is no safetensors file")
    header = json.loads(content[8 : 8 + size])
    body = memoryview(content)[8 + size :]
    found = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] == "I64":  # position_ids: 0, 1, 2, ...
            continue
        if entry["dtype"] not in _TYPES:
            raise ValueError(f"{name} is of type {entry['dtype']}, which isn't read here")
        start, end = entry["data_offsets"]
        array = np.frombuffer(body[start:end], _TYPES[entry["dtype"]]).reshape(entry["shape"])
        found[name] = array.astype(np.float32, copy=False)
    return found


class Bert:
    def __init__(self, content: bytes, heads: int = HEADS) -> None:
        """content: of a .safetensors file. Raises ValueError where the weights aren't those of a BERT."""
        every = tensors(content)
        prefix = next((name.removesuffix(_FIRST) for name in every if name.endswith(_FIRST)), None)
        if prefix is None:
            raise ValueError(f"the weights have no {_FIRST}")
        own = {name.removeprefix(prefix): array for name, array in every.items() if name.startswith(prefix)}
        self._words = own[_FIRST]
        self._places = own["embeddings.position_embeddings.weight"]
        self._kind = own["embeddings.token_type_embeddings.weight"][0]
        self._norm = _pair(own, "embeddings.LayerNorm")
        count = 1 + max((int(name.split(".")[2]) for name in own if name.startswith("encoder.layer.")), default=-1)
        self._layers = [_Layer(own, f"encoder.layer.{number}", heads) for number in range(count)]
        if not count or self._words.shape[1] % heads:
            raise ValueError(f"{count} layers of width {self._words.shape[1]} with {heads} heads make no BERT")

    @property
    def most_tokens(self) -> int:
        return len(self._places)

    def vector(self, tokens: Sequence[int]) -> Floats32:
        """(d,): the mean of the last layer over these tokens, of length 1. Raises IndexError for unknown ones."""
        ids = np.asarray(tokens, np.int64)[: self.most_tokens]
        state = _normed(self._words[ids] + self._places[: len(ids)] + self._kind, self._norm)
        for layer in self._layers:
            state = layer.after(state)
        mean = state.mean(axis=0)
        length = np.linalg.norm(mean)
        found: Floats32 = mean / length if length else mean
        return found


class _Layer:
    def __init__(self, own: Mapping[str, Floats32], name: str, heads: int) -> None:
        self._heads = heads
        attention = [_pair(own, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        self._attention = (
            np.ascontiguousarray(np.concatenate([weight for weight, _ in attention]).T),
            np.concatenate([bias for _, bias in attention]),
        )
        self._mixed = _turned(own, f"{name}.attention.output.dense")
        self._wide = _turned(own, f"{name}.intermediate.dense")
        self._narrow = _turned(own, f"{name}.output.dense")
        self._norms = _pair(own, f"{name}.attention.output.LayerNorm"), _pair(own, f"{name}.output.LayerNorm")

    def after(self, state: Floats32) -> Floats32:
        """(tokens, d) -> (tokens, d)."""
        count, width = state.shape
        three = _line(state, self._attention).reshape(count, 3, self._heads, width // self._heads)
        query, key, value = three.transpose(1, 2, 0, 3)
        odds = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // self._heads))
        shares = np.exp(odds - odds.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen = (shares @ value).transpose(1, 0, 2).reshape(count, width)
        state = _normed(state + _line(seen, self._mixed), self._norms[0])
        return _normed(state + _line(_gelu(_line(state, self._wide)), self._narrow), self._norms[1])


def _pair(own: Mapping[str, Floats32], name: str) -> tuple[Floats32, Floats32]:
    try:
        return own[f"{name}.weight"], own[f"{name}.bias"]
    except KeyError as error:
        raise ValueError(f"the weights have no {name}") from error


def _turned(own: Mapping[str, Floats32], name: str) -> tuple[Floats32, Floats32]:
    weight, bias = _pair(own, name)
    return np.ascontiguousarray(weight.T), bias


def _line(state: Floats32, weights: tuple[Floats32, Floats32]) -> Floats32:
    found: Floats32 = state @ weights[0] + weights[1]
    return found


def _normed(state: Floats32, weights: tuple[Floats32, Floats32]) -> Floats32:
    off = state - state.mean(axis=-1, keepdims=True)
    found: Floats32 = off / np.sqrt((off * off).mean(axis=-1, keepdims=True) + _EPSILON) * weights[0] + weights[1]
    return found


def _gelu(state: Floats32) -> Floats32:
    from scipy.special import erf  # only whoever uses an encoder waits for it

    found: Floats32 = np.float32(0.5) * state * (np.float32(1.0) + erf(state * np.float32(np.sqrt(0.5))))
    return found
