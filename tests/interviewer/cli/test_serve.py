"""What `serve` does to its own process before the first interview."""

import subprocess
import sys

SPARED = """
import gc
from interviewer.cli.serve import spare_what_stays
tracked = len(gc.get_objects())
spare_what_stays()
print(tracked, gc.get_freeze_count(), len(gc.get_objects()))
"""


def test_a_full_collection_no_longer_looks_at_what_was_loaded() -> None:
    answer = subprocess.run([sys.executable, "-c", SPARED], capture_output=True, text=True, timeout=90, check=True)
    tracked, frozen, left = (int(number) for number in answer.stdout.split())
    assert tracked > 50_000
    assert frozen > 0.8 * tracked
    assert left < 0.1 * tracked
