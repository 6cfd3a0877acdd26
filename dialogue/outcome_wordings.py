"""How one hears that nothing can be told of what came of it, or not yet."""

import re

# The outcome is said to be unknown, open, or only hoped for: that is no result.
NO_RESULT = re.compile(
    r"\b(?:never (?:really )?(?:found out|heard|got to see|learned|learnt|knew|saw) (?:how|what|whether|if|"
    r"back|any|the|from|anything)"
    r"|(?:don't|do not|didn't|did not) (?:really |actually |even )?(?:know|remember|recall|find out|hear) "
    r"(?:how|what (?:happened|came|became)|whether|if|exactly how)"
    r"|(?:not sure|no idea|can't say|couldn't say|can't remember|hard to say) (?:how|what (?:happened|came|"
    r"became)|whether|if)"
    r"|i(?:'m)? (?:still |just |really )?hop(?:e|ing) (?:that )?(?:it|this|they|we|he|she)"
    r"|left before|still (?:waiting|ongoing|going on|open|in progress|working on it)|too "
    r"early to (?:say|tell)|yet to see|we'll see)\b"
)
