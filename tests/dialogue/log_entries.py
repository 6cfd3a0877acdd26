"""Hypothesis strategies: any entry that a session's log can hold, in any order."""

from hypothesis import strategies as st

from dialogue import commands, events

TIMES = st.floats(0, 3_600, allow_nan=False)
IDS = st.sampled_from(["u1", "u2", "u3"])
PROMPTS = st.sampled_from(["", "practice", "conflict", "conflict:result", "deadline"])
# Everything that a browser or an engine may deliver: NUL, halves of surrogate pairs, emoji, newlines.
TEXTS = st.text(st.characters(codec=None), max_size=30)

_EVENTS = st.one_of(
    st.builds(events.SessionOpened, at_s=TIMES, session_id=IDS, bank_id=IDS, bank_version=IDS, recognizer=TEXTS),
    st.builds(events.CandidateReady, TIMES),
    st.builds(events.CandidateConnected, TIMES),
    st.builds(events.CandidateDisconnected, TIMES),
    st.builds(events.PlayoutStarted, TIMES, IDS),
    st.builds(events.PlayoutHeard, TIMES, IDS),
    st.builds(events.PlayoutFinished, TIMES, IDS, TEXTS, st.booleans()),
    st.builds(events.BargedIn, TIMES, IDS, TEXTS, TIMES, TEXTS),
    st.builds(events.TurnResumed, TIMES, IDS, TIMES, TEXTS),
    st.builds(events.SpeechStarted, TIMES),
    st.builds(events.SegmentHeard, TIMES, TEXTS, TIMES, TIMES, st.none() | st.floats(0, 1), PROMPTS),
    st.builds(events.TurnEnded, TIMES, TIMES, st.sampled_from(events.TurnEndReason)),
    st.builds(events.TypingNoticed, TIMES),
    st.builds(events.AnswerTyped, TIMES, TEXTS),
    st.builds(events.CandidateAsked, TIMES, st.sampled_from(events.CandidateRequest)),
    st.builds(events.TimerExpired, TIMES, IDS),
    st.builds(events.LlmReplied, TIMES, IDS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.builds(events.LlmFailed, TIMES, IDS, TEXTS),
)
_LINES = st.lists(st.builds(commands.Line, TEXTS, st.sampled_from(commands.LineKind)), max_size=3).map(tuple)
_COMMANDS = st.one_of(
    st.builds(commands.Speak, IDS, _LINES, st.none() | PROMPTS, TEXTS),
    st.builds(commands.StopSpeaking, IDS),
    st.builds(commands.ShowQuestion, PROMPTS, TEXTS, st.integers(0, 9), st.integers(0, 9), st.booleans()),
    st.builds(commands.Listen, PROMPTS, TEXTS, TIMES, TIMES | st.just(float("inf")), TIMES),
    st.just(commands.StopListening()),
    st.builds(commands.SetTimer, IDS, TIMES),
    st.builds(commands.CancelTimer, IDS),
    st.builds(commands.React, st.sampled_from(commands.ReactionKind)),
    st.builds(
        commands.AskLlm, IDS, st.just("en"), TEXTS, TEXTS, TEXTS, st.just((commands.Offer("go_on", "said"),))
    ),
    st.builds(commands.CloseSession, st.sampled_from(commands.Outcome)),
)
ENTRIES: st.SearchStrategy[events.Event | commands.Command] = st.one_of(_EVENTS, _COMMANDS)
