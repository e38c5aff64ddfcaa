"""Words, whatever they are about: lengths, tone, changes, measures."""
