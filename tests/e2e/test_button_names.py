"""No two buttons in sight have one name: whoever hears the page knows what each is about."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_case import Around, tell_case
from bot.cli.demo_story import days_from, tell_story
from handlers.promo import PAGES
from playground.acts.clicking import Place
from playground.blocks import BUTTONS, interactive, plain
from playground.finding import Target
from playground.people import ADA, KENJI, MARTA, PRIYA
from playground.testkit import Actor
from tests import doors
from tests.browser import chromium, say, visitor
from tests.e2e.test_first_minutes import names_in
from tests.e2e.test_fullest import Presser, Writer
from tests.e2e.test_privacy import everything_to_ask_for
from tests.spoken import of_button
from tests.stories import Story

pytestmark = pytest.mark.slow

MESSAGES = f"/?as={ADA.id}#app/messages"
CONTROL = re.compile(r'- (?:button|combobox|textbox|checkbox) "(?:[^"\\]|\\.)*"')
FOCUSED = """() => {
  const one = document.activeElement;
  return one.getAttribute("aria-label") || one.innerText;
}"""
ROUND = 60
"""So many steps lead around a page once."""

ENOUGH = 150
"""So many kinds of buttons, menus and forms at least."""


class Listener(Presser):
    """Presses everything once, and hears the names of all that is in sight after each press."""

    def __init__(self, story: Story, actor: Actor) -> None:
        super().__init__(story, actor, Writer("so it is"))
        self.twice: set[str] = set()

    def _in_sight(self) -> Iterator[Target]:
        for place in self._actor._places(None):
            names = Counter(names_on(place))
            self.twice |= {f"{words_of(place)}: {name}" for name in names if names[name] > 1}
        return super()._in_sight()


def names_on(place: Place) -> Iterator[str]:
    """What each button is read aloud as."""
    for placed in interactive(place.surface.blocks or ()):
        if placed.type in BUTTONS:
            yield of_button(placed.element)


def words_of(place: Place) -> str:
    if place.view:
        return plain(place.view.payload.get("title")) or "Home"
    return place.message.text[:40] if place.message else ""


@pytest.fixture
async def demo(story: Story) -> Story:
    """The story that the demo opens on."""
    days = await days_from(story.clock.now().astimezone(ADA.zone).date())
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    await tell_case(story.coach, ADAS_CAST.member, Around(MARTA.id, KENJI.id, PRIYA.id), days)
    return story


async def test_no_two_buttons_of_a_page_or_message_have_one_name(demo: Story) -> None:
    ada = Listener(demo, demo.ada)
    for command in everything_to_ask_for():
        await ada.ask(command)
    await ada.look_around()

    assert len(ada.pressed) > ENOUGH
    assert sorted(ada.twice) == [], "\n".join(sorted(ada.twice))


def heard_twice(page: str) -> list[str]:
    """What stands twice on a page, as a browser tells it to a screen reader."""
    names = Counter(CONTROL.findall(page))
    return [name for name in names if names[name] > 1]


@pytest.mark.browser
async def test_no_two_controls_of_a_page_are_read_aloud_alike(demo: Story) -> None:
    twice: dict[str, list[str]] = {}
    async with chromium() as browser, visitor(browser, demo.playground.url, MESSAGES) as page:
        for word in (page.word for page in PAGES):
            await say(page, f"/promo {word}")
            window = page.get_by_role("dialog").or_(page.get_by_role("article").last).first
            await expect(window.get_by_role("button").first).to_be_visible()
            twice[word] = heard_twice(await window.aria_snapshot())
            await doors.close_all(demo.ada)
        await page.get_by_role("tab", name="Home").click()
        await expect(page.get_by_text("days to the decision")).to_be_visible()
        twice["home"] = heard_twice(await page.get_by_role("main").aria_snapshot())

    assert {word: names for word, names in twice.items() if names} == {}


@pytest.mark.browser
async def test_every_button_of_a_page_is_reached_by_keyboard(demo: Story) -> None:
    async with chromium() as browser, visitor(browser, demo.playground.url, MESSAGES) as page:
        await say(page, "/promo timing")
        window = page.get_by_role("dialog")
        await expect(window.get_by_role("button", name="Yes").first).to_be_visible()
        buttons = await names_in(window)
        reached = set()
        for _ in range(ROUND):
            reached.add(await page.evaluate(FOCUSED))
            await page.keyboard.press("Tab")

    assert set(buttons) <= reached
