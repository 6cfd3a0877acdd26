"""Which parts of a German answer are there: by weighted wordings alone, and so more coarsely than in English.

Written from the functions that parts have in told experience, as `part_wordings` is. German tells what was done
mostly in the perfect ("ich habe ... gefragt"), whose two halves stand far apart, so a deed is a first person
with a participle, or a past tense, within a clause or so. It is measured in
tests/dialogue/test_completeness_german.py, on few answers by one author, who wrote the wordings as well.
"""

import re
from collections.abc import Iterable, Sequence

from dialogue.completeness import Basis, Completeness, Part, PartFinding
from dialogue.part_wordings import Wording, wordings

PRESENT_FROM = {Part.SITUATION: 0.5, Part.TASK: 0.4, Part.ACTION: 0.6, Part.RESULT: 0.5}
MOST_SURE = 0.9
LEAST_WORDS = 4
QUOTE_WORDS = 14
# What ends an answer is more often its result than what begins it.
EARLY_SHARE = 0.35
EARLY_WEIGHT = 0.5
# One deed that is told in a few words may be all that was said; a second makes sure.
DEED_WEIGHT = 0.62
# Answers with these essentials need nothing more.
ESSENTIAL = (Part.SITUATION, Part.ACTION, Part.RESULT)

_NUMBER = (
    r"(?:ein(?:em|er|en)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|paar|einigen|mehreren"
    r"|vielen|\d+)"
)
_PERIOD = r"(?:jahre?n?|monate?n?|wochen?|tage?n?|stunden?|semester[n]?)"
_PLACE_ENDS = (
    r"(?:firma|betrieb|praxis|station|schule|klasse|verein|gruppe|team|abteilung|lager|hotel|restaurant|laden"
    r"|geschäft|"
    r"büro|werkstatt|baustelle|bibliothek|bäckerei|krankenhaus|klinik|pflegeheim|heim|filiale|küche|uni"
    r"|universität|"
    r"hochschule|ausbildung|praktikum|projekt|callcenter|call center|halle|amt|mannschaft|semester|kita"
    r"|kindergarten)"
)
SITUATION = wordings(
    (0.5, rf"vor (?:\w+ )?{_NUMBER} (?:\w+ )?{_PERIOD}|vor (?:einem )?halben jahr|vor kurzem|neulich"),
    (0.45, rf"(?:letzte[nsr]?|vorige[nsr]?|vergangene[nsr]?|diese[nsr]?) (?:\w+ )?(?:{_PERIOD}|jahr|sommer"
     rf"|winter|herbst|"
     r"frühling|frühjahr|advent|weihnachten|ostern)"),
    (0.45, r"(?:im|in) (?:\w+ )?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november"
     r"|dezember|"
     r"sommer|winter|herbst|frühjahr|lockdown)|im (?:ersten|zweiten|dritten|vierten|letzten) \w+"),
    (0.45, r"(?:in|im|bis|ab|seit|muss|war) (?:19|20)\d\d|(?:19|20)\d\d"),
    (0.5, rf"(?:in|im|bei|beim|auf|an|am) (?:\w+ ){{0,3}}\w*{_PLACE_ENDS}"),
    (0.3, r"bei uns|damals|eines tages|an einem \w+tag|als ich \w+"),
    (0.4, r"(?:hatte|hatten|gab es|gab's|war|saß|kam|stand|arbeitete) (?:\w+ ){0,3}(?:eine?n?|mein|meine|unser"
     r"|unsere)"
     r" (?:\w+ ){0,2}(?:kolleg\w+|kund\w+|gast|gäste|chef\w*|freund\w*|praktikant\w*|schüler\w*|patient\w*|fall)"),
    (0.4, r"mein(?:e|er|em)? (?:\w+ )?(?:oma|opa|mutter|vater|bruder|schwester|chef\w*|kolleg\w+|freund\w*"
     r"|nachbar\w*)"),
    (0.35, r"(?:ist|sind|war|waren|wurde|wurden) (?:\w+ ){0,7}(?:ausgefallen|zusammengebrochen|kaputt|krank"
     r"|gegangen|"
     r"durchgefallen|überfordert|verwechselt|geplatzt)|nicht (?:mehr )?(?:hinterher|nach|klar|zurecht)kam"),
    (0.3, r"mit (?:einem|einer|meinem|meiner) (?:\w+ )?(?:freund\w*|kolleg\w+|chef\w*|kund\w+)"),
    (0.25, r"(?:wusste|traute|konnte|kannte|verstand) (?:\w+ ){0,4}(?:nicht|nie|niemand|keiner)|(?:niemand"
     r"|keiner|nie jemand)"),
)  # fmt: skip
TASK = wordings(
    (0.5, r"(?:ich|wir|sie|er|das|die|\w+) (?:mussten?|sollten?) (?:\w+ ){1,9}\w+en|mussten?|sollten?"),
    (0.5, r"meine aufgabe|unsere aufgabe|der auftrag|das ziel|mein ziel|zuständig|verantwortlich"),
    (0.45, r"brauchten?|benötigten?|wollten? (?:ich |wir )?(?:\w+ ){0,6}(?:ändern|erreichen|schaffen|verbessern"
     r"|haben)"),
    (0.45, r"(?:bis|vor|für) (?:zum|zur|dem|der|den|morgen|montag|freitag|samstag|sonntag|ende)"
     r" ?(?:\w+ )?(?:fertig|übergabe|abgabe\w*|quartalsende|turnier|premiere|prüfung|regen|termin)?"),
    (0.4, r"wollte(?:n)?,? dass|das wollte ich|problem|frist|termin|aufhört|prüfung war in"),
)  # fmt: skip
RESULT = wordings(
    (0.5, r"(?:am ende|zum schluss|schließlich|letztendlich|letzten endes|im endeffekt) (?!\w+ (?:würde|muss))"),
    (0.5, r"(?:seitdem|seither|bis heute|heute|inzwischen|mittlerweile|jetzt|nachher|von da an) (?:\w+ ){0,2}"
     r"(?:ist|sind|hat|haben|läuft|kommt|sucht|ruft|lernt|fragen|gebe|betreue|bestellt|macht|machen|benutz\w+"
     r"|nutz\w+|"
     r"arbeit\w+|hängt|gibt|kann|können|war|geht|prüfe|frage)"),
    (0.5, r"(?:seit|nach) (?:\w+ )?(?:\w+ )?(?:wochen?|monaten?|tagen?|jahren?|sommern?|stunden?) (?:war|waren"
     r"|hat|haben|"
     r"hängt|läuft|konnte|lief|ist|kam)"),
    (0.5, r"(?:hat|haben|ist|sind|wurde|wurden) (?:\w+ ){0,5}(?:geklappt|funktioniert|bestanden|bedankt"
     r"|geschafft|gereicht|"
     r"beschwert|gemerkt|nachgebaut|aufgehört|korrigiert|abgeholt|eingeführt|übernommen|befördert|genommen"
     r"|geführt|"
     r"herumgeführt|hingestellt|angenommen|unterschrieben|gewonnen|gelöst|fertig)"),
    (0.5, r"(?:war|waren|wurde|wurden) (?:\w+ ){0,4}(?:einverstanden|zufrieden|begeistert|pünktlich|fertig|drin"
     r"|zu|froh|"
     r"dankbar|ausverkauft|serviert|sauer|weg|da|erste|zweite|dritte|erleichtert)"),
    (0.5, r"(?:lief|liefen) (?:\w+ ){0,3}(?:alles|wieder|ohne|meine|gut|pünktlich|stabil)|lief dann"),
    (0.45, r"nie wieder|kein(?:er|e|en|s)? mehr|nur noch|niemand mehr|hat es sich keiner|kaum noch"),
    (0.45, r"(?:wir|ich|er|sie) (?:wurden?|bekam|bekamen|nahm|kam|kamen|konnte|konnten) (?:\w+ ){0,6}(?:\w+te"
     r"|eins|zwei|"
     r"auszeichnung|lob|platz|wieder|meine|allein|alleine|danach|selbst)"),
    (0.4, r"(?:danach|dann|daraufhin|nachher) (?:nahm|kam|kamen|hat sie|hat er|haben sie|konnte|war|waren|sagte)"),
    (0.5, r"am nächsten (?:tag|morgen|montag|sonntag|freitag)|im nächsten (?:monat|jahr)|beim (?:zweiten"
     r"|dritten|nächsten) mal"),
    (0.3, r"um (?:viertel |halb )?\w+ (?:nach \w+ )?(?:war|waren|wurde|wurden|kamen)"),
    (0.35, r"später (?:\w+ ){0,3}(?:hat|haben|war|konnte|ist)|seitdem ist|ist ruhe|jetzt ist"),
)  # fmt: skip
NO_RESULT = re.compile(
    r"(?:weiß|wissen) (?:ich|wir)? ?(?:auch |bis heute |leider )*nicht,? (?:wie es|was daraus|ob)|"
    r"(?:läuft|dauert) (?:\w+ )?(?:noch|immer noch) an"
)
# "ich habe", "habe ich", "hab", "bin": how a deed in the perfect begins; states and wishes are no deeds.
_PARTICIPLE = (
    r"(?:(?:an|auf|aus|ab|ein|mit|nach|vor|zu|um|los|hin|her|weg|zusammen|weiter|zurück|durch|über|unter"
    r"|nebeneinander|"
    r"drauf|dran|rum|herum|raus|heraus|frei|fest|bei|klar|da|neu)?ge\w{2,}(?:t|en)|\w{3,}iert|"
    r"(?:be|ver|er|ent|zer|über|unter|wieder)\w{3,}(?:t|en)|eingetragen|abtelefoniert|umgeteilt|vorgenommen)"
)
_NO_DEEDS = (
    r"gewesen|gehabt|gewollt|gedacht|gefunden|gewusst|gefühlt|gefreut|geglaubt|gehofft|gemocht|gekannt"
    r"|gebraucht|gesessen"
    r"|bekommen|verstanden|erlebt|erzählt|gesehen|geworden|geärgert|passiert|vergessen|übersehen|verwechselt"
    r"|gehört|gelernt"
)
_STEP = r"(?:[^\W\d_]+,? ){0,11}?"
DEEDS = re.compile(
    rf"\b(?:ich (?:hab|habe|bin)|(?:hab|habe|bin) ich|(?:und|dann|da) (?:hab|habe"
    rf"|bin))\b[ ,]+{_STEP}(?!(?:{_NO_DEEDS})\b)"
    rf"{_PARTICIPLE}\b|(?:^|[,.;] |\bund )hab (?:es )?{_STEP}(?!(?:{_NO_DEEDS})\b){_PARTICIPLE}\b"
    r"|\bich (?:ging|rief|fuhr|schrieb|sprach|nahm|bat|gab|kam|lief|schlug|las|zeichnete|fragte|sagte|machte"
    r"|baute|"
    r"zeigte|erklärte|holte|suchte|prüfte|rief|stellte|setzte|legte|bot|half|testete|redete)\b"
    r"|\b(?:ging|rief|fuhr|schrieb|sprach|nahm|bat|schlug|fragte|sagte|machte|baute|zeigte|erklärte|bot"
    r"|half) ich\b"
)
# "and sat down with her": what goes on after a deed with "and" and a participle, the person told once.
GOES_ON = re.compile(rf"(?:,|\bund\b) (?:[^\W\d_]+ ){{1,8}}?(?!(?:{_NO_DEEDS})\b){_PARTICIPLE}\b")
NOT_REAL = re.compile(
    r"\b(?:ich würde|würde ich|wenn (?:jemand|man|ich|es|der|die"
    r"|das) (?:\w+ ){0,6}(?:nicht )?\w+t,? (?:dann )?(?:muss|würde)"
    r"|ich versuche immer|grundsätzlich|normalerweise|in der regel|man muss|muss man|meistens)\b"
)
ELSEWHERE = re.compile(
    r"\b(?:wie gesagt|(?:das )?hab(?:e)?(?: ich)? (?:ja )?(?:vorhin|eben|schon)"
    r"|hatte ich (?:ihnen )?(?:ja )?(?:eben|schon|vorhin)"
    r"|steht (?:auch |ja )*in meinem lebenslauf)\b"
)


