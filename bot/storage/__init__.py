"""What the coach remembers: the only place with SQL."""
