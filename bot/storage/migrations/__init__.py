"""How the tables came to be, revision by revision.

To change a table: change the `tables.py` it is in, write the next file under `versions/` by hand,
and name it in `HEAD`. Tests hold the three together.
"""

HEAD = "0030"
"""The newest revision, known here so that an up-to-date database starts without Alembic."""
