"""What a member did, saved with what makes it count."""
