"""Building blocks of English clauses: whom they address, and what most of them are about."""

HER = (
    r"(?:i (?:command|order|instruct|beg|urge) you(?: to)?|(?:can|could|may) i (?:get|ask|have|trouble"
    r"|bother) you to|(?:can|could|would|will|cud|might|couldnt"
    r"|cant|wont) (?:you|u|ya)|(?:(?:do|would) you )?mind(?: if you)?"
    r"|please|pls|kindly|(?:is it|would it be) (?:possible|ok|okay)(?: for you to| that you| to)?"
    r"|(?:i|id)(?: would| d| really| just)*(?: want| need| like| prefer| love| ask)(?: that)? you(?: to)?"
    r"|(?:i have|ive) decided (?:that )?you (?:must|should)|(?:i would|id) appreciate(?: it)? if you(?: could"
    r"| would)?"
    r"|(?:be|would you be) so (?:kind|good|nice)(?: as to| and| to)?|dont|do not)"
)
US = (
    r"(?:(?:can|could|may|might|shall|should|do|must|cud) (?:i|we|you and me)|lets|let (?:us|me)|mind if (?:i|we)"
    r"|(?:do|would) you mind if (?:i|we)|(?:is it|would it be|is that) (?:ok|okay|possible|alright|all right|fine)"
    r"|(?:id|i|we|wed)(?: would| d| really| just| think| much| have decided)*"
    r"(?: want| need| like| prefer| love| wish| wanna| rather| must| gotta| have to| better| ll| demand"
    r"| ve got to| could do with| could use)|(?:ill|i will|im going to|i am going to|im gonna|i have got to"
    r"|ive got to|(?:ive|i have) decided to)"
    r"|(?:is there )?any chance|how (?:can|do|could) i|am i able to|why (?:dont|not)(?: we)?)"
)
NEVER = (
    r"(?:cant|cannot|can not|dont|do not|didnt|did not|couldnt|could not|not|never|wont|will not|isnt|havent"
    r"|have not|barely|hardly|aint)"
)
SPEAKER = r"(?:i|im|ive|i think i|im afraid i|honestly i)"
ANEW = r"(?:again|once more|once again|one more time|one time more|another time|a second time|over)"
CHANNEL = (
    r"(?:mic|mike|micro|microphone|sound|audio|picture|image|screen|video|camera|webcam|internet|connection"
    r"|wifi|line"
    r"|network|voice|headset|headphones|speakers?|laptop|computer|browser|signal|volume|page|phone|battery)"
)
FAILS = (
    r"(?:cutting|cuts?|breaking|breaks|broke|broken|freezing|freezes|froze|frozen|lagging|lags|laggy"
    r"|stuttering|choppy"
    r"|glitching|crackling|crackly|distorted|muffled|garbled|dropping|drops|dropped|gone|muted|quiet|silent"
    r"|dead|bad"
    r"|terrible|poor|weak|unstable|slow|black|blank|stuck|delayed|echoing|down|off|working|work|acting|playing"
    r"|disconnected|disconnecting|in and out|not moving|disappeared|faint|low|loud|patchy|dodgy|awful|weird)"
)
ANYBODY = (
    r"(?:staff|member|humans?|persons?|someone|somebody|recruiters?|people|operator|representative|hr|anyone"
    r"|anybody"
    r"|interviewer"
    r"|face to face)"
)
ARTIFICIAL = (
    r"(?:robot|bot|machine|computer|ai|a i|real|human|person|program|programme|artificial|recording|automatic"
    r"|automated|chatbot|chatgpt|software|alive|algorithm|avatar|virtual)"
)
KEPT = (
    r"(?:data|datas|everything|recordings?|all(?: of it| that)?|answers|informations?|videos?|files?|records"
    r"|profile"
    r"|account|it all|any of (?:this|it)|whole (?:thing|interview)|(?:what|things) i(?: have|ve)? (?:said|told)"
    r"|interview|voice|transcript|details|me)"
)
BEST_MARKS = r"(?:marks?|scores?|points?|ratings?|grades?|stars?|levels?|percent|out of \w+|result)"
INSULTS = (
    r"(?:stupid|idiots?|idiotic|dumb|dumbest|stupidest|useless|worthless|moron|trash|garbage|rubbish|pathetic"
    r"|bitch"
    r"|crap|crappy|shit|shitty|junk|asshole|joke|clown|brainless|worst|fool|dumbass|bastard|twat|wanker|prick)"
)
TOLD = (
    r"(?:(?<!you )(?<!ive )(?<!i )told|i (?:tell|ask|say)|(?:ask|tell) (?:them|him|her|my)"
    r"|(?<!you )(?<!i )(?<!just )said|(?<!you )(?<!just )asked|says|asks|he|she|they|him|them|customers?"
    r"|clients?|boss|colleagues?|always|usually|often)"
)
# What may stand between "I", "you", "the sound" and what is said of it; anything else makes another subject.
ADVERBS = (
    r"(?:really|just|still|quite|honestly|also|only|even|actually|now|sorry|am|are|is|was|do|did|have|has"
    r"|simply|fully"
    r"|completely|totally|a|bit|little|kind|sort|of|so|very|too|already|think|i|im|that|much|all|probably"
    r"|afraid|quickly"
    r"|please|to|be|been|feel|feeling|getting|keep|keeps|keeping|gone|would|having|suddenly|right|again|always"
    r"|not|one)"
)
