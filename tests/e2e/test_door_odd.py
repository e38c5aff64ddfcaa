"""Whatever is signed and odd is answered: never with 500, never at the cost of what was there.

Every kind of payload that the stand-in sends is taken apart: each field is left out and replaced.
"""

import asyncio
import copy
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.storage.database.owned import METADATA
from bot.storage.delivery.reach import ReachStore
from playground.blocks import Json
from playground.deliveries.http_route import FORM
from playground.people import ADA, TEAM_ID
from tests.e2e.raw_requests import JSON, RawRequests, raw_requests
from tests.e2e.test_door import WORDS, command_of
from tests.e2e.witnesses import Log

ODD: tuple[Any, ...] = (None, 5, "", "x", [], {}, True, [[]], {"id": 5}, "\ud800")
UNDERSTOOD = {200, 400, 404}
"""404 is Bolt's, for what nobody listens to."""

BODIES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", FORM),
    "not UTF-8": (b"payload=\xff\xfe", FORM),
    "not UTF-8, as JSON": (b'{"type": "\xff"}', JSON),
    "cut off": (b'{"type": "event_callback", "ev', JSON),
    "deep list": (b"[" * 200_000 + b"]" * 200_000, JSON),
    "deep object": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, JSON),
    "deep payload": (b"payload=" + b"%5B" * 100_000, FORM),
    "a list": (b"[1, 2]", JSON),
    "a number": (b"5", JSON),
    "null": (b"null", JSON),
    "a string": (b'"hello"', JSON),
    "NaN": (b'{"type": NaN}', JSON),
    "a huge number": (b'{"type": 1' + b"0" * 6000 + b"}", JSON),
    "payload is a number": (b"payload=5", FORM),
    "payload is a list": (b"payload=%5B%5D", FORM),
    "payload is null": (b"payload=null", FORM),
    "payload is empty": (b"payload=", FORM),
    "no payload": (b"hello=world", FORM),
    "the word payload": (b"text=payload", FORM),
    "a command alone": (b"command=%2Fwin", FORM),
    "a command that is JSON": (b'{"command": 5, "text": [], "team_id": {}}', JSON),
    "many fields": (b"&".join(b"f%d=x" % n for n in range(2000)), FORM),
    "an unknown type": (b'{"type": "dialog_from_2015"}', JSON),
    "an event of nobody": (
        b'{"type": "event_callback", "team_id": "T1", "event": {"type": "app_home_opened"}}',
        JSON,
    ),
    "no challenge": (b'{"type": "url_verification"}', JSON),
}


@pytest.fixture
async def raw(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RawRequests]:
    """What Slack would never send is nothing that CI's recordings are to be judged by."""
    monkeypatch.delenv("NEXTRUNG_RECORDINGS", raising=False)
    async with raw_requests(sqlite_url) as raw:
        yield raw


@dataclass
class Loop:
    """What the loop was told of errors that nobody looked at."""

    unhandled: list[str]


@pytest.fixture
async def loop() -> AsyncIterator[Loop]:
    heard = Loop([])
    running = asyncio.get_running_loop()
    running.set_exception_handler(lambda _, context: heard.unhandled.append(str(context)))
    yield heard
    running.set_exception_handler(None)


async def test_what_nobody_can_read_is_a_bad_request_without_its_words(
    raw: RawRequests, log: Log
) -> None:
    statuses = {
        what: (await raw.post(body, raw.slacks(body, mime))).status
        for what, (body, mime) in BODIES.items()
    }

    assert {what: status for what, status in statuses.items() if status != 400} == {}
    assert raw.counts == {"unreadable": len(BODIES)}
    assert "dialog_from_2015" not in log.getvalue()
    said = log.getvalue().splitlines()
    assert [line for line in said if "event='library'" in line] == []


@pytest.mark.slow
async def test_no_field_left_out_or_odd_is_more_than_we_answer(
    raw: RawRequests, loop: Loop, log: Log
) -> None:
    seen = await everything_that_slack_sends(raw)
    await raw.signed(command_of(raw), "slash_commands")
    odd: dict[str, int] = {}

    for kind, payload in seen:
        for what, changed in variants(payload):
            answer = await raw.signed(changed, kind)
            if answer.status not in UNDERSTOOD:
                odd[f"{payload.get('type', kind)}: {what}"] = answer.status
    await raw.story.coach.background.settle()

    assert {kind for kind, _ in seen} == {"slash_commands", "interactive", "events_api"}
    assert odd == {}
    assert loop.unhandled == []
    assert {WORDS, "paid the ledger back"} <= await every_win(raw)
    assert WORDS not in log.getvalue()
    assert "Exception" not in log.getvalue()
    assert (await raw.signed(command_of(raw), "slash_commands")).status == 200


async def test_an_event_that_nobody_listens_to_is_acknowledged(raw: RawRequests) -> None:
    event = raw.story.playground.backstage.payloads.event(
        {"type": "reaction_added", "user": ADA.id, "reaction": "+1"}
    )

    assert (await raw.signed(event, "events_api")).status == 200


async def test_a_limit_on_events_is_heard_and_changes_nothing(raw: RawRequests) -> None:
    event = {"type": "app_rate_limited", "team_id": TEAM_ID, "minute_rate_limited": 1}

    assert (await raw.signed(event, "events_api")).status == 200


SURROGATE, NUL = "U\ud800", "U\x00"


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
@pytest.mark.parametrize("event_time", [10**20, -1, 10**11, True])
async def test_a_time_that_is_no_date_is_a_bad_request(
    raw: RawRequests, log: Log, kind: str, event_time: int
) -> None:
    event = {"type": kind, "tokens": {"bot": ["U1"]}}
    told = raw.story.playground.backstage.payloads.event(event) | {"event_time": event_time}

    assert (await raw.signed(told, "events_api")).status == 400
    assert raw.counts == {"unreadable": 1}
    assert "Error" not in log.getvalue()


