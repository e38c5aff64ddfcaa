"""How the people around a case look, and what they say."""
