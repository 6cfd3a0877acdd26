"""From voice to rank: simulated candidates of known levels, interviewed, scored and ranked by the real product."""
