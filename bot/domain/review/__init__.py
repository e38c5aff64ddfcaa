"""Ratings, gaps, evidence, and what of it is shown to others."""
