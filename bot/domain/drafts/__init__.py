"""Texts that the coach writes: which there are, what they may say, and what is checked."""
