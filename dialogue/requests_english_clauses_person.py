"""English clauses about herself, the candidate and his records."""

from dialogue.request_clauses import clause
from dialogue.request_english_frames import (
    ADVERBS,
    ANYBODY,
    ARTIFICIAL,
    CHANNEL,
    FAILS,
    HER,
    INSULTS,
    KEPT,
    NEVER,
    TOLD,
    US,
)
from dialogue.request_kinds import Request

PERSON_CLAUSES = (
    clause(
        Request.HUMAN,
        f"(?:{HER}|{US}|i want|get me)",
        rf"(?:talk|speak|chat|interviewed?|deal|call|ring|phone|contact|reach|connect|connected|transfer|put"
        rf"|pass|hand"
        rf"|switch|continue|meet|get|have|do|want|give|prefer|through) ~ (?:real|actual|living|live|proper"
        rf"|true|a|an"
        rf"|to|with|some|by|from|any)(?: \w+)? {ANYBODY}",
        rf"{ANYBODY} (?:real|please|instead|interview|interviewer|from (?:hr|the company|your))",
        r"face to face|(?:from|of) (?:your|the) (?:team|company|office)",
        unless=rf"{TOLD}|was|were|am i|about a|help people|work with|working with|other people",
        after=6,
    ),
    clause(
        Request.HUMAN,
        r"(?:(?:is|are|isnt) there|is)",
        rf"{ANYBODY} ~ (?:i|we|speak|talk|available|call|ring|contact|instead|reach|else)",
        unless=TOLD,
    ),
    clause(
        Request.HUMAN,
        r"(?:i|id|i would)",
        rf"(?:{NEVER}|rather not) ~ (?:talk|speak|be interviewed|do this|deal|interview) ~ (?:machine|robot"
        rf"|computer|bot|ai|thing)",
        adverbs=ADVERBS,
        unless=TOLD,
    ),
    clause(
        Request.HUMAN,
        r"(?:can|could|would|will) (?:somebody|someone|anyone|anybody|(?:a|the) (?:real |actual )?(?:person"
        r"|human|recruiter|colleague))",
        r"(?:call|talk|speak|interview|contact|ring|phone|help|take over|join|do)",
        unless=TOLD,
    ),
    clause(
        Request.HUMAN,
        f"(?:{US}|id|i would)",
        rf"(?:feel|comfortable|happier|better) ~ with (?:a|an|some)(?: \w+)? {ANYBODY}",
        unless=TOLD,
    ),
    clause(
        Request.ERASE,
        US,
        r"be (?:deleted|erased|removed|forgotten) ~ (?:system|database|records|list|here)",
        unless=TOLD,
    ),
    clause(
        Request.ERASE,
        r"(?:i (?:dont|do not) (?:want|like|wish)(?: you)?(?: to)?|im withdrawing|i am withdrawing"
        r"|i hereby (?:withdraw|revoke))",
        rf"{KEPT} ~ (?:kept|stored|saved|used|recorded|shared|keep|passed on)",
        r"(?:recording|any of this|this) ~ (?:kept|stored|saved|used|shared)",
        r"(?:consent|permission|agreement)",
        unless=TOLD,
    ),
    clause(
        Request.ERASE,
        f"(?:{HER}|{US}|can|could|will|you (?:must|should|have to|need to)|i|my)",
        rf"(?:delete|erase|remove|destroy|wipe|deleting|get rid of|clear|discard|throw away|discard) ~ {KEPT}",
        rf"{KEPT} ~ (?:deleted|erased|removed|destroyed|wiped|gone|deletion)",
        r"(?:this|that|it) ~ (?:deleted|erased|removed|wiped)",
        r"(?:withdraw|revoke|retract|take back) ~ (?:consent|permission|agreement|data|approval)",
        rf"(?:keep|store|save|use|hold|keeping|storing|saving) ~ {KEPT}",
        r"(?:no longer|not|dont) ~ (?:agree|consent) ~ (?:stor\w+|record\w+|sav\w+|keep\w*|process\w+|data|use)",
        unless=rf"{TOLD}|had|was|were|customers|every \w+day|job|this answer|who|how long|can i|should i|do i",
        after=5,
    ),
    clause(
        Request.ERASE,
        "",
        rf"(?:delete|erase|wipe|destroy|remove|throw away|get rid of) ~ {KEPT}",
        unless=TOLD,
        after=4,
    ),
    clause(
        Request.ERASE,
        r"(?:how|can|could) (?:do|can|could|would)? ?(?:i|my)",
        r"(?:get|have|recording|data|answers) ~ (?:deleted|erased|removed|wiped)",
        after=3,
    ),
    clause(
        Request.ERASE,
        r"(?:please )?(?:dont|do not|never)",
        r"(?:keep|store|save|record) (?:this|it|any|that)",
        after=4,
    ),
    clause(
        Request.ERASE,
        "",
        rf"{KEPT} ~ (?:should|must|has to|have to|needs to|need to) be (?:deleted|erased|removed|wiped|destroyed)",
        unless=TOLD,
    ),
    clause(
        Request.IS_AI,
        r"(?:are|r) (?:you|u)|is (?:this|it|that|she|anyone|someone|somebody)|am i ~?(?:talking|speaking"
        r"|chatting)|(?:do"
        r"|did) i (?:talk|speak)"
        r"|(?:you|youre|your|u) (?:are )?not|arent you|who am i (?:talking|speaking)",
        ARTIFICIAL,
        unless=(
            rf"{TOLD}|decid\w+|looking|watching|listen\w*|see|recorded|rate|because|getting|using my|interview"
            rf"|questions?"
        ),
        after=6,
    ),
    clause(
        Request.IS_AI,
        r"(?:is|are) there",
        r"(?:person|human|someone|somebody|people) ~ (?:behind|other end)",
        after=6,
    ),
    clause(
        Request.IS_AI, "", r"(?:who|what) (?:are|r) (?:you|u)(?: (?:really|exactly|actually|then)){0,2}", after=0
    ),
    clause(
        Request.TECHNICAL,
        r"(?:i|we|sorry i|now i)",
        rf"{NEVER} ~ (?:hear|see|here|listen) ~ (?:you|u|anything|nothing|your|a thing|a word|any \w+|myself"
        rf"|picture|video)",
        r"(?:hear|see|get|have|got) ~ (?:nothing|no (?:sound|picture|video|signal|internet|connection)|echo"
        r"|static|lag|delay"
        r"|only half|twice|noise)",
        r"(?:lost|losing|lose) ~ (?:you|connection|sound|signal|picture|audio)",
        rf"(?:problem|problems|trouble|issue|issues) ~ {CHANNEL}",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|at home|when|question|had",
        after=5,
        may_lack_subject=True,
    ),
    clause(
        Request.TECHNICAL,
        rf"(?:my|the|your|our|this|sorry my|sorry the) (?:\w+ )?{CHANNEL}",
        rf"(?:is|are|isnt|arent|has|keeps?|has|doesnt|does|wont|just|seems?|goes|going|s|sounds|cuts|froze"
        rf"|dropped|died) ~ {FAILS}",
        r"(?:froze|dropped|died|cuts|breaks|freezes|lags|crashed)",
        unless=rf"{TOLD}|when|was|were|slow down",
        after=5,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:you|youre|u|you are|sorry you|your|i think you|and you)",
        r"(?:cutting|cut out|breaking|break up|freezing|froze|frozen|lagging|stuttering|choppy|glitching"
        r"|crackling|muted|too"
        r" quiet|very quiet|fading|dropped out|gone|disappeared|stuck|not moving|buffering)",
        adverbs=ADVERBS,
        unless=TOLD,
        after=5,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:theres|there is|there was|is there|i have|i hear|i get)",
        r"(?:echo|lag|delay|static|feedback|crackling|interference|background noise|noise on|no sound"
        r"|no picture|hiss|buzzing)",
        unless=rf"{TOLD}|customer|gave|get feedback",
        after=6,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:is|are|does|do)",
        rf"(?:my|the) ~ {CHANNEL} ~ (?:on|working|work|ok|okay|off|fine|muted)",
        after=6,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:something(?:s| is)?|theres something|there is something)",
        rf"(?:wrong|not right|off) with (?:my|the|your) {CHANNEL}",
        adverbs=ADVERBS,
    ),
    clause(
        Request.TECHNICAL,
        r"(?:it|its|everything|everythings|it keeps)",
        r"(?:lagging|freezing|frozen|stuttering|crackling|buffering|cutting out|breaking up)",
        adverbs=ADVERBS,
        unless=TOLD,
        after=4,
    ),
    clause(
        Request.DISTRESS,
        r"(?:im|i am|i m|i feel|i feel like|i think im|i think i am|i think i|i|its|everythings|everything is"
        r"|this is|it is|my|i just)",
        r"(?:overwhelmed|panic|panicking|panick|anxious|shaking|trembling|crying|upset|terrified|scared|afraid"
        r"|dizzy"
        r"|desperate|breaking down|break down|breakdown|fainting|faint|(?:so|too|very|really) nervous ~"
        r" (?:cant|cannot|can not|breathe|think|speak)|freaking out|falling apart|losing it|meltdown"
        r"|stressed out)",
        r"(?:cant|cannot|can not) (?:breathe|do this|cope|go on|take (?:it|this)|think straight"
        r"|talk about (?:it|this))",
        r"(?:too much|a bit much) (?:for me|right now|now|today)",
        r"heart ~ (?:fast|racing|pounding|beating|exploding)",
        r"(?:want|going|need|gonna|about) to (?:cry|die|faint|be sick|throw up|kill myself|hurt myself"
        r"|pass out|collapse)",
        r"(?:dont|do not) want to (?:live|be here|exist)",
        r"(?:bad|painful|terrible) memories",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|im afraid i|i am afraid i|not|never|but|did|was|were|had|when|if|team|at night|first",
        after=7,
    ),
    clause(
        Request.ABUSE,
        r"(?:you|youre|your|u|are you|what an?|arent you|such an?|you are|this is)",
        INSULTS,
        adverbs=ADVERBS,
        unless=rf"{TOLD}|question|feel|felt",
        after=5,
    ),
    clause(
        Request.ABUSE, "", r"(?:shut|fuck|screw|piss|damn) (?:up|you|off)", r"go to hell", r"get lost", after=5
    ),
    clause(
        Request.LEAVE,
        f"(?:{HER}|{US})",
        r"(?:stop|end|quit|finish|leave|cancel|terminate|abort|exit|close|break off|get out(?: of)?)"
        r" ~ (?:interview|here|conversation|call|session|this|it|now)",
        r"(?:withdraw|drop out|hang up|pull out|opt out|log off|call it a day|call it quits)",
        unless=(
            rf"{TOLD}|consent|permission|minutes?|break|one|question|machine|answer|out|a (?:moment|second"
            rf"|bit)"
        ),
        after=5,
    ),
    clause(
        Request.LEAVE,
        r"(?:(?:can|may|could) i|(?:i|id)(?: would| d| really| just)*(?: want| like| need| have| got| gotta"
        r"| prefer| must| ve got)"
        r"(?: to)?|ill|i will|ive got to|let me)",
        r"(?:go|leave|quit|stop|end)",
        adverbs=r"(?:just|rather|please|now)",
        unless=TOLD,
        after=1,
    ),
    clause(
        Request.LEAVE,
        r"(?:i|im|i am|we)",
        rf"(?:{NEVER}|no longer) ~ (?:continue|go on|carry on|keep going|take part|participate|proceed|do this"
        rf"|do the interview"
        r"|want (?:this|more|any more))",
        r"changed my mind",
        r"(?:out of here|outta here|done with (?:this|you|the))",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|cant|cannot|same",
        after=5,
    ),
    clause(
        Request.NO_EXAMPLE,
        r"(?:i|im|i am|ive|honestly i|sorry i|well i|there is|theres)",
        r"(?:cant|cannot|can not|couldnt) ~ (?:think of|come up with|remember|recall|find|name"
        r"|give) ~ (?:anything|any|example"
        r"|one|situation|such|something|a time|moment|case)",
        r"(?:dont|do not|dont really|never|not|havent|have not|no|hardly) ~ (?:example|such (?:a )?(?:\w+)?"
        r"|story|stories|case|situation|like (?:that|this)"
        r"|experience|happened to me|been in (?:that|one|such)|had (?:that|this)|anything like)",
        r"(?:no|not a|havent a|got no|havent got a|not the)(?: (?:real|earthly|absolute|single|good"
        r"|slightest))? (?:clue|idea|faintest|foggiest)",
        r"(?:dont|do not) (?:think|believe) ~ (?:have|ive|got) ~ (?:one|any|example|anything)",
        r"(?:struggling|struggle|hard|difficult) ~ (?:think of|come up with|find|remember)",
        r"(?:drawing|draw|drew|having|having a) ~ (?:blank|blackout)",
        adverbs=ADVERBS,
        unless=(
            rf"{TOLD}|but|had|was (?:a|the|late)|because|until|late|when|if|again|so i|lied|at first|to talk"
            rf"|without"
        ),
        after=5,
        may_lack_subject=True,
    ),
    clause(
        Request.NO_EXAMPLE,
        r"(?:nothing|no (?:example|story|situation))",
        r"(?:comes|coming|springs|pops|occurs|jumps) ~ (?:mind|head|me)",
        unless=rf"{TOLD}|but|at the time|so i",
        after=5,
    ),
    clause(Request.NO_EXAMPLE, r"my (?:mind|head|brain)s?", r"(?:blank|empty)", adverbs=ADVERBS, after=3),
    clause(
        Request.NO_EXAMPLE,
        r"(?:it|that|this|something like (?:that|this))",
        r"(?:never|hasnt|didnt|has not|did not) ~ (?:happened|happen|occurred) ~ (?:me|before|yet|work)",
        adverbs=ADVERBS,
        unless=rf"{TOLD}|but|again|so i",
        after=3,
    ),
    clause(
        Request.NO_EXAMPLE,
        "",
        r"not that i (?:can |could )?(?:remember|recall|know of|think of)",
        r"(?:ive got|i have|i got|ive) nothing (?:for|to say|on|about|there|here|like)",
        r"nothing like (?:that|this) ~ (?:happened|happens|occurred)",
        r"i (?:wouldnt|would not|couldnt) (?:know|say)",
        r"(?:its|it is|thats) ~ (?:hard|difficult|tricky|tough) to (?:think of|come up with|remember"
        r"|find) ~ (?:one|example|anything"
        r"|something|any|situation)",
        unless=rf"{TOLD}|but",
        after=3,
    ),
)
