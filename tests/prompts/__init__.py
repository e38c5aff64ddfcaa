"""The words that members read, for three people."""
