"""The next 1:1: what its agenda holds, what is decided there, and when it is."""
