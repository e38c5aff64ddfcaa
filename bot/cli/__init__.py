"""The `nextrung` command."""
