"""All settings in one typed object, built once at start and passed down.

Sources, strongest first: keyword arguments (command line), `INTERVIEWER_*` environment variables, the TOML file
(`interviewer.toml`, or the path in `INTERVIEWER_CONFIG`). Unknown keys are errors.
"""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings import SettingsError as PydanticSettingsError

from interviewer.consent import DEFAULT_CONTACT
from interviewer.errors import SettingsError

PREFIX = "INTERVIEWER_"
CONFIG_VARIABLE = "INTERVIEWER_CONFIG"
DEFAULT_CONFIG = "interviewer.toml"
PROJECT_ROOT = Path(__file__).resolve().parent.parent


# RFC 7064 and 7065: no slashes, and a transport for TURN only.
_ICE_URL = re.compile(r"stuns?:[^\s?/]+|turns?:[^\s?/]+(\?transport=(udp|tcp))?")


# No user, password, query or fragment: the key has a setting of its own. Link-local addresses (169.254, fe80) are
# where clouds keep the credentials of their machines, and never a model.
_LLM_URL = re.compile(
    r"https?://((?!169\.254\.)[\w.-]+|\[(?!fe80:)[\da-f:]+\])(:\d{1,5})?(/[\w./~-]*)?", re.IGNORECASE
)


class IceServer(BaseModel):
    """A STUN or TURN server for the browser, which refuses to call at all if one of them is wrong."""

    model_config = ConfigDict(extra="forbid")

    urls: list[str] = Field(min_length=1)
    username: str | None = None
    credential: str | None = Field(default=None, repr=False)

    @field_validator("urls", mode="before")
    @classmethod
    def _one_or_many(cls, urls: object) -> object:
        return [urls] if isinstance(urls, str) else urls

    @field_validator("urls")
    @classmethod
    def _known_kind(cls, urls: list[str]) -> list[str]:
        if not all(_ICE_URL.fullmatch(url) for url in urls):
            raise ValueError("write stun:HOST:PORT, turn:HOST:PORT?transport=udp (or tcp) or turns:HOST:PORT")
        return urls

    @model_validator(mode="after")
    def _complete(self) -> "IceServer":
        if any(url.startswith("turn") for url in self.urls) and not (self.username and self.credential):
            raise ValueError("a TURN server needs username and credential")
        return self


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""  # what invitation links begin with; empty: http://localhost:PORT
    proxies: int = Field(0, ge=0, le=8)  # own reverse proxies in front; so many X-Forwarded-For are believed
    drain_minutes: float = Field(45.0, ge=0, le=1440)  # SIGTERM: running interviews may go on for so long
    data: Path = Path("data")  # database, recordings, speech cache, models, logs
    database_url: str = Field("", repr=False)  # empty: SQLite below `data`; may hold a password
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    metrics: bool = True  # /metrics for Prometheus; without a token for this machine only
    metrics_token: str = Field("", repr=False)  # who sends it (Authorization: Bearer) reads them from anywhere

    bank: str = "core-behavioural.en"  # file in question_banks/ without .yaml, or a path
    questions: list[str] = []  # ids to ask, in this order; empty: all of the bank
    interview_minutes: float = Field(18.0, gt=0, le=60)

    recognizer: Literal["auto", "faster-whisper", "pocketsphinx", "scripted"] = "auto"
    recognizer_script: Path | None = None  # what the scripted recognizer "hears" (JSON)
    whisper_model: str = "small.en"  # name or path of a faster-whisper model
    whisper_download: bool = True  # try once to fetch the model at first start
    vad: Literal["silero", "webrtcvad"] = "silero"
    smart_turn_model: Path | None = None  # Smart Turn v3's ONNX file: one more judge of whether a turn is over
    half_duplex: bool = False  # Aila can't be interrupted: for rooms that echo her
    synthesizer: Literal["auto", "espeak", "pyttsx3"] = "auto"
    voice_language: str = ""  # empty: the bank's
    voice_name: str = "f3"  # espeak variant
    voice_words_per_minute: int = Field(160, ge=80, le=400)

    # A language model that takes part, by the OpenAI protocol; all three or none. Answers are sent there.
    llm_base_url: str = ""  # "http://localhost:11434/v1"; no `/chat/completions`
    llm_api_key: SecretStr | None = None  # for servers without keys any text
    llm_model: str = ""  # as the server calls it

    scoring_model: Path | None = None  # a trained model's file (.npz); none: signs alone, uncalibrated
    scoring_encoder: Path | None = None  # sentence encoder: .onnx or .safetensors, tokenizer.json beside it

    contact: str = DEFAULT_CONTACT  # who arranges a human interviewer, within a sentence
    ice_servers: list[IceServer] = []
    min_free_disk_mb: int = 500  # below this no new interview is begun

    @field_validator("metrics_token")
    @classmethod
    def _hard_to_guess(cls, token: str) -> str:
        if token and not re.fullmatch(r"[!-~]{16,}", token):
            raise ValueError("use at least 16 letters, digits and signs, without spaces")
        return token

    @field_validator("llm_base_url")
    @classmethod
    def _where_models_are(cls, url: str) -> str:
        if url and not _LLM_URL.fullmatch(url):
            raise ValueError("write http:// or https://, a host, and the path that goes before /chat/completions")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _model_complete(self) -> "Settings":
        key = self.llm_api_key.get_secret_value() if self.llm_api_key is not None else ""
        given = {"llm_base_url": self.llm_base_url, "llm_api_key": key, "llm_model": self.llm_model}
        missing = [name for name, value in given.items() if not value]
        if missing and len(missing) < len(given):
            raise ValueError(f"a language model needs {' and '.join(missing)}, too")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = InitSettingsSource(settings_cls, init_kwargs=_read_file(config_path()))
        return (init_settings, env_settings, file)

    @property
    def base_url(self) -> str:
        return self.public_url.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{(self.data / 'interviews.db').resolve()}"

    @property
    def recordings(self) -> Path:
        return self.data / "recordings"

    @property
    def models(self) -> Path:
        return self.data / "models"


