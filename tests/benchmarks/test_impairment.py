"""The bad network is as bad as it says, and the same for everybody who meets it."""

import pytest

from benchmarks.voice_path.impairment import Impairment, Network

PACKETS = 20_000


def fates(impairment: Impairment) -> list[float | None]:
    network = Network(impairment)
    return [network.fate() for _ in range(PACKETS)]


def test_a_good_network_carries_everything_at_once() -> None:
    assert set(fates(Impairment())) == {0.0}


@pytest.mark.parametrize("loss", [0.01, 0.1, 0.3])
def test_as_many_packets_get_lost_as_the_cell_says(loss: float) -> None:
    lost = sum(fate is None for fate in fates(Impairment(loss=loss)))
    assert lost == pytest.approx(PACKETS * loss, rel=0.2)


def test_what_was_lost_and_carried_is_counted() -> None:
    network = Network(Impairment(loss=0.5))
    found = [network.fate() for _ in range(100)]
    assert network.lost == found.count(None)
    assert network.carried == 100 - network.lost


def test_jitter_comes_on_top_of_the_delay_and_is_spread_evenly() -> None:
    found = [fate for fate in fates(Impairment(delay_s=0.02, jitter_s=0.3)) if fate is not None]
    assert min(found) >= 0.02
    assert max(found) <= 0.32
    assert sum(found) / len(found) == pytest.approx(0.17, abs=0.01)


def test_the_same_seed_gives_both_systems_the_same_losses() -> None:
    same, other = Impairment(loss=0.1, seed=3), Impairment(loss=0.1, seed=4)
    assert fates(same) == fates(same)
    assert fates(same) != fates(other)
