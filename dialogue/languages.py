"""An answer's judgement in the language that it was given in."""

from collections.abc import Sequence

from dialogue.completeness import Basis, Completeness, Part, PartFinding, assess_words
from dialogue.completeness_german import ELSEWHERE, assess_german
from dialogue.references import refers_elsewhere


def assess(text: str, expects: Sequence[Part], language: str = "en") -> Completeness:
    """`assess_words` of the language; where there is none, nothing is taken for missing and so nothing asked."""
    match language[:2].lower():
        case "en":
            return assess_words(text, expects)
        case "de":
            return assess_german(text, expects)
    present = tuple(PartFinding(part, True, 0.5, "") for part in expects)
    return Completeness(present, Basis.WORDS)


def points_elsewhere(text: str, language: str) -> str:
    """The words that point to an earlier answer or to a document, or ""."""
    match language[:2].lower():
        case "en":
            return refers_elsewhere(text)
        case "de":
            found = ELSEWHERE.search(text.lower())
            return "" if found is None else found.group()
    return ""
