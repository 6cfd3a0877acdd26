"""Messages between the browser and the server: types <-> JSON. The only place that knows field names.

One websocket per candidate carries everything but media. Each message is a JSON object whose `t` names its type.
A message from the browser is at most 64 KiB; unknown types, fields and wrong types raise WireError.
"""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from interviewer.errors import WireError

MAX_MESSAGE_BYTES = 65_536
MAX_SDP_CHARS = 50_000  # a browser's offer has about 4,300
MAX_TYPED_CHARS = 8_000
MAX_QUOTED_CHARS = 200  # of what was wrong with a message, names in it included


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# ---- from the browser -------------------------------------------------------------------------------------


class Hello(_Message):
    """First message. `tab` identifies this page; a second tab must say `take_over` to become the active one.

    mode "voice": an offer with a microphone follows. "text": no microphone; answers are typed, an offer that
    only receives may follow so that Aila can be heard. `peer`: the name that `Answer` gave to this page's
    connection for sound, if it still has it.
    """

    t: Literal["hello"] = "hello"
    tab: str = Field(min_length=8, max_length=64)
    mode: Literal["voice", "text"]
    take_over: bool = False
    peer: str = Field(default="", max_length=64)


class Offer(_Message):
    t: Literal["offer"] = "offer"
    sdp: str = Field(max_length=MAX_SDP_CHARS)


class Start(_Message):
    """The candidate pressed "start the interview" (first time only; later connects resume by themselves)."""

    t: Literal["start"] = "start"


class Done(_Message):
    """The "Done" button: the answer is finished."""

    t: Literal["done"] = "done"


class Typed(_Message):
    t: Literal["typed"] = "typed"
    text: str = Field(min_length=1, max_length=MAX_TYPED_CHARS)


class Typing(_Message):
    """The text field changed; at most every 2 s."""

    t: Literal["typing"] = "typing"


class Request(_Message):
    t: Literal["request"] = "request"
    what: Literal["repeat", "skip", "pause", "resume", "leave"]


class Ping(_Message):
    """Heartbeat, every 2 s."""

    t: Literal["ping"] = "ping"
    n: int = Field(ge=0, lt=2**53)  # what a browser can count to; Python would take thousands of digits


class Sync(_Message):
    """Telemetry of the avatar clock: error in ms against the audible onset, browser jitter buffer in ms."""

    t: Literal["sync"] = "sync"
    id: str = Field(max_length=40)
    err: float
    jb: float


class HeardAudio(_Message):
    """The first sound of utterance `id` left the loudspeaker `ago` ms ago; below 0: it is about to.

    Sent once per utterance, when its beginning is heard; never where the browser can't tell (no audio worklets).
    """

    t: Literal["heard_audio"] = "heard_audio"
    id: str = Field(max_length=40)
    ago: float = Field(ge=-2_000, le=10_000, allow_inf_nan=False)


FromBrowser = Annotated[
    Hello | Offer | Start | Done | Typed | Typing | Request | Ping | Sync | HeardAudio, Field(discriminator="t")
]


# ---- to the browser ---------------------------------------------------------------------------------------


class ShownQuestion(_Message):
    """`number` counts scored questions from 1, 0 for practice."""

    id: str
    text: str
    number: int
    total: int
    scored: bool


class Caption(_Message):
    """A finished utterance, for the scrollable transcript after a reconnect."""

    speaker: Literal["interviewer", "candidate"]
    text: str


class Ice(_Message):
    urls: list[str]
    username: str | None = None
    credential: str | None = None


Phase = Literal["ready", "running", "paused", "closed"]


class Welcome(_Message):
    """Answer to hello: the whole state that the page needs, also after a reload or restart.

    phase: "ready" (not started: show the start button) | "running" | "paused" | "closed".
    sound: the page's connection for sound (`Hello.peer`) is alive and goes on; else an offer is awaited.
    If it goes on, so does the interview: `State` and the lines that are being said follow.
    """

    t: Literal["welcome"] = "welcome"
    phase: Phase
    question: ShownQuestion | None
    captions: list[Caption]
    recognizer: str
    words_trusted: bool
    ice_servers: list[Ice]
    sound: bool = False


