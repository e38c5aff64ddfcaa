"""Whatever Slack, or somebody between, answers to whatever call: it stops that call alone.

Each method that the coach calls, each odd answer, in the story that uses it: everybody else still
gets their message, nothing is lost or doubled, and whoever is watching is told.
"""

import ast
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.delivery import LEASE
from bot.domain.delivery.errand import MOST_ATTEMPTS
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from bot.process.connections import NotConnectedError, socket_mode
from bot.slack.client import METHODS, pause_in
from bot.storage.workspace.errands import ErrandRows
from playground.faults import Fault, Odd
from playground.people import BEECHWOOD, KENJI, TEAM_ID
from tests.installing import browser, neighbours
from tests.speeds import few
from tests.stories import Story, opened_story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUIET = Rhythm(stopped=frozenset({"nudge"}))
WORDS = "talked Kenji out of the rewrite"
SLACK_BROKE = "Slack didn't do what I asked of it"
NO_FILE = "The file didn't get through to you."
PAIR = "ada-marta-1-1"
UPLOAD, SHARE = "files.getUploadURLExternal", "files.completeUploadExternal"
MOST = 9
"""More calls than a story makes: all of them are answered oddly."""

HTTP_TOO_MANY = 429
ROOT = Path(__file__).parents[2]

MISSHAPEN = {
    "ok": True,
    "access_token": 7,
    "authed_user": [],
    "bot_id": {},
    "channel": [1],
    "enterprise": "E",
    "expires_in": "soon",
    "file_id": [],
    "files": 3,
    "messages": {"0": None},
    "permalink": 5,
    "profile": [{"status_text": 1}],
    "team": "T",
    "ts": 17,
    "upload_url": 4,
    "url": None,
    "user": "U",
    "users": [None],
    "view": "V",
}
"""Every field that the coach reads, of a type that it never has."""

NESTED = {
    "ok": True,
    "channel": {"id": None},
    "messages": [None, 3, {"metadata": []}, {"metadata": {"event_type": "nextrung_delivery"}}],
    "profile": {"status_text": [], "status_emoji": {}, "status_expiration": "never"},
    "user": {"id": 4, "tz": ["UTC"], "profile": [], "is_admin": None},
    "users": {"UADA00000": {"dnd_enabled": 1, "next_dnd_start_ts": "x", "next_dnd_end_ts": 1e99}},
}


def as_json(document: object) -> bytes:
    return json.dumps(document).encode()


ODD = {
    "500 as a page": Odd(b"<html>Oops</html>", 500, "text/html"),
    "500 as text": Odd(b"internal_error", 500, "text/plain"),
    "503 cut off": Odd(b'{"ok": tr', 503),
    "a page": Odd(b"<html>Sign in to the hotel's network</html>", 200, "text/html"),
    "text": Odd(b"ok", 200, "text/plain"),
    "cut off": Odd(b'{"ok": true, "ts": "17'),
    "nothing": Odd(b""),
    "204": Odd(b"", 204),
    "null": Odd(b"null"),
    "a list": Odd(b'[{"ok": true}]'),
    "a number": Odd(b"42"),
    "a word": Odd(b'"ok"'),
    "bad UTF-8": Odd(b'{"ok": true, "ts": "\xff"}'),
    "deep": Odd(b"[" * 100_000),
    "packed": Odd(b"\x1f\x8b", 200, "application/gzip"),
    "ok alone": Odd(b'{"ok": true}'),
    "ok, misshapen": Odd(as_json(MISSHAPEN)),
    "ok, misshapen within": Odd(as_json(NESTED)),
    "refused for nothing": Odd(b'{"ok": false}'),
    "refused for a list": Odd(b'{"ok": false, "error": ["what"]}'),
    "429 until a date": Odd(
        as_json({"ok": False, "error": "ratelimited"}),
        429,
        headers={"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"},
    ),
    "429 for soon": Odd(b"Slow down", 429, "text/plain", {"Retry-After": "soon"}),
    "429 for less than nothing": Odd(b"", 429, headers={"Retry-After": "-5"}),
    "429 for ever": Odd(b"", 429, headers={"Retry-After": "1e300"}),
}


@pytest.fixture
async def odd_story(sqlite_url: str) -> AsyncIterator[Story]:
    async with opened_story(sqlite_url) as story:
        yield story


