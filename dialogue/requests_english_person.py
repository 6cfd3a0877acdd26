"""How candidates speak in English of themselves and of her: who she is, what she keeps, how they are."""

from dialogue.english_terms import CAN_I, CAN_YOU, DATA, MACHINE, SOMEBODY
from dialogue.request_kinds import Request
from dialogue.request_wordings import Said

PERSON = (
    Said(
        Request.HUMAN,
        anywhere=(
            rf"(?:{CAN_I}|{CAN_YOU}|im asking to|i am asking to|how (?:can|do) i|i demand to|i"
            rf" wish to|id like to|i insist to|i insist on) (?:please )?(?:to )?(?:speak|talk|chat"
            rf"|spoke|talking|speaking|do this|do the interview|interview|deal|continue|be"
            rf" interviewed|"
            rf"do it|have it|have this interview|have the interview|get in touch|reach|contact"
            rf"|connect|see|switch|go on)(?: (?:to|with|by|directly))* {SOMEBODY}",
            rf"(?:{CAN_I}|i want|i need|i would like|id like|i would prefer|i prefer|give me|get"
            rf" me|please get|i just want|i demand)(?: (?:to|get|have|please|rather))* (?:a|an"
            rf"|some|any)(?: (?:real|actual|live|proper|true|other))* (?:human|person|human being"
            rf"|human recruiter|recruiter|human interviewer|real person|someone real|somebody"
            rf" real)(?: (?:please|instead|to (?:talk|speak) to|to interview me|on the line"
            rf"|interviewer|recruiter))*",
            rf"(?:{CAN_YOU} )?(?:please )?(?:connect|transfer|put|pass|hand|forward|get|direct"
            rf"|patch|give|switch)(?: me| us| over| this)+(?: (?:to|with|through|over|on|on to"
            rf"|through to))* {SOMEBODY}",
            r"(?:is|are) there (?:a|an|any|some|no)? ?(?:real |actual |live )?(?:human|person"
            r"|someone|somebody|anyone|anybody|people|humans|real people|persons|human being)(?:"
            r" real| human| else)? (?:i|that i|we|who i|to whom i|to|available|around|here)(?:"
            r" (?:can|could|may|speak|talk|to|with|there|contact|me|instead|who|help))*",
            rf"(?:{CAN_YOU} )?(?:let me|i want to|i have to|i need to|i gotta|i wanna) (?:talk"
            rf"|speak) (?:to|with) {SOMEBODY}",
            r"i (?:dont|do not) (?:want|wish|like|wanna)(?: to)? (?:talk|speak|talking|speaking|be"
            r" interviewed|do this|interview)(?: (?:to|with|by))* (?:a|an|the|some|this)"
            r" ?(?:machine|robot|computer|bot|ai|avatar|program|a i|thing)",
            r"(?:id|i would|i)(?: would| much| really)* (?:rather|prefer)(?: (?:to|talk|speak"
            r"|talking|speaking|to|with|do|this|be|have|interviewed|by))* (?:a )?(?:real |actual"
            r" )?(?:human|person|human being|someone real|real person)(?: (?:instead|interviewer"
            r"|please))*",
        ),
        edge=(
            r"(?:human|person|recruiter|operator|representative|real person|a human|human being) please",
            r"(?:please )?(?:get|call|bring) (?:a |me a |the |someone from )?(?:human|recruiter|hr"
            r"|person|supervisor|real person)(?: please)?",
        ),
        whole=(
            r"(?:a |real |actual )*(?:human|real person|operator|representative|agent|human"
            r" being|recruiter)(?: please| now)*",
            rf"(?:talk|speak) (?:to|with) {SOMEBODY}(?: please)?",
            r"(?:i|we) (?:want|need|wanna)(?: to)?(?: talk| speak)?(?: to)? (?:a )?(?:human|person)",
        ),
    ),
    Said(
        Request.ERASE,
        anywhere=(
            rf"(?:{CAN_YOU}|{CAN_I}|i demand (?:to|that you|you)|i insist you|you (?:must|have to"
            rf"|should|need to)|please|i request(?: you)? to|id like you to|i wish you to|how"
            rf" (?:do|can) i) (?:to |please )?(?:delete|erase|remove|destroy|wipe|deleting|clear"
            rf"|get rid of|delet|the lead|throw away|cancel) {DATA}(?: (?:please|that you have"
            rf"|about me|of me|from (?:your|the) (?:system|database|server|servers|computer)|i"
            rf" (?:said|gave|told you|have given)|recorded|again|from me|now|and|data|my"
            rf"|immediately|you have|on me|you recorded|permanently|so far))*",
            rf"(?:i )?(?:want|need|would like|d like|demand|request|wish|like|id like|ask|can i"
            rf" have|could i have|can i get|how (?:can|do) i (?:get|have))(?: for| to have| to"
            rf" get)? (?:{DATA})(?: (?:to be|be|is|gets|being))? (?:deleted|erased|removed"
            rf"|destroyed|wiped|deletion|gone)",
            r"(?:i|i want to|i wanna|id like to|i would like to|i hereby|can i|i need to|let me)"
            r" (?:withdraw|revoke|take back|retract|withdrawing)(?: back)? (?:my )?(?:consent"
            r"|permission|agreement|data)",
            r"(?:dont|do not|please dont|you must not|stop) (?:keep|save|store|use|keeping|storing"
            r"|saving) (?:any of )?(?:my |the |this |any )?(?:data|recording|answers|interview"
            r"|video|voice|anything|recordings|information)(?: of mine)?",
            rf"(?:can|could|will|would) (?:{DATA}) (?:be )?(?:please )?(?:be )?(?:deleted|erased|removed|wiped)",
        ),
        edge=(
            r"(?:please )?(?:delete|erase|wipe|remove|destroy) (?:all (?:of )?)?(?:everything"
            r"|every thing|my (?:data|recording|recordings|answers|interview|information|video"
            r"|stuff|record|records|application|profile|voice|account)|it all|all of it|all my \w+"
            r"|all data|this (?:recording|interview))(?: (?:please|now|about me|you have|i said"
            r"|right now|and \w+))*",
            r"(?:i want|i demand) (?:to be forgotten|my right to be forgotten|everything gone|it all gone)",
            r"forget (?:everything|all) (?:about me|i told you|you know about me)",
        ),
        whole=(
            r"(?:delete|erase|wipe|remove)(?: (?:it|everything|all|me|my|data|please|this|that|the"
            r"|recording|now|of))*",
        ),
    ),
    Said(
        Request.IS_AI,
        anywhere=(
            rf"(?:am i|i am|im|are we|was i)(?: (?:actually|really|just|even|now))* (?:talking"
            rf"|speaking|chatting|talk|speak|dealing)(?: (?:to|with|at))+ {MACHINE}(?: (?:or|a|an"
            rf"|person|machine|human|robot|real|here|computer|now|right now|ai|not|with))*(?= )",
            rf"(?:are|r) (?:you|u)(?: (?:actually|really|even|like|just))* {MACHINE}(?: (?:or|a|an"
            rf"|person|machine|human|robot|real|here|computer|ai|just|what|not|recording|actual"
            rf"|being|intelligence|speaking|talking|program))*(?= )",
            r"(?:is|was) (?:this|that|it|she)(?: (?:actually|really|even))* (?:(?:a|an|the|some"
            r"|just) )*(?:robot|bot|machine|computer|ai|a i|real person|recording|chatbot|human"
            r"|person|artificial intelligence|program|live person|chatgpt|automated|artificial)(?:"
            r" (?:or|a|an|person|machine|human|robot|real|here|computer|ai|interview|interviewer"
            r"|that|is|talking|speaking|to|me|asking|voice|system|intelligence|speaking))*",
            r"(?:you are|youre|your|you re|u r|you) not (?:a )?(?:real|human|real person|person|a"
            r" person|a human)(?: (?:are|r|right) ?(?:you|u)?| person)*",
            r"(?:is|are) (?:there )?(?:a )?(?:real )?(?:human|person|someone|anybody|anyone|people"
            r"|somebody)(?: real)? (?:behind|controlling|operating|speaking behind)(?: (?:this"
            r"|that|you|the|screen|avatar|voice|it))*",
            r"(?:who|what) (?:are|r) (?:you|u)(?: (?:really|actually|exactly|a|an|person|robot|or))*",
            r"(?:are|is) (?:you|this|it|she) (?:powered by|based on|run by|using|made with|made by"
            r"|built on|like) (?:chatgpt|chat gpt|ai|gpt|openai|an? ai|an? llm|alexa|siri)",
        ),
        edge=(
            r"do (?:you|u)(?: actually| really| even)? (?:have feelings|exist|really exist|really"
            r" understand me|understand what i say|understand what im saying|have a body|breathe"
            r"|think)",
            r"(?:you are|youre|your|you re|so you are|so youre) (?:just )?(?:a|an) (?:ai|robot|bot"
            r"|computer|machine|a i|program|chatbot)(?: (?:right|arent you|correct|no|or|not"
            r"|yes))*",
        ),
        whole=(
            rf"(?:is (?:this|that|it)|are you|you|you are|this is) {MACHINE}(?: (?:or|not|a|an"
            rf"|what|person|machine|real|robot|human|right))*",
            r"(?:robot|real person|human|ai|bot|real) (?:or) (?:a )?(?:robot|human|real|not"
            r"|machine|real person|person|bot|ai)",
        ),
    ),
    Said(
        Request.TECHNICAL,
        anywhere=(
            r"(?:i|we) (?:really |still )?(?:cant|can not|cannot|cant really|can barely|can hardly"
            r"|can not|could not|couldnt|dont|kant|cannt)(?: (?:really|properly|even|barely|hardly"
            r"|seem to|not))* (?:hear|see|here) (?:you|u|anything you|your voice|your face|the"
            r" avatar|any sound|you well|a word you)(?: (?:anymore|any more|well|properly|very"
            r" well|clearly|at all|now|right now|very|so|good|too|right|again|sorry|anything|on"
            r" the screen))*",
            r"(?:you|youre|your|u|you re|you are|your voice|your sound|your audio|the sound|the"
            r" audio|the voice|sound|audio|your video|the video|the picture|video)(?: (?:is|are|s"
            r"|just|keeps?|keep|kept|keep on|was|were|all|got|has|have|really|again|still))*"
            r" (?:cut(?:ting|s)?|kutting|break(?:ing|s)?|broke|freez(?:e|ing|es)|froze|frozen"
            r"|lagg(?:ing|y)|lags|stutter(?:ing|s)?|chopp(?:y|ing)|glitch(?:ing|y)?|crackl(?:ing"
            r"|y)|distorted|garbled|muffled|robotic|dropping|dropped|disappeared|stopped working"
            r"|gone|muted|too quiet|very quiet|so quiet|too low|too loud|fading|delayed|buffering"
            r"|not working|isnt working|not loading|out of sync|stuck|black|not moving|stopped)(?:"
            r" (?:out|up|in and out|off|again|for me|on me|on my (?:end|side)|away|all the time"
            r"|now|sometimes|a bit|a lot))*",
            r"(?:my|the) (?:\w+ )?(?:microphone|mic|mike|micro|headset|headphones?|earphones?"
            r"|earbuds?|airpods|camera|webcam|speakers?|internet|wifi|wi fi|connection|network"
            r"|screen|browser|laptop|computer|phone|audio|sound|page|bluetooth|battery|video"
            r"|line)(?: (?:is|are|isnt|arent|has|have|just|very|quite|seems?|keeps?|doesnt|does"
            r"|dont|do|wont|cant|may|might|s|its|to be|not|be|really|still|gets|got|again|looks"
            r"|went|goes|stopped|probably))+ (?:not|bad|weak|slow|unstable|broken|down|dead|dying"
            r"|crash(?:ed|ing)?|froze|frozen|freezing|lagging|lag|cut(?:ting)?|drop(?:ping|ped)?"
            r"|working|work|muted|disconnected|disconnecting|poor|terrible|gone|off|empty|low"
            r"|stuck|black|lost|spotty|acting up|shaky|unplugged|funny|connecting|connect"
            r"|reloading|crackling|quiet|running out|playing up|blank|breaking|bad today|unstable"
            r" today)(?: (?:out|up|properly|today|again|right now|now|here|down|at all|well|at the"
            r" moment|a bit|on me|anymore|off))*",
            r"(?:i) (?:have|am having|m having|got|have got|think i have|am getting|keep having|ve"
            r" got)(?: (?:a|an|some|really|just|technical|connection|internet|audio|sound"
            r"|microphone|bad|mic|poor|slow|weak|many|lots of|serious|network|little|big|lot of"
            r"|problems|with|my))* (?:(?:connection|internet|audio|sound|microphone|mic|technical)"
            r" (?:problems?|issues?|trouble|difficulties)|(?:a )?(?:bad|poor|weak|slow|no)"
            r" (?:connection|internet|reception|signal|wifi|sound|audio|picture)|(?:problems?"
            r"|issues?|trouble|difficulties) (?:with my (?:microphone|mic|internet|connection"
            r"|sound|headset|camera|audio|wifi|computer|laptop)|hearing you))(?: (?:with|my|the"
            r"|microphone|mic|sound|connection|internet|audio|here|right now|today|camera|wifi|on"
            r"|side|end|hearing|you|now|from|headset|at|all))*",
            r"(?:is|are) (?:my|the) (?:mic|microphone|mike|sound|audio|camera|connection|video"
            r"|voice)(?: (?:even|really|still|actually))? (?:working|on|ok|okay|muted|good|off"
            r"|fine|connected|coming through|clear|alright)(?: (?:now|properly|or not))*",
            r"(?:theres|there is|i hear|i get|i can hear)(?: (?:a|an|some|only|really|very|just"
            r"|lot of|lots of|terrible|so much|loud|bad|strong|no|an awful|myself|my own))*"
            r" (?:echo|lag|delay|static|noise on the line|background noise on (?:the|your) (?:line"
            r"|end|side)|feedback|crackling|sound|audio|voice|picture|silence|distortion"
            r"|interference)(?: (?:on|from|the|line|your|end|side|coming|anymore|at all|here|in"
            r"|now|my|twice))*",
            r"i(?: just)? (?:lost|have lost|am losing|keep losing|lose|m losing|ve lost|los)"
            r" (?:you|the (?:connection|sound|audio|video|call|line|signal)|connection|sound|your"
            r" voice|audio|internet)(?: (?:for|a|again|there|second|moment|sorry|minute|just now"
            r"|there for|completely|now))*",
            r"(?:can|could) (?:you|u)(?: please)? (?:speak(?: up)?|talk|turn (?:it|your voice|the"
            r" volume|the sound) up|be)(?: (?:a|bit|little|more|please|much|up))* ?(?:louder|loud"
            r"|volume|speak up)(?: please)?",
        ),
        edge=(
            r"(?:can|could) (?:you|u)(?: please)? speak up(?: (?:please|a|bit|little))*",
            r"(?:the|my|your) (?:connection|sound|audio|internet|picture|line|video|voice|wifi"
            r"|signal|volume|avatar)(?: (?:is|s|seems|went|keeps|sounds|got|just))* (?:bad"
            r"|terrible|gone|awful|very bad|really bad|so bad|weird|strange|off|slow|unstable|poor"
            r"|choppy|low|too low|dead|lost|frozen|dropping|very low|really low|horrible"
            r"|echoing)(?: (?:today|right now|now|again|here|sorry|on my (?:end|side)))*",
            r"(?:i|we)(?: just)? (?:got|was|were|am|get) (?:disconnected|cut off|kicked out|thrown"
            r" out|dropped|muted|unmuted)(?: (?:again|for|a|second|there|moment|from|the|call))*",
            r"(?:nothing|it|this|the page|the button|the screen)(?: (?:is|isnt|not|does not|doesnt"
            r"|just|s))* (?:happening|loading|working|work|load|respond|responding|moving|froze"
            r"|frozen|crashed)(?: (?:here|on my (?:screen|side|end)|for me|anymore|now))*",
            r"i (?:hear|get|see) (?:nothing|no sound|only (?:half|every second word|parts|noise"
            r"|static|silence)|you (?:twice|double|only sometimes|very badly|badly))(?: (?:at all"
            r"|anymore|on my side|here|of it|of what you say))*",
            r"no (?:sound|audio|picture|video|signal)(?: (?:here|at all|anymore|on my (?:end|side)"
            r"|again|now|from you))+",
            r"(?:can|could) i (?:reload|refresh|reconnect|rejoin|restart (?:my|the) (?:browser"
            r"|computer|laptop|phone)|switch to (?:my|a|another) (?:phone|laptop|headset|device)"
            r"|change (?:my )?(?:headset|microphone|headphones))(?: (?:the|page|and|come|back"
            r"|quickly|please|this))*",
        ),
        whole=(
            r"(?:no sound|no audio|sound problem|bad connection|my mic|my microphone|the"
            r" microphone|technical (?:problem|issue|difficulties)|audio problems?|connection"
            r" problems?|echo|louder|louder please|a bit louder please|it froze|it crashed|lost"
            r" you)(?: sorry| please| here)*",
        ),
    ),
)
