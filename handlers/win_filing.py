"""One tap below a saved win: its kind, what it shows, for whom it was, that it was last week."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.asking import AfterSaving
from bot.domain.win import Win
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import win as views
from handlers.home import refresh_home

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tap says of which win, and how that is kept."""

    said_by: str | re.Pattern[str]
    read: Callable[[Mapping[str, Any]], tuple[int, Any]]
    keep: Callable[..., Awaitable[Win]]


def taps(coach: Coach) -> tuple[Tap, ...]:
    """No second question follows any of them."""
    filing = coach.filing
    return (
        Tap(views.NAME_KIND, views.read_kind_choice, filing.name_kind),
        Tap(views.NAME_LINE, views.read_choice, filing.show),
        Tap(views.SHOW_LIKELY, views.read_likely, filing.show),
        Tap(views.BENEFIT_PRESSED, views.read_benefit_press, filing.name_benefit),
        Tap(views.LAST_WEEK, views.read_last_week, filing.move),
    )


def register(app: AsyncApp, coach: Coach) -> None:
    for tap in taps(coach):
        register_tap(app, coach, tap)


def register_tap(app: AsyncApp, coach: Coach, tap: Tap) -> None:
    @app.action(tap.said_by)
    async def file_win(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        member = member_of(body)
        win = await tap.keep(member, *tap.read(body["actions"][0]))
        after = AfterSaving(lines=await coach.filing.lines(member))
        await _show(body, client, respond, win, after)
        await ack()
        refresh_home(coach, client, member)


async def _show(
    body: Body, client: AsyncWebClient, respond: AsyncRespond, win: Win, after: AfterSaving
) -> None:
    """In the modal or in the message, wherever the tap was."""
    if body.get("view"):
        await client.views_update(view_id=body["view"]["id"], view=views.win_kept(win, after))
    else:
        await respond(**views.win_saved(win, after), replace_original=True)
