"""German verb forms and small words, as far as `german_traits` needs them. Everything in small letters."""

import re

from dialogue.verb_forms import words

HAVING = words("habe hab hat haben hast ham hab's hat's ham's habs hats")
BEING = words("bin ist is sind war waren wars wird werden wurde wurden ists")
PLUPERFECT = words("hatte hatten")
MODALS = words(
    """
    muss musste mussten müssen soll sollte sollten kann konnte konnten können will wollte wollten darf durfte
    durften möchte möchten mag
    """
)
UNREAL_VERBS = words("würde würden würdest könnte könnten wäre wären hätte hätten dürfte müsste müssten")
# "ich" is spoken with no other form of these.
FIRST_PERSON = words("habe hab hab's habs bin")
SELF = words("ich i")
GROUP = words("wir")
# Beside these a form in -te is a verb; beside an article it may be a noun.
PRONOUNS = words("ich i wir er sie es man wer niemand keiner jeder jemand")
OTHERS = PRONOUNS - SELF - GROUP | words("das der die alle beide einer eine dies dieser diese")
STRONG_PAST = words(
    """
    ging kam rief fuhr schrieb sprach nahm bat gab lief schlug las stand saß lag hing fiel ließ half bot fand
    trug blieb hielt zog warf stieg sank trat sang schnitt griff verlor bekam begann bestand erfand verstand
    entschied wusste dachte brachte rannte kannte nannte tat schlief aß trank ergab beschloss schloss lud
    unterschrieb übernahm gelang gewann zerbrach brach flog floh goss schob schwieg sah traf vergaß vertrat wies
    gingen kamen riefen fuhren schrieben sprachen nahmen baten gaben liefen schlugen lasen standen saßen lagen
    hingen fielen ließen halfen boten fanden blieben hielten zogen stiegen traten verloren bekamen begannen
    bestanden verstanden entschieden wussten dachten brachten beschlossen unterschrieben übernahmen gewannen
    sahen trafen
    """
)
# In -te and -ten without being a past tense.
NO_PAST = words(
    """
    leute karte karten seite seiten liste listen kiste kisten heute bitte gute guten alte alten letzte letzten
    erste ersten zweite zweiten dritte dritten vierte vierten fünfte fünften nächste nächsten minute minuten
    patienten daten garten weiten weite kette ketten hälfte mitte kunden hütte worte worten zeiten arbeiten
    lehrte hinten unten mitten selten rechte rechten linke bunten bunte leute leuten gäste gästen besten beste
    meisten meiste größten größte echte fertigen harte kalte kalten lauten laute rote roten späte späten tote
    toten studenten studentin agenten elefanten raten laten hatten hatte tanten tante sorte sorten torte torten
    geräte geräten note noten schritte schritten
    schriften kräfte kräften chefsekretärin watte ratte matte flotte dichte leichte leichten schlechte
    schlechten gesamte gesamten bekannte bekannten verwandte verwandten angestellte angestellten
    kosten posten osten westen kasten balken warten starten halten behalten starte wette quote quoten route
    routen fakten akten akte takte punkte punkten produkte produkten projekte projekten objekte objekten
    aufträge texte texten briefe zutaten monaten leiten leite antworten antworte worte orte orten werte werten
    """
)
# Past tenses that stand for themselves wherever they are, so often are they heard.
WEAK_PAST = words(
    """
    sagte sagten fragte fragten meinte meinten machte machten fehlte fehlten lieferte lieferten passierte dauerte
    klappte brauchte brauchten funktionierte drohte drohten wechselte bedankte bedankten zeigte zeigten erklärte
    holte stellte legte setzte merkte merkten lachte lachten wohnte arbeitete redete reichte kostete startete
    stürzte weigerte streikte kündigte telefonierte organisierte schaute kaufte baute suchte prüfte probierte
    """
)
# Participles, pasts and presents of what is no deed: had, been, felt, thought, happened, gone wrong, come about.
NO_DEEDS = words(
    """
    gewesen gehabt gewollt gedacht gefunden gewusst gefühlt gefreut geglaubt gehofft gemocht gekannt gebraucht
    gesessen bekommen gekriegt verstanden erlebt erzählt geworden geärgert passiert vergessen übersehen
    verwechselt vertauscht verloren verpasst verschlafen verbockt geklappt gelernt erschrocken gefallen gestanden
    gelegen gewohnt gearbeitet geheult geweint geschlafen geschwitzt gezittert gewonnen bestanden geschafft
    gespürt gemerkt gestritten gehört gesehen befürchtet erfahren gelungen gedauert verdient gespart entschuldet
    stand saß lag hing fiel fand blieb bekam bestand verstand wusste dachte kannte schlief gelang gewann verlor
    vergaß merkte fehlte dauerte brauchte meinte wohnte arbeitete war hatte wurde hoffte glaubte fürchtete
    wunderte freute ärgerte schämte lernte verdiente schaffte sah erfuhr
    denke finde glaube meine weiß kenne mag hoffe liebe brauche heiße komme wohne arbeite studiere lerne
    interessiere fühle freue verstehe sehe höre habe bin kann muss will soll darf möchte würde hätte wäre könnte
    denk find glaub mein wohn arbeit fühl freu versteh seh hör steh sitz schau bemühe versuche halte gelte
    """
)
MISTAKEN = words("falsch falsche falschen falsches falscher versehen versehentlich irrtümlich spiegelverkehrt")
SENTENCE_ENDS = words(". ! ? ;")
JOINING = words("und aber oder sondern denn doch")
SUBORDINATING = words(
    """
    weil dass wenn als damit nachdem obwohl bevor ob während sodass solange sobald falls da wie was wo wofür warum
    der die das dem den deren dessen
    """
)
OPENING = words("weil dass wenn als damit nachdem obwohl bevor ob während sodass sobald falls")
_PREFIXES = (
    "an|auf|aus|ab|ein|mit|nach|vor|zu|um|los|hin|her|weg|zusammen|weiter|zurück|durch|über|unter|neben|drauf|dran"
    "|rum|herum|raus|heraus|rein|hinein|runter|rauf|hoch|frei|fest|bei|klar|da|dar|neu|nebeneinander|auseinander"
    "|fertig|vorbei|bereit|gut|heim|richtig"
)
# With "ge-", also where a dialect says "gsagt"; or in "-iert".
PARTICIPLE = re.compile(
    rf"(?:{_PREFIXES})*ge(?!nau|rade|gen|samt|wohn|stern|schäft|wicht|rät|winn)\w{{2,}}(?:t|en)"
    rf"|(?:{_PREFIXES})?g[bcdfhkmnpstvwz]\w+(?:t|en|n)|\w{{3,}}iert|bracht|kommen"
)
# Without "ge-" they look like other forms: they count after "habe" only, or at the end of a piece.
PREFIXED = re.compile(r"(?:be|ver|er|ent|zer|über|unter|wieder|durch|um|miss|vor|auf|an|ab|ein)\w{3,}(?:t|en)")
PRESENT_OF_SELF = re.compile(r"(?!\w+en\b)\w{2,}(?:e|[bcdfghklmnpst])")

