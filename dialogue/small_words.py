"""Words that are counted in an answer, by what they do there: chosen for their function."""

from dialogue.verb_forms import words

USUALLY = words("usually always normally generally often sometimes typically every whenever")
UNREAL = words("would should might if i'll wouldn't could")
OPINIONS = words(
    "think believe important good key best always never people person guess love feel kind type someone somebody"
)
NEGATIONS = words("no not never nobody nothing none without didn't wasn't hasn't haven't couldn't neither")
AFTERWARDS = words(
    "now since still later after next until till afterwards again ever today finally eventually anymore end back"
)
# With "I" these say what came of it, not what was done.
OWN_OUTCOMES = words("got passed failed lost won learned learnt finished managed missed earned succeeded")
STATES = words("is are it's they're he's she's we're we've they've i've i'm that's has have was were")
NUMBERS = words(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand "
    "half third percent per"
)
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december spring summer autumn winter christmas easter year years month months "
    "week weeks day days night evening morning hour hours minutes midnight o'clock yesterday"
)
SUBORDINATING = words(
    "that because so who what how whether where if which when while why whose and's as than like"
)
# A deed after these is told as a cause, a condition or a time of something else.
FOR_WHAT_WAS = words("because when what cause cos that if where which before")
INTRODUCING = words("a an my our one")
