"""English clauses about the interview itself, tricks on her, and courtesies."""

from dialogue.request_clauses import clause
from dialogue.request_english_frames import BEST_MARKS, HER, TOLD
from dialogue.request_kinds import Request

TALK_CLAUSES = (
    clause(
        Request.PROCESS,
        r"(?:who|what|whats|when|how|will|do|does|is|are|can i|may i|could i|am i|should i|shall i|must i"
        r"|where|why|which"
        r"|have i|(?:can|may|should|must|will) my answer|do we|can we|in which|in what)",
        r"(?:answers?|recordings?|recorded|record|interview|results?|feedback|scores?|scored|scoring|rated"
        r"|rate|evaluated?"
        r"|assessed|graded|decides?|deciding|decision|hired|hiring|salary|recruiters?|stored|storing"
        r"|next steps?|transcript)",
        r"(?:hear|hearing) (?:back|from (?:you|the company))",
        r"(?:the|this|that) (?:job|position|role|company|video|test)",
        r"(?:listen|listens|listening|watch|watches|watching|see|sees|read|reads|look at) ~ (?:this|it|my|me"
        r"|face|video|that)",
        r"my ~ (?:data|video|face|accent|chances|application)",
        r"happens? (?:next|now|after|afterwards|then|with|to my)",
        r"(?:use|have|take|look at) ~ (?:notes|note|pen|paper|cv|resume|phone|dictionary)",
        r"(?:allowed|supposed|ok|okay|possible) to (?:talk|use|speak|say|give|take|tell|mention|answer|ask)",
        r"(?:talk|speak|tell|take|use|choose|give) ~ (?:outside|private|personal|example from|another job"
        r"|school|university)",
        r"(?:in|speak|use|switch to) ~ (?:english|german|french|spanish|turkish|polish|italian|arabic|russian"
        r"|my language"
        r"|another language)",
        r"(?:this|it|that|everything|all) ~ (?:confidential|anonymous|private|mandatory|live|safe|timed|secure)",
        r"be (?:about|from|something)",
        r"ask (?:you )?(?:a |some |any )?(?:questions?|something)",
        r"(?:name|mention) ~ (?:company|names|employer|people|person)",
        r"(?:time limit|right answer|wrong answer|my turn|good enough|long enough|doing so far|i do well"
        r"|doing well)",
        unless=(
            rf"{TOLD}|again|clients|always|my money|what did i|her|his|everyone|myself|because|him|them|their"
            rf"|was it (?:that|because)"
        ),
        after=7,
    ),
    clause(
        Request.INJECTION,
        rf"(?:{HER}|now|and|just|system|from now on|make sure|(?:note|attention)(?: \w+){0, 4})",
        r"(?:ignore|disregard|forget|override|bypass|overwrite|drop|ignor) ~ (?:instructions?|rules?"
        r"|guidelines?|prompts?"
        r"|programming|orders|restrictions|(?:been|were) told|system prompt|scoring)",
        rf"(?:give|put|score|rate|mark|grant|award|set|assign|record|output|end|write|note|count"
        rf"|make sure)(?: \w+){0, 5}? (?:full|highest|top|best"
        rf"|perfect|maximum|max|excellent|outstanding|five|ten|hundred|all|eight) ~ {BEST_MARKS}",
        r"(?:set|put|raise|change|turn) ~ (?:score|rating|marks?|grade|points) ~ (?:maximum|max|full|highest"
        r"|top|perfect|ten|five|hundred)",
        r"(?:rate|mark|score|evaluate|grade|assess) ~ (?:me|my|this|answer|everything|candidate"
        r"|all) ~ (?:excellent|perfect"
        r"|outstanding|full|highest|best|top|ten|five|maximum|complete)",
        r"(?:print|show|reveal|tell|repeat|output|display|read) ~ (?:system prompt|prompt|instructions|rubric"
        r"|scoring key"
        r"|best answers?|best marks|right answers?|perfect answers?)",
        r"(?:pretend|assume|imagine|suppose) ~ (?:i|you|my|that|we|to be)",
        r"(?:recommend|hire|select|approve) me",
        r"(?:your )?new (?:instructions?|rules?|task|orders) (?:is|are|for you)",
        r"stop being (?:a|an|the|my) \w+",
        r"(?:tell|show|give|reveal|explain) ~ (?:scoring|hidden|secret|internal) (?:criteria|system|key|rules"
        r"|instructions|scheme)",
        r"(?:make sure|see to it) ~ i (?:get|have|receive|pass) ~ (?:full|highest|top|best|perfect|maximum|max"
        r"|job)",
        r"(?:you are|youre) (?:now|no longer|my)",
        r"(?:candidate|applicant|answers?) (?:has|is|was|were|deserves|are) ~ (?:passed|excellent|perfect"
        r"|hired|best|approved)",
        unless=r"told (?:me|us|him|her|them)|said|asked|boss|customers?|class|teacher|us to|me to|exam",
        after=12,
        may_lack_subject=True,
    ),
    clause(
        Request.INJECTION,
        r"(?:what|which|how)",
        rf"(?:answers?|say|do|get|must|should|have to|can)(?: \w+){0, 4}? (?:for|get|gets|give|gives|score"
        rf"|scores|receive) ~ (?:best|full|highest|top|most"
        rf"|maximum|perfect) ~ {BEST_MARKS}",
        after=3,
    ),
)

