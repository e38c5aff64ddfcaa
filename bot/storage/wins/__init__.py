"""Wins, their weights, and lines that may become wins."""
