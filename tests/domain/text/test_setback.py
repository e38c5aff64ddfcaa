"""A line says that something did not work, or it says something that sounds like it."""

import pytest

from bot.domain.text.setback import SIGNS, tells_setback

SETBACKS = (
    "my idea of a second queue did not work out, rolled it back",
    "My proposal for one ledger was rejected",
    "my pitch to the board was turned down",
    "tried the new cache, it didn’t work out",  # noqa: RUF001 - a typographic apostrophe
    "the pilot with two vendors failed",
    "moved the search to the new cluster and had to roll it back",
    "our experiment with pair rotations was abandoned after a month",
    "the plan to share on-call fell through",
    "suggested a freeze, it backfired",
    "my RFC on naming got voted down",
    "I failed to convince the security team",
    "the bid was cancelled",
    "the new sign-up never worked",
    "the proposal was not accepted",
    "we had to revert it",
    "my idea to cut p95 by 30% did not pan out",
)
WORK = (
    "fixed the failed deploys",
    "reduced failed payments by 30%",
    "cut failures in the nightly build",
    "rolled back a bad release in 4 minutes",
    "noticed the broken release and rolled it back within 4 minutes",
    "found out why 3% of cards were declined",
    "made the ledger fail over in 2 seconds",
    "shipped the migration, nothing failed",
    "fixed the importer that did not work since May",
    "the first attempt failed, but the second one shipped and cut p95 by 30%",
    "my proposal was rejected at first, then approved in March",
    "wrote the plan for what happens when a payment is rejected",
    "no attempt failed in the drill",
    "led the work on the new plan",
    "helped Sam, whose deploys failed",
)


@pytest.mark.parametrize("line", SETBACKS)
def test_what_did_not_work_is_a_setback(line: str) -> None:
    assert tells_setback(line)


@pytest.mark.parametrize("line", WORK)
def test_work_on_what_failed_is_none_and_neither_is_what_worked_in_the_end(line: str) -> None:
    assert not tells_setback(line)


@pytest.mark.parametrize("line", SETBACKS)
def test_every_setback_has_a_sign_by_which_storage_finds_it(line: str) -> None:
    assert any(sign in line.casefold() for sign in SIGNS)
