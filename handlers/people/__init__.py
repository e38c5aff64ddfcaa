"""What a member can do with the people around their case, and their feedback."""
