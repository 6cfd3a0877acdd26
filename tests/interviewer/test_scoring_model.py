"""A sentence encoder by its path in the settings reaches the explanation, in the server's jobs and in `score`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import scoring
from interviewer import scoring_model
from interviewer.cli import application
from interviewer.errors import SettingsError
from interviewer.jobs import ScoringJobs
from interviewer.scoring_model import SIGNS_ALONE
from interviewer.store import Store
from scoring.report import Scorecard
from tests.interviewer.test_jobs import ANSWER, finished_interview, running, until_scored
from tests.scoring.test_onnx_encoder import WORDS, table_model
from tests.scoring.test_training import HIGHLIGHTS, LEVELS, PERSONS, TEXTS

pytestmark = pytest.mark.engine


@pytest.fixture
def encoder(tmp_path: Path) -> Path:
    path = tmp_path / "encoder.onnx"
    path.write_bytes(table_model())
    words = {"?": 0, **{word: number + 1 for number, word in enumerate(WORDS)}}
    tokenizer = {
        "version": "1.0",
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": words, "unk_token": "?"},
        "added_tokens": [],
    }
    path.with_name("tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    return path


def techniques(card: Scorecard) -> set[str]:
    return {vote.technique for one in card.competencies for own in one.criteria for vote in own.votes}


def levels(card: Scorecard) -> list[float | None]:
    return [own.level for one in card.competencies for own in one.criteria]


async def test_the_servers_jobs_show_the_encoders_vote_and_no_level_changes(tmp_path: Path, encoder: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'interviews.db'}")
    cards = []
    for scorer in (SIGNS_ALONE, scoring_model.scorer(None, encoder)):
        session_id = await finished_interview(store)
        async with running(ScoringJobs(store, scorer)):
            await until_scored(store, session_id)
        card = await store.scorecard(session_id)
        assert card is not None
        cards.append(card)
    await store.close()
    without, with_encoder = cards
    assert techniques(with_encoder) - techniques(without)
    assert levels(with_encoder) == levels(without)


def test_the_command_scores_by_the_encoder_of_the_settings(
    tmp_path: Path, encoder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said.json"
    said.write_text(json.dumps({"id": "x", "answers": [{"question": "hard-problem", "text": ANSWER}]}), "utf-8")
    asked = ["score", str(said), "--bank", "core-behavioural.en", "--json"]

    def voted() -> set[str]:
        card = json.loads(CliRunner().invoke(application(["score"]), asked).stdout)
        return {v["technique"] for one in card["competencies"] for own in one["criteria"] for v in own["votes"]}

    before = voted()
    monkeypatch.setenv("INTERVIEWER_SCORING_ENCODER", str(encoder))
    assert voted() - before


def test_a_model_is_refused_without_the_encoder_that_it_was_trained_with(tmp_path: Path, encoder: Path) -> None:
    opened = scoring_model.load_encoder(encoder)
    path = scoring.save(scoring.fit(TEXTS, LEVELS, HIGHLIGHTS, PERSONS, encoder=opened), tmp_path / "model")
    with pytest.raises(SettingsError, match="scoring_encoder"):
        scoring_model.scorer(path, None)
    assert scoring_model.scorer(path, encoder).model is not None


@pytest.mark.parametrize("name", ["none.onnx", "none.safetensors", "damaged.onnx"])
def test_an_encoder_that_cannot_be_used_is_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "damaged.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(SettingsError, match="sentence encoder can't be used"):
        scoring_model.load_encoder(tmp_path / name)
