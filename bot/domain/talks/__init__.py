"""Talks with the manager, their answers, and what follows from each."""
