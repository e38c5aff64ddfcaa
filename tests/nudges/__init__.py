"""When the coach speaks up, and when it keeps quiet."""
