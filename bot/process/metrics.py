"""What a monitor can read of this process, in Prometheus' text format.

Counts, ages and codes of our own; no label names a person, a workspace or what anybody wrote.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.services.delivery.send import Tick
from bot.slack.door.refusals import Refusals
from bot.slack.send.waits import Waits

SLACK_WAITS = 3.0
"""Seconds (docs.slack.dev/interactivity, "Acknowledgment response")."""

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, SLACK_WAITS)

LATENESS = (20.0, 60.0, 300.0, 900.0, 1800.0, 3600.0, 14_400.0)
"""A tick is up to twenty seconds late; 10,000 people of one workspace take half an hour."""

KINDS = frozenset(
    {
        "block_actions",
        "event_callback",
        "message_action",
        "shortcut",
        "view_closed",
        "view_submission",
    }
)

GAUGES = {
    "overdue_seconds": "Age of the oldest message due; 0 if none.",
    "tick_age_seconds": "Since the scheduler last took a step.",
    "background_tasks": "Work under way beside the answers.",
    "held_workspaces": "Workspaces that Slack asked to wait for.",
    "people_to_be_forgotten": "Who left and is deleted within 30 days.",
    "database_write_seconds": "How long the last trial write took.",
}
"""What is so now. Add yours here and to `bot.process.watch.figures`."""


class Metrics:
    """The figures of one running coach; several in one process do not mix."""

    def __init__(self, refusals: Refusals, waits: Waits) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(Refused(refusals))
        self._registry.register(Waited(waits))
        self._answered = Histogram(
            "nextrung_acknowledgement_seconds",
            "From a payload's arrival to its acknowledgement; Slack waits three seconds.",
            ["kind"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._deliveries = Counter(
            "nextrung_deliveries",
            "Messages of the coach's own accord: sent, silent (nothing to say), failed.",
            ["result"],
            registry=self._registry,
        )
        self._late = Histogram(
            "nextrung_delivery_lateness_seconds",
            "From when a message was due to when Slack had taken it.",
            buckets=LATENESS,
            registry=self._registry,
        )
        self._database = Histogram(
            "nextrung_database_seconds",
            "From asking for a transaction to its end, waiting for a turn included.",
            ["kind"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._gauges = {
            name: Gauge(f"nextrung_{name}", says, registry=self._registry)
            for name, says in GAUGES.items()
        }
        self._trouble = Gauge(
            "nextrung_trouble",
            "1 for each code that /readyz names.",
            ["code"],
            registry=self._registry,
        )
        for result in ("sent", "silent", "failed"):
            self._deliveries.labels(result)

    @contextmanager
    def answering(self, body: Mapping[str, Any]) -> Iterator[None]:
        """Around the acknowledgement of one payload."""
        with self._answered.labels(_kind_of(body)).time():
            yield

    def ticked(self, done: Tick) -> None:
        """A tick is over."""
        self._deliveries.labels("sent").inc(done.sent)
        self._deliveries.labels("silent").inc(done.silent)
        self._deliveries.labels("failed").inc(done.failed)

    def arrived(self, late_by: float) -> None:
        """Slack has taken a message, so many seconds after it was due."""
        self._late.observe(late_by)

    def database_took(self, kind: str, seconds: float) -> None:
        """`kind` is "read" or "write"."""
        self._database.labels(kind).observe(seconds)

    def text(self, troubles: Iterable[str], now: Mapping[str, float | None]) -> bytes:
        """All of it; `now` has a value for each of GAUGES, of which None is left as it was."""
        for name, value in now.items():
            if value is not None:
                self._gauges[name].set(value)
        self._trouble.clear()
        for code in troubles:
            self._trouble.labels(code).set(1)
        return generate_latest(self._registry)


def _kind_of(body: Mapping[str, Any]) -> str:
    """One of few, whatever somebody signed: a figure for each kind lives as long as the process."""
    if "command" in body:
        return "command"
    return next((kind for kind in KINDS if kind == body.get("type")), "other")


class Refused(Collector):
    """What the door turned away since the start, by reason."""

    def __init__(self, refusals: Refusals) -> None:
        self._refusals = refusals

    def collect(self) -> Iterator[Metric]:
        family = CounterMetricFamily(
            "nextrung_refusals", "What was turned away, by reason.", labels=["reason"]
        )
        for reason, count in self._refusals.counts.items():
            family.add_metric([reason.value], count)
        yield family


class Waited(Collector):
    """How often, and for how long, Slack asked to wait since the start."""

    def __init__(self, waits: Waits) -> None:
        self._waits = waits

    def collect(self) -> Iterator[Metric]:
        often = "Calls that Slack answered with 429."
        yield CounterMetricFamily("nextrung_rate_limited", often, self._waits.count)
        long = "Seconds that these answers asked to wait, in all."
        yield CounterMetricFamily("nextrung_rate_limit_wait_seconds", long, self._waits.seconds)
