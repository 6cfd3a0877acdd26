"""The German table of requests: the formal and the familiar address, umlauts spelled out ("koennen")."""

import re

from dialogue.request_wordings import Table, listed, wordings
from dialogue.requests_german_clauses import COURSE_CLAUSES, PERSON_CLAUSES
from dialogue.requests_german_course import COURSE
from dialogue.requests_german_person import PERSON
from dialogue.requests_german_talk import TALK

_PREFIX = (
    r"(?:darf|duerfte|kann|koennte) ich (?:sie |dich |mal |kurz |noch )*(?:was |etwas )?fragen(?:"
    r" ob| was| wie| wann| wer)?|"
    r"ich (?:wollte|moechte|wuerde gern|wuerde gerne|haette|will) (?:nur |mal |noch |gern |gerne "
    r"|sie |kurz )*(?:fragen|wissen)(?: ob)?|"
    r"ich (?:wollte|moechte|will) (?:nur |mal |noch |gern |gerne )*wissen|wissen sie|weisst du|"
    r"(?:koennen|koennten) sie mir (?:bitte )?sagen|(?:ich habe |hab )?(?:eine |noch eine |mal"
    r" eine )?frage|sagen sie(?: mal)?|sag mal"
)
_AROUND = re.compile(
    r" (?:bitte|danke(?: schoen| sehr)?|dankeschoen|vielen dank|entschuldigung|entschuldigen sie"
    r"|entschuldige|verzeihung|tschuldigung|sorry|tut mir(?: sehr| wirklich)? leid|"
    r"es tut mir leid|ok|okay|oh|ach|ach so|achso|na|na ja|naja|na gut|also|ja|nein|nee|gut|und"
    r"|aber|hallo|hey|aila|eigentlich|ehrlich gesagt|"
    r"ehrlich|vielleicht|moment|mal|kurz|noch|jetzt|gerade|grad|leider|so|doch|denn|eben|halt|hm"
    r"|puh|oje|oh je|oh gott|mein gott|gott|einfach|wirklich|"
    r"wenn (?:das geht|es geht|moeglich|sie moegen|das moeglich ist|das ok ist|das okay ist|ich"
    r" darf)|fuer mich|ich glaube|ich denke|ich fuerchte|"
    r"weil|dann|wohl|bitteschoen|bitte schoen|uebrigens|noch mal|nochmal|noch einmal|auch|nur|ganz"
    r"|hier|aeh|stopp|warten sie|im moment|ginge das|geht das|"
    r"schade|herr|frau|du|sie|wissen sie|weisst du|genau|alles klar|ach ja|oh ja|tja)(?= )"
)
_REPORTS = re.compile(
    r" (?:sagte|sagten|(?<!ehrlich )gesagt|sagt|fragte|fragten|gefragt|fragt|meinte|meinten|gemeint|schrie"
    r"|geschrien|rief|gerufen|erzaehlte|erzaehlt|"
    r"antwortete|geantwortet|schrieb|geschrieben|dachte|gedacht|bat|gebeten|wollte|wollten|wusste"
    r"|nannte|genannt|beschimpft|immer|"
    r"so nach dem motto|heisst|hiess|beschwerte|verlangte|fluesterte|bruellte|gebruellt|wissen"
    r" wollen|frage war|satz|mail|brief|nachricht)(?= )"
)
_NOT_BEFORE = listed(
    "einen "
    "dass ob zu er wir man ihr ihm ihnen ihn die der das den dem ein eine einen einem einer mein"
    " meine meinen unsere unser nicht "
    "kein keine wer wie was wann wo warum wenn als bei mit von fuer auf in an im am soll sollte solle "
    "muss musste konnte kann war waren hat habe hatte haben wurde wird mir mich jemand kunde kundin leute"
)
_NOT_AFTER = listed(
    "von dass der die das den dem welche mit fuer zu zum zur auf in im an am bei aus war waren ist"
    " wird wurde hat hatte "
    "sagte meinte fragte hiess oder allein alleine"
)

_MAY_FOLLOW = listed(
    "ich wir mein meine es das der die weil aber und also wenn dann im in letztes als wie was wer"
    " koennen ach oh damals "
    "bei da denn sonst eigentlich ehrlich tut sie einmal frueher meine unser unsere"
)
_TO_HER = listed("entschuldigung sorry bitte verzeihung aila leid moment")
_ALIKE = {
    "bis": "bist",
    "konn": "koennen",
    "koenn": "koennen",
    "koennt": "koennten",
    "nich": "nicht",
    "mein": "meinen",
    "hoere": "hoeren",
    "dauer": "dauert",
    "fragen": "frage",
    "sekund": "sekunde",
    "tach": "tag",
    "net": "nicht",
}

GERMAN = Table(
    wordings(_PREFIX, *COURSE, *PERSON, *TALK),
    (*COURSE_CLAUSES, *PERSON_CLAUSES),
    _AROUND,
    _REPORTS,
    _NOT_BEFORE,
    _NOT_AFTER,
    _MAY_FOLLOW,
    _TO_HER,
    listed(
        "sie ihnen ihre ihr du dich dir bitte frage fragen"
        " entschuldigung sorry verzeihung gespraech interview aila daten"
    ),
    frozenset(),
    frozenset(),
    listed("der die das den dem eine einen einem einer im am vom zum zur von fuer mit"),
    listed(
        "sie ihnen du bitte koennen koennten kann koennte darf frage was wie ich nicht kein das danke guten"
        " ist sind"
        " nein ja moment"
    ),
    _ALIKE,
)
