"""What the coach knows: nouns and pure rules; the standard library is all they import."""
