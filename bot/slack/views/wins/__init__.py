"""How wins look, their form and their list."""
