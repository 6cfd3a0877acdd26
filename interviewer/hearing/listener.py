"""One candidate's ear: voice activity, segmentation and recognition, in media time.

All work on the recognizer stream happens in the one task that calls these methods, so a segment is always
reported before the turn that it ends. While a segment is being finished, frames wait in the caller's queue; the
pause that ended it is long enough (0.35 s and more) to catch up.

Where words can be trusted, each segment's final words are judged (`dialogue.endpointing`), and how far the whole
answer has come with them, before its pause may end the turn. Partial hypotheses aren't: they lag behind the voice
by up to a second, and the "because" that is missing from them is the word that matters.

An end-of-turn model, where there is one, is asked over and over during a pause, in its own thread; each answer
changes the judgement (realtime.md 0.3: asked once, it gambles).
"""

from collections import deque
from collections.abc import Callable

from dialogue.commands import Listen
from dialogue.endpointing import Pause, Prompt, Verdict, judge
from dialogue.events import Event, SegmentHeard, SpeechStarted, TurnEnded
from dialogue.hypotheses import Hypothesis
from dialogue.told_so_far import ToldSoFar
from dialogue.turn_taking import Segmenter, SegmenterSettings, TurnOver, TurnSignal, VoicePaused, VoiceStarted
from interviewer.errors import BackendError
from interviewer.hearing.level import LevelVad
from interviewer.hearing.modelled_pause import ModelledPause
from interviewer.hearing.protocols import FRAME_SAMPLES, Pcm16k, RecognizerStream, TurnContext, VadStream
from interviewer.hearing.turn_model import TurnModel

FRAME_S = FRAME_SAMPLES / 16_000
# Sound from before the detected onset that the recognizer gets too: VAD needs about 100 ms to be sure, and
# weak first consonants lie up to 200 ms before the first voiced frame.
PRE_ROLL_FRAMES = 20
# A closed question is answered in few words, and the floor taken 0.2 s after them: their recognition is finished
# before that. Silero finds no pause of 0.16 s within five read sentences, one of 0.12 s, three of 0.1 s; each
# costs a pass of the recognizer, and that pass the words before it.
CLOSED_SEGMENT_PAUSE_S = 0.16
OUTSIDE_TURN_S = -3_600.0  # long before its first word: the scripted recognizer knows of none there
OPEN_SEGMENT_PAUSE_S = SegmenterSettings().segment_pause_s


