"""What the coach does: one ability a file."""
