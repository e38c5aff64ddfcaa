"""What we change in Bolt and in Slack's SDK."""
