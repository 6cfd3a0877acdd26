"""Spoken answers with think-pauses, and what knowing their content is worth. README.md says what it can't show."""
