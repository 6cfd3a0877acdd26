"""How candidates ask in English for another course of the interview: again, slower, later, not this one."""

from dialogue.english_terms import CAN_I, CAN_YOU, NOT, ONCE_MORE, PART, QUESTION, REPEAT, THAT, YOU
from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

COURSE = (
    Said(
        Request.REPEAT,
        anywhere=(
            rf"(?:{CAN_YOU} )?(?:please )?{REPEAT}(?: me| to me| again)? {QUESTION}(?: {ONCE_MORE}"
            rf"| for me| please)*",
            rf"{CAN_YOU} (?:say|ask|read|tell|give|go over|state|speak|show|play)(?: me| to me| us"
            rf"| out)? {QUESTION}(?: (?:out loud|to me|for me|please))?"
            rf"(?: {ONCE_MORE})?",
            rf"{CAN_YOU} (?:say|ask|tell|run|go)(?: me)? {THAT} {ONCE_MORE}",
            rf"what (?:was|is|were|s) {QUESTION}(?: {ONCE_MORE}| please)?",
            rf"whats {QUESTION}(?: {ONCE_MORE})?",
            rf"(?:i )?(?:{NOT}|only half)(?: quite| really| fully| properly| completely)? (?:hear"
            rf"|catch|caught|heard) {QUESTION}",
            rf"i (?:have )?(?:missed|forgot|forgotten|lost|miss|forget)(?: the {PART} of)? {QUESTION}",
            rf"i(?:ve| have)? (?:already )?(?:missed|forgotten|forgot|lost) (?:what )?{QUESTION}(?: was)?",
            rf"(?:can|could|may) i (?:please )?(?:hear|have|get|see) {QUESTION}(?: {ONCE_MORE}| please)*",
        ),
        edge=(
            rf"{CAN_YOU} {REPEAT}(?: me| to me| for me)?(?: {THAT})?(?: {ONCE_MORE}| for me| please)*",
            rf"{CAN_YOU} (?:say|saying|ask|asking|tell|read|reading|go over|run|come)(?: me)?(?:"
            rf" {THAT})? (?:please )?{ONCE_MORE}",
            rf"{CAN_I} (?:hear|have|get) (?:that|it|this) {ONCE_MORE}",
            rf"(?:please )?(?:say|ask|tell me) (?:that|it|this) {ONCE_MORE}(?: please)?",
            rf"please {REPEAT}(?: {THAT})?(?: {ONCE_MORE}| please)*",
            rf"i {NOT}(?: quite| really| fully| properly)? (?:hear|catch|caught) (?:what {YOU}(?:"
            rf" just)? (?:said|asked|say|were saying)|{THAT}|you)(?: properly| well| right|"
            rf" correctly)?",
            rf"i missed (?:what {YOU}(?: just)? (?:said|asked|say)|the {PART})",
            rf"what did {YOU}(?: just)? (?:say|ask|said|asked)(?: to me| me)?(?: just now| again)?",
            r"(?:come again|(?:can|could) you run (?:that|it) by me(?: again| once more)*)",
            r"i (?:beg|bag) (?:your|you|yo) pardon",
            r"(?:one more time|once more|again) (?:the question|please)(?: please)?",
        ),
        whole=(
            rf"{REPEAT}(?: (?:again|please|that|it|me|one more time))*",
            r"(?:what|pardon|pardon me|sorry what|what again|huh|sorry|sorry again|excuse me|say"
            r" what|say again|what was that|whats that|"
            r"what is that|you what|hah|one more time|again|once more|again please|what please"
            r"|come again|what did you|you said what)",
            rf"(?:i )?{NOT}(?: quite| really| fully| properly)? (?:hear|catch|get|caught|heard"
            rf"|got) (?:that|it|this|you|what you said|the {PART})(?: one)?",
            r"(?:i )?(?:missed|lost|forgot) (?:that|it|you)(?: sorry)?",
            rf"{QUESTION} (?:again|please|once more|one more time)",
            r"could you (?:that|say that|say it|again)",
        ),
    ),
    Said(
        Request.REPHRASE,
        anywhere=(
            rf"(?:i(?:m| am)? )?(?:{NOT})(?: quite| really| fully| properly| sure i| sure if i|"
            rf" entirely| even| 100 percent)*"
            rf" (?:understand|understood|get|follow|understanding|clear on|comprehend|sure about) {QUESTION}",
            rf"(?:i )?{NOT}(?: quite| really| fully| properly)* (?:understand|get|know|follow|sure"
            rf"|see|understood) (?:what|how|which) "
            rf"(?:{YOU} (?:mean|are asking|want|ask|re asking|want to hear|are looking for|are"
            rf" getting at|want from me|want to know|asking|meant|expect|want to hear|want me to"
            rf" say)|"
            rf"you(?:re)? (?:asking|looking for|getting at|after)|{QUESTION} (?:is|means|wants|asks))",
            rf"im not (?:quite |really |entirely |so )?(?:sure|clear|certain)(?: on| about| of)?"
            rf" (?:what|how|which) (?:you(?:re)?(?: are)? (?:asking|mean|want(?: to hear| to know|"
            rf" me to say| from me)?|looking for|getting at|after)|{QUESTION})",
            rf"{CAN_YOU} (?:explain|clarify|rephrase|reword|simplify|word|put|phrase|paraphrase"
            rf"|formulate|reformulate|re phrase|explaining|rephrasing|elaborate|break down)(?: me|"
            rf" to me)?"
            rf"(?: on)? {QUESTION}(?: (?:differently|better|for me|please|another way|in (?:other"
            rf"|simple|easier|simpler|different) words))*",
            rf"what (?:does|do) {QUESTION} mean",
            rf"{QUESTION} (?:is|was) (?:not|too|a bit|very|un)? ?(?:clear|unclear|confusing"
            rf"|complicated|difficult to understand|hard to understand)(?: (?:to|for) me)?",
            rf"what (?:kind|sort|type) of (?:example|answer|situation|thing|story)s? (?:do|would"
            rf"|are|did) {YOU} (?:want|mean|like|looking|looking for|expect|need|thinking of)(?:"
            rf" for| to hear)?",
            rf"(?:are|r) {YOU} asking (?:me )?(?:about|if|for|what|how|whether)",
        ),
        edge=(
            rf"what (?:exactly |do |exactly do |did |does )*{YOU}(?: exactly)? (?:mean|means|meant"
            rf"|meaning)(?: (?:by|with) (?:that|this|it|\w+(?: \w+)?)| exactly)?",
            rf"what do {YOU} want (?:from me|me to (?:say|talk about|tell you)|to (?:know|hear))(?: exactly)?",
            rf"what (?:exactly )?(?:are|r) {YOU} (?:asking|looking for|getting at|after)(?: me| for| exactly)*",
            rf"{CAN_YOU} (?:explain|clarify|rephrase|reword|simplify|paraphrase|re phrase"
            rf"|reformulate|elaborate on|rephrasing|explaining)(?: (?:to me|me|what you mean"
            rf"|{THAT}|a bit|more|a little|better))*",
            rf"{CAN_YOU} (?:say|saying|ask|put|word|phrase|repeat|tell|asking|putting|phrase)(?:"
            rf" me)?(?: {THAT})?(?: again)? (?:differently|another way|in (?:a |an )?(?:another"
            rf"|different|other|simpler|easier)"
            rf"(?: way| words| word)?|(?:in|with|using) (?:other|simple|easy|simpler|easier"
            rf"|different|simple english|plain) ?(?:words|english|language|terms)?|more (?:simply"
            rf"|simple|clearly)|simpler|easier)",
            rf"{CAN_YOU} (?:make (?:it|that)|be) (?:simpler|easier|clearer|more (?:specific|clear"
            rf"|simple|precise))",
            rf"{CAN_YOU} (?:give|tell|show) me (?:an |a |some |one )?(?:examples?|hint|idea|more"
            rf" context)(?: (?:of what you mean|please|for that|first|what you mean))*",
            r"what does (?:that|this|it|the word \w+|\w+) mean(?: (?:exactly|in this context|here))?",
            r"(?:please )?(?:explain|rephrase|reword|clarify) (?:that|it|this|the question|me)(?:"
            r" please| again| better)*",
            r"i dont (?:really |quite |fully )?understand what you mean",
        ),
        whole=(
            rf"(?:i )?(?:{NOT})(?: quite| really| fully| properly| even)* (?:understand|understood"
            rf"|follow|get)(?: (?:that|it|this|you|what|sorry|anything|a word|the word \w+|what"
            rf" you said))*",
            r"(?:in other words|what kind of example|like what|how do you mean|meaning what|how so"
            r"|like how|what like|for example what|such as what|such as)",
            r"(?:im|i am) (?:a bit |a little |so |really )?(?:confused|lost|not following|not sure"
            r" what that means|not sure i understand|not sure i follow|not sure what you mean)",
            r"(?:you mean|do you mean|you mean like|do you mean like)(?: \w+){1,8}",
            r"(?:rephrase|explain|clarify)(?: please| it| that| again)*",
            r"(?:huh )?what do you",
        ),
    ),
    Said(
        Request.SLOWER,
        anywhere=(
            rf"{CAN_YOU} (?:please )?(?:speak|talk|say|go|read|repeat|ask|speaking|talking|tell"
            rf"|slow|be|do|explain|say|slowing|a)(?: (?:me|to me|{THAT}|down|with me|please|again"
            rf"|it))*"
            r"(?: (?:a|little|bit|more|lot|much|way|lil|the|tad|once|again|but|please))* (?:slower"
            r"|slowly|slow|slow down|less fast|less quickly|slow er|not so fast|lower speed)(?:"
            r" please)?",
            rf"{CAN_YOU} (?:please )?(?:slow|slowing|slowed)(?: it)? down(?: (?:a|little|bit|please|for me|lot))*",
            r"(?:you|u|you re|your|ur|youre|she|you are|your re)(?: are)?(?: (?:speak|talk"
            r"|speaking|talking|going|saying it|reading|talk|speaks))(?: (?:way|much|a|bit|little"
            r"|really|to|so))* (?:too|so|very|to|two)? ?(?:fast|quick|quickly|rapid)(?: for me)?",
        ),
        edge=(
            r"(?:please )?(?:speak|talk|say it|go|say that|read it|repeat)(?: a| bit| little| more"
            r"| please)* (?:slower|slowly|less fast)(?: please)?",
            r"(?:please )?slow(?:er)? down(?: (?:please|a|bit|little))*",
            r"(?:not|dont (?:speak|talk|go)) so (?:fast|quick|quickly)(?: please)?",
            r"(?:that|this|it|your voice|the question|you) (?:was|is|are|s|were) (?:a bit |way "
            r"|much |a little )?(?:too|to|two|so) (?:fast|quick)(?: for me)?",
            r"(?:thats|youre|its) (?:a bit |way |much |a little )?(?:too|to|so) (?:fast|quick)(?: for me)?",
        ),
        whole=(
            r"(?:a |bit |little |more |much |but |way )*(?:slower|slowly|slow)(?: (?:please|for me|this time))*",
            r"(?:way |a bit |much |bit )?(?:too|to) (?:fast|quick)(?: for me| please)*",
        ),
    ),
    Said(
        Request.START_OVER,
        anywhere=(
            rf"(?:{CAN_I} )(?:re ?)?(?:start|begin|try|go|answer|do|redo|re do|restart|take|retry"
            rf"|give)(?: (?:my|this|that|the|it|from|answer|question|one|with|me|all))* (?:over"
            rf"|again|anew|from scratch|from zero|"
            r"(?:from|at) (?:the )?(?:beginning|start|top|scratch|zero)|new|afresh|from (?:the"
            r" )?new)(?: (?:again|please|with (?:my|this|that|the) (?:answer|question|one)))*",
            r"(?:can|could|may|let) (?:i|me)(?: please| just)* (?:redo|restart|retry|re record"
            r"|rerecord|re answer|reanswer)(?: (?:my|this|that|the))?(?: (?:answer|question|one|it"
            r"|that|last))*",
            rf"{CAN_I} (?:redo|restart|retry|re record|re answer|change|take back|correct) (?:my"
            rf"|this|that|the)(?: last| previous)? answer",
            rf"{CAN_I} (?:answer (?:that|this|it|the question) again|have another (?:go|try"
            rf"|attempt|shot)|try (?:that|this|it) again|do (?:that|it) over|(?:go|come|jump) back"
            rf" to the (?:beginning|start|top)(?: of (?:my|the) (?:answer|story))?|get another"
            rf" (?:try|chance))(?: (?:at (?:that|this|it)|please))*",
        ),
        edge=(
            r"(?:i am|im|i will|ill|i would|id) (?:going to |gonna )?(?:like to )?(?:start"
            r"|begin)(?: (?:my|the|answer|that|this))* (?:over|again|from the (?:beginning|start"
            r"|top))(?: again)?",
            r"(?:please )?(?:forget|scratch|ignore|delete|strike|disregard) (?:that|what i (?:just"
            r" )?said|my last (?:answer|sentence)|everything i (?:just )?said|my answer)(?: (?:i"
            r"|let|ill|can|and) .{0,30}(?:again|over))?",
        ),
        whole=(
            r"(?:start|starting|begin|do it|do that|redo|try|go)(?: (?:it|that|my|answer))*"
            r" (?:over|again|from the (?:start|beginning|top))(?: again)?",
            r"(?:redo|restart)(?: (?:it|that|my|answer|over|again))*",
            r"(?:(?:again )?from the (?:start|top|beginning)(?: (?:again|please))|all over again|take two"
            r"|second try|one more try"
            r"|scratch that|do over|that came out wrong|new try)(?: please| again)*",
            r"(?:that came out (?:all )?wrong|i messed (?:that|it) up)",
        ),
    ),
    Said(
        Request.WAIT,
        edge=(
            r"(?:please )?(?:wait|hold on|hang on|hold up|give me|gimme|just|bear with me|need|i"
            r" need|i just need|let me have|let me take|can i have|can i get|could i have|may i"
            r" have|can you give me|could you give me|"
            r"wait for|can you wait|could you wait|can we wait|can i take|could i take|may i take"
            r"|one|just one)(?: (?:please|just|me|for|to think|about it|a|an|one|1|another|some"
            r"|few|couple|of|half|little|only))* "
            r"(?:moment|second|sec|minute|seconds|minutes|mo|secs|momento|movement|bit|time|tick"
            r"|ticks|beat)(?: (?:please|to think|thinking|to (?:think|remember|reflect|collect my"
            r" thoughts|gather my thoughts|find (?:a|an|the|one) \w+)|about (?:it|that|this)|here"
            r"|more))*",
            r"(?:please )?(?:wait|hold on|hang on|hold up|bear with me|hold that thought)(?:"
            r" (?:please|there|a|for|me|wait))*",
            r"(?:let|lemme|led)(?: me| us)?(?: just| please| quickly)? (?:think|see|remember"
            r"|recall|reflect|consider|gather my thoughts|collect my thoughts|have a think|think"
            r" back|sink|find one|find a good one|think of (?:a|an|one|the|something)(?: good|"
            r" best)?(?: \w+)?|think through (?:it|that|this)|think for)"
            r"(?: (?:please|about|it|that|this|on|a|for|one|moment|second|minute|sec|bit|more|here"
            r"|now|over|the|question|little|longer))*",
            r"(?:im|i am|still) (?:just |still )*(?:thinking|trying to (?:remember|think"
            r"|find(?: an| a)? \w+)|not (?:finished|done|ready)(?: yet)?)(?: (?:about it|about"
            r" that|of one|of an example|here|still|hold on))*",
            r"i(?: am| m)?(?: just| still| do| only| really)* (?:need|have|want|would like) (?:to"
            r"|a|some|more|time|moment|second|minute|bit|more time|to think)(?: (?:to|think|about"
            r"|it|that|this|a|bit|first|more|for|time|moment|second|minute|please|little|longer|of"
            r"|an|example))*",
            r"(?:id|i would) like (?:a|some|to think)(?: (?:moment|second|minute|time|about|it"
            r"|that|to|think|bit|more|for|a|first))*",
            r"(?:just|only) (?:one|a|1|two|half a)(?: little| tiny| small| quick)? (?:moment"
            r"|second|sec|minute|mo|seconds|minutes|movement)(?: please| pls)?",
            r"(?:my (?:phone|door|doorbell|bell|dog|baby|kid|son|daughter)|theres (?:someone|somebody)|someone"
            r"|somebody)"
            r"(?: is| s)? (?:at the door|ringing|barking|crying|calling|knocking)",
            r"(?:thats|that is|this is) (?:a |an |really |quite |very )*(?:good"
            r"|tough|hard|difficult|tricky|interesting) (?:question|one)",
            r"(?:give|allow) me(?: some| a bit of| a little)? (?:time|a bit)(?: to think| please| here)*",
            r"(?:dont|do not) (?:rush|hurry) me|im not (?:done|finished|ready)(?: yet)?",
            r"what (?:can|could|should) i (?:say|tell|tell you)|where (?:do|should) i (?:start|begin)",
        ),
        whole=(
            r"(?:wait|moment|moment please|second|a second|one sec|good question|hmm let me|let me"
            r"|thinking|one (?:moment|second|sec|minute)|just a|give me a|hold|oh wait|a moment|second please"
            r"|momentito|tough"
            r" one|tough question|interesting question|hard one|hang|bear with me)",
        ),
    ),
    Said(
        Request.PAUSE,
        anywhere=(
            rf"{CAN_I} (?:have|take|get|make|do|a|need|use|go to|go for|pause|stop for|hold for)?"
            rf" ?(?:(?:a|an|the|this|little|short|quick|small|five|ten|few|minute|minutes|brief"
            rf"|some|to|two) )*(?:break|pause|brake|breather|coffee break|bathroom break|toilet"
            rf" break|timeout|time out|bathroom|toilet|restroom|loo|drink of water|glass of water"
            rf"|water|washroom|rest)"
            rf"(?: (?:for|a|an|quick|the|second|moment|minute|minutes|five|two|few|ten|here|now"
            rf"|please|couple|of|interview|break|this|from this|real quick|quickly))*",
            rf"{CAN_I} (?:pause|paws|break) (?:the|this|our|here|for|now|it|interview|briefly"
            rf"|quickly|please)(?: (?:interview|a|second|moment|minute|minutes|five|two|few|ten"
            rf"|here|now|please|couple|of|bit|call))*",
            rf"{CAN_YOU} (?:pause|stop|hold|paws)(?: (?:the|this|it|interview|here))*(?: for)?(?:"
            rf" (?:a|second|moment|minute|minutes|bit|few|two|five|couple|of|please|now|here"
            rf"|while))+",
            rf"{CAN_I} (?:take|have) (?:five|ten)(?: minutes)?",
        ),
        edge=(
            r"i (?:really |just |think i )?(?:need|want|would like|could use) (?:to (?:take|have"
            r"|go|use|get|make) )?(?:(?:a|an|the|to|little|short|quick|small|five|ten|few|minute"
            r"|brief|some) )*(?:break|pause|brake|breather|bathroom|toilet|restroom|loo|water"
            r"|coffee|rest)(?: (?:please|now|here|first|for a (?:minute|second|moment)))*",
            r"i (?:have|need|got|must|gotta)(?: to)? (?:go to|use|run to|visit|pee|go for a)(?:"
            r" the)?(?: (?:bathroom|toilet|restroom|loo|pee|washroom|wee))?(?: (?:please|quickly"
            r"|real quick))*",
            r"(?:please )?pause(?: (?:the interview|here|this|it|for a (?:moment|second|minute"
            r"|bit)|please|now|interview))+",
            rf"{CAN_I} (?:pause|paws|break|continue later|do (?:this|the rest|it) later|come back"
            rf" (?:to this |later|in (?:a|five|ten) )?(?:later|minutes|minute)?|stop for (?:a|five"
            rf"|ten|two|one)(?: (?:moment|second|minute|minutes|bit))?|go on later|carry on later"
            rf"|finish (?:this|it) later|resume later)(?: please)?",
            r"(?:ill|i will|im going to|let me) (?:be (?:right )?back|get (?:some|a glass of|a)"
            r" water|grab (?:some|a glass of|a) water|get a drink)(?: (?:in|a|minute|moment|second"
            r"|soon|shortly|please|first|quickly))*",
            r"(?:be right back|brb|time out)",
        ),
        whole=(
            r"(?:pause|break|short break|a break|break please|pause please|quick break|take a"
            r" break|bathroom break|timeout|breather|break time)(?: please)?",
        ),
    ),
    Said(
        Request.SKIP,
        anywhere=(
            rf"{CAN_I} (?:please )?(?:skip|keep|pass|jump|leave(?: out)?|drop|ignore|miss out"
            rf"|skipping|scip|omit)(?: (?:on|over|out))? (?:{QUESTION}|(?:this|that|the (?:rest"
            rf"|last) ?)(?: one)?|it|one)(?: (?:question|one|out|please|and (?:go on|move on|go to"
            rf" the next|continue|do the next)(?: one| question)?))*",
            rf"{CAN_I} (?:please )?(?:move|go|moving|jump|continue|proceed|have|do|get|try|hear"
            rf"|take|carry)(?: (?:on|forward|straight|over|ahead|with|to|directly))*(?: (?:the|a"
            rf"|an))? (?:next|another|different|other) (?:question|one|quest|questions|topic)(?:"
            rf" (?:please|instead))*",
            rf"(?:i )?(?:would|d|do|id)? ?(?:rather not|prefer not to|dont want to|do not want to"
            rf"|wont|will not|not (?:comfortable|gonna|going to)|would not like to|rather dont"
            rf"|dont feel comfortable)(?: (?:talk about|talking about|answer|answering|discuss"
            rf"|respond to|speak about))? (?:{QUESTION}|that|this|it)(?: (?:one|question))?",
            rf"{CAN_YOU} (?:skip|ask(?: me)?|give me|go to|move to|move on to)(?: (?:the|a|an"
            rf"|to))* (?:next|another|different|other) (?:question|one|questions)(?: (?:please"
            rf"|instead))*",
            rf"{CAN_YOU} skip (?:{QUESTION}|this|that|it)(?: one)?(?: please)?",
            rf"(?:please )?(?:skip|scip) {QUESTION}(?: please)?",
            r"(?:please )?(?:ask|give)(?: me)? (?:the next|another|a different|something)"
            r" (?:question|one|else)(?: please| instead)*",
            rf"i (?:have )?(?:no answer|nothing to say|nothing|dont have (?:an |a |any"
            rf" )?answer)(?: (?:for|to|on|about)) (?:{QUESTION}|this|that)(?: one)?",
        ),
        edge=(
            rf"{CAN_I} (?:skip|pass|move on|go on|continue|proceed|skip ahead|go forward|move"
            rf" forward|carry on)(?: (?:please|on this one|from this|with the next(?: one|"
            rf" question)?))*",
            r"(?:please )?(?:skip|scip) (?:this|that|it|the rest)(?: (?:one|question|please))*",
            r"(?:the )?next (?:question|one|quest)(?: please)+",
            r"(?:ill|i will|i|im going to|imma|im gonna|i would|gonna|have to|i have to|id|i think"
            r" ill) (?:like to )?(?:pass|skip|have to pass)(?: (?:on )?(?:this|that|it))?(?:"
            r" (?:one|question))?",
            r"i(?:d| would)? (?:rather|prefer)(?: to)? (?:not|skip|pass|move on)(?: (?:answer|say"
            r"|to|that|this|one|it|talk about (?:it|this|that)))*",
            r"i (?:dont|do not) (?:want|wish|feel like|like) (?:to )?(?:answer|answering|talk"
            r" about (?:it|this|that)|say|talking about (?:it|this|that))(?: (?:that|this|it|one"
            r"|question))*",
            r"(?:go|move) (?:on )?to the next (?:question|one)",
        ),
        whole=(
            r"(?:skip|pass|next|next question|next one|move on|moving on|the next|skip it|skip"
            r" this|skip please|pass please|next please|another question|different question|no"
            r" comment|go on|lets move on|continue please|skip skip|skip to next|go next)(?:"
            r" please)?",
            r"(?:rather not|id rather not|i rather not|prefer not to say|i prefer not|no answer|i"
            r" have no answer|i got nothing)",
        ),
    ),
    Said(
        Request.HOW_MANY,
        anywhere=(
            r"how many (?:more )?(?:questions|question|of (?:these|those|them)|more|quest)(?:"
            r" (?:more|still|are|there|left|do|we|you|have|remain|remaining|to go|is|will|be|come"
            r"|coming|i|get|got|does|this|the|interview|in total|altogether|it|to answer|need|must"
            r"|should|answer|now|until|end|in|for|me))*",
            r"how (?:much longer|much more time|long more|more long|more time)(?: (?:does|will|is"
            r"|do|are|the|this|it|we|interview|take|going|to|be|last|have|left|need|you|gonna|i"
            r"|until|end))*",
            r"(?:are|is|r) (?:there|we|that|it|this) (?:many|any|still|more|a lot|lots)(?: (?:more"
            r"|many|of|any))* (?:questions|question)(?: (?:left|to go|coming|to come|more))?",
            r"(?:is|was) (?:this|that|it) (?:already )?the (?:last|final) (?:question|one)",
            r"how far (?:are we|am i|along are we|through are we|into (?:it|this|the interview)"
            r" are we)(?: (?:along|through|in|now|into (?:it|this|the interview)))*",
            r"how long (?:does|will|is|do|would|should)(?: (?:the|this|it|we))? ?(?:interview|call"
            r"|whole thing|it|this|take|last|going)(?: (?:thing|to|take|still|last|be|going|gonna"
            r"|more|in total|usually))*",
            r"how long (?:the interview|this interview|this|it|we) (?:will |is going to |still"
            r" )*(?:take|takes|last|lasts|be|need|is)",
            r"how much time (?:is|do|does|s|are|left|we|i|remains)(?: (?:left|there|i|we|have"
            r"|still|for|this|remaining|it|take|need|will|it|remains|be))*",
        ),
        edge=(
            r"(?:are|r) we (?:(?:nearly|almost|close to|about|soon|near) )?(?:done|finished|there"
            r"|the end|through|ready|at the end)(?: (?:yet|soon|now|here|already))?",
            r"(?:whats|what is|how much is|how many is|what are) (?:still )?(?:left|remaining"
            r"|still to come|to go)",
            r"how long (?:still|left|to go|now|until (?:the end|we (?:are|re) (?:done|finished)"
            r"|were done)|till the end|more|does it still take|is left)",
            r"when (?:are we|will we be|is it|is this|does (?:this|it|the interview)) (?:done|over"
            r"|finished|end|finish|ending)",
            r"(?:does|will|is) (?:this|it|the interview) (?:take|going to take|last|gonna take)"
            r" (?:much )?(?:longer|long)",
        ),
        whole=(
            r"(?:how (?:many|long|much)(?: more| left| questions| longer| still)*|many more|more"
            r" questions|last question|is it over|are we done)",
        ),
    ),
)
