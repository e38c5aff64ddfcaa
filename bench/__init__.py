"""Measurements side by side; ratios within one run."""
