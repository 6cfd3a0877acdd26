"""How candidates ask in German for another course of the interview: again, slower, later, not this one."""

from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

_SOFT = (
    r"(?: (?:bitte|mir|mal|das|es|die|den|vielleicht|kurz|uns|noch|nochmal|noch mal|noch einmal"
    r"|etwas|ein bisschen|ein wenig|freundlicherweise|eventuell|einfach|auch|jetzt))*"
)
_CAN_YOU = (
    rf"(?:(?:koennen|koennten|kannst|koenntest|wuerden|wuerdest|koenn|kann|wuerde|konnten) (?:sie"
    rf"|du|se|ihr|man)|kannste|koenntense|waere es moeglich dass sie|ist es moeglich dass"
    rf" sie){_SOFT}"
)
_CAN_I = (
    rf"(?:(?:kann|koennte|darf|duerfte|soll|koennen|koennten|duerfen|wollen|sollen|koenn|lass"
    rf"|lassen|lasst|muss) (?:ich|wir|sie|uns|mich|man)(?: (?:uns|mich))?|ich (?:moechte|will"
    rf"|wuerde|wuerd|mag|wollte|muss)(?: (?:gern|gerne|lieber))?|waere es (?:moeglich|okay|ok)(?:"
    rf" (?:wenn|dass) (?:ich|wir))?|ist es (?:moeglich|okay|ok)(?: (?:wenn|dass) (?:ich"
    rf"|wir))?){_SOFT}"
)
_QUESTION = r"(?:(?:die|der|diese|dieser|ihre|deine|letzte|letzten|ganze|den|frag) ?)*(?:fragen|frage|frag)"
_AGAIN = r"(?:nochmal|noch mal|noch einmal|nochmals|einmal|erneut|noch ein mal|von vorne|von vorn)"
_LITTLE = (
    r"(?:(?:ein|eine|einen|kurze|kurzen|kleine|kleinen|ne|mal|kurz|bitte|fuenf|zwei|paar|die|zehn|gern|gerne) )*"
)

