"""Talks, their answers, and what was offered."""
