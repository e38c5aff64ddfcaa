"""Takes the pictures of the README: `.venv/bin/python docs/take_pictures.py` (needs Chromium).

Starts the demo on a free port, always on the same day, does what a visitor does, and ends it again.
With a folder (`... take_pictures.py FOLDER`) it takes `VIEWS` into it, to look at beside those of
another version, and leaves the README's alone.
"""

import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from playwright.sync_api import ViewportSize as Size

HERE = Path(__file__).parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
MONDAY = "2026-11-30"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LINE = "/win fraud team moved their card lookups, 40% of traffic on the new vault #scope #impact"
BECOMES = "Fraud team moved their card lookups"
DESK: Size = {"width": 1280, "height": 800}
CARD = """<main style="padding:28px 32px;width:860px;background:#f5f7f4;
  font:16px/1.5 system-ui,sans-serif;color:#1b211d">
<p style="margin:0 0 10px"><b>One line on the day it happens</b></p>{win}
<p style="margin:22px 0 10px"><b>In the proposal, when you need it</b></p>{line}</main>"""
PICTURE = (
    '<img style="display:block;width:100%;border:1px solid #d9dfd9;border-radius:8px" src="{}">'
)

FILM = (880, 550)
COLOURS = 48
MOST_BYTES = 2_000_000
FRAMES = 32
BETWEEN_FRAMES_MS = 2500
SHORT, LONG = 650, 2600
"""Milliseconds that a frame of the moving picture stays."""


ADA, MARTA, PRIYA, KENJI = "U0ADA0000", "U0MARTA00", "U0PRIYA00", "U0KENJI00"
HOME, MESSAGES, TEAM, ONE_ON_ONE = "app/home", "app/messages", "C0PAYMENT", "C0ADAMRTA"
PHONE: Size = {"width": 390, "height": 844}
SETTLES_MS = 1500


@dataclass(frozen=True)
class View:
    """Who looks where, and what they type (`> words`) or press (by its name) before the picture."""

    name: str
    place: str
    steps: tuple[str, ...] = ()
    who: str = ADA
    on_a_phone: bool = False


INVITE = ("> /promo review", "Invite Marta", "See it first", "Send to Marta", "Done")
VIEWS = (
    View("home", HOME),
    View("home-phone", HOME, on_a_phone=True),
    View("messages", MESSAGES),
    View("typed-answer", MESSAGES, ("> finish the retry queue doc",)),
    View("hub", MESSAGES, ("> /promo",)),
    View("proposal", MESSAGES, ("> /promo write proposal",)),
    View("proposal-word", MESSAGES, ("Download", "Download: Word", "Close")),
    View("script", MESSAGES, ("> /promo write conversation",)),
    View("map", MESSAGES, ("> /promo map", "Send me the picture", "Close")),
    View("map-phone", MESSAGES, on_a_phone=True),
    View("plan-phone", MESSAGES, ("> /promo plan", "picture", "Close"), on_a_phone=True),
    View("agenda", ONE_ON_ONE, ("> /agenda",)),
    View("agenda-to-a-team", TEAM, ("> /invite @Nextrung", "> /agenda", "Post to")),
    View("next", MESSAGES, ("To the next message",)),
    View("manager-asked", MESSAGES, (*INVITE,)),
    View("manager-rates", MESSAGES, ("Rate line by line", "Go through the lines"), MARTA),
    View("manager-types", MESSAGES, ("Pause", "> Who sees my answers?"), MARTA),
    View("decided", HOME, (*["+1 month"] * 7, "+1 day", "Home")),
    View("promoted", MESSAGES, ("> I got promoted!", "Record it", "Record it", "Close")),
    View("promoted-home", HOME),
)
"""In this order, in one demo: a later one finds what an earlier one did."""


