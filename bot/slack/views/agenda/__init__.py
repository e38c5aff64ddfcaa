"""How the agenda of a 1:1, its minutes and its posts look."""
