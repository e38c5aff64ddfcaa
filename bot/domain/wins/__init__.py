"""What a member did, kept with what makes it count."""
