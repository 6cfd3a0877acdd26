"""A bank small enough to be read in one glance."""

from typing import Any

from dialogue.bank import QuestionBank


def small_bank(**changes: Any) -> QuestionBank:
    """Two scored questions after a warm-up; every line is recognizable."""

    def question(name: str, **more: Any) -> dict[str, Any]:
        probes = {part: f"{name} {part}?" for part in ("situation", "task", "action", "result")}
        return {
            "id": name,
            "text": f"Tell me about a time when you met {name}.",
            "competencies": ["teamwork"],
            "probes": probes,
            "rephrasings": [f"Simpler {name}?"],
            **more,
        }

    signs = [
        {"id": "asked", "says": "that they asked the others", "cues": ["I asked", "I ask*"]},
        {"id": "offered", "says": "that they offered help", "cues": ["I offered", "I helped"]},
    ]
    criterion = {
        "id": "shares-work",
        "name": "Shares the work",
        "looks_for": "How the work was shared with others.",
        "anchors": {"one": "Works alone.", "three": "Asks when in need.", "five": "Asks and offers."},
        "signs": signs,
    }
    content: dict[str, Any] = {
        "id": "small",
        "version": "1.0.0",
        "language": "en",
        "title": "A small interview",
        "persona": {"name": "Aila", "character": "aila"},
        "guidelines": ["Make each answer complete."],
        "lines": {
            "greeting": ["Hello.", "I am Aila."],
            "consent_reminder": "This is recorded.",
            "guidelines": ["Make answers complete."],
            "practice_done": "Now we begin.",
            "acknowledgements": ["Thank you.", "Okay."],
            "take_your_time": ["Take your time."],
            "offer_to_repeat": "I say it again.",
            "offer_to_skip": "We can leave it out.",
            "not_heard": "I did not hear that.",
            "stand_alone": "Please tell it here.",
            "please_go_on": "Go on, please.",
            "hold": ["I wait."],
            "move_on": "Let us move on.",
            "skipped": "We skip it.",
            "paused": "We pause.",
            "welcome_back": "Welcome back.",
            "go_on": "Please go on.",
            "anything_else": "Anything else?",
            "time_is_up": "Our time is over.",
            "closing": ["That was all.", "Goodbye."],
            "left": "A person will be in touch.",
        },
        "replies": {
            "slower": "I speak slowly now.",
            "start_over": "Start again, please.",
            "questions_left": "Questions left: {count}.",
            "last_question": "It is the last one.",
            "no_example": "Anything small will do.",
            "hearing": "Yes, I hear you.",
            "technical": "I can hear you. You can also read.",
            "nothing_arrives": "Nothing arrives. We wait here.",
            "distress": "That is all right. We can stop.",
            "abuse": "I am only here to listen.",
            "is_ai": "I am a program.",
            "human": "A person can take over. Shall we stop?",
            "leave": "We can stop here. Shall we?",
            "erase": "Shall I delete everything?",
            "erased": "It will be deleted.",
            "unchanged": "Then we continue.",
            "back_to_question": "I only hold this interview.",
            "unknown": "I do not know that.",
        },
        "facts": [{"id": "who-reads", "answer": "Recruiters read it.", "cues": ["who .. reads|read"]}],
        "practice": question(
            "breakfast", competencies=[], expects=[], probes={}, kind="closed", patience_s=0.6, enough_speech_s=0
        ),
        "questions": [question("conflict"), question("change")],
        "invitation": {"id": "your-questions", "text": "Do you have a question?"},
        "competencies": [
            {
                "id": "teamwork",
                "name": "Teamwork",
                "description": "Works with others.",
                "criteria": [criterion],
            }
        ],
        **changes,
    }
    return QuestionBank.model_validate(content)
