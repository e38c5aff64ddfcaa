"""`/promo meeting`: when the regular 1:1 is, and the career reviews beside it."""

from bot.domain.agenda.one_to_one import OneToOne
from bot.slack.views.agenda import one_to_one as views
from bot.slack.views.links import HELD_REVIEW, OPEN_ONE_TO_ONE
from bot.slack.who.places import PRIVATE, Place
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def save_one_to_one(turn: Turn) -> None:
    answers = views.read_one_to_one(turn.view)
    known = await turn.coach.one_to_ones.meet(turn.member, answers.slot)
    reviews = await turn.coach.one_to_ones.review_every(
        turn.member, answers.review_every_weeks, answers.review_on
    )
    next_on = await turn.coach.one_to_ones.next_on(turn.member)
    today = await turn.coach.members.today(turn.member)
    asks = await _asks_who_reads(turn, known)
    turn.update(views.one_to_one_saved(known, reviews, next_on, today, asks_who_reads=asks))
    refresh_home(turn)


async def say_only_two_read(turn: Turn) -> None:
    await turn.coach.one_to_ones.name_place(turn.member, PRIVATE, in_private=True)
    await turn.show_instead(views.readers_known(is_pair=True))


async def say_others_read(turn: Turn) -> None:
    await turn.coach.one_to_ones.name_place(turn.member, "", in_private=False)
    await turn.show_instead(views.readers_known(is_pair=False))


async def open_held(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    await turn.open_over(views.held_form(today))


async def save_held(turn: Turn) -> None:
    reviews = await turn.coach.one_to_ones.hold(turn.member, *views.read_held(turn.view))
    today = await turn.coach.members.today(turn.member)
    turn.update(views.held_saved(reviews, today))


async def _asks_who_reads(turn: Turn, known: OneToOne | None) -> bool:
    """Where it is neither told by Slack nor said before, and not open to all by its name."""
    if known is None or not Place(known.channel_id, known.place_name).may_be_pair:
        return False
    readers = await turn.coach.one_to_ones.readers(turn.member, known.channel_id, known.place_name)
    return readers.count is None


async def show_one_to_one(turn: Turn) -> None:
    """From a command or a message it proposes the conversation where it was asked for."""
    chosen = await turn.coach.one_to_ones.chosen(turn.member)
    today = await turn.coach.members.today(turn.member)
    await turn.open_over(views.one_to_one_form(*chosen, views.read_place(turn.body), today))


LISTENERS = Listeners(
    actions={
        OPEN_ONE_TO_ONE: show_one_to_one,
        views.ONLY_TWO: say_only_two_read,
        views.CLOSED: say_others_read,
        views.OPEN_TO_ALL: say_others_read,
        HELD_REVIEW: open_held,
    },
    forms={
        views.SAVE: save_one_to_one,
        views.SAVE_HELD: save_held,
    },
)
