"""How the hub looks: where the member stands, the next step, six doors, and the help."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    Option,
    RichTextSectionElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.commands import CommandNames
from bot.domain.plan.case import STAGES, Stage
from bot.domain.plan.overview import Overview, parts_in_words
from bot.domain.text.wording import counted, day_near
from bot.domain.wins.win import Win
from bot.slack.modal import modal
from bot.slack.text import Message, bold, bullets, code, line, plain, rich, said, shortened
from bot.slack.views.drafts.write import draft_rows
from bot.slack.views.links import MOVE_STAGE
from bot.slack.views.pages import (
    DRAFTS,
    MOST_CHOICES,
    PLAN,
    WINS,
    Choice,
    Place,
    choice_row,
    door_page,
    doors,
)
from bot.slack.views.stages import STAGE_LABELS
from bot.slack.views.standing import standing
from bot.slack.views.who_reads import WHO_CAN_READ

LONGEST_ECHO = 60
"""Characters of what somebody typed that are read back to them."""

SHOWN_WINS = 3
WIN = 150


def hub(overview: Overview) -> Message:
    """The answer to `/promo` once a case is open."""
    return Message(text=f"Next step: {overview.next_step.title}", blocks=_hub_blocks(overview))


def lost(overview: Overview, promo: str, word: str) -> Message:
    """The hub, under a line that there is no page `word`, nor one like it."""
    return Message(
        text=f"I have no page called “{word}”.",
        blocks=[rich(_no_page(promo, word)), *_hub_blocks(overview)],
    )


def _no_page(promo: str, word: str) -> RichTextSectionElement:
    echo = shortened(word, LONGEST_ECHO)
    return line(f"I have no page called “{echo}”. All I have is in ", code(f"{promo} help"), ".")


def hub_view(overview: Overview) -> View:
    return modal("Your next rung", "promo_hub", blocks=_hub_blocks(overview))


def door_view(place: Place, choices: Sequence[Choice], overview: Overview) -> View:
    """What stands behind a door; two of them begin with what is there now."""
    rows: list[Block] = [choice_row(choice) for choice in choices]
    case = overview.case
    if place.door == DRAFTS and case:
        first, others = draft_rows(case.stage, MOST_CHOICES - 1 - len(rows))
        rows = [*first, *rows, *others]
    if place.door == PLAN and case:
        rows.insert(MOST_CHOICES - 2, stage_choice(case.stage))
    return door_page(place, rows, TOPS[place.door](overview) if place.door in TOPS else ())


def read_stage(action: Mapping[str, Any]) -> Stage:
    """From the menu of stages, or from a button that names one."""
    value = (action.get("selected_option") or action)["value"]
    return next(stage for stage in STAGES if stage == value)


def help_message(names: CommandNames) -> Message:
    """The four commands, the six doors, and who can read what stands behind them."""
    lines = (
        (code(names.win), "  saves something you did"),
        (code(names.goal), "  sets what you want to get done this week"),
        (code(names.agenda), "  gathers your next 1:1, in its channel"),
        (code(names.promo), "  shows your next step"),
    )
    return Message(
        text="What I can do for you",
        blocks=[
            rich(line(bold("I help you get to the next rung.")), bullets(lines)),
            rich(
                line(
                    "Everything else is under these buttons. Or type its name: ",
                    code(f"{names.promo} plan"),
                    ", ",
                    code(f"{names.promo} write proposal"),
                    ".",
                )
            ),
            doors(),
            said(WHO_CAN_READ),
        ],
    )


def stage_choice(stage: Stage) -> SectionBlock:
    """A select that moves the stage; only the member ever does."""
    options = {name: Option(value=name, text=plain(label)) for name, label in STAGE_LABELS.items()}
    return SectionBlock(
        block_id="stage",
        text="*How far you are*\nYou decide when this changes.",
        accessory=StaticSelectElement(
            action_id=MOVE_STAGE, options=list(options.values()), initial_option=options[stage]
        ),
    )


def _latest(overview: Overview) -> list[Block]:
    if not overview.wins:
        return [said("None yet. What did you do this week that somebody else noticed?")]
    wins = overview.wins[:SHOWN_WINS]
    return [
        rich(
            line(bold("Latest wins")),
            bullets([_short(win, overview.today) for win in wins]),
        )
    ]


def _way_so_far(overview: Overview) -> list[Block]:
    """The five parts, and how far the plan has come with the step that is due first."""
    if overview.case is None:
        return []
    lines = [line(parts_in_words(overview.case.stage))]
    if (plan := overview.plan) and plan.step_to_name:
        steps = (plan.next_plan or plan).milestones
        done = sum(step.is_done for step in steps)
        by = day_near(plan.next_step.due_on, plan.today)
        said_of = f"{done} of {counted(len(steps), 'step')} of your plan. By {by}: "
        lines.append(line(said_of, bold(plan.next_step.title)))
    return [rich(*lines, block_id="road-so-far")]


TOPS: dict[str, Callable[[Overview], list[Block]]] = {WINS: _latest, PLAN: _way_so_far}
"""What stands above the choices of a door, where something does."""


def _short(win: Win, today: date) -> tuple[str]:
    return (f"{shortened(win.text, WIN)}  ({when_said(win.when, today)})",)


def _hub_blocks(overview: Overview) -> list[Block]:
    return [*standing(overview), doors()]
