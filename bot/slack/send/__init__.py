"""How messages, files and views get to Slack."""
