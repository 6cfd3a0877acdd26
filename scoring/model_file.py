"""Models as files: one .npz of plain arrays and a JSON text. Nothing in it is ever executed, so no pickle.

With it goes the model card, beside it and with the ending .md. The one place in `scoring` that touches files.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dialogue.bank import Criterion
from scoring.choice import Chooser, Wordings
from scoring.combination import Combination
from scoring.model import Model
from scoring.model_card import CriterionFacts, Facts
from scoring.ngrams import Bag, Vocabulary
from scoring.ordinal import Ordinal
from scoring.techniques.embeddings import EmbeddingTechnique, Encoder
from scoring.techniques.features import FeatureTechnique
from scoring.techniques.gains import GainsTechnique
from scoring.techniques.sentences import Liner, SentenceModels, SentenceTechnique
from scoring.techniques.signs import TrainedSignsTechnique
from scoring.techniques.texts import TextLine, TextTechnique

FORMAT = 4
# What several techniques share is written once, and is one again when it is read: an answer is then read once.
_SHARED = (SentenceModels, Vocabulary)
_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(Model, Facts, CriterionFacts, Combination, Ordinal, Vocabulary, Liner, TextLine),
        *(
            Chooser,
            Wordings,
            Bag,
            GainsTechnique,
            TextTechnique,
            SentenceModels,
            SentenceTechnique,
            FeatureTechnique,
            TrainedSignsTechnique,
            EmbeddingTechnique,
        ),
    )
}


class ModelFileError(ValueError):
    """A file that can't be read as a model, said in plain words."""


def save(model: Model, path: str | Path) -> Path:
    """Returns where it was written: the path, with the ending .npz. A file there is overwritten."""
    target = Path(path).with_suffix(".npz")
    arrays: dict[str, Any] = {}
    content = json.dumps({"format": FORMAT, "model": _encode(model, arrays, [])}, ensure_ascii=False)
    arrays["content"] = np.frombuffer(content.encode("utf-8", "surrogatepass"), np.uint8)
    with target.open("wb") as file:
        np.savez_compressed(file, **arrays)
    target.with_suffix(".md").write_text(model.card(), "utf-8")
    return target


def load(path: str | Path, encoder: Encoder | None = None) -> Model:
    """Raises ModelFileError for what isn't a model of this version, OSError where there is no file."""
    try:
        with Path(path).open("rb") as source, np.load(source, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        content = json.loads(arrays["content"].tobytes().decode("utf-8", "surrogatepass"))
        if content["format"] != FORMAT:
            raise ModelFileError(f"{path} was written in another format ({content['format']}); train it anew.")
        model = _decode(content["model"], arrays, [])
    except (zipfile.BadZipFile, ValueError, LookupError, TypeError, EOFError) as error:
        if isinstance(error, ModelFileError):
            raise
        raise ModelFileError(f"{path} isn't a scoring model, or it is damaged.") from error
    if not isinstance(model, Model):
        raise ModelFileError(f"{path} isn't a scoring model.")
    return model.with_encoder(encoder)


def _encode(value: object, arrays: dict[str, np.ndarray[Any, Any]], shared: list[object]) -> Any:
    """shared: of _SHARED, what was written already."""
    match value:
        case np.ndarray():
            name = f"array{len(arrays)}"
            arrays[name] = value
            return {"array": name}
        case Criterion():
            return {"criterion": value.model_dump(mode="json")}
        case Mapping():
            return {"map": [[key, _encode(one, arrays, shared)] for key, one in value.items()]}
        case tuple():
            if len(value) > 100 and all(isinstance(one, str) for one in value):
                return {"texts": value}
            return {"tuple": [_encode(one, arrays, shared) for one in value]}
        case None | str() | bool() | int() | float():
            return value
        case _ if isinstance(value, _SHARED) and any(value is one for one in shared):
            return {"again": next(number for number, one in enumerate(shared) if value is one)}
        case _ if is_dataclass(value) and type(value).__name__ in _KINDS:
            own = {f.name: getattr(value, f.name) for f in fields(value) if f.init and f.name != "encoder"}
            content = {name: _encode(v, arrays, shared) for name, v in own.items()}
            if isinstance(value, _SHARED):
                shared.append(value)
            return {"kind": type(value).__name__, "fields": content}
    raise TypeError(f"a model doesn't hold {type(value).__name__}")


def _decode(value: Any, arrays: Mapping[str, np.ndarray[Any, Any]], shared: list[Any]) -> Any:
    """shared: as in _encode; what is read in the order in which it was written has the same numbers."""
    match value:
        case {"array": name}:
            return arrays[name]
        case {"criterion": content}:
            return Criterion.model_validate(content)
        case {"map": pairs}:
            return {key: _decode(one, arrays, shared) for key, one in pairs}
        case {"texts": texts}:
            return tuple(texts)
        case {"tuple": items}:
            return tuple(_decode(one, arrays, shared) for one in items)
        case {"again": number}:
            return shared[number]
        case {"kind": kind, "fields": content}:
            own = {name: _decode(one, arrays, shared) for name, one in content.items()}
            if kind == EmbeddingTechnique.__name__:
                own["encoder"] = None
            made = _KINDS[kind](**own)
            if isinstance(made, _SHARED):
                shared.append(made)
            return made
        case None | str() | bool() | int() | float():
            return value
    raise TypeError("an unknown kind of content")