COURSE = (
    Said(
        Request.REPEAT,
        anywhere=(
            rf"{_CAN_YOU} {_QUESTION}{_SOFT} ?(?:wiederholen|stellen|sagen|wieder holen|vorlesen"
            rf"|widerholen|lesen)",
            rf"(?:wie|was) (?:war|lautet|lautete|ist){_SOFT} {_QUESTION}(?: {_AGAIN}| bitte)*",
            rf"ich (?:habe|hab) {_QUESTION} (?:leider |nicht |akustisch |gar |ganz |richtig |jetzt"
            rf" )*(?:verstanden|gehoert|vergessen|mitbekommen|verpasst)",
            rf"(?:bitte )?(?:wiederholen|wiederhole|wiederhol)(?: sie)?(?: bitte)? {_QUESTION}(?: bitte)?",
        ),
        edge=(
            rf"{_CAN_YOU} ?(?:den letzten teil |{_AGAIN} |das letzte |was sie gesagt haben"
            rf" )*(?:wiederholen|sagen|wieder holen|vorlesen|widerholen|fragen)",
            r"was (?:haben sie|hast du|sagten sie|sagen sie|meinten sie)(?: (?:gerade|eben|jetzt"
            r"|da|gesagt|gefragt|bitte|nochmal|noch mal))*",
            r"(?:das )?(?:habe|hab|ich habe|ich hab)(?: (?:ich|sie|das|es|leider|akustisch|gerade"
            r"|jetzt|den letzten teil|nicht|gar|ganz|richtig|so))* (?:nicht|akustisch nicht"
            r"|schlecht)(?: (?:ganz|richtig|so|gut))* (?:gehoert|mitbekommen|mitgekriegt)",
            r"(?:bitte )?(?:sagen sie|sag|wiederholen sie|wiederhole|wiederhol)(?: (?:das|es|bitte"
            r"|mir|nochmal|noch mal|noch einmal))+",
        ),
        whole=(
            r"(?:wie bitte|wie|was|bitte|haeh|hae|was bitte|wie war das|wie noch mal|noch ?mal"
            r"|noch ?mal bitte|noch einmal(?: bitte)?|bitte noch mal|bitte nochmal|bitte noch"
            r" einmal|wiederholen|bitte wiederholen|wiederholen bitte|pardon|die frage (?:bitte"
            r" )?(?:nochmal|noch mal|noch einmal)(?: bitte)?)",
            r"(?:das |ich |hab |habe )*(?:das |sie |ich |es )*(?:akustisch |leider |gerade )*nicht"
            r" (?:verstanden|gehoert|mitbekommen)",
        ),
    ),
    Said(
        Request.REPHRASE,
        anywhere=(
            rf"(?:ich )?(?:verstehe|versteh|verstand|begreife|kapiere|kapier|habe|hab)(?: ich)?"
            rf" {_QUESTION} (?:leider |einfach |gar |noch |ehrlich gesagt |inhaltlich )*(?:nicht"
            rf"|nich|net)(?: (?:so )?(?:ganz|richtig|recht|genau|wirklich|verstanden|kapiert))*",
            r"(?:ich )?(?:weiss|verstehe|versteh|bin|weiss ich)(?: (?:mir|jetzt|leider|gerade"
            r"|auch))* (?:nicht|nich)(?: (?:so|ganz|genau|richtig|sicher|recht))* (?:was|worauf"
            r"|wie) (?:genau )?(?:sie|du|die frage)(?: (?:damit|genau|jetzt|von mir|da))*"
            r" (?:meinen|meinst|wollen|willst|hinauswollen|wissen wollen|hoeren wollen|meint"
            r"|bedeutet|fragen|moechten|erwarten)",
            rf"{_CAN_YOU} {_QUESTION}{_SOFT} ?(?:anders |besser |einfacher |genauer |naeher |in"
            rf" anderen worten )*(?:erklaeren|formulieren|umformulieren|ausdruecken|erlaeutern"
            rf"|vereinfachen|praezisieren|stellen)",
            rf"was (?:bedeutet|heisst|meint) {_QUESTION}",
            rf"{_QUESTION} (?:ist|war) (?:mir )?(?:nicht|zu|etwas|sehr|un)? ?(?:klar|unklar"
            rf"|kompliziert|schwer zu verstehen|verwirrend|verstaendlich)",
        ),
        edge=(
            r"was (?:genau )?(?:meinen|meinst|meinten) (?:sie|du)(?: (?:genau|damit|jetzt|denn"
            r"|bitte|mit (?:\w+ ){0,2}\w+))*",
            r"(?:wie|was) (?:genau )?(?:meinen|meinst|wollen|willst|moechten|moechtest) (?:sie"
            r"|du)(?: (?:das|genau|denn|jetzt|von mir|da))*(?: (?:wissen|hoeren))?",
            r"was genau (?:wollen|moechten|meinen|willst) (?:sie|du)(?: (?:wissen|hoeren|von mir))*",
            rf"{_CAN_YOU} ?(?:anders |besser |einfacher |genauer |naeher |in anderen worten |mit"
            rf" anderen worten |in einfachen worten |was sie meinen )*(?:erklaeren|formulieren"
            rf"|umformulieren|ausdruecken|erlaeutern|vereinfachen|praezisieren|fragen|sagen was"
            rf" sie meinen)",
            rf"{_CAN_YOU} ?(?:anders|einfacher|genauer|in (?:anderen|einfachen|einfacheren) worten"
            rf"|mit (?:anderen|einfachen) worten) (?:sagen|fragen|stellen)",
            rf"{_CAN_YOU} ?(?:ein beispiel|genauer|konkreter|deutlicher|einen tipp)(?: (?:geben"
            rf"|sein|nennen|werden|machen))+",
            r"was (?:bedeutet|heisst)(?: (?:das|denn|dieses wort|das wort|hier|genau|\w+))+",
            r"ich verstehe nicht was sie (?:meinen|wollen)",
            r"inwiefern meinen sie das",
        ),
        whole=(
            r"(?:ich )?(?:verstehe|versteh|kapiere|verstanden|verstehe ich|das verstehe ich)(?:"
            r" (?:das|sie|es|leider|ich|jetzt))* (?:nicht|nich|nichts)(?: (?:ganz|so ganz"
            r"|richtig))*",
            r"(?:inwiefern|wie meinen|in anderen worten|anders gesagt|wie jetzt|was soll das"
            r" heissen|was fuer ein beispiel|zum beispiel was|zum beispiel)(?: bitte)?",
            r"(?:das ist mir nicht klar|mir ist das nicht klar|ich bin verwirrt|ich komme nicht mit)",
            r"meinen sie (?:\w+ ){0,8}\w+",
        ),
    ),
    Said(
        Request.SLOWER,
        anywhere=(
            rf"{_CAN_YOU} ?(?:ein |bisschen |wenig |etwas |bitte |die frage |noch |mal |viel "
            rf"|nochmal |mit mir |lang )*(?:langsamer|langsam|samer|nicht so schnell|weniger"
            rf" schnell)(?: (?:sprechen|reden|sagen|wiederholen|vorlesen|machen|fragen|bitte|und"
            rf"|deutlicher|lesen|stellen))*",
            r"(?:sie|du) (?:sprechen|reden|redest|sprichst|sind|bist|reden mir|sprechen mir)(?:"
            r" (?:mir|viel|ein bisschen|etwas|wirklich|so|fuer mich))* ?(?:zu|so|sehr) schnell(?:"
            r" fuer mich)?",
        ),
        edge=(
            r"(?:bitte )?(?:sprechen|reden|sprich|red|rede|machen)(?: sie)?(?: (?:bitte|ein"
            r"|bisschen|etwas|doch|mal|wenig))* (?:langsamer|langsam|nicht so schnell)(?: bitte)?",
            r"(?:bitte )?(?:nicht so schnell|etwas langsamer|ein bisschen langsamer|ein wenig"
            r" langsamer|mal langsamer)(?: bitte)?",
            r"(?:das|es) (?:ist|war|ging|geht)(?: (?:mir|viel|ein bisschen|etwas|jetzt))* zu"
            r" schnell(?: fuer mich)?",
        ),
        whole=(
            r"(?:bitte |etwas |ein bisschen |viel )*(?:langsamer|langsam|zu schnell|lang samer"
            r"|geht das langsamer)(?: (?:bitte|sprechen|fuer mich))*",
        ),
    ),
    Said(
        Request.START_OVER,
        anywhere=(
            rf"{_CAN_I} ?(?:{_AGAIN} |bitte |meine antwort |die antwort |ganz |damit |neu )*(?:von"
            rf" vorn|von vorne|von anfang an|neu|von neuem|von null|nochmal|noch mal|noch"
            rf" einmal)(?: (?:neu|bitte|ganz|mit der antwort|an))* ?(?:anfangen|beginnen|starten"
            rf"|antworten|versuchen|ansetzen|an fangen|fangen|machen|probieren)",
            rf"{_CAN_I} ?(?:meine|die|diese) (?:letzte )?antwort(?: (?:bitte|noch mal|nochmal|noch"
            rf" einmal|neu|von vorne|von vorn))* ?(?:neu )?(?:beginnen|anfangen|geben|machen"
            rf"|wiederholen|korrigieren|aendern|starten|verbessern)",
            r"(?:lassen sie mich|lass mich|ich fange|ich fang|ich beginne|ich starte)(?: (?:das"
            r"|bitte|lieber|jetzt|am besten|mal|noch|nochmal|noch mal|noch einmal|einmal|ganz))*"
            r" (?:(?:von vorn|von vorne|neu|noch mal|nochmal|noch einmal|von anfang an)(?: (?:an"
            r"|anfangen|beginnen|starten|neu))*)",
        ),
        edge=(
            r"(?:bitte )?(?:vergessen sie|vergiss|streichen sie|ignorieren sie)(?: (?:das|bitte"
            r"|was ich (?:gerade |eben )?gesagt habe|meine (?:letzte )?antwort))+",
        ),
        whole=(
            r"(?:noch ?mal |noch einmal |bitte |alles )*(?:von vorne|von vorn|neu anfangen|auf"
            r" anfang|neuer versuch|zweiter versuch|neustart|von anfang an)(?: (?:bitte|anfangen"
            r"|neu))*",
        ),
    ),
    Said(
        Request.WAIT,
        edge=(
            r"(?:bitte )?(?:einen|ein|eine|nur einen|nur eine|noch einen|noch eine|ne|nen|kleinen"
            r"|kurzen)?(?: (?:kleinen|kurzen|kleine|ganz kurzen|kurz))? ?(?:moment|augenblick"
            r"|sekunde|minute|moment mal|momentchen|sekuendchen|moment bitte|augenblick bitte"
            r"|momen)(?: (?:bitte|bite|mal|noch|kurz))*",
            r"(?:bitte )?(?:warten (?:sie|bitte|mal)|warte|wart)(?: (?:sie|bitte|mal|kurz|noch|einen|eine|moment"
            r"|sekunde|augenblick|ganz))*",
            r"(?:lassen sie|lass|lasst)(?: mich| uns)(?: (?:bitte|mal|kurz|einen moment|eine"
            r" sekunde|noch|darueber|erst|ganz|in ruhe))* (?:ueberlegen|nachdenken|denken|sehen"
            r"|schauen)",
            r"(?:da |dar|ich |das |jetzt )*(?:muss|moechte|will|wuerde|musst|darf|brauche|kann)(?:"
            r" (?:ich|mal|da|kurz|erst|einen|eine|moment|noch|bitte|erstmal|erst mal|darueber|zeit"
            r"|um|zu|gern|gerne|ein|wenig|bisschen|minute|etwas))* (?:nachdenken|ueberlegen|moment"
            r"|zeit|bedenkzeit|zeit zum nachdenken|sekunde|minute|zum nachdenken|denken)",
            r"(?:geben sie|gib|geben|gebt)(?: mir)(?: (?:bitte|mal|noch|kurz|einen|eine|ein"
            r"|bisschen|wenig|etwas|zwei|ein paar))* (?:moment|sekunde|minute|zeit|augenblick"
            r"|sekunden|minuten)(?: bitte| zum nachdenken| zum ueberlegen)*",
            r"(?:ich )?(?:ueberlege|denke|ueberleg)(?: (?:gerade|noch|kurz|mal|nach|grad))*",
            r"(?:das ist (?:eine )?)?(?:gute|schwierige|schwere|interessante) frage",
            r"(?:ich bin noch nicht (?:fertig|so weit|soweit)|noch nicht fertig|es klingelt gerade"
            r"|mein telefon klingelt|es klingelt)",
            r"(?:haben sie|hast du) (?:kurz |bitte )*(?:einen moment|geduld)",
        ),
        whole=(
            r"(?:moment|sekunde|warte|mal (?:kurz )?ueberlegen|kurz (?:ueberlegen|nachdenken)"
            r"|augenblick|hm moment|mal sehen|mal schauen|gleich|sofort|geduld)(?: bitte| mal)*",
        ),
    ),
    Said(
        Request.PAUSE,
        anywhere=(
            rf"(?:{_CAN_I}|{_CAN_YOU}) ?{_LITTLE}(?:pause|unterbrechung|paus|trinkpause"
            rf"|toilettenpause|auszeit)(?: (?:machen|einlegen|haben|nehmen|bitte|machn|von|fuenf"
            rf"|minuten|kurz))*",
            rf"(?:{_CAN_I}|{_CAN_YOU}) ?(?:(?:das|interview|gespraech|hier|bitte|kurz|fuer|einen"
            rf"|moment|eine|minute|mal|es|fuenf|minuten) )*(?:pausieren|unterbrechen|anhalten"
            rf"|stoppen kurz)",
        ),
        edge=(
            rf"ich (?:brauche|brauch|braeuchte|bin reif fuer|haette gern|haette gerne)(?: (?:jetzt"
            rf"|mal|bitte|kurz|unbedingt))* {_LITTLE}(?:pause|unterbrechung|auszeit)(?: (?:bitte"
            rf"|machen))*",
            rf"{_CAN_I} ?(?:(?:mal|kurz|schnell|bitte|eben|ganz|gern|gerne) )*(?:auf|aufs|zur|zum"
            rf"|ins) (?:die |das |dem )?(?:toilette|klo|wc|bad|tuer)(?: gehen)?",
            rf"{_CAN_I} ?(?:(?:mal|kurz|schnell|bitte|eben|ganz|gern|gerne|etwas|was|einen schluck"
            rf"|ein glas|wasser|mir) )*(?:trinken|holen|durchatmen|verschnaufen|wasser holen)",
            r"(?:machen wir|lassen sie uns|lass uns)(?: (?:bitte|mal|kurz))* (?:eine |ne"
            r" )?(?:kurze |kleine )?pause(?: machen)?",
            r"(?:bitte )?(?:eine )?(?:kurze |kleine )?pause (?:bitte|waere gut|waere schoen|machen)",
            r"ich bin gleich (?:wieder da|zurueck)",
        ),
        whole=(
            r"(?:bitte |eine |ne )*(?:kurze |kleine )*(?:pause|auszeit|pause bitte|trinkpause"
            r"|pinkelpause|unterbrechung)(?: bitte)?",
        ),
    ),
    Said(
        Request.SKIP,
        anywhere=(
            rf"(?:{_CAN_I}|{_CAN_YOU}) ?(?:(?:{_QUESTION}|diese|das|die|hier|bitte|einfach|lieber"
            rf"|gern|gerne|mal|auch|den rest|jetzt) )*(?:ueberspringen|auslassen|weglassen|ueber"
            rf" springen|skippen|uebergehen)",
            rf"(?:{_CAN_I}|{_CAN_YOU}|lassen sie uns|lass uns) ?(?:(?:bitte|einfach|lieber|direkt"
            rf"|gleich|mal|mit) )*(?:zur|zu der|die|mit der|zu einer|eine|mir eine|zum)"
            rf" (?:naechste|naechsten|andere|anderen) (?:frage|thema)(?: (?:gehen|kommen|springen"
            rf"|uebergehen|weitergehen|weitermachen|machen|nehmen|haben|stellen|wechseln|bitte))*",
            r"(?:das|dazu|darauf|darueber|ich|da|die frage|diese frage) (?:moechte|will|mag|kann"
            r"|werde|wuerde)(?: (?:ich|das|dazu|darauf|darueber|lieber|gern|gerne|jetzt|eher"
            r"|ungern|die frage|diese frage|auf die frage))* (?:nicht|nichts|ungern)(?:"
            r" (?:beantworten|antworten|sagen|reden|sprechen|darueber sprechen|darueber reden))+",
            rf"(?:bitte )?(?:ueberspringen|ueberspring)(?: (?:sie|wir))?(?: bitte)? {_QUESTION}",
        ),
        edge=(
            r"(?:die )?naechste fragen? bitte",
            rf"{_CAN_I} ?(?:(?:bitte|einfach|lieber|das|hier) )*(?:weitermachen|weitergehen|weiter|passen)",
            r"(?:da |hier )?(?:passe ich|ich passe|muss ich passen)(?: (?:hier|da|bei der frage))*",
            r"(?:lieber |bitte )*(?:die naechste|eine andere)(?: frage)?(?: bitte)",
        ),
        whole=(
            r"(?:weiter|naechste|naechste frage|die naechste|skip|ueberspringen|passe|passen"
            r"|weiter bitte|bitte weiter|eine andere frage|keine antwort|kein kommentar|bitte die"
            r" naechste frage|dazu (?:moechte ich )?nichts|keine angabe|zur naechsten frage"
            r"|naechste frage)(?: bitte)?",
        ),
    ),
    Said(
        Request.HOW_MANY,
        anywhere=(
            r"wie ?viele? fragen(?: (?:kommen|sind|gibt|es|haben|wir|denn|noch|hat|das|interview"
            r"|bleiben|uebrig|insgesamt|offen|stellen|sie|mir|jetzt|muss|ich|beantworten|da|werden"
            r"|vor|uns))*",
            r"wie (?:lange|lang) (?:dauert|geht|wird|brauchen|machen|sprechen|noch|dauerts|soll"
            r"|muss)(?: (?:das|es|wir|interview|gespraech|hier|denn|noch|ungefaehr|insgesamt|etwa"
            r"|alles|dauern|gehen|ich|ca|circa|so|eigentlich))*",
            r"(?:ist|war) (?:das|dies)(?: (?:jetzt|schon|denn|dann|nun|hier))* die letzte(?: frage)?",
            r"(?:kommen|gibt es|haben wir|sind es|haben sie)(?: (?:jetzt|denn|da))* noch (?:viele"
            r"|mehr|weitere) fragen",
            r"wie ?viel zeit (?:haben|ist|bleibt|habe|brauchen)(?: (?:wir|ich|noch|denn|uns|mir"
            r"|fuer|die|antwort|eine|frage|uebrig))*",
        ),
        edge=(
            r"(?:sind|waeren) wir(?: (?:jetzt|denn|schon))* (?:bald|gleich|fast|schon|endlich)(?:"
            r" (?:fertig|durch|am ende|bald|am ziel))+",
            r"(?:was|wie ?viel) (?:kommt|fehlt|ist|kommen)(?: (?:denn|jetzt))* noch",
            r"(?:wann|ab wann) (?:sind wir|ist das|ist es|ist das interview|ist schluss|hoert"
            r" das)(?: (?:hier|denn|dann|auf))* ?(?:fertig|vorbei|zu ende|durch|schluss|auf)?",
            r"dauert (?:das|es)(?: (?:denn|jetzt))* noch (?:lange|lang)",
        ),
        whole=(
            r"(?:wie ?viele?(?: noch| fragen)*|wie lange noch|noch viele|noch wie viele|wie lang"
            r" noch|die letzte frage|sind wir fertig)",
        ),
    ),
)
