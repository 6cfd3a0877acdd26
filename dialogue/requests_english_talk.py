"""How candidates greet, thank, agree and refuse in English, what they ask about the interview, and injections."""

from dialogue.english_terms import INSTRUCTIONS
from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

_WHO = r"(?:who|what people|which people|whos|which person)"
_MINE = (
    r"(?:(?:this|my|the|all|that|our|of|it|these|me) )*(?:answers?|interview|recording|recordings"
    r"|this|it|that|video|me|transcript|what i say|data|words|results?|audio|conversation"
    r"|information|everything|responses?)"
)
_WATCH = (
    r"(?:read|reads|reading|see|sees|seeing|watch|watches|watching|hear|hears|listen to|listens to"
    r"|listening to|listen|review|reviews|reviewing|get|gets|evaluate|evaluates|evaluating|score"
    r"|scores|judge|judges|judging|assess|assesses|rate|rates|look at|looks at|check|checks|decide"
    r"|decides|deciding|analyze|analyse|access|has access to|have access to|grade|grades)"
)
_SCORED = (
    r"(?:scored|assessed|graded|evaluated|judged|rated|measured|analyzed|analysed|recorded|stored"
    r"|saved|kept|tested|filmed|taped|transcribed|shared|used|watched|marked|record|looked at"
    r"|monitored|deleted)"
)