def assess_german(text: str, expects: Sequence[Part]) -> Completeness:
    """Judge an answer, probes' answers included, by its German words."""
    plain = text.lower()
    if len(plain) != len(text):  # a few letters change their length in small: offsets must stay valid
        plain = text
    if len(plain.split()) < LEAST_WORDS:
        nothing = tuple(PartFinding(part, False, MOST_SURE, "") for part in expects)
        return Completeness(nothing, Basis.WORDS, bool(expects))
    findings = tuple(_finding(part, text, _evidence(part, plain)) for part in expects)
    essential = {part for part in ESSENTIAL if part in expects} or set(expects)
    needs_more = any(not f.present for f in findings if f.part in essential)
    return Completeness(findings, Basis.WORDS, needs_more)


def _evidence(part: Part, plain: str) -> list[tuple[int, float]]:
    """Offset and strength."""
    if ELSEWHERE.search(plain) and len(plain.split()) < 40:
        return []
    not_real = NOT_REAL.search(plain) is not None
    match part:
        case Part.SITUATION:
            found = _found(SITUATION, plain)
        case Part.TASK:
            found = _found(TASK, plain)
        case Part.ACTION:
            found = [(deed.start(), DEED_WEIGHT) for deed in DEEDS.finditer(plain)]
            found += [(more.start(), DEED_WEIGHT / 2) for more in GOES_ON.finditer(plain)] if found else []
        case Part.RESULT:
            found = [] if NO_RESULT.search(plain) else _found(RESULT, plain)
            early_until = EARLY_SHARE * len(plain)
            found = [(at, weight * (EARLY_WEIGHT if at < early_until else 1.0)) for at, weight in found]
    return [(at, weight * (0.4 if not_real else 1.0)) for at, weight in found]


def _found(table: Iterable[Wording], plain: str) -> list[tuple[int, float]]:
    matches = [(wording.pattern.search(plain), wording.weight) for wording in table]
    return [(match.start(), weight) for match, weight in matches if match is not None]


def _finding(part: Part, text: str, evidence: list[tuple[int, float]]) -> PartFinding:
    doubt = 1.0
    for _, strength in evidence:
        doubt *= 1.0 - strength
    found, border = 1.0 - doubt, PRESENT_FROM[part]
    if found >= border:
        strongest = max(evidence, key=lambda one: one[1])
        return PartFinding(part, True, min(MOST_SURE, found), _quote(text, strongest[0]))
    return PartFinding(part, False, MOST_SURE * (1.0 - 0.5 * found / border), "")


def _quote(text: str, start: int) -> str:
    """From the beginning of the words found, word for word."""
    at = start + len(text[start:]) - len(text[start:].lstrip(" ,.;"))
    end = re.match(rf"(?:\S+\s*){{1,{QUOTE_WORDS}}}", text[at:])
    return "" if end is None else end[0].strip()
