"""The people around a case, and what they say."""
