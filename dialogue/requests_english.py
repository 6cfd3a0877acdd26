"""The English table of requests."""

import re

from dialogue.english_terms import PREFIX
from dialogue.request_wordings import Table, listed, wordings
from dialogue.requests_english_clauses import COURSE_CLAUSES
from dialogue.requests_english_clauses_person import PERSON_CLAUSES
from dialogue.requests_english_clauses_talk import COURTESY_CLAUSES, TALK_CLAUSES
from dialogue.requests_english_course import COURSE
from dialogue.requests_english_limits import LIMITS
from dialogue.requests_english_person import PERSON
from dialogue.requests_english_talk import TALK

_AROUND = re.compile(
    r" (?:(?:im |i am |so |very |really )*sorry(?: (?:about|for) (?:that|this|the \w+))?|excuse me"
    r"|please|pls|thank you(?: (?:so|very) much)?|thanks(?: a lot)?|thank u|okay|ok|oh|o|ooh|wow|"
    r"and then|so|well|and|but|actually|hey|hi|hello|aila|eila|ayla|alia|yeah|yes|yep|no|nah|right"
    r"|alright|all right|now|like|you know|i mean|basically|"
    r"listen|look|uff|ugh|phew|gosh|god|oh god|my god|jesus|haha|huh|aw|oops|whoops|ouch|ay|ah|aha"
    r"|hmm|one moment|wait|"
    r"i (?:see|think|guess|suppose|apologize|apologise)|apologies|my apologies|my bad|forgive me"
    r"|just|maybe|then|because|cause|cuz|"
    r"if (?:possible|thats (?:ok|okay|possible|alright|all right|fine)|that is (?:ok|okay|possible"
    r"|alright|fine)|its (?:ok|okay|possible|alright)|you (?:dont mind|can|please|could)|i may|you"
    r" like|you want)|"
    r"for me|one more time|again|a bit|a little|really|honestly|to be honest|frankly|seriously"
    r"|literally|perhaps|also|too|"
    r"unfortunately|im afraid|if i may|would that be (?:ok|okay|possible|alright)|is that (?:ok"
    r"|okay|possible|alright)|ok with you|okay with you|"
    r"here|right now|at the moment|today|first|instead|anyway|madam|maam|miss|sir|mate|love|dear"
    r"|dude|man|bro|girl|guys|"
    r"with respect|with all due respect|no offense|bear with me|by the way|btw|quickly|real quick"
    r"|one thing|sorry to (?:interrupt|bother you|ask)|"
    r"i have (?:a|one) question|i have to ask|can i ask(?: you)?(?: something| a question)?|may i"
    r" ask|quick question|question|again please|i didnt mean to|tbh)(?= )"
)
_REPORTS = re.compile(
    r" (?:said|says|say|saying|asked|asks|(?<!can i )(?<!may i )(?<!could i )ask|asking|told|tells|tell"
    r"|telling|thought|thinking"
    r"|replied|answered|answering|wrote|writes|writing|"
    r"shouted|shouting|shouts|yelled|yelling|yells|screamed|screaming|whispered|begged|begging"
    r"|wondered|wondering|texted|messaged|emailed|complained|complaining|"
    r"demanded|insisted|called|calling|calls|goes|went|exclaimed|announced|admitted|kept|mentioned"
    r"|muttered|snapped|cried|repeated|repeating|responded|"
    r"(?:was|were|am|im|is|be|being|hes|shes|theyre|its|all|just|feel|felt|feels|sound|sounded|sounds) like|"
    r"email|message|letter|note|words|quote|sentence|phrase|question was|sign|recall|remember|wanted|realized"
    r"|realised|knew|know|figured|decided|"
    r"thoughts|understood|explained|explaining|heard|hear|meant|means)(?= )"
)
_NOT_BEFORE = listed(
    "to that if whether he she they we i it who not didnt dont doesnt never a an the my his her"
    " their our its your "
    "can could would should must might will cannot cant couldnt how what when where why which"
    " because of about for "
    "from with by at in on into than as him them us was were is are had has have been be being did does do "
    "wont ill said me you couldnt wouldnt or people everyone everybody nobody somebody someone customers guy guys"
)
_NOT_AFTER = listed(
    "of that which who whose from to about with by into for was were is are had at in than as he"
    " she his her their "
    "him them said asked told they or until where"
)

_MAY_FOLLOW = listed(
    "i im ive id ill we our it its this thats the there theres in last when because cause since"
    " and but so well then or "
    "can could would please sorry what how who is are do you your just maybe actually okay yes no"
    " now before if let lets "
    "oh once usually honestly my until anyway at although he she they for"
)
_TO_HER = listed("sorry excuse aila pardon wait honestly")
_ALIKE = {
    "wood": "would",
    "aye": "i",
    "wear": "where",
    "meen": "mean",
    "reel": "real",
    "kan": "can",
    "cud": "could",
    "coud": "could",
    "thing": "think",
    "know": "no",
    "four": "for",
    "or": "are",
    "too": "to",
    "two": "too",
    "bye": "by",
    "buy": "by",
    "won": "one",
    "wont": "want",
    "here": "hear",
    "your": "youre",
    "to": "too",
    "brake": "break",
    "brik": "break",
    "u": "you",
    "mine": "mind",
    "sink": "think",
    "match": "much",
    "tank": "thank",
    "wad": "what",
    "wat": "what",
    "dis": "this",
    "dat": "that",
    "breath": "breathe",
    "hell": "hello",
    "pleas": "please",
    "pores": "pause",
    "paws": "pause",
    "lissen": "listen",
    "marx": "marks",
    "halo": "hello",
    "been": "being",
    "lef": "left",
    "ski": "skip",
    "yeh": "yeah",
    "ye": "yes",
    "momen": "moment",
    "don": "dont",
    "quest": "question",
    "dear": "idea",
    "ah": "a",
    "eye": "i",
    "hole": "whole",
    "weight": "wait",
}

ENGLISH = Table(
    wordings(PREFIX, *COURSE, *PERSON, *LIMITS, *TALK),
    (*COURSE_CLAUSES, *PERSON_CLAUSES, *TALK_CLAUSES, *COURTESY_CLAUSES),
    _AROUND,
    _REPORTS,
    _NOT_BEFORE,
    _NOT_AFTER,
    _MAY_FOLLOW,
    _TO_HER,
    listed("you u your youre ya please pls question questions sorry interview aila data recording answer pardon"),
    listed("my our the a an some any his her their your these those one"),
    listed(
        "question questions interview you u me please now again that it this here more sorry moment second minute"
        " today all slower slowly better data everything recording anymore properly break pause one well"
    ),
    listed("the a an my your our his her their at of is are for with into from no very am"),
    listed(
        "you u ya youre please pls can could would may let lets question questions want how what im dont cant"
        " cannot"
        " not sorry thank thanks good hello that yes are"
    ),
    _ALIKE,
)
