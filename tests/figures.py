"""Counts what the coach shows and asks, and writes it down: `.venv/bin/python -m tests.figures`.

Each figure is taken from what was really drawn for three people: somebody new, somebody who never
answers in 30 weeks, and Ada of the demo, who uses everything for half a year more.
"""

import asyncio
import logging
from collections import Counter
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import tell_story
from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.text.wording import counted
from bot.services.drafts.files import blocks_of
from playground.conversations import Message
from playground.views import View
from tests import doors
from tests.handlers.test_first_run import CLICKS, clicks_to
from tests.handlers.week.test_half_year import TO_FRIDAY, of_week, use_everything
from tests.practices.winning import climb
from tests.stories import MONDAY_MORNING, Story, opened_story

PAGE = Path(__file__).parents[1] / "docs/figures.md"
WEEKS, SILENT_WEEKS = 26, 30
A_WEEK, TO_NINE = timedelta(weeks=1), timedelta(minutes=30)
PRIVATE = "C0ADAMRTA"

HEAD = """\
# What somebody is shown and asked, counted

Counted from what is really drawn, for somebody new, somebody who never answers in 30 weeks, and
somebody who uses everything for half a year: the most that any of them meets. Words include those
on buttons; a press is what the coach hears of, so closing a window is none. *Then* is 29 November
2026, at commit 427d473. `tests/test_figures.py` counts again and fails where a figure is no longer
true, or over its aim.

| What | Then | Aim | Now |
|---|---|---|---|
"""


FOOT = """
Half a year in the demo took about 124 presses then, and takes at most 20 now
(`tests/cli/test_demo.py`). On a phone Home was 2,824 pixels long, and is at most two screens of 844
(`tests/e2e/test_browser.py`).
"""


@dataclass
class Figure:
    """What is counted, and the most that was seen of it; `aim` is the most that there may be."""

    what: str
    unit: str
    then: int | None
    aim: int
    now: int = 0
    plural: str = ""

    def row(self) -> str:
        then = "" if self.then is None else self.then
        now = counted(self.now, self.unit, self.plural)
        return f"| {self.what} | {then} | {self.aim} | {now} |"

    def see(self, count: int) -> None:
        self.now = max(self.now, count)


def figures() -> dict[str, Figure]:
    """All of them, at nought."""
    return {
        "home": Figure("Home", "button", 36, 8),
        "home words": Figure("Home", "word", 529, 150),
        "hub": Figure("`/promo`", "button", 25, 7),
        "hub words": Figure("`/promo`", "word", 273, 100),
        "help words": Figure("`/promo help`", "word", 329, 100),
        "list": Figure("`/win list` of ten wins", "control", 36, 16),
        "form": Figure("the form of `/win`", "field", 13, 3),
        "win words": Figure("the answer to `/win`", "word", None, 60),
        "win": Figure("the answer to `/win`", "control", None, 5),
        "monday words": Figure("Monday, without its buttons", "word", 127, 60),
        "monday": Figure("Monday", "control", 15, 5),
        "friday words": Figure("Friday, without its buttons", "word", None, 45),
        "friday": Figure("Friday", "control", None, 5),
        "agenda": Figure("how often an agenda's draft shows an item", "time", 2, 1),
        "proposal": Figure("the proposal's message, beside the proposal", "word", 732, 60),
        "silent": Figure("to somebody who never answers, in 30 weeks", "message", 122, 12),
        "to proposal": Figure("from Home to a first proposal", "press", 7, 3, plural="presses"),
        **{
            f"first {aim}": Figure(
                f"from Home to a first {aim}", "press", None, most, plural="presses"
            )
            for aim, most in CLICKS.items()
        },
    }


async def count_all(folder: Path) -> list[Figure]:
    """All of them as they are now; `folder` is empty."""
    found = figures()
    async with _story(folder, "new") as story:
        await _look_around(story, found)
    async with _story(folder, "silent") as story:
        await _never_answer(story, found)
    async with _story(folder, "all") as story:
        await _use_everything(story, found)
    for aim in CLICKS:
        async with _story(folder, aim) as story:
            found[f"first {aim}"].see(await clicks_to(story, aim))
    return list(found.values())


def page_of(found: list[Figure]) -> str:
    """The whole page."""
    return HEAD + "".join(f"{one.row()}\n" for one in found) + FOOT


def _story(folder: Path, name: str) -> AbstractAsyncContextManager[Story]:
    return opened_story(f"sqlite:///{folder / name}.db")


