"""May these words of a language model be said to a candidate? Every check has a name that goes on the record.

What is refused costs nothing: the script speaks instead. So each check says no where it isn't sure. The order is
from form to content; the first that fails is named.

No check understands a sentence: one that says of A what the candidate said of B, in the candidate's words, passes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue.commands import AskLlm
from dialogue.prompts import MOST_ACKNOWLEDGEMENT_WORDS, MOST_PROBE_WORDS, PROBE, visible
from dialogue.reply_english import ENGLISH
from dialogue.reply_german import GERMAN
from dialogue.reply_words import NUMBER, ReplyWords, tokens

MOST_SENTENCES = 2
# 20 and 30 words of 9 letters and a space; an endless word is one word, too.
LONGEST_ACKNOWLEDGEMENT = 200
LONGEST_PROBE = 300
# Of the words of a short sentence in its language at least so many are articles, pronouns and the like.
LEAST_LITTLE_WORDS = 0.25

WORDS_OF: dict[str, ReplyWords] = {"en": ENGLISH, "de": GERMAN}
_SIGNS = frozenset(" .,?!'\";:-–—()%&€$£")
_ADDRESS = re.compile(r"https?|www\b|[\w-]\.[a-z]{2,}\b|\d{5,}|(?:\d[ .-]?){7,}")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Checked:
    """The names of the checks in the order made. `failed` is empty if all passed."""

    passed: tuple[str, ...]
    failed: str

    @property
    def ok(self) -> bool:
        return not self.failed


Check = tuple[str, bool]


def check_acknowledgement(text: str, ask: AskLlm) -> Checked:
    """For words said before the move itself. Empty text passes: nothing is said."""
    if not text.strip():
        return Checked((), "")
    words = WORDS_OF.get(ask.language[:2])
    if words is None:
        return Checked((), "language")
    plain = _plainly(text)
    return _first_failure(
        [
            ("length", _short(plain, MOST_ACKNOWLEDGEMENT_WORDS, LONGEST_ACKNOWLEDGEMENT)),
            ("plain", _is_plain(text)),
            ("question", "?" not in plain),
            *_content(plain, words),
            ("language", _in_language(plain, ask, words)),
            ("agreement", not words.agreement.search(plain)),
            ("form", all(_reflects(sentence, words) for sentence in _sentences(plain))),
            ("facts", _Said(ask, "", words).all_of(plain, words.neutral)),
        ]
    )


def check_probe(text: str, part: str, ask: AskLlm) -> Checked:
    """For a question that asks for `part` of the answer in the model's own words."""
    words = WORDS_OF.get(ask.language[:2])
    if words is None:
        return Checked((), "language")
    plain = _plainly(text)
    sentences = _sentences(plain)
    question = sentences[-1] if sentences else ""
    scripted = _plainly(" ".join(offer.text for offer in ask.offers if offer.move == PROBE + part))
    return _first_failure(
        [
            ("length", _short(plain, MOST_PROBE_WORDS, LONGEST_PROBE)),
            ("plain", _is_plain(text)),
            ("question", plain.count("?") == 1 and plain.endswith("?")),
            *_content(plain, words),
            ("language", _in_language(plain, ask, words)),
            ("form", all(_reflects(sentence, words) for sentence in sentences[:-1])),
            ("leading", bool(words.open_question.match(question)) and not words.leading.search(plain)),
            ("part", _asks_for(question, part, scripted, words)),
            ("facts", _Said(ask, scripted, words).all_of(plain, words.neutral | words.asking)),
        ]
    )


def _first_failure(checks: Iterable[Check]) -> Checked:
    passed: list[str] = []
    for name, ok in checks:
        if not ok:
            return Checked(tuple(passed), name)
        passed.append(name)
    return Checked(tuple(passed), "")


def _content(plain: str, words: ReplyWords) -> list[Check]:
    """What is wrong anywhere, whoever said it first."""
    return [
        ("judgement", not words.judgement.search(plain)),
        ("promise", not words.promise.search(plain)),
        ("topics", not words.topics.search(plain)),
        ("orders", not words.orders.search(plain)),
        ("first person", not words.first_person.search(words.receipts.sub(" ", plain))),
    ]


