"""Carries what happens to the app, over Socket Mode or signed HTTP, and brings its answer."""