@contextmanager
def demo() -> Iterator[str]:
    """The address of a running demo."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0", "--on", MONDAY]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()
            process.wait()


def _address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := ADDRESS.search(line):
            return found.group()
    raise RuntimeError("the demo ended before it said where it is")


def say(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="Message")
    box.fill(text)
    page.get_by_role("button", name="Send message").click()


def opened(
    browser: Browser, url: str, place: str = MESSAGES, who: str = ADA, size: Size = DESK
) -> Page:
    page = browser.new_page(viewport=size, locale="en-GB")
    page.goto(f"{url}/?as={who}#{place}")
    expect(page.locator("#main h1")).to_be_visible()
    return page


def story_picture(browser: Browser, url: str) -> None:
    """A win, and the line of the proposal that it becomes; the page as it is in between."""
    page = opened(browser, url)
    say(page, LINE)
    saved = page.get_by_role("article").filter(has_text=f"Saved. {LINE.removeprefix('/win ')}")
    expect(saved).to_be_visible()
    page.mouse.move(0, 0)
    win = saved.screenshot()
    page.screenshot(path=HERE / "page.png")
    say(page, "/promo write proposal")
    line = page.locator(".rich-list li").filter(has_text=BECOMES).first
    expect(line).to_be_visible()
    line.evaluate("one => one.style.background = '#fbf1d2'")
    card = CARD.format(win=_embedded(win), line=_embedded(_around(page, line)))
    page.set_content(card)
    page.get_by_role("main").screenshot(path=HERE / "story.png")
    page.close()


def _around(page: Page, line: Locator) -> bytes:
    """The line with what stands above and below it."""
    line.evaluate("one => one.scrollIntoView({ block: 'center' })")
    box = line.bounding_box()
    if box is None:
        raise RuntimeError("the line of the proposal is not in sight")
    clip = {"x": 266, "y": box["y"] - 90, "width": 820, "height": box["height"] + 134}
    return page.screenshot(clip=clip)


def _embedded(picture: bytes) -> str:
    return PICTURE.format(f"data:image/png;base64,{b64encode(picture).decode()}")


def home_picture(browser: Browser, url: str) -> None:
    page = opened(browser, url, HOME)
    expect(page.get_by_text("days to the decision")).to_be_visible()
    page.screenshot(path=HERE / "home.png")
    page.close()


def agenda_picture(browser: Browser, url: str) -> None:
    """The agenda as Ada sees it before she posts it."""
    page = opened(browser, url, ONE_ON_ONE)
    say(page, "/agenda")
    expect(page.get_by_role("button", name="Post to")).to_be_visible()
    page.screenshot(path=HERE / "agenda.png")
    page.close()


def moving_picture(browser: Browser, url: str) -> None:
    """A win is typed, the story plays to a yes: half a minute of it."""
    page, film = opened(browser, url), Film()
    page.get_by_role("textbox", name="Message").fill(LINE)
    film.take(page, LONG)
    page.get_by_role("button", name="Send message").click()
    expect(page.get_by_text("40% of traffic on the new vault").last).to_be_in_viewport()
    film.take(page, LONG)
    page.get_by_role("button", name="Play").click()
    film.take(page, LONG)
    page.get_by_role("menuitem", name="To a yes").click()
    page.mouse.move(0, 0)
    for _ in range(FRAMES):
        page.wait_for_timeout(BETWEEN_FRAMES_MS)
        film.take(page, SHORT)
        if page.get_by_role("button", name="Play").count():
            break
    expect(page.get_by_text("Congratulations").last).to_be_visible(timeout=120_000)
    film.take(page, LONG)
    film.save(HERE / "half-a-year.gif")
    page.close()


class Film:
    """Frames of one page, each with how long it stays."""

    def __init__(self) -> None:
        self._frames: list[Image.Image] = []
        self._stays: list[int] = []

    def take(self, page: Page, stays: int) -> None:
        frame = Image.open(BytesIO(page.screenshot())).convert("RGB").resize(FILM)
        self._frames.append(frame.quantize(COLOURS))
        self._stays.append(stays)

    def save(self, file: Path) -> None:
        first, *others = self._frames
        first.save(file, save_all=True, append_images=others, duration=self._stays, loop=0)
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise RuntimeError(f"{file.name} has {size} bytes, more than {MOST_BYTES}")


def views(folder: Path) -> None:
    """Takes each of `VIEWS` into the folder; a step that is not possible ends it with its name."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for number, view in enumerate(VIEWS, 1):
            page = opened(browser, url, view.place, view.who, PHONE if view.on_a_phone else DESK)
            for step in view.steps:
                _does(page, step)
            page.wait_for_timeout(SETTLES_MS)
            page.screenshot(path=folder / f"{number:02}-{view.name}.png")
            page.close()
        browser.close()


def _does(page: Page, step: str) -> None:
    """Types or presses, in the window that is in front where there is one."""
    page.wait_for_timeout(SETTLES_MS)
    if step.startswith("> "):
        say(page, step.removeprefix("> "))
        return
    window = page.get_by_role("dialog")
    place = window.last if window.count() else page.locator("body")
    named = place.get_by_role("button", name=step).or_(place.get_by_role("tab", name=step))
    named.last.click()
    page.wait_for_timeout(SETTLES_MS)


def readmes() -> None:
    """Takes the pictures that the README shows."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        home_picture(browser, url)
        agenda_picture(browser, url)
        moving_picture(browser, url)
        browser.close()
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        story_picture(browser, url)
        browser.close()
    print("The pictures in docs/ are new.")


if __name__ == "__main__":
    views(Path(sys.argv[1])) if len(sys.argv) > 1 else readmes()
