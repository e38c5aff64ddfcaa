"""Texts that the coach writes: their facts, their versions, their files."""
