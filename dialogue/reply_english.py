"""English for `reply_checks`. What is refused is refused even where the candidate said it: the script takes over.

The personal topics are the protected characteristics of the EU directives 2000/43, 2000/78 and 2006/54 and of the
UK's Equality Act 2010, with pay, union membership, criminal records and looks added.
"""

import re

from dialogue.reply_words import ReplyWords, alternatives

_LITTLE = """
a an the this that these those there here it its itself he him his she her hers they them their theirs one ones
himself herself themselves you your yours yourself yourselves you've you'd you're it's that's there's he's she's
they'd he'd she'd they've who whom whose which what how where when while as at by for from in into of off on
onto out over to toward towards under up upon with within about after before between during through until till
since against around across along beside besides near behind and or but so then than if whether because though
although be am is are was were been being have has had having do does did done doing would could can may might
shall also too just even still yet again only own same such both each other others another some any something
someone somebody anything anyone anybody more less few little bit much lot later soon now once meanwhile instead
together thus therefore hence however how's what's who's let let's not
"""
_NEUTRAL = """
thank thanks okay ok alright right all see understand understood noted tell telling told describe describing
described explain explaining explained share sharing shared say said saying mention mentioned talk talked hear
heard answer example situation experience story part step steps way moment time point detail details account i
me very first
"""
_ASKING = """
happen happened happening end ended turn turned result results outcome come came exactly specifically next first
last finally afterwards later yourself role task goal aim need needed needs want wanted reach try tried start
started begin began change changed different difference do take took decide decided choose chose go went about
react reacted respond responded people person involved else own first then long lead led place could please
bring brought effect handle handled approach make made work worked see able thing things notice noticed realise
realised know knew
"""
_SAME = (
    "tell told telling", "say said", "go went gone goes", "make made making", "take took taken taking",
    "give gave given giving", "get got gotten getting", "find found", "think thought", "bring brought",
    "buy bought", "write wrote written writing", "rewrite rewrote rewritten", "speak spoke spoken",
    "know knew known", "see saw seen", "come came coming", "become became", "begin began begun",
    "run ran running", "keep kept", "leave left leaving", "lose lost losing", "meet met", "send sent",
    "show showed shown", "build built", "feel felt", "hold held", "hear heard", "lead led", "teach taught",
    "understand understood", "win won", "choose chose chosen choosing", "break broke broken",
    "fall fell fallen", "grow grew grown", "draw drew drawn", "drive drove driven", "sell sold",
    "spend spent", "stand stood", "catch caught", "fight fought", "throw threw thrown", "rise rose risen",
    "sit sat", "sleep slept", "swap swapped", "do did done", "put putting", "set setting", "let letting",
    "cut cutting", "forget forgot forgotten", "mean meant", "deal dealt", "lend lent", "eat ate eaten",
    "ride rode ridden", "steal stole stolen", "agree agreed", "shut shutting", "redo redid redone",
    "overhear overheard", "learn learnt learned", "wake woke woken", "fix fixed", "everyone everybody",
    "someone somebody", "nobody no-one",
)  # fmt: skip
_NEGATIONS = """
not no never nobody nothing none nor neither without cannot hardly can't don't didn't doesn't wasn't weren't isn't
aren't hadn't haven't hasn't couldn't wouldn't shouldn't won't
"""
_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""

