"""How candidates speak in German of themselves and of her: who she is, what she keeps, how they are."""

from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

_PERSON = (
    r"(?:(?:einem|einen|einer|eine|ein|der|dem|nem|nen|einer|ihrer|ihrem) )?(?:(?:echten|echte"
    r"|echter|richtigen|richtige|realen|reale|wirklichen|lebenden|anderen) )*(?:menschen|mensch"
    r"|person|mitarbeiter|mitarbeiterin|jemandem|jemand|jemanden|recruiter|personaler|personalerin"
    r"|ansprechpartner|personalabteilung|leuten)(?: (?:echten|echtem|aus der personalabteilung|von"
    r" der firma|richtigen|anderem|aus dem team))*"
)
_MACHINE = (
    r"(?:(?:ein|eine|einen|einem|einer|echter|echte|echten|richtiger|richtige|nur|echt|wirklich"
    r"|ueberhaupt|so|ne|kuenstliche|hier|eigentlich|das) )*(?:mensch|menschen|roboter|maschine"
    r"|computer|ki|k i|ai|person|bot|chatbot|programm|intelligenz|aufnahme|avatar|echt|robo ter"
    r"|computerstimme|real|robotter)"
)
_WANT = (
    r"(?:ich (?:moechte|will|wuerde|mag|wollte|wuensche|muss|bitte)(?: (?:gern|gerne|lieber|bitte"
    r"|jetzt|nur|das|dann|eigentlich|doch))*|(?:kann|koennte|darf|koennen|duerfte|koennten|wuerde"
    r"|wuerd|moechte|will) (?:ich|wir|sie)(?: (?:bitte|mal|auch|lieber|jetzt|hier|das|vielleicht"
    r"|gerne|gern))*)"
)
_WANT_NOW = _WANT.replace("|wollte", "")  # "ich wollte aufhören, aber ..." is told
_YOU = (
    r"(?:(?:koennen|koennten|kannst|koenntest|wuerden|wuerdest) (?:sie|du)(?: (?:bitte|mir|mich|mal|jetzt|das))*)"
)
_DATA = (
    r"(?:(?:alle|alles|meine|meinen|die|diese|das|bitte|von mir|saemtliche|all|mein|den|sie|ganze"
    r"|persoenlichen|gespeicherten|jetzt|sofort|ihnen|mich) )*(?:daten|alles|aufnahme|aufnahmen"
    r"|antworten|antwort|interview|video|videos|aufzeichnung|aufzeichnungen|informationen|angaben"
    r"|bewerbung|profil|date)"
)
_INTERVIEW = (
    r"(?:(?:das|dieses|hier|bitte|an dieser stelle|jetzt|dem|den|die) )*(?:interview|gespraech"
    r"|ganze|anruf|intervju|call|hier|vorstellungsgespraech)"
)
_BAD = (
    r"(?:dumm|bloed|doof|bescheuert|daemlich|nutzlos|scheisse|idiot|idiotin|arschloch|unfaehig"
    r"|laecherlich|nervig|schlecht|behindert|zum kotzen|das letzte|schrott|muell|der letzte dreck"
    r"|dumme kuh|dumme maschine|hohl|peinlich|schwachsinnig)"
)

