"""What is saved comes back, on both databases, to its owner only."""
