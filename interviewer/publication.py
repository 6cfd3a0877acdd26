"""Which criteria may be shown to recruiters: what the gates say of a model, kept beside the model's file.

Gates are measured once per model, so the decision belongs to the model and not to a scorecard: measured anew it
holds at once for everybody whom that model has scored. What no gate has opened is internal.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from interviewer.errors import SettingsError
from scoring.intervals import is_too_wide
from scoring.levels import score_of
from scoring.publishing import Decision
from scoring.report import CompetencyScore, Finding, Scorecard, finding_of
from scoring.techniques.signs import key_of

ENDING = ".gates.json"
INTERNAL = "internal"
UNTRAINED = ("uncalibrated: it was read by its signs alone, without a trained model",)
UNKNOWN = ("uncalibrated: the gates of the model that scored it were never measured",)


@dataclass(frozen=True, slots=True)
class Publication:
    """Of the model with this version; without decisions everything is internal. Keys: `teamwork/helps-others`."""

    model_version: str = ""
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    def against(self, scorer_version: str, key: str) -> tuple[str, ...]:
        """Why this criterion is internal, in plain words; empty: it is published."""
        _, has_model, model_version = scorer_version.partition("+")
        if not has_model:
            return UNTRAINED
        if model_version != self.model_version or key not in self.decisions:
            return UNKNOWN
        return self.decisions[key].reasons

    def of(self, card: Scorecard) -> dict[str, tuple[str, ...]]:
        """Criterion -> why it is internal; none for a published one."""
        keys = [key_of(one.competency_id, own.criterion_id) for one in card.competencies for own in one.criteria]
        return {key: self.against(card.scorer_version, key) for key in keys}

    def published(self, cards: Iterable[Scorecard]) -> frozenset[str]:
        """On all of these scorecards: people can only be compared by what all of them have."""
        each = [frozenset(key for key, why in self.of(card).items() if not why) for card in cards]
        return frozenset.intersection(*each) if each else frozenset()


NOTHING = Publication()


def path_of(model: Path) -> Path:
    return model.with_name(model.stem + ENDING)


def save(model: Path, model_version: str, decisions: Mapping[str, Decision]) -> Path:
    """Beside the model's file."""
    written = {"model": model_version, "decisions": {key: asdict(one) for key, one in decisions.items()}}
    path = path_of(model)
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def load(model: Path | None) -> Publication:
    """Of the model in the settings. No file: nothing is published. Raises SettingsError."""
    if model is None or not path_of(model).is_file():
        return NOTHING
    path = path_of(model)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        decisions = TypeAdapter(dict[str, Decision]).validate_python(content["decisions"])
        return Publication(str(content["model"]), decisions)
    except OSError as error:
        raise SettingsError(f"The gates {path} can't be read: {error.strerror or error}.") from error
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            f"{path} doesn't hold a model's gates, or it is damaged: train the model anew."
        ) from error


def only(card: Scorecard, published: frozenset[str]) -> Scorecard:
    """What is left of it for comparing people: competencies without a published criterion are left out, the scores
    of the others are of the published ones alone."""
    kept = [_only(one, published) for one in card.competencies]
    return replace(card, competencies=tuple(one for one in kept if one.criteria))


def _only(one: CompetencyScore, published: frozenset[str]) -> CompetencyScore:
    criteria = tuple(own for own in one.criteria if key_of(one.competency_id, own.criterion_id) in published)
    if len(criteria) == len(one.criteria):
        return one
    levels = [own.level for own in criteria if own.level is not None]
    finding = finding_of(criteria)
    if finding is Finding.LEVEL and is_too_wide(criteria):
        finding = Finding.NOT_ENOUGH_EVIDENCE
    shown = levels and finding is not Finding.NOT_ENOUGH_EVIDENCE
    return replace(one, criteria=criteria, finding=finding, score=score_of(levels) if shown else None)
