"""The member's ladder, and where its lines come from."""
