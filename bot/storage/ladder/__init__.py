"""Ladders, their versions and lines."""