PERSON = (
    Said(
        Request.HUMAN,
        anywhere=(
            rf"(?:{_WANT}|{_YOU}) (?:(?:bitte|direkt|lieber|darueber|gerne|persoenlich) )*mit"
            rf" {_PERSON}(?: (?:sprechen|reden|telefonieren|verbinden|verbunden|werden|darueber"
            rf"|das interview|fuehren|machen|unterhalten|austauschen|bitte|statt|gespraech"
            rf"|kommunizieren))*",
            rf"(?:verbinden|verbinde)(?: sie)?(?: (?:mich|bitte|mal))* mit {_PERSON}(?: bitte)?",
            rf"(?:gibt es|ist|haben sie|gibts)(?: (?:da|denn|hier|bei ihnen|auch))* {_PERSON}(?:"
            rf" (?:da|hier))? (?:mit (?:dem|der|denen)|der mit mir|an den)(?: (?:ich|man|sprechen"
            rf"|reden|kann|koennte|spricht|wir|mich|wenden))*",
            r"ich (?:will|moechte|mag|rede|spreche)(?: (?:nicht|doch|lieber|gern|gerne))+ mit"
            r" (?:einer|einem|nem|ner|der|dieser) (?:maschine|roboter|computer|bot|ki|programm"
            r"|chatbot)(?: (?:reden|sprechen|machen))*",
            r"(?:ich )?(?:will|moechte|brauche|haette gern|haette gerne|verlange|wuerde lieber)(?:"
            r" (?:bitte|lieber|einen|eine))* (?:(?:einen|eine|echten|echte|richtigen|richtige)"
            r" )*(?:menschen|mensch|person|mitarbeiter|ansprechpartner)(?: (?:sprechen|haben|bitte"
            r"|dran|am telefon))*",
        ),
        whole=(rf"(?:bitte )?(?:mit )?{_PERSON}(?: (?:sprechen|reden|bitte))*",),
    ),
    Said(
        Request.ERASE,
        anywhere=(
            rf"(?:{_WANT}|{_YOU}) ?(?:(?:dass|sie|bitte) )*{_DATA}(?: (?:von mir|bitte|wieder"
            rf"|sofort|hier|ueber mich|komplett|jetzt|und|antworten|daten|video|aufnahmen))*"
            rf" (?:loeschen|geloescht(?: (?:wird|werden|haben|bekommen))?|entfernen|vernichten"
            rf"|vernichtet|entfernt|loesch|loeschn)(?: (?:lassen|werden|wird|haben))*",
            rf"(?:bitte )?(?:loeschen|loesche|loesch|entfernen|vernichten|entferne)(?: (?:sie"
            rf"|bitte|du))* {_DATA}(?: (?:von mir|bitte|wieder|sofort|ueber mich|jetzt|was sie"
            rf" (?:von mir|ueber mich) haben))*",
            r"(?:ich )?(?:widerrufe|widerruf|ziehe|moechte|will|nehme|kann ich)(?: (?:hiermit|ich"
            r"|jetzt))*(?: (?:meine|die|mein))? (?:einwilligung|zustimmung|einverstaendnis"
            r"|einverstaendniserklaerung)(?: (?:zurueck|zurueckziehen|widerrufen|hiermit"
            r"|zuruecknehmen))*",
        ),
        edge=(
            r"(?:bitte )?(?:alles|meine daten|das alles|das interview|die aufnahme|alle daten)"
            r" (?:bitte )?(?:wieder )?(?:loeschen|geloescht werden|vernichten|entfernen)(?:"
            r" bitte)?",
            r"(?:speichern|behalten) sie(?: bitte)? nichts(?: (?:von mir|davon))*",
        ),
        whole=(
            r"(?:bitte |alles |das |daten |meine )*(?:loeschen|loesch|loeschen sie)(?: (?:alles"
            r"|das|bitte|sie|mich|es))*",
        ),
    ),
    Said(
        Request.IS_AI,
        anywhere=(
            rf"(?:sind sie|bist du|sind se|bist)(?: (?:eigentlich|denn|wirklich|ueberhaupt|jetzt"
            rf"|etwa))* {_MACHINE}(?: (?:oder|ein|eine|mensch|maschine|roboter|nicht|echter"
            rf"|computer|echt|was|eigentlich|ki))*",
            rf"(?:spreche|rede|sprech|red|unterhalte) ich(?: (?:mich|hier|gerade|eigentlich|denn"
            rf"|jetzt|wirklich|da|etwa))* mit {_MACHINE}(?: (?:oder|mit|einem|einer|ein|eine"
            rf"|mensch|menschen|maschine|roboter|nicht|echten|computer))*",
            rf"(?:ist|war) (?:das|dies)(?: (?:hier|eigentlich|denn|jetzt|wirklich|gerade|etwa))*"
            rf" {_MACHINE}(?: (?:oder|ein|eine|mensch|maschine|roboter|echter|der|die|mit|mir"
            rf"|spricht|redet|stimme))*",
            r"(?:sie sind|du bist)(?: (?:ja|doch|gar|also|wohl|bestimmt))* (?:kein|keine|nicht|ein"
            r"|eine|nur)(?: (?:echter|echte|ein|eine))* (?:mensch|roboter|ki|maschine|computer"
            r"|echt|bot|programm)(?: (?:oder|nicht|wahr|richtig))*",
            r"(?:wer|was) (?:sind sie|bist du)(?: (?:eigentlich|denn|ueberhaupt|genau))*",
            r"(?:sitzt|ist|steckt)(?: (?:da|hier|dahinter|denn))* (?:ein|eine|jemand|irgendein)(?:"
            r" (?:echter|mensch|echte|person|dahinter|hinter|richtiger))+",
        ),
        whole=(
            r"(?:roboter|ki|mensch|maschine|echt|ein mensch|ein roboter|computer)(?: (?:oder"
            r"|maschine|mensch|ki|ein|eine|roboter))*",
        ),
    ),
    Said(
        Request.TECHNICAL,
        anywhere=(
            r"(?:ich )?(?:kann|hoere|hoer|sehe|verstehe|koennen|kann ich|hoere ich|hoer ich)(?:"
            r" (?:ich|sie|dich|leider|gerade|kaum|hier|ihre stimme|euch|akustisch|immer|nur|wieder"
            r"|jetzt|das bild))* (?:nicht|nichts|kaum|nich|nur abgehackt|sehr schlecht|schlecht"
            r"|doppelt|gar nichts|gar nicht|nix|akustisch nicht)(?: (?:mehr|gut|richtig|so gut))*"
            r" ?(?:hoeren|sehen|verstehen|hoere|hoern)",
            r"(?:das bild|der ton|das video|ihre stimme|die verbindung|sie) (?:ruckelt|ruckeln"
            r"|stockt|hallt|rauscht|hackt|knackt|friert ein|bricht ab|bricht weg|brechen ab|haengt"
            r"|haengen)",
            r"ich (?:hoere|hoer|sehe) (?:sie|dich|gar|leider|ihre stimme|hier|jetzt|gerade|nur)(?:"
            r" (?:leider|gerade|kaum|ganz|so|jetzt|sehr|gar))* ?(?:nicht|nich|nichts|kaum|schlecht"
            r"|abgehackt|doppelt|leise|nix|rauschen|stille)(?: (?:mehr|gut|hier))*",
            r"(?:mein|meine|das|die|der|ihr|ihre|mit meinem|mit meiner) (?:mikrofon|mikro"
            r"|mikrophon|kamera|headset|kopfhoerer|internet|verbindung|ton|bild|wlan|netz|leitung"
            r"|laptop|rechner|computer|bildschirm|lautsprecher|stimme|handy|akku|video|browser"
            r"|internetverbindung|empfang|audio|sound)(?: (?:ist|sind|geht|funktioniert|hat|haengt"
            r"|bricht|wird|klingt|scheint|faellt|hoert|stockt|spinnt|stimmt|laeuft|gerade|hier"
            r"|wohl|leider|bei mir|immer|wieder|etwas|sich|staendig|jetzt|noch|total|sehr|so|ganz"
            r"|gar|heute|auch))+ ?(?:nicht|schlecht|weg|kaputt|abgehackt|eingefroren|stumm|aus"
            r"|leer|zu leise|leise|instabil|langsam|ab|gestoert|schwarz|haengen|probleme"
            r"|aufgehaengt|tot|verzerrt|unterbrochen|schwach|abgebrochen|komisch)(?: (?:mehr"
            r"|richtig|gut|an|aus|auf|nicht))*",
            r"(?:sie|du|es|das bild|der ton|ihre stimme|das video) (?:sind|ist|bist|brechen|bricht"
            r"|haengen|haengt|ruckeln|ruckelt|stocken|stockt|klingen|klingt|hallt|rauscht|hackt"
            r"|echot|knackt|haben|hat|war|waren|frieren|friert)(?: (?:gerade|immer|sehr|so|ganz"
            r"|total|ein|staendig|kurz|wieder|mir|bei mir|hier|etwas|sich|stark|nur|jetzt"
            r"|aufgehaengt))* ?(?:abgehackt|weg|eingefroren|ab|ein|leise|verzerrt|haengen|nicht zu"
            r" hoeren|nicht zu verstehen|unterbrochen|stumm|aufgehaengt|zu leise|blechern)",
            r"(?:ich )?(?:habe|hab|gibt|haben|hoere|habe ich|da ist|es gibt)(?: (?:ich|hier|gerade"
            r"|ein|eine|technische|technisches|mit|meinem|meiner|grad|leider|keinen|kein|so"
            r"|starkes|immer|probleme|problem|keine|schlechten|schlechtes|schlechte|dem|der))*"
            r" (?:verbindungsprobleme|probleme|problem|echo|ton|bild|internet|empfang"
            r"|schwierigkeiten|tonprobleme|rauschen|verbindung|netz)(?: (?:mit|meinem|meiner"
            r"|mikrofon|internet|verbindung|ton|dem|der|hier|bei mir|auf der leitung|mikro"
            r"|kamera))*",
            r"(?:ist|funktioniert|geht) (?:mein|meine|das|der|die) (?:mikrofon|mikro|ton|kamera"
            r"|verbindung|headset)(?: (?:an|ueberhaupt|denn|okay|ok|eingeschaltet|stumm|gut"
            r"|jetzt))*",
            r"(?:koennen|koennten|kannst) (?:sie|du)(?: (?:bitte|etwas|ein bisschen|mal))*"
            r" lauter(?: (?:sprechen|reden|machen|stellen|sein))*",
        ),
        edge=(
            r"ich (?:war|wurde|bin)(?: (?:kurz|gerade|eben))* (?:weg|rausgeflogen|getrennt"
            r"|unterbrochen|stumm|rausgeworfen)",
            r"(?:hier|bei mir) (?:geht|funktioniert|passiert|haengt|ruckelt|laedt)(?: (?:gerade"
            r"|alles|hier|es))*(?: nichts| nicht)?(?: mehr)?",
        ),
        whole=(
            r"(?:kein ton|kein bild|lauter|lauter bitte|tonprobleme|technische probleme"
            r"|verbindungsprobleme|echo|schlechte verbindung|mikrofon kaputt)(?: bitte)?",
        ),
    ),
    Said(
        Request.DISTRESS,
        anywhere=(
            r"ich (?:habe|hab|bekomme|kriege|krieg|bin)(?: (?:gerade|grad|jetzt|gleich|eine|so"
            r"|total|hier|voellig|in|ne))* (?:panik|panikattacke|panik attacke|angstattacke|keine"
            r" luft|nervenzusammenbruch|zusammenbruch|keine luf|kein luft)(?: (?:mehr|gerade))*",
            r"ich (?:muss|fange|fang|werde|koennte|glaube ich muss)(?: (?:gerade|gleich|jetzt|fast"
            r"|an|nur))* ?(?:zu )?(?:weinen|heulen|brechen)",
            r"ich (?:kann|halte|pack|packe|schaffe|schaff|ertrage|halt)(?: (?:das|es|jetzt|gerade"
            r"|hier|einfach|alles))* (?:nicht|nich|nimmer) (?:mehr|mehr aus|laenger|aus)",
            r"(?:mir )?(?:wird|ist)(?: (?:das|mir|gerade|jetzt|alles|hier|es|einfach))+ (?:zu viel"
            r"|zuviel|schlecht|schwindelig|uebel|schwindlig)",
            r"mir (?:wird|ist)(?: gerade| jetzt| so)* (?:schlecht|uebel|schwindelig|schwindlig)",
            r"(?:das|es) (?:ist|wird)(?: (?:mir|gerade|jetzt|alles|hier|einfach))* (?:zu viel"
            r"|zuviel)(?: (?:fuer mich|gerade))*",
        ),
        edge=(
            r"(?:mir geht es|mir gehts|es geht mir|ich fuehle mich|ich fuehl mich)(?: (?:gerade"
            r"|heute|jetzt|gar|ueberhaupt|so|leider))* (?:nicht gut|schlecht|nicht wohl|unwohl"
            r"|elend|schrecklich|sehr schlecht|total schlecht|miserabel)",
            r"ich (?:kann|schaffe|schaff|packe|pack)(?: (?:das|es|jetzt|gerade|hier|einfach"
            r"|leider))+ (?:nicht|nich)(?: (?:mehr|tun))?",
            r"ich bin(?: (?:gerade|total|so|voellig|komplett|einfach|sehr|ganz|wirklich|viel zu))*"
            r" (?:ueberfordert|fertig mit den nerven|am ende|verzweifelt|panisch|gestresst"
            r"|durcheinander|angespannt|nervoes und kann nicht (?:denken|reden))",
            r"(?:ich zittere|ich heule|ich weine|mein herz rast|meine haende zittern|ich habe"
            r" (?:so |solche |total |grosse )*angst|ich kann nicht (?:mehr |klar )?(?:atmen|denken"
            r"|sprechen|reden))(?: (?:gerade|am ganzen koerper|so|mehr|total))*",
        ),
        whole=(
            r"ich bin(?: (?:gerade|total|so|sehr|echt|wirklich|ein bisschen|etwas|furchtbar"
            r"|ziemlich))* (?:nervoes|aufgeregt|traurig|fertig mit der welt)(?: gerade)?",
            r"(?:hilfe|helfen sie mir|ich brauche hilfe|zu viel|ich kann nicht|ich kann nicht mehr|panik)",
        ),
    ),
    Said(
        Request.ABUSE,
        anywhere=(
            r"(?:halt|halten|haltet)(?: (?:sie|doch|einfach|endlich|mal|die|den|deine|dein|ihren"
            r"|deinen|s))* (?:klappe|klape|mund|maul|fresse|schnauze)",
            r"(?:leck mich|fick dich|verpiss dich|fuck you|verpissen sie sich|geh sterben|geh zum"
            r" teufel|leck mich am arsch|scher dich|fahr zur hoelle|du kannst mich mal|sie koennen"
            r" mich mal)(?: (?:am arsch|du|maschine))*",
            r"(?:(?:du|sie|so eine|so ne|so ein|was fuer eine|was fuer ein|diese) )?(?:dumme"
            r"|bloede|scheiss|scheissi|daemliche|verdammte|doofe|bescheuerte|nutzlose|beschissene"
            r"|dummer|bloeder|verdammter|daemlicher|doofer|dreckige|kack|bekloppte|scheiss)"
            r" (?:maschine|roboter|computer|ki|kuh|bot|sau|ding|computerstimme|programm|tussi"
            r"|schlampe|idiot|fotze|blechkiste|software)(?: (?:du|halt))*",
            r"(?:du|sie) (?:idiot|arschloch|schlampe|fotze|wichser|hurensohn|miststueck|penner"
            r"|depp|trottel|vollidiot|missgeburt|drecksmaschine|scheissmaschine|scheissding|opfer"
            r"|blechkiste)",
        ),
        edge=(
            rf"(?:du bist|sie sind|bist du|sind sie)(?: (?:so|doch|ja|echt|einfach|wirklich|total"
            rf"|voellig|ein|eine|zu|eigentlich|aber|absolut|voll))* {_BAD}(?: (?:oder was|oder"
            rf"|maschine))*",
            rf"(?:ihre|deine|diese|die) (?:fragen|frage|stimme) (?:sind|ist|nervt|nerven)(?: (?:so"
            rf"|doch|total|echt|einfach|voellig|absolut))* ?{_BAD}?",
            r"ich hasse (?:dich|sie|deine stimme)",
        ),
        whole=(
            r"(?:idiot|arschloch|schlampe|scheiss|scheisse|wichser|fotze|depp|trottel|hurensohn"
            r"|miststueck|scheissmaschine|drecksmaschine|bloede frage|dumme frage)(?: (?:du"
            r"|maschine))*",
        ),
    ),
    Said(
        Request.LEAVE,
        anywhere=(
            rf"(?:{_WANT}|ich werde(?: jetzt)?|lassen sie uns|lass uns) ?{_INTERVIEW}(?: (?:jetzt"
            rf"|hier|an dieser stelle|bitte|gern|gerne|lieber|sofort|nun))* (?:beenden|abbrechen"
            rf"|verlassen|aufhoeren|stoppen|schliessen|aussteigen|ab brechen|be enden)",
            r"(?:ich )?(?:moechte|will|mag|kann|werde|habe)(?: (?:ich|jetzt|das|hier|eigentlich"
            r"|gar|lieber|einfach|interview|gespraech|dieses|keine lust))* (?:nicht|keine lust)(?:"
            r" (?:mehr|laenger|weiter))+ ?(?:weitermachen|machen|teilnehmen|sprechen|reden"
            r"|mitmachen|fortfahren|interviewt werden|fortsetzen)?",
            rf"(?:bitte )?(?:beenden|beende|stoppen|brechen)(?: (?:sie|wir|bitte))*"
            rf" {_INTERVIEW}(?: (?:ab|jetzt|hier|bitte))*",
            r"ich ziehe meine bewerbung zurueck",
        ),
        edge=(
            rf"(?:{_WANT_NOW}|ich werde(?: jetzt)?) ?(?:(?:hier|jetzt|das|lieber|bitte|gern|gerne"
            rf"|sofort|damit|es|an dieser stelle) )*(?:aufhoeren|abbrechen|beenden|gehen|raus"
            rf"|aussteigen|auflegen|schluss machen|weg)",
            r"ich (?:hoere|hoer|steige|breche|gehe|lege|geb|gebe|mache|bin)(?: (?:das|hier|jetzt"
            r"|dann|lieber|damit|es|an dieser stelle|interview|sofort|einfach|mal))* (?:auf|aus|ab"
            r"|schluss|raus|weg)(?: (?:jetzt|hier))*",
            r"ich (?:muss|muesste)(?: (?:jetzt|leider|dringend|hier|dann|schnell|sofort|nun))*"
            r" (?:los|weg|gehen|aufhoeren|fort|auflegen|schluss machen)(?: (?:jetzt|leider))*",
            r"(?:machen wir|lassen sie uns|lass uns|wir machen)(?: (?:hier|jetzt|bitte))*"
            r" schluss(?: (?:machen|hier))*",
            r"(?:das ist|ist) nichts fuer mich",
        ),
        whole=(
            r"(?:stopp|stop|ende|abbrechen|beenden|aufhoeren|schluss|schluss jetzt|ich gehe|ich"
            r" bin raus|tschuess|auf wiedersehen|ciao|ich will raus|abbruch|ich will nicht mehr"
            r"|ich mag nicht mehr|ich will nicht|keine lust mehr|hoeren sie auf|hoer auf|ich hab"
            r" keine lust)(?: (?:bitte|jetzt|mehr))*",
        ),
    ),
    Said(
        Request.NO_EXAMPLE,
        anywhere=(
            r"(?:mir |da |dazu |es |spontan |dazu )*(?:faellt|faell|kommt|fehlt|felt)(?: (?:mir|da"
            r"|jetzt|gerade|grad|leider|spontan|dazu|im moment|ehrlich gesagt|auf anhieb|so"
            r"|irgendwie|auch|wirklich))* (?:kein|keine|nichts|nix|gar nichts|nicht wirklich)(?:"
            r" (?:gutes|passendes|konkretes|richtiges|beispiel|situation|passende|konkrete|was"
            r"|etwas|in den sinn|dazu|ein|eine|geschichte|besonderes))* ?(?:ein|sinn)?",
            r"(?:ich |da |dazu )*(?:habe|hab|weiss|kenne|wuesste|hatte|finde|haette)(?: (?:ich|da"
            r"|jetzt|gerade|leider|dazu|dafuer|spontan|im moment|ehrlich gesagt|auch|hier))*"
            r" (?:kein|keine)(?: (?:gutes|passendes|konkretes|richtiges|solche|so eine|passende"
            r"|gute))* (?:beispiel|situation|beispiele|antwort|geschichte|erfahrung|beispiel"
            r" parat)(?: (?:parat|dafuer|dazu|gerade|damit|dabei|gehabt|erlebt))*",
            r"(?:so |das |eine )*(?:etwas|was|situation|das|so etwas|so was|sowas)(?: (?:habe|hab"
            r"|hatte|ist|kam))+(?: (?:ich|mir|bei mir|noch|so|eigentlich|leider|selbst))* (?:nie"
            r"|nicht|noch nie|noch nicht)(?: (?:erlebt|gehabt|passiert|vorgekommen|vor))*",
            r"(?:mein kopf ist|ich habe ein|ich hab ein|ich habe einen|bei mir ist)(?: (?:gerade"
            r"|total|ganz|alles|komplett|im kopf))* (?:leer|blackout|black out|weg)",
        ),
        edge=(
            r"(?:ich )?(?:weiss|weis)(?: (?:ich|jetzt|leider|gerade|gar|wirklich|echt|auch))*"
            r" (?:nicht|nich)(?: (?:so recht|wirklich))* was ich (?:da |dazu |jetzt |hier"
            r" )*(?:sagen|antworten|erzaehlen)(?: (?:soll|sollte|kann|koennte))*",
            r"ich (?:kann|konnte) (?:mich )?(?:da |gerade |leider |jetzt |an |so )*(?:mich"
            r" )?(?:nicht|keine|kein|nichts)(?: (?:erinnern|situation|beispiel|denken|nennen|an"
            r" sowas|daran))+",
            r"(?:dazu|da) (?:kann|weiss) ich (?:leider |jetzt |gerade |gar )*nichts(?: (?:sagen|erzaehlen))?",
        ),
        whole=(
            r"(?:das |da |ich |hm )*(?:weiss|weis)(?: (?:ich|das|es|leider|jetzt|ehrlich gesagt"
            r"|gerade|auch|gar|wirklich|echt))* (?:nicht|nich|net|nicht mehr)(?: (?:so genau"
            r"|wirklich|genau|ehrlich gesagt))*",
            r"(?:keine ahnung|keinen schimmer|kein beispiel|nichts|gar nichts|keine idee|ich habe"
            r" keine ahnung|hab keine ahnung|ich habe keine|ich habe keins|hab ich nicht|habe ich"
            r" nicht|mir faellt nichts ein|schwer zu sagen|vergessen|habe ich vergessen|gab es"
            r" nicht|gabs nicht|null ahnung|nie erlebt|da ist nichts|faellt mir nicht ein)(?:"
            r" (?:leider|ehrlich gesagt|gerade|wirklich|da|dazu))*",
        ),
    ),
)
