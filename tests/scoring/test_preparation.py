from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.preparation import LONGEST_WORDS, distinct_words, prepare, sentences_of
from tests.scoring.making import PLAIN, answer

ANY_TEXT = st.text(st.characters() | st.sampled_from(" .,!?\n-'’aIé😀\x00"), max_size=300)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in prepare(answer("conflict", text)).sentences]


def test_sentences_end_at_full_stops_but_not_within_numbers() -> None:
    assert texts("It was 3.5 hours. We left! Why?  Well… yes") == [
        *("It was 3.5 hours.", "We left!", "Why?", "Well…", "yes"),
    ]


def test_a_long_stretch_without_full_stops_is_cut_before_a_conjunction() -> None:
    text = "and then we went there and I asked them about it " * 12
    pieces = texts(text)
    assert len(pieces) > 4
    assert all(piece.startswith(("and", "then")) for piece in pieces)
    assert " ".join(pieces) == text.strip()


def test_a_stretch_without_any_conjunction_is_cut_all_the_same() -> None:
    assert [len(piece.split()) for piece in texts("word " * 130)] == [LONGEST_WORDS, LONGEST_WORDS, 10]


def test_so_that_is_not_torn_apart() -> None:
    text = "one two three four five six seven " * 9 + "so that it works"
    assert "so that it works" in texts(text)[-1]


@settings(deadline=None)
@given(ANY_TEXT)
def test_every_sentence_stands_verbatim_where_it_says(text: str) -> None:
    said = answer("conflict", text).utterances[0]
    end = 0
    for sentence in sentences_of([said]):
        assert text[sentence.offset : sentence.offset + len(sentence.text)] == sentence.text
        assert text[end : sentence.offset].strip() == ""  # nothing is lost in between
        end = sentence.offset + len(sentence.text)
        assert len(sentence.searchable) == len(sentence.masked) == len(sentence.text)
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
    quote, position = sentence.quote(3_001, 3_008)
    assert "I asked" in quote
    assert len(quote) <= 400
    assert sentence.text[position : position + len(quote)] == quote


def test_words_that_are_said_again_count_once() -> None:
    once, twice = prepare(answer("conflict", PLAIN)), prepare(answer("conflict", PLAIN, PLAIN))
    assert distinct_words(once.sentences) == distinct_words(twice.sentences) > 120


def test_chains_of_dashes_are_opened_for_the_search_and_bound_words_are_kept() -> None:
    sentence = prepare(answer("conflict", "a-b-c-d-e don't co-worker - 'so'")).sentences[0]
    assert sentence.searchable == "a b c d e don't co-worker    so "
