"""Found lines: each comes once, and two that differ in anything are two."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from bot.domain.wins.found_line import FoundLine, new_among

ON_CALL = FoundLine("on call", date(2026, 11, 23))
FOUND = (
    ON_CALL,
    replace(ON_CALL, happened_on=date(2026, 11, 16)),
    replace(ON_CALL, detail="quiet"),
    replace(ON_CALL, happened_on=None, headings=("Sprint 1",)),
    replace(ON_CALL, happened_on=None, headings=("Sprint 2",)),
    replace(ON_CALL, span="month", headings=("March", "Atlas")),
    replace(ON_CALL, span="month", headings=("March", "Billing")),
)
"""All different: in the day, in what follows, or in what stands above where no day does."""


def test_lines_that_differ_in_anything_are_different_and_come_once() -> None:
    known = {line.fingerprint for line in FOUND}
    spaced = [replace(line, text=" On  CALL", file="other.md") for line in FOUND]

    assert len(known) == len(FOUND)
    assert new_among(FOUND, ()) == FOUND
    assert new_among([*FOUND, *spaced], known) == ()


def test_what_was_answered_before_fingerprints_knew_more_stands_for_one_line() -> None:
    was = sha256(f"{None}\non call".encode()).hexdigest()

    assert new_among(FOUND[3:5], {was}) == (FOUND[4],)
    assert new_among(FOUND[3:5], {was, FOUND[4].fingerprint}) == ()
