"""Words that grow once they are written for Slack, wherever a member can have any: all is shown.

Ada's half year, as an earlier coach left it, in words that are drawn here. Every page is opened,
every button in sight pressed, and what is due comes; the stand-in Slack refuses what Slack would.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from playground import finding
from playground.acts import clicking, forms
from playground.acts.clicking import Place
from playground.acts.forms import FormErrorsError
from playground.finding import Target
from playground.inputs import offered
from playground.testkit import Actor
from tests.databases import older
from tests.e2e.test_privacy import everything_to_ask_for, owned_tables
from tests.stories import Story, opened_story
from tests.upgrades.test_from_427d473 import BROKEN, UNKNOWN

pytestmark = pytest.mark.slow

START = datetime(2027, 1, 18, 9, tzinfo=UTC)
GROWING = (
    "<",
    "&",
    ">",
    '"',
    "\\",
    "é",
    "𠮷",
    "🚀",
    "👩‍👩‍👧‍👦",
    "*",
    "_",
    "`",
    "<@U0ADA0000>",
    "{{ x }}",
)
PROSE = re.compile(r"[^\W\d]\S*\s+\S")
"""What somebody wrote, and not a key or an instant."""

LONGEST = {
    ("wins", "text"): 3000,
    ("wins", "detail"): 3000,
    ("goals", "text"): 500,
    ("gaps", "title"): 300,
    ("talks", "said"): 3000,
    ("talks", "change_of_course"): 3000,
    ("people", "name"): 80,
    ("cases", "target_title"): 80,
    ("cases", "current_title"): 80,
    ("findings", "text"): 1500,
    ("feedback", "note"): 500,
    ("lines", "text"): 300,
    ("shares", "text"): 500,
}
"""What a form takes at the most, in characters; elsewhere as much as there was."""

ENOUGH = 150
"""So many kinds of buttons, menus and forms at least."""

LEFT_ALONE = re.compile("forget|leave|delete|undo|revoke|withdraw|stop|pause_keep|days_off_keep")
"""What takes away what would be shown, or ends it."""


@dataclass
class Writer:
    """Writes `words` over what somebody wrote; a number tells one text from all others."""

    words: str
    number: int = 100

    def text(self, length: int) -> str:
        self.number += 1
        return f"{self.number}{self.words * length}"[:length].strip()

    def over(self, value: str, longest: int | None) -> str:
        """Its lists and lines stay, and what is a key or an instant."""
        if value[:1] in {"[", "{"}:
            with suppress(ValueError):
                return json.dumps(self._leaves(json.loads(value)), indent=0, ensure_ascii=False)
        if not PROSE.search(value):
            return value
        if longest:
            return self.text(longest)
        return "\n".join(self.text(len(line)) if line else "" for line in value.split("\n"))

    def _leaves(self, value: object) -> object:
        match value:
            case str() if PROSE.search(value):
                return self.text(len(value))
            case list():
                return [self._leaves(each) for each in value]
            case dict():
                return {name: self._leaves(each) for name, each in value.items()}
        return value


def rewrite(file: Path, writer: Writer) -> str:
    """The database of an earlier coach, with other words for its member's; its address."""
    url = older(file)
    with closing(sqlite3.connect(file)) as connection:
        for table in owned_tables(connection):
            for column in [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]:
                longest = LONGEST.get((table, column))
                connection.create_function("over", 1, partial(_over, writer, longest))
                connection.execute(f'UPDATE {table} SET "{column}" = over("{column}")')  # noqa: S608 - ours
        connection.commit()
    return url


def _over(writer: Writer, longest: int | None, value: Any) -> Any:  # noqa: ANN401 - a column's
    return writer.over(value, longest) if isinstance(value, str) else value


