"""How the coach looks and speaks in Slack."""
