"""The German requests as clauses: whom they address, what they ask for; umlauts spelled out."""

from dialogue.request_clauses import clause
from dialogue.request_kinds import Request

_HER = (
    r"(?:(?:koennen|koennten|wuerden|koenn|moechten) (?:sie|se)|(?:kannst|koenntest|wuerdest|magst) du|kannste"
    r"|bitte"
    r"|(?:ist|waere) es moeglich|ginge es|geht es|sie (?:koennen|sollen|muessen)|ich (?:moechte|will|wuerde"
    r"|bitte sie)"
    r" dass sie|seien sie so (?:nett|gut|lieb)|haetten sie)"
)
_US = (
    r"(?:(?:kann|koennte|darf|duerfte|soll|koennen|koennten|duerfen|wollen|sollen|sollten|muss|muessen"
    r"|wuerde) (?:ich"
    r"|wir|man)|ich (?:moechte|will|wuerde|mag|muss|brauche|braeuchte|haette|habe lieber|werde|wuerd|moecht|kann)"
    r"|lassen sie (?:uns|mich)|lass (?:uns|mich)|wir (?:koennen|sollten)|(?:ist|waere) es (?:ok|okay|moeglich))"
)
_NO = r"(?:nicht|kein|keine|keinen|nichts|nie|niemals|noch nie|kaum|nix)"
_ANEW = r"(?:nochmal|noch mal|noch einmal|nochmals|einmal noch|erneut|von vorne|von vorn|wiederholen|neu)"
_TOLD = (
    r"(?:(?<!ehrlich )gesagt|sagte|fragte|gefragt|meinte|er|wir|kunden?|kundin|chef|chefin|kollegen?|kollegin"
    r"|immer|oft|als|wenn"
    r"|damals|war|waren|hatte|hatten|wurde|ihm|ihnen gesagt)"
)
_CHANNEL = (
    r"(?:mikrofon|mikro|mikrophon|ton|bild|kamera|internet|verbindung|wlan|leitung|stimme|bildschirm|video"
    r"|audio|kopfhoerer"
    r"|headset|lautsprecher|rechner|laptop|computer|handy|browser|seite|netz|akku)"
)
_KEPT = (
    r"(?:daten|alles|aufnahmen?|aufzeichnung(?:en)?|antworten|angaben|video|profil|gespraech|bewerbung"
    r"|interview|was ich"
    r"|das ganze|protokoll)"
)
_MACHINE = (
    r"(?:mensch|maschine|computer|roboter|ki|k i|bot|programm|echt|echte|echter"
    r"|person|automat|avatar|kuenstlich\w*)"
)

