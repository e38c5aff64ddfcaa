"""What a member can do with talks, and what follows from them."""
