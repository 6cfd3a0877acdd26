"""Smart Turn v3 by its ONNX file (pipecat-ai/smart-turn, BSD-2): optional, one more number for the judgement.

The file is not shipped. It lies in the wheel of pipecat-ai 1.14 as
`pipecat/audio/turn/smart_turn/data/smart-turn-v3.2-cpu.onnx` (8.7 MB). A score takes 60-110 ms of one core.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from faster_whisper.feature_extractor import FeatureExtractor
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from interviewer.errors import BackendError
from interviewer.hearing.protocols import SAMPLE_RATE_HZ, Pcm16k

WINDOW_S = 8.0
_SAMPLES = round(WINDOW_S * SAMPLE_RATE_HZ)
_INPUT, _MELS, _MEL_FRAMES = "input_features", 80, 800  # one frame each 10 ms
_VARIANCE_FLOOR = 1e-7  # of Whisper's own normalization
_FAULTS = (
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoSuchFile,
    faults.RuntimeException,
)


class SmartTurn:
    """Raises BackendError when the file can't be loaded."""

    name = "smart-turn v3"
    window_s = WINDOW_S

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        except _FAULTS as error:
            message = f"The end-of-turn model {model} can't be loaded: {error}"
            raise BackendError(message, stage="turn_model") from error
        taken = [(taken.name, taken.shape[1:]) for taken in self._session.get_inputs()]
        if taken != [(_INPUT, [_MELS, _MEL_FRAMES])]:
            raise BackendError(f"{model} is no Smart Turn v3: it takes {taken}.", stage="turn_model")
        self._features = FeatureExtractor(feature_size=_MELS, chunk_length=round(WINDOW_S))
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="smart-turn")

    def score(self, pcm: Pcm16k) -> "Future[float]":
        return self._thread.submit(self._score, pcm)

    def close(self) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _score(self, pcm: Pcm16k) -> float:
        sound = np.zeros(_SAMPLES, np.float32)
        last = pcm[-_SAMPLES:].astype(np.float32) / np.float32(32_768)
        sound[_SAMPLES - len(last) :] = last  # what is missing is silence at the beginning
        sound = (sound - sound.mean()) / np.sqrt(sound.var() + np.float32(_VARIANCE_FLOOR))
        features = self._features(sound, padding=0).astype(np.float32)[np.newaxis]
        try:
            (found,) = self._session.run(None, {_INPUT: features})
        except _FAULTS as error:
            raise BackendError(f"The end-of-turn model failed: {error}", stage="turn_model") from error
        return float(np.asarray(found).reshape(-1)[0])
