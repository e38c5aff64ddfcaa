"""Ticks that more than one subject knows."""

MANAGER_TOLD = "manager_told"
"""The tick for the day on which the manager heard of the aim (002-1)."""
