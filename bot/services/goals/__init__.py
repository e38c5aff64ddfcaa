"""Goals of a week, and development goals."""
