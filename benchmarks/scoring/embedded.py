"""The same measurement with sentence embeddings, where an encoder is given."""

import time
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it has none; scikit-learn's own

from benchmarks.scoring.material import bank, trained
from scoring.engine import score
from scoring.panel.evaluation import evaluate, machine_on, panel_levels, transcript_of
from scoring.panel.halo import halo_of
from scoring.panel.records import PanelSet
from scoring.techniques.embeddings import Encoder

TIMED_ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Embedded:
    """On the test part; r and coverage as in the table of criteria. answers_per_s: processor time of one core."""

    r: float
    coverage: float
    hits: int
    standing_hits: int
    standing: int
    hit_answers: int
    profile_r: float | None
    halo: float | None
    answers_per_s: float


def embedded(known: PanelSet, unseen: PanelSet, encoder: Encoder) -> Embedded:
    model = trained(known, encoder=encoder)
    machine = machine_on(model, unseen.answers, bank())
    criteria = evaluate(machine, unseen)
    halo = halo_of(machine.levels, panel_levels(unseen))
    long = [one for one in unseen.answers if len(one.text.split()) >= 40]
    with threadpool_limits(1):  # else two cores share the work, and wait for each other in it
        start = time.process_time()
        for one in long[:TIMED_ANSWERS]:
            score(transcript_of(one), bank(), model)
        taken = time.process_time() - start
    return Embedded(
        r=float(np.mean([one.r for one in criteria if one.r is not None])),
        coverage=sum(one.coverage * one.answers for one in criteria) / sum(one.answers for one in criteria),
        hits=sum(one.hits for one in criteria),
        standing_hits=sum(one.standing_hits for one in criteria),
        standing=sum(one.standing for one in criteria),
        hit_answers=sum(one.hit_answers for one in criteria),
        profile_r=halo.profile_r,
        halo=halo.machine,
        answers_per_s=len(long[:TIMED_ANSWERS]) / taken,
    )
