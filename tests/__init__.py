"""Stories at the edge, rules inside."""
