"""How talks, answers and what follows look."""
