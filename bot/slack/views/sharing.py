"""How the manager is invited: what to tick, what they will see, and the log of all that was."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    Option,
    SectionBlock,
    UserSelectElement,
)
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.guest_review import Invitation
from bot.domain.sharing import LONGEST_SHARED, MOST_SHARED, NoGuestError, Share
from bot.domain.win import Win
from bot.domain.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.text import bold, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.fields import field
from bot.slack.views.guest import invitation_message, lines_shown

CHOOSE = "sharing_choose"
SEND = "sharing_send"
REVOKE = "sharing_revoke"
REVOKE_ALL = "sharing_revoke_all"

GUEST = "guest"
TICKS = "ticks"
A_GROUP = 10
"""Options of one group of checkboxes. Source: docs.slack.dev, checkboxes element."""

OPTION = 75
MOST_ROWS = 60
"""Entries of 300 characters each that fit into a view of 250 kB, whatever is written in them."""

TITLE = 24

WHAT = {"lines": "Lines", "ratings": "Your ratings", "win": "A win", "feedback": "Feedback"}


def invite_form(wins: Sequence[Win], manager_id: str | None) -> View:
    """Nothing is ticked at first; private wins are not offered."""
    blocks: list[Block] = [
        said(
            "They rate the same lines without seeing how you rate yourself. Once both have rated "
            "a line, both see both. Nothing is sent before you have seen what they will see."
        ),
        field(
            GUEST,
            "Who rates you?",
            UserSelectElement(
                action_id=GUEST, placeholder=plain("Choose a person"), initial_user=manager_id
            ),
            optional=False,
        ),
        *_ticks(wins),
    ]
    if not wins:
        blocks.append(small("No win of yours is filed under a line yet; they see the lines alone."))
    return View(
        type="modal",
        callback_id=CHOOSE,
        title=plain("Invite your manager"),
        submit=plain("See it first"),
        close=plain("Cancel"),
        blocks=blocks,
    )


def read_invitation(view: Mapping[str, Any]) -> tuple[str, tuple[int, ...]]:
    """The guest's user id and the wins that were ticked. Raises NoGuestError."""
    form = Form(view)
    guest = form.user(GUEST)
    if guest is None:
        raise NoGuestError
    ticked = (
        value for number in range(MOST_SHARED // A_GROUP) for value in form.options(_group(number))
    )
    return guest, tuple(int(value) for value in ticked)


def preview(invitation: Invitation, guest_id: str) -> View:
    """Exactly what they will see, and the button that names them."""
    name = invitation.guest_name
    message = invitation_message(invitation.review)
    wins = [draft.win_id for draft in invitation.drafts if draft.kind == "win"]
    return View(
        type="modal",
        callback_id=SEND,
        title=plain("What they will see"),
        submit=plain(shortened(f"Send to {name}", TITLE)),
        close=plain("Not now"),
        private_metadata=carry(guest=guest_id, wins=" ".join(map(str, wins))),
        blocks=[
            rich(line(bold(f"{name} gets this message from me:"))),
            *(block for block in message["blocks"] if not isinstance(block, ActionsBlock)),
            rich(line(bold("Behind its button, line by line, with nothing else of yours:"))),
            *lines_shown(invitation.review),
            small(
                "And, on each line they have rated, your own rating with its reason. "
                "You can take all of it back at any time."
            ),
        ],
    )


def read_preview(view: Mapping[str, Any]) -> tuple[str, tuple[int, ...]]:
    """What the preview showed: the guest and the wins."""
    facts = carried(view)
    return str(facts["guest"]), tuple(int(number) for number in str(facts["wins"]).split())


def invited(name: str) -> View:
    return View(
        type="modal",
        callback_id="sharing_sent",
        title=plain("Sent"),
        close=plain("Done"),
        blocks=[
            rich(line(bold(f"{name} has it. "), "Your own ratings stay hidden until they rate.")),
            said("Rate the rest yourself meanwhile; a line opens for both once both have rated."),
        ],
    )


def shared_log(shares: Sequence[Share], zone: tzinfo) -> View:
    """Everything that was ever shared, each thing with a button to take it back."""
    blocks: list[Block] = []
    live = [share for share in shares if share.revoked_at is None]
    if not shares:
        blocks.append(said("Nothing is on record as shown to anybody."))
    if live:
        everything = ButtonElement(
            text=plain("Take everything back"), action_id=REVOKE_ALL, style="danger"
        )
        blocks.append(ActionsBlock(block_id="shared-all", elements=[everything]))
    blocks += [_row(share, zone) for share in _live_first(shares)[:MOST_ROWS]]
    if len(shares) > MOST_ROWS:
        older = counted(len(shares) - MOST_ROWS, "older entry", "older entries")
        blocks.append(small(f"And {older}. `/promo export` sends you the whole list."))
    return View(
        type="modal",
        callback_id="sharing_shared",
        title=plain("Shared with others"),
        close=plain("Close"),
        blocks=blocks,
    )


def read_share(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _live_first(shares: Sequence[Share]) -> list[Share]:
    return sorted(shares, key=lambda share: share.revoked_at is not None)


def _row(share: Share, zone: tzinfo) -> SectionBlock:
    shared = calendar_date(share.shared_at.astimezone(zone).date())
    state = f"{share.with_name}, since {shared}"
    if share.revoked_at:
        back = calendar_date(share.revoked_at.astimezone(zone).date())
        state = f"{share.with_name}, from {shared}, taken back on {back}"
    what = f"{WHAT[share.kind]}: {shortened(share.text, LONGEST_SHARED)}"
    button = ButtonElement(text=plain("Take it back"), action_id=REVOKE, value=str(share.id))
    return SectionBlock(
        block_id=f"share-{share.id}",
        text=MarkdownTextObject(text=f"{quoted(what)}\n{quoted(state)}"),
        accessory=None if share.revoked_at else button,
    )


def _ticks(wins: Sequence[Win]) -> list[Block]:
    options = [
        Option(
            value=str(win.id),
            text=plain(shortened(win.text, OPTION) or "…"),
            description=plain(calendar_date(win.happened_on)),
        )
        for win in wins[:MOST_SHARED]
    ]
    groups = [options[start : start + A_GROUP] for start in range(0, len(options), A_GROUP)]
    return [
        field(
            _group(number),
            "Which wins may they see?" if number == 0 else "Older ones",
            CheckboxesElement(action_id=_group(number), options=group),
        )
        for number, group in enumerate(groups)
    ]


def _group(number: int) -> str:
    return f"{TICKS}-{number}"
