"""What a rater reads before rating: the bank's criteria with their anchors, as one page of Markdown."""

from collections.abc import Iterator

from dialogue.bank import Competency, Criterion, QuestionBank

_RULES = """Rate what is **said to have been done**, by the anchors and by nothing else:

- One criterion after the other, over all answers of your list, in the order of your list.
- Only the answer in front of you counts: no other answer, no other rater, no general impression.
- Never rate accent, grammar, fluency, choice of words, length, mood, or how well a story is told. An answer by
  somebody who learns the language gets the level that the same content gets in anybody's words.
- Levels are 1 to 5; 2 and 4 lie between their neighbours. Where the answer gives nothing to rate a criterion by,
  leave the level out (`null`): that isn't a 1, which is for what its anchor says.
- Mark the words that your level rests on, copied as they stand: a sentence or two, more only where it takes more.
- Unsure between two levels: read both anchors again, and take the one of which more is there."""


def guide(bank: QuestionBank) -> str:
    """For one version of a bank: ratings by another version's guide don't belong to the same panel."""
    return "\n\n".join([
        f"# Rating answers to {bank.title} ({bank.id}.{bank.language} {bank.version})",
        _RULES,
        "## Which answer is rated on what",
        "\n".join(_questions(bank)),
        *(part for competency in bank.competencies for part in _competency(competency)),
    ]) + "\n"  # fmt: skip


def _questions(bank: QuestionBank) -> Iterator[str]:
    names = {competency.id: competency.name for competency in bank.competencies}
    yield from ("| question | asked | rated on |", "|---|---|---|")
    for question in bank.questions:
        drawn = ", ".join(names[competency_id] for competency_id in question.competencies)
        yield f"| `{question.id}` | {_cell(question.text)} | {_cell(drawn)} |"


def _competency(competency: Competency) -> Iterator[str]:
    yield f"## {competency.name}\n\n{competency.description}"
    for criterion in competency.criteria:
        yield f"### {criterion.name} (`{criterion.id}`)\n\n{criterion.looks_for}"
        yield "\n".join(_levels(criterion))
        yield "Among what shows it: the candidate says " + "; ".join(sign.says for sign in criterion.signs) + "."


def _levels(criterion: Criterion) -> Iterator[str]:
    examples = criterion.examples
    yield from ("| level | anchor | for example |", "|---|---|---|")
    for level, name in ((1, "one"), (3, "three"), (5, "five")):
        said = "" if examples is None else f"“{_cell(getattr(examples, name))}”"
        yield f"| {level} | {_cell(getattr(criterion.anchors, name))} | {said} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
