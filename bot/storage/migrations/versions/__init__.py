"""One revision a file, `r<number>_<what it brings>.py`."""
