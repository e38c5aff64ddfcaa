"""What the coach writes: Jinja templates, no Python beside this line."""
