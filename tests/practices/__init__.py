"""What the coach must make real, each practice shown as a member meets it."""
