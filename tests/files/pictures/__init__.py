"""Pictures: what they say, and that a phone shows it."""
