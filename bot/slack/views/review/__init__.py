"""How the map and the review look, to the member and to guests."""
