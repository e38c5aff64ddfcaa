"""Days, weeks and working days."""
