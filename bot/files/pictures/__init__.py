"""What the coach draws; the only room that knows Pillow. It reads no file but its fonts."""
