"""The case, its stages, and the plan up to the decision."""
