"""Pauses in read answers, and what ends a turn in them. README.md says what this can and can't show."""