async def _look_around(story: Story, found: dict[str, Figure]) -> None:
    """At Home, the hub, help and the form of a win, as they are for this person today."""
    await doors.close_all(story.ada)
    home = await story.ada.open_home()
    found["home"].see(len(doors.buttons_of(home)))
    found["home words"].see(len(doors.words_in(home)))
    await story.ada.slash("/promo help", channel="general")
    found["help words"].see(len(doors.words_in(_latest(story))))
    await story.ada.slash("/promo", channel="general")
    if not story.ada.has_modal():
        found["hub"].see(len(doors.buttons_of(_latest(story))))
        found["hub words"].see(len(doors.words_in(_latest(story))))
    await doors.close_all(story.ada)
    await story.ada.slash("/win", channel="general")
    found["form"].see(_fields_of(story.ada.modal()))
    await story.ada.close()


async def _never_answer(story: Story, found: dict[str, Figure]) -> None:
    """Everything that comes is left unread, and the decision is near at the end."""
    await climb(story)
    draft = CaseDraft("Staff Engineer", decision_on=date(2027, 5, 28))
    await story.coach.cases.aim(story.member, draft, Rhythm())
    end = MONDAY_MORNING + SILENT_WEEKS * A_WEEK
    while (at := await story.coach.deliveries.next_send_at()) and at < end:
        await story.travel(max(at, story.clock.now()), unseen=True)
    found["silent"].see(len(story.ada.messages()))
    _weigh_weeks(story, found)
    await _look_around(story, found)


async def _use_everything(story: Story, found: dict[str, Figure]) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    await _look_around(story, found)
    await _prepare(story, found)
    for week in range(WEEKS):
        await story.travel(MONDAY_MORNING + TO_NINE + week * A_WEEK)
        await use_everything(story, week)
        await story.travel(MONDAY_MORNING + TO_NINE + week * A_WEEK + TO_FRIDAY)
    _weigh_weeks(story, found)
    await _look_around(story, found)
    await _save_and_list(story, found)
    await _propose(story, found)


def _weigh_weeks(story: Story, found: dict[str, Figure]) -> None:
    for message in of_week(story):
        day = "friday" if message.text.startswith("How") else "monday"
        found[day].see(len(doors.elements_of(message)))
        found[f"{day} words"].see(doors.words_to_read(message))


async def _save_and_list(story: Story, found: dict[str, Figure]) -> None:
    await story.ada.slash("/win moved 40% of the traffic to the vault #impact", channel="general")
    found["win"].see(len(doors.elements_of(_latest(story))))
    found["win words"].see(len(doors.words_in(_latest(story))))
    await story.ada.slash("/win list", channel="general")
    found["list"].see(len(doors.elements_of(story.ada.modal())))
    await story.ada.close()


async def _prepare(story: Story, found: dict[str, Figure]) -> None:
    story.ada.go_to(PRIVATE)
    await story.ada.slash("/agenda", channel=PRIVATE)
    draft = story.ada.messages(PRIVATE)[-1]
    options = [option["text"]["text"] for option in _boxes_of(draft)]
    shown = Counter(doors.texts_of(draft))
    found["agenda"].see(max(shown[text] for text in options))


async def _propose(story: Story, found: dict[str, Figure]) -> None:
    """By the shortest way from Home."""
    await story.ada.open_home()
    await story.ada.click("Drafts")
    presses = 1
    while "The proposal" not in story.ada.sees():
        await story.ada.click("More")
        presses += 1
    await story.ada.click("Write it", near="The proposal")
    found["to proposal"].see(presses + 1)
    await story.coach.background.settle()
    await doors.close_all(story.ada)
    newest = (await story.coach.drafts.written(story.member))[0]
    proposal = sum(len(block.text.split()) for block in blocks_of(newest))
    found["proposal"].see(len(doors.words_in(story.ada.messages()[-1])) - proposal)


def _boxes_of(draft: Message) -> list[dict[str, Any]]:
    groups = [one for one in doors.elements_of(draft) if one["type"] == "checkboxes"]
    return [option for group in groups for option in group["options"]]


def _latest(story: Story) -> Message:
    return story.ada.messages("general")[-1]


def _fields_of(modal: View) -> int:
    return sum(block.get("type") == "input" for block in modal.blocks)


async def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with TemporaryDirectory() as folder:
        PAGE.write_text(page_of(await count_all(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
