import re

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.preparation import distinct_words, prepare, sentences_of
from scoring.segments import LONGEST_WORDS, SHORTEST_WORDS
from tests.scoring.making import PLAIN, answer

ANY_TEXT = st.text(st.characters() | st.sampled_from(" .,!?\n-'’aIé😀\x00"), max_size=300)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in prepare(answer("conflict", text)).sentences]


def test_cuts_come_from_the_words_whatever_marks_and_capitals_are_written() -> None:
    said = f"{PLAIN} So I asked each of them what they thought about it. In the end I decided to wait."
    bare = re.sub(r"[^\w\s]", " ", said).lower()
    cut, cut_bare = (prepare(answer("conflict", text)).sentences for text in (said, bare))
    assert [s.words for s in cut] == [s.words for s in cut_bare]
    assert [s.plain for s in cut] == [s.plain for s in cut_bare]
    assert len(cut) > 8


def test_many_cuts_are_where_full_stops_are() -> None:
    written = PLAIN.split(". ")
    assert sum(text.rstrip(".") in {one.rstrip(".") for one in texts(PLAIN)} for text in written) >= 4


def test_closing_marks_stay_with_what_they_close() -> None:
    assert texts("He said “we can do it (all of it).” So I asked them what they needed for that.")[0][-2:] == ".”"


def test_a_stretch_without_any_cut_is_cut_all_the_same() -> None:
    long = "and then we went there and " * 40
    assert all(len(piece.split()) <= LONGEST_WORDS + SHORTEST_WORDS for piece in texts(long))
    assert " ".join(texts(long)) == long.strip()


def test_what_stood_before_is_marked_wherever_it_is_cut() -> None:
    twice = prepare(answer("conflict", f"{PLAIN} {PLAIN}")).sentences
    once = prepare(answer("conflict", PLAIN)).sentences
    assert [s.words for s in twice if not s.again] == [s.words for s in once]
    assert any(s.again for s in twice)


@settings(deadline=None)
@given(ANY_TEXT)
def test_every_sentence_stands_verbatim_where_it_says(text: str) -> None:
    said = answer("conflict", text).utterances[0]
    end = 0
    for sentence in sentences_of([said]):
        assert text[sentence.offset : sentence.offset + len(sentence.text)] == sentence.text
        assert text[end : sentence.offset].strip() == ""  # nothing is lost in between
        end = sentence.offset + len(sentence.text)
        assert len(sentence.masked) == len(sentence.text)
        assert len(sentence.plain.split()) == len(sentence.tokens)
    assert text[end:].strip() == ""


def test_the_time_of_a_quote_is_within_its_utterance_and_later_for_later_words() -> None:
    sentences = prepare(answer("conflict", PLAIN, start_s=10.0, length_s=50.0)).sentences
    times = [sentence.starts_at_s(0) for sentence in sentences]
    assert times[0] == 10.0
    assert times == sorted(times)
    assert times[-1] < 60.0


def test_a_quote_from_a_very_long_sentence_holds_the_words_that_count() -> None:
    text = "x" * 3_000 + " I asked them " + "y" * 3_000
    sentence = prepare(answer("conflict", text)).sentences[0]
    quote, position = sentence.quote(sentence.plain.index("i asked"), sentence.plain.index("i asked") + 7)
    assert "I asked" in quote
    assert len(quote) <= 400
    assert sentence.text[position : position + len(quote)] == quote


def test_words_that_are_said_again_count_once() -> None:
    once, twice = prepare(answer("conflict", PLAIN)), prepare(answer("conflict", PLAIN, PLAIN))
    assert distinct_words(once.sentences) == distinct_words(twice.sentences) > 120


def test_dashes_and_kinds_of_apostrophes_are_marks_too() -> None:
    sentence = prepare(answer("conflict", "a-b-c-d-e don’t co-worker - 'so'")).sentences[0]
    assert sentence.plain == "a b c d e don't co worker so"
    assert sentence.tokens == ("a", "b", "c", "d", "e", "dont", "co", "worker", "so")


def test_a_name_is_a_word_that_no_cue_asks_for() -> None:
    sentence = prepare(answer("conflict", "I asked Xiomara about it.")).sentences[0]
    assert sentence.plain == "i asked x about it"
    assert sentence.words == ("i", "asked", "about", "it")