_THINK = (
    r"(?:lassen sie mich|lass mich"
    r"|(?:da |jetzt |ich )?(?:muss|moechte|will|darf|brauche|braeuchte)(?: ich)?|(?:kann|koennte) ich)"
)
COURSE_CLAUSES = (
    clause(
        Request.REPEAT,
        _HER,
        r"(?:wiederholen|wiederhole)",
        rf"{_ANEW} ~ (?:sagen|fragen|stellen|vorlesen|lesen|hoeren|wiederholen)",
        rf"(?:frage|das|letzte) ~ (?:{_ANEW}|vorlesen)",
        unless=rf"{_TOLD}|anders|langsam\w*",
    ),
    clause(
        Request.REPEAT, _US, rf"(?:frage|das|letzte) ~ {_ANEW} ~ (?:hoeren|haben|bekommen|sehen)", unless=_TOLD
    ),
    clause(
        Request.REPEAT,
        r"(?:was|wie|welche)",
        r"(?:war|lautet|lautete|ist|hiess) ~ (?:frage|nochmal|noch mal|gleich)",
        r"(?:haben sie|hatten sie|hast du|wollten sie|sagten sie) ~ (?:gesagt|gefragt|wissen|gemeint|nochmal)",
        unless="ich|wir|er",
    ),
    clause(
        Request.REPEAT,
        r"(?:ich|das|die|hab|habe|den|jetzt)",
        r"nicht ~ (?:gehoert|mitbekommen|mitgekriegt|aufgepasst|zugehoert)",
        r"frage ~ (?:vergessen|verpasst|entfallen)",
        r"(?:faden|frage) ~ verloren",
        unless=_TOLD,
    ),
    clause(Request.REPEAT, "", rf"{_ANEW} (?:bitte|die frage)", r"wie bitte", after=2),
    clause(
        Request.REPHRASE,
        f"(?:{_HER}|{_US})",
        r"(?:erklaeren|erlaeutern|umformulieren|praezisieren|vereinfachen|verdeutlichen|konkretisieren)",
        r"(?:anders|einfacher|einfach|genauer|deutlicher|konkreter|leichter|klarer) ~ (?:sagen|fragen"
        r"|formulieren|ausdruecken"
        r"|stellen|erklaeren|werden)",
        r"(?:beispiel|tipp|hinweis) ~ (?:geben|nennen)",
        r"mit anderen worten",
        unless=_TOLD,
    ),
    clause(
        Request.REPHRASE,
        r"(?:was|wie|worauf|welche\w*|worum|wen|in welche\w*)",
        r"(?:meinen (?:sie|du)|(?:sie|damit|genau) meinen|meinst|gemeint|bedeutet|heisst|verstehen sie"
        r"|verstehst du|erwarten|hinaus|soll das|wollen sie)",
        unless=_TOLD,
    ),
    clause(
        Request.REPHRASE, "", r"(?:meinen sie|meinst du|sie meinen|geht es (?:um|ihnen))", after=12, unless=_TOLD
    ),
    clause(
        Request.REPHRASE,
        r"(?:ich|das|die|hab|habe|da|jetzt|mir|frage)",
        rf"{_NO} ~ (?:verstanden|verstehe|versteh|kapiert|begriffen|sicher was|klar|verstaendlich|mitgekommen)",
        r"(?:verstehe|versteh|weiss|kapiere) ~ (?:nicht|frage nicht|sie nicht)(?: \w+)? (?:was|wie|worauf"
        r"|frage|ganz|so|recht)",
        r"(?:verstehe|versteh|kapiere) ~ nicht",
        r"(?:unklar|zu kompliziert|verwirrend|verwirrt)",
        unless=rf"{_TOLD}|aber|wieso|warum|leute|ich sagen",
    ),
    clause(
        Request.SLOWER,
        f"(?:{_HER}|{_US}|nicht|sie|du|das|etwas|ein|bisschen|viel)",
        r"(?:langsamer|langsam|weniger schnell|so schnell|zu schnell|zu flott|so flott|tempo)",
        unless=_TOLD,
    ),
    clause(Request.SLOWER, "", r"(?:langsamer|langsam)", after=2),
    clause(
        Request.START_OVER,
        f"(?:{_US}|ich)",
        r"(?:von vorne|von vorn|neu|nochmal|noch mal|noch einmal|nochmals|von anfang|von null) ~ (?:anfangen"
        r"|beginnen|antworten"
        r"|starten|ansetzen|versuchen|probieren|beantworten|machen|an)",
        r"(?:fange|fang|beginne|beginn|starte|setze) ~ (?:neu|nochmal|noch mal|noch einmal|von vorne|von vorn)",
        r"antwort ~ (?:aendern|korrigieren|neu|wiederholen|zuruecknehmen)",
        unless=_TOLD,
    ),
    clause(
        Request.START_OVER,
        r"(?:vergessen|streichen|vergiss|streich|loeschen|ignorieren)",
        r"(?:das|was ich ~ gesagt habe|die antwort|letzten satz|meine letzte)",
        unless="regeln|anweisungen|daten|alles",
    ),
    clause(
        Request.WAIT,
        rf"(?:{_HER}|{_THINK}|einen|nur|eine|kleinen|ne|nen|ganz kurz|geben sie mir|gib mir|da muss ich|muss|ich)",
        r"(?:augenblick|moment|sekunde|minute|momentchen|sekuendchen|minuetchen)",
        r"(?:ueberlegen|nachdenken|ueberleg|denken|denk nach|sammeln|erinnern|besinnen)",
        unless=rf"{_TOLD}|pause|dauert",
        after=2,
    ),
    clause(
        Request.WAIT,
        "",
        r"(?:augenblick|moment|sekunde)",
        r"(?:warte|warten sie) ~ (?:kurz|mal|bitte|moment)",
        after=4,
        unless=_TOLD,
    ),
    clause(
        Request.PAUSE,
        f"(?:{_HER}|{_US}|ich|wir|kurz|kurze|eine)",
        r"(?:pause|unterbrechen|pausieren|unterbrechung|toilette|klo|wc|luft schnappen|glas wasser|was trinken"
        r"|spaeter weiter\w*)",
        r"(?:tuer|klingelt|telefon|kind|baby|hund) ~ (?:gehen|oeffnen|ran|rangehen|aufmachen|sehen|schauen"
        r"|kuemmern)",
        unless=rf"{_TOLD}|nach|waehrend|danach|gemacht|mittagspause",
    ),
    clause(
        Request.SKIP,
        f"(?:{_HER}|{_US}|ich|dazu|darauf|darueber)",
        r"(?:ueberspringen|auslassen|weglassen|weitergehen|weiter gehen|weitermachen mit der naechsten"
        r"|naechste frage"
        r"|naechsten frage|andere frage|passen|zurueckkommen|ueberspring)",
        r"(?:nicht|nichts|ungern|lieber nicht) ~ (?:antworten|sagen|sprechen|reden|beantworten|erzaehlen"
        r"|aeussern)",
        r"(?:spaeter) ~ (?:beantworten|antworten)",
        unless=rf"{_TOLD}|mehr|weiss|weiteres",
        after=4,
    ),
    clause(Request.SKIP, "", r"(?:naechste|andere) frage", r"weiter(?: bitte)?", after=2),
    clause(
        Request.HOW_MANY,
        r"(?:wie|wieviele|wieviel)",
        r"(?:viele|viel|lange|lang|weit|fragen) ~ (?:noch|fragen|dauert|dauern|uebrig|kommen|geht|sind wir)",
        r"(?:kommen|sind|haben) ~ noch",
        unless=rf"{_TOLD}|antworten?|sprechen|reden",
    ),
    clause(
        Request.HOW_MANY,
        r"(?:sind|ist|war|haben|dauert|kommen|kommt|geht|gibt|wann)",
        r"(?:wir ~ (?:fertig|durch|geschafft|am ende)|letzte frage|die letzte|noch ~ (?:lange|lang|viel|viele"
        r"|weitere|mehr))",
        r"(?:zu ende|vorbei|fertig)",
        unless=_TOLD,
        after=3,
    ),
)

