"""Members, installations, and leaving."""