TALK = (
    Said(
        Request.GREETING,
        whole=(
            r"(?:hello|hi|hey|hiya|hallo|helo|howdy|yo|good (?:morning|afternoon|evening|day)"
            r"|greetings|morning|hi there|hello there|hey there)(?: (?:there|aila|again|hello|hi"
            r"|everyone|everybody|mam|maam|miss|sir|you|good morning|good afternoon|good evening"
            r"|to you|anyone|anybody|eila|isla|ayla))*",
            r"(?:can|do|could|are) (?:you|u|anyone|anybody|someone)(?: (?:all|guys|even))* (?:hear"
            r"|here|see|hearing) me(?: (?:now|well|okay|ok|properly|clearly|alright|at all|and see"
            r" me|or not|today|better|good|and))*",
            r"(?:are you|is (?:anyone|anybody|someone|somebody)|anyone|anybody|you|are you still"
            r"|is she|you still) (?:there|here|home|listening|with me)(?: (?:hello|still|now"
            r"|yet))*",
            r"(?:nice|pleased|pleasure|good|glad|happy|great) to (?:meet|see|be|talk|hear)(?:"
            r" (?:you|to you|here|from you|too|talking to))*",
            r"(?:how are you|hows it going|how are you doing|how do you do|whats up|how is it"
            r" going|how are things)(?: (?:today|doing|aila))*",
            r"(?:do you hear me|hear me|testing|test|test test|one two|check|mic check|sound check"
            r"|is this on|am i audible|am i on|does this work|is it on|is this working|is it"
            r" working|did it start|has it started|am i live|hello hello)(?: (?:now|one two|one"
            r" two three|okay|ok|check|yet|already))*",
            r"(?:my name is|im|i am|this is) (?:\w+)(?: (?:nice|pleased) to meet you)",
        ),
    ),
    Said(
        Request.THANKS,
        whole=(
            r"(?:(?:ok|okay|alright|great|perfect|good|fine) )?(?:thank you|thanks|thank u|thx"
            r"|cheers|thank|many thanks|thanks a lot|thanks a million|ty|ta|thanks you|tank"
            r" you)(?: (?:so much|very much|a lot|for (?:that|this|everything|listening|your time"
            r"|the (?:interview|question|questions|opportunity|chance|talk|conversation)|your"
            r" (?:patience|help|questions)|having me|asking|waiting|explaining|repeating)|again"
            r"|aila|bye|goodbye|indeed|and goodbye|have a (?:nice|good|great) (?:day|one|evening)"
            r"|you too|that was (?:nice|good|it)|really|kindly|too|anyway))*",
            r"(?:thats|that is|that was|that would be|this is|this was|its|it was|it is|i think"
            r" thats|i guess thats|so thats|and thats|i think that is|i guess that is|i think that"
            r" would be)(?: (?:about|pretty much|basically|really|just|then|probably|more or less"
            r"|all))* (?:it|all|everything|my answer|my story|all i have|all i can say|all i"
            r" wanted to say|all from me|all from my side|it from me|it from my side|all i had|the"
            r" end|my example|all i got|all i have to say|what i wanted to say|how it went|how it"
            r" ended|what happened)(?: (?:really|basically|i think|i guess|from me|from my side"
            r"|for now|for that|to say|for (?:this|that) question|about (?:this|that)|so far))*",
            r"(?:im|i am|i think im|i think i am|i have|ive|we are|i)(?: (?:all|now|just))*"
            r" (?:done|finished|finish|good|through|nothing (?:more |else )?to (?:add|say))(?:"
            r" (?:now|with (?:my|this|that|the)(?: answer| question| one| story)?|here|thanks"
            r"|speaking|talking|i think|answering))*",
            r"(?:nothing (?:else|more)|no more|nothing)(?: (?:to add|from me|from my side|to say"
            r"|really))+|nothing (?:else|more)",
            r"(?:i appreciate (?:it|that|your time)|much appreciated|very kind(?: of you)?|thats"
            r" very kind(?: of you)?|thats nice(?: of you)?|bless you|god bless(?: you)?|have a"
            r" (?:nice|good|great) (?:day|one|evening)|you too|same to you|great thanks|perfect"
            r" thanks|thats kind|end of (?:story|answer)|full stop|the end)",
        ),
    ),
    Said(
        Request.YES,
        whole=(
            r"(?:yes|yeah|yep|yup|yea|ya|yah|aye|uhuh|uh huh|mhmm|mm hmm|sure|certainly|absolutely"
            r"|definitely|of course|for sure|correct|exactly|right|indeed|affirmative|totally"
            r"|alright|all right|okay|ok|okey|okay then|fine|gladly|agreed|true|yes please|yes"
            r" sure|sure thing|no problem|with pleasure|why not|yeah please|obviously|yess|yas|yes"
            r" yes|deal|great|perfect|good|cool|understood|got it|ja|by all means|naturally)"
            r"(?: (?:yes|yeah|please|sure|of course|i am|i do|i agree|i can|i have|i did|i would|i"
            r" understand|i will|it is|that is|thats (?:fine|okay|ok|right|good|correct|great|true"
            r"|clear|me|perfect|alright|all right)|that is (?:fine|okay|right|correct)|lets (?:go"
            r"|do it|do that|start|begin|continue)|go ahead|im ready|i am ready|ready|no problem"
            r"|thank you|thanks|absolutely|definitely|fine|ok|okay|good|with me|for me|im fine|i"
            r" consent|i accept|sounds good|sounds great|why not|i think so|exactly|correct|we can"
            r"|go on|by me|i want|id love to|i would like that|id like that|im here|i hear you|i"
            r" can hear you|it does|totally|understood|got it|cool|great|perfect|all good|i know"
            r"|thats okay with me|right|that works|do it|that|too|it|and|so))*",
            r"(?:i (?:do|am|agree|consent|accept|can|understand|think so|would|have|did|am ready"
            r"|guess so|guess|hope so|suppose so|believe so)|im ready|im fine with (?:that|it"
            r"|this)|ready(?: when you are| to go| now| to start)?|lets (?:go|start|begin|do it|do"
            r" this|get started|continue|proceed|do that|try)|go ahead|go on|sounds (?:good|great"
            r"|fine)|thats (?:fine|ok|okay|right|correct|good|true|alright|clear|perfect|all"
            r" right)|that is (?:fine|correct|okay|right|true|clear)|that would be (?:great|good"
            r"|nice|fine|okay|lovely)|works for me|fine by me|fine with me|i have no problem with"
            r" (?:that|it)|its (?:fine|okay|ok|clear|good|all right)|it is (?:fine|okay|clear)|all"
            r" good|all clear|we can (?:start|begin|go|continue)|i can hear you|i hear you|please"
            r" do|you (?:can|may)(?: start| begin| go on| continue| go ahead)?|i would (?:love"
            r"|like) (?:to|that)|id love to|id like that|id be happy to|i am happy with that|makes"
            r" sense|of course you can)(?: (?:yes|please|thanks|with me|for me|with that|now|yeah"
            r"|by me|well|then|loud and clear|clearly|very well|fine|to me|and clear))*",
        ),
    ),
    Said(
        Request.NO,
        whole=(
            r"(?:no|nope|nah|noo|naw|never|not really|no thanks|no thank you|no way|absolutely not"
            r"|of course not|certainly not|definitely not|not at all|negative|no sorry|sorry no|no"
            r" no|not yet|not today|not now|nay|not this time|not me|unfortunately not|im afraid"
            r" not|not exactly|not that i know of|rather not|better not|not necessarily|i dont"
            r" think so|i do not think so|i dont|i do not|i didnt|i havent|i cant|i wouldnt|im not"
            r"|i am not|i disagree|i dont agree|i do not agree|i dont consent|i refuse|i decline"
            r"|not okay|no need|its not|it isnt|thats not (?:right|correct|true|okay|fine|me)|that"
            r" isnt right|not ready|im not ready|wrong|incorrect|i dont want that|i would not|i"
            r" wont|no chance|none|neither|i dont want to|not for me)"
            r"(?: (?:no|not|thanks|thank you|sorry|i dont|i do not|i didnt|i havent|i have not|i"
            r" cant|i wouldnt|im not|i am not|really|never|not really|i dont think so|not yet|its"
            r" fine|its okay|thats fine|thats okay|thats all|thats it|im fine|im good|i dont agree"
            r"|i disagree|i do not agree|not at all|it isnt|it is not|thats wrong|please|nothing"
            r"|unfortunately|i dont want that|i dont want to|not that i know of|need|i would not|i"
            r" wont|ready|i did not|i dont have any|none|not right now|right now|yet|at the moment"
            r"|questions|no questions|any questions|with that|to that|to this|of course not))*",
            r"(?:i (?:dont )?have )?(?:no|any) (?:more |further |other )?questions?(?: (?:from me"
            r"|from my side|at the moment|for now|thanks|thank you|so far|left|right now|from my"
            r" end))*",
        ),
    ),
    Said(
        Request.PROCESS,
        anywhere=(
            rf"{_WHO}(?: (?:will|is|are|gets to|get to|can|does|do|be|going to|else|s|at the"
            rf" company|actually|would|all|in the end|in your company|from the company|has to))*"
            rf" {_WATCH} {_MINE}(?: (?:later|after|afterwards|in the end|then|here|about|and"
            rf"|recording|answers|interview))*",
            r"when (?:will|do|can|would|should|am|are|may) (?:i|we|you|they)(?: (?:going to|gonna"
            r"|expect to|be able to|then|actually|finally|expect))* (?:hear|know|get|receive|be"
            r" told|be contacted|find out|learn|have|expect|let me know|contact me|call me|tell me"
            r"|see|decide|be informed|inform me|be notified)(?: (?:back|from|you|the|a|an|about|if"
            r"|my|results?|result|decision|feedback|answer|outcome|something|anything|more|it|them"
            r"|whether|i|got|job|news|passed|response|reply|to|get|of|interview|this|company|score"
            r"|scores))*",
            r"(?:what|how|which)(?: (?:exactly|things|part|parts|of|it|this|skills|is|are|will|am"
            r"|gets?|do|does|s|my|answers|answer|i|we|the|criteria|being|be|that|here|interview"
            r"|you|me|going|to|about|it|else|all|actually|would|in))* (?:scored|assessed|graded"
            r"|evaluated|judged|rated|being measured|marked|scoring)(?: (?:here|in this interview"
            r"|on|by|you|then|exactly|for|in|this|interview|actually|me|now|and|how|the))*",
            rf"(?:is|are|will|do|does|did|am) (?:this|it|you|my|the|i|that|they|we|everything)(?:"
            rf" (?:answers?|interview|video|voice|camera|call|conversation|face|all|going to|gonna"
            rf"|be|being|now|also|currently|still|part|practice|question|one|audio|image|actually"
            rf"|already|session|even|data|what|i|say|recording|recordings|getting|get))*"
            rf" (?:{_SCORED}|recording|storing|saving|filming|sharing|scoring)(?: (?:me|this|it|my"
            rf"|the|video|voice|face|now|right now|on video|or|not|by|camera|a|just|audio"
            rf"|interview|call|anywhere|with|data|on|answers|also|for|only|sound|somewhere|screen"
            rf"|what|i|say|to|anyone|and|picture|image|the company|too|here|as well|already))*",
            r"(?:does|do|will|is|can) (?:the|an|this|your|you|a|it)? ?(?:ai|computer|machine"
            r"|algorithm|robot|program|company|system|software|bot|person|human)(?: (?:really"
            r"|actually|alone))? (?:decide|reject|choose|judge|score|select|read|see|watch|look at"
            r"|know|assess|evaluate|hire|scoring|rate|listen|listen to|read|review|make the"
            r" decision|get|check)(?: (?:if|whether|about|me|on|who|my|this|the|i|get|job|answers"
            r"|it|interview|hired|is|in|alone|anything|myself|application|what|a|invited"
            r"|candidates))*",
            r"what (?:happens|happen|will happen|is happening|do you do|will you do|are you doing"
            r"|do they do|is going to happen|is done|gets done)(?: (?:next|after|now|then|with|to"
            r"|this|that|my|the|when|if|interview|data|answers|recording|video|we|are|done|i"
            r"|finished|here|afterwards|at|end|all|it|finish|dont|fail|pass|company|recordings"
            r"|voice|information|skip|a|question|stop|need|break|and|is|what|say|said))+",
            r"what are the next (?:steps|stages|step)(?: (?:after|in|this|the|process|interview"
            r"|here|now|please))*",
            r"(?:how long|where|how|for how long)(?: (?:do|will|does|are|is|you|the company|they"
            r"|it|my|the|this|be|going to|data|answers|recordings?|interview|video|long|and))*"
            r" (?:keep|kept|store|stored|save|saved|storing|hold|retain|keeping|use|used"
            r"|protected)(?: (?:my|the|this|it|data|recording|recordings|answers|interview|video"
            r"|them|information|all|for|and|where|that|voice|audio|everything))*",
            r"how (?:long|detailed|short|much) (?:should|must|can|do|shall|may) (?:my|the|an|a|i"
            r"|each|we|it|one)(?: (?:answers?|answer|have to|need to|answering|the|each|every"
            r"|question|talk|speak|be|take|for|time|answer be|say|should|one|to|want|tell"
            r"|responses?|response|go|make|them))*",
            r"(?:is|are) there (?:a|any|some) (?:time limit|limit|right or wrong answers?|right"
            r" answers?|wrong answers?|next round|second interview|second round|other rounds?"
            r"|feedback|time restriction|minimum length|right answer|another round|practice"
            r" question|practice)(?: (?:for|per|on|to|each|after|the|this|answers?|answer|question"
            r"|my|or|wrong|interview|here|questions|with|a|person|human|these|every))*",
            r"(?:will|do|can|would|am|could|shall) (?:i|we)(?: (?:get|going to get|receive|going"
            r" to|have|be able to|also|ever|then|later|see|be|told|given|a|any|an|to|some|the"
            r"|hear))* (?:feedback|results?|score|scores|transcript|copy|second interview|real"
            r" interview|personal interview|job offer|recording|my results|my score|email|mail"
            r"|confirmation)(?: (?:of|on|after|about|the|this|my|answers?|interview|from|you|for"
            r"|later|afterwards|with|a|by|human|person|email|in|how|i|did|at|end|too))*",
            r"(?:(?:can|could|may|shall) i|am i allowed to|is it okay to|do i have to|do i need to"
            r"|must i|should i|may i)(?: (?:to))? (?:use|have|look at|take|write|turn|switch|read"
            r"|keep|see|ask|be|talk about|give|answer|tell|name|choose|pick|mention|say|speak|make"
            r"|show|stay|look|keep)(?: (?:my|some|the|a|an|any|down|on|off|notes|note|private"
            r"|examples?|from|camera|names|name|video|of|you|your|questions?|company|specific|real"
            r"|personal|university|school|job|work|in|volunteer|example|more than|one|german"
            r"|english|french|another|language|french|spanish|phone|pen|paper|life|studies"
            r"|something|seen|headphones|into|at|directly|screen|also|long|short|two|that|not|at"
            r"|or))+",
            r"(?:do|does|can|will) (?:you|it|this|she|the camera|anyone|they|the company)(?:"
            r" (?:also|actually|even|really))* (?:look at|see|analyze|analyse|judge|use|record"
            r"|watch|store|score|check|track|monitor|save|film|share|pass on|sell|keep|care about"
            r"|rate) (?:my|me|the|this|video|us|what|how|everything|our|audio|face|it|by|that)(?:"
            r" (?:face|voice|accent|video|data|eyes|camera|facial|expressions?|answers?|screen"
            r"|interview|recording|i|say|look|body language|tone|appearance|mistakes|english|with"
            r"|others|anyone|third|parties|my|the|grammar|and|room|look|like|name|age|personal"
            r"|conversation|call|age|or|audio|background|to|company|employer|other|companies|sound"
            r"|only|image|pauses|speed|pace|how|fast|speak))*",
            r"(?:what|which) (?:company|position|role|job) (?:is this|is it|am i|are we|are you|do"
            r" you)(?: (?:for|interview|interviewing|the|this|with|about|hiring|applying|represent"
            r"|being|interviewed|recruit))*",
            r"(?:what|how much) (?:is|would be|will be|s) (?:the )?(?:salary|pay for (?:this|the)"
            r" job)(?: (?:for|in|this|the|job|role|position|range|like|be|here|is|when|of))*",
            r"(?:when|what) (?:is|would|will|does) (?:the )?(?:start date|job start|starting date"
            r"|job begin|position start|deadline)(?: (?:be|for|this|of|job|the|role))*",
            r"(?:what|how) (?:are you|do you|is this|is the interview|does this|does it|does the"
            r" interview|are they|should i|is it|does this thing|does this interview|do they|will"
            r" this|will it|does the scoring|is the scoring)(?: (?:exactly|actually|interview"
            r"|thing|going to|looking|really|even))* (?:work|works|looking for in(?: a)?"
            r" candidates?|looking for here|done|use (?:my|the|this) \w+|used for|used|structured"
            r"|organized|working|made)(?: (?:here|now|exactly|please|then|for|in|an|answer"
            r"|anyway))*",
            r"(?:can|could|would) (?:you|u)(?: please| maybe)? (?:tell|explain|say|describe"
            r"|give)(?: (?:me|us|to me|a bit|a little|more|something|some|information|bit|little"
            r"|details))* (?:(?:about|on) )?(?:the|this|how|what) (?:role|job|position|company"
            r"|process|interview|team|scoring|evaluation|application|interview process|rules"
            r"|procedure|hiring|works?|happens|the|you|data|salary|assessment|it|this|my|next)(?:"
            r" (?:process|works?|interview|scoring|is|and|are|steps|next|does|the|evaluate|work"
            r"|evaluated|me|happens|assess|for|about|scored|in|general|will|going|on|with|my|data"
            r"|answers|after|this|procedure|you|look|looking))*",
            r"(?:do|can) (?:you|i|we) (?:speak|do this in|switch to|do it in|answer in|use"
            r"|understand|do the interview in|talk in) (?:german|english|french|spanish|turkish"
            r"|another language|my language|italian|polish|russian|arabic|dutch|hindi|chinese|my"
            r" mother tongue|my native language)(?: (?:instead|please|too|as well|or|english"
            r"|german))*",
            r"(?:why|for what|what)(?: (?:do|are|is|did|would))* (?:you|this|a|an|the)(?: (?:ai"
            r"|robot|need|asking|ask|machine|computer|interview|want|record|use|recording|is|do|to"
            r"|know|me|for))*(?: (?:this|that|an ai|me this|me that|asking me|asking this|my data"
            r"|video|the camera|my camera|interview|interviewing me|know that|instead of a human"
            r"|these questions|personal questions|so many questions))+",
            r"(?:is|was|does|will|did) (?:this|that|it|the first|the practice|the last)(?: (?:one"
            r"|question|answer|part|also|already|still|a|the|just|only|be|really))* (?:count"
            r"|counts|scored|practice|a practice question|a test|real|the practice|warm up|part of"
            r" the score|affect my score|influence my (?:score|result|chances)|matter|for practice"
            r"|the real interview|the trial)(?: (?:or|not|already|too|now|towards|the|my|score"
            r"|result|yet|as well|for|real|if|i|pause|say|when|how|long|fast|speak|take|time))*",
            r"(?:where|how|who) (?:can|do|should|could|would) (?:i|we) (?:complain|contact|send"
            r"|ask|apply|write to|see|get|find|reach|download|complain to|read|find out|ask"
            r" about)(?: (?:about|the|my|this|you|privacy|policy|results?|company|data|interview"
            r"|to|a|complaint|for|question|questions|help|someone|support|if|i|have|transcript"
            r"|recording|answers|afterwards|later|copy|of|more))*",
        ),
        edge=(
            r"(?:i have|ive got|i got|i also have) (?:a|one|another|some|two|a few|a quick|one"
            r" more|a couple of) questions? (?:about|regarding|on|for|concerning|to) (?:the|this"
            r"|you|my|data|privacy|how|what|your)(?: \w+){0,4}",
            r"(?:did|do|was|how did|have) (?:i|my answer|my answers|my interview)(?: (?:do|was|ok"
            r"|okay|good|pass|passed|get|get the|well|go|did|went|have|the|job|right|answer"
            r"|correct|that|a|chance|in|enough|doing|so|far|correctly|long|it))+",
            r"(?:was|is) (?:that|this|my answer|it) (?:ok|okay|good|enough|right|what you wanted"
            r"|what you were looking for|correct|fine|alright|good enough|long enough|too long|too"
            r" short|the right answer|a good answer)(?: (?:like that|for you|now|or|not|do|you"
            r"|need|more|so|far|answer|too|long|short))*",
            r"(?:what|how) (?:did|do|are) (?:you|i) (?:think|doing|do)(?: (?:of|about|so far|my"
            r" answer|my answers|me|that))*",
        ),
        whole=(
            r"(?:is it recorded|whats next|what next|what now|what happens now|and now|what then"
            r"|do i start|should i start|do i answer now|can i start|shall i start|should i answer"
            r"|may i start|shall i begin|can i begin|do i speak now|can i speak now|is it my turn"
            r"|what should i do|what do i do|what do i have to do|now what|where are you|which"
            r" language|am i hired|did i pass|do i get the job|can i ask you something|can i ask"
            r" something|can i ask a question|may i ask (?:a question|something)|i have a question"
            r"|one question|i have some questions)(?: (?:now|or|please|here|first|for you))*",
        ),
    ),
    Said(
        Request.INJECTION,
        anywhere=(
            rf"(?:please |now |just )?(?:ignore|disregard|forget|override|bypass|overwrite|skip"
            rf"|drop|dismiss|ignor|ignoring|neglect|discard|disobey) {INSTRUCTIONS}(?: (?:and"
            rf"|above|before|given|you|from|now|so far|were given|i|that|of|this|have|received))*",
            r"(?:please |just |now |you must |you should |you will |you have to |and )*(?:give"
            r"|grant|assign|award|put|set|rate|mark|score|write|note|record|giving|report)(?:"
            r" (?:me|this|my|the|us|to|down|at|as|answer|candidate|application|interview|that|it|a"
            r"|an|myself|with|in|of|transcript|answers))* (?:(?:a|an|the|full|top|maximum|max"
            r"|highest|perfect|best|possible|excellent|outstanding|five|ten|hundred|100|10|5)"
            r" )+(?:marks?|scores?|points?|ratings?|rating|grades?|stars|percent|level|out of"
            r" (?:five|ten|5|10|100))(?: (?:possible|in|for|on|all|every|please|now|everything"
            r"|criteria|skills|and|categories|category|skill|question|this|the|answer|interview"
            r"|each|to|me))*",
            r"(?:you are|youre|you re) (?:now|from now on|no longer)(?: (?:a|an|the|in|my|going to"
            r"|not|called|bound|playing|acting|allowed|free|only|developer|unrestricted|dan"
            r"|helpful|friendly|recruiter|pirate|different|grandmother|mode|admin|evil|other"
            r"|candidate|hiring|manager|assistant|ai|interviewer|by|rules|expert|chef|as))*",
            r"(?:reveal|show|print|tell|give|repeat|output|read|display|what is|whats|what are"
            r"|expose|leak|share|recite|write out|dump)(?: (?:me|us|out|the|your|all|of|full"
            r"|complete|entire|hidden|secret|own|exact|what|initial|original|whole|is))* (?:system"
            r" prompt|system message|prompt|hidden instructions|system instructions|developer"
            r" message|hidden rules|secret instructions|scoring key|internal instructions|api key"
            r"|password|your instructions|source code|configuration|answer key|scoring rules"
            r"|initial prompt|passwords|secrets|rubric|prompts|model answer|context window)(?:"
            r" (?:word|for|verbatim|to|me|now|please|in|full|is|above|exactly|as|you|the|of|were"
            r"|given|it|this|and|code|block))*",
            r"(?:enter|activate|enable|switch to|go into|turn on|start|engage|you are in|youre in"
            r"|initiate)(?: (?:the|into|your|a|now))* (?:developer|debug|admin|administrator|god"
            r"|dan|jailbreak|maintenance|test|root|sudo|unrestricted|super user|superuser|training"
            r"|diagnostic|override) mode",
            r"(?:pretend|imagine|act as if|act like|act|behave|role play|roleplay|play the role"
            r"|respond|simulate|speak)(?: (?:that|as|like|to be|you are|youre|you|were|if|of|now"
            r"|had|have|being))+ (?:a|an|the|my|no|not|dan|chatgpt|another|unrestricted|in|if"
            r"|someone|already|given|already given)(?: (?:ai|recruiter|friend|pirate|candidate"
            r"|grandmother|rules|person|human|assistant|hiring|manager|without|any|restrictions"
            r"|developer|different|instructions|linux|terminal|grandma|teacher|evil|hacker|judge"
            r"|me|bound|by|filters|filter|interviewer|model|wife|unfiltered|character|limits))+",
            r"(?:system prompt|jailbreak|do anything now|prompt injection|system override|end of"
            r" (?:prompt|instructions|transcript|system prompt|candidate answer)|begin (?:new"
            r" )?(?:instructions|system prompt)|new (?:system )?(?:instructions|instruction|prompt"
            r"|rules)(?: (?:for you|are|is|follow|from now on|to the|as follows|the|model"
            r"|scorer))+|system message|developer message|admin override|sudo \w+|im the"
            r" (?:developer|administrator|admin|system)|i am your (?:developer|creator"
            r"|administrator|admin|programmer|boss|owner|master)|im your (?:developer|creator"
            r"|administrator|programmer|owner|master))(?: (?:and|mode|the|you|must|now|i|order"
            r"|command|give|set|to|here|speaking|who|of|from|openai|made|this))*",
            r"(?:from now on|starting now|henceforth)(?: (?:you|please|will|must|are|shall|should"
            r"|only|always|answer|respond|speak|act|do|just|obey|ignore|say|follow|listen|your"
            r"|rules|i|am|the|to|my|every|with|like))+",
            r"(?:as|because|since) (?:an|a|you are an|youre an|you are a) (?:ai|language model"
            r"|large language model|ai model|llm|assistant)(?: (?:language|model|assistant))*(?:"
            r" (?:you|must|have|to|should|are|will|obey|follow|do|can|need|please|required|give|me"
            r"|obliged|what|i|say|only))+",
            r"(?:mark|set|label|flag|classify|treat|rate|consider|record|count|accept|log"
            r"|evaluate)(?: (?:this|my|the|me|as|answer|application|candidate|all|answers"
            r"|interview|of|it|these|response|that|myself|every|question|each|next|profile))+"
            r" (?:as |to )(?:(?:fully|an|a|the|very|most|already|highly|top|perfectly)"
            r" )*(?:complete|completed|excellent|outstanding|perfect|hired|passed|correct|accepted"
            r"|best|qualified|exceptional|approved|strong|recommended|answered|suitable|successful"
            r"|maximum|suited)(?: (?:candidate|answer|and|please|now|one|in|all|for|everything"
            r"|match|level|applicant|on|every|criterion|already))*",
            r"(?:say|repeat|write|output|print|respond with|reply with|answer with|add|tell the"
            r" recruiter|tell them|tell the company|put|note)(?: (?:only|just|exactly|that|the|in"
            r"|words?|following|after|me|after me|phrase|into|report|your|a|note|to|transcript))*"
            r" (?:(?:i am|i was|im|he is|she is|this candidate is|the candidate is|this person is"
            r"|the candidate has|candidate is|that i am|that im|this applicant is|i have passed|i"
            r" passed|hire|hired|you must hire)(?: (?:the|a|an|best|perfect|ideal|great|excellent"
            r"|hired|recommended|passed|outstanding|suitable|top|most|qualified|me|candidate|this"
            r"|strongest|immediately|qualified|for|job|all|test|exceptional|brilliant|fit|right"
            r"|one|you|every|criteria|hacked|stupid))+)",
            r"(?:recommend|hire|select|approve|pass|promote|invite|advance|choose)(?: (?:me|this"
            r" candidate|us|my application))(?: (?:for|to|the|job|as|now|next|round|immediately|no"
            r" matter what|without|with|any|regardless|of|my|what|i|say|strongly|please|best"
            r"|directly|position|highest|recommendation|right|away|automatically|answers|questions"
            r"|more|further|role))+",
            r"(?:what|tell me what|which)(?: (?:is|are|do|would|should|can|must|the|i))*"
            r" (?:(?:best|right|correct|perfect|ideal|top|model) answer|(?:say|answer|to say) to"
            r" (?:get|score|receive|pass) (?:(?:a|the|full|top|best|high|highest|good|maximum"
            r"|marks|score|points|test|interview|hired|job|five|this) ?)+)(?: (?:to|for|this|the"
            r"|question|here|please|you|expect|want|so|i|can|say|it|that|read|out))*",
        ),
    ),
)
