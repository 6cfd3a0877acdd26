"""The rules about who may import and do what, enforced with the standard library's `ast` alone.

Every check is a function from sources to faults. It is run on the tree, where it must find nothing, and on samples
that break its rule, where it must find something: a check that can't fail proves nothing.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("dialogue", "scoring", "interviewer")
MODULE_LINES = 400
BROAD_EXCEPTS = 4  # session supervisor, HTTP error handler, store writer, worker-thread loop

# Where a rule is set aside, and why. An entry that is no longer needed is a fault, too.
READS_ENVIRONMENT = {
    "interviewer/settings.py": "its task",
    "interviewer/worker.py": "hands its own environment on to the child process",
    "interviewer/speaking/pyttsx3_worker.py": "pyttsx3 takes the path of espeak's data from the environment only",
}
IMPORTS_AV = {  # codecs only; none of them knows of connections
    "interviewer/speaking/opus.py": "encodes cached speech",
    "interviewer/speaking/espeak.py": "resamples the engine's 22,050 Hz",
    "interviewer/speaking/pyttsx3_voice.py": "decodes the files that the system's voices write (AIFF, WAV)",
}
READS_WALL_CLOCK = {"interviewer/store/store.py": "timestamps for display and for the law, expiry of invitations"}

PURE_FORBIDDEN = {
    *("asyncio", "threading", "multiprocessing", "concurrent", "subprocess", "signal", "time", "sched"),
    *("socket", "ssl", "http", "urllib", "io", "os", "pathlib", "shutil", "tempfile", "glob", "sqlite3"),
    *("logging", "secrets", "sys", "uuid"),
}
# The plain types that the two shared modules are made of.
SCORING_MAY_IMPORT = {
    *("dialogue.bank", "dialogue.transcript", "dialogue.completeness", "dialogue.commands", "dialogue.cues"),
}
THIRD_PARTY = {
    "dialogue": {"dialogue/bank.py": {"pydantic"}},
    "scoring": {
        "": {"numpy", "scipy", "sklearn", "rapidfuzz", "snowballstemmer"},
        "scoring/onnx_encoder.py": {"onnxruntime", "tokenizers"},
    },
}
TOUCHES_FILES = {
    "scoring/model_file.py": {"pathlib"},  # researchers save and load their models
    "scoring/onnx_encoder.py": {"pathlib"},  # an encoder is a file of 90 MB
}
# Parts that are used by the session and the app, and must not know them.
PARTS = ("interviewer/media/", "interviewer/hearing/", "interviewer/speaking/", "interviewer/store/")
ABOVE_PARTS = (
    *(
        "interviewer.session",
        "interviewer.sessions",
        "interviewer.app",
        "interviewer.app_state",
        "interviewer.jobs",
    ),
    *("interviewer.routes", "interviewer.cli", "interviewer.simulate", "interviewer.voice", "interviewer.outbox"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file: `path` is relative to the root, with slashes."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def package(self) -> str:
        return self.path.partition("/")[0]


Check = Callable[[list[Source]], list[str]]


def python_sources() -> list[Source]:
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in found]


def web_sources() -> list[Source]:
    found = [p for p in sorted((ROOT / "web").rglob("*")) if p.suffix in {".html", ".js", ".css", ".svg"}]
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in found]


def imports(source: Source) -> Iterator[str]:
    """Dotted names of the modules, those inside functions and TYPE_CHECKING blocks included."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = "." * node.level + (node.module or "")
            # `from dialogue import events` imports the module dialogue.events.
            yield from (f"{parent}.{alias.name}" if parent in PACKAGES else parent for alias in node.names)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a chain of names; calls in it are looked through."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Call():
            return f"{dotted(node.func)}()"
    return "?"


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def names_used(source: Source) -> Iterator[str]:
    """Dotted names, also of what is imported by itself: `from os import environ` uses os.environ."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            yield dotted(node)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, modules: set[str] | tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


# ---- the checks ---------------------------------------------------------------------------------------------


def arrows(sources: list[Source]) -> list[str]:
    """interviewer -> scoring -> dialogue.bank and dialogue.transcript; interviewer -> dialogue; nothing back."""
    faults = []
    for source in sources:
        for name in imports(source):
            if name.startswith("."):
                faults.append(f"{source.path}: relative import {name}")
            elif source.package == "dialogue" and within(name, ("scoring", "interviewer", "tests")):
                faults.append(f"{source.path}: dialogue imports {name}")
            elif source.package == "scoring" and (
                within(name, ("interviewer", "tests"))
                or (within(name, ("dialogue",)) and not within(name, SCORING_MAY_IMPORT))
            ):
                faults.append(f"{source.path}: scoring imports {name}")
            elif source.package == "interviewer" and within(name, ("tests",)):
                faults.append(f"{source.path}: the product imports {name}")
            elif source.path.startswith(PARTS) and within(name, ABOVE_PARTS):
                faults.append(f"{source.path}: a part imports {name}, which uses it")
    return faults


def purity(sources: list[Source]) -> list[str]:
    """dialogue and scoring: no clock, socket, file, thread, log; no chance without a seed; few third parties."""
    faults = []
    for source in (s for s in sources if s.package in THIRD_PARTY):
        allowed = {
            name for where, names in THIRD_PARTY[source.package].items() if where in source.path for name in names
        }
        for name in imports(source):
            root = name.partition(".")[0]
            known = root in sys.stdlib_module_names or root in PACKAGES or root in allowed
            forbidden = PURE_FORBIDDEN - TOUCHES_FILES.get(source.path, set())
            if within(name, forbidden) or not known:
                faults.append(f"{source.path}: imports {name}")
        for name, call in calls(source):
            by_chance = re.fullmatch(r"(\w+\.)*random\.\w+", name)
            seeded = name.endswith((".Random", ".default_rng")) and call.args
            if name in {"open", "print", "input"} or (by_chance and not seeded):
                faults.append(f"{source.path}:{call.lineno}: calls {name}")
    return faults


def only_in(modules: tuple[str, ...], places: tuple[str, ...]) -> Check:
    """These modules are imported in these places only."""

    def check(sources: list[Source]) -> list[str]:
        return [
            f"{source.path}: imports {name}"
            for source in sources
            if not source.path.startswith(places)
            for name in imports(source)
            if within(name, modules)
        ]

    return check


def codecs(sources: list[Source]) -> list[str]:
    elsewhere = only_in(("av",), ("interviewer/media/", "interviewer/simulate/", *IMPORTS_AV))(sources)
    needless = [s.path for s in sources if s.path in IMPORTS_AV and "av" not in imports(s)]
    return elsewhere + [f"{path}: the exception is no longer needed" for path in needless]


def environment(sources: list[Source]) -> list[str]:
    return _only_named_places(sources, READS_ENVIRONMENT, r"os\.(environb?|getenvb?|putenv)")


def wall_clock(sources: list[Source]) -> list[str]:
    pattern = r"(.*\.)?(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime))"
    return _only_named_places(sources, READS_WALL_CLOCK, pattern)


def _only_named_places(sources: list[Source], places: dict[str, str], pattern: str) -> list[str]:
    found = {s.path: sorted(name for name in names_used(s) if re.fullmatch(pattern, name)) for s in sources}
    needless = [
        f"{path}: the exception is no longer needed" for path in places if path in found and not found[path]
    ]
    return needless + [f"{path}: {names}" for path, names in found.items() if names and path not in places]


def printing(sources: list[Source]) -> list[str]:
    return [
        f"{source.path}:{call.lineno}: prints"
        for source in sources
        if not source.path.startswith(("interviewer/cli", "interviewer/__main__.py"))
        for name, call in calls(source)
        if name in {"print", "pprint.pprint", "rich.print", "Console"}
        or name.endswith((".stdout.write", ".Console"))
    ]


def size(sources: list[Source]) -> list[str]:
    lines = {source.path: source.text.count("\n") for source in sources}
    return [f"{path}: {count} lines" for path, count in lines.items() if count > MODULE_LINES]


def bare_tasks(sources: list[Source]) -> list[str]:
    """Every task has a TaskGroup as its owner; ours are all called something with `group`."""
    return [
        f"{source.path}:{call.lineno}: {name}"
        for source in sources
        for name, call in calls(source)
        if name.endswith("ensure_future")
        or (name.endswith("create_task") and "group" not in name.split(".")[-2:][0])
    ]


def broad_excepts(sources: list[Source]) -> list[str]:
    """At most four in the whole tree, none of them bare, none of them for BaseException."""
    faults, broad = [], []
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler):
                caught = "" if node.type is None else ast.unparse(node.type)
                if node.type is None or "BaseException" in caught:
                    faults.append(f"{source.path}:{node.lineno}: catches everything")
                elif re.search(r"\bException\b", caught):
                    broad.append(f"{source.path}:{node.lineno}: except {caught}")
        for name, call in calls(source):
            if name.endswith("suppress") and any(dotted(a) in {"Exception", "BaseException"} for a in call.args):
                broad.append(f"{source.path}:{call.lineno}: suppress(Exception)")
    return faults + (broad if len(broad) > BROAD_EXCEPTS else [])


class _Page(HTMLParser):
    """Collects what a strict Content-Security-Policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.faults.append(f"line {self.getpos()[0]}: inline <{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"line {self.getpos()[0]}: attribute {name}")
            if name in {"src", "href", "action", "poster"} and re.match(r"(https?:)?//|javascript:", value or ""):
                self.faults.append(f"line {self.getpos()[0]}: {name}={value}")


def pages(sources: list[Source]) -> list[str]:
    """No script or style in the pages themselves, nothing from another host."""
    faults = []
    for source in (s for s in sources if s.path.endswith((".html", ".svg"))):
        page = _Page()
        page.feed(source.text)
        faults += [f"{source.path}: {fault}" for fault in page.faults]
    return faults


def external_urls(sources: list[Source]) -> list[str]:
    """Scripts and styles: comments may name a source, and XML namespaces only look like addresses."""
    faults = []
    for source in (s for s in sources if s.path.endswith((".js", ".css"))):
        text = re.sub(r"/\*.*?\*/|(?m:(^|\s)//.*$)", "", source.text, flags=re.DOTALL)
        text = text.replace("http://www.w3.org/", "")
        faults += [
            f"{source.path}: {hit}" for hit in re.findall(r"(?:https?|wss?)://[\w.-]+|[\"'(]//[\w.-]+\.\w+", text)
        ]
        faults += [
            f"{source.path}: {hit}" for hit in re.findall(r"\beval\(|new Function\(|setAttribute\(.style", text)
        ]
    return faults


framework = only_in(("fastapi", "starlette"), ("interviewer/app.py", "interviewer/routes"))
media = only_in(("aiortc", "aioice"), ("interviewer/media/", "interviewer/simulate/"))
sql = only_in(("sqlalchemy", "alembic", "aiosqlite", "psycopg", "sqlite3"), ("interviewer/store/",))

PYTHON_CHECKS: list[Check] = [
    *(arrows, purity, framework, media, codecs, sql),
    *(environment, wall_clock, printing, size, bare_tasks, broad_excepts),
]
WEB_CHECKS: list[Check] = [pages, external_urls, size]

BAD: list[tuple[Check, str, str]] = [
    (arrows, "dialogue/plan.py", "import scoring.report"),
    (arrows, "dialogue/plan.py", "from interviewer import session"),
    (arrows, "dialogue/plan.py", "from .bank import Question"),
    (arrows, "scoring/rubric.py", "from dialogue import conversation"),
    (arrows, "scoring/rubric.py", "from dialogue.events import Event"),
    (arrows, "scoring/rubric.py", "def f():\n    from interviewer.store import Store"),
    (arrows, "interviewer/store/log.py", "from interviewer.session import Session"),
    (arrows, "interviewer/hearing/silero.py", "from interviewer import app"),
    (arrows, "interviewer/jobs.py", "from tests.small_bank import BANK"),
    (purity, "dialogue/plan.py", "import asyncio"),
    (purity, "dialogue/plan.py", "from time import monotonic"),
    (purity, "dialogue/plan.py", "import pydantic"),
    (purity, "dialogue/plan.py", "text = open('bank.yaml').read()"),
    (purity, "dialogue/plan.py", "import random\nrandom.shuffle([])"),
    (purity, "scoring/ensemble.py", "import numpy as np\nnp.random.default_rng()"),
    (purity, "scoring/ensemble.py", "import logging.config"),
    (purity, "scoring/ensemble.py", "import librosa"),
    (purity, "scoring/ensemble.py", "import pathlib"),
    (purity, "scoring/ensemble.py", "import onnxruntime"),
    (framework, "interviewer/session.py", "from fastapi import WebSocket"),
    (media, "interviewer/session.py", "import aiortc"),
    (codecs, "interviewer/session.py", "from av.audio import AudioFrame"),
    (codecs, "interviewer/speaking/opus.py", "import wave"),
    (sql, "interviewer/jobs.py", "from sqlalchemy import select"),
    (sql, "interviewer/jobs.py", "import sqlite3"),
    (environment, "interviewer/app.py", "import os\nhome = os.environ['HOME']"),
    (environment, "interviewer/app.py", "import os\nhome = os.getenv('HOME')"),
    (environment, "interviewer/app.py", "from os import environ"),
    (environment, "interviewer/worker.py", "environment = None"),
    (wall_clock, "interviewer/session.py", "from datetime import UTC, datetime\nnow = datetime.now(UTC)"),
    (wall_clock, "interviewer/session.py", "import time\nnow = time.time()"),
    (printing, "interviewer/jobs.py", "print('done')"),
    (printing, "interviewer/jobs.py", "import sys\nsys.stdout.write('done')"),
    (size, "interviewer/jobs.py", "x = 1\n" * (MODULE_LINES + 1)),
    (bare_tasks, "interviewer/jobs.py", "import asyncio\nasyncio.create_task(f())"),
    (bare_tasks, "interviewer/jobs.py", "from asyncio import create_task\ncreate_task(f())"),
    (bare_tasks, "interviewer/jobs.py", "asyncio.get_running_loop().create_task(f())"),
    (bare_tasks, "interviewer/jobs.py", "asyncio.ensure_future(f())"),
    (broad_excepts, "interviewer/jobs.py", "try:\n    f()\nexcept:\n    pass"),
    (broad_excepts, "interviewer/jobs.py", "try:\n    f()\nexcept BaseException:\n    pass"),
    (broad_excepts, "interviewer/jobs.py", "try:\n    f()\nexcept (OSError, Exception):\n    pass\n" * 5),
    (broad_excepts, "interviewer/jobs.py", "with contextlib.suppress(Exception):\n    f()\n" * 5),
    (pages, "web/index.html", "<script>start()</script>"),
    (pages, "web/index.html", "<style>p { color: red }</style>"),
    (pages, "web/index.html", "<p style='color: red'>"),
    (pages, "web/index.html", "<button onclick='start()'>"),
    (pages, "web/index.html", "<script src='https://cdn.example.org/x.js'></script>"),
    (pages, "web/index.html", "<link rel='stylesheet' href='//cdn.example.org/x.css'>"),
    (pages, "web/index.html", "<a href='javascript:start()'>"),
    (external_urls, "web/call.js", "import x from 'https://cdn.example.org/x.js'"),
    (external_urls, "web/base.css", "@import url(//fonts.example.org/x.css);"),
    (external_urls, "web/call.js", "new WebSocket('wss://example.org')"),
    (external_urls, "web/call.js", "eval('1')"),
]

GOOD: list[tuple[Check, str, str]] = [
    (arrows, "scoring/rubric.py", "from dialogue.transcript import Transcript\nfrom dialogue import bank"),
    (purity, "dialogue/bank.py", "from pydantic import BaseModel"),
    (purity, "scoring/ensemble.py", "import random\nrandom.Random(7).shuffle([])"),
    (codecs, "interviewer/speaking/opus.py", "import av"),
    (environment, "interviewer/app.py", '"""Never reads os.environ."""'),
    (bare_tasks, "interviewer/session.py", "self._group.create_task(f())\ngroup.create_task(g())"),
    (broad_excepts, "interviewer/session.py", "try:\n    f()\nexcept Exception:\n    pass\n" * BROAD_EXCEPTS),
    (pages, "web/index.html", "<script type='module' src='/candidate/main.js'></script><a href='/help'>"),
    (external_urls, "web/call.js", "// see https://example.org\nconst ns = 'http://www.w3.org/2000/svg';"),
]


@pytest.mark.parametrize("check", PYTHON_CHECKS, ids=lambda check: getattr(check, "__name__", ""))
def test_the_packages_keep_the_rule(check: Check) -> None:
    assert check(python_sources()) == []


@pytest.mark.parametrize("check", WEB_CHECKS, ids=lambda check: getattr(check, "__name__", ""))
def test_the_pages_keep_the_rule(check: Check) -> None:
    assert check(web_sources()) == []


@pytest.mark.parametrize(("check", "path", "text"), BAD)
def test_what_breaks_a_rule_is_found(check: Check, path: str, text: str) -> None:
    assert check([Source(path, text)]) != []


@pytest.mark.parametrize(("check", "path", "text"), GOOD)
def test_what_keeps_a_rule_is_left_alone(check: Check, path: str, text: str) -> None:
    assert check([Source(path, text)]) == []


def test_there_is_something_to_check() -> None:
    assert {source.package for source in python_sources()} == set(PACKAGES)
    assert {Path(source.path).suffix for source in web_sources()} >= {".html", ".js", ".css"}


def test_every_check_is_proven_on_a_sample_that_breaks_it() -> None:
    assert {*PYTHON_CHECKS, *WEB_CHECKS} == {check for check, _, _ in BAD}
