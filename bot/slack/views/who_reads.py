"""Who can read what a member saves here, in the same words wherever it is said.

The README, the page that installs it and the manifest say it too; a test holds them together.
"""

CHOSEN = "the people you choose to show it to"
SERVER = "whoever runs the server that I'm on"
EXPORT = "whoever may export your company's Slack, which holds what I sent you"

WHO_CAN_READ = f"Who can read it: {CHOSEN}; {SERVER}; and {EXPORT}."
