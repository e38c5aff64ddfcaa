"""Who acts, where, and whether they want to be spoken to."""
