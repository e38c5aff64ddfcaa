"""How the ladder looks, and the forms that change it."""
