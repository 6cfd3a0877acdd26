"""What the last words of a German turn say about whether more is to come: the lists of `last_words`.

Two things differ from English. The verb stands last in a clause with "weil" or "dass", so a last "hatte" is open
only where it is second. And prefixes of verbs end sentences ("dann rief ich sie an"), so "an", "auf", "aus", "ab",
"nach", "um" and "vor" aren't taken for prepositions.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLERS = _words(
    "äh ähm ähem öh öhm em hm hmm mh mhm tja naja also halt sozusagen irgendwie quasi gewissermaßen "
    "beziehungsweise"
)
_FILLER_PHRASES = re.compile(
    r"(?:^| )(?:wie sagt man(?: das| da| so)?|wie (?:soll|kann) ich (?:das |es )?sagen|wie (?:heißt|nennt man) das"
    r"(?: noch| gleich)*|na ja|was noch|und so ein|ich sag mal|sagen wir mal)$"
)
_MOMENT = r"(?:einen?n? )?(?:kleinen |kurzen )?(?:moment|augenblick|sekunde|minute)"
_HOLD = re.compile(
    r"(?:^| )(?:"
    r"lass(?:en sie|t)? mich (?:\w+ ){0,4}(?:überlegen|nachdenken|denken|sehen|erinnern|anfangen)"
    rf"|(?:geben sie mir |gib mir |noch |nur )?{_MOMENT}(?: mal| bitte| noch)*"
    r"|(?:ich )?muss(?: ich)? (?:\w+ ){0,4}(?:überlegen|nachdenken)"
    r"|(?:ich )?überlege(?: ich)?(?: gerade| kurz| noch| mal)*"
    r"|(?:warten sie|warte)(?: mal| kurz| bitte| noch)*"
    r"|mal (?:kurz )?(?:überlegen|nachdenken|sehen|schauen|gucken)"
    r"|wie war (?:das|es)(?: noch| gleich| denn| mal)*|wo war ich(?: stehen geblieben)?"
    r"|(?:das ist eine )?gute frage"
    r"|bin gleich (?:so weit|soweit))$"
)
_YIELD = re.compile(
    r"(?:^| )(?:"
    r"(?:das|dies) (?:war|wär|wäre|ist)(?:['’]?s| es)?(?: dann| jetzt| eigentlich| auch| schon| so| im grunde"
    r"| soweit)*"
    r" (?:alles|meine antwort|mein beispiel|das ende|die geschichte)"
    r"|das (?:war|wär|wäre)(?:['’]?s| es)(?: dann| jetzt| eigentlich| auch| schon| so| im grunde| soweit)*"
    r"|(?:ich )?bin (?:jetzt |damit )?fertig"
    r"|mehr (?:fällt mir|habe ich|hab ich|kann ich|gibt es|gibt's|war da|weiß ich)(?: \w+){0,3} (?:nicht|ein"
    r"|sagen)"
    r"|so (?:ist|ging) (?:es|das|die sache)(?: dann)? (?:ausgegangen|aus|zu ende)"
    r")(?: danke| vielen dank| denke ich| glaube ich| würde ich sagen| von mir| von meiner seite| eigentlich"
    r"| ja)*$"
)
_OPEN = _words(
    # what joins
    "und oder aber denn sondern weil dass daß ob obwohl obgleich damit sodass bevor nachdem während sobald "
    "solange "
    "wenn falls als wie indem sowie bis "
    # what a noun follows
    "der die den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen "
    "meinem "
    "meiner unser unsere unseren unserem unserer ihre ihren ihrem seine seinen seinem seiner deren dessen jeder "
    "jeden jedem diese diesen diesem dieser welche welchen solche "
    # prepositions that are seldom the prefix of a verb
    "für von gegen ohne wegen seit zwischen trotz im am zum zur beim vom ins ans in bei mit zu über per pro "
    "innerhalb außerhalb anhand mithilfe aufgrund "
    # who acts, and what is said of it
    "ich wir man er wer wem wen was welcher warum wieso weshalb "
    "sehr zum sogar ungefähr circa etwa ziemlich möglichst besonders zumindest eigentlich nämlich beispielsweise"
)
# These alone, or with "das" and the like, are a thought that ends.
_WHOLE = re.compile(
    r"(?:^| )(?:und so|und so weiter|oder so|so was|sowas|weiß (?:auch )?nicht warum|deshalb|deswegen|darum"
    r"|so wie es ist"
    r"|gemeint war|und basta|das war ich|das bin ich|wie ich|als ich|so gut (?:wie )?(?:ich|wir|es) konnte[n]?"
    r"|nach und nach|ab und zu|im großen und ganzen|dazu|hörte (?:ich |er |sie |ihm |ihr )*zu"
    r"|(?:mache|machte|machten|kam|kamen|arbeitete|teilte|nahm|brachte)(?: \w+){0,4} mit)$"
)
_OPEN_PHRASE = re.compile(
    r"(?:^| )(?:und dann|und da|aber dann|zum beispiel|das heißt|in der|an der|auf der|auf die|auf den|an die"
    r"|an den"
    r"|um das|um die|um den|nach der|nach dem|vor der|vor dem|aus der|aus dem|durch die|durch den"
    r"|(?:und|dass|weil|aber|ob|wenn|als|was|wie|wo) (?:sie|es|das|da|mir|mich|sich|ihm|ihr|ihnen|uns)"
    r"|nicht nur|sowohl|entweder|je mehr|sondern auch)$"
)
_AUXILIARIES = _words(
    "habe hab hat haben hatte hatten bin ist sind war waren wurde wurden werde wird werden kann können konnte "
    "konnten "
    "muss müssen musste mussten soll sollte sollten will wollte wollten darf durfte durften"
)
_BEFORE_SECOND = _words(
    "ich wir er man es das dann da danach deshalb deswegen darum daraufhin zuerst und also jetzt dort"
)
_SUBORDINATORS = _words(
    "weil dass daß ob obwohl damit sodass bevor nachdem während sobald solange wenn falls als wie was wer wo "
    "warum "
    "der die das den dem denen"
)
_SUBORDINATOR_WITHIN = 10


def is_yield(last: str) -> bool:
    return _YIELD.search(last) is not None


def is_hold(last: str) -> bool:
    return _HOLD.search(last) is not None


def is_filler(words: list[str], last: str) -> bool:
    return words[-1] in _FILLERS or _FILLER_PHRASES.search(last) is not None


def is_whole(last: str) -> bool:
    return _WHOLE.search(last) is not None


def is_open(words: list[str], last: str) -> bool:
    if words[-1] in _AUXILIARIES:
        clause = words[-_SUBORDINATOR_WITHIN:-2]
        second = len(words) == 1 or words[-2] in _BEFORE_SECOND
        return second and not _SUBORDINATORS & set(clause)
    return words[-1] in _OPEN or _OPEN_PHRASE.search(last) is not None
