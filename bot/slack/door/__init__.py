"""Who is let in over HTTP, and who may do what."""
