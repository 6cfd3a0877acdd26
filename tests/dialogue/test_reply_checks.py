"""Which words of a language model reach a candidate: measured on replies written by hand and labelled."""

from collections import Counter
from dataclasses import replace

import pytest

from dialogue.reply_checks import check_acknowledgement, check_probe
from tests.dialogue.asks import ASK
from tests.dialogue.llm_replies import ASKS, Reply, replies

GOOD, BAD = replies("good.jsonl"), replies("bad.jsonl")


def test_nine_of_ten_good_replies_pass() -> None:
    passed = [reply for reply in GOOD if reply.check().ok]
    assert len(GOOD) >= 80
    assert len(passed) >= 0.9 * len(GOOD)


@pytest.mark.parametrize("reply", BAD, ids=lambda reply: reply.text[:60])
def test_a_bad_reply_is_refused(reply: Reply) -> None:
    assert reply.check().failed, reply.text


def test_the_check_that_refuses_is_most_often_the_one_that_the_fault_is_named_after() -> None:
    assert len(BAD) >= 150
    named = Counter(reply.fault for reply in BAD if reply.check().failed == reply.fault)
    assert sum(named.values()) >= 0.9 * len(BAD)
    assert set(named) == {reply.fault for reply in BAD}


def test_good_replies_show_both_kinds_and_languages() -> None:
    assert {ASKS[reply.answer].language for reply in GOOD} == {"en", "de"}
    assert {reply.part for reply in GOOD} == {"", "situation", "task", "action", "result"}


def test_the_record_names_the_checks_in_their_order() -> None:
    checked = check_acknowledgement("Thank you. So you called the supplier.", ASK)
    assert checked.ok
    assert checked.passed == (
        "length", "plain", "question", "judgement", "promise", "topics", "orders", "first person", "language",
        "agreement", "form", "facts",
    )  # fmt: skip
    assert check_acknowledgement("Great, you called the supplier.", ASK).passed == checked.passed[:3]


def test_no_words_are_no_fault_but_no_probe_is() -> None:
    assert check_acknowledgement("  ", ASK).ok
    assert not check_probe("  ", "result", ASK).ok


def test_a_language_without_rules_gets_the_script() -> None:
    french = replace(ASK, language="fr")
    assert check_acknowledgement("Merci.", french).failed == "language"
    assert check_probe("Et alors ?", "result", french).failed == "language"


def test_a_denial_needs_one_in_the_answer_and_the_questions_own_does_not_count() -> None:
    assert "no longer" in ASK.question_text
    assert check_acknowledgement("You didn't tell the customers.", ASK).failed == "facts"
    denied = replace(ASK, answer_text="I didn't tell the customers.")
    assert check_acknowledgement("You didn't tell the customers.", denied).ok
    other = replace(ASK, answer_text="I didn't tell the customers, I called the supplier.")
    assert check_acknowledgement("You never called the supplier.", other).failed == "facts"


def test_numbers_are_the_same_as_words_and_as_figures() -> None:
    three = replace(ASK, answer_text="I called 3 customers.")
    assert check_acknowledgement("You called three customers.", three).ok
    assert check_acknowledgement("You called four customers.", three).failed == "facts"
