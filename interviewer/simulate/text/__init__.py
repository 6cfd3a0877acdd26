"""Whole interviews in virtual time with simulated candidates whose traits are known: no sound, no waiting."""

from interviewer.simulate.text.run import Simulated, Simulator, run

__all__ = ["Simulated", "Simulator", "run"]
