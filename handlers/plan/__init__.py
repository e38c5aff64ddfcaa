"""What a member can do with the plan, the case and the timing."""
