"""Which parts of a German answer are there."""

import re
from collections.abc import Sequence

from dialogue.answer_traits import Told
from dialogue.clauses import Who
from dialogue.completeness import Completeness, Part, Reading
from dialogue.completeness_weights_german import BIAS, NEEDS_MORE_BELOW, WEIGHTS
from dialogue.german_traits import told_german

NO_RESULT = re.compile(
    r"\b(?:weiß|wissen) (?:ich|wir)? ?(?:auch |bis heute |leider |jetzt )*(?:gar )?nicht,? "
    r"(?:wie es|was daraus|was draus|ob|mehr)\b"
    r"|\b(?:läuft|dauert) (?:\w+ )?(?:noch|immer noch) an\b"
    r"|\bkeine ahnung,? (?:wie|was|ob)\b"
    r"|\bich hoffe,? (?:dass )?(?:es|das|sie|er|wir)\b"
    r"|\b(?:mal sehen|abwarten),? (?:was|wie|ob)\b|\bnoch nicht (?:absehbar|entschieden|abgeschlossen)\b"
)
ELSEWHERE = re.compile(
    r"\b(?:wie (?:bereits |schon |vorhin |eben )?(?:gesagt|erwähnt|erzählt)"
    r"|(?:das )?hab(?:e|en)?(?: ich| wir)?(?: ihnen)? (?:ja |doch )?(?:vorhin|eben|schon|gerade)"
    r"|hatte ich (?:ihnen )?(?:ja )?(?:eben|schon|vorhin)"
    r"|(?:was|die) ich (?:ihnen )?(?:ja )?(?:eben|schon|vorhin|bei der \w+ frage)"
    r"|(?:dieselbe|die gleiche) (?:geschichte|sache|antwort)"
    r"|(?:das )?(?:steht|stehen) (?:\w+ ){0,2}in mein(?:em|en) (?:lebenslauf|unterlagen|bewerbung\w*)"
    r"|in meine[nr] (?:unterlagen|bewerbung) (?:\w+ )?(?:nach)?(?:lesen|sehen)"
    r"|siehe (?:oben|vorhin|lebenslauf)|hatten wir (?:ja )?(?:gerade|eben|schon|vorhin)"
    r"|(?:darauf|auf das) (?:\w+ )?verweisen)\b"
)
_UNREAL = re.compile(
    r"\b(?:(?:ich|man|wir|das|es|sie|er) (?:würden?|könnten?|hätten?|wären?|dürfte)"
    r"|(?:würden?|könnten?|hätten?|wären?) (?:ich|man|wir|das|es|sie)"
    r"|(?:wenn|falls) (?:mir |jemand|man|ich|es|der|die|das|ein|eine)\b)"
)
_USUALLY = re.compile(
    r"\b(?:normalerweise|in der regel|grundsätzlich|meistens|generell|im allgemeinen|üblicherweise|ständig|dauernd"
    r"|man muss|muss man|man sollte|man darf|ich versuche immer|immer wieder|jeden tag)\b"
)


def _elsewhere(answer: Told) -> bool:
    """Told in another place, or what one would do or usually does, without a deed that was done."""
    if ELSEWHERE.search(answer.plain):
        return True
    unreal, usual = len(_UNREAL.findall(answer.plain)), len(_USUALLY.findall(answer.plain))
    done = sum(c.real and c.past and c.deed and c.who is not Who.OTHERS for c in answer.clauses)
    happened = sum(c.real and c.past for c in answer.clauses)
    return unreal + usual > 0 and done == 0 and happened <= unreal + usual


GERMAN = Reading(told_german, NO_RESULT, _elsewhere, BIAS, WEIGHTS, NEEDS_MORE_BELOW)


def assess_german(text: str, expects: Sequence[Part]) -> Completeness:
    """`Reading.assess` for German."""
    return GERMAN.assess(text, expects)
