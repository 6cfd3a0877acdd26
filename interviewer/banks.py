"""Question banks on disk: found by name, read with care, refused with all their faults at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dialogue import bank_rules
from dialogue.bank import COUNT, BankError, Lines, QuestionBank, Replies, parse
from dialogue.bank_faults import Fault, close_to
from interviewer import untrusted_yaml
from interviewer.untrusted_yaml import YamlFaults

FOLDER = Path(__file__).resolve().parent.parent / "question_banks"
ENDINGS = (".yaml", ".yml")


def names() -> list[str]:
    """The banks that come with the product."""
    return sorted(path.name.removesuffix(".yaml") for path in FOLDER.glob("*.yaml"))


def path_of(name_or_path: str) -> Path:
    """A name means a file in question_banks/; what ends in .yaml or has a slash is a path."""
    is_path = name_or_path.endswith(ENDINGS) or "/" in name_or_path or "\\" in name_or_path
    return Path(name_or_path) if is_path else FOLDER / f"{name_or_path}.yaml"


@dataclass(frozen=True, slots=True)
class Checked:
    """A bank that can be used. `doubts`: what its writer should look at once more."""

    bank: QuestionBank
    doubts: tuple[Fault, ...]


def load(name_or_path: str) -> QuestionBank:
    """Read and check a bank. Raises BankError with every fault. Some 0.1 s: keep it off the event loop."""
    return check(name_or_path).bank


def check(name_or_path: str) -> Checked:
    """`load`, with what is doubtful as well."""
    file = path_of(name_or_path)
    shown = shown_path(file)
    written = _read(file, name_or_path)
    try:
        loaded, scanned = untrusted_yaml.load(written)
    except YamlFaults as error:
        raise BankError(shown, error.faults) from error
    bank = parse(loaded)
    faults = () if isinstance(bank, QuestionBank) else bank
    others, doubts = _other_languages(loaded, file)
    placed = [scanned.placed(fault) for fault in (*faults, *others)] + scanned.repeated
    if placed or not isinstance(bank, QuestionBank):
        raise BankError(shown, _in_order(placed))
    return Checked(bank, _in_order([scanned.placed(doubt) for doubt in (*bank_rules.doubtful(loaded), *doubts)]))


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))


def _other_languages(content: object, file: Path) -> tuple[list[Fault], list[Fault]]:
    """Faults and doubts of `also_in`. The other banks aren't checked here: only that they are what was meant."""
    named = content.get("also_in") if isinstance(content, dict) else None
    faults, doubts = [], []
    for language, name in named.items() if isinstance(named, dict) else ():
        path = ("also_in", str(language))
        known = {found.stem: found for folder in (FOLDER, file.parent) for found in folder.glob("*.yaml")}
        other = known.get(str(name))
        if other is None:
            near = close_to(str(name), known.keys() - {file.stem})
            faults.append(Fault(path, f"there is no bank {name!r} beside this file or in question_banks/{near}"))
            continue
        found = _plain_content(other)
        if found.get("language") != language:
            faults.append(Fault(path, f"the bank {name} is in {found.get('language')!r}, not in {language!r}"))
            continue
        if _question_ids(found) != _question_ids(content):
            doubts.append(Fault(path, f"the bank {name} asks other questions, or in another order"))
        back = found.get("also_in")
        if not isinstance(back, dict) or file.stem not in back.values():
            doubts.append(Fault(path, f"the bank {name} doesn't name this one in its 'also_in'"))
    return faults, doubts


def _plain_content(file: Path) -> dict[str, object]:
    """Empty where the file can't be read: it has its own check."""
    try:
        loaded, _ = untrusted_yaml.load(_read(file, file.stem))
    except (YamlFaults, BankError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _question_ids(content: object) -> list[object]:
    questions = content.get("questions") if isinstance(content, dict) else None
    listed = questions if isinstance(questions, list) else []
    return [question.get("id") for question in listed if isinstance(question, dict)]


def all_lines(bank: QuestionBank) -> list[str]:
    """Everything that Aila may say in an interview with this bank, each once, in the order of use."""
    lines, replies = bank.lines, bank.replies
    said: list[str | None] = [*lines.greeting, lines.consent_reminder, *lines.guidelines]
    for question in (bank.practice, *bank.questions, bank.invitation):
        said += [question.text, *question.rephrasings, *question.probes.values(), *question.encouragements]
    said += _texts(lines)
    said += [replies.questions_left.replace(COUNT, str(count)) for count in range(1, len(bank.questions) + 1)]
    said += [text for text in _texts(replies) if text != replies.questions_left]
    said += [fact.answer for fact in bank.facts]
    return list(dict.fromkeys(text for text in said if text))


def _texts(model: Lines | Replies) -> list[str]:
    """All that is said of it, in the order of its fields."""
    values = (getattr(model, name) for name in type(model).model_fields)
    return [text for value in values for text in ((value,) if isinstance(value, str) else value)]


def _read(file: Path, name: str) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(untrusted_yaml.MAX_BYTES + 1)
    except FileNotFoundError:
        what = "there is no such file"
        if file.parent == FOLDER:
            what = f"there is no bank of this name{close_to(name, names())}"
    except IsADirectoryError:
        what = "this is a folder, not a file"
    except (OSError, ValueError) as error:
        what = f"the file can't be read: {getattr(error, 'strerror', None) or error}"
    raise BankError(shown_path(file), (Fault((), what),))


def shown_path(file: Path) -> str:
    """Relative to the working folder where that is shorter."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)
