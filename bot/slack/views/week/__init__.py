"""How Monday, Friday and the nudges between them look."""
