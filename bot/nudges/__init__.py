"""When the coach speaks up: one rule a file. Add yours to NUDGES."""
