"""The page of a talk: what was understood, what to say next, and what it turns into."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    Option,
    OverflowMenuElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.plan.case import STAGES, Stage
from bot.domain.talks.answer_page import AnswerPage
from bot.domain.talks.talk import Outcome, Promise, PromiseKey, PromiseState, Talk
from bot.domain.text.wording import counted, day_near
from bot.domain.week.tips import Tip
from bot.slack.forms import carry
from bot.slack.modal import modal
from bot.slack.text import (
    bold,
    bullets,
    line,
    plain,
    quoted,
    rich,
    said,
    shortened,
    small,
    with_next_step,
)
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.links import OPEN_GROWTH, plain_button
from bot.slack.views.talks.answer_form import OPEN_FORM, facts_in_words
from bot.slack.views.talks.not_yet import OPEN_FORM as OPEN_NO
from bot.slack.views.talks.stay_or_go import options_button
from bot.slack.views.talks.talk import EXPECTATIONS, NEXT_TALK, OPEN_LIST, OUTCOMES

PLAN = "answer_plan"
CONFIRM = "answer_confirm"
SETTLE = "answer_settle"
MOVE = "answer_move"
OPEN_ANSWER = "answer_open"

NO: frozenset[Outcome] = frozenset({"not_yet", "not_ready", "no_budget", "not_that_role"})
"""Outcomes after which a round may be over."""

OVER: frozenset[Stage | None] = frozenset({None, "promoted", "not_this_time"})

SHOWN = 300
MOST_SHOWN = 10
FRESH_DAYS = 2
"""So long an e-mail after a talk is best sent at once."""

CONFIRMED = "It is in writing now: that is what counts. Keep the message where you find it again."

PROMISE_DONE = "Kept, as you said you would. That's what people remember."
THEIRS_CAME = "Good: that was promised, and it came."
SAID_YES = "That's a yes. You worked for it, and you asked. Enjoy this one first."

STAY_OR_GO = (
    "That is yours to weigh, in private and without hurry: what keeps you here, what you would "
    "find elsewhere, and what you would still like to hear before you decide."
)

SETTLED: dict[PromiseState, str] = {"kept": "Kept", "dropped": "Dropped", "open": "Open again"}
MOVES: dict[Stage, str] = {
    "asked": "We are in conversation now",
    "answered": "I have my answer",
    "promoted": "It is official: I'm promoted",
}


def answer_page(page: AnswerPage, note: str = "", tip: Tip | None = None) -> View:
    """`note` is what just happened, in the coach's own words; `tip` what is worth knowing."""
    talk = page.talk
    return modal(
        "Your talk",
        "answer_page",
        close="Done",
        carries=carry(talk=talk.id),
        blocks=[
            *([said(note)] if note else []),
            *(_worth_knowing(tip) if tip else []),
            *_saved(talk, page.today),
            *_promises(talk, page.today),
            *_next_talk(talk, page.today),
            *_play(page),
            *_questions(page),
            *_course(talk),
            *_paths(page),
            *_in_writing(page),
            _buttons(page),
            small(_when_to_send(page)),
        ],
    )


def _worth_knowing(tip: Tip) -> list[Block]:
    """What is told of the first ask; its step is the date of the next talk."""
    step = ActionsBlock(block_id="tip", elements=[NEXT_TALK.button()])
    return [with_next_step(tip.words), step]


def _when_to_send(page: AnswerPage) -> str:
    days = (page.today - page.talk.held_on).days
    fresh = "Best sent within a day. " if days <= FRESH_DAYS else ""
    return f"{fresh}I only write it; you send it."


def read_talk_id(action: Mapping[str, Any]) -> int | None:
    """The talk that a button is about, None for the newest."""
    value = str(action.get("value") or "")
    return int(value) if value.isdigit() else None


def praise_for_promise(talk: Talk, key: PromiseKey, state: PromiseState) -> str:
    """One warm line for a promise that was kept; empty for anything else."""
    if state != "kept" or not 0 <= key.number < len(talk.promises):
        return ""
    return PROMISE_DONE if talk.promises[key.number].is_mine else THEIRS_CAME


def read_settled(action: Mapping[str, Any]) -> tuple[PromiseKey, PromiseState]:
    talk_id, number, word = str(action["selected_option"]["value"]).split(" ")
    state = next(state for state in SETTLED if state == word)
    return PromiseKey(int(talk_id), int(number)), state


def read_move(action: Mapping[str, Any]) -> tuple[Stage, int]:
    """Where to, and on the page of which talk."""
    word, _, talk_id = str(action["value"]).partition(" ")
    return next(stage for stage in STAGES if stage == word), int(talk_id)


def planned_note(page: AnswerPage) -> str:
    """What one press put into the plan."""
    named, steps = len(page.plan.named), len(page.plan.steps)
    parts = [
        f"{counted(named, 'gap')} with a goal each" if named else "",
        f"{counted(steps, 'goal')} for a week" if steps else "",
    ]
    return f"In your plan: {' and '.join(part for part in parts if part)}. Change what you like."


def _saved(talk: Talk, today: date) -> list[Block]:
    heading = line(
        bold("Saved. "), f"Your talk with {talk.with_name}, {day_near(talk.held_on, today)}."
    )
    lines = [heading, line(bold("Outcome  "), OUTCOMES[talk.outcome])]
    if talk.expectation:
        lines.append(line(bold("If you reach your goals  "), EXPECTATIONS[talk.expectation]))
    return [rich(*lines)]


