"""The Home tab: at a glance where I stand, and a button for everything."""

from datetime import date

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.domain.plan.overview import Overview
from bot.domain.text.wording import day_near
from bot.domain.wins.win import Win
from bot.slack.text import bullets, plain, rich, said, shortened, small
from bot.slack.views.drafts.write import drafts_menu
from bot.slack.views.goals.goal import goal_rows, set_goal_button
from bot.slack.views.ladder.ladder import open_ladder_button
from bot.slack.views.links import OPEN_SETTINGS, OPEN_WINS, SAVE_WIN, way_so_far
from bot.slack.views.pages import page_buttons
from bot.slack.views.people.waiting import asked_of_you
from bot.slack.views.promo import stage_choice
from bot.slack.views.review.map import map_on_home
from bot.slack.views.standing import standing

SHOWN = 200
"""Characters of a win on Home: enough to know it again."""


def home(overview: Overview) -> View:
    blocks = _first_visit() if overview.case is None else _standing(overview)
    return View(
        type="home",
        blocks=[
            *blocks,
            *asked_of_you(overview.asked_of_me),
            *_goals(overview),
            *_wins(overview),
            *_more(overview),
        ],
    )


def _first_visit() -> list[Block]:
    return [
        HeaderBlock(text=plain("Get to the next rung")),
        said(
            "Promotions go to people who know what the next level asks, do that work, can show "
            "it, and ask in time. I help you keep that up, a few minutes a week. "
            "What you tell me stays yours."
        ),
        ActionsBlock(
            block_id="home-start",
            elements=[
                ButtonElement(
                    text=plain("Tell me where you want to be"),
                    action_id=OPEN_SETTINGS,
                    style="primary",
                )
            ],
        ),
        DividerBlock(),
    ]


def _standing(overview: Overview) -> list[Block]:
    blocks: list[Block] = [HeaderBlock(text=plain(_headline(overview))), *standing(overview)]
    if overview.case:
        blocks += [
            way_so_far(overview.case.stage, overview.plan),
            *map_on_home(overview.standpoint),
            *page_buttons(),
            stage_choice(overview.case.stage),
        ]
    return [*blocks, DividerBlock()]


def _headline(overview: Overview) -> str:
    days = overview.days_to_decision
    if days is None or days < 0:
        return "Your next rung"
    what = "your ask" if overview.is_off_cycle else "the decision"
    if days > 1:
        return f"{days} days to {what}"
    return f"{what.capitalize()} is {'tomorrow' if days else 'today'}"


def _goals(overview: Overview) -> list[Block]:
    return [
        HeaderBlock(text=plain("This week")),
        *goal_rows((*overview.carried, *overview.goals), gaps=overview.gaps),
        set_goal_button(),
        DividerBlock(),
    ]


def _wins(overview: Overview) -> list[Block]:
    blocks: list[Block] = [HeaderBlock(text=plain("Latest wins"))]
    if overview.wins:
        blocks.append(rich(bullets([_short(win, overview.today) for win in overview.wins])))
    else:
        blocks.append(said("None yet. What did you do this week that somebody else noticed?"))
    buttons = [ButtonElement(text=plain("Save a win"), action_id=SAVE_WIN, style="primary")]
    if overview.win_count:
        label = "See it" if overview.win_count == 1 else f"See all {overview.win_count}"
        buttons.append(ButtonElement(text=plain(label), action_id=OPEN_WINS))
    return [*blocks, ActionsBlock(block_id="home-wins", elements=buttons), DividerBlock()]


def _short(win: Win, today: date) -> tuple[str]:
    return (f"{shortened(win.text, SHOWN)}  ({day_near(win.happened_on, today)})",)


def _more(overview: Overview) -> list[Block]:
    drafts = drafts_menu(overview.case.stage) if overview.case else []
    buttons = ActionsBlock(
        block_id="home-more",
        elements=[
            open_ladder_button(),
            ButtonElement(text=plain("Settings"), action_id=OPEN_SETTINGS),
        ],
    )
    return [
        *drafts,
        buttons,
        small(
            "In Slack, only you see this. Nobody hears from me unless you press a button that says "
            "so."
        ),
    ]
