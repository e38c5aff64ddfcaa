"""How the manager is invited, and the list of all that was ever shared."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    InputBlock,
    Option,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.agenda.departures import RATHER_NOT, Departure, Left
from bot.domain.agenda.readers import IDS_OF_DIRECT
from bot.domain.calendar.when import when_said
from bot.domain.calendar.working_days import TheirClock
from bot.domain.review.best_wins import Offer, Picked
from bot.domain.review.sharing import LONGEST_SHARED, MOST_SHARED, Invitation, NoGuestError
from bot.domain.text.wording import calendar_date, counted
from bot.domain.wins.win import Win
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.choices import Who
from bot.slack.views.links import plain_button
from bot.slack.views.review.guest import lines_shown
from bot.slack.views.review.invitation import invitation_message
from bot.slack.views.send_when import when_fields

CHOOSE = "sharing_choose"
SEND = "sharing_send"
REVOKE = "sharing_revoke"
REVOKE_ALL = "sharing_revoke_all"

GUEST = Who("guest", "Who rates you?", is_needed=True)
TICKS = "ticks"
A_GROUP = 10
"""Options of one group of checkboxes. Source: docs.slack.dev, checkboxes element."""

OPTION = 75
MOST_ROWS = 60
"""Entries of 300 characters each that fit into a view of 250 kB, whatever is written in them."""

TITLE = 24

WHAT: dict[Left, str] = {
    "lines": "Expectations",
    "ratings": "Your ratings",
    "win": "A win",
    "feedback": "Feedback",
    "agenda": "An agenda",
    "request": "A request for feedback",
    "topic": "A topic for a 1:1",
}
SENT: tuple[Left, ...] = ("request", "topic")

ELSEWHERE = (
    "To take back an agenda, use the menu below it where it stands; for a request, "
    "`/promo feedback`. What you copied, downloaded or sent yourself isn't listed: I don't see it."
)


def invite_form(offer: Offer, manager_id: str | None) -> View:
    """The strongest are ticked, each with why; the member says yes to every one of them."""
    blocks: list[Block] = [
        said(
            "They rate the same expectations without seeing how you rate yourself. Once you both "
            "have rated one, you both see both ratings. Nothing is sent before you "
            "have seen what they will see."
        ),
        GUEST.block(manager_id),
        *_ticks(offer),
    ]
    if not offer.wins:
        none = "No win of yours is filed under an expectation yet, so they see no wins."
        blocks.append(small(none))
    return modal("Invite your manager", CHOOSE, submit="See it first", blocks=blocks)


def read_invitation(view: Mapping[str, Any]) -> tuple[str, tuple[int, ...]]:
    """The guest's user id and the wins that were ticked. Raises NoGuestError."""
    form = Form(view)
    guest = GUEST.read(form)
    if guest is None:
        raise NoGuestError
    ticked = (
        value for number in range(MOST_SHARED // A_GROUP) for value in form.options(_group(number))
    )
    return guest, tuple(int(value) for value in ticked)


def preview(invitation: Invitation, guest_id: str, clock: TheirClock | None = None) -> View:
    """Exactly what they will see, when, and the button that names them."""
    name = invitation.guest_name
    message = invitation_message(invitation.review)
    wins = [draft.win_id for draft in invitation.drafts if draft.kind == "win"]
    return modal(
        "What they will see",
        SEND,
        submit=shortened(f"Send to {name}", TITLE),
        close="Not now",
        carries=carry(guest=guest_id, wins=" ".join(map(str, wins))),
        blocks=[
            rich(line(bold(f"{name} gets this message from me:"))),
            *(block for block in message["blocks"] if not isinstance(block, ActionsBlock)),
            rich(line(bold("Behind its button, one by one, with nothing else of yours:"))),
            *lines_shown(invitation.review),
            *_not_the_manager(invitation),
            small(
                "And, on each one they have rated, your own rating with its reason. "
                "You can take all of it back at any time."
            ),
            *when_fields(clock, name),
        ],
    )


def _not_the_manager(invitation: Invitation) -> list[Block]:
    if invitation.review.is_manager:
        return []
    name = quoted(invitation.guest_name)
    return [
        said(
            f"{name} isn't named as your manager, so what they say stands under their own name, as "
            "a colleague's view. `/promo settings` is where you name your manager."
        )
    ]


def read_preview(view: Mapping[str, Any]) -> tuple[str, tuple[int, ...]]:
    """What the preview showed: the guest and the wins."""
    facts = carried(view)
    return str(facts["guest"]), tuple(int(number) for number in str(facts["wins"]).split())


def invited(name: str, at: datetime | None = None) -> View:
    """`at` is where it waits for the start of their day, on the member's own clock."""
    has_it = f"{name} gets it on {at:%A} at {at:%H:%M} your time. " if at else f"{name} has it. "
    return modal(
        "Planned" if at else "Sent",
        "sharing_sent",
        close="Done",
        blocks=[
            rich(line(bold(has_it), "Your own ratings stay hidden until they rate.")),
            said("Rate the rest yourself meanwhile. You each see a rating once both have rated."),
        ],
    )


def shared_log(found: Sequence[Departure], zone: tzinfo) -> View:
    """Everything that ever left by the coach; what a press takes back has a button."""
    blocks: list[Block] = []
    if not found:
        blocks.append(said("Nothing has left through me so far: no agenda, request or invitation."))
    if any(one.share_id for one in found):
        everything = ButtonElement(
            text=plain("Take everything back"), action_id=REVOKE_ALL, style="danger"
        )
        blocks.append(ActionsBlock(block_id="shared-all", elements=[everything]))
    ordered = sorted(found, key=lambda one: not one.stands)
    blocks += [_row(one, number, zone) for number, one in enumerate(ordered[:MOST_ROWS])]
    if len(found) > MOST_ROWS:
        older = counted(len(found) - MOST_ROWS, "older entry", "older entries")
        blocks.append(small(f"And {older}. `/promo export` sends you the whole list."))
    blocks.append(small(ELSEWHERE))
    return modal("Shared with others", "sharing_shared", blocks=blocks)


def read_share(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _row(one: Departure, number: int, zone: tzinfo) -> SectionBlock:
    """What, to whom or where, since when, and whether it still stands."""
    what = WHAT[one.kind] + (f": {shortened(one.text, LONGEST_SHARED)}" if one.text else "")
    since = _since(one, zone)
    about = f"{what}, {one.to}, {since}"
    button = plain_button("Take it back", REVOKE, str(one.share_id), about=about)
    return SectionBlock(
        block_id=f"left-{number}",
        text=MarkdownTextObject(text=f"{quoted(what)}\n{_whereto(one)}, {since}"),
        accessory=button if one.share_id else None,
    )


def _whereto(one: Departure) -> str:
    if not one.is_place:
        return quoted(one.to)
    return "in a direct message" if one.to.startswith(IDS_OF_DIRECT) else f"in <#{one.to}>"


def _since(one: Departure, zone: tzinfo) -> str:
    on = calendar_date(one.at.astimezone(zone).date())
    if one.back_at:
        back = calendar_date(one.back_at.astimezone(zone).date())
        if one.standing == RATHER_NOT:
            return f"from {on} to {back}: {RATHER_NOT}"
        return f"from {on}, taken back on {back}"
    if one.kind in SENT:
        return f"sent on {on}" + (f", {one.standing}" if one.standing else "")
    if one.is_place:
        return f"posted on {on}, stands"
    return f"since {on}" + (f", {one.standing}" if one.standing else "")


def _ticks(offer: Offer) -> list[Block]:
    """The picked ones in a group of their own; the others below, in groups with a name each."""
    picked = {one.win_id: one for one in offer.picked}
    ticked = [win for win in offer.wins if win.id in picked][:A_GROUP]
    others = [win for win in offer.wins if win not in ticked][: MOST_SHARED - A_GROUP]
    groups = [others[start : start + A_GROUP] for start in range(0, len(others), A_GROUP)]
    blocks: list[Block] = []
    if ticked:
        options = [_option(win, picked[win.id]) for win in ticked]
        hint = "I've ticked the strongest for each. Untick what they shouldn't see."
        blocks.append(_boxes(0, "Which wins may they see?", options, hint, is_ticked=True))
    for number, group in enumerate(groups, 1):
        label = _others(number, bool(ticked))
        blocks.append(_boxes(number, label, [_option(win) for win in group]))
    return blocks


def _boxes(
    number: int, label: str, options: list[Option], hint: str = "", *, is_ticked: bool = False
) -> InputBlock:
    return InputBlock(
        block_id=_group(number),
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=True,
        element=CheckboxesElement(
            action_id=_group(number),
            options=options,
            initial_options=options if is_ticked else None,
        ),
    )


def _others(number: int, has_ticked: bool) -> str:  # noqa: FBT001 - whether a group stands above
    first = "Others" if has_ticked else "Which wins may they see?"
    return first if number == 1 else f"Others, part {number}"


def _option(win: Win, why: Picked | None = None) -> Option:
    about = when_said(win.when)
    if why:
        about = shortened(f"{about}, for {why.theme}: {why.why}", OPTION)
    text = plain(shortened(win.text, OPTION) or "…")
    return Option(value=str(win.id), text=text, description=plain(about))


def _group(number: int) -> str:
    return f"{TICKS}-{number}"
