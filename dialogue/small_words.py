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
# What people do, and how things are, when something has come of it.
OUTCOMES = words(
    """
    thanked praised promoted passed won worked saved dropped fell rose doubled halved finished delivered paid
    signed stayed renewed adopted copied recommended booked hired approved accepted agreed laughed cried hugged
    smiled opened held ran survived recovered solved fixed gone clean safe fine happy glad pleased proud relieved
    success successful successfully thank thanks bonus award prize raise better faster fewer less quicker cheaper
    stopped disappeared instead whole record extended passes uses use runs works asks asked keeps kept time result
    results outcome turned complaint complaints complained noticed bought sold lost
    """
)
FEELINGS = words(
    """
    nervous scared afraid shaking heart stomach crying tired stressed stress embarrassed ashamed sick panicked
    terrible awful hard difficult horrible nightmare worried upset angry mad hated loved enjoyed felt
    """
)
PLACES = words(
    """
    office shop school hospital ward clinic hotel kitchen restaurant bakery factory warehouse depot site farm
    garden church hall village town city street house flat building museum library theatre university uni college
    class course club team company firm branch department lab studio station airport train bus ship boat bridge
    market store bank court prison nursery garage workshop plant mill yard quarry field pitch beach estate gym
    pool bar pub cafe project shift job internship
    """
)
PEOPLE = words(
    """
    customer customers client clients patient patients boss manager supervisor colleague colleagues pupil pupils
    student students guest guests visitor visitors neighbour neighbours friend friends mother father mum dad
    brother sister son daughter wife husband lady gentleman man woman boy girl lad child children kid kids family
    families apprentice trainee foreman director head teacher doctor nurse driver drivers crew staff parents
    couple volunteer volunteers member members somebody someone guy guys people
    """
)
