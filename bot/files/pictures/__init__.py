"""What the coach draws: pages of a phone's width, on which no letter is smaller than 11 points."""
