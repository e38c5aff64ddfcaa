"""The next 1:1: its agenda, its minutes, and its days."""
