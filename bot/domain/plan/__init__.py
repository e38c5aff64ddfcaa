"""The case, its stages, and what is counted back from the day of the decision."""