PERSON_CLAUSES = (
    clause(
        Request.HUMAN,
        f"(?:{_HER}|{_US}|ich|gibt es|ist da|verbinden sie mich|geben sie mir|gib mir|holen sie)",
        r"(?:mit|von|zu|an|einen|ein|lieber|richtigen|echten|einer) ~ (?:menschen?|person|mitarbeiter\w*"
        r"|ansprechpartner\w*"
        r"|recruiter\w*|jemandem|jemanden?|personaler\w*|kollegen|personalabteilung)",
        r"(?:jemand|mensch|person) ~ (?:sprechen|reden|wenden|telefonieren|anrufen)",
        unless=rf"{_TOLD}|spreche ich|rede ich|arbeite|arbeiten|umgehen",
        after=5,
    ),
    clause(
        Request.ERASE,
        f"(?:{_HER}|{_US}|ich|loeschen sie|loesch|loeschen|vernichten sie|entfernen sie|meine|alle)",
        rf"{_KEPT} ~ (?:geloescht|loeschen|vernichten|entfernen|vernichtet|entfernt|gespeichert wird|weg)",
        r"(?:einwilligung|zustimmung|einverstaendnis) ~ (?:zurueckziehen|zurueck|widerrufen|zuruecknehmen)",
        r"(?:widerrufe|ziehe|nehme) ~ (?:einwilligung|zustimmung|einverstaendnis|daten)",
        rf"{_KEPT} (?:von mir|ueber mich|was ich|sofort)",
        unless=r"(?<!ehrlich )gesagt hat|sagte|er|chef|versehen|ich habe|kunden|war|wer|wie lange",
        after=5,
    ),
    clause(
        Request.IS_AI,
        r"(?:sind sie|bist du|ist das(?: hier)?|spreche ich|rede ich|unterhalte ich mich|sie sind ~? ?(?:kein"
        r"|keine|doch)|bin ich)",
        _MACHINE,
        unless=_TOLD,
        after=5,
    ),
    clause(
        Request.IS_AI,
        "",
        r"wer (?:sind sie|bist du|spricht)",
        r"(?:sitzt|steckt|ist) da ~ (?:mensch|jemand (?:dahinter|dran))",
        after=4,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:ich|kann|hoere|hoer|man|da|jetzt|es)",
        r"(?:sie|dich|nichts|ton|bild) ~ (?:hoeren|sehen)",
        r"(?:hoere|hoer|sehe|seh) ~ (?:sie|dich) ~ (?:nicht|kaum|schlecht|nur|nicht mehr)",
        r"(?:hoere|hoer|sehe|seh) ~ (?:nichts|kaum|nur|kein\w*|nicht)",
        r"(?:echo|rauschen|rauscht|hallt|knackt|verzoegerung|kein ton|stoergeraeusche|haengt|ruckelt)",
        unless=rf"{_TOLD}|verstehe|mag|kenne",
        after=5,
    ),
    clause(
        Request.TECHNICAL,
        rf"(?:mein|meine|ihr|ihre|das|die|der|dein|deine) {_CHANNEL}|sie|du|ihre stimme",
        r"(?:ist|geht|funktioniert|setzt|haengt|bricht|laeuft|war|waren|sind|hat|friert|ruckelt|stockt|spinnt"
        r"|klingt|rauscht)"
        r" ~ (?:nicht|schlecht|weg|aus|ab|abgebrochen|ausgefallen|kaputt|instabil|eingefroren|ein|zu leise"
        r"|leise|abgehackt"
        r"|verzerrt|schwach|langsam|unterbrochen|fort|stumm|kurz|tot|dunkel|schwarz)",
        r"(?:haengt|ruckelt|rauscht|spinnt|stockt|hakt)",
        unless=r"gesagt|sagte|er|wir|kunden?|chef|als|wenn|damals|also",
        after=4,
    ),
    clause(
        Request.DISTRESS,
        r"(?:ich|mir|mein|es|das|bin|hab|habe)",
        r"(?:panik|panikattacke|angst|weinen|heule|heulen|weine|zittere|ueberfordert|schwindelig|schwindlig"
        r"|verzweifelt|ohnmaechtig"
        r"|zusammenbruch|kotzuebel|uebel|schlecht gerade)",
        r"(?:zu viel|zuviel|alles zu viel)",
        r"(?:kann|schaffe|pack|packe|schaff) ~ nicht ~ mehr",
        r"(?:kann|schaffe) ~ (?:nicht mehr|das nicht)",
        r"herz ~ (?:rast|klopft|schlaegt|pocht)",
        r"(?:mehr leben|umbringen|sterben)",
        unless=rf"{_TOLD}|nie|keine|aber|bekam|dachte|hoeren|sehen|sagen|erinnern",
        after=5,
    ),
    clause(
        Request.ABUSE,
        r"(?:du|sie|dumme|bloede|was|so|ihr|bist du|sind sie)",
        r"(?:dumm|dumme|dummes|bloed|bloede|bloeder|bloedes|idiot|idiotin|unfaehig|nutzlos|scheiss\w*"
        r"|bescheuert|arschloch|schrott"
        r"|muell|doof|doofe|depp|trottel|mist|mistding|wertlos|laecherlich|blechkiste|saftladen)",
        unless=rf"{_TOLD}|frage|ich",
        after=4,
    ),
    clause(
        Request.ABUSE,
        "",
        r"halt ~ (?:klappe|maul|fresse|mund)",
        r"(?:leck mich|verpiss dich|fick dich|scher dich)",
        after=3,
    ),
    clause(
        Request.LEAVE,
        f"(?:{_HER}|{_US})",
        r"(?:gespraech|interview|das|hier|jetzt|es) ~ (?:beenden|abbrechen|aufhoeren|schluss machen|stoppen"
        r"|verlassen)",
        r"(?:aufhoeren|abbrechen|aussteigen|auflegen|schluss machen|gehen|los|weg)",
        unless=rf"{_TOLD}|ran|tuer|toilette|klo|frage|weiter",
        after=2,
    ),
    clause(
        Request.LEAVE,
        r"(?:ich|wir)",
        r"(?:mach|mache|nehme|fuehre|will|moechte) ~ (?:nicht mehr|nicht weiter|nicht laenger|keine lust)",
        r"(?:breche|brech|hoere|hoer|steige|steig|beende|lege) ~ (?:ab|auf|aus|gespraech|interview)",
        r"(?:bin raus|hab keine lust|habe keine lust|anders ueberlegt)",
        unless=rf"{_TOLD}|verstehen|antworten|daran|darueber",
        after=3,
    ),
    clause(
        Request.NO_EXAMPLE,
        r"(?:ich|da|mir|dazu|dafuer|so|sowas|davon|leider|im moment|momentan|spontan|auf die schnelle)",
        r"(?:faellt|fallen|kommt) ~ (?:nichts|kein|keine|nix|nicht)",
        r"(?:kein|keine|keinen|nie|nicht) ~ (?:beispiel|situation|erlebt|passiert|vorgekommen|erfahrung|ahnung"
        r"|plan|schimmer"
        r"|gehabt|einfallen|fall)",
        r"(?:hatte|hab|habe) ~ (?:noch nie|nie|kein\w*)",
        r"(?:weiss) ~ (?:nicht|nichts)",
        unless=(
            r"(?<!ehrlich )gesagt|sagte|fragte|er|kunden?|chef|aber|als|also|genau|mehr|ob|wie lange|geduld"
            r"|zeit"
        ),
        after=3,
    ),
    clause(
        Request.NO_EXAMPLE,
        "",
        r"(?:keine ahnung|kein plan|keinen schimmer|kein beispiel|fehlanzeige)",
        after=3,
        unless=_TOLD,
    ),
    clause(
        Request.PROCESS,
        r"(?:wer|was|wann|wie|wo|warum|wird|werden|darf|darf ich|muss|muss ich|kann ich|soll ich|ist|sind"
        r"|welche\w*|bekomme|krieg\w*"
        r"|kriege|erfahre|hoert|sieht|gibt es|duerfte|zaehlt|in welcher)",
        r"(?:antworten|aufnahmen?|aufgenommen|aufgezeichnet|aufzeichnung|ergebnis\w*|bescheid|rueckmeldung"
        r"|feedback|bewertet"
        r"|bewertung|ausgewertet|auswertung|entscheidet|gespeichert|bewerbung|stelle|job|gehalt|firma"
        r"|unternehmen|gespraech"
        r"|interview|kamera|video|datenschutz|punkte)",
        r"(?:hoert|sieht|liest|schaut|hoeren|sehen) ~ (?:das|sich|mich|mir|es)",
        r"(?:privat\w*|notizen|stichpunkte|zettel|englisch|deutsch|anderes thema|studium|schule|frage stellen"
        r"|fragen stellen|etwas"
        r" fragen|was fragen)",
        r"passiert ~ (?:danach|jetzt|dann|mit|nachher|als naechstes)",
        r"geht es ~ weiter",
        unless=rf"{_TOLD}|nochmal|noch mal|noch einmal|vergessen|geloescht|loeschen",
        after=6,
    ),
    clause(
        Request.INJECTION,
        f"(?:{_HER}|vergiss|vergessen sie|ignoriere|ignorieren sie|gib|geben sie|zeig|zeigen sie|bewerte"
        f"|bewerten sie|tu|setze|ab jetzt"
        r"|ab sofort|von jetzt an|nenn|verrate)",
        r"(?:anweisung(?:en)?|regeln|vorgaben|instruktionen|richtlinien|prompt|systemprompt|programmierung)",
        r"(?:volle|beste|hoechste|maximale|top|alle|volle) ~ (?:punktzahl|punkte|note|noten|bewertung|wertung"
        r"|stufe|sterne)",
        r"(?:so als|bist du|sind sie) ~ (?:ein|mein|eine|frei)",
        r"musterantwort|loesung(?:en)?",
        unless=r"(?<!ehrlich )gesagt|sagte|sagten|kunden?|chef|lehrer|soll",
        after=9,
    ),
    clause(
        Request.THANKS,
        "",
        r"(?:das (?:war|waers|ist|waere)|mehr (?:hab|habe|kann|faellt)|weiter\w* (?:hab|habe)) ~ (?:alles|es"
        r"|dazu|nicht|soweit|von mir)",
        r"(?:vielen |herzlichen |besten )?dank(?:e)?(?: (?:ihnen|dir|schoen|sehr|fuer|das|vielmals))?",
        r"(?:ich bin|bin) ~ fertig",
        after=5,
        unless=r"gesagt|sagte|fragte|er|kunden?|chef|wir|und|aber|weil|als|einmal",
    ),
    clause(
        Request.YES,
        "",
        r"(?:legen wir los|los gehts|es kann losgehen|kann losgehen|fangen wir an|von mir aus|passt|geht klar"
        r"|einverstanden|gern\w*"
        r"|klar|natuerlich|selbstverstaendlich|sicher|jawohl|bin (?:bereit|soweit)|ich bin (?:bereit|soweit)"
        r"|alles klar|stimmt"
        r"|in ordnung|gut|okay|na klar)",
        after=1,
        unless=_TOLD,
    ),
    clause(
        Request.NO,
        "",
        r"(?:nein|nee|noe|ne|eigentlich|lieber|noch|gar|eher|jetzt|besser|ich glaube) (?:danke|nicht"
        r"|lieber nicht|eigentlich nicht)",
        r"(?:noe|auf keinen fall|keinesfalls|keineswegs)",
        after=1,
        unless=_TOLD,
    ),
    clause(
        Request.GREETING,
        "",
        r"(?:hallo|hi|hey|guten (?:tag|morgen|abend)|gruess (?:gott|dich|sie)|moin|servus|tag|gruezi|hallihallo)",
        after=2,
        unless="ich|und|herr|frau|mein",
    ),
)
