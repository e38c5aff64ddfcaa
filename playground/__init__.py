"""A strict stand-in for Slack on loopback, with a page; the bot does not know it."""
