"""A pause as an end-of-turn model hears it: asked at its beginning and again, never waited for."""

from collections import deque
from concurrent.futures import Future

import numpy as np

from interviewer.hearing.protocols import FRAME_SAMPLES, SAMPLE_RATE_HZ, Pcm16k
from interviewer.hearing.turn_model import TurnModel

# Beyond 2 s, most of what the model would hear is the silence.
RESCORE_EVERY_S = 0.2
RESCORE_UNTIL_S = 2.0
_ROUNDING_S = 1e-6  # of times that are sums of frames


class ModelledPause:
    """The turn's last seconds, and what a model says of their end. It is never waited for."""

    def __init__(self, model: TurnModel) -> None:
        self._model = model
        self._sound: deque[Pcm16k] = deque(maxlen=round(model.window_s * SAMPLE_RATE_HZ / FRAME_SAMPLES))
        self._asked: Future[float] | None = None
        self._asked_s = self._since_s = 0.0
        self._silent = False
        self.end_probability: float | None = None

    def begin_turn(self) -> None:
        self._sound.clear()
        self._silent, self._asked, self.end_probability = False, None, None

    def hear(self, pcm: Pcm16k, at_s: float, *, in_pause: bool) -> bool:
        """Whether there is a new probability. `in_pause`: within a turn, no segment is open.

        Raises BackendError(stage="turn_model").
        """
        self._sound.append(pcm)
        if not in_pause:
            self._silent, self._asked, self.end_probability = False, None, None
            return False
        if not self._silent:
            self._silent, self._since_s, self._asked_s = True, at_s, at_s - RESCORE_EVERY_S
        news = self._asked is not None and self._asked.done()
        if self._asked is not None and self._asked.done():
            answered, self._asked = self._asked, None
            self.end_probability = answered.result()
        due = at_s - self._asked_s >= RESCORE_EVERY_S - _ROUNDING_S
        late = at_s - self._since_s > RESCORE_UNTIL_S
        if self._asked is None and due and not late:
            self._asked_s = at_s
            self._asked = self._model.score(np.concatenate(self._sound))
        return news
