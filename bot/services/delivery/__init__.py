"""What is due: claimed, sent, confirmed."""
