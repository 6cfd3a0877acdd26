from interviewer.speaking.speech import WordTime
from interviewer.speaking.words import word_times


def test_a_word_begins_with_the_first_thing_that_is_said_of_it() -> None:
    heard = [(0, 0.0), (3, 100.0), (4, 300.0), (4, 500.0), (8, 900.0)]
    assert word_times("In 2023 we", heard, 1000) == (
        WordTime(0, 2, 0),
        WordTime(3, 4, 100),
        WordTime(8, 2, 900),
    )


def test_words_that_were_taken_together_share_the_time_between_their_neighbours() -> None:
    assert word_times("out of the box", [(0, 0.0), (11, 300.0)], 500) == (
        WordTime(0, 3, 0),
        WordTime(4, 2, 100),
        WordTime(7, 3, 200),
        WordTime(11, 3, 300),
    )


def test_the_last_word_shares_the_time_up_to_the_end() -> None:
    assert [word.start_ms for word in word_times("a b c", [(0, 0.0)], 300)] == [0, 100, 200]


def test_punctuation_belongs_to_its_word_and_is_none_by_itself() -> None:
    text = 'He said - "no".'
    words = word_times(text, [(0, 0.0), (3, 200.0), (11, 500.0)], 700)
    assert [text[word.offset : word.offset + word.length] for word in words] == ["He", "said", '"no".']


def test_no_word_begins_before_the_one_in_front_of_it() -> None:
    assert [word.start_ms for word in word_times("a b c", [(0, 50.0), (2, 20.0), (4, 80.0)], 90)] == [50, 50, 80]


def test_a_text_without_words_has_no_times() -> None:
    assert word_times("🎉 ...", [(0, 0.0)], 500) == ()


def test_a_word_is_timed_also_when_nothing_was_reported() -> None:
    assert word_times("hello", [], 0) == (WordTime(0, 5, 0),)
