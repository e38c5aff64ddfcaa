"""What a member sees: a builder and its form reader in one file."""
