"""The rules, plainly."""
