"""What somebody types to the coach, and what it means."""
