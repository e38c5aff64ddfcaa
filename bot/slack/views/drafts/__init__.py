"""How drafts, their versions and their files look."""
