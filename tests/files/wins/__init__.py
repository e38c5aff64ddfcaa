"""Wins as files."""
