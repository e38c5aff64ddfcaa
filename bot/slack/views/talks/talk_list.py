"""The log of talks: what is still promised, each talk with its buttons, and what was offered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, HeaderBlock
from slack_sdk.models.views import View

from bot.domain.talks.log import TalkLog
from bot.domain.talks.talk import OpenPromise, Talk
from bot.domain.text.wording import counted, day_near
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, shortened, small
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu
from bot.slack.views.talks.opportunity import opportunity_buttons, opportunity_row
from bot.slack.views.talks.talk import FROM_LOG, OUTCOMES
from bot.slack.views.talks.talk import OPEN_FORM as RECORD_TALK

OPEN_TALK = "talk_open_page"
CORRECT = "talk_correct"
REMOVE = "talk_remove"
DELETE = "talk_delete"
DELETE_FORM = "talk_delete_form"

MOST_TALKS = 20
MOST_PROMISES = 8
MOST_OPPORTUNITIES = 10
SHOWN = 160


def talk_list(log: TalkLog) -> View:
    record = plain_button("Record a talk", RECORD_TALK, FROM_LOG, is_primary=True)
    buttons = ActionsBlock(block_id="talk-list", elements=[record, *opportunity_buttons()])
    return modal(
        "My talks",
        "talk_list",
        blocks=[
            small("What was said, promised and offered. In Slack, only you see this."),
            buttons,
            *_promises(log),
            *_talks(log),
            *_opportunities(log),
        ],
    )


def read_talk_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _promises(log: TalkLog) -> list[Block]:
    if not log.promises:
        return []
    rows = [(_promised(one, log.today),) for one in log.promises[:MOST_PROMISES]]
    more = len(log.promises) - MOST_PROMISES
    blocks: list[Block] = [
        HeaderBlock(text=plain("Still promised")),
        rich(bullets(rows)),
    ]
    return (
        [*blocks, small(f"And {counted(more, 'more promise')} in the talks.")]
        if more > 0
        else blocks
    )


def _promised(one: OpenPromise, today: date) -> str:
    by = f", by {day_near(one.promise.by_on, today)}" if one.promise.by_on else ""
    return f"{one.promise.who}: {shortened(one.promise.what, SHOWN)}{by}"


def _talks(log: TalkLog) -> list[Block]:
    if not log.talks:
        return [
            said(
                "No talk yet. After the next one, take a minute to note what was said, the "
                "outcome, and who does what. I write the e-mail from it."
            )
        ]
    shown = [block for talk in log.talks[:MOST_TALKS] for block in _talk(talk, log.today)]
    older = len(log.talks) - MOST_TALKS
    end = [small(f"And {counted(older, 'older talk')}, which I keep.")] if older > 0 else []
    return [HeaderBlock(text=plain("Talks")), *shown, *end]


def _talk(talk: Talk, today: date) -> list[Block]:
    lines = [
        line(
            bold(f"{talk.with_name}, {day_near(talk.held_on, today)}  "),
            OUTCOMES[talk.outcome],
        )
    ]
    if talk.said:
        lines.append(line(shortened(talk.said, SHOWN)))
    if talk.own_notes:
        lines.append(line(bold("My own notes  "), shortened(talk.own_notes, SHOWN)))
    if talk.change_of_course:
        lines.append(line(bold("New course  "), shortened(talk.change_of_course, SHOWN)))
    return [
        rich(*lines),
        ActionsBlock(block_id=f"talk-row-{talk.id}", elements=[menu(*_buttons(talk))]),
    ]


def _buttons(talk: Talk) -> list[ButtonElement]:
    return [
        plain_button("Open", OPEN_TALK, str(talk.id)),
        plain_button("Correct", CORRECT, str(talk.id)),
        delete_button(DELETE, talk.id),
    ]


def delete_talk(talk: Talk) -> View:
    words = f"{talk.with_name}: {talk.said}" if talk.said else talk.with_name
    goes = (
        "What was said, what was promised and the answer in it go for good. Goals, gaps and "
        "drafts made from it stay."
    )
    return delete_view(DELETE_FORM, "Delete this talk", talk.id, words, goes)


def _opportunities(log: TalkLog) -> list[Block]:
    if not log.opportunities:
        return []
    shown = log.opportunities[:MOST_OPPORTUNITIES]
    rows = [block for one in shown for block in opportunity_row(one, log.today)]
    return [HeaderBlock(text=plain("Offered and asked for")), *rows]
