"""`/promo map`: every line at a glance, and the map as a picture or a table in the member's DM."""

from slack_sdk.models.views import View

from bot.services.review.map import picture_file, table_file
from bot.slack.views.review import map as views
from bot.slack.views.review.review import OPEN_MAP, no_ladder
from handlers.listeners import Listeners
from handlers.turn import Made, Turn


async def open_map(turn: Turn) -> None:
    level = views.read_level(turn.action)
    await turn.show_here(await _map_of(turn, level))


async def send_picture(turn: Turn) -> None:
    level = views.read_level(turn.action)
    picture = await picture_file(await turn.coach.reviews.map_of(turn.member, level))
    notice = views.on_its_way(is_whole=picture.is_whole)
    await hand(turn, "map picture", (picture.file, picture.alt), notice)


async def send_table(turn: Turn) -> None:
    level = views.read_level(turn.action)
    table = await table_file(await turn.coach.reviews.table_of(turn.member, level))
    await hand(turn, "map table", (table, ""), views.on_its_way())


async def hand(turn: Turn, kind: str, made: Made, notice: str) -> None:
    level = views.read_level(turn.action)
    await turn.give(kind, made, level=level)
    await turn.show_here(await _map_of(turn, level, notice))


async def show_map(turn: Turn) -> None:
    """The map of the next level, or how to get a ladder."""
    await turn.show_here(await _map_of(turn))


async def _map_of(turn: Turn, level: int | None = None, notice: str = "") -> View:
    standpoint = await turn.coach.reviews.standpoint(turn.member)
    found = standpoint.target if level is None else standpoint.at(level)
    return views.map_view(standpoint, found, notice) if found else no_ladder()


LISTENERS = Listeners(
    actions={
        OPEN_MAP: open_map,
        views.PICTURE: send_picture,
        views.TABLE: send_table,
    },
)
