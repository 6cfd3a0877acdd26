"""The language model, which is optional: its client, its deadlines, its breaker."""
