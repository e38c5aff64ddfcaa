"""Structured logs that carry ids and counts, never a member's words.

What the libraries below us have to say may quote a payload, so of theirs only the place and the
kind of error are logged.
"""

import logging
import sys
from typing import TextIO

import structlog


class LibraryHandler(logging.Handler):
    """Where in which library, and the class of the error; never the text."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0] if record.exc_info else None
        structlog.get_logger().warning(
            "library",
            logger=record.name,
            at=f"{record.module}:{record.lineno}",
            error=error.__name__ if error else None,
        )


def set_up_logs(level: str, stream: TextIO | None = None) -> None:
    """Lines of key=value on standard error; `level` is for the coach's own lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, handlers=[LibraryHandler()], force=True)
