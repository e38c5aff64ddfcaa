"""Ratings, gaps, and what was shown to others."""