def _promises(talk: Talk, today: date) -> list[Block]:
    if not talk.promises:
        return []
    rows: list[Block] = [
        SectionBlock(
            block_id=f"promise-{talk.id}-{number}",
            text=quoted(_promised(promise, today)),
            accessory=_settle(talk.id, number, promise),
        )
        for number, promise in enumerate(talk.promises[:MOST_SHOWN])
    ]
    if len(talk.promises) > MOST_SHOWN:
        rows.append(small(f"And {len(talk.promises) - MOST_SHOWN} more, also saved."))
    return [rich(line(bold("Who does what"))), *rows]


def _settle(talk_id: int, number: int, promise: Promise) -> OverflowMenuElement:
    options = [
        Option(value=f"{talk_id} {number} {state}", text=plain(label))
        for state, label in SETTLED.items()
        if state != promise.state
    ]
    return OverflowMenuElement(action_id=SETTLE, options=options)


def _promised(promise: Promise, today: date) -> str:
    by = f", by {day_near(promise.by_on, today)}" if promise.by_on else ""
    mark = "" if promise.state == "open" else f" ({SETTLED[promise.state].lower()})"
    return f"{promise.who}: {shortened(promise.what, SHOWN)}{by}{mark}"


def _next_talk(talk: Talk, today: date) -> list[Block]:
    if talk.again_on is None:
        return []
    when = day_near(talk.again_on, today)
    if talk.next_talk_on:
        return [rich(line(bold("Next talk  "), when))]
    return [
        rich(line(bold("Next talk  "), f"no date yet, so I'll ask you for the outcome on {when}."))
    ]


def _play(page: AnswerPage) -> list[Block]:
    """What the answer calls for: the words to say, what was noted, and what it means."""
    if page.play is None:
        return []
    facts = facts_in_words(page)
    blocks: list[Block] = [rich(line(page.play.note))]
    if facts:
        blocks.append(rich(line(bold("What you noted")), bullets(facts)))
    else:
        blocks.append(rich(line(bold("What you can say next")), _listed(page.play.say)))
    if page.dates.revisit_on and page.dates.remind_on:
        revisit = day_near(page.dates.revisit_on, page.today)
        remind = day_near(page.dates.remind_on, page.today)
        blocks.append(
            rich(line(bold("Look again  "), f"{revisit}. I remind you from {remind} on."))
        )
    return blocks


def _questions(page: AnswerPage) -> list[Block]:
    """What stayed vague, each with its question, which waits for the next agenda."""
    blocks: list[Block] = []
    if page.plan.waiting:
        vague = [(shortened(item, SHOWN),) for item in page.plan.waiting[:MOST_SHOWN]]
        heading = line(bold("Too vague to work on yet"))
        blocks.append(rich(heading, bullets(vague)))
    if page.questions:
        heading = line(bold("Ask back"), "  It is on your next agenda.")
        blocks.append(rich(heading, _listed(page.questions)))
    return blocks


def _in_writing(page: AnswerPage) -> list[Block]:
    """A yes counts once it is in writing (004-50)."""
    if page.talk.outcome != "yes":
        return []
    talk_id = page.talk.id
    if page.answer and page.answer.confirmed_on:
        on = day_near(page.answer.confirmed_on, page.today)
        return [rich(line(bold("In writing  "), f"since {on}."))]
    buttons = [
        write_button("Ask for it in writing", "confirmation", talk_id=talk_id),
        _button("It came in writing", CONFIRM, talk_id),
    ]
    return [
        rich(line(bold("In writing  "), "not yet. I ask you once a week until it is.")),
        ActionsBlock(block_id=f"writing-{talk_id}", elements=buttons),
    ]


def _paths(page: AnswerPage) -> list[Block]:
    """What nobody but the member can weigh; no advice either way (004-53, 004-55)."""
    if page.play is None or "stay_or_go" not in page.play.then:
        return []
    return [rich(line(bold("Stay or go  "), STAY_OR_GO))]


def _course(talk: Talk) -> list[Block]:
    """A new course may change goals; they keep what they were (002-51)."""
    if not talk.change_of_course:
        return []
    change = plain_button("Change a goal", OPEN_GROWTH)
    return [
        rich(line(bold("New course  "), shortened(talk.change_of_course, SHOWN))),
        ActionsBlock(block_id=f"course-{talk.id}", elements=[change]),
    ]


def _buttons(page: AnswerPage) -> ActionsBlock:
    """The one that comes next is the coloured one."""
    talk_id = page.talk.id
    buttons = [write_button("Write the follow-up e-mail", "follow_up", talk_id=talk_id)]
    if page.play is not None:
        label = "Change what you noted" if page.answer else "Note what they said"
        buttons.insert(0, _button(label, OPEN_FORM, talk_id))
    if page.plan and not page.is_planned:
        buttons.append(_button("Put it into my plan", PLAN, talk_id))
    if page.stage_to_offer:
        buttons.append(_move(page.stage_to_offer, talk_id))
    if page.talk.outcome in NO and page.stage not in OVER:
        buttons.append(_button("Not this time", OPEN_NO, talk_id))
    buttons[_next(page)].style = "primary"
    if page.play and "stay_or_go" in page.play.then:
        buttons.append(options_button())
    buttons.append(plain_button("All talks", OPEN_LIST))
    return ActionsBlock(block_id=f"talk-{talk_id}", elements=buttons)


def _next(page: AnswerPage) -> int:
    """Which button comes next: the facts first, then the plan, the e-mail where both are done."""
    if page.play is None or page.answer is None:
        return 0
    return 2 if page.plan and not page.is_planned else 1


def _button(label: str, action_id: str, talk_id: int) -> ButtonElement:
    return plain_button(label, action_id, str(talk_id))


def _move(stage: Stage, talk_id: int) -> ButtonElement:
    return plain_button(MOVES[stage], MOVE, f"{stage} {talk_id}")


def _listed(sentences: Sequence[str]) -> Any:  # noqa: ANN401 - a list of rich text
    return bullets([(sentence,) for sentence in sentences])
