"""What a member can do with drafts."""
