"""Building blocks of English requests: address, politeness, what is asked for; mishearings included."""

SOFT = (
    r"(?: (?:please|maybe|just|possibly|kindly|perhaps|quickly|actually|also|be so kind(?: as)? to|try to|pls))*"
)
YOU = r"(?:you|u|ya|your|yo|yu)"
CAN_YOU = (
    rf"(?:(?:can|could|would|will|cud|couldnt|cant|wont|may|do){SOFT} {YOU}|(?:if )?{YOU} (?:can|could|would)|"
    rf"(?:i )?(?:want|need|would like|like|id like) {YOU} to|(?:is it|would it be) possible (?:for"
    rf" you )?(?:to|that you)|"
    rf"(?:do|would) {YOU} mind|i (?:would )?appreciate if you(?: could)?){SOFT}"
)
CAN_I = (
    rf"(?:(?:can|could|may|might|should|shall|cud|do|must){SOFT} (?:we|i|you|u|me)|lets|let us|let"
    rf" me|how about we|"
    rf"(?:i|we)(?: would| d| really| just| think)* (?:want|like|prefer|love|need|wanna|gotta|have"
    rf"|wish|must)(?: to)?|"
    rf"id(?: really| just)? (?:like|love|prefer|rather)(?: to)?|i would rather|id better|i better|"
    rf"(?:if )?(?:we|i) (?:can|could)|(?:is|would) it(?: be)? (?:ok|okay|possible|alright|all right|fine|allowed)"
    rf"(?: for me)?(?: (?:if|to|that|for))?(?: (?:we|i|you))?(?: could| can)?|(?:do|would) you mind if (?:we|i)|"
    rf"(?:any|is there a|is there any) chance (?:we|i|you|to)(?: can| could)?|im allowed to|am i allowed to){SOFT}"
)
QUESTION = (
    r"(?:(?:the|that|this|your|you|last|my|these|first|entire|whole|a|one) )*"
    r"(?:question|questions|quest|questing|westion|kweschun|task)"
)
PART = r"(?:last|first|second|final|previous) (?:part|bit|thing|sentence|one|word|words|half)"
THAT = (
    rf"(?:(?:(?:all )?(?:of )?that|it|this|the {PART}(?: of {QUESTION})?|that {PART}|what {YOU}(?: just| have)? "
    rf"(?:said|say|asked|ask|told)|yourself|everything|{QUESTION})(?: for me)?)"
)
REPEAT = r"(?:repeat(?:ing|s|ed)?|re peat|reapeat|repete|rip it|reap eat|rephrasing it)"
ONCE_MORE = (
    r"(?:again|once more|one more time|another time|once again|a second time|over|back|wants more|one time more)"
)
NOT = r"(?:do not|dont|did not|didnt|dident|cannot|cant|can not|could not|couldnt|not|never|doesnt|dint|havent)"
PREFIX = (
    r"(?:(?:can|could|may|might) i (?:just |quickly )?ask(?: you)?|(?:can|could|would) you"
    r" (?:please |maybe )?tell me|"
    r"i (?:just |only )?(?:want|wanted|would like|wish|like) to (?:ask|know)(?: you)?|id like to"
    r" (?:ask|know)(?: you)?|"
    r"i was (?:just )?wondering|i wonder|do you know|i have a question|may i know|one question|quick question|"
    r"just curious|im curious|question for you|i think|i guess|i believe|i feel like|maybe|im afraid|to be honest|"
    r"honestly)(?: (?:if|whether|that|about))?"
)
SOMEBODY = (
    r"(?:(?:a|an|the|some|any|another|your) )?(?:(?:real|actual|live|proper|living|true|other|normal) )*"
    r"(?:human|person|someone|somebody|people|recruiter|human being|man|hr|hiring manager|humans|individual)"
    r"(?: (?:being|instead|please|from hr|real|human|from (?:the|your) (?:company|team)))*"
)
MACHINE = (
    r"(?:(?:a|an|the|some|just|actually|really|only|kind of|like|even) )*(?:real|human|robot|bot"
    r"|machine|computer|ai|"
    r"a i|person|program|recording|chatbot|chat bot|alive|artificial intelligence|real person|actual person|"
    r"human being|software|chatgpt|chat gpt|virtual|avatar|live person|artificial|automated|algorithm)"
)
HERE = r"(?:here|now|right now|today|at this point|already|for today|there|at this moment)"
INTERVIEW = r"(?:(?:the|this|my|our|your) )?(?:interview|call|conversation|session|talk|process|application|test)"
NOW = r"(?: (?:right now|now|at the moment|anymore|any more|today|really|sorry|so much))*"
SO = (
    r"(?:so|very|really|too|a bit|a little|just|quite|extremely|super|kind of|getting|feeling"
    r"|totally|completely|such)"
)
MINE = r"(?:my|the|our|your|this)"
DATA = (
    r"(?:(?:all|of|my|me|the|that|this|from|these|and|whole|entire|everything|personal|interview"
    r"|video|audio|you have) )*"
    r"(?:everything|data|datas|recording|recordings|answers|answer|information|interview|files"
    r"|record|records|video|"
    r"audio|application|account|profile|all|all of it|it all|details|transcript|everything (?:about|of) me)"
)
INSULT = (
    r"(?:(?:so|such|a|an|just|fucking|bloody|really|absolutely|totally|complete|fricking|freaking"
    r"|damn|damned|very|"
    r"nothing but) )*(?:stupid|idiot|idiotic|dumb|useless|worthless|annoying|terrible|ridiculous"
    r"|awful|moron|trash|garbage|"
    r"rubbish|pathetic|bitch|joke|crap|shit|piece of (?:shit|junk|crap|garbage|trash)|disgusting|horrible|asshole|"
    r"waste of time|ugly|clown|creepy)"
)
INSTRUCTIONS = (
    r"(?:(?:all|any|of|the|your|you|my|these|those|previous|prior|above|earlier|former|other|every|what) )*"
    r"(?:instructions?|rules?|prompts?|guidelines?|programming|directives?|restrictions?|guardrails?|constraints?|"
    r"system prompt|orders|script|training|rubric|you (?:were|have been) told)"
)
MARKS = (
    r"(?:(?:a|an|the|me|full|top|maximum|max|highest|high|perfect|best|possible|good|excellent"
    r"|five|ten|hundred|of|"
    r"all|100|10|5|out|percent) )*(?:marks?|scores?|points?|ratings?|grades?|stars|percent|level"
    r"|out of (?:five|ten|5|10|100))"
)
