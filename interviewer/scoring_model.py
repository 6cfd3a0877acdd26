"""By what interviews are scored: a trained model and a sentence encoder from their files, or signs alone."""

from dataclasses import dataclass
from pathlib import Path

from dialogue.bank import QuestionBank
from dialogue.transcript import Transcript
from interviewer.errors import SettingsError
from scoring.engine import score, version_of
from scoring.model import Model
from scoring.model_file import ModelFileError
from scoring.model_file import load as load_file
from scoring.report import Scorecard
from scoring.techniques.embeddings import EmbeddingTechnique, Encoder
from scoring.voices import FoundQuotes

WEIGHTS = ".safetensors"
TOKENIZER = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """encoder: shows how near the words are to the anchors, and is what a model's embeddings need."""

    model: Model | None = None
    encoder: Encoder | None = None

    @property
    def version(self) -> str:
        return version_of(self.model)

    def score(
        self, transcript: Transcript, bank: QuestionBank, found_quotes: FoundQuotes | None = None
    ) -> Scorecard:
        return score(transcript, bank, self.model, encoder=self.encoder, found_quotes=found_quotes)


SIGNS_ALONE = Scorer()


def scorer(model: Path | None, encoder: Path | None) -> Scorer:
    """Raises SettingsError in plain words. Reads files: keep it off the event loop."""
    opened = load_encoder(encoder)
    return Scorer(load(model, opened), opened)


def load(path: Path | None, encoder: Encoder | None = None) -> Model | None:
    """Raises SettingsError, also without the encoder that the model was trained with: its levels would be others
    under the same version."""
    if path is None:
        return None
    try:
        model = load_file(path, encoder)
    except ModelFileError as error:
        raise SettingsError(f"This scoring model can't be used: {error}") from error
    except OSError as error:
        raise SettingsError(f"The scoring model {path} can't be read: {error.strerror or error}.") from error
    given = "" if encoder is None else encoder.version
    for technique in model.techniques:
        if isinstance(technique, EmbeddingTechnique) and technique.encoder_version != given:
            raise SettingsError(
                f"The scoring model {path} was trained with the sentence encoder {technique.encoder_version}: "
                "name its file in the setting scoring_encoder."
            )
    return model


def load_encoder(path: Path | None) -> Encoder | None:
    """An ONNX file, or weights in .safetensors; `tokenizer.json` lies beside it. Raises SettingsError."""
    if path is None:
        return None
    from scoring import onnx_encoder  # ONNX Runtime takes a while

    kind = onnx_encoder.WeightsEncoder if path.suffix == WEIGHTS else onnx_encoder.OnnxEncoder
    try:
        return kind(path, path.with_name(TOKENIZER))
    except onnx_encoder.EncoderError as error:
        raise SettingsError(f"This sentence encoder can't be used: {error}") from error
    except OSError as error:
        raise SettingsError(f"The sentence encoder {path} can't be read: {error.strerror or error}.") from error
