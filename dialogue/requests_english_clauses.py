"""English clauses that ask for another course of the interview."""

from dialogue.request_clauses import clause
from dialogue.request_english_frames import ADVERBS, ANEW, HER, NEVER, SPEAKER, TOLD, US
from dialogue.request_kinds import Request

COURSE_CLAUSES = (
    clause(
        Request.REPEAT,
        HER,
        r"(?:repeat|reread|go back to ~ question)",
        rf"(?:say|ask|asking|saying|read|tell|give|state|show|put|run|go over|play|speak) ~ {ANEW}",
        r"(?:say|ask|read|tell|give|show) ~ question",
        rf"{ANEW}",
        unless=TOLD,
    ),
    clause(Request.REPEAT, US, rf"(?:hear|have|get|see|catch|read) ~ (?:question|{ANEW})", unless=TOLD),
    clause(
        Request.REPEAT,
        r"(?:what|whats|which|how)",
        r"(?:was|is|were|did) ~ (?:question|asking|ask|say|saying|again)",
        r"question (?:was|again)",
        r"(?:was|is) (?:that|it) (?:you|u) ~ (?:asked|said|say|ask|wanted)",
        r"(?:was|did) ~ (?:you|u) (?:wanted|want) to (?:know|hear|ask)",
        unless=rf"{TOLD}|i",
    ),
    clause(
        Request.REPEAT,
        r"(?:i|i have|ive|only|sorry i)",
        rf"(?:(?:didnt|did not|couldnt|could not|dont|cant|cannot|havent|have not|dident|not)|only"
        rf"|half)(?: {ADVERBS}){{0,3}} (?:hear|heard|catch|caught|got|make out) ~ (?:question|what you"
        rf"|you said|that|it|well|last|all"
        r"|everything|end|beginning|part|first|second|most|properly)",
        r"(?:missed|forgot|forgotten|lost|lost track of) ~ (?:question|what you|you said|you asked|last|first|end"
        r"|beginning|thread|second|part|half|bit|track)",
        r"was ~ (?:distracted|not listening|miles away|elsewhere)",
        adverbs=ADVERBS,
        unless=TOLD,
        may_lack_subject=True,
    ),
    clause(Request.REPEAT, "", rf"(?:repeat|tell|say|ask) ~ (?:question|that|it) ~ {ANEW}", r"repeat ~ question"),
    clause(Request.REPEAT, "", rf"{ANEW} (?:please|pls)", r"pardon", r"come again", after=4),
    clause(Request.REPEAT, "", r"run (?:that|it) (?:past|by) me", after=3),
    clause(
        Request.REPHRASE,
        HER,
        r"(?:explain|clarify|rephrase|reword|simplify|paraphrase|reformulate|elaborate|phrase|formulate|specify)",
        r"(?:be|make|say|put|ask|word|tell|give|use|express) ~ (?:differently|different|other|another way|way"
        r"|simpler"
        r"|simple|simply|easier|easy|plain|clearer|clear|specific|precise|hint|context|idea of what|examples?"
        r"|words)",
        r"what ~ (?:mean|means|meant)",
        r"in (?:simple|simpler|easy|easier|plain|other|different) (?:words|english|terms|language)",
        unless=rf"{TOLD}|i would|let me",
    ),
    clause(
        Request.REPHRASE,
        r"(?:what|how|which|whats|who)",
        r"(?:do|did|are|is|exactly|does|would) ~ (?:you|u) ~ (?:mean|meaning|meant|looking for|getting at"
        r"|after|asking"
        r"|want to (?:know|hear)|want from|want me|expect|need to know|referring to|trying to)",
        r"(?:does|is|do|s) ~ (?:mean|meaning|meant)",
        r"(?:kind|sort|type) of ~ (?:do|would|are) you",
        r"meaning of",
        unless=TOLD,
    ),
    clause(
        Request.REPHRASE,
        r"(?:do|did|so) you (?:mean|say|ask|expect|want (?:an?|me|something)|need an?)",
        r"\w+",
        unless=TOLD,
        after=14,
    ),
    clause(Request.REPHRASE, "", r"you mean", r"are you asking", r"is (?:it|this|that) about", after=10),
    clause(
        Request.REPHRASE,
        r"(?:i|im|i am|i m|am|sorry i)",
        rf"{NEVER} ~ (?:understand|understood|understanding|follow|following|comprehend|grasp)",
        rf"{NEVER} ~ (?:sure|certain|clear|know|see|get|got|getting)(?: \w+){{0,5}}? (?:you|youre|question"
        rf"|follow|understand"
        rf"|understood"
        r"|mean|means|asked|asking|that means|it means)",
        r"confused",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|but|lost (?:my|the|your|sound|connection|a|it|track)|him|them|at first",
        may_lack_subject=True,
    ),
    clause(
        Request.REPHRASE,
        r"(?:the|this|that|your|these|its|thats|it|you|youve)",
        r"(?:question|word|words|questions|task) ~ (?:unclear|confusing|not clear|complicated|understand)",
        r"(?:lost me|confusing me|confuse me|not clear to me|over my head|beyond me)",
        adverbs=ADVERBS,
        unless=TOLD,
    ),
    clause(
        Request.REPHRASE, "", r"in (?:simple|simpler|easy|easier|plain|other) (?:words|english|terms)", after=3
    ),
    clause(
        Request.REPHRASE,
        "",
        r"meaning (?:what|exactly|which)",
        r"(?:such as|like|as in|for example) what",
        after=2,
    ),
    clause(Request.REPHRASE, r"(?:im|i am|i m)", r"lost", adverbs=ADVERBS, after=4),
    clause(
        Request.REPHRASE,
        r"(?:can|could|may) i",
        r"(?:have|get) ~ (?:example|hint|context|explanation)",
        unless=TOLD,
    ),
    clause(
        Request.SLOWER,
        f"(?:{HER}|{US})",
        r"(?:lower|reduce) ~ (?:speed|pace|tempo)",
        r"(?:slow|slower|slowly|slowing|slow down|less (?:fast|quick|quickly|speed)|(?:not|less) so (?:fast"
        r"|quick))",
        unless=TOLD,
    ),
    clause(
        Request.SLOWER,
        r"(?:you|u|youre|your|ur|that|this|it|thats|its|she)",
        r"(?:too|so|very|to|two|way|bit) (?:fast|quick|quickly|rapid|rapidly)",
        r"(?:fast|quick|quickly) for me",
        r"(?:talk|talking|speak|speaking|going) ~ (?:fast|quick|quickly|hundred)",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|was|were|went|need to|have to|must",
    ),
    clause(Request.SLOWER, SPEAKER, rf"{NEVER} ~ (?:keep up|follow ~ fast|follow ~ quick)", unless=TOLD),
    clause(
        Request.SLOWER,
        "",
        r"(?:speak|talk|go|read|say)(?: \w+){0,2} (?:slower|slow|slowly)",
        r"no so (?:fast|quick)",
        r"(?:slower|slow down|more slowly|slowly|not (?:so|too) (?:fast|quick))(?: (?:please|pls|for me"
        r"|this time|a|bit|little|then|next time|if|you|can)){0,4}",
        after=0,
    ),
    clause(
        Request.START_OVER,
        US,
        rf"(?:start|begin|try|answer|do|go|take|have|say|tell|explain|record|give) ~ (?:{ANEW}|new|anew|afresh"
        r"|from (?:the )?(?:start|top|beginning|scratch|zero)|another (?:go|try|chance|attempt|shot|stab)"
        r"|second (?:go|try|chance|attempt))",
        r"(?:redo|restart|retry|re answer|reanswer|re do|re start|scrap|rerecord|change|correct) ~ (?:that|it|this"
        r"|answer|again|one|what i)",
        r"(?:restart|re start|start over|start fresh)",
        unless=rf"{TOLD}|hear|ask|not",
    ),
    clause(
        Request.START_OVER,
        r"(?:please )?(?:forget|scratch|scrap|ignore|delete|disregard|strike|cancel)",
        r"(?:that|what i ~ said|my (?:last )?(?:answer|sentence)|this answer|that answer|last answer)",
        unless=rf"{TOLD}|recording|everything|data|all",
    ),
    clause(
        Request.START_OVER,
        r"(?:that|this|it|i|ive|sorry)",
        r"(?:came out ~ wrong|messed ~ up|screwed ~ up|botched|was ~ bad answer|said ~ wrong)",
        adverbs=ADVERBS,
        after=3,
    ),
    clause(
        Request.START_OVER,
        US,
        r"(?:rephrase|reword|correct|improve|withdraw) ~ (?:answer|what i said|myself)",
        r"(?:have|like|want|get) another (?:go|try|chance|attempt|shot)",
        r"another (?:go|try|chance|attempt|shot)",
        unless=TOLD,
    ),
    clause(
        Request.WAIT,
        r"(?:wait|hold on|hang on|bear with me|give me|gimme|let me|allow me|let us"
        r"|i(?: just| still| d| would)*(?: need| want| have| like)"
        r"|id like|please|(?:can|could|may) (?:i|you|we)(?: just| please)*"
        r"(?: have| get| take| give me| wait| let me))",
        r"(?:moment|second|sec|secs|seconds|minute|minutes|mo|min|tick|jiffy|instant)",
        r"(?:time|bit|more) ~ (?:think|remember|time)",
        adverbs=(
            r"(?:please|just|me|for|a|an|one|another|two|half|few|little|more|wee|quick|short|some|of|to|have"
            r"|let|need|bit)"
        ),
        unless=rf"{TOLD}|break|pause|longer does|ago|and|at|by|later|took|waited",
    ),
    clause(
        Request.WAIT,
        r"(?:let me|lemme|let us|i(?: just| still| really| d)*(?: have| need| want| must| would like| like) to"
        r"|id like to|(?:can|could|may) i)",
        r"(?:think|reflect|consider|have a think|think back|(?:gather|collect|compose) (?:my (?:thoughts|self)"
        r"|myself)|see|remember"
        r"|recall|ponder)"
        r"(?: (?:about|it|that|this|of|for|a|an|moment|second|minute|one|please|back|over|first|here|example"
        r"|good|which|year|bit|what|to"
        r"|say|question|now|more|sec|little|longer|carefully|through)){0,8}",
        adverbs=r"(?:just|please|first|quickly|really)",
        unless=rf"{TOLD}|about the|as|the|how|what|why|forward",
        after=0,
    ),
    clause(
        Request.WAIT,
        r"(?:im|i am|still)",
        r"(?:thinking|trying to (?:think|remember|recall|find))",
        adverbs=r"(?:just|still|sorry|here)",
        unless=rf"{TOLD}|why|how|what|about the",
        after=4,
    ),
    clause(
        Request.WAIT,
        "",
        r"(?:just |only )?(?:one|a|1|two|half a)(?: little| wee| quick| short)? (?:moment|second|sec|minute"
        r"|min|mo|tick)s?"
        r"(?: (?:please|pls|sorry|wait|thinking|i (?:need|have) to think|let me think|to think|about it"
        r"|that)){0,4}",
        r"(?:hold on|hang on|wait)(?: (?:please|pls|sorry|a|there|thinking|im|i am|on|just)){0,4}",
        after=0,
    ),
    clause(
        Request.PAUSE,
        "",
        r"(?:(?:a|one) )?(?:short |quick |little |small |brief |five minute )?(?:break|pause)(?: (?:please|pls"
        r"|now|for a moment)){0,2}",
        after=0,
    ),
    clause(
        Request.PAUSE,
        f"(?:{HER}|{US}|give me)",
        r"(?:break|pause|interrupt|intermission|timeout)",
        unless=(
            rf"{TOLD}|so|now and|took|had|after|during|lunch|coffee machine|break (?:down|off|up|the|it)"
            rf"|breaks"
        ),
    ),
    clause(
        Request.PAUSE,
        f"(?:{US}|i have|i need)",
        r"(?:bathroom|toilet|restroom|loo|washroom|fresh air|cigarette|water|drink|tissue|tablet|medicine"
        r"|medication)",
        r"(?:stop|carry on|continue|resume|go on|interrupt|halt|step (?:away|out|outside)|be back"
        r"|come back) ~ (?:\w+ minutes?"
        r"|later|a"
        r" (?:moment|second|minute|bit|while)|\w+ seconds?|tomorrow|briefly)",
        r"(?:go|get|answer|open|see|check|feed|fetch|grab|take|pick up|look after|attend) ~ (?:door|doorbell"
        r"|phone|baby"
        r"|kid|kids|child|son|daughter|dog|call|glass|charger|postman|delivery|parcel)",
        unless=TOLD,
    ),
    clause(
        Request.SKIP,
        f"(?:{HER}|{US})",
        r"(?:skip|move on|pass on|jump|next (?:one|question)|leave ~ out|give ~ a miss|go ~ to the next)",
        r"(?:ask|have|try|do|take|get|answer|go) ~ (?:another (?:question|one)|something (?:else|different)"
        r"|different (?:question|one)|other question)",
        r"(?:leave|come back|return|answer|do|save|go back) ~ (?:later|to (?:this|that|it)|for (?:later|now)"
        r"|until later)",
        r"(?:not|rather not) ~ (?:answer|talk|say|discuss|speak|share|go into)",
        r"(?:have to|must|need to) answer",
        r"pass",
        unless=rf"{TOLD}|exam|test|mail|mails|at once|from the (?:start|beginning|top)",
        after=5,
    ),
    clause(
        Request.SKIP,
        r"(?:i|id|i would|im|i am)",
        r"(?:rather not|prefer not|(?:dont|do not) (?:want|wish|like|care) to|wont|will not|not going to"
        r"|cant (?:talk|speak)|not willing to) ~ (?:answer|talk about|say|discuss|speak about|share"
        r"|go into) ~ (?:that|this"
        r"|it|question|one|anything|such|private|personal)",
        r"(?:not|dont feel) ~ comfortable ~ (?:this|that|it|question|topic)",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|again",
        after=5,
    ),
    clause(
        Request.SKIP,
        "",
        r"(?:next|another|different) (?:question|one)(?: (?:please|pls|now|then|if possible)){0,2}",
        r"(?:skip|pass)(?: (?:this|that|it|on|one|question|the|please|pls)){0,4}",
        after=0,
    ),
    clause(Request.SKIP, US, r"(?:another|different|next) question", r"next one", unless=TOLD, after=3),
    clause(
        Request.SKIP,
        r"(?:thats|that is|this is|its|it is)",
        r"(?:personal|private|confidential)",
        adverbs=ADVERBS,
        unless=TOLD,
        after=1,
    ),
    clause(Request.HOW_MANY, "", r"any more (?:questions|to come|to go)", r"(?:many|much) (?:more|left)", after=3),
    clause(
        Request.HOW_MANY,
        r"(?:how|roughly how|about how|and how)",
        r"(?:many|much|meny|long) ~ (?:more|left|remain|remaining|still|longer|to go|further|until|till|yet)",
        r"(?:many) ~ (?:questions|are there|to come)",
        r"(?:long|much time) ~ (?:take|last|go on|interview|have we|be)",
        r"far (?:are|have|along)",
        unless=rf"{TOLD}|answers?|i (?:speak|talk|answer)|work(?:ed)?|lasted|took",
    ),
    clause(
        Request.HOW_MANY,
        r"(?:is|was|are)",
        r"(?:that|this|these|those|it) ~ all ~ questions",
        r"(?:that|this) (?:it|all|everything)",
        r"(?:last|final) (?:one|question)",
        r"(?:we|you|it|this) ~ (?:nearly|almost|soon)"
        r" ~ (?:done|finished|there|over|through|end)",
        r"(?:we|you) (?:done|finished|through)",
        after=4,
    ),
    clause(
        Request.HOW_MANY,
        r"(?:is|are|do|have|will|does|would|has|must)",
        r"(?:many|much|lot|lots|any) ~ (?:more|longer|left|to go|questions left)",
        r"(?:this|it|we) ~ (?:over|finished|done) ~ soon",
        r"(?:this|it|we) ~ soon ~ (?:over|finished|done)",
        r"(?:take|last|go on) ~ (?:long|longer|much)",
        r"more questions",
        unless=TOLD,
        after=5,
    ),
    clause(
        Request.HOW_MANY,
        r"(?:when|what time)",
        r"(?:will|are|is|does|do) ~ (?:done|over|finished|finish|end|ends)",
        after=3,
    ),
    clause(
        Request.HOW_MANY,
        r"(?:which|what)",
        r"(?:question|number) ~ (?:are we|is this|is it|we are|we at|are you)",
        after=3,
    ),
    clause(Request.HOW_MANY, "", r"(?:whats|what is|anything) (?:left|still to come)", after=3),
)
