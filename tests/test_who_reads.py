"""Who can read what a member saves is said plainly wherever it is promised, and nowhere denied."""

import re
from pathlib import Path

import pytest

from bot.slack.manifest import LONG_DESCRIPTION
from bot.slack.views.workspace.install import install_page
from tests.stories import Story

ROOT = Path(__file__).parent.parent
PARTS = ("choose to show it to", "whoever runs the server", "may export your company's Slack")
WRITTEN = (
    *sorted((ROOT / "bot" / "slack").rglob("*.py")),
    *sorted((ROOT / "bot" / "domain").rglob("*.py")),
    *sorted((ROOT / "prompts").rglob("*.j2")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "README.md",
)
DENIES = re.compile(
    r"nobody else sees|sees a word|for you alone|yours alone|only you know this"
    r"|(?<!In Slack, )(?:only you (?:can )?see|only you have)",
    re.IGNORECASE,
)
QUOTED = ("headed", "was written before")
"""Stand in a line that quotes how a window was headed before."""


def plain(text: str) -> str:
    return " ".join(text.replace("\\\n", "").split())


@pytest.mark.parametrize(
    "text",
    [
        (ROOT / "README.md").read_text(),
        LONG_DESCRIPTION,
        install_page("https://slack.example/install").replace("&#x27;", "'"),
    ],
    ids=["README", "manifest", "install page"],
)
def test_the_three_who_can_read_it_are_named(text: str) -> None:
    assert [part for part in PARTS if part not in plain(text)] == []


async def test_onboarding_and_help_name_them(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    onboarding = plain(story.ada.sees())
    await story.ada.close()
    await story.ada.slash("/promo help", channel="general")
    shown = plain(story.ada.sees())

    assert [part for part in PARTS if part not in onboarding] == []
    assert [part for part in PARTS if part not in shown] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_no_page_says_that_nobody_else_can_read_it(path: Path) -> None:
    lines = path.read_text().splitlines()

    found = [
        line for line in lines if DENIES.search(line) and not any(mark in line for mark in QUOTED)
    ]

    assert found == []
