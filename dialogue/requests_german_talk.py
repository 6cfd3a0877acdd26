"""How candidates greet, agree and refuse in German, and what they ask about the interview."""

from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

TALK = (
    Said(
        Request.GREETING,
        whole=(
            r"(?:hallo|halo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|gruess gott|gruess dich"
            r"|gruezi|morgen|hallochen|hallihallo|huhu|tach|mahlzeit|guten)(?: (?:hallo|aila"
            r"|zusammen|frau|da|sie|guten tag|guten morgen|moin|eila|tag|und))*",
            r"(?:koennen|kann|kannst|hoeren|hoert|hoerst|koenn)(?: (?:sie|du|mich|man|ihr|jemand"
            r"|se))+(?: (?:hoeren|jetzt|gut|sehen|ueberhaupt|denn|verstehen|und|mich|hoern"
            r"|schon))*",
            r"(?:ist (?:da |hier )?jemand(?: da| dran)?|jemand da|sind sie (?:noch )?(?:da|dran)"
            r"|bist du (?:noch )?da|noch da|hoert mich jemand|test|eins zwei|funktioniert das|geht"
            r" es los|bin ich zu hoeren|bin ich drin)(?: test| eins zwei| jetzt)*",
            r"(?:freut mich|schoen sie kennenzulernen|angenehm|wie geht es ihnen|wie gehts|wie"
            r" geht es dir|freut mich sie kennenzulernen|schoen hier zu sein)",
        ),
    ),
    Said(
        Request.THANKS,
        whole=(
            r"(?:danke|vielen dank|dankeschoen|dank|herzlichen dank|ich danke ihnen|ich bedanke"
            r" mich|besten dank|tausend dank|merci|ich danke|dankesehr)(?: (?:schoen|sehr|ihnen"
            r"|dir|fuer (?:das gespraech|alles|ihre zeit|die zeit|die geduld|die frage|die fragen"
            r"|das interview|das zuhoeren|die hilfe)|auch|nochmal|auf wiedersehen|tschuess|aila"
            r"|das wars|das war alles))*",
            r"(?:das wars|das war s|das war es|das ist alles|das waer alles|das war alles|das"
            r" waere alles|das waers|das wars auch schon|das waere es|mehr (?:habe|hab|faellt mir"
            r"|gibt es|kann ich|faellt)|mehr nicht|ich bin fertig|ich waere fertig|so weit|fertig"
            r"|ende der geschichte|das ist meine antwort|das war meine antwort|weiter nichts)(?:"
            r" (?:von meiner seite|von mir|eigentlich|im grunde|dazu|erst ?mal|soweit|auch schon"
            r"|schon|so|dank|danke|ich nicht|nicht ein|nicht zu sagen|nicht|ich glaube ich|nicht"
            r" dazu sagen|damit|mit meiner antwort|auch|glaube ich|denke ich|sagen|wars))*",
            r"(?:sehr nett|das ist (?:sehr )?nett|sehr freundlich|schoenen tag noch|ebenso"
            r"|gleichfalls|ihnen auch)",
        ),
    ),
    Said(
        Request.YES,
        whole=(
            r"(?:ja|jo|jep|jawohl|klar|na klar|natuerlich|sicher|selbstverstaendlich|genau|gerne"
            r"|gern|okay|ok|einverstanden|in ordnung|richtig|stimmt|jaja|joa|freilich|alles klar"
            r"|auf jeden fall|unbedingt|passt|gut|kein problem|sehr gerne|sehr gern|absolut|yes"
            r"|verstanden|sicherlich|logo|definitiv|warum nicht|bestimmt|ja ja)"
            r"(?: (?:ja|bitte|gerne|gern|klar|natuerlich|ist gut|ist okay|ist in ordnung|das passt"
            r"|passt|das ist okay|das ist in ordnung|bin ich|habe ich|kann ich|mache ich|ich bin"
            r" bereit|bereit|kein problem|einverstanden|sicher|genau|das stimmt|stimmt|los gehts"
            r"|los geht es|legen sie los|okay|ok|gut|danke|ich verstehe|verstehe ich|fuer mich|das"
            r" ist richtig|machen wir|doch|auf jeden fall|wir koennen anfangen|von mir aus|mit mir"
            r"|das geht|verstanden|ich hoere sie|ich stimme zu|denke ich|glaube ich|will ich"
            r"|moechte ich|sehr gerne|alles klar|wir koennen loslegen|dann))*",
            r"(?:ich bin (?:bereit|einverstanden|dabei|da|so weit|soweit)|los gehts|los geht es"
            r"|das passt|von mir aus(?: gerne)?|ich stimme zu|legen sie los|fangen sie an|wir"
            r" koennen (?:anfangen|loslegen|starten|beginnen)|das ist (?:okay|in ordnung|richtig"
            r"|gut|klar)|bin bereit|bereit|das stimmt|ich denke schon|ich glaube schon|ich hoere"
            r" sie(?: gut)?|machen wir|schon|sehr gerne|verstehe|ich verstehe|habe ich verstanden"
            r"|kann losgehen|es kann losgehen|fangen wir an|dann los)(?: (?:ja|fuer mich|bitte"
            r"|danke|mit allem|jetzt))*",
        ),
    ),
    Said(
        Request.NO,
        whole=(
            r"(?:nein|ne|nee|noe|nicht wirklich|eigentlich nicht|auf keinen fall|niemals|gar nicht"
            r"|ueberhaupt nicht|keinesfalls|leider nicht|leider nein|noch nicht|bestimmt nicht"
            r"|lieber nicht|nie|no|keineswegs|nicht dass ich wuesste|ich denke nicht|ich glaube"
            r" nicht|ich glaub nicht|falsch|das stimmt nicht|ich bin nicht (?:bereit"
            r"|einverstanden)|habe ich nicht|bin ich nicht|moechte ich nicht|will ich nicht|ich"
            r" moechte nicht|nicht einverstanden|ganz und gar nicht|natuerlich nicht|nicht jetzt"
            r"|auf gar keinen fall)"
            r"(?: (?:nein|danke|nee|leider nicht|eigentlich nicht|nicht wirklich|nicht|noch nicht"
            r"|das stimmt nicht|habe ich nicht|bin ich nicht|ich glaube nicht|ich denke nicht|ich"
            r" glaub nicht|ich glaub nich|ich glaube nich|auf keinen fall|lieber nicht|bitte nicht"
            r"|moechte ich nicht|will ich nicht|gar nicht|niemals|leider|ich bin nicht"
            r" einverstanden|ich bin noch nicht bereit|alles gut|passt so|nicht dass ich wuesste"
            r"|keine fragen|ueberhaupt nicht|das war alles|wirklich nicht|danke schoen))*",
            r"(?:ich habe |habe |hab )?(?:keine|keine weiteren|keine) fragen(?: (?:mehr|von meiner"
            r" seite|danke|von mir))*",
        ),
    ),
    Said(
        Request.PROCESS,
        anywhere=(
            r"wer (?:hoert|sieht|liest|bekommt|wird|schaut|kann|bewertet|entscheidet|hat|beurteilt"
            r"|prueft|wertet)(?: (?:sich|das|die|meine|mein|diese|denn|eigentlich|spaeter|am ende"
            r"|dann|alles|hier|es|mich|aufnahme|aufnahmen|antworten|video|interview|ueber"
            r"|gespraech|nachher))* ?(?:an|lesen|sehen|hoeren|anhoeren|ansehen|aus|zugriff|zu"
            r" sehen|bewerten|darueber|auf|durch|zu hoeren)?(?: (?:auf|meine|daten|die|das"
            r"|aufnahme))*",
            r"wann (?:bekomme|erfahre|hoere|kriege|melden|kann|werde|gibt|erhalte|bekommt|krieg"
            r"|kommt|bekommen|melden|hoer|wird|weiss)(?: (?:ich|sie|man|es|wir|denn|von|ihnen|eine"
            r"|die|das|ob|mit|einer|euch|sich|da|dann|bei mir|mir|ein|eigentlich|was|etwas"
            r"|bescheid))* ?(?:rueckmeldung|antwort|ergebnis|bescheid|ergebnisse|feedback|hoeren"
            r"|rechnen|entscheidung|entschieden|gesagt|zusage|mehr|erfahren|information)?(?:"
            r" (?:rechnen|bekommen|erhalten|mitgeteilt|gemeldet))*",
            r"(?:wird|werden|nehmen|zeichnen|speichern|filmen|nimmst|hoert|schaut|ist|kann"
            r"|werde)(?: (?:das|es|ich|die|mein|meine|sie|mich|hier|jetzt|video|gespraech"
            r"|interview|ton|auch|alles|denn|eigentlich|bild|gerade|daten|antworten|aufnahme|dies"
            r"|kamera|stimme|gesicht|du|die frage|diese frage|auf video|auf|schon))*"
            r" (?:aufgezeichnet|aufgenommen|auf|gespeichert|bewertet|gefilmt|speichern|geteilt"
            r"|weitergegeben|ausgewertet|mitgeschnitten|gewertet|geloescht|analysiert|zu"
            r"|transkribiert|benotet|teil der bewertung)",
            r"(?:was|wie|welche|wonach|worauf|nach was)(?: (?:genau|wird|werden|ich|hier|denn"
            r"|eigentlich|meine|antworten|sachen|kriterien|dinge|dabei|das|die|interview|bin|daran"
            r"|alles))* (?:bewertet|beurteilt|gemessen|ausgewertet|geachtet|getestet|geprueft"
            r"|benotet|gewertet|bewerten sie|beurteilen sie|achten sie)",
            r"was (?:passiert|geschieht|machen|macht|wird|kommt)(?: (?:sie|mit|meinen|meiner|mein"
            r"|den|der|dem|denn|danach|jetzt|als|naechstes|dann|nach|diesem|dieser|nun|eigentlich"
            r"|hier|aus|spaeter|ihr|man))+(?: (?:daten|aufnahme|antworten|interview|gespraech"
            r"|video|aufnahmen|danach|naechstes|wenn|ich|nicht|antworte|pause|mache|passiert"
            r"|weiter))*",
            r"(?:wie lange|wo|wie lang|wofuer)(?: (?:werden|wird|speichern|bleiben|bleibt|sind"
            r"|behalten|nutzen|verwenden))+(?: (?:sie|meine|mein|die|das|daten|aufnahmen|antworten"
            r"|aufnahme|denn|video|es|interview))*(?: (?:gespeichert|aufbewahrt|behalten|verwendet"
            r"|genutzt|benutzt|liegen))?",
            r"wie (?:lang|lange|ausfuehrlich|genau|kurz|detailliert) (?:soll|sollen|muss|darf"
            r"|sollte|muessen|duerfen)(?: (?:ich|die|meine|eine|denn|man|antwort|antworten|sein"
            r"|jeweils|reden|sprechen|antworten|werden|jede))*",
            r"(?:darf|kann|soll|muss|duerfte|sollte) ich(?: (?:mir|meine|auch|ein|eine|ueber|die"
            r"|hier|meinen|denn|das|von|etwas|dabei|den|beispiele|beispiel|aus|dem|der|kamera"
            r"|privates|privatleben|uni|studium|schule|beruflich|beruflichen|lebenslauf|auf"
            r"|englisch|namen|firmennamen|in|zettel|notizen))* (?:notizen|nutzen|benutzen"
            r"|benutzten|verwenden|ablesen|machen|ausschalten|nehmen|nennen|antworten|erzaehlen"
            r"|anschalten|schauen|haben|stellen|etwas fragen|was fragen|anlassen)",
            r"(?:bekomme|kriege|erhalte|gibt es|bekommt|bekommen)(?: (?:ich|man|wir|denn|auch|noch"
            r"|eine|ein|dann|danach|spaeter|das|die|am ende|irgendwann))* (?:feedback|rueckmeldung"
            r"|ergebnis|ergebnisse|zeitlimit|zweites gespraech|weitere runde|richtige antworten"
            r"|kopie|abschrift|zeitbegrenzung|richtig oder falsch|zweite runde|auswertung)(?:"
            r" (?:zu|von|meinen|antworten|dem|interview|hier|bei|den|fragen|dazu))*",
            r"(?:entscheidet|bewertet|beurteilt|waehlt|liest|hoert)(?: (?:hier|denn|am ende|etwa"
            r"|das))* (?:die|eine|ein|der|das) (?:ki|maschine|computer|roboter|programm|mensch"
            r"|algorithmus)(?: (?:ob|ich|den|job|bekomme|ueber|mich|allein|darueber|aus|meine"
            r"|antworten|das))*",
            r"(?:wie|was) (?:geht es|gehts|sind|ist|funktioniert|laeuft|kommt)(?: (?:danach|dann"
            r"|jetzt|die|der|das|hier|denn|eigentlich|als|bewertung|ablauf))* (?:weiter|naechsten"
            r" schritte|naechste schritt|ablauf|ab|bewertung|funktioniert|interview|naechstes)",
            r"(?:wie hoch ist|was ist|wie ist) (?:das|der|die) (?:gehalt|lohn|verdienst"
            r"|arbeitszeit|arbeitszeiten)(?: (?:fuer|die|stelle))*",
            r"(?:fuer welche|um welche|welche) (?:stelle|firma|position)(?: (?:ist|geht|das|es"
            r"|denn|hier|handelt|sich))*",
            r"(?:sehen|analysieren|achten) sie(?: (?:auch|denn|auf))* (?:mein|meine|mich|das)(?:"
            r" (?:gesicht|video|akzent|stimme|kamera|mimik|aussehen|an|ueber|die))*",
            r"(?:zaehlt|ist|war)(?: (?:das|die|diese|frage|jetzt|schon|denn|hier|nur|auch))*"
            r" (?:schon|mit|eine uebung|die uebungsfrage|zur bewertung|nur eine uebung|uebung|die"
            r" probefrage)",
            r"(?:koennen|koennten) sie(?: (?:mir|bitte|mal|etwas|was|noch|mehr))*(?: (?:ueber|zur"
            r"|zum|zu))+ (?:die|der|das|dem|den)? ?(?:stelle|firma|unternehmen|ablauf|bewertung"
            r"|job|team|interview|prozess)(?: (?:erzaehlen|sagen|erklaeren))*",
        ),
        edge=(
            r"(?:war|ist) (?:das|meine antwort|es)(?: (?:so|jetzt|denn|schon))* (?:gut|okay|ok"
            r"|richtig|in ordnung|ausreichend|genug|lang genug|gut so|zu lang|zu kurz|gut"
            r" genug)(?: (?:so|fuer sie))*",
            r"(?:habe|hab) ich (?:das|den job|die stelle|bestanden|gut|richtig)(?: (?:gemacht"
            r"|bestanden|geantwortet|gut|so))*",
        ),
        whole=(
            r"(?:soll ich (?:anfangen|jetzt anfangen|antworten|jetzt antworten|beginnen)|und jetzt"
            r"|was jetzt|was nun|wie weiter|wie geht es weiter|was soll ich tun|was muss ich"
            r" (?:tun|machen)|ich habe (?:noch )?eine frage|darf ich (?:sie )?(?:etwas|was) fragen"
            r"|bin ich dran|kann ich anfangen|darf ich anfangen|wo sind sie)(?: (?:jetzt|bitte))*",
        ),
    ),
    Said(
        Request.INJECTION,
        anywhere=(
            r"(?:bitte )?(?:ignoriere|ignorieren|ignorier|vergiss|vergessen|missachte|umgehe"
            r"|loesche|ueberschreibe|uebergehe|missachten)(?: (?:sie|bitte|du|jetzt|einfach))*(?:"
            r" (?:alle|deine|ihre|die|saemtliche|vorherigen|bisherigen|obigen|alles|vorigen"
            r"|frueheren|deinen|ihren|diese|den))* (?:anweisungen|regeln|vorgaben|instruktionen"
            r"|befehle|richtlinien|an weisungen|anweisung|programmierung|prompt|leitlinien|system"
            r" prompt|systemprompt|vorschriften)(?: (?:und|oben|davor|von))*",
            r"(?:gib|geben|vergib|bewerte|bewerten|setze|trage|gibst)(?: (?:sie|mir|mich|bitte"
            r"|diese|diesen|meine|meiner|antwort|einfach|jetzt|das|dieser|mit|auf|allen|in"
            r"|kandidaten|ueberall|die))*(?: (?:die|volle|vollen|hoechste|hoechster|beste|maximale"
            r"|der|maximalen|hoechsten|besten|fuenf|zehn|voller|hundert|5|10|100|von|alle|volle))+"
            r" (?:punktzahl|punkte|bewertung|note|punkten|sterne|sternen|score|zahl|fuenf|zehn"
            r"|prozent|wertung)(?: (?:in|bei|fuer|allen|kategorien|alles|kriterien|antworten|jede"
            r"|antwort|von|fuenf|zehn))*",
            r"(?:du bist|sie sind|ab) (?:jetzt|nun|sofort|ab jetzt|ab sofort|nicht mehr)(?: (?:an"
            r"|bist|sind|du|sie|ein|eine|der|die|mein|meine|nicht|kein|keine|nur|mehr|frei"
            r"|antwortest|machst|tust|gehorchst|was|ich|sage|mir|piratin|pirat|freund|koch"
            r"|entwickler|interviewerin|recruiter|personalchef|an regeln gebunden|hilfreicher"
            r"|assistent|chatgpt))+",
            r"(?:zeig|zeige|zeigen|nenne|nenn|verrate|verrat|gib|geben|sag|sage|sagen|wie lautet"
            r"|wiederhole|was ist|was steht in|verraten|drucke|was sind)(?: (?:mir|sie|uns|bitte"
            r"|mal|deinen|ihren|dein|ihr|den|die|deine|ihre|das|dem|deinem|ihrem|ganzen|kompletten"
            r"|geheimen))* (?:system prompt|systemprompt|prompt|systemanweisungen|anweisungen"
            r"|loesung|musterloesung|bewertungsschluessel|passwort|system nachricht|interne"
            r" anweisungen|regeln|bewertungskriterien intern|quellcode)",
            r"(?:tu|tue|tun|stell|stelle|stellen|verhalte|verhalten)(?: (?:sie|so|dir|vor|dich"
            r"|sich|wie|mal))+ (?:als|du|ein|eine|waerst|sie|waeren)(?: (?:ob|du|sie|ein|eine"
            r"|waerst|waeren|mein|meine|freund|pirat|haettest|keine|regeln|seist|mensch"
            r"|personalchef|haetten))+",
            r"(?:markiere|werte|bewerte|stufe|bewerten|erklaere|akzeptiere)(?: (?:sie|diese|die"
            r"|das|meine|mich|bitte|antwort|alle|antworten|kandidaten|diesen))+ als"
            r" (?:vollstaendig|perfekt|hervorragend|bestanden|ausgezeichnet|sehr gut|eingestellt"
            r"|richtig|besten|besten kandidaten|geeignet|exzellent)(?: (?:kandidaten|ein))*",
            r"(?:systemprompt|entwicklermodus|jailbreak|neue anweisung(?:en)?|admin modus"
            r"|administratormodus|systemnachricht|system prompt|ich bin (?:dein|ihr|der)"
            r" (?:entwickler|programmierer|administrator|admin|erfinder))(?: (?:an|aktivieren|du"
            r"|fuer|dich|lautet|und|aktiviert|ein))*",
            r"(?:empfiehl|empfehlen|stell|stellen|lade)(?: (?:sie|mich|bitte|unbedingt|auf jeden"
            r" fall))+ (?:ein|fuer die stelle|fuer den job|weiter|zum gespraech)",
            r"(?:wie lautet|was ist|sag mir|sagen sie mir)(?: die)? (?:richtige|beste|perfekte|ideale) antwort",
        ),
    ),
)
