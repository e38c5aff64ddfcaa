"""How goals of a week and development goals look."""
