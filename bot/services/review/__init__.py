"""The map of the case, the review of its gaps, and what is shown to others."""
