"""How the coach looks in Slack."""
