"""How the plan, the case and the timing look."""
