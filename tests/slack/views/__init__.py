"""How things look: within what Slack takes, and in words that read well aloud."""
