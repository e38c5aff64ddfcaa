"""What a member can do with goals."""