NUMBERS = words(
    """
    zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig vierzig
    fünfzig sechzig siebzig achtzig neunzig hundert zweihundert dreihundert tausend tausende halb halbe halben
    hälfte drittel viertel prozent euro doppelt doppelte einzige einziger einzigen eins komma
    """
)
TIMES = words(
    """
    jahr jahre jahren jahres monat monate monaten woche wochen tag tage tagen stunde stunden minute minuten uhr
    gestern vorgestern abend abends nacht nachts mittag morgens neulich kürzlich damals einmal vor letzte letzten
    letztes letzter letztem vorletzte vorletzten vorletztes vergangenen montag dienstag mittwoch donnerstag
    freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember
    sommer winter frühjahr frühling herbst weihnachten ostern silvester advent saison semester wochenende als
    """
)
PLACES = words("in im bei beim auf am an ans aus unserem unserer unserm vom")
NEGATIONS = words("nicht kein keine keinen keiner keinem nie niemand nichts kaum ohne nirgends nix ned nimmer")
AFTERWARDS = words(
    """
    seitdem seither inzwischen mittlerweile jetzt heute danach schließlich ende schluss nachher hinterher später
    letztendlich endlich daraufhin wieder nunmehr seit bis noch mehr nächsten nächste nächstes
    """
)
OUTCOMES = words(
    """
    bedankt gelobt zufrieden begeistert gefreut danke dankbar dank lob gelacht geschafft geklappt funktioniert
    bestanden fertig pünktlich läuft lief liefen gewonnen gespart übernommen eingeführt gelöst verlängert
    unterschrieben gebucht beschwert gemerkt rechtzeitig gut besser schneller weniger kommt kam kamen verkauft
    preis ruhe weg wiedergekommen geblieben eingeladen bekommen gekriegt geschenkt erleichtert stolz nochmal
    sank stieg
    """
)
OPINIONS = words(
    """
    finde glaube denke meinung wichtig halt eben einfach ehrlich wirklich eigentlich natürlich grundsätzlich
    überzeugung sag sage man muss ja generell normal klar braucht gehört typ jemand mensch menschen beruf arbeit
    """
)
USUALLY = words(
    """
    immer meistens normalerweise oft häufig ständig jeden jede jedes dauernd manchmal generell üblicherweise gern
    gerne meist allgemeinen regel
    """
)
UNREAL = UNREAL_VERBS | words("wenn falls vielleicht wahrscheinlich vermutlich man")
INTRODUCING = words(
    """
    ein eine einen einem einer unser unsere unserem unserer unseren mein meine meinem meiner meinen
    """
)
STATES = words(
    """
    war waren hatte hatten gab stand standen lag lagen saß hing wollte wollten sollte sollten musste mussten
    drohte fehlte fehlten brauchte konnte
    """
)


def is_participle(word: str) -> bool:
    return PARTICIPLE.fullmatch(word) is not None


def is_past(word: str) -> bool:
    """A past tense by its own form, whoever stands beside it."""
    return word in STRONG_PAST or word in WEAK_PAST


def may_be_past(word: str) -> bool:
    """A past tense if a pronoun stands beside it."""
    return is_past(word) or (word.endswith(("te", "ten")) and len(word) > 4 and word not in NO_PAST)
