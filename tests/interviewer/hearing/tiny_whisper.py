"""A Whisper model small enough to be made on the spot: real layout and real files, random weights.

What it "hears" is garbage, always the same for the same sound; what is tested with it is everything around it.
"""

import json
from pathlib import Path

import numpy as np
import tokenizers
from ctranslate2.specs import WhisperSpec
from tokenizers import models

MELS, WIDTH, INNER, HEADS = 80, 16, 32, 2
AUDIO_FRAMES, TEXT_LENGTH = 1_500, 448
WORDS = ["the", "team", "asked", "again", "we", "solved", "it", "together", "because", "time"]
SPECIAL = [
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
]
SPECIAL += ["<|nospeech|>", "<|notimestamps|>"]
TIMES = [f"<|{n * 0.02:.2f}|>" for n in range(1_501)]


def tokens() -> list[str]:
    return [*(f" {word}" for word in WORDS), "<|endoftext|>", *SPECIAL, *TIMES]


def make(folder: Path) -> Path:
    """As converters write it. English only, since there is one language."""
    folder.mkdir(parents=True, exist_ok=True)
    spec = _spec(len(tokens()), np.random.default_rng(11))
    spec.register_vocabulary(tokens())
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], []
    spec.config.lang_ids, spec.config.alignment_heads = [tokens().index("<|en|>")], [(0, 0)]
    spec.validate()
    spec.save(str(folder))
    _tokenizer().save(str(folder / "tokenizer.json"))
    features = {"feature_size": MELS, "sampling_rate": 16_000, "hop_length": 160, "chunk_length": 30, "n_fft": 400}
    (folder / "preprocessor_config.json").write_text(json.dumps(features))
    return folder


def _tokenizer() -> tokenizers.Tokenizer:
    tokenizer = tokenizers.Tokenizer(
        models.WordLevel({token: n for n, token in enumerate(tokens())}, "<|nospeech|>")
    )
    tokenizer.add_special_tokens(["<|endoftext|>", *SPECIAL])
    return tokenizer


def _spec(vocabulary: int, random: np.random.Generator) -> WhisperSpec:
    spec = WhisperSpec(1, HEADS, 1, HEADS)
    encoder, decoder = spec.encoder, spec.decoder

    def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.normal(0, 0.3, shape).astype(np.float32)

    def linear(layer: object, out: int, into: int) -> None:
        layer.weight, layer.bias = some(out, into), some(out)  # type: ignore[attr-defined]

    def norm(layer: object) -> None:
        layer.gamma, layer.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)  # type: ignore[attr-defined]

    def attention(layer: object, shapes: list[int]) -> None:
        norm(layer.layer_norm)  # type: ignore[attr-defined]
        for part, out in zip(layer.linear, shapes, strict=True):  # type: ignore[attr-defined]
            linear(part, out, WIDTH)

    def feed_forward(layer: object) -> None:
        norm(layer.layer_norm)  # type: ignore[attr-defined]
        linear(layer.linear_0, INNER, WIDTH)  # type: ignore[attr-defined]
        linear(layer.linear_1, WIDTH, INNER)  # type: ignore[attr-defined]

    encoder.conv1.weight, encoder.conv1.bias = some(WIDTH, MELS, 3), some(WIDTH)
    encoder.conv2.weight, encoder.conv2.bias = some(WIDTH, WIDTH, 3), some(WIDTH)
    encoder.position_encodings.encodings = some(AUDIO_FRAMES, WIDTH)
    norm(encoder.layer_norm)
    attention(encoder.layer[0].self_attention, [3 * WIDTH, WIDTH])
    feed_forward(encoder.layer[0].ffn)
    decoder.embeddings.weight = some(vocabulary, WIDTH)
    decoder.projection.weight = some(vocabulary, WIDTH)
    # Words are likely, the end is likely enough, the rest is not.
    bias = np.full(vocabulary, -20.0, np.float32)
    bias[: len(WORDS)], bias[len(WORDS)] = 4.0, 3.0
    decoder.projection.bias = bias
    decoder.position_encodings.encodings = some(TEXT_LENGTH, WIDTH)
    norm(decoder.layer_norm)
    attention(decoder.layer[0].self_attention, [3 * WIDTH, WIDTH])
    attention(decoder.layer[0].attention, [WIDTH, 2 * WIDTH, WIDTH])
    feed_forward(decoder.layer[0].ffn)
    return spec