def _plainly(text: str) -> str:
    """As the patterns want it: small letters, straight quotes, single spaces, nothing invisible."""
    return " ".join(visible(unicodedata.normalize("NFKC", text)).lower().translate(_STRAIGHT).split())


def _material(ask: AskLlm) -> str:
    return _plainly(f"{ask.question_text} {ask.prompt_text} {ask.answer_text}")


def _sentences(plain: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(plain) if sentence]


def _short(plain: str, most_words: int, most_characters: int) -> bool:
    return (
        bool(tokens(plain))
        and len(plain) <= most_characters
        and len(tokens(plain)) <= most_words
        and len(_sentences(plain)) <= MOST_SENTENCES
    )


def _is_plain(text: str) -> bool:
    """Latin letters and the signs of a sentence; nothing hidden, no look-alikes, no markup, no address."""
    shown = text.strip().translate(_STRAIGHT).replace("…", "...")
    return (
        shown == unicodedata.normalize("NFKC", shown)
        and all(_allowed(character) for character in shown)
        and not _ADDRESS.search(shown.lower())
    )


def _allowed(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _SIGNS
    return character in _SIGNS or (character.isalpha() and unicodedata.name(character, "").startswith("LATIN"))


def _in_language(plain: str, ask: AskLlm, words: ReplyWords) -> bool:
    """Enough little words of its language, and no word that only another one has and that wasn't said."""
    found = tokens(plain)
    own = sum(word in words.known for word in found)
    others = {word for other in WORDS_OF.values() if other is not words for word in other.known} - words.known
    foreign = (others & set(found)) - set(tokens(_material(ask)))
    return bool(found) and own / len(found) >= LEAST_LITTLE_WORDS and not foreign


def _reflects(sentence: str, words: ReplyWords) -> bool:
    """Thanks and the like, or a statement that begins as one about what the candidate told does."""
    rest = words.receipts.sub(" ", sentence)
    return not tokens(rest) or words.openers.match(sentence.lstrip("\"'(- ")) is not None


class _Said:
    """The words of the material, in forms that can be compared."""

    def __init__(self, ask: AskLlm, scripted: str, words: ReplyWords) -> None:
        found = tokens(f"{_material(ask)} {scripted}")
        self._words = words
        self._numbers = {words.numbers.get(word, word) for word in found}
        self._stems = {words.stem(word) for word in found}
        self._tokens = set(found)
        self._denied = set(_denied(tokens(_plainly(ask.answer_text)), words))

    def all_of(self, plain: str, allowed: frozenset[str]) -> bool:
        """Every word that states something was said; a denial only where the candidate denied something."""
        found = tokens(plain)
        return all(self._has(word, allowed) for word in found) and set(_denied(found, self._words)) <= self._denied

    def _has(self, word: str, allowed: frozenset[str]) -> bool:
        words = self._words
        if word in words.numbers or NUMBER.fullmatch(word):
            return words.numbers.get(word, word) in self._numbers
        if word in words.negations or word in words.little_words or word in allowed or word in self._tokens:
            return True
        if words.stem(word) in self._stems:
            return True
        parts = words.split(word)  # "ich holte ihn ab" has "abgeholt"
        return parts is not None and parts[0] in self._tokens and parts[1] in self._stems


def _denied(found: list[str], words: ReplyWords) -> Iterator[str]:
    """The stem of the next word that states something after each denial: "I didn't even call" gives "call"."""
    for at, word in enumerate(found):
        if word in words.negations:
            following = (other for other in found[at + 1 :] if other not in words.little_words)
            yield words.stem(next(following, ""))


def _asks_for(question: str, part: str, scripted: str, words: ReplyWords) -> bool:
    """It asks for the named part: by a word that shows it, or by one that its scripted probe has as well."""
    pattern = words.parts.get(part)
    if pattern is not None and pattern.search(question):
        return True
    empty = words.known | words.asking
    shared = {words.stem(word) for word in tokens(scripted) if word not in empty}
    return any(words.stem(word) in shared for word in tokens(question) if word not in empty)