async def both_aim(story: Story) -> None:
    """Ada lives in London, where the plan is due now; Kenji is there on a visit."""
    await story.kenji.move("Europe/London")
    for member in (story.member, Member(TEAM_ID, KENJI.id)):
        await story.coach.cases.aim(member, CaseDraft("Staff Engineer"), QUIET)
    await story.coach.background.settle()


async def ticks(story: Story) -> None:
    """A coach looks again and again; the longest pause that it accepts is an hour."""
    for minutes in (0, 3, 6, 9, 62, 65, 68, 130):
        await story.travel(MONDAY + timedelta(minutes=minutes))


def dm_of(story: Story) -> str:
    """All that stands in Ada's own messages with the coach."""
    return "\n".join(message.text for message in story.ada.messages())


async def each_has_one(story: Story) -> None:
    await ticks(story)
    plans = [len(person.messages()) for person in (story.ada, story.kenji)]
    assert plans == [1, 1]


async def wins_of(story: Story) -> list[str]:
    page = await story.coach.wins.page(story.member, WinFilter())
    return [win.text for win in page.wins]


async def posts(story: Story, odd: Odd) -> None:
    """Both posts are answered oddly, the first after it was done, unless Slack says it was not."""
    await both_aim(story)
    for carries_out in (odd.status != HTTP_TOO_MANY, False):
        story.playground.faults.answer_oddly("chat.postMessage", odd, carries_out=carries_out)

    await each_has_one(story)


async def looks_up(method: str, story: Story, odd: Odd) -> None:
    await both_aim(story)
    story.playground.faults.next("chat.postMessage", Fault.DROPPED_AFTER)
    story.playground.faults.answer_oddly(method, odd, times=2)

    await each_has_one(story)


async def asks_when_it_may(method: str, story: Story, odd: Odd) -> None:
    await both_aim(story)
    story.playground.faults.answer_oddly(method, odd, times=MOST)

    await story.travel(MONDAY)

    assert [len(person.messages()) for person in (story.ada, story.kenji)] == [1, 1]


async def asks_who_she_is(story: Story, odd: Odd) -> None:
    story.playground.faults.answer_oddly("users.info", odd, times=MOST)

    await story.ada.slash(f"/win {WORDS}", channel="general")
    answer = story.ada.sees()

    assert f"Saved: {WORDS}" in answer
    await story.coach.background.settle()
    assert await wins_of(story) == [WORDS]


async def opens(story: Story, odd: Odd) -> None:
    story.playground.faults.answer_oddly("views.open", odd)

    await story.ada.slash("/win", channel="general")
    seen = story.ada.sees()
    await story.ada.slash("/win", channel="general")

    assert SLACK_BROKE in seen or seen == "" or odd in WELL_ENOUGH
    assert "What did you do?" in story.ada.sees()


async def pushes(story: Story, odd: Odd) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.ada.slash("/win list", channel="general")
    story.playground.faults.answer_oddly("views.push", odd)

    await story.ada.click("Edit")
    seen = story.ada.sees()
    if odd not in WELL_ENOUGH:
        assert SLACK_BROKE in seen
        await story.ada.close()
    await story.ada.click("Edit")

    assert "What did you do?" in story.ada.sees()


async def changes_a_view(story: Story, odd: Odd) -> None:
    await story.ada.slash("/promo export", channel="general")
    story.playground.faults.answer_oddly("views.update", odd)

    await story.ada.click("Send me everything")
    await story.coach.background.settle()

    assert SLACK_BROKE in story.ada.sees() or odd in WELL_ENOUGH
    assert len(story.ada.files()) == 1


async def shows_home(story: Story, odd: Odd) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.coach.background.settle()
    story.playground.faults.answer_oddly("views.publish", odd)

    await story.playground.settled()
    story.playground.backstage.events.home_opened(story.ada.person, "home", None)
    await story.playground.settled()
    await story.ada.open_home()

    assert WORDS in story.ada.sees()


async def redraws(story: Story, odd: Odd) -> None:
    """The check-in of the week cannot be redrawn: what was answered in it is saved."""
    await both_aim(story)
    await story.travel(MONDAY)
    story.playground.faults.answer_oddly("chat.update", odd, times=MOST)

    await story.ada.click("Set a goal")
    await story.ada.fill("What do you want to get done?", "ship the runbook")
    await story.ada.submit()
    await story.coach.background.settle()

    overview = await story.coach.overviews.overview(story.member)
    assert [goal.text for goal in overview.goals] == ["ship the runbook"]


