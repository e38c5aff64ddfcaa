"""The order of a draft: up and down, private or not, off for good."""

from bot.domain.agenda import Agenda
from bot.slack.places import place_of
from bot.slack.shown import carried_by, show_again, shown_in
from bot.slack.views import agenda_order as views
from handlers.agenda import drafted_at
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_order(turn: Turn) -> None:
    agenda_id = turn.number
    agenda = await turn.coach.preparing.agenda(turn.member, agenda_id)
    view = views.order_view(agenda, place_of(turn.body), shown_in(turn.body))
    await turn.open(view)


async def change_item(turn: Turn) -> None:
    agenda_id, place = views.read_order(turn.view)
    change = views.read_change(turn.action)
    agenda = await _changed(turn, agenda_id, *change)
    view = views.order_view(agenda, place, carried_by(turn.view))
    await turn.show_instead(view)


async def show_ordered(turn: Turn) -> None:
    agenda_id, place = views.read_order(turn.view)
    agenda = await turn.coach.preparing.agenda(turn.member, agenda_id)
    message = await drafted_at(turn, agenda, place)
    turn.coach.background.start(
        show_again(turn.client, carried_by(turn.view), message, otherwise=turn.member.user_id),
        name="agenda",
    )


async def _changed(turn: Turn, agenda_id: int, word: str, key: str) -> Agenda:
    preparing = turn.coach.preparing
    match word:
        case views.UP:
            return await preparing.move(turn.member, agenda_id, key, -1)
        case views.DOWN:
            return await preparing.move(turn.member, agenda_id, key, 1)
        case views.IN | views.OUT:
            return await preparing.put(turn.member, agenda_id, key, is_in=word == views.IN)
        case views.PRIVATE:
            return await preparing.keep_private(turn.member, agenda_id, key)
        case views.PUBLIC:
            return await preparing.share(turn.member, agenda_id, key)
        case _:
            return await preparing.drop(turn.member, agenda_id, key)


LISTENERS = Listeners(
    actions={
        views.ORDER: open_order,
        views.CHANGE: change_item,
    },
    forms={
        views.DONE: show_ordered,
    },
)