class Listener:
    """Gives events for `Conversation`; partial hypotheses go to `on_hypothesis` only.

    `on_trouble` is told what failed (`error.stage`: vad, recognizer or turn_model). Listening goes on: a segment
    whose recognition failed is reported without words and with confidence 0, and a VAD that failed is replaced by
    the level of the sound.
    """

    def __init__(
        self,
        vad: VadStream,
        recognizer: RecognizerStream,
        on_hypothesis: Callable[[Hypothesis], None],
        on_trouble: Callable[[BackendError], None],
        turn_model: TurnModel | None = None,
    ) -> None:
        self._vad = vad
        self._recognizer = recognizer
        self._on_hypothesis = on_hypothesis
        self._on_trouble = on_trouble
        self._segmenter = Segmenter()
        self._before: deque[Pcm16k] = deque(maxlen=PRE_ROLL_FRAMES)
        self._recognizing = False  # within a segment: pauses aren't recognized, words would be invented for them
        self._turn_start_s: float | None = None
        self._prompt_id = ""
        self._prompt_text = ""
        self._understanding = False  # what is overheard while Aila speaks is recognized
        self._overheard = ""
        self._prompt = Prompt(closed=False, patience_s=0.0)
        self._words: list[str] = []  # of the turn's finished segments
        self._words_lost = False
        self._told: ToldSoFar | None = None  # by the words; read once in a pause, judged as often as needed
        self._pause: ModelledPause | None = None if turn_model is None else ModelledPause(turn_model)

    def listen(self, command: Listen) -> None:
        """A turn begins, or goes on after an interruption (`command.spoken_s`)."""
        self._prompt_id, self._prompt_text = command.prompt_id, command.prompt_text
        self._understanding, self._overheard = False, ""
        self._recognizing = False
        self._turn_start_s = None
        self._recognizer.begin_turn(TurnContext(command.prompt_id, command.prompt_text))
        self._prompt = Prompt(
            command.closed,
            command.patience_s,
            command.enough_speech_s,
            command.words_trusted,
            command.pace,
            command.language,
            command.expects,
            command.said_before,
        )
        self._words, self._words_lost, self._told = [], False, None
        if self._pause is not None:
            self._pause.begin_turn()
        words_after_s = CLOSED_SEGMENT_PAUSE_S if command.closed else OPEN_SEGMENT_PAUSE_S
        self._segmenter.resume(
            command.patience_s,
            command.limit_s,
            command.spoken_s,
            words_after_s if command.words_trusted else None,
        )

    async def hear(self, pcm: Pcm16k, at_s: float) -> list[Event]:
        """Take one frame (20 ms) that ends at session time `at_s`."""
        signals = self._segmenter.feed(self._probability(pcm), at_s, FRAME_S)
        self._before.append(pcm)
        if self._recognizing:
            self._feed(pcm)
        events = await self._report(signals, at_s)
        if self._pause is not None and self._segmenter.listening:
            self._ask_model(self._pause, pcm, at_s)
        return events

    async def done(self, at_s: float) -> list[Event]:
        """The candidate pressed "Done"."""
        return await self._report(self._segmenter.end_now(at_s), at_s)

    async def stop(self, at_s: float) -> list[Event]:
        """Stop listening; what was being said is kept, the turn itself is not ended."""
        signals = self._segmenter.end_now(at_s)
        return await self._report(tuple(s for s in signals if isinstance(s, VoicePaused)), at_s)

    async def close(self) -> None:
        await self._recognizer.close()

    def _probability(self, pcm: Pcm16k) -> float:
        try:
            return self._vad.probability(pcm)
        except BackendError as error:
            self._vad = LevelVad().open_stream()
            for frame in self._before:  # it has to know the room
                self._vad.probability(frame)
            self._on_trouble(error)
            return self._vad.probability(pcm)

    def _feed(self, pcm: Pcm16k) -> None:
        for hypothesis in self._recognizer.feed(pcm):
            self._on_hypothesis(hypothesis)

    async def _report(self, signals: tuple[TurnSignal, ...], at_s: float) -> list[Event]:
        found: list[Event] = []
        for signal in signals:
            match signal:
                case VoiceStarted():
                    self._begin_segment(signal, at_s)
                    found.append(SpeechStarted(signal.at_s))
                case VoicePaused():
                    found.append(await self._segment(signal))
                case TurnOver():
                    found.append(TurnEnded(signal.at_s, signal.spoken_s, signal.reason, signal.because))
        return found

    def _begin_segment(self, voice: VoiceStarted, at_s: float) -> None:
        if self._turn_start_s is None:
            self._turn_start_s = voice.at_s
        self._recognizing = True
        first_s = at_s - len(self._before) * FRAME_S
        self._recognizer.begin_segment(first_s - self._turn_start_s)
        for frame in self._before:
            self._feed(frame)

    async def _segment(self, pause: VoicePaused) -> SegmentHeard:
        self._recognizing = False
        try:
            heard = await self._recognizer.finish()
        except BackendError as error:
            # The words of this segment are lost, the fact that something was said is not (rule 7).
            self._on_trouble(error)
            heard = Hypothesis("", 0, is_final=True, confidence=0.0)
            self._words_lost = True
        self._on_hypothesis(heard)
        self._words.append(heard.text)
        self._told = self._prompt.told(self._turn_words)
        self._segmenter.wait_for(self._judge())
        return SegmentHeard(pause.at_s, heard.text, pause.start_s, pause.end_s, heard.confidence, self._prompt_id)

    @property
    def _turn_words(self) -> str | None:
        """With words missing from the turn, its last ones aren't known."""
        return None if self._words_lost else " ".join(self._words)

    def _judge(self) -> Verdict:
        sure = None if self._pause is None else self._pause.end_probability
        segmenter = self._segmenter
        return judge(self._prompt, Pause(self._turn_words, segmenter.spoken_s, segmenter.habit, sure, self._told))

    def _ask_model(self, pause: ModelledPause, pcm: Pcm16k, at_s: float) -> None:
        spoken = self._turn_start_s is not None
        try:
            news = pause.hear(pcm, at_s, in_pause=spoken and not self._recognizing)
        except BackendError as error:
            self._pause = None  # the judgement does without
            self._on_trouble(error)
            return
        if news:
            self._segmenter.wait_for(self._judge())

    # ---- while Aila has the floor -------------------------------------------------------------------

    @property
    def listening(self) -> bool:
        """It is the candidate's turn: `hear` wants the sound. Otherwise `overhear` does."""
        return self._segmenter.listening

    def overhear(self, pcm: Pcm16k) -> tuple[float, str]:
        """Take one frame outside of a turn: how probably it is a voice, and its words so far.

        There are words only after `understand`; they are for deciding who speaks, and never reported.
        """
        probability = self._probability(pcm)
        self._before.append(pcm)
        if self._understanding:
            for hypothesis in self._recognizer.feed(pcm):
                self._overheard = hypothesis.text
        return probability, self._overheard

    def understand(self) -> None:
        """Recognize what is overheard from here on, and what came just before, until `forget` or the next turn."""
        self.forget()
        self._understanding = True
        self._recognizer.begin_segment(OUTSIDE_TURN_S)
        for frame in self._before:
            self._recognizer.feed(frame)

    def forget(self) -> None:
        if self._understanding:
            self._recognizer.begin_turn(TurnContext(self._prompt_id, self._prompt_text))
        self._understanding, self._overheard = False, ""
