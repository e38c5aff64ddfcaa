"""Ladders as files."""
