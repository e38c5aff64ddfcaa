"""Fixtures for all tests; each kind lives in a module of its own, named here."""

pytest_plugins = ["tests.databases", "tests.playground.stage", "tests.stories"]
