"""People around a case, and what they said."""
