"""Any sentence encoder in ONNX, with its `tokenizer.json`: BERT-like, read by the mean of its last layer.

Nothing is fetched: both files are given by path. Each text is encoded by itself, since padding to a batch's
longest
changes the last bits, and equal input must give equal output.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as faults
from tokenizers import Tokenizer

# all-MiniLM-L6-v2 and its like were trained on at most 256; longer sentences are cut.
MOST_TOKENS = 256
_KNOWN_TEXTS = 4096
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


class OnnxEncoder:
    """Inputs: any of input_ids, attention_mask, token_type_ids. Output: (1, tokens, d), or (1, d) already
    pooled."""

    def __init__(self, model: str | Path, tokenizer: str | Path) -> None:
        """Raises EncoderError."""
        files = Path(model), Path(tokenizer)
        for file in files:
            if not file.is_file():
                raise EncoderError(f"There is no file {file}.")
        options = SessionOptions()
        options.intra_op_num_threads = 1  # sums in a fixed order: the same bits each time
        contents = [file.read_bytes() for file in files]
        try:
            self._session = InferenceSession(contents[0], options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_buffer(contents[1])
        except (*_FAULTS, ValueError) as error:
            raise EncoderError(
                f"{model} and {tokenizer} can't be read as an encoder: {str(error)[:200]}"
            ) from error
        self._wanted = [given.name for given in self._session.get_inputs()]
        if unknown := set(self._wanted) - _INPUTS:
            raise EncoderError(f"The encoder asks for {', '.join(sorted(unknown))}, which isn't known here.")
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tokenizer.no_padding()
        self.version = hashlib.sha256(b"".join(contents)).hexdigest()[:12]
        self._vector = lru_cache(_KNOWN_TEXTS)(self._encode)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(text) for text in texts], np.float32)

    def _encode(self, text: str) -> NDArray[np.float32]:
        tokens = self._tokenizer.encode(text)
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
