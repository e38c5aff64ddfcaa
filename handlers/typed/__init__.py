"""What a member types to the coach in the DM."""
