"""Zones that a profile does not name."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.member import Profile
from bot.domain.zones import fixed_zone, guessed_country, shows_the_same, zone_of
from bot.services.workspace.members import with_zone

LONDON = ZoneInfo("Europe/London")
WINTER, SUMMER = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


@given(st.integers(-23 * 60, 23 * 60), st.integers(-10_000, 40_000))
def test_a_fixed_zone_is_always_so_far_from_utc_and_found_by_its_name(
    minutes: int, days: int
) -> None:
    offset, when = timedelta(minutes=minutes), WINTER + timedelta(days=days)

    zone = fixed_zone(offset)

    assert when.astimezone(zone).utcoffset() == offset
    assert zone_of(zone.key) is zone


def test_what_no_clock_shows_is_utc() -> None:
    assert fixed_zone(timedelta(days=400)).key == "UTC"


@pytest.mark.parametrize("name", ["Mars/Olympus", "UTC+5", "../etc"])
def test_a_name_that_nobody_knows_is_refused(name: str) -> None:
    with pytest.raises((ZoneInfoNotFoundError, ValueError)):
        zone_of(name)


def test_clocks_of_two_zones_are_compared_at_an_instant() -> None:
    assert shows_the_same(LONDON, ZoneInfo("UTC"), WINTER)
    assert not shows_the_same(LONDON, ZoneInfo("UTC"), SUMMER)


@pytest.mark.parametrize(
    ("said", "known", "now", "tz", "tz_from"),
    [
        (("UTC", "offset"), ("Europe/London", "profile"), WINTER, "Europe/London", "before"),
        (("UTC+01:00", "offset"), ("Europe/London", "before"), SUMMER, "Europe/London", "before"),
        (("UTC+01:00", "offset"), ("Europe/London", "profile"), WINTER, "UTC+01:00", "offset"),
        (("UTC", "nowhere"), ("Europe/London", "profile"), SUMMER, "Europe/London", "before"),
        (("UTC", "nowhere"), ("UTC+05:30", "offset"), SUMMER, "UTC+05:30", "offset"),
        (("UTC", "offset"), ("UTC", "nowhere"), SUMMER, "UTC", "offset"),
        (("Asia/Tokyo", "profile"), ("UTC+09:00", "offset"), SUMMER, "Asia/Tokyo", "profile"),
    ],
)
def test_the_zone_that_was_known_stays_while_it_fits(
    said: tuple[str, str], known: tuple[str, str], now: datetime, tz: str, tz_from: str
) -> None:
    one, other = (
        Profile("Ada", zone_of(name), tz_from=source)  # type: ignore[arg-type]  # a literal each
        for name, source in (said, known)
    )

    saved = with_zone(one, other, now)

    assert (saved.tz.key, saved.tz_from) == (tz, tz_from)


def test_whoever_is_new_gets_what_is_said() -> None:
    said = Profile("Ada", zone_of("UTC+05:30"), tz_from="offset")

    assert with_zone(said, None, WINTER) == said


@pytest.mark.parametrize(
    ("zone", "locale", "country"),
    [
        ("Europe/London", "en-US", "GB"),
        ("Europe/Amsterdam", "en-US", "NL"),
        ("Europe/Amsterdam", "de-DE", "DE"),
        ("Asia/Tokyo", "fr-FR", "JP"),
        ("UTC+09:00", "ja-JP", "JP"),
        ("UTC+09:00", "en-US", ""),
        ("UTC", "", ""),
    ],
)
def test_a_country_is_guessed_from_the_clock_and_where_that_is_shared_from_the_language(
    zone: str, locale: str, country: str
) -> None:
    country_of = {
        "Europe/London": "GB",
        "Europe/Amsterdam": "NL",
        "Europe/Berlin": "DE",
        "Asia/Tokyo": "JP",
        "Europe/Paris": "FR",
        "America/New_York": "US",
    }

    assert guessed_country(zone, locale, country_of) == country