@pytest.mark.parametrize("who", [SURROGATE, NUL])
async def test_an_id_that_no_database_can_hold_is_a_bad_request(
    raw: RawRequests, log: Log, who: str
) -> None:
    make = raw.story.playground.backstage.payloads.event
    bodies = [
        make({"type": "app_home_opened", "user": who, "tab": "home"}),
        make({"type": "message", "user": who, "text": "hello", "ts": "1.2", "channel": "D1"}),
        make({"type": "user_change", "user": {"id": who, "profile": {}}}),
        make({"type": "app_home_opened", "user": ADA.id, "tab": "home"}) | {"enterprise_id": who},
    ]

    for body in bodies:
        assert (await raw.signed(body, "events_api")).status == 400
    assert "Error" not in log.getvalue()


async def test_only_true_says_that_somebody_was_deactivated(raw: RawRequests) -> None:
    await raw.signed(command_of(raw), "slash_commands")
    make = raw.story.playground.backstage.payloads.event
    for deleted in ("no", 1, [1]):
        user: Json = {"id": ADA.id, "deleted": deleted, "profile": {}, "name": "ada"}
        told = await raw.signed(make({"type": "user_change", "user": user}), "events_api")
        assert told.status == 200
    await raw.story.coach.background.settle()

    async with raw.story.running.database.reading() as connection:
        assert not await ReachStore(connection).is_lost(raw.story.member)


async def test_an_error_in_what_nobody_did_is_answered_and_shown_to_nobody(
    raw: RawRequests, log: Log
) -> None:
    async with raw.story.running.database.writing() as connection:
        await connection.execute(text("PRAGMA query_only = ON"))
    told = raw.story.playground.backstage.payloads.event({"type": "app_uninstalled"})

    answer = await raw.signed(told | {"event_time": 1_764_000_000}, "events_api")

    assert answer.status == 200
    assert "database_read_only" in log.getvalue()
    assert "KeyError" not in log.getvalue()


async def every_win(raw: RawRequests) -> set[str]:
    wins = METADATA.tables["wins"]
    async with raw.story.running.database.reading() as connection:
        rows = await connection.scalars(select(wins.c.text).where(wins.c.undone_at.is_(None)))
        return set(rows)


async def everything_that_slack_sends(raw: RawRequests) -> list[tuple[str, Json]]:
    """Real payloads: Ada does one of each."""
    ada, playground = raw.story.ada, raw.story.playground
    await ada.slash("/win wrote the runbook", channel="general")
    await ada.click("Undo")
    await ada.slash("/win", channel="general")
    await ada.fill("What did you do?", "paid the ledger back")
    await ada.submit()
    await ada.open_home()
    playground.backstage.events.profile_changed(ADA)
    await playground.settled()
    payloads = [(one["kind"], one["payload"]) for one in playground.recording.payloads]
    general = next(c for c in playground.workspace.conversations.values() if c.name == "general")
    make = playground.backstage.payloads
    for shortcut in playground.backstage.installation.manifest.shortcuts:
        if shortcut.kind == "message":
            said = await ada.say("look at this", channel="general")
            payloads.append(("interactive", make.message_action(ADA, shortcut, general, said)))
        else:
            payloads.append(("interactive", make.shortcut(ADA, shortcut)))
    events = (
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"bot": [], "oauth": ["U1"]}},
        {"type": "message", "channel": "D1", "user": ADA.id, "text": "hello", "ts": "1.2"},
    )
    payloads += [("events_api", make.event(event)) for event in events]
    return list({_kind(payload): (kind, payload) for kind, payload in payloads}.values())


def _kind(payload: Json) -> str:
    return str(
        payload.get("command") or payload.get("event", {}).get("type") or payload.get("type")
    )


def variants(payload: Json) -> Iterator[tuple[str, Json]]:
    """Each field of the first four levels left out, and in turn of another kind."""
    for number, path in enumerate(paths(payload)):
        name = ".".join(map(str, path))
        yield f"{name} left out", fresh(changed(payload, path, leave_out=True), number)
        value = ODD[number % len(ODD)]
        yield f"{name} is {value!r}", fresh(changed(payload, path, value), number)
    for name in ("user", "team", "view", "actions", "event", "channel", "type", "state"):
        for number, value in enumerate(ODD[:6]):
            if name in payload:
                yield f"{name} is {value!r}", fresh(changed(payload, [name], value), number)


def paths(inside: Any, depth: int = 4) -> Iterator[list[str | int]]:  # noqa: ANN401 - any JSON
    entries: list[tuple[str | int, Any]] = []
    if isinstance(inside, dict):
        entries = list(inside.items())
    elif isinstance(inside, list):
        entries = list(enumerate(inside[:2]))
    for key, value in entries if depth else []:
        yield [key]
        yield from ([key, *rest] for rest in paths(value, depth - 1))


def changed(
    payload: Json,
    path: list[Any],
    value: Any = None,  # noqa: ANN401 - any JSON
    *,
    leave_out: bool = False,
) -> Json:
    copied = copy.deepcopy(payload)
    inside: Any = copied
    for step in path[:-1]:
        inside = inside[step]
    if leave_out:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value
    return copied


def fresh(payload: Json, number: int) -> Json:
    """Another delivery each time: what is known already would not be acted on."""
    for name in ("trigger_id", "event_id"):
        if isinstance(payload.get(name), str) and payload[name]:
            payload[name] = f"{payload[name]}.{number}.{len(json.dumps(payload))}"
    return payload
