"""The labelled replies of tests/data/llm_replies, and the check that each is for."""

import json
from dataclasses import dataclass
from pathlib import Path

from dialogue.commands import AskLlm, Offer
from dialogue.reply_checks import Checked, check_acknowledgement, check_probe

FOLDER = Path(__file__).resolve().parent.parent / "data" / "llm_replies"
PROBES = {
    "en": {
        "situation": "Could you tell me a little more about the situation?",
        "task": "What exactly had to be done?",
        "action": "What did you yourself do?",
        "result": "How did it turn out?",
    },
    "de": {
        "situation": "Können Sie mir noch etwas mehr über die Situation erzählen?",
        "task": "Was genau war zu tun?",
        "action": "Was haben Sie selbst getan?",
        "result": "Wie ist es ausgegangen?",
    },
}


@dataclass(frozen=True, slots=True)
class Reply:
    """`fault` is what is wrong with it; empty for a good one. `part` is empty for an acknowledgement."""

    answer: str
    part: str
    text: str
    fault: str

    def check(self) -> Checked:
        ask = ASKS[self.answer]
        return check_probe(self.text, self.part, ask) if self.part else check_acknowledgement(self.text, ask)


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def _ask(row: dict[str, str]) -> AskLlm:
    probes = PROBES[row["language"]]
    offers = tuple(Offer(f"probe:{part}", "it is missing", text) for part, text in probes.items())
    return AskLlm(
        row["id"], row["language"], row["question"], "", row["answer"], (Offer("go_on", "enough"), *offers)
    )


ASKS = {row["id"]: _ask(row) for row in _rows("answers.jsonl")}


def replies(name: str) -> list[Reply]:
    return [Reply(row["answer"], row.get("part", ""), row["text"], row.get("fault", "")) for row in _rows(name)]
