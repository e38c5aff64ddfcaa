"""Fills what stands under `prompts/`; the only room that knows Jinja."""