class Presser:
    """Presses whatever this person sees, each kind of it once, and sends every form they open."""

    def __init__(self, story: Story, actor: Actor, writer: Writer) -> None:
        self._story, self._actor, self._writer = story, actor, writer
        self.pressed: set[tuple[str, str]] = set()

    async def ask(self, command: str) -> None:
        await self._actor.slash(command, channel="general")
        await self.press_on()

    async def look_around(self) -> None:
        """At Home, and at what was said in the DM with the coach."""
        await self._actor.open_home()
        await self.press_on()
        await self._actor.open_messages()
        await self.press_on()

    async def press_on(self) -> None:
        while True:
            target = next((one for one in self._in_sight() if self._is_new(one)), None)
            if target is not None:
                await self._press(target)
            elif self._actor.has_modal():
                await self._send_or_close()
            else:
                return

    def _in_sight(self) -> Iterator[Target]:
        """In a window, or else in all the messages of the conversation."""
        for place in self._actor._places(None):
            yield from finding.clickable(place, self._actor._sight)
            yield from (one for one in self._fields(place) if not one.placed.is_input)

    def _fields(self, place: Place) -> list[Target]:
        return finding.fields(place, self._actor._sight)

    def _is_new(self, target: Target) -> bool:
        return _kind(target) not in self.pressed and not LEFT_ALONE.search(target.ids[1])

    async def _press(self, target: Target) -> None:
        self.pressed.add(_kind(target))
        await self._use(target, _choice_in(target))
        await self._settle()

    async def _use(self, target: Target, value: object) -> None:
        backstage = self._story.playground.backstage
        await clicking.fill(backstage, self._actor.person, target.place, target.ids, value)

    async def _settle(self) -> None:
        await self._story.playground.backstage.deliveries.settled()
        await self._story.coach.background.settle()
        for sentence in (UNKNOWN, BROKEN):
            assert sentence not in self._actor.sees(), self._actor.sees()

    async def _send_or_close(self) -> None:
        """A form is sent once, with the words where it has none; what is refused is closed."""
        view = self._actor.modal()
        form = (str(view.payload.get("callback_id")), "")
        is_new = form not in self.pressed and not LEFT_ALONE.search(form[0])
        if "submit" in view.payload and is_new:
            self.pressed.add(form)
            for target in self._fields(Place(view=view)):
                await self._fill(target)
            with suppress(FormErrorsError):
                await forms.submit(
                    self._story.playground.backstage, self._actor.person, self._actor.modal().id
                )
                await self._settle()
                return
        if self._actor.has_modal():
            await self._actor.close()

    async def _fill(self, target: Target) -> None:
        element = target.placed.element
        if target.placed.type == "plain_text_input" and not element.get("initial_value"):
            longest = min(element.get("max_length") or 300, 300)
            await self._use(target, self._writer.text(longest))
        elif offered(element) and not {"initial_option", "initial_options"} & element.keys():
            await self._use(target, _choice_in(target))


def _choice_in(target: Target) -> object:
    """The entry of a menu that was pressed, or the first of what is offered."""
    options = [option["value"] for option in offered(target.placed.element)]
    if target.raw is not None or not options:
        return target.raw
    is_many = target.placed.type == "checkboxes" or target.placed.type.startswith("multi_")
    return options[:1] if is_many else options[0]


def _kind(target: Target) -> tuple[str, str]:
    """The button, and what of its menu; numbers of rows make no other kind."""
    return target.ids[1], re.sub(r"\d+", "", str(target.raw or ""))[:40]


async def look_at_everything(file: Path, words: str) -> set[tuple[str, str]]:
    """What was pressed in every page and message of a member who wrote `words` everywhere."""
    writer = Writer(words)
    with capture_logs() as logs:
        async with opened_story(rewrite(file, writer), start=START, words_differ=False) as story:
            ada = Presser(story, story.ada, writer)
            for command in everything_to_ask_for():
                await ada.ask(command)
            for days in range(35):
                await story.travel(START + timedelta(days=days, hours=9))
                await ada.look_around()
            marta = Presser(story, story.marta, writer)
            await marta.look_around()
    wrong = [entry for entry in logs if entry["log_level"] in {"error", "warning"}]
    assert wrong == [], wrong
    return ada.pressed | marta.pressed


WORDS = st.lists(st.sampled_from(GROWING) | st.characters(codec="utf-8"), min_size=1, max_size=3)


@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(["<"])
@example(["\n", "{{ x }}", "<"])  # found by exploring: a title that breaks a calendar's line
@example(["&", "🚀"])
@example(["v", "Ⱥ", "𠮷"])  # found by exploring: a manager of a long name who agreed to a ladder
@given(WORDS)
async def test_every_page_and_message_is_shown_whatever_is_written(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    file = tmp_path_factory.mktemp("fullest") / "nextrung.db"

    pressed = await look_at_everything(file, "".join(words))

    assert len(pressed) > ENOUGH
