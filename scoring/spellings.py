"""Forms of dialects and of quick speech, as the words that they are: "telt" and "telled" are "told".

Recognizers write standard forms most of the time, people who type don't. Whoever is read by other words than those
of raters' highlights and of a bank's cues would be read worse, and how somebody talks isn't assessed. One word
stands for one word, so places in a text stay where they are; forms that are also other words ("ken", "fur", "wan")
are left alone.
"""


def _forms(table: str) -> dict[str, str]:
    rows = (row.split(":") for row in table.split(";"))
    return {form: word.strip() for word, forms in rows for form in forms.split()}


# Scots and Northern, Irish and Cockney, Southern and African American, Caribbean and West African forms (as in
# the Dictionaries of the Scots Language and Wiktionary's pages of dialectal and eye-dialect spellings).
SPELLINGS = _forms(
    """
    about: abaht aboot bout; after: arter efter; afternoon: arvo; all: aal; always: allers allus;
    another: anither; anybody: oneybody; anything: anythin anyting owt; around: aroond aroun roond; ask: aks;
    asked: aksed askit axed speired; asking: askin axin; because: becos cos coz cuz; before: afore befo fore;
    behind: ahint beind; being: bein; boss: gaffer; bringing: bringin; calling: callin; came: kem;
    can't: canna cannae cannit cannot; checking: checkin; child: bairn wean; children: bairns weans; come: cam;
    coming: comin; couldn't: couldna couldnae; did: daed; didn't: didna didnae; do: dae; does: diz;
    doesn't: disna disnae; doing: daein deein doin; don't: dinna dinnae divvent; down: dahn doon;
    evening: evenin; everybody: awbody everbody; everything: everythin everyting; explaining: explainin;
    feeling: feelin; finding: findin; fixing: fixin; folk: fowk; folks: fowks; four: fower; from: fae frae;
    gave: gev gied gien; getting: gettin; girl: lass lassie; girls: lasses lassies; give: gie gies;
    giving: givin; go: gae gan; goes: gaes gans; going: gannin gaun gawn goin gonna; gone: gaan; good: gud guid;
    had: hud; hadn't: hadnae hudnae; half: alf hauf; happened: appened happent; has: hez; have: ave hae hev huv;
    haven't: havenae huvnae; having: havin; head: heid; heard: eard heerd; helping: helpin; her: hur;
    himself: himsel hissel hisself; home: hame yam; house: hoose; how: hoo; into: inna inta intae; is: iz;
    isn't: isnae; keeping: keepin; knew: kent knaad knowed; know: knae knaw; learning: learnin;
    listening: listenin; look: luik; looked: lookit; looking: lookin; losing: losin; made: med; make: mak mek;
    making: makin; man: bloke fella feller; me: mih; men: blokes fellas; missing: missin; more: mair;
    morning: morn mornin; most: maist; mother: mam; moving: movin; my: mah mi;
    myself: masel mesel meself mesen misself; never: nevva niver nivver; night: neet nicht; no: naw nay;
    nobody: naebody nubody; not: nae; nothing: nothin nowt nowts nuffin nuthin nuttin; now: noo; of: ae o;
    off: aff; old: auld ole owd; one: yan yin; onto: ontae; other: ither tother udder; our: oor wor;
    ourselves: oorsels ourselfs; out: oot; over: ovver ower; poor: puir; putting: puttin; reading: readin;
    right: reet reight richt; round: roon; running: runnin; said: sez; saying: sayin; setting: settin; she: shi;
    shouldn't: shouldnae; showing: showin; sitting: sittin; small: wee; so: sae; somebody: somebdy;
    something: somethin summat summin sumthin; speaking: speakin; standing: standin stannin; starting: startin;
    suppose: spose; take: tak tek; taking: takin; talking: talkin; telling: tellan tellin; that: dat;
    the: de di th; their: thur; them: dem em thum; themselves: theirselves thirsels; there: dere theer;
    they: dey thay; thing: ting; things: tings; think: reckon tink; thinking: thinkin; thinks: reckons;
    this: dis thir; those: thae; thought: figured reckoned thocht thowt; to: tae; together: thegither togedda;
    told: tauld telled tellt telt; took: taen teuk tuk; trying: tryin; two: twa twae; until: til; up: oop;
    using: usin; waiting: waitin; walking: walkin; was: wis wuz; wasn't: wasnae wisna wisnae; watching: watchin;
    water: watter; went: gaed wint; were: wur; weren't: werenae wurnae; what: wat wha whit wot; when: whan;
    where: whaur wheer; which: whilk; with: wi wid; without: wiout withoot; won't: willnae winnae; work: wark;
    working: warkin workin; wouldn't: widna widnae wouldnae; writing: writin; wrong: wrang;
    you: thee thou unu ya yall ye yez yo yous youse; your: thy yer yor yur; yourself: yersel yerself
    """
)


def standard(word: str) -> str:
    """Of a lower-case word, with or without apostrophes."""
    return SPELLINGS.get(word, word)
