"""What the wins cover, at a glance: for whom they were, and which behaviours they show."""

from slack_sdk.models.blocks import Block, DividerBlock, HeaderBlock
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.review.catalogue import Area
from bot.domain.review.coverage import WinCoverage
from bot.domain.review.evidence import Reach
from bot.domain.text.wording import counted
from bot.slack.modal import modal
from bot.slack.text import bullets, plain, rich, said, small

COVERAGE = "win_coverage"


def win_coverage(coverage: WinCoverage) -> View:
    filed = [area for area in coverage.areas if area.win_ids]
    empty = [area for area in coverage.areas if not area.win_ids]
    blocks: list[Block] = [
        HeaderBlock(text=plain("For whom")),
        said(_for_whom(coverage.reach)),
        *_deciding(coverage),
        *_promises(coverage),
        DividerBlock(),
        HeaderBlock(text=plain(f"Behaviours: {len(filed)} of {len(coverage.areas)}")),
    ]
    if filed:
        blocks.append(rich(bullets([(_filed(area),) for area in filed])))
    if empty:
        blocks += [
            said("*Still empty*"),
            rich(bullets([(area.behaviour.name,) for area in empty])),
            small("File a win under one with “Edit”. Some Mondays I suggest one of these."),
        ]
    return modal("What they cover", COVERAGE, close="Back", blocks=blocks)


def _for_whom(reach: Reach) -> str:
    if reach.percent is None:
        return "No win says yet who is better off because of it. “Edit” takes it in one choice."
    answered = reach.for_others + reach.for_self
    share = f"*{reach.percent}%* helped the team or wider: {reach.for_others} of {answered}."
    if not reach.unanswered:
        return share
    left = counted(reach.unanswered, "win says", "wins say")
    return f"{share} {left} nothing about it yet."


def _deciding(coverage: WinCoverage) -> list[Block]:
    if coverage.shows_deciding_or_leading:
        return []
    return [said("No decision and nothing you led is among them yet; the next level asks for it.")]


def _promises(coverage: WinCoverage) -> list[Block]:
    if not coverage.promises:
        return []
    saved, given = coverage.promises_kept, counted(coverage.promises, "weekly goal")
    return [
        small(f"{saved} of {given} of the last twelve weeks done. In Slack, only you see this.")
    ]


def _filed(area: Area) -> str:
    on = "" if area.latest is None or area.latest.is_about else "on "
    latest = f", last {on}{when_said(area.latest)}" if area.latest else ""
    return f"{area.behaviour.name}: {counted(len(area.win_ids), 'win')}{latest}"
