"""What the model in `request_model` sees of a turn, and how its weights are written."""

from collections.abc import Sequence

# Letters in a row.
GRAMS = (3, 4)
# A weight is one character: its place from the middle one, times STEP.
LEVELS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
MIDDLE = len(LEVELS) // 2


def traits(plain: Sequence[str]) -> frozenset[str]:
    """Words ("=stop"), pairs with the turn's borders ("=stop now", "=now $"), letters ("^sto", "top$")."""
    found: set[str] = set()
    before = "^"
    for word in plain:
        found.add(f"={word}")
        found.add(f"={before} {word}")
        spelled = f"^{word}$"
        for size in GRAMS:
            found.update(spelled[at : at + size] for at in range(len(spelled) - size + 1))
        before = word
    found.add(f"={before} $")
    return frozenset(found)
