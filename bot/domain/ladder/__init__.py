"""What each level expects, and the ladder that a member climbs."""
