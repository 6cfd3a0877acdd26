from interviewer.llm.breaker import Breaker


def test_failures_in_a_row_open_it_and_a_success_between_them_does_not() -> None:
    breaker = Breaker(failures=2, open_s=10.0)
    breaker.failed(0.0)
    breaker.succeeded()
    breaker.failed(1.0)
    assert breaker.may_pass(1.0)
    breaker.failed(2.0)
    assert not breaker.may_pass(11.9)


def test_half_open_lets_one_try_at_a_time() -> None:
    breaker = Breaker(failures=1, open_s=10.0)
    breaker.failed(0.0)
    assert breaker.may_pass(10.0)
    assert not breaker.may_pass(10.1)
    breaker.failed(12.0)
    assert not breaker.may_pass(21.9)
    assert breaker.may_pass(22.0)
    breaker.succeeded()
    assert breaker.may_pass(22.0)
    assert breaker.may_pass(22.0)


def test_a_try_that_was_given_up_makes_room_for_the_next() -> None:
    breaker = Breaker(failures=1, open_s=10.0)
    breaker.failed(0.0)
    assert breaker.may_pass(10.0)
    breaker.abandoned()
    assert breaker.may_pass(10.1)
