"""Forms of English verbs and the small words around them, as far as `clauses` needs them."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_DEEDS = words(
    """
    needed wanted liked loved hated hoped wished believed seemed appeared realized realised noticed
    remembered learned learnt wondered guessed worried enjoyed expected preferred owned lived
    happened supposed experienced received graduated belonged existed feared trusted admired assumed
    interned agreed failed missed passed finished succeeded managed gained earned ended lost won
    deserved mattered lasted dreaded panicked got became knew felt thought saw heard forgot
    understood meant fell slept woke was were had been stood sat grew cost held broke used worked
    shouted laughed cried hurt need want like love hate hope wish believe seem think know feel guess
    mean understand remember forget live own agree have has is are am see hear sleep get become
    suppose prefer enjoy work study used
    """
)
# "I sat there" is no deed, "I sat down with him" is one.
STANCES = words("sat stood")
STANCE_TAKEN = words("down up")
IRREGULAR = words(
    """
    went told took made gave wrote spoke sent built brought found put set sat met ran began chose
    drew drove kept led held spent taught broke bought cut dealt fought came left paid read rang
    rebuilt redid rewrote shut split stood stuck did said swapped hid threw tore swore sold laid
    lent lit fed flew dug hung withdrew undertook oversaw sought got let stepped shot sang slept
    woke won wound bent bound caught overrode reset bit rode saw heard knew felt thought forgot lost
    meant understood became grew fell cost hit hurt quit ate drank wore rose swam stole shook froze
    blew beat bet begged sank spread struck swept swung wept learnt burnt drank forgave overheard
    redrew resent
    """
)
NOT_PAST = words(
    """
    need feed indeed speed red bed tired scared excited surprised stressed frustrated confused
    annoyed pleased embarrassed related hundred shed seed weed exceed proceed succeed bleed breed
    greed agreed-upon freed experienced overbooked understaffed retired married sacred naked wicked
    kindred wired interested
    """
)
BEING = words("was were wasn't weren't had hadn't is isn't are aren't has hasn't")
HAVING = words("have had has haven't hadn't hasn't")
CONTRACTED = words("i've i'd we've we'd they've they'd he'd she'd he's she's it's they're we're i'm")
MODALS = words(
    """
    would wouldn't will won't could couldn't can can't should shouldn't might may must to not did
    didn't do don't does doesn't let lets let's i'll we'll he'll she'll they'll you'll it'll
    """
)
CONDITIONS = words("if would wouldn't whenever unless i'll should might wish")
ADVERBS = words(
    """
    also then just actually basically really quickly first immediately simply personally even
    finally still kinda always only straight away right uh um er like myself eventually later once
    again sometimes both all never ever almost nearly quietly slowly literally probably certainly
    already soon though
    """
)
SENTENCE_ENDS = words(". ! ? ;")
JOINING = words("and then but , or")
OTHERS = words(
    """
    he she they it everyone everybody nobody somebody someone people who which that this there he'd
    she'd they'd they've he's she's it's that's there's they're nothing everything one both
    """
)
# Before these forms in -ed a noun or a preposition goes on: "a closed door", "of printed paper".
NO_VERB_AFTER = words(
    """
    a an the my our his her their your its of in on at for with by from about into no some any every
    each very so too as be been being get got getting more most less than is are isn't aren't am was
    were wasn't weren't when while because . ! ? ; how what why where until after before if
    completely totally badly well
    """
)
NOT_FINITE_AFTER = words("having without you")
CONTRACTIONS = {
    **{
        word.replace("'", ""): word for word in CONTRACTED if word not in {"we're", "we'd", "she'd", "he'd", "i'd"}
    },
    "its": "its",
    "id": "i'd",
    **{
        w: f"{w[:-2]}'t" if not w.endswith("nt") else f"{w[:-1]}'t"
        for w in words("didnt couldnt wouldnt wasnt werent hadnt hasnt havent isnt arent dont doesnt shouldnt")
    },
    "wont": "won't",
    "cant": "can't",
    "thats": "that's",
    "theres": "there's",
}
_NOT_PRESENT = words(
    """
    i you he she we they it me him us them my your his our their the a an and or but so then not no
    if of in on at for to with from by as that this these those who what when where which how there
    here just also only very really can could will would should may might must shall do does did
    don't didn't can't couldn't won't wouldn't shouldn't all both each every some any many much more
    most few other another first last next one two three was were been be being am is are had has
    have because although though while until since after before about into over under out up down
    off again even still never always ever usually normally often sometimes generally typically . !
    ? ; , uh um er like kind sort well okay yes yeah cannot enough right together across straight
    myself away round through doesn't isn't aren't
    """
)


def is_past(word: str) -> bool:
    return word in IRREGULAR or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def is_present(word: str, subject: str) -> bool:
    """What stands right after a pronoun as subject, and is no small word nor an adverb."""
    if word in _NOT_PRESENT or word.endswith(("ing", "ly")) or subject in CONTRACTED:
        return False
    return subject not in {"that", "this", "there", "which", "one", "both", "people", "who"} or word.endswith("s")


def is_deed(word: str) -> bool:
    return word not in NO_DEEDS