ENGLISH = ReplyWords(
    little_words=frozenset(_LITTLE.split()),
    negations=frozenset(_NEGATIONS.split()),
    neutral=frozenset(_NEUTRAL.split()),
    asking=frozenset(_ASKING.split()),
    numbers={word: str(value) for value, word in enumerate(_NUMBERS.split()) if word != "one"}
    | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"},
    judgement=alternatives(r"""
        (?:great|good|nice|fine|cool|excellent|amazing|awesome|fantastic|wonderful|brilliant|superb|
        terrific)(?:ly)?|
        (?<!as )well(?! as)|impress\w*|perfect\w*|outstanding\w*|remarkabl[ey]|admir\w*|commendabl[ey]|
        interest(?:ing|ed|ingly)|fascinat\w*|insight\w*|thoughtful\w*|valuable|helpful\w*|useful\w*|
        relevant|irrelevant|strong\w*|strengths?|weak\w*|poor\w*|bad(?:ly)?|worse|worst|best|better|
        (?<!went )(?<!gone )(?<!go )(?<!going )wrong|
        (?<!all )right(?! (?:away|after|before|now|then|there|at))|correct(?:ly)?|incorrect\w*|
        lov(?:e|ed|ely)|clever\w*|smart\w*|wise\w*|matur\w*|unprofessional\w*|professional\w*|skil\w*|
        talent\w*|gifted|capab\w*|competen\w*|effective\w*|efficient\w*|success\w*|fail\w*|unfortunate\w*|
        sad(?:ly)?|disappoint\w*|lack\w*|missing|incomplete\w*|complete(?:ness|ly)?|vague\w*|unclear\w*|
        clear(?:ly|er)?|short(?:er)?|enough|thorough\w*|sufficient\w*|insufficient\w*|detailed|
        comprehensive\w*|concise\w*|creativ\w*|innovati\w*|brave\w*|courage\w*|proud\w*|pride|congrat\w*|
        bravo|kudos|hats off|luck\w*|keep it up|leadership|empath\w*|initiative|qualit(?:y|ies)|
        abilit(?:y|ies)|demonstrat\w*|sounds?|seems?|seemed|surpris\w*|shock\w*|ideal\w*|exemplary|solid\w*|
        responsibl[ey]|reasonabl[ey]|appropriate\w*|inappropriate\w*|unacceptable|acceptable|sensibl[ey]|
        lazy|irresponsib\w*|proactive\w*|resourceful\w*|resilien\w*|dedicat\w*|diligen\w*|heroic\w*|stellar|
        shame\w*|
        should|ought|must|(?<!did )(?<!do )you (?:need|have) to|you (?:can|may|might|could have|would have)(?!')|
        you(?:'re| are) (?!told|asked)|next time|advi[cs]e\w* (?:you|is)|convinc(?:ing|ingly)|wow|not bad|
        disagree with you|agree with you|well[- ]done|your (?:answer|example|story) (?:is|was|has|had|needs?|
        could)|meh
    """),
    agreement=alternatives(r"""
        exactly|absolutely|indeed|precisely|certainly|definitely|yes|no|of course|sure|true|totally|
        obviously
    """),
    promise=alternatives(r"""
        jobs?|hir(?:e|es|ed|ing)|promot(?:e|ed|ion)|(?:an|the|our|this|job|your) offers?|
        (?:we|i|they|you'?ll|company|recruiters?)(?: \w+){0,3} offer|offer(?:s|ed|ing)? you|
        pass(?:ed|es|ing)?|invit\w* you|invitations?|
        (?:we|i|they|company|recruiters?)(?: \w+){0,3} invite\w*|guarantee\w*|(?:we|i) promise|contract|
        shortlist\w*|next (?:round|stage|interview)|(?:i|we)(?:'d)? recommend\w*|recommend(?:ed|ing)? you|
        will|\w+'ll|won't|going to|gonna|shall|soon|tomorrow|next week|welcome (?:to|aboard)|chances?|
        prospects?|candidates?|position|vacanc\w+|selected|accepted|rejected|reject|decision about you|
        get back to you
    """),
    topics=alternatives(r"""
        ages?|aged|(?:how|years) old|elderly|birthdays?|born|young(?:er|est)?|retire\w*|(?:un)?healthy?|
        ill(?:ness\w*)?|sick(?:ness)?|diseas\w*|disab\w*|handicap\w*|wheelchair|depress\w*|anxi\w*|
        therap\w*|cancer|diagnos\w*|burn-?out|mental\w*|autis\w*|adhd|dyslexi\w*|deaf\w*|blind\w*|
        medicat\w*|surgery|injur\w*|allerg\w*|diabet\w*|epilep\w*|trauma\w*|addict\w*|alcohol\w*|drunk|
        drugs?|smok\w*|family|families|mothers?|mum|mom|fathers?|dad|parents?|sons?|daughters?|brothers?|
        sisters?|grand\w+|uncles?|aunts?|cousins?|wife|wives|husbands?|spouses?|partner's|
        (?:girl|boy)friends?|marri\w*|divorc\w*|single (?:mother|father|parent|mum|mom)|wedding|engaged to|
        child(?:ren|care)?|kids?|bab(?:y|ies)|pregnan\w*|maternity|paternity|parental|birth|widow\w*|
        orphan\w*|religio\w*|church\w*|mosque\w*|synagog\w*|temple|god|pray\w*|faith\w*|muslim\w*|islam\w*|
        christian\w*|catholic\w*|jew(?:s|ish)?|hindu\w*|buddhis\w*|sikh\w*|atheis\w*|ramadan|headscarf|
        hijab|beliefs?|national(?:ity|ities)|citizenship|immigra\w*|migrant\w*|refugee\w*|asylum|visa|
        passport|ethnic\w*|rac(?:e|ial|ism|ist)|native|mother tongue|accent|foreign\w*|home ?country|
        (?:come|came|are|were) you (?:\w+ )?from|you (?:come|are|were|came) (?:originally )?from|originally|
        origins?|skin|heritage|turkish|arab\w*|african|asian|chinese|indian|russian|polish|mexican|
        syrian\w*|nigerian|ukrain\w*|roma|gypsy|politic\w*|vot(?:e|ed|ing)|elections?|democrat\w*|
        republican\w*|conservative\w*|socialist\w*|communist\w*|activis\w*|(?:trade |labou?r )?unions?|
        unionis\w*|works council|strik(?:e|es|ing)|sex\w*|gay|lesbian\w*|bisexual\w*|homosexual\w*|
        heterosexual\w*|queer|trans(?:gender\w*)?|gender\w*|lgbt\w*|pronouns?|as a (?:wo)?m[ae]n|dating|
        romantic\w*|salar\w*|wages?|paid|pay(?! attention)|earn(?:s|ed|ing|ings)?|income|debts?|bonus|
        crim\w*|arrest\w*|prison\w*|jail|convict(?:ed|ion)\w*|military|veteran|weigh(?:t|s|ed)?|overweight|
        fat|pretty|beautiful|handsome|attractive|ugly|looks|appearance|hair\w*|home address|phone number|
        surname|holidays?|vacations?|
        private life|personal life|fuck\w*|shit\w*|bitch\w*|assholes?|bastards?|idiot\w*|stupid\w*|
        moron\w*|nazi\w*|hitler|suicid\w*|kill\w*|damn|crap
    """),
    first_person=alternatives(r"""
        i|i'(?:m|ve|d|ll)|me|my|mine|myself|we|we'(?:re|ve|d|ll)|us|our|ours|sorry|glad|happy|pleased|
        delighted|hope\w*|humans?|let's|aila
    """),
    receipts=alternatives(r"""
        i see|i understand|i (?:have )?(?:noted|heard) (?:that|it|this)|
        i've (?:noted|heard) (?:that|it|this)|(?:telling|tell|told|explaining to) me|understood|noted|
        (?:thank you|thanks)(?: very much)?
        (?: for (?:(?:telling me|sharing|describing|explaining|saying)(?: (?:that|this|it|so))?|
        (?:that|this|your|the)(?: (?:answer|example|story|account|details?))?))?|
        okay|ok|all ?right|alright
    """),
    orders=alternatives(r"""
        ignor\w*|disregard\w*|instruct\w*|prompts?|system (?:prompt|message)|developers? mode|overrid\w*|
        jail ?break\w*|points|scor(?:e|es|ed|ing)|marks|ratings?|rated?|rank(?:s|ed|ing)?|
        grad(?:e|es|ed|ing)|language model|ai|llms?|gpt\w*|chatgpt|openai|claude|assistant|chatbot|json|
        schema|base64|pretend\w*|role-?play\w*|evaluat\w*|assess\w*|criteria|criterion|rubric|algorithm|
        recruiters?|hack\w*|override|rules|confidential
    """),
    openers=alternatives(r"""
        you|your|you've|you'd|so|and|then|first|after|when|once|he|she|they|it|the|nobody|everybody|everyone|
        thank|thanks|okay|ok|all right|alright|
        understood|noted|i see|i understand|with|in|before
    """),
    open_question=re.compile(
        r"(?:(?:and|so|then|okay|ok|all right|thank you|thanks)[,.]? )*"
        r"(?:(?:after|when|once|before|in|at|with|for|from|during|while|as)\b[^,?]{1,90}, )?"
        r"(?:(?:in|at|by|with|to|from|for|on) )?"
        r"(?:(?:what|how|which|who|whom|whose|where|when)\b"
        r"|(?:could|can|would) you (?:please )?(?:tell me|say|describe|explain)"
        r"(?: (?:a little|a bit|some|something))?(?: more)?(?: exactly)?,? "
        r"(?:about|on|what|how|which|who|where|when)\b)"
    ),
    leading=alternatives(r"""
        why|or(?! say| do\b)|maybe|perhaps|probably|surely|presumably|i (?:guess|assume|suppose|bet)|
        for example|for instance|such as|instead of|e\.g|(?:should|could|would|must|might) have|\w+n't|
        isn't it|and (?:what|how|which|who|where|when|did|was|were)|mistakes?|fault|
        how (?:well|badly|happy|proud|angry|successful|much|hard|difficult|easy|quickly|long did it take you)|
        \ ?[,;:–—-]\ ?(?:did|was|were|is|are|have|has|had|do|does|could|would|can|will|correct|okay|yes|no)|
        what if|don't you|(?:did|was|were|had) (?:that|this|it|they|he|she) (?:really|actually)|really|
        actually|feel\w*|felt|think\w*|thought|ever
    """),
    parts={
        "situation": alternatives(r"""
        situation|where|when|who|context|background|before|happen\w*|going on|involved|start\w*|beg[ai]n|
        lead up|led up|problem|about
    """),
        "task": alternatives(r"""
        need\w*|task|goals?|aim|target|responsib\w*|supposed|expected|ha[dv]e? to|required|meant to|want\w*|
        reach\w*|achieve\w*|solved?|at stake|role|your (?:own )?part|deadline|by when
    """),
        "action": alternatives(r"""
        did you|do you|you yourself|you (?:do|did|go|say|take|try|handle)|you then|steps?|
        your (?:own )?(?:part|role|contribution)
    """),
        "result": alternatives(r"""
        turn(?:ed)? out|end(?:ed|ing)?|outcome|results?|happen(?:ed)?|afterwards?|c[oa]me of|chang\w*|
        differen\w+|finally|react\w*|respon\w+|effect|after that|could (?:he|she|they|you)|go on|went on|
        le(?:a)?d to|said? (?:to|about) (?:it|that)
    """),
    },
    same=_SAME,
    endings=("ions", "ion", "ings", "ing", "ed", "es", "ly", "s", "e"),
)
