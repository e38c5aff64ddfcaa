"""How long a processor works, for tests of what grows with what: compared, never by the second."""

from collections.abc import Callable
from time import process_time


def effort_of(act: Callable[[], object], tries: int = 3) -> float:
    """The least of so many tries, so that nothing else on the machine counts."""
    return min(_seconds(act) for _ in range(tries))


def _seconds(act: Callable[[], object]) -> float:
    started = process_time()
    act()
    return process_time() - started