_LISTS = ("ice_servers", "questions")
_LIST_HINT = 'this is a list, to be written as JSON, for example ["first", "second"]'


def config_path() -> Path:
    return Path(os.environ.get(CONFIG_VARIABLE) or DEFAULT_CONFIG)


def load(**overrides: Any) -> Settings:
    """Build the settings. Raises SettingsError naming every setting that is wrong, and where it stands."""
    given = {name: value for name, value in overrides.items() if value is not None}
    in_file = _read_file(config_path())
    faults = _faults_of_environment()
    try:
        settings = Settings(**given)
    except ValidationError as error:
        faults += [_fault(tuple(e["loc"]), e["type"], e["msg"], given, in_file) for e in error.errors()]
    except PydanticSettingsError:
        # Raised for the first list that isn't JSON, before anything else is looked at.
        faults += [f"{_variable(name)} (environment): {_LIST_HINT}" for name in _broken_lists()]
    if faults:
        raise SettingsError("These settings can't be used:\n" + "\n".join(f"  {fault}" for fault in faults))
    return settings


def _read_file(path: Path) -> dict[str, Any]:
    """The TOML file's content; empty if there is none and none was asked for."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        if os.environ.get(CONFIG_VARIABLE):
            raise SettingsError(f"There is no settings file {path}, which {CONFIG_VARIABLE} names.") from None
        return {}
    except OSError as error:
        raise SettingsError(f"The settings file {path} can't be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file {path} isn't text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The settings file {path} isn't valid TOML: {error}.") from error


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _set_in_environment() -> dict[str, str]:
    """Field name -> value. Names count in any case, as they do for pydantic-settings."""
    upper = {name.upper(): value for name, value in os.environ.items()}
    upper.pop(CONFIG_VARIABLE, None)
    return {name.removeprefix(PREFIX).lower(): value for name, value in upper.items() if name.startswith(PREFIX)}


def _faults_of_environment() -> list[str]:
    unknown = sorted(set(_set_in_environment()) - set(Settings.model_fields))
    return [f"{_variable(name)} (environment): {_no_such_setting(name, _variable)}" for name in unknown]


def _broken_lists() -> list[str]:
    environment = _set_in_environment()
    return [name for name in _LISTS if name in environment and not _is_json(environment[name])]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _fault(
    loc: tuple[int | str, ...], kind: str, message: str, given: dict[str, Any], in_file: dict[str, Any]
) -> str:
    """One line: which setting, where it was set, and what is wrong. Never the value: it may be a password."""
    name = str(loc[0]) if loc else "settings"
    path = ".".join(str(part) for part in loc) or name
    if name in given:
        where = f"{path} (command line)"
    elif name in _set_in_environment():
        where = f"{path.replace(name, _variable(name), 1)} (environment)"
    elif name in in_file:
        where = f"{path} ({config_path()})"
    else:
        where = path
    if kind == "extra_forbidden":
        return f"{where}: {_no_such_setting(name) if len(loc) == 1 else 'there is no such key'}"
    return f"{where}: {message}"


def _no_such_setting(name: str, spell: Callable[[str], str] = str) -> str:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1)
    if close:
        return f"there is no such setting; did you mean {spell(close[0])}?"
    return f"there is no such setting. Known are: {', '.join(sorted(Settings.model_fields))}"


def assigned(assignments: Sequence[str]) -> dict[str, Any]:
    """`["port=8081", "questions=[\"a\"]"]` as keyword arguments for `load`. Raises SettingsError."""
    found: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise SettingsError(f"{assignment!r} sets nothing: write NAME=VALUE.")
        try:
            found[name] = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            found[name] = value  # a bare word or path: taken as text
    return found