COURTESY_CLAUSES = (
    clause(
        Request.THANKS,
        "",
        r"(?:thats|that is|that was|thatd be|this is|this was|i think thats)(?: (?:about|really|just|pretty"
        r"|much|basically|probably|i think))* (?:all|it|everything)"
        r"(?: (?:i|have|had|can|could|say|wanted|want|to|about|it|that|this|from|me|my|side|for|now|today"
        r"|really|then|thanks|thank|you"
        r"|there|is|think|know|got|remember|add|basically|so|very|much)){0,8}",
        r"(?:im|i am)(?: now| all| basically)? (?:done|finished)(?: (?:with|my|answer|that|this|here|now"
        r"|thanks|thank|you|it|the)){0,5}",
        r"(?:i have|ive|i have got|ive got|theres|there is)? ?(?:nothing|not much) (?:more|else"
        r"|further) ~ (?:say|add|tell|that|this)",
        r"(?:many )?(?:thank you|thanks|thank u|cheers|ta)(?: (?:so|very|for|again|a|thats|that|and|bye|much"
        r"|indeed)"
        r"(?: \w+){0,6})?",
        unless=rf"{TOLD}|but|because|why|when|how|where|was (?:the|a)|interview|who",
        after=0,
    ),
    clause(
        Request.YES,
        "",
        r"(?:i (?:do )?(?:agree|consent|accept|understand|confirm)|(?:i am|im|were|all) ~ (?:ready|set))",
        r"(?:lets|we can|you can|please|you may|just) (?:go|start|begin|do (?:it|this|that)|go ahead|continue"
        r"|get started)",
        r"go for it",
        r"(?:go|carry|fire) (?:ahead|on|away)",
        r"(?:fine|okay|ok|good|works|alright|perfect) (?:by|with|for) me",
        r"(?:sounds|all|thats|that is) (?:good|great|fine|okay|ok|clear|perfect|alright|true|right|correct)",
        r"(?:of course|sure|certainly|absolutely|gladly|with pleasure|no problem|why not)",
        after=1,
        unless=rf"{TOLD}|not|dont|but|because|my|the|over|again|a",
    ),
    clause(
        Request.NO,
        "",
        r"i (?:really )?(?:dont|do not|wouldnt|cant|didnt|havent) (?:think so|(?:agree|consent)(?: (?:to|with"
        r"|that|this|it)){0,2}|want (?:to|that|it)|have (?:any|one)"
        r"|like that|wish to)",
        r"no (?:way|chance)",
        r"(?:absolutely|certainly|definitely|of course|rather|better) not",
        r"not (?:at the moment|right now|really|yet|at all|exactly|now|today|for me|ready|particularly"
        r"|this time|that i know of)",
        r"(?:id|i would) (?:rather|prefer) not",
        r"(?:no|nope|nah) (?:thanks|thank you|problem|its fine|its okay|youre alright|im good|im fine|im okay)",
        after=0,
        unless=TOLD,
    ),
    clause(
        Request.GREETING,
        "",
        r"(?:hello|hi|hey|hiya|hallo|howdy|greetings|good (?:morning|afternoon|evening|day))",
        r"(?:nice|good|pleased|glad|lovely) to (?:meet|see) you",
        after=5,
        unless=rf"{TOLD}|my|is|question|name|i|the|please",
    ),
)
