"""Everything the coach can write, from the hub, from Home, or by `/promo write`."""

from bot.slack.views import write as views
from bot.slack.views.draft import in_your_messages
from handlers.draft import hand_over_if_cut, message_of
from handlers.listeners import Listeners
from handlers.turn import Turn


async def write_chosen(turn: Turn) -> None:
    kind, wish = views.read_choice_form(turn.view)
    if missing := await turn.coach.drafting.missing(turn.member, kind, wish):
        turn.update(views.nothing_to_write(missing))
        return
    draft = await turn.coach.drafting.write(turn.member, kind, wish=wish)
    message = await message_of(turn, draft)
    await turn.client.chat_postMessage(channel=turn.member.user_id, unfurl_links=False, **message)
    turn.update(in_your_messages(draft))
    await hand_over_if_cut(turn, draft)


async def show_drafts(turn: Turn) -> None:
    case = await turn.coach.aiming.required_case(turn.member)
    await turn.open_over(views.drafts_page(case.stage))


LISTENERS = Listeners(
    actions={
        views.OPEN_ALL: show_drafts,
    },
    forms={
        views.CHOSEN: write_chosen,
    },
)
