"""What a member can do with wins."""
