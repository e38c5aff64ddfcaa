"""What members type: understood, saved, changed and taken back."""
