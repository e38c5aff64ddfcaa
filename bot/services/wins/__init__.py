"""Wins: saved, filed, imported, exported."""