class Busy(_Message):
    """Another tab or device holds this interview: offer "continue here" (hello with take_over)."""

    t: Literal["busy"] = "busy"


class Answer(_Message):
    """`peer` names this connection for sound; it outlives the websocket (`Hello.peer`)."""

    t: Literal["answer"] = "answer"
    sdp: str
    peer: str = ""


class Say(_Message):
    """One line of an utterance, sent before its first audio packet.

    pts: RTP-clock position (48 kHz, from the track's start) of the line's first sample; -1 when no sound flows.
    first: offset in samples (48 kHz) of the first audible sample. seg: [viseme, start_ms, end_ms, amount];
    stress: ms; words: [offset, length, start_ms]. All ms from pts. ms: length of the line.
    """

    t: Literal["say"] = "say"
    id: str
    part: int
    last: bool
    kind: str
    text: str
    pts: int
    first: int
    ms: int
    seg: list[tuple[str, int, int, float]]
    stress: list[int]
    words: list[tuple[int, int, int]]


class End(_Message):
    """The utterance was played to its end; `cut`: it was stopped before (the lips close within 80 ms)."""

    t: Literal["end"] = "end"
    id: str
    cut: bool


class State(_Message):
    """What Aila does, for the avatar and the label."""

    t: Literal["state"] = "state"
    s: Literal["idle", "listening", "thinking", "speaking", "paused"]


class Question(_Message):
    t: Literal["question"] = "question"
    question: ShownQuestion


class Heard(_Message):
    """The candidate's words, live. `stable` characters of `text` will not change any more."""

    t: Literal["heard"] = "heard"
    text: str
    stable: int
    final: bool


class Saved(_Message):
    """Everything up to this log entry is on disk."""

    t: Literal["saved"] = "saved"
    seq: int


class Reaction(_Message):
    t: Literal["react"] = "react"
    k: Literal["nod", "smile"]


class Notice(_Message):
    """A hint in plain words, e.g. that no sound arrives from the microphone."""

    t: Literal["notice"] = "notice"
    code: str
    text: str


class Closed(_Message):
    t: Literal["closed"] = "closed"
    outcome: Literal["completed", "left", "erased", "failed"]


class Error(_Message):
    """Something this page sent could not be used, or the session failed. `text` is for the candidate."""

    t: Literal["error"] = "error"
    code: str
    text: str


class Pong(_Message):
    t: Literal["pong"] = "pong"
    n: int


ToBrowser = Annotated[
    Welcome
    | Busy
    | Answer
    | Say
    | End
    | State
    | Question
    | Heard
    | Saved
    | Reaction
    | Notice
    | Closed
    | Error
    | Pong,
    Field(discriminator="t"),
]

T = TypeVar("T")
_from_browser: TypeAdapter[FromBrowser] = TypeAdapter(FromBrowser)
_to_browser: TypeAdapter[ToBrowser] = TypeAdapter(ToBrowser)


def decode(text: str) -> FromBrowser:
    """Parse what a browser sent. Raises WireError."""
    return _parse(_from_browser, text)


def decode_server(text: str) -> ToBrowser:
    """Parse what the server sent: the simulated candidate's side. Raises WireError."""
    return _parse(_to_browser, text)


def encode(message: BaseModel) -> str:
    return message.model_dump_json()


def _parse(adapter: TypeAdapter[T], text: str) -> T:
    if len(text) > MAX_MESSAGE_BYTES:
        raise WireError("This message is too long.", code="message_too_long")
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "message"
        wrong = f"{where}: {first['msg']}"
        if len(wrong) > MAX_QUOTED_CHARS:
            wrong = f"{wrong[: MAX_QUOTED_CHARS - 1]}…"
        raise WireError(f"This message can't be understood ({wrong}).", code="malformed") from None
