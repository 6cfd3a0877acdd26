"""The question bank's model: what product designers and psychologists write, checked and versioned."""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dialogue import bank_faults, bank_rules
from dialogue.bank_faults import Fault
from dialogue.completeness import Part

# Pattern of a text -> what it asks for in plain words.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
VERSION = r"^\d+\.\d+\.\d+$"
LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
FILE_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z]{2}(-[A-Z]{2})?$"
# What a text has where Aila puts in a number.
COUNT = "{count}"
COUNT_PATTERN = r"\{count\}"
IN_WORDS = {
    COUNT_PATTERN: "this text needs '{count}' where the number belongs",
    ID: "an id has small letters, digits and single hyphens, like 'team-conflict'",
    VERSION: "a version has three numbers, like '1.0.0'",
    FILE_NAME: "a bank is named like its file, without '.yaml': 'core-behavioural.de'",
    LANGUAGE: "a language is written like 'en' or 'en-US'",
}

Id = Annotated[str, Field(pattern=ID, max_length=60)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
FileName = Annotated[str, Field(pattern=FILE_NAME, max_length=80)]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Cue = Annotated[str, Field(min_length=1, max_length=240, description="Wording to look for: 'I asked|invited'")]


class BankError(Exception):
    """All faults of one bank file."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"{file}: {count}", *(fault.line_of(file) for fault in faults)]))
        self.file = file
        self.faults = faults


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, allow_inf_nan=False)


class Sign(_Model):
    """One observable behaviour: "the candidate says that ...", with the wordings that show it."""

    id: Id = Field(description="Unique within its criterion: 'asked-for-views'")
    says: Text = Field(
        description="The behaviour as a rater reads it, after 'The candidate says ...': 'that they asked others'"
    )
    cues: tuple[Cue, ...] = Field(
        min_length=1, description="Wordings that show it, from common speech; README.md tells their syntax"
    )


class Anchors(_Model):
    """Behaviourally anchored levels; 2 and 4 lie between their neighbours."""

    one: Text = Field(description="Level 1, in what was said: 'Says only that the other was wrong.'")
    three: Text = Field(description="Level 3: 'Says that both sides were heard, without what came of it.'")
    five: Text = Field(description="Level 5: 'Says how the other's view was asked for and what it changed.'")


class Examples(_Model):
    """What somebody may say whom raters put at these levels: for raters to learn by, and for sentence encoders.

    No wording of them is looked for in an answer.
    """

    one: Text = Field(description="Level 1, as it is said: 'He never lifted a finger, so I did it without him.'")
    three: Text = Field(description="Level 3: 'I heard him out and I heard her out, and then it was all right.'")
    five: Text = Field(
        description="Level 5: 'I asked her what worried her. It was the nights, so we swapped two.'"
    )


class Criterion(_Model):
    """One thing to judge in the words of an answer. Never accent, grammar, fluency, vocabulary or feeling."""

    id: Id = Field(description="Unique in the file: 'listens-to-others'")
    name: Text = Field(description="Short, for the scorecard: 'Listens to others'")
    looks_for: Text = Field(description="What a rater looks for, in one sentence")
    anchors: Anchors
    # Left out where there is none, so that the content of banks that were written before stays the same.
    examples: Examples | None = Field(
        default=None, exclude_if=lambda given: given is None, description="A quote for each anchor"
    )
    signs: tuple[Sign, ...] = Field(min_length=2, max_length=6, description="3 to 5 are best")


class Competency(_Model):
    """A soft skill, seen through its criteria."""

    id: Id = Field(description="Unique in the file; questions name it: 'teamwork'")
    name: Text = Field(description="For the scorecard: 'Teamwork'")
    description: Text = Field(description="For recruiters, in one or two sentences")
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=6, description="3 or 4 are best")


class Question(_Model):
    """One scored question. Everybody is asked the same words, and the same probe when the same part is missing."""

    id: Id = Field(description="Unique in the file; stays when the wording changes: 'team-conflict'")
    text: Text = Field(description="Asked word for word: 'Tell me about one time when ...'")
    competencies: tuple[Id, ...] = Field(
        min_length=1, description="Ids of what the answer is scored on: [teamwork, communication]"
    )
    kind: Literal["open", "closed"] = Field("open", description="open, or closed: a few words are an answer")
    expects: tuple[Part, ...] = Field(
        (Part.SITUATION, Part.TASK, Part.ACTION, Part.RESULT),
        description="Parts of a complete answer: [action, result]",
    )
    probes: dict[Part, Text] = Field(
        default_factory=dict,
        description="Asked once, word for word, when this part is missing; neutral: 'How did it end?'",
    )
    rephrasings: tuple[Text, ...] = Field(
        (),
        max_length=3,
        description="The same question in other words, used in turn: 'Think of one time when ...'",
    )
    encouragements: tuple[Text, ...] = Field(
        (),
        max_length=4,
        description="Instead of lines.take_your_time for this question: 'Any job or hobby will do.'",
    )
    patience_s: float = Field(
        2.0, ge=0.2, le=6.0, description="Seconds of pause after which the answer is over: 2.0"
    )
    enough_speech_s: float = Field(
        20.0,
        ge=0,
        le=300,
        description="Seconds of speech below which an answer counts as short where words can't be trusted: 20.0",
    )
    answer_s: float = Field(
        75.0,
        ge=1,
        le=600,
        description="Seconds that a complete answer usually takes; to estimate the interview's: 75.0",
    )
    limit_s: float = Field(
        180.0, ge=20, le=600, description="Longest that a single answer may take, in seconds: 180.0"
    )


class Practice(Question):
    """The first question, to try it out: never scored; probed like the others if it has probes."""

    competencies: tuple[Id, ...] = Field((), max_length=0, description="Not used: practice is never scored")
    expects: tuple[Part, ...] = Field(
        (), description="Parts to ask for, so that it is known what complete means: [action, result]"
    )
    answer_s: float = Field(20.0, ge=1, le=600, description="Seconds that an answer usually takes: 20.0")


class Invitation(Question):
    """The last: the candidate may ask about the interview. Never scored, never probed; the facts answer."""

    competencies: tuple[Id, ...] = Field((), max_length=0, description="Not used: it is never scored")
    kind: Literal["open", "closed"] = Field("closed", description="A few words are an answer: closed")
    expects: tuple[Part, ...] = Field((), max_length=0, description="Not used: it is never probed")
    patience_s: float = Field(
        1.2, ge=0.2, le=6.0, description="Seconds of pause after which the turn is over: 1.2"
    )
    enough_speech_s: float = Field(0.0, ge=0, le=300, description="Not used: a 'no' is enough")
    answer_s: float = Field(8.0, ge=1, le=600, description="Seconds that it usually takes: 8.0")
    limit_s: float = Field(
        60.0, ge=20, le=600, description="Longest that a single question may take, in seconds: 60.0"
    )


class Lines(_Model):
    """What Aila says besides the questions. Lists are used in turn, never the same twice in a row."""

    greeting: tuple[Text, ...] = Field(min_length=1, description="Said first: 'Hello, and welcome. I'm Aila ...'")
    consent_reminder: Text = Field(
        description="What was agreed to: 'As you have agreed, this is recorded. You can stop at any time.'"
    )
    guidelines: tuple[Text, ...] = Field(
        min_length=1, description="The most important guidelines, spoken: 'Please make each answer complete.'"
    )
    practice_done: Text = Field(
        description="Between practice and the first question: 'Thank you. Now the questions begin.'"
    )
    acknowledgements: tuple[Text, ...] = Field(min_length=2, description="Never judge: 'Thank you.'")
    take_your_time: tuple[Text, ...] = Field(min_length=1, description="After silence: 'Take your time.'")
    offer_to_repeat: Text = Field(
        description="After long silence, before a rephrasing: 'Let me put it in other words.'"
    )
    offer_to_skip: Text = Field(
        description="After longer silence: 'We can leave this question out, or take a break. Just say so.'"
    )
    not_heard: Text = Field(
        description="When nothing was understood: 'I couldn't hear that. Please say it again.'"
    )
    stand_alone: Text = Field(
        description="To 'as I said before' or 'it is in my CV': 'Each answer is read on its own.'"
    )
    please_go_on: Text = Field(description="Gives the floor back in mid-answer: 'Please go on.'")
    hold: tuple[Text, ...] = Field(
        min_length=1, description="To 'wait a moment' and 'let me think': 'Of course. I'll wait.'"
    )
    move_on: Text = Field(description="When no answer comes: 'Let's go on to the next question.'")
    skipped: Text = Field(description="When the candidate skips a question: 'All right, we leave it out.'")
    paused: Text = Field(description="When the candidate pauses: 'We'll pause. Press continue when you're ready.'")
    welcome_back: Text = Field(
        description="After a lost connection, before the question: 'Welcome back. Here is the question again.'"
    )
    go_on: Text = Field(
        description="After a lost connection in mid-answer: 'Welcome back. Please go on from there.'"
    )
    anything_else: Text = Field(
        description="After a fact was told at the end: 'Is there anything else you would like to know?'"
    )
    time_is_up: Text = Field(description="When questions are left out for time: 'Our time is nearly over.'")
    closing: tuple[Text, ...] = Field(
        min_length=1, description="Said last: 'Those were my questions. A person will read your answers. Goodbye.'"
    )
    left: Text = Field(
        description="Said when the candidate ends it: 'We stop here. A person will be in touch. Goodbye.'"
    )


class Replies(_Model):
    """What Aila says to what candidates ask for besides answering. Most are followed by the prompt."""

    slower: Text = Field(description="'Of course, I'll speak more slowly.'")
    start_over: Text = Field(description="'Of course. Please start again from the beginning.'")
    questions_left: Text = Field(
        pattern=COUNT_PATTERN,
        description="'There are {count} more questions after this one.'; {count} is put in by Aila",
    )
    last_question: Text = Field(description="'This is the last question.'")
    no_example: Text = Field(
        description="'That's all right. It can be small: from work, school, family or sport.'"
    )
    hearing: Text = Field(description="To 'can you hear me': 'Yes, I can hear you.'")
    technical: Text = Field(
        description="To trouble with sound: 'I can hear you. You can also read along, or reload the page.'"
    )
    nothing_arrives: Text = Field(
        description="When two questions bring no word, before a pause: 'I can't hear you. Let's pause.'"
    )
    distress: Text = Field(description="'That's all right. We can take a break, or leave this question out.'")
    abuse: Text = Field(description="Calm, once: 'I understand that this can be annoying. I'm here to listen.'")
    is_ai: Text = Field(description="'Yes, I am a computer program.'")
    human: Text = Field(
        description="To 'I want a person', asks for a yes: 'A person can take over. Shall we stop here?'"
    )
    leave: Text = Field(description="To 'I want to stop', asks for a yes: 'We can stop here. Shall we?'")
    erase: Text = Field(
        description="To 'delete everything', asks for a yes: 'Everything will be gone for good. Shall I do it?'"
    )
    erased: Text = Field(
        description="Said last when everything is deleted: 'All right. Everything will be deleted.'"
    )
    unchanged: Text = Field(description="When that yes didn't come: 'All right, then we go on.'")
    back_to_question: Text = Field(
        description="To orders and chat that have no place here: 'I can only hold this interview.'"
    )
    unknown: Text = Field(
        description="To a question that no fact answers: 'I don't know that. A person will be glad to tell you.'"
    )


class Fact(_Model):
    """Something that candidates may be told about the interview, and how they ask for it."""

    id: Id = Field(description="Unique among the facts: 'who-reads'")
    answer: Text = Field(description="Said word for word: 'A recruiter reads your answers.'")
    cues: tuple[Cue, ...] = Field(
        min_length=1, description="Wordings of the question, as in signs: 'who .. reads|sees|listens'"
    )


class Persona(_Model):
    """Who interviews."""

    name: Text = Field(description="'Aila'")
    character: Id = Field(description="File in web/avatar/characters/ without its ending: 'aila'")


class QuestionBank(_Model):
    """One interview's content in one language."""

    id: Id = Field(description="Stays over all versions: 'core-behavioural'")
    version: str = Field(pattern=VERSION, description="Raised with every change: '1.0.0'")
    language: Language = Field(description="Of everything in this file: 'en' or 'en-US'")
    title: Text = Field(description="For recruiters and designers")
    persona: Persona
    also_in: dict[Language, FileName] = Field(
        default_factory=dict,
        description="Files beside this one with the same questions in other languages: {de: core-behavioural.de}",
    )
    guidelines: tuple[Text, ...] = Field(
        min_length=1, description="Shown before the start: 'You may think before you speak.'"
    )
    lines: Lines
    replies: Replies
    facts: tuple[Fact, ...] = Field(
        (), description="What candidates may be told when they ask about the interview"
    )
    practice: Practice
    questions: tuple[Question, ...] = Field(min_length=1, description="The scored questions, in the order asked")
    invitation: Invitation
    competencies: tuple[Competency, ...] = Field(min_length=1, description="Each drawn by two questions or more")
    probes_per_question: int = Field(1, ge=0, le=3, description="How often an incomplete answer is asked into: 1")
    probes_per_interview: int = Field(
        8, ge=0, le=40, description="How often in all, practice left out, so that nobody is asked without end: 8"
    )

    @property
    def content_version(self) -> str:
        """`version` and a mark of the content, so that an edit without a new number is a version of its own."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
        return f"{self.version}+{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def parse(content: object) -> QuestionBank | tuple[Fault, ...]:
    """A bank from what a file holds (lists, dicts with text keys, plain values), or everything wrong with it.

    Types are strict: a number isn't taken for a text, nor a text for a number.
    """
    written = json.dumps(content)
    bank: QuestionBank | None = None
    faults: list[Fault] = []
    try:
        bank = QuestionBank.model_validate_json(written, strict=True)
    except ValidationError as error:
        found: list[dict[str, Any]] = [dict(detail) for detail in error.errors(include_url=False)]
        told = [detail for detail in found if not bank_faults.is_consequence(detail)]
        faults = [bank_faults.of_schema(detail, schema(), IN_WORDS) for detail in told]
    faults += bank_rules.across(content)
    return bank if bank is not None and not faults else tuple(faults)


def schema() -> dict[str, Any]:
    """The JSON Schema of a bank file."""
    return QuestionBank.model_json_schema()
