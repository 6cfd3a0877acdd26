"""What listeners say without wanting the floor."""

import re

# Yngve 1970; the list of Full-Duplex-Bench v1.5, ours added.
_ENGLISH = """
m mm mmm hm hmm mhm mmhm mm-hm mm-hmm uh-huh uh huh ah aha oh
yeah yes yep yup ya ok okay right sure alright exactly true indeed
good great nice cool fine well really wow thanks
"""
# In any interview: none of these words means anything else in English.
_GERMAN = """
ja jaja jap jo jawohl nee mh ach achso genau richtig stimmt
klar gut schön super danke verstehe verstanden natürlich echt krass
"""
BACKCHANNELS = frozenset(f"{_ENGLISH} {_GERMAN}".split())
_PHRASES = re.compile(
    r"\b(i see|i understand|got it|all right|of course|thank you|no problem|go on"
    r"|ach so|alles klar|in ordnung|sehr gut|na klar|ich verstehe|kein problem|vielen dank|gern)\b"
)


def content_words(text: str) -> list[str]:
    """The words that are no backchannel."""
    spoken = re.findall(r"[\w'-]+", _PHRASES.sub(" ", text.lower()))
    return [word for word in spoken if word not in BACKCHANNELS]
