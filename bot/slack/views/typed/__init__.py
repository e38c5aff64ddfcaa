"""What the coach answers to what is typed to it."""