async def asks_for_a_link(story: Story, odd: Odd) -> None:
    message = await story.ada.say(WORDS, channel="general")
    story.playground.faults.answer_oddly("chat.getPermalink", odd, times=MOST)

    await story.ada.message_shortcut("Save as a win", message)
    seen = story.ada.sees()

    assert SLACK_BROKE in seen or WORDS in seen


async def asks_who_reads(method: str, story: Story, odd: Odd) -> None:
    """Of a private channel of two nobody says so: it counts as one of more."""
    await both_aim(story)
    story.playground.faults.answer_oddly(method, odd, times=MOST)

    await story.ada.slash("/agenda add the rota", channel=PAIR)
    await story.ada.click("Post to this private channel")
    asked = story.ada.sees()
    await story.ada.click("Post it")

    assert "I can't see how many that is." in asked
    posted = [one for one in story.marta.messages(PAIR) if "the rota" in story.marta.reads(one)]
    assert len(posted) == 1


async def wants_everything(story: Story) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.ada.slash("/promo export", channel="general")
    await story.ada.click("Send me everything")
    await story.coach.background.settle()


async def later(story: Story, wait: timedelta) -> None:
    """Whoever looks then takes up what was left."""
    await story.travel(story.clock.now() + wait)
    await story.coach.background.settle()


async def hands_over(method: str, story: Story, odd: Odd) -> None:
    """What did not get through is tried again once its lease is over, and comes once."""
    story.playground.faults.answer_oddly(method, odd)

    await wants_everything(story)
    await later(story, LEASE + timedelta(seconds=1))
    await later(story, LEASE + timedelta(seconds=1))

    assert len(story.ada.files()) == 1
    assert NO_FILE not in dm_of(story)


Tale = Callable[[Story, Odd], Awaitable[None]]


def of(method: str, tale: Callable[[str, Story, Odd], Awaitable[None]]) -> Tale:
    async def tell(story: Story, odd: Odd) -> None:
        await tale(method, story, odd)

    return tell


WELL_ENOUGH = tuple(ODD[name] for name in ("ok alone", "ok, misshapen", "ok, misshapen within"))
"""Slack says that it did it; of a view there is nothing to read in the answer."""

TALES: dict[str, Tale] = {
    "chat.postMessage": posts,
    "conversations.open": of("conversations.open", looks_up),
    "conversations.history": of("conversations.history", looks_up),
    "users.profile.get": of("users.profile.get", asks_when_it_may),
    "dnd.teamInfo": of("dnd.teamInfo", asks_when_it_may),
    "users.info": asks_who_she_is,
    "views.open": opens,
    "views.push": pushes,
    "views.update": changes_a_view,
    "views.publish": shows_home,
    "chat.update": redraws,
    "chat.getPermalink": asks_for_a_link,
    "auth.test": of("auth.test", asks_who_reads),
    "conversations.info": of("conversations.info", asks_who_reads),
    "conversations.members": of("conversations.members", asks_who_reads),
    UPLOAD: of(UPLOAD, hands_over),
    SHARE: of(SHARE, hands_over),
}


FEW = ("500 as a page", "cut off", "null", "a list", "ok alone", "ok, misshapen")
"""For what somebody watches: there the answer is read in one place alone, `SlackClient`."""

FEWEST = ("500 as a page", "ok, misshapen")

OF_DELIVERIES = (
    "chat.postMessage",
    "conversations.history",
    "dnd.teamInfo",
    "users.info",
    "users.profile.get",
)


@pytest.mark.parametrize(
    ("method", "name"),
    few(
        [(method, name) for method in TALES for name in (ODD if method in OF_DELIVERIES else FEW)],
        *[("chat.postMessage", name) for name in ODD],
        *[(method, name) for method in TALES for name in FEWEST],
    ),
)
async def test_an_odd_answer_stops_its_own_call_alone(
    odd_story: Story, method: str, name: str
) -> None:
    await TALES[method](odd_story, ODD[name])


@pytest.mark.parametrize("name", few(FEW, *FEWEST))
@pytest.mark.parametrize("method", [UPLOAD, SHARE])
async def test_a_file_that_is_never_taken_is_given_up_in_a_sentence(
    odd_story: Story, method: str, name: str
) -> None:
    odd_story.playground.faults.answer_oddly(method, ODD[name], times=MOST)

    await wants_everything(odd_story)
    for _ in range(1, MOST_ATTEMPTS):
        assert NO_FILE not in dm_of(odd_story)
        await later(odd_story, timedelta(hours=1))
    await later(odd_story, timedelta(hours=1))

    assert dm_of(odd_story).count(NO_FILE) == 1
    assert odd_story.ada.files() == []
    async with odd_story.running.database.reading() as connection:
        assert await ErrandRows(connection, odd_story.member).of_kind("everything") == ()


