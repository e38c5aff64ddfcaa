"""What a member, and a guest, can do with the review."""
