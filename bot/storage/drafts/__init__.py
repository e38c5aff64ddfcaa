"""Texts that the coach wrote."""
