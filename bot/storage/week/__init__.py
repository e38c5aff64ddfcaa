"""The member's rhythm, and what was brought once."""
