"""Wordings that a structured interview does without: words that judge an answer, and questions that lead.

Lists, by language: they know the common slips and no others. In a language without a list nothing is found.
"""

import re

_JUDGING = {
    "en": re.compile(
        r"\b(great|perfect|excellent|wonderful|amazing|awesome|brilliant|fantastic|impressive|interesting"
        r"|lovely|good|nice|well done|^correct|^exactly|^right answer|unfortunately|too bad|strong|helpful"
        r"|fascinating|super|terrific|cool|makes sense|sorry to hear|i agree)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(sehr gut|gut|toll|super|perfekt|prima|klasse|hervorragend|ausgezeichnet|wunderbar|großartig"
        r"|interessant|spannend|beeindruckend|schön|^richtig|^genau|leider|schade|stark|hilfreich|logisch|stimmt)\b",
        re.IGNORECASE,
    ),
}
# "Could you tell me ..." asks for a story all the same.
_REQUEST = {
    "en": re.compile(
        r"^(?:(?:and|but|so|then|please),? )*(?:could|can|would|will) you (?:please |kindly |perhaps |maybe )?"
        r"(?:tell|say|describe|explain|give|add|walk|help|go)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"^(?:(?:und|aber|dann|bitte),? )*(?:könnten|können|würden|mögen|möchten) sie (?:[\w,]+ )*?"
        r"(?:erzählen|sagen|beschreiben|erklären|schildern|berichten|nennen)\b",
        re.IGNORECASE,
    ),
}
_YES_OR_NO = {
    "en": re.compile(
        r"^(?:(?:and|but|so|then|well),? )*(?:did|do|does|was|were|is|are|am|have|has|had|would|could|can|will"
        r"|should|might|may|didn't|don't|doesn't|wasn't|weren't|isn't|aren't|haven't|hadn't|wouldn't|couldn't"
        r"|can't|won't|shouldn't)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"^(?:(?:und|aber|also|dann),? )*(?:haben|hatten|sind|waren|ist|war|hat|hatte|wurde|wurden|konnten|können"
        r"|könnten|wollten|wollen|mussten|müssen|sollten|würden|werden|gab|ging|gingen|kam|kamen|taten|machten"
        r"|sprachen|fragten|halfen|gelang|lief)\b",
        re.IGNORECASE,
    ),
}
# The last sentence is what is answered: "That was all? How did it end?"
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def judging(text: str, language: str) -> str:
    """The first word that judges; empty if there is none."""
    words = _JUDGING.get(language)
    found = words.search(text) if words else None
    return found[0] if found else ""


def is_yes_or_no(text: str, language: str) -> bool:
    """Whether the last sentence has the form of a question that yes or no answers."""
    form, request = _YES_OR_NO.get(language), _REQUEST.get(language)
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    if form is None or request is None or not sentences:
        return False
    return bool(form.match(sentences[-1])) and not request.match(sentences[-1])
