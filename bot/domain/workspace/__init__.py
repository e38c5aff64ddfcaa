"""A workspace: its installation, and how somebody leaves."""
