"""How much memory this process holds, in MB; None where the system does not say."""

import re
from pathlib import Path

STATUS = Path("/proc/self/status")
PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
NOW = re.compile(r"VmRSS:\s*(\d+) kB")


def peak_memory() -> float | None:
    """The most that it ever held.

    What `resource` says begins with the peak of the process that started this one.
    """
    return _said(PEAK)


def held_now() -> float | None:
    return _said(NOW)


def _said(line: re.Pattern[str]) -> float | None:
    found = line.search(STATUS.read_text()) if STATUS.exists() else None
    return int(found[1]) / 1024 if found else None
