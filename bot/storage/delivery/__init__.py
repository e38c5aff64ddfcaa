"""What is due, what was sent, and who can be reached."""
