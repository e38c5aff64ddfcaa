"""A port that is free now, and that nobody is given by chance before it is used."""

import random
import socket

HERE = "127.0.0.1"

BELOW_WHAT_IS_GIVEN = range(20_000, 32_768)
"""Linux gives a connection, or who asks for port 0, one from 32768 (ip(7), ip_local_port_range)."""

TRIES = 100


def free_port() -> int:
    for port in random.SystemRandom().sample(BELOW_WHAT_IS_GIVEN, TRIES):
        with socket.socket() as tried:
            try:
                tried.bind((HERE, port))
            except OSError:
                continue
            return port
    raise AssertionError("no free port")
