"""Silero VAD by its ONNX file, which faster-whisper ships (MIT). One session for all candidates.

The file of faster-whisper 1.2 (silero_vad_v6.onnx) is not the one of Silero's own package: one window per row,
`input` [rows, 64 + 512], the LSTM's state apart as `h` and `c` [1, 1, 128]; out come `speech_probs`, `hn`, `cn`.
"""

import math
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from interviewer.errors import BackendError
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k

WINDOW = 512  # samples at 16 kHz, 32 ms: what the model was trained on
CONTEXT = 64  # samples of the window before that it needs in front
# After music or long silence the state under-reports speech until it is reset; only clear silence is safe for it.
RESET_AFTER_S = 10.0
CLEAR_SILENCE = 0.1
_FAULTS = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.RuntimeException,
)


class SileroVad:
    """Raises BackendError when the model isn't there."""

    name = "silero"

    def __init__(self, model: Path | None = None) -> None:
        path = model or _shipped_model()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except (*_FAULTS, faults.NoSuchFile) as error:
            raise BackendError(f"The VAD model {path} can't be loaded: {error}", stage="vad") from error

    def open_stream(self) -> "SileroStream":
        return SileroStream(self._session)


class SileroStream:
    """0.2 ms for two frames of three; the probability of the newest whole window.

    Raises BackendError when the engine fails.
    """

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._pending: Pcm16k = np.zeros(0, np.int16)
        self._probability = 0.0
        self._context = self._hidden = self._cell = np.zeros(0, np.float32)
        self._silent_s = 0.0
        self._clear_state()

    def reset(self) -> None:
        self._pending = np.zeros(0, np.int16)
        self._probability = 0.0
        self._clear_state()

    def probability(self, pcm: Pcm16k) -> float:
        self._pending = np.concatenate([self._pending, pcm])
        while len(self._pending) >= WINDOW:
            window, self._pending = self._pending[:WINDOW], self._pending[WINDOW:]
            self._probability = self._run(window.astype(np.float32) / np.float32(32_768))
        return self._probability

    def _run(self, window: npt.NDArray[np.float32]) -> float:
        samples = np.concatenate([self._context, window])[np.newaxis]
        try:
            found, hidden, cell = self._session.run(None, {"input": samples, "h": self._hidden, "c": self._cell})
        except _FAULTS as error:
            raise BackendError(f"Voice activity detection failed: {error}", stage="vad") from error
        probability = float(np.asarray(found).reshape(-1)[-1])
        if not math.isfinite(probability):
            # What isn't a number stays in the state for ever: only a fresh one hears again.
            self._clear_state()
            return self._probability
        self._hidden, self._cell = hidden, cell
        self._context = window[-CONTEXT:]
        self._silent_s = self._silent_s + WINDOW / SAMPLE_RATE_HZ if probability < CLEAR_SILENCE else 0.0
        if self._silent_s > RESET_AFTER_S:
            self._clear_state()
        return probability

    def _clear_state(self) -> None:
        self._context = np.zeros(CONTEXT, np.float32)
        self._hidden = np.zeros((1, 1, 128), np.float32)
        self._cell = np.zeros((1, 1, 128), np.float32)
        self._silent_s = 0.0


def _shipped_model() -> Path:
    package = find_spec("faster_whisper")
    folders = (package.submodule_search_locations if package else None) or []
    found = [file for folder in folders for file in sorted(Path(folder).glob("assets/silero_vad*.onnx"))]
    if not found:
        raise BackendError("The VAD model (it comes with faster-whisper) is missing: `make setup`.", stage="vad")
    return found[-1]
