"""Cases, their stages, and the days of their decisions."""
