"""The papers that leave the member's hands: each sentence can be sent as it stands."""

from dataclasses import replace

import pytest

from bot.domain.people.reader import Reader
from bot.domain.wins.win import Win
from bot.templates.samples.people import bo, wins
from tests.practices.test_what_is_known import draft

TEXTS = ("cut pages by 80%", "led the audit", "wrote the guide", "tidied the wiki")


def page(*, seen: tuple[Win, ...]) -> str:
    reader = Reader("Kenji", wins=seen)
    return draft("brief", replace(bo(), wins=wins(TEXTS)[:3], reader=reader))


@pytest.mark.parametrize(
    ("reader", "is_news"),
    [
        (Reader("Marta", is_manager=True), False),
        (Reader("Priya", has_a_say=True), False),
        (Reader("Sam"), True),
    ],
)
def test_whoever_decided_is_not_told_of_the_promotion_as_news(
    reader: Reader, *, is_news: bool
) -> None:
    text = draft("thank_you", replace(bo(), reader=reader))

    assert ("I wanted you to hear it from me" in text) is is_news
    assert ("My promotion to Lead Designer is official" in text) is not is_news


def test_the_work_that_they_are_thanked_for_is_told_and_not_quoted() -> None:
    text = draft("thank_you", replace(bo(), reader=Reader("Sam", shared=wins(TEXTS))))

    assert "Thank you for your help with this piece of work: I cut pages by 80%.\n" in text


def test_a_page_says_at_one_place_only_what_its_reader_saw() -> None:
    *three, fourth = wins(TEXTS)

    assert "You saw all of this yourself." in page(seen=tuple(three))
    assert "this one yourself" not in page(seen=tuple(three))
    assert page(seen=(three[1], fourth)).count("ou saw ") == 1
    assert "I led the audit (13 November 2026; you saw this one yourself)" in page(
        seen=(three[1], fourth)
    )
    assert "You saw this one yourself: I tidied the wiki." in page(seen=(fourth,))


def test_a_page_thanks_for_what_was_already_said() -> None:
    assert "Thank you for having spoken up for me." in draft("brief", bo())


def test_a_portfolio_says_whom_it_was_for_in_the_line_of_its_day() -> None:
    text = draft("portfolio", bo())

    assert "\n20 November 2026, for our customers\n" in text
    assert "- What it shows: Moves a number that matters" in text
