"""German for `reply_checks`; see `reply_english`. Words are compared in small letters and without umlauts."""

import re

from dialogue.reply_words import ReplyWords, alternatives

_LITTLE = """
der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener es er sie ihm
ihn ihr ihre ihren ihrem ihrer ihres ihnen sein seine seinen seinem seiner seines sich selbst selber man wer wen
wem wessen was welche welcher welches welchen welchem wie wo wann woran womit wodurch wofür worum worauf wobei
wohin woher dann danach davor dabei dafür damit davon daran darauf darüber darum dazu da hier dort und oder aber
sondern denn weil dass ob als wenn während nachdem bevor bis seit damals um zu zum zur in im ins an am ans auf
aus bei beim mit nach von vom vor für über unter durch gegen ohne hinter neben zwischen wegen trotz so also auch
noch schon nur erst eben wieder einmal mal bin bist ist sind war waren wart gewesen sei habe hast hat haben
hatte hatten gehabt wurde wurden worden geworden konnte konnten kann können könnte könnten wollte wollten
mussten musste sollte etwas jemand jemanden jemandem andere anderen anderer anderes beide beiden einige einigen
mehr weniger später vorher nachher zuerst zunächst schließlich dadurch daher deshalb deswegen trotzdem jedoch
zusammen gemeinsam ihrerseits alles klar
"""
_NEUTRAL = """
danke vielen dank okay ok gut verstehe verstanden erzählt erzählen beschrieben beschreiben erklärt erklären
gesagt sagen erwähnt genannt berichtet gehört notiert antwort beispiel situation erfahrung geschichte teil
schritt schritte moment zeit stelle einzelheiten ich mir das
"""
_ASKING = """
passiert passierte geschah geschehen ende endete ausgegangen ging gegangen herausgekommen kam gekommen ergebnis
ergab ergeben genau konkret nächstes letztes weiter weiteres aufgabe rolle ziel gebraucht brauchten nötig
wollten erreichen erreicht versucht begonnen begann angefangen geändert verändert änderte anders entschieden
gewählt reagiert reagierte reagierten getan gemacht machten taten beteiligt eigener eigene eigenen lange ort
bitte bewirkt wirkung vorgegangen gingen schritt ablief worden lief gelaufen auswirkungen folgen anschließend
"""
_SAME = (
    "rufen rief riefen gerufen", "sprechen sprach sprachen gesprochen besprochen",
    "nehmen nahm nahmen genommen", "geben gab gaben gegeben", "finden fand fanden gefunden",
    "denken dachte dachten gedacht", "gehen ging gegangen", "bringen brachte brachten gebracht",
    "schreiben schrieb schrieben geschrieben", "kommen kam kamen gekommen", "wissen wusste wussten gewusst",
    "sehen sah sahen gesehen", "beginnen begann begannen begonnen", "laufen lief liefen gelaufen",
    "lassen ließ ließen gelassen", "lesen las lasen gelesen", "tun tat taten getan",
    "treffen traf trafen getroffen", "halten hielt hielten gehalten", "helfen half halfen geholfen",
    "verlieren verlor verloren", "bleiben blieb blieben geblieben", "fahren fuhr fuhren gefahren",
    "tragen trug trugen getragen", "stehen stand standen gestanden", "verstehen verstand verstanden",
    "schließen schloss schlossen geschlossen", "ziehen zog zogen gezogen", "bitten bat baten gebeten",
    "bieten bot boten geboten", "leihen lieh liehen geliehen", "fallen fiel fielen gefallen",
    "kennen kannte gekannt", "entscheiden entschied entschieden", "vergessen vergaß vergaßen",
    "messen maß gemessen", "essen aß gegessen", "brechen brach brachen gebrochen", "werfen warf geworfen",
    "steigen stieg gestiegen", "liegen lag lagen gelegen", "sitzen saß saßen gesessen",
    "trinken trank getrunken", "gelingen gelang gelungen", "raten riet geraten",
    "vorschlagen vorgeschlagen vorschlug", "schlagen schlug geschlagen", "fangen fing gefangen",
    "heißen hieß", "weisen wies gewiesen", "reißen riss gerissen", "sichern sicherte gesichert",
    "backen backte gebacken",
)  # fmt: skip
_NEGATIONS = """
nicht nie niemals niemand niemanden niemandem nichts kein keine keinen keinem keiner keines weder kaum
"""
_PREFIXES = "ab an auf aus ein fest her hin los mit nach um vor weg zu zurück be ver"
_NUMBERS = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"

