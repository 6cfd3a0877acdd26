from dialogue.events import LlmFailed, TurnResumed
from dialogue.ledger import fold
from tests.dialogue.rig import COMPLETE, NO_RESULT, asked

CONFLICT = "Tell me about a time when you met conflict."


def test_the_ledger_holds_every_wording_probe_encouragement_and_request_of_a_question() -> None:
    rig = asked()
    rig.say("Could you repeat the question please?")
    rig.played()
    rig.expire("silence", 10)
    rig.played()
    rig.say(NO_RESULT, 20.0)
    rig.played()
    rig.say("They were happy with it and it still runs.", 4.0)
    ledger = fold(rig.entries)
    question = next(q for q in ledger.questions if q.question_id == "conflict")
    assert question.wordings == (CONFLICT, CONFLICT)
    assert question.probes == ("conflict result?",)
    assert question.encouragements == ("Take your time.",)
    assert question.requests == ("asked: repeat",)
    assert len(question.acknowledgements) == 2
    assert question.scored
    assert ledger.probes == 1
    assert not next(q for q in ledger.questions if q.question_id == "breakfast").scored


def test_thinking_and_answering_are_told_apart() -> None:
    rig = asked()
    rig.after(4)
    rig.say(COMPLETE, 30.0)
    question = next(q for q in fold(rig.entries).questions if q.question_id == "conflict")
    assert question.thinking_s == 5.0
    assert question.answering_s == 32.0


def test_nothing_that_a_candidate_said_is_in_it() -> None:
    rig = asked()
    rig.say(f"My name is Canary. {COMPLETE}", 30.0)
    assert "Canary" not in repr(fold(rig.entries))
    assert "oven" not in repr(fold(rig.entries))


def test_it_says_with_which_policy_it_was_held_and_how_often_the_model_was_of_no_use() -> None:
    rig = asked(policy="some-model")
    rig.send(LlmFailed(rig.after(1), "q1", "it took too long"))
    rig.say(COMPLETE, 30.0)
    ledger = fold(rig.entries)
    assert (ledger.policy, ledger.model_failures, ledger.without_model) == ("some-model", 1, 1)


def test_a_question_that_was_taken_back_was_not_asked() -> None:
    rig = asked()
    rig.say(COMPLETE, 30.0)
    rig.send(TurnResumed(rig.after(0.3), rig.said[-1].utterance_id, rig.now_s, "went on"))
    questions = {q.question_id: q for q in fold(rig.entries).questions}
    assert questions["change"].wordings == ()
    assert questions["conflict"].withdrawn == 1