@pytest.mark.parametrize("name", few(FEW, *FEWEST))
@pytest.mark.parametrize("method", ["oauth.v2.access", "auth.test"])
async def test_an_odd_answer_to_an_installation_saves_nothing_and_says_so(
    sqlite_url: str, method: str, name: str
) -> None:
    async with neighbours(sqlite_url) as story, browser(story.url) as window:
        story.beechwood.faults.answer_oddly(method, ODD[name], times=MOST)
        story.fernhill.faults.answer_oddly(method, ODD[name], times=MOST)
        page = await window.install(story.url, BEECHWOOD.id)
        count = await story.installed()

        assert page.status < 500
        assert "Next step:" in page.words
        assert count == ("Nextrung is in" in page.words)


@pytest.mark.parametrize("name", FEW)
async def test_an_odd_answer_to_the_socket_is_a_sentence_at_the_start(
    odd_story: Story, name: str
) -> None:
    odd_story.playground.faults.answer_oddly("apps.connections.open", ODD[name], times=MOST)

    with pytest.raises(NotConnectedError, match="does not let me connect"):
        async with socket_mode(odd_story.running, odd_story.playground.app_token):
            pass


def test_every_method_that_the_code_calls_has_its_odd_answers() -> None:
    """The installation and the socket are above; in what `chat.delete` answers nobody reads."""
    called = {name for path in sources() for name in calls_in(path)}
    elsewhere = {"apps.connections.open", "auth.test", "chat.delete", "oauth.v2.access"}

    assert called == set(METHODS)
    assert set(TALES) | elsewhere == set(METHODS)


def sources() -> list[Path]:
    return [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]


def calls_in(path: Path) -> set[str]:
    """Slack's names of the SDK's methods that stand in the source."""
    by_name = {method.replace(".", "_"): method for method in KNOWN}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    quoted = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    uploads = {"files.getUploadURLExternal", "files.completeUploadExternal"}
    found = {by_name[name] for name in named if name in by_name}
    if path.name != "client.py":
        found |= {method for method in KNOWN if method in quoted} & OPTIONAL
    return found | (uploads if "files_upload_v2" in named else set())


OPTIONAL = {
    "users.profile.get",
    "dnd.teamInfo",
    "dnd.info",
    "conversations.info",
    "conversations.members",
}
"""Those that are called by their name."""

KNOWN = {
    *METHODS,
    *OPTIONAL,
    "bots.info",
    "chat.postEphemeral",
    "chat.scheduleMessage",
    "conversations.join",
    "conversations.list",
    "conversations.replies",
    "files.info",
    "reactions.add",
    "team.info",
    "usergroups.list",
    "users.list",
    "users.lookupByEmail",
}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "0"}, 1),
        ({"Retry-After": "-5"}, 1),
        ({"Retry-After": "1e300"}, 3600),
        ({"Retry-After": "inf"}, 7),
        ({"Retry-After": "nan"}, 7),
        ({"Retry-After": "soon"}, 7),
        ({}, 7),
        (
            {
                "Retry-After": "Wed, 21 Oct 2026 07:28:40 GMT",
                "Date": "Wed, 21 Oct 2026 07:28:00 GMT",
            },
            40,
        ),
        ({"Retry-After": "Wed, 21 Oct 2026 07:28:40 GMT"}, 7),
        (
            {
                "Retry-After": "Wed, 21 Oct 2020 07:28:40 GMT",
                "Date": "Wed, 21 Oct 2026 07:28:00 GMT",
            },
            1,
        ),
    ],
)
def test_a_pause_is_understood_however_it_is_said(headers: dict[str, str], seconds: int) -> None:
    assert pause_in(headers, timedelta(seconds=7)) == timedelta(seconds=seconds)


async def test_what_is_refused_as_a_date_is_waited_for_and_sent_once(odd_story: Story) -> None:
    await both_aim(odd_story)
    odd_story.playground.faults.answer_oddly("chat.postMessage", ODD["429 until a date"])

    await odd_story.travel(MONDAY)
    await odd_story.travel(MONDAY + LEASE)

    assert [len(person.messages()) for person in (odd_story.ada, odd_story.kenji)] == [1, 1]
