"""Closed lists of names, places and employers, for texts whose capitals tell nothing.

Far from complete: capitals do most of the work (`masking`). Words that are common English words, too ("will",
"grace", "target"), are left out or need a capital, since masking "I will" costs evidence.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_NAMES = _words(
    """
    aaron abdul abigail adam adrian ahmed aisha alan albert alejandro alex alexander alexandra ali alice alicia
    alina amanda amir amy ana andrea andreas andrew andy angela anita anja ann anna anne annie anthony anton
    antonio
    arjun arthur ashley barbara beatrice ben benjamin bernard beth betty boris brandon brenda brian bruno carl
    carla
    carlos carmen caroline catherine charles charlie charlotte chen chloe chris christian christina christine
    christopher cindy claire clara claudia colin craig cynthia daniel daniela danny darnell david deborah debbie
    deepak dennis derek diana diane diego dmitri donald donna dorothy doug douglas dylan edward elena eli elias
    elijah
    elizabeth ella ellen emily emma eric erica erik ethan eva evelyn fatima felix fernando fiona florian francesca
    francisco frederick gabriel gary george gerald giovanni giulia gloria gordon greg gregory guillermo hannah hans
    harold harry hassan heather heidi helen henry hiroshi howard hugo ian ibrahim igor ines ingrid irene irina
    isaac
    isabel isabella ivan jacob jake jamal james jamie jan jane janet jason javier jean jeff jeffrey jennifer jenny
    jeremy jerry jessica jim jimmy joan joanna joe joel johannes john johnny jonas jonathan jorge jose josef joseph
    josh joshua juan judith judy julia julian julie jun justin karen karin karl kate katherine kathleen katie
    keisha
    keith kelly kenneth kenji kevin khadija kim kumar kurt kyle lakisha larry latoya laura lauren leila leon
    leonard
    liam linda lisa louis louise lucas lucia lucy luis lukas luke magdalena manuel marco marcus margaret maria
    mariam
    marie marina mario markus martha martin mary mateo matt matthew maurice mehmet melanie melissa michael michelle
    miguel mike mohamed mohammad mohammed monica muhammad nadia nancy natalia natalie natasha nathan neil nicholas
    nicole nikolai nina noah nora olga oliver olivia omar oscar pablo pamela patricia patrick paul paula pavel
    pedro
    peter philip philippe priya rachel rafael rahul raj rajesh ralph ramon raymond rebecca ricardo richard rita
    robert
    roberto robin roger roland ronald rosa ruth ryan sabine sahra sakura sally sam samantha samuel sandra
    sanjay sara
    sarah scott sean sebastian sergei sharon simon sofia sonia sophia sophie stefan stephanie stephen steve steven
    stuart sunita susan svetlana sven sylvia tamara tanya tatiana ted teresa theresa thomas tim timothy tina
    tom tommy
    tony tyler tyrone ursula valentina vanessa vera veronica victor victoria vijay vincent virginia vladimir walter
    wanda wei wendy william wolfgang xavier yan yasmin yolanda yuki yusuf zoe
    """
)
# Also common words, so only with a capital.
AMBIGUOUS_IN_SMALL = _words(
    "ben jan jean jun kim mike robin ali sally tim wei yan chad turkey china jordan georgia"
)
PLACES = _words(
    """
    afghanistan africa albania algeria america american americans amsterdam argentina asia asian athens atlanta
    australia australian austria austrian bangalore bangladesh barcelona beijing belgium berlin birmingham boston
    brazil brazilian britain british brussels bucharest budapest bulgaria cairo california canada canadian chad
    chicago chile china chinese cologne colombia copenhagen croatia dallas delhi denmark denver detroit dubai
    dublin
    dutch edinburgh egypt egyptian england english ethiopia europe european finland finnish florida france
    frankfurt
    french geneva georgia german germany ghana glasgow greece greek hamburg helsinki houston hungary iceland india
    indian indonesia iran iraq ireland irish israel istanbul italian italy jakarta jamaica japan japanese
    johannesburg
    jordan kenya kiev korea korean kyiv lagos latvia lebanon leeds lisbon lithuania liverpool london madrid
    malaysia
    manchester manila melbourne mexican mexico miami milan montreal morocco moscow mumbai munich nairobi nepal
    netherlands nigeria nigerian norway oslo pakistan pakistani paris peru philadelphia philippines phoenix poland
    polish portland portugal portuguese prague romania rome russia russian scotland scottish seattle seoul serbia
    shanghai singapore slovakia slovenia spain spanish stockholm sweden swedish switzerland sydney syria taiwan
    texas
    thailand tokyo toronto tunisia turkey turkish ukraine ukrainian vancouver venezuela vienna vietnam vietnamese
    wales warsaw zurich
    """
) - {"polish"}
PLACES_OF_TWO_WORDS = (
    "new york", "new zealand", "new jersey", "new delhi", "los angeles", "san francisco", "san diego", "las vegas",
    "united states", "united kingdom", "hong kong", "south africa", "saudi arabia", "sri lanka", "puerto rico",
    "costa rica", "north carolina", "south carolina", "north korea", "south korea", "buenos aires", "tel aviv",
    "abu dhabi", "mexico city",
)  # fmt: skip
EMPLOYERS = _words(
    """
    accenture adidas aldi allianz amazon audi bmw boeing bosch burger-king capgemini carrefour cisco citibank
    cognizant
    costco daimler deloitte dhl ebay ericsson facebook fedex flipkart google heineken honda hyundai ibm ikea
    infosys
    instagram kpmg lidl lufthansa mcdonalds mcdonald mckinsey mercedes microsoft netflix nestle nike nokia novartis
    oracle pepsi pfizer porsche pwc rewe ryanair sainsbury samsung siemens sony spotify starbucks tesco tesla
    toyota
    uber unilever ups vodafone volkswagen volvo walmart wipro xerox zalando
    """
) - {"ups", "oracle"}
