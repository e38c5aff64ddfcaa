"""How installing and leaving look."""
