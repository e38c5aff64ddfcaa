"""What a member can do with their ladder."""
