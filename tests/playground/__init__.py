"""Tests of the stand-in Slack."""
