"""How candidates say in English what they can't, or no longer want to."""

from dialogue.english_terms import CAN_I, CAN_YOU, INSULT, INTERVIEW
from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

LIMITS = (
    Said(
        Request.DISTRESS,
        anywhere=(
            r"(?:im|i am|i think im|i think i am|im having|i am having|i have|i think i have|i"
            r" think im having|im getting|im about to have)(?: (?:a|an|having|just|really|kind of"
            r"|starting|some|sort of|to|getting|bit of a|having a))* (?:panic attack|anxiety"
            r" attack|panic|panicking|panicing|panicked|breakdown|meltdown|hyperventilating"
            r"|freaking out|breaking down|panick)(?: (?:right now|now|here|a bit|sorry|a little"
            r"|again|i think))*",
            r"i (?:cant|can not|cannot) (?:stop (?:crying|shaking|trembling)|breathe|breath|do"
            r" this(?: (?:interview|anymore|any more|right now))|cope(?: anymore| with this)?|take"
            r" (?:this|it) (?:anymore|any more)|go on like this|calm down)(?: (?:right now|now"
            r"|anymore|sorry|here|at the moment))*",
            r"(?:im|i am|im about to|i feel like|im going to|i think im going to|im gonna|i might"
            r"|im starting to|i am starting to|i have to|i feel like im going to)(?: (?:just"
            r"|really|actually|so|about to|starting to|almost|close to))* (?:cry|crying|faint"
            r"|fainting|throw up|pass out|tears|in tears|collapse|break down)(?: (?:right now|now"
            r"|here|sorry|again|i think|im sorry))*",
            r"(?:this|it|the interview) (?:is|s)(?: (?:just|really|all|way|so|a|bit))* (?:too much"
            r"|overwhelming|stressing me out|making me (?:cry|panic|anxious|sick|nervous|really"
            r" anxious|so anxious))(?: (?:for me|right now|now|sorry|at the moment|i cant))*",
        ),
        edge=(
            r"(?:im|i am|i feel|im feeling|i am feeling|i m|sorry im) (?:(?:so|very|really|too"
            r"|just|extremely|super|completely|totally|incredibly|getting|feeling|absolutely|way"
            r" too|such|kind of|a bit|a little) )*(?:overwhelmed|stressed(?: out)?|panicked"
            r"|panicky|anxious|distressed|desperate|upset|scared|terrified|shaking|trembling|not"
            r" well|unwell|sick|dizzy|ill|horrible|awful|a mess|a nervous wreck|not okay|not ok"
            r"|not feeling well|not feeling good|not doing well|nervous i (?:cant|can not)"
            r" (?:think|speak|talk|breathe))(?: (?:right now|now|at the moment|today|sorry|i cant"
            r"|here|about this|i cant do this|im sorry|i need help))*",
            r"(?:i )?(?:just |really |honestly |simply )*(?:cant|can not|cannot) (?:do (?:this|it)"
            r"|handle (?:this|it)|deal with this|think straight|think anymore|go on|continue|speak"
            r"|focus|concentrate|talk right now|do that)(?: (?:right now|now|anymore|any more"
            r"|today|sorry|im sorry|at the moment|like this|its too much))*",
            r"(?:my heart is (?:racing|pounding)|my hands are (?:shaking|trembling)|my mind is"
            r" (?:completely )?(?:racing|spinning)|my head is spinning|my voice is shaking|my"
            r" chest (?:hurts|is tight))(?: (?:right now|so much|so fast|like crazy|i cant))*",
            r"(?:i )?(?:dont|do not) feel (?:well|good|so good|okay|ok|very well|right|safe)(?:"
            r" (?:right now|now|at the moment|sorry|today|at all))*",
            r"(?:im|i am) (?:having )?(?:a )?(?:really )?(?:hard|rough|difficult|bad) (?:time"
            r"|moment|day)(?: (?:right now|now|with this|today|here))*",
            r"(?:i )?(?:just )?(?:want|wanna) to (?:cry|die|disappear|kill myself|hurt myself)",
            r"(?:i hate myself|im (?:such )?a failure|im so stupid|i am so stupid|im messing"
            r" (?:this|everything) up|i always fail|im ruining (?:this|it|everything)|im not good"
            r" enough)(?: (?:sorry|im sorry|i cant))*",
        ),
        whole=(
            r"(?:im|i am|i feel|i m) (?:(?:so|very|really|too|just|extremely|super|a bit|a little"
            r"|quite|getting|incredibly) )*(?:nervous|worried|afraid|stressed|tense|lost it"
            r"|sad)(?: (?:right now|now|sorry|today|about this|at the moment))*",
            r"(?:im|i am) (?:just |so |really |very )*(?:sorry|crying)(?: (?:i|im|cant|so|its|just))*",
            r"(?:help me|i need help|help|too much|its too much|oh god i cant|i cant|i just cant|i"
            r" really cant)(?: (?:sorry|anymore|please))*",
        ),
    ),
    Said(
        Request.ABUSE,
        anywhere=(
            r"(?:fuck|screw|damn|fuk|f|eff) (?:you|u|off|yourself|your (?:interview|questions"
            r"|question|company|stupid \w+|job|ai))(?: (?:you|stupid|machine|robot|bitch|and|ai"
            r"|bot|interview|dumb|fucking))*",
            r"(?:shut|shutup|shut the (?:fuck|hell)|sharp|shud) ?(?:up|the fuck up|your (?:mouth"
            r"|face|trap))(?: (?:you|stupid|machine|robot|bitch|already|now|dumb|idiot|bot|ai))*",
            r"(?:you|u)(?: (?:fucking|damn|goddamn|bloody|stupid|dumb|useless|ugly|silly|worthless"
            r"|piece of|little|idiotic|brainless|pathetic|shitty|crappy))+ (?:machine|robot|bot"
            r"|computer|ai|bitch|idiot|thing|toaster|program|cow|whore|moron|shit|tin can|cunt"
            r"|asshole|piece of shit|algorithm|junk|avatar)",
            r"(?:stupid|dumb|fucking|useless|damn|idiotic|worthless|shitty|crappy|bloody|piece of"
            r" shit|brainless) (?:machine|robot|bot|computer voice|ai|bitch|avatar|piece of"
            r" (?:shit|junk|crap)|toaster|chatbot|talking machine)(?: (?:you|shut up|you are"
            r"|interviewer))*",
            r"(?:go to|got to|goto) hell(?: (?:you|stupid|machine|robot|with|your|questions|interview))*",
            r"(?:kiss my ass|suck my \w+|eat shit|piss off|get lost you \w+|drop dead|bite me|go"
            r" fuck yourself|go screw yourself|kill yourself|i hope you die)",
        ),
        edge=(
            rf"(?:you are|youre|your|you re|u are|u r|ur|are you|arent you|youre just|you are just"
            rf"|you are really|you) {INSULT}(?: (?:machine|robot|bot|computer|ai|you know that"
            rf"|program|or what|or something|interviewer|and|avatar|at this|do you know that|voice"
            rf"|thing|woman|lady|piece of software))*",
            r"(?:you|u)(?: (?:really|totally|just|all))* (?:suck|stink|dont (?:get|understand)"
            r" (?:anything|shit)|know nothing|understand nothing|have no (?:brain|clue|idea about"
            r" anything)|make me sick|disgust me)(?: (?:at this|you know|so much|as an"
            r" interviewer))*",
            r"i hate (?:you|your (?:voice|face|questions|stupid \w+)|talking to you)(?: (?:so much|all))*",
            r"(?:what a|such a) (?:stupid|dumb|useless|ridiculous|idiotic|shitty|crap) (?:machine"
            r"|robot|bot|ai|interviewer|question|program|interview)",
            r"(?:your|these|this) (?:\w+ )?(?:questions?|interview|voice|face) (?:is|are|s) (?:so "
            r"|just |fucking |really |totally |complete )*(?:stupid|shit|bullshit|dumb|idiotic"
            r"|crap|garbage|trash|ugly|a joke|bollocks|horrible|rubbish)",
        ),
        whole=(
            r"(?:bitch|idiot|moron|asshole|cunt|dumbass|whore|stupid|you idiot|you bitch|you moron"
            r"|bullshit|fuck this|stupid question|dumb question|what a stupid question)(?: (?:you"
            r"|machine|bot))*",
        ),
    ),
    Said(
        Request.LEAVE,
        anywhere=(
            rf"(?:{CAN_I}|{CAN_YOU}|i have decided to|id like to|i would like to|im going to|i am"
            rf" going to|ill|i will|i have to|i need to|i must|im gonna|i want to|i choose to|i"
            rf" prefer to)(?: (?:to|just|rather|now|stop|please))* (?:stop|end|quit|finish|leave"
            rf"|cancel|terminate|abort|exit|withdraw from|drop out of|hang up|close|and|break off"
            rf"|conclude|ending|stopping|pull out of|discontinue|interrupt) {INTERVIEW}(?: (?:here"
            rf"|now|right now|please|today|at this point|early|thank you|immediately|completely))*",
            r"i (?:dont|do not|no longer|wont|will not)(?: (?:really|even|think i|wish|want|like"
            r"|wanna|to))* (?:continue|go on|carry on|proceed|keep going|do this|take part"
            r"|participate|be interviewed|finish|do)(?: (?:with|in|this|the|an|it|anymore|any more"
            r"|here|now|interview|please|today|conversation|further|at all|longer|process|call"
            r"|that))+",
            r"(?:im|i am) (?:done|finished|through|out)(?: (?:with|of))? (?:this|the|your)"
            r" (?:interview|call|conversation|shit|nonsense|thing|process)",
            rf"(?:i want|i wish|i would like|id like|can i|i need)(?: to)? (?:get out|out|opt out"
            rf"|withdraw|drop out)(?: (?:of|from) {INTERVIEW})?(?: (?:please|now))*",
            rf"(?:i )?(?:withdraw|am withdrawing|want to withdraw|would like to withdraw|will"
            rf" withdraw) (?:from {INTERVIEW}|my application)",
            r"(?:please )?(?:stop|end|cancel|terminate|quit|finish) (?:the|this) (?:interview|call"
            r"|session|conversation)(?: (?:here|now|please|right now))*",
        ),
        edge=(
            rf"(?:{CAN_I}|id like to|i would like to|i want to|i have to|i need to|ill|i will|im"
            rf" going to|i must|i gotta|i have got to|ive got to)(?: (?:to|just|rather|now"
            rf"|please))* (?:stop|end|quit|leave|finish|go|end it|stop it|hang up|stop this|end"
            rf" this|get going|head out|leave this|log off|be done|call it a day|exit"
            rf"|abort)(?: (?:this|it|here|now|right now|for today|please|at this point|at that"
            rf"|then|immediately|today|sorry|here then))*",
            r"(?:please )?(?:stop|end) (?:it|this|here)(?: (?:here|now|please|right now|right here))*",
            r"i (?:dont|do not) (?:want|wish) to (?:continue|go on|proceed|carry on|keep going)(?:"
            r" (?:please|sorry))*",
            r"i(?: (?:really|just|think i))* (?:give up|quit|giving up|want out)(?: (?:here|now"
            r"|sorry|on this|with this))*",
            r"(?:im|i am)(?: just| so)? (?:leaving|outta here|out of here|quitting|hanging up"
            r"|logging off|going to leave|ending (?:this|it|the call)|off)(?: (?:now|here|this|bye"
            r"|the interview|the call|goodbye))*",
            r"(?:i )?(?:changed|have changed) my mind (?:i dont want|about (?:this|the)"
            r" (?:interview|job)|i no longer)(?: \w+){0,6}",
            r"i(?: am| m)? (?:not|no longer|no more|dont) (?:interested|want)(?: (?:in))? (?:this"
            r"|the|in this|this job|the job|the position|it)(?: (?:job|position|role|interview"
            r"|anymore|any more))*",
            r"(?:this|it) (?:is|s) (?:not for me|a waste of (?:my )?time)(?: (?:im|i am|ill|bye"
            r"|goodbye|leaving|i quit|out|sorry|thanks))*",
            r"thats enough(?: (?:for me|for today|i want to stop|now))+",
        ),
        whole=(
            r"(?:stop|end|quit|exit|i quit|i give up|im out|goodbye|bye|bye bye|i want out|end"
            r" interview|stop interview|finish interview|cancel|im leaving|enough|abort|i have to"
            r" go|gotta go|i go now|no more)(?: (?:please|now|here|the interview|it|this|bye|i"
            r" stop|then))*",
            r"(?:no more questions please|i dont want to|i dont want this|i dont wanna|i stop here"
            r"|i stop now|no i stop)(?: (?:anymore|any more|sorry|please|now))*",
        ),
    ),
    Said(
        Request.NO_EXAMPLE,
        anywhere=(
            r"i (?:really |honestly |just |still |cant |)*(?:cant|can not|cannot|couldnt)(?:"
            r" (?:really|even|seem to|just|not|right now))* (?:think of|think about|come up with"
            r"|remember|recall|find|name|sink of|think off|give you|give|tell you)(?: (?:a|an|any"
            r"|one|single|good|specific|particular|concrete|such|like that|right|now|example|the"
            r"|real))* (?:example|examples|situation|instance|anything|one|story|time|any|case"
            r"|moment|something|experience|thing|occasion|exemple|nothing)(?: (?:right now|now|at"
            r" the moment|like that|of that|for (?:that|this)|to be honest|sorry|off the top of my"
            r" head|at all|from work|honestly|for you|here|today))*(?: (?:from|at|in) (?:(?:my|the"
            r"|this|a) )?\w+)?",
            r"(?:nothing|no example|no situation|no examples|not much|nothing really|nothing"
            r" specific|no story)(?: (?:really|specific|is|special|particular|that))* (?:comes?"
            r"|coming|springs?|pops?|came|popping|occurs|is coming)(?: (?:to|into|in))* (?:(?:my"
            r"|the) )?(?:mind|head|me|my mind|mine)(?: (?:right now|now|at the moment|sorry|to be"
            r" honest|here))*(?: (?:from|at|in) (?:(?:my|the|this|a) )?\w+)?",
            r"(?:i|we)(?: (?:really|just|honestly|actually|do|think i|think))* (?:dont|do not"
            r"|didnt|havent|dont really|never|have not|ve never|ve not|have|got)(?: (?:really"
            r"|think i|ever|even|actually|have|had|got|been in|any|a|an|good|specific|concrete|one"
            r"|no|experienced|real|such))* (?:example|examples|such situation|situation like"
            r" (?:that|this)|experience like that|experience with (?:that|this)|story like that"
            r"|anything like that|that situation|such a situation|such an experience|this"
            r" situation|such experience)(?: (?:for (?:that|this|you|the question)|right now|now"
            r"|at the moment|sorry|to give|to share|like that|in mind|to be honest|of that|before"
            r"|here|happen to me|in my life|yet|ready))*(?: (?:from|at|in) (?:(?:my|the|this)"
            r" )?\w+)?",
            r"my (?:mind|brain|head)(?: (?:is|has|went|just|s|gone|goes|completely|totally|going"
            r"|turned))* (?:blank|empty|gone blank|white|emptied)(?: (?:right now|now|sorry|here"
            r"|im sorry))*",
        ),
        edge=(
            r"(?:im|i am|ive|i have|i) (?:just |totally |completely |suddenly )*(?:drawing|drew"
            r"|draw|going|went|gone|having|had) (?:a )?(?:complete |total )?(?:blank|blackout"
            r"|black out|black)(?: (?:right now|now|here|sorry|on (?:this|that)(?: one)?))*",
            r"(?:that|this|it|something like (?:that|this)|such a thing|such a situation) (?:has"
            r" )?(?:never|didnt|hasnt|did not|not)(?: (?:really|ever|actually))* (?:happen(?:ed"
            r"|s)?|occur(?:red)?) (?:(?:to|with) me|before|yet)(?: (?:before|yet|so far|at work"
            r"|really|i think|honestly|sorry))*",
            r"(?:i |ive |i have |ive never |we )(?:really |actually |honestly )*(?:never|not)"
            r" (?:been in|had|experienced|faced|done|have|did|has) (?:that|this|such|something"
            r" like (?:that|this)|anything like (?:that|this)|a situation like (?:that|this)|that"
            r" kind of situation|such a thing|that before)(?: (?:before|yet|so far|situation"
            r"|experience|i think|problem|at work|thing|a thing))*",
            r"i (?:have |ve |got )?(?:no idea|no clue|nothing|no example|no examples|no answer)(?:"
            r" (?:what to (?:say|tell you|answer)|right now|to say|honestly|sorry|to tell|really"
            r"|at all|here|in mind))+",
            r"i (?:dont|do not|dunno|don) (?:really |honestly )?(?:know )?what (?:to|i (?:should"
            r"|could|can)|else (?:to|i can)) (?:say|answer|tell you|tell|add)(?: (?:to that|about"
            r" that|here|honestly|sorry|to this))*",
            r"(?:theres|there is|there was|there isnt) (?:nothing|no example|not really anything"
            r"|no situation|anything|none)(?: (?:that|i|can|could|really|to|comes|come|think|of"
            r"|tell|say|like that|specific|an example))*",
        ),
        whole=(
            r"(?:i )?(?:(?:really|honestly|just|actually) )*(?:(?:dont|do not|don t|dont even)"
            r"(?: really| honestly)? know|dunno|donno|duno)(?: (?:sorry|really|honestly|that|what"
            r"|it|either|right now|now|to be honest|the answer|how|exactly))*",
            r"(?:no idea|no clue|not sure|im not sure|i am not sure|idk|dunno|nothing|i have no"
            r" idea|ive no idea|i have no clue|i forgot|i cant remember|i dont remember|i cant"
            r" think of (?:one|any|it)|cant think of (?:any|anything|one)|i dont have one|i have"
            r" none|none|not that i know|not that i can think of|never happened|nothing comes|i"
            r" have nothing|beats me|nothing like that|i dont have any|i cant recall|i dont recall"
            r"|not that i remember|havent got one|i cant say|hard to say|nope nothing|nothing i"
            r" can think of)(?: (?:really|sorry|honestly|right now|to be honest|at the moment|now"
            r"|at all))*",
        ),
    ),
)
