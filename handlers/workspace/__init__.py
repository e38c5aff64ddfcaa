"""Installing, and leaving."""
