"""The clock's tick, sockets and HTTP."""
