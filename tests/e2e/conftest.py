"""The coach's own log, as it writes it, with every library below it at its most talkative."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.process.logs import set_up_logs
from tests.e2e.witnesses import Log


@pytest.fixture
def log() -> Iterator[Log]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    log = Log()
    set_up_logs("DEBUG", log)
    root.setLevel(logging.DEBUG)
    yield log
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
