"""Members, installations, and everything that is stored of one person."""
