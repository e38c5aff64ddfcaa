"""What the coach does: one service a file."""
