"""When a message is sent, and when it is too late for it."""
