"""Versions of a draft: the list, what differs, the way back, and what the rows would change."""

from bot.services.drafts.versions import mark_of
from bot.slack.shown import carried_by, shown_in
from bot.slack.views.drafts import versions as draft_versions
from handlers.drafts.draft import show_changed
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_versions(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, turn.number)
    versions = await turn.coach.draft_versions.versions(turn.member, draft.id)
    zone = (await turn.coach.members.profile(turn.member)).tz
    view = draft_versions.versions_view(draft, versions, zone, shown_in(turn.body))
    await turn.open(view)


async def open_version(turn: Turn) -> None:
    draft_id, number = draft_versions.read_version(turn.action)
    draft = await turn.coach.drafts.draft(turn.member, draft_id)
    version = await turn.coach.draft_versions.version(turn.member, draft_id, number)
    zone = (await turn.coach.members.profile(turn.member)).tz
    view = draft_versions.version_view(draft, version, zone, carried_by(turn.view))
    await turn.client.views_push(trigger_id=turn.body["trigger_id"], view=view)


async def go_back(turn: Turn) -> None:
    draft = await turn.coach.draft_versions.go_back(
        turn.member, *draft_versions.read_going_back(turn.view)
    )
    turn.clear()
    show_changed(turn, draft, carried_by(turn.view))


async def open_offer(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, turn.number)
    offer = await turn.coach.draft_versions.offered(turn.member, draft)
    form = draft_versions.offer_form(offer, mark_of(offer), shown_in(turn.body))
    await turn.open(form)


async def take_over(turn: Turn) -> None:
    draft = await turn.coach.draft_versions.take_over(
        turn.member, *draft_versions.read_offer_form(turn.view)
    )
    show_changed(turn, draft, carried_by(turn.view))


LISTENERS = Listeners(
    actions={
        draft_versions.OPEN_VERSIONS: open_versions,
        draft_versions.OPEN_VERSION: open_version,
        draft_versions.OPEN_OFFER: open_offer,
    },
    forms={
        draft_versions.GO_BACK: go_back,
        draft_versions.TAKE_OVER: take_over,
    },
)
