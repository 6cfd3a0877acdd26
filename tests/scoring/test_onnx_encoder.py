"""An encoder small enough to be written here: the vectors of its tokens are a table of numbers."""

import json
from pathlib import Path

import numpy as np
import pytest

import scoring
from scoring.engine import score
from scoring.onnx_encoder import EncoderError, OnnxEncoder
from scoring.reading import read
from scoring.techniques.embeddings import ExemplarTechnique
from scoring.votes import Abstained, Vote
from tests.interviewer.hearing.onnx_bytes import _field, _node
from tests.scoring.making import rich_bank, transcript
from tests.scoring.test_engine import BANK
from tests.scoring.test_trained_interviews import told
from tests.scoring.test_training import GOOD, HIGHLIGHTS, LEVELS, PERSONS, TEXTS

WORDS = sorted({word for text in TEXTS for word in text.lower().replace(".", " .").split()})
SIZE = 16


def _shape(name: str, kind: int, *sizes: int | str) -> bytes:
    parts = [_field(1, size) if isinstance(size, int) else _field(2, size.encode()) for size in sizes]
    tensor = _field(1, kind) + _field(2, b"".join(_field(1, part) for part in parts))
    return _field(1, name.encode()) + _field(2, _field(1, tensor))


def table_model() -> bytes:
    """input_ids (1, tokens) -> rows of a table (1, tokens, SIZE)."""
    table = np.random.default_rng(3).normal(size=(len(WORDS) + 1, SIZE)).astype(np.float32)
    weights = _field(1, len(WORDS) + 1) + _field(1, SIZE) + _field(2, 1) + _field(8, b"table")
    weights += _field(9, table.tobytes())
    gather = _field(1, b"table") + _node("Gather", "input_ids", "out")
    graph = _field(1, gather) + _field(2, b"g") + _field(5, weights)
    graph += _field(11, _shape("input_ids", 7, 1, "tokens")) + _field(12, _shape("out", 1, 1, "tokens", SIZE))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    folder = tmp_path_factory.mktemp("encoder")
    (folder / "model.onnx").write_bytes(table_model())
    vocabulary = {"?": 0, **{word: number + 1 for number, word in enumerate(WORDS)}}
    tokenizer = {
        "version": "1.0",
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "?"},
        "added_tokens": [],
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    return OnnxEncoder(folder / "model.onnx", folder / "tokenizer.json")


def test_vectors_have_length_one_and_dont_depend_on_what_stands_beside(encoder: OnnxEncoder) -> None:
    both = encoder.encode([GOOD[0], "It was cold."])
    np.testing.assert_allclose(np.linalg.norm(both, axis=1), 1.0, rtol=1e-5)
    assert (encoder.encode([GOOD[0]])[0] == both[0]).all()


def test_embeddings_are_learned_from_highlights_and_abstain_without_their_encoder(
    encoder: OnnxEncoder, tmp_path: Path
) -> None:
    model = scoring.fit(TEXTS, LEVELS, HIGHLIGHTS, PERSONS, encoder=encoder)
    agreement = dict(model.facts.criteria[0].technique_r)["embeddings"]
    assert agreement is not None
    assert agreement > 0.8
    path = scoring.save(model, tmp_path / "model")
    assert scoring.load(path, encoder).score(TEXTS[5]) == model.score(TEXTS[5])
    votes = {vote.technique: vote for vote in scoring.load(path).score(TEXTS[5]).votes}
    assert isinstance(votes["embeddings"], Abstained)
    assert isinstance(votes["sentences"], Vote)


def test_without_labels_the_nearest_example_has_most_of_the_vote(encoder: OnnxEncoder) -> None:
    technique = ExemplarTechnique(encoder, {"c": {1.0: ["It was a cold week in the shop."], 5.0: [GOOD[0]]}})
    near, far = (technique.judge("c", [read(text)]) for text in (GOOD[0], "It was a cold week in the shop."))
    assert isinstance(near, Vote)
    assert isinstance(far, Vote)
    assert near.expected > 3.0 > far.expected
    assert isinstance(technique.judge("other", [read(GOOD[0])]), Abstained)


def test_an_encoder_without_a_model_is_shown_as_a_vote_and_changes_no_number(encoder: OnnxEncoder) -> None:
    given = transcript(told("asked"))
    plain, with_encoder = score(given, BANK), score(given, rich_bank(), encoder=encoder)
    pairs = zip(plain.competencies[0].criteria, with_encoder.competencies[0].criteria, strict=True)
    for one, other in pairs:
        assert one.level == other.level
        assert [vote.technique for vote in other.votes] == ["exemplars"]


@pytest.mark.parametrize("content", [b"", b"nothing"])
def test_what_is_no_encoder_is_refused_in_plain_words(content: bytes, tmp_path: Path) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(EncoderError, match="can't be read"):
        OnnxEncoder(tmp_path / "model.onnx", tmp_path / "tokenizer.json")
    with pytest.raises(EncoderError, match="no file"):
        OnnxEncoder(tmp_path / "none.onnx", tmp_path / "tokenizer.json")


def test_a_damaged_tokenizer_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(table_model())
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(EncoderError, match="can't be read"):
        OnnxEncoder(tmp_path / "model.onnx", tmp_path / "tokenizer.json")
