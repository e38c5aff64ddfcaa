"""What load balancers and monitors ask: alive, ready, and figures."""

from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.process.running import Running

HTTP_OK, HTTP_UNAVAILABLE = 200, 503

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' text format (prometheus.io/docs/instrumenting/exposition_formats)."""


def health_pages(running: Running) -> tuple[Route, ...]:
    """For anybody: fixed words only.

    `/healthz` is 200 while the process turns at all. `/health` is 503 where nothing can be saved or
    no tick comes, `/readyz` also where Slack does not answer.
    """

    async def alive(_: Request) -> Response:
        return JSONResponse({"ok": True})

    async def health(_: Request) -> Response:
        return _told(await running.health.troubles())

    async def ready(_: Request) -> Response:
        return _told(await running.health.troubles_with_slack())

    return (
        Route("/healthz", alive, methods=["GET"]),
        Route("/health", health, methods=["GET"]),
        Route("/readyz", ready, methods=["GET"]),
    )


def watch_pages(running: Running) -> tuple[Route, ...]:
    """For whoever runs the coach: the same, and its figures."""

    async def metrics(_: Request) -> Response:
        return Response(await figures(running), media_type=METRICS_TYPE)

    return (*health_pages(running), Route("/metrics", metrics, methods=["GET"]))


async def figures(running: Running) -> bytes:
    """In Prometheus' text format."""
    troubles = await running.health.troubles_with_slack()
    now = {
        "overdue_seconds": await _known(running.coach.deliveries.overdue()),
        "tick_age_seconds": running.scheduler.age,
        "background_tasks": running.coach.background.under_way,
        "held_workspaces": running.coach.deliveries.held(),
        "database_write_seconds": running.health.write_seconds,
        "people_to_be_forgotten": await _known(running.coach.forgetting.in_notice()),
    }
    return running.metrics.text(troubles, now)


async def _known(figure: Awaitable[float]) -> float | None:
    try:
        return await figure
    except Exception:  # noqa: BLE001 - the other figures say that the database is in trouble
        return None


def _told(troubles: tuple[str, ...]) -> Response:
    status = HTTP_UNAVAILABLE if troubles else HTTP_OK
    return JSONResponse({"ok": not troubles, "troubles": list(troubles)}, status)
