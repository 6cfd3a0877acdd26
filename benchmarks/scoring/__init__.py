"""How near the trained scoring comes to the synthetic panel, and what shifts it."""
