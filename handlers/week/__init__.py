"""What a member can do with what the coach brings on Monday, on Friday and in between."""
