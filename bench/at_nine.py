"""`nextrung serve` itself, by a clock that begins at an instant of our own and goes on as ours.

`python -m bench.at_nine 2026-11-23T09:00:00+00:00`.
"""

import sys
import time
from datetime import datetime, timedelta

from bot.cli import main as command_line

BEGAN = time.monotonic()


def by_our_clock(begins_at: datetime) -> None:
    command_line.now = lambda: begins_at + timedelta(seconds=time.monotonic() - BEGAN)


if __name__ == "__main__":
    by_our_clock(datetime.fromisoformat(sys.argv[1]))
    sys.exit(command_line.main(["serve"]))
