"""Takes the pictures of the README: `.venv/bin/python docs/take_pictures.py` (needs Chromium).

Starts the demo on a free port, does what a visitor does, and ends it again.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

HERE = Path(__file__).parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
MOST_BEFORE_IT = 9
LINE = "/win fraud team moved their card lookups, 40% of traffic on the new vault #scope #impact"


@contextmanager
def demo() -> Iterator[str]:
    """The address of a running demo."""
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"]
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


def page_picture(page: Page, url: str) -> None:
    """The workspace after Monday's message and a win."""
    page.goto(f"{url}/?as=U0ADA0000#app/messages")
    go_to_monday(page)
    say(page, LINE)
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.screenshot(path=HERE / "page.png")


def go_to_monday(page: Page) -> None:
    """Whatever else comes before it, on the weekday that this is run."""
    plan, messages = (
        page.get_by_text("want to get done this week?"),
        page.locator("[data-focus^=message-]"),
    )
    for _ in range(MOST_BEFORE_IT):
        there = messages.count()
        page.get_by_role("button", name="To the next message").click()
        expect(messages).not_to_have_count(there)
        if plan.count():
            return
    raise RuntimeError("the plan of the week does not come")


def home_picture(page: Page, url: str) -> None:
    page.goto(f"{url}/?as=U0ADA0000#app/home")
    expect(page.get_by_text("days to the decision")).to_be_visible()
    page.screenshot(path=HERE / "home.png")


def agenda_picture(page: Page, url: str) -> None:
    """The agenda as Ada sees it before she posts it."""
    page.goto(f"{url}/?as=U0ADA0000#C0ADAMRTA")
    say(page, "/agenda")
    expect(page.get_by_role("button", name="Post to")).to_be_visible()
    page.screenshot(path=HERE / "agenda.png")


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page_picture(page, url)
        home_picture(page, url)
        agenda_picture(page, url)
        browser.close()
    print("docs/page.png, docs/home.png and docs/agenda.png are new.")


if __name__ == "__main__":
    main()
