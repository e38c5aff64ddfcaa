"""The database itself: engines, transactions, column types, and what every store is made of."""
