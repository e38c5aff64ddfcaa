"""What members typed, and what it became."""