GERMAN = ReplyWords(
    little_words=frozenset(_LITTLE.split()),
    negations=frozenset(_NEGATIONS.split()),
    neutral=frozenset(_NEUTRAL.split()),
    asking=frozenset(_ASKING.split()),
    numbers={word: str(value) for value, word in enumerate(_NUMBERS.split()) if word != "eins"}
    | {"zwanzig": "20", "dreißig": "30", "vierzig": "40", "fünfzig": "50", "hundert": "100"},
    judgement=alternatives(r"""
        (?:gut|toll|super|klasse|prima|großartig|hervorragend|ausgezeichnet|spannend|interessant|stark|schwach|
        schlecht|perfekt|richtig|falsch|klug|schlau|mutig|tapfer|wunderbar|fantastisch|phantastisch|genial|
        erfolgreich|
        professionell|kompetent|fähig|vorbildlich|nett|schön|hilfreich|wertvoll|ausführlich|vollständig|
        unvollständig|
        ungenau|genau|vage|unklar|klar|deutlich|kurz|knapp|ideal|traurig|peinlich|faul|fleißig|kreativ|sinnvoll|
        vernünftig|angemessen|unangemessen|überzeugend|souverän|reif|unreif|relevant|irrelevant|gründlich|
        oberflächlich|ordentlich|beachtlich|bemerkenswert|erstaunlich|lobenswert|unprofessionell|inkompetent|
        unzureichend|ausreichend|geschickt|engagiert|zuverlässig|verantwortungsvoll|effektiv|effizient)
        (?:e|en|em|er|es|ere|eren|erer|eres|ste|sten|ster|stes)?|
        beeindruck\w*|leider|schade|besser\w*|best(?:e|en|er|es|ens)|bravo|glückwunsch\w*|gratul\w*|respekt|
        weiter so|
        stärken?|schwächen?|erfolge?|erfolgs|gescheitert|scheitern|versagt|versagen|gelungen|misslungen|fehlt|
        fehlte|
        fehlen|mangel\w*|lücken?|zu wenig|zu viel|genug|reicht|reichte|talent\w*|begab\w*|eigenschaft\w*|
        fähigkeit\w*|
        empath\w*|teamfähig\w*|führungs\w*|initiative|stolz|wow|klingt|klang|wirkt|wirken|wirkten|scheint|
        scheinen|zeigt|
        zeigen|beweist|sollten|solltest|müssen|müssten|hätten (?:\w+ ){0,6}(?:sollen|können|müssen)|
        beim nächsten mal|empfehl\w*|enttäusch\w*|überrasch\w*|lieb(?:e|en)?|hut ab|sehr
    """),
    agreement=alternatives(r"""
        genau|absolut|stimmt|richtig|sicher|sicherlich|natürlich|selbstverständlich|ja|nein|einverstanden|
        zweifellos|wahr
    """),
    promise=alternatives(r"""
        jobs?|eingestellt|einstell\w*|anstell\w*|angestellt|zusage\w*|zugesagt|absage\w*|beförder\w*|
        stellenangebot\w*|
        angebote?|(?:wir|ich|firma|unternehmen) (?:\w+ ){0,3}(?:bieten|biete|lade|laden)|einlad\w*|eingeladen|
        versprech\w*|versprochen|garantier\w*|arbeitsvertrag\w*|vertrag|nächste (?:runde|stufe)|
        engere (?:wahl|auswahl)|
        werde|werden|wird|wirst|werdet|bald|morgen|nächste woche|willkommen|chancen?|aussichten?|bewerb\w*|
        kandidat\w*|bestanden|bestehen|durchgefallen|ausgewählt|abgelehnt|vakanz\w*
    """),
    topics=alternatives(r"""
        alter|alters|alt|älter\w*|jung\w*|jünger\w*|geburt\w*|geboren\w*|rente|rentner\w*|jahre alt|
        gesundheit\w*|gesund\w*|krank\w*|behinder\w*|schwerbehindert\w*|rollstuhl|depress\w*|angst\w*|
        therap\w*|krebs|
        diagnos\w*|burn-?out|psych\w*|autis\w*|adhs|gehörlos\w*|blind\w*|taub\w*|medikament\w*|operation\w*|
        verletz\w*|
        allerg\w*|diabet\w*|epilep\w*|sucht|süchtig\w*|alkohol\w*|betrunken\w*|drogen|rauch\w*|
        famili\w*|mutter|mütter\w*|mama|vater|väter\w*|papa|eltern\w*|sohn|söhne\w*|tochter|töchter\w*|bruder|
        brüder\w*|
        schwester\w*|oma|opa|groß(?:mutter|vater|eltern)|onkel|tante|cousin\w*|frau|ehe\w*|ehefrau|ehemann|gatt\w*|
        freundin|partnerin|heirat\w*|verheiratet\w*|geheiratet|geschieden\w*|scheidung\w*|alleinerziehend\w*|
        hochzeit\w*|
        kind|kinder\w*|kindes|baby\w*|babys|schwanger\w*|mutterschutz|elternzeit|witwe\w*|
        religi\w*|kirche\w*|moschee\w*|synagoge\w*|gott\w*|bete\w*|gebet\w*|glaube\w*|gläubig\w*|muslim\w*|
        moslem\w*|islam\w*|
        christ\w*|kathol\w*|evangel\w*|jude\w*|jüdisch\w*|hindu\w*|buddh\w*|ramadan|kopftuch\w*|
        nationalit\w*|staatsangehör\w*|herkunft|herkommen|ausländ\w*|migra\w*|einwander\w*|flüchtling\w*|
        asyl\w*|visum|
        reisepass|ethni\w*|rasse\w*|rassis\w*|muttersprach\w*|akzent\w*|heimat\w*|kommen sie (?:\w+ )?(?:aus|her)|
        hautfarbe|türk\w*|arab\w*|afrikan\w*|asiat\w*|chines\w*|indisch\w*|russ\w*|polnisch\w*|syr\w*|
        ukrain\w*|zigeuner\w*|
        politi\w*|wahl|wahlen|gewählt|partei\w*|afd|cdu|spd|grünen|aktivis\w*|gewerkschaft\w*|betriebsrat\w*|
        streik\w*|
        sex\w*|schwul\w*|lesb\w*|bisexuell\w*|homosexuell\w*|queer|trans|transgender|geschlecht\w*|gender\w*|
        gehalt\w*|gehält\w*|lohn\w*|löhne\w*|verdien\w*|bezahl\w*|einkommen|schulden|
        vorstraf\w*|straft\w*|kriminell\w*|gefängnis\w*|verhaftet|verurteilt|bundeswehr|militär\w*|
        gewicht|übergewicht\w*|dick\w*|hübsch\w*|attraktiv\w*|hässlich\w*|aussehen|haare?|privatleben|nachname\w*|
        scheiß\w*|fick\w*|arschl\w*|idiot\w*|dumm\w*|blöd\w*|nazi\w*|hitler|selbstmord|suizid\w*|hure\w*|
        verdammt\w*
    """),
    first_person=alternatives(r"""
        ich|mir|mich|mein\w*|wir|uns|unser\w*|tut (?:\w+ )?leid|freut|freue\w*|hoff\w*|glücklich|mensch|
        menschlich|aila|
        lassen sie uns
    """),
    receipts=alternatives(r"""
        ich verstehe|verstehe|verstanden|das habe ich (?:gehört|verstanden|notiert)|ich habe das (?:gehört|
        notiert)|
        haben sie mir|sie mir|notiert|
        (?:danke|vielen dank|danke schön|danke sehr)(?: (?:dafür|ihnen))?
        (?: für (?:das|ihre|die|diese|dieses|ihr) (?:antwort|beispiel|erzählung|geschichte|schilderung))?|
        (?:danke|vielen dank), dass sie (?:mir )?(?:das )?(?:erzählt|beschrieben|erklärt|gesagt) haben|
        okay|ok|alles klar|in ordnung
    """),
    orders=alternatives(r"""
        ignorier\w*|anweisung\w*|instruktion\w*|prompts?|systemprompt|systemnachricht\w*|entwicklermodus|
        überschreib\w*|
        jailbreak\w*|punkte\w*|punktzahl\w*|bewert\w*|noten?|benot\w*|rang|rangliste\w*|sprachmodell\w*|ki|ai|
        gpt\w*|chatgpt|
        openai|assistent\w*|chatbot|json|schema|base64|rollenspiel\w*|kriterien|kriterium|algorithm\w*|
        personaler\w*|
        recruiter\w*|regeln|vertraulich\w*|geheim\w*|volle punkt\w*|beurteil\w*|einschätz\w*
    """),
    openers=alternatives(r"""
        sie|ihr|ihre|ihrem|ihren|du|dein|deine|da|dann|danach|also|so|und|zuerst|nachdem|als|weil|damit|bei|
        mit|in|im|
        danke|vielen dank|okay|ok|alles klar|in ordnung|verstehe|verstanden|ich verstehe|notiert|erst|wie|er|
        es|der|die|das|den|dem|nach|am|
        niemand|alle
    """),
    open_question=re.compile(
        r"(?:(?:und|also|dann|okay|ok|danke|vielen dank|alles klar)[,.]? )*"
        r"(?:(?:nachdem|als|wenn|bevor|während|da|weil)\b[^,?]{1,90}, )?"
        r"(?:(?:in|an|bei|mit|zu|aus|für|auf|vor|nach) )?"
        r"(?:(?:was|wie|welche[rsnm]?|wer|wen|wem|wo|wann|worum|womit|wodurch|worauf|wofür)\b"
        r"|(?:können|könnten|würden|möchten) sie (?:mir )?(?:bitte )?"
        r"(?:noch )?(?:etwas |ein wenig )?(?:mehr |genauer )?"
        r"(?:erzählen|beschreiben|sagen|erklären|darüber|über|zu|von)\b)"
    ),
    leading=alternatives(r"""
        warum|wieso|weshalb|oder|vielleicht|wahrscheinlich|vermutlich|sicher|bestimmt|eigentlich|zum beispiel|
        beispielsweise|etwa|statt|anstatt|nicht wahr|gell|hätten sie|und (?:was|wie|wer|wo|wann|welche)|
        fehler|schuld|
        wie (?:gut|schlecht|sehr|glücklich|stolz|wütend|erfolgreich|schwer|leicht|schnell|viel)|wirklich|
        tatsächlich|
        nicht|kein\w*|gefühlt|fühl\w*|gedacht|denken|immer|jemals|was wäre wenn|haben sie denn|ja|nein|
        \ ?[,;:–—-]\ ?(?:haben|hat|war|waren|sind|ist|konnten|wollten|können|oder)
    """),
    parts={
        "situation": alternatives(r"""
            situation|wo|wann|wer|umstände\w*|hintergrund|vorher|passiert\w*|geschah\w*|geschehen|
            beteiligt\w*|begann\w*|
            begonnen|angefangen|anfing\w*|problem\w*|worum|dazu (?:kam|gekommen)|über
        """),
        "task": alternatives(r"""
            aufgabe\w*|ziel\w*|nötig|gebraucht|brauch\w*|musste\w*|sollte\w*|wollte\w*|erreichen|erreicht|
            erwart\w*|rolle|
            zuständig\w*|verantwort\w*|lösen|frist|bis wann
        """),
        "action": alternatives(r"""
            (?:haben|hatten|sind|wollten|konnten) sie|sie selbst|schritte?|ihre? (?:eigener?|
            eigene[nr]?)? ?(?:teil|rolle|beitrag)|
            (?:taten|machten|gingen|sagten|unternahmen) sie|sie (?:getan|gemacht|unternommen|vorgegangen)
        """),
        "result": alternatives(r"""
            ausgegangen|ausging|ende\w*|geendet|ergebnis\w*|ergab\w*|ergeben|herausgekommen|herauskam|kam|
            geworden|wurde|
            danach|anschließend|reagier\w*|änder\w*|veränder\w*|geändert|anders|folgen?|wirkung|auswirkungen|
            bewirkt|
            schließlich|passiert\w*|geschah
        """),
    },
    same=_SAME,
    endings=("testen", "ten", "tet", "te", "ern", "en", "em", "er", "es", "et", "e", "n", "t", "s"),
    prefixes=tuple(_PREFIXES.split()),
)
