"""The coach: what it knows, does, remembers and says."""
