"""What becomes of an utterance that was interrupted, and what is learned from one that came too early."""

from dataclasses import dataclass, replace

from dialogue.commands import LineKind
from dialogue.progress import After, Move

# Who has heard so much of a line knows what it says: "... when you had to change a pl-".
HEARD_SHARE = 0.8
# A line is said again twice at most: who cuts it for the third time is listened to, and reads it on the screen.
MOST_CUTS = 2
# What everybody has to hear, word for word. An acknowledgement isn't worth saying twice.
SCRIPTED = frozenset({LineKind.GREETING, LineKind.GUIDELINE, LineKind.QUESTION, LineKind.PROBE})
# "Sorry, one second, there's somebody at the door": shorter pauses than in an answer, and no long speech.
INTERJECTION_PATIENCE_S = 0.8
INTERJECTION_SILENCE_S = 2.0
INTERJECTION_LIMIT_S = 30.0
# A turn is taken back twice at most: a room that echoes must not silence her for good.
MOST_UNDONE = 2
# Nothing more came from who had gone on: so much longer than the patience of the question it is waited for.
RESUMED_SILENCE_S = 1.0
# Ours: two cut-ins make a patience of 0.7 s one of 1.1 s, and none makes any more than twice as long.
PATIENCE_STEP = 1.25
MOST_PATIENCE = 2.0


def rest_of(move: Move, heard_text: str) -> Move | None:
    """What is to be said again once the interruption is over: from the line that was cut. None: nothing.

    A prompt that had been heard before needn't be: who interrupts its repetition has begun to answer.
    """
    heard_chars, heard_lines = len(heard_text), 0
    for line in move.lines:
        if heard_chars < HEARD_SHARE * len(line.text):
            break
        heard_chars -= len(line.text) + 1
        heard_lines += 1
    known = move.after is After.LISTEN and move.progress.prompt_heard
    left = () if known else tuple(line for line in move.lines[heard_lines:] if line.kind in SCRIPTED)
    if not left or move.progress.cuts >= MOST_CUTS:
        return None
    return Move(left, move.after, "was cut: said again", replace(move.progress, cuts=move.progress.cuts + 1))


@dataclass(frozen=True, slots=True)
class Patience:
    """A candidate's own factor on the patience of every question, and on the record, why."""

    factor: float = 1.0
    reason: str = ""

    def after_cut_in(self, because: str) -> "Patience":
        factor = min(MOST_PATIENCE, self.factor * PATIENCE_STEP)
        return Patience(factor, f"x {factor:.2f}: the candidate {because}")
