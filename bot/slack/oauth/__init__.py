"""How workspaces install the coach, and whose token speaks."""
