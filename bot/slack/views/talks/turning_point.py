"""How a turning point reads: what it changed, and that it is undone."""

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.plan.case import Case
from bot.domain.plan.turning_point import TurningPoint
from bot.domain.text.wording import calendar_date, counted
from bot.slack.modal import modal
from bot.slack.text import Message, bullets, line, quoted, rich, said, words
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.links import OPEN_SETTINGS, plain_button
from bot.slack.views.stages import STAGE_LABELS

UNDO = "turning_undo"


def undo_button(point_id: int | None) -> list[ButtonElement]:
    """None where nothing can go back: what happened before it was written down."""
    if point_id is None:
        return []
    return [plain_button("Undo", UNDO, str(point_id))]


def undo_row(point_id: int | None) -> list[Block]:
    buttons = undo_button(point_id)
    return [ActionsBlock(block_id="turning-undo", elements=buttons)] if buttons else []


def undone(point: TurningPoint, case: Case) -> View:
    return modal("Undone", "turning_undone", blocks=[words(_undone(point, case))])


def undone_message(point: TurningPoint, case: Case) -> Message:
    """In the place of the message that it was pressed in."""
    sentence = _undone(point, case)
    return Message(text=quoted(sentence), blocks=[words(sentence)])


def manager_message(point: TurningPoint, title: str, *, has_handover: bool) -> Message:
    """One, with the hand-over: what stays, what is to be agreed again, and how to begin."""
    was = point.before
    old = was["manager_name"] or "Your manager"
    new = was["new_name"]
    what = _what(point, old)
    stays = f"What {old} rated and agreed keeps that name and its date."
    step = (
        f"*Next step:* {'send the hand-over' if has_handover else 'say what you aim for'}, so that "
        "nothing starts at zero."
    )
    return Message(
        text=quoted(f"{what} {stays}"),
        blocks=[
            rich(line(f"{what} {stays}")),
            rich(
                line(f"To agree again with {new or 'your new manager'}:"),
                bullets(_to_agree(point, title)),
            ),
            said(step),
            ActionsBlock(block_id="manager-left", elements=_ways(point, has_handover=has_handover)),
        ],
    )


def _what(point: TurningPoint, old: str) -> str:
    """Only what is known: an account that was deactivated, or what the member chose."""
    if point.before["is_deactivated"]:
        return f"{old}'s Slack account was deactivated, so I have no manager for you now."
    new = point.before["new_name"]
    if new:
        return f"{new} is your manager here now."
    return f"{old} is no longer your manager here."


def _ways(point: TurningPoint, *, has_handover: bool) -> list[ButtonElement]:
    """The draft first, where there is anything to hand over."""
    ways = [write_button("See the hand-over", "handover")] if has_handover else []
    if not point.before["new_name"]:
        ways.append(plain_button("Choose my manager", OPEN_SETTINGS))
    if ways:
        ways[0].style = "primary"
    return [*ways, *undo_button(point.id)]


def _to_agree(point: TurningPoint, title: str) -> list[tuple[str]]:
    ladder_on, gaps = point.day("ladder_on"), point.before["agreed_gaps"]
    lines = point.before["agreed_lines"]
    rows = [f"that you aim for {title}"]
    if ladder_on:
        rows.append(f"the list of what it asks for, agreed on {calendar_date(ladder_on)}")
    if gaps:
        rows.append(f"{counted(gaps, 'gap')} that you two had agreed on")
    if lines:
        rows.append(f"{counted(lines, 'rating')} that you two had agreed on")
    return [(row,) for row in rows]


def _undone(point: TurningPoint, case: Case) -> str:
    if point.kind == "manager":
        name = case.manager_name or "Your manager"
        return f"Undone. {name} is your manager here again, and those ratings count as before."
    if point.kind == "next_case":
        return f"Undone. {case.target_title} is open again, as you left it."
    more = " What you took on there is gone, too." if point.made("goals") else ""
    return f"Undone. You're back at “{STAGE_LABELS[case.stage]}”.{more}"
