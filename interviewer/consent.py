"""What a candidate agrees to, in plain words. The version is a hash of the words, so it can't be forgotten."""

import hashlib
from dataclasses import dataclass

# What the settings say when nobody is named; it reads within an English sentence only.
DEFAULT_CONTACT = "the person who sent you this link"


@dataclass(frozen=True, slots=True)
class ConsentText:
    version: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def consent_text(interviewer_name: str, contact: str, language: str = "en") -> ConsentText:
    """`contact`: who can be asked for a person instead, as it reads within a sentence.

    In the language of the bank where it is known here; a bank in another is agreed to in English.
    """
    paragraphs = (
        _german(interviewer_name, contact) if language[:2] == "de" else _english(interviewer_name, contact)
    )
    version = hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()[:12]
    return ConsentText(version, paragraphs)


def _english(name: str, contact: str) -> tuple[str, ...]:
    return (
        f"{name} is an AI, not a person. She asks you the same questions as everyone else who applies.",
        "Your voice is recorded and turned into text by software; what you type is kept too. "
        "There is no camera. Nothing is recorded before you agree.",
        "Only the words of your answers are assessed. Your voice, accent, grammar, speed and looks are not. "
        "Pauses don't count against you.",
        "A recruiter reads your words beside the assessment, and decides. The software rejects nobody.",
        "The recording and its text stay on the server of the company that invited you. You can delete everything "
        "with this link at any time.",
        f"If you would rather talk to a person, say so below, or ask {contact}. It is no disadvantage.",
    )


def _german(name: str, contact: str) -> tuple[str, ...]:
    whom = (
        "bei der Person, die Ihnen diesen Link geschickt hat" if contact == DEFAULT_CONTACT else f"hier: {contact}"
    )
    return (
        f"{name} ist eine KI, kein Mensch. Sie stellt Ihnen dieselben Fragen wie allen, die sich bewerben.",
        "Ihre Stimme wird aufgenommen und von Software in Text umgewandelt; auch was Sie tippen, wird aufbewahrt. "
        "Es gibt keine Kamera. Bevor Sie zustimmen, wird nichts aufgenommen.",
        "Bewertet werden nur die Worte Ihrer Antworten, nicht Stimme, Akzent, Grammatik, Tempo oder Aussehen. "
        "Pausen sind kein Nachteil.",
        "Ein Mensch aus der Personalauswahl liest Ihre Worte neben der Bewertung und entscheidet. Die Software "
        "lehnt niemanden ab.",
        "Aufnahme und Text bleiben auf dem Server des Unternehmens, das Sie eingeladen hat. Mit diesem Link "
        "können Sie jederzeit alles löschen.",
        f"Wenn Sie lieber mit einem Menschen sprechen möchten, sagen Sie es unten, oder melden Sie sich {whom}. "
        "Das ist kein Nachteil.",
    )
