import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from scoring.english import words_of
from scoring.ngrams import learn_vocabulary, word_terms
from tests.scoring import interviews

TEXTS = [*interviews.WEAK.values(), *interviews.STRONG.values()]


def test_the_weights_of_words_and_pairs_are_those_of_scikit_learn() -> None:
    vocabulary = learn_vocabulary("words", [words_of(text) for text in TEXTS], at_least=2)
    theirs = TfidfVectorizer(
        tokenizer=words_of, token_pattern=None, ngram_range=(1, 2), min_df=2, sublinear_tf=True
    )
    rows = theirs.fit_transform(TEXTS)
    assert vocabulary.terms == tuple(theirs.get_feature_names_out())
    for number, text in enumerate(TEXTS):
        ours = np.zeros(len(vocabulary.terms))
        bag = vocabulary.bag(words_of(text))
        ours[bag.ids] = bag.values
        np.testing.assert_allclose(ours, rows[[number]].toarray()[0], atol=1e-12)


def test_a_masked_word_has_no_neighbours() -> None:
    assert word_terms(["told", "", "that", "so"]) == ["told", "that", "so", "that so"]


def test_the_weights_of_character_runs_are_those_of_scikit_learn() -> None:
    vocabulary = learn_vocabulary("chars", TEXTS, at_least=2)
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True).fit(TEXTS)
    assert set(theirs.get_feature_names_out()) <= set(vocabulary.terms)
    assert len(vocabulary.terms) <= 1.05 * len(theirs.get_feature_names_out())
