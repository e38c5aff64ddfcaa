"""What is kept comes back, on both databases, to its owner only."""
