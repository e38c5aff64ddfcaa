"""Who wrote a request is checked before anything of it is read, remembered or acted on."""

import re
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.domain.wins.win import WinFilter
from playground.blocks import Json
from playground.deliveries.http_route import FORM
from playground.people import ADA
from tests.e2e.raw_requests import (
    JSON,
    Answer,
    Headers,
    RawRequests,
    Witness,
    encoded,
    raw_requests,
    signed_by,
    witness,
)
from tests.e2e.witnesses import Log

STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
WORDS = "talked Kenji out of the rewrite"
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Forged:
    """A body, and the signature that only Slack can make of it `now`."""

    secret: str
    body: bytes
    now: int

    @property
    def stamp(self) -> str:
        return str(self.now)

    @property
    def good(self) -> str:
        return self.of(self.now)

    def of(self, moment: int, body: bytes | None = None) -> str:
        return signed_by(self.secret, self.body if body is None else body, moment)[SIGNATURE]


Variant = Callable[[Forged], Headers]

VARIANTS: dict[str, Variant] = {
    "no headers": lambda _: [],
    "no signature": lambda f: [(STAMP, f.stamp)],
    "no timestamp": lambda f: [(SIGNATURE, f.good)],
    "empty signature": lambda f: [(STAMP, f.stamp), (SIGNATURE, "")],
    "empty timestamp": lambda f: [(STAMP, ""), (SIGNATURE, f.good)],
    "wrong": lambda f: [(STAMP, f.stamp), (SIGNATURE, "v0=" + "0" * 64)],
    "not ASCII": lambda f: [(STAMP, f.stamp), (SIGNATURE, "v0=é" + "0" * 63)],
    "not hex": lambda f: [(STAMP, f.stamp), (SIGNATURE, "v0=" + "z" * 64)],
    "upper case": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.good.upper())],
    "version 1": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.good.replace("v0", "v1"))],
    "cut short": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.good[:-1])],
    "no integer": lambda f: [(STAMP, "soon"), (SIGNATURE, f.good)],
    "negative": lambda f: [(STAMP, f"-{f.stamp}"), (SIGNATURE, f.good)],
    "huge": lambda f: [(STAMP, "9" * 5000), (SIGNATURE, f.good)],
    "a float": lambda f: [(STAMP, f"{f.stamp}.0"), (SIGNATURE, f.good)],
    "NaN": lambda f: [(STAMP, "NaN"), (SIGNATURE, f.good)],
    "underscores": lambda f: [(STAMP, f"{f.stamp[:5]}_{f.stamp[5:]}"), (SIGNATURE, f.good)],
    "other digits": lambda f: [(STAMP, f.stamp.translate(ARABIC)), (SIGNATURE, f.good)],
    "too old": lambda f: [(STAMP, str(f.now - 301)), (SIGNATURE, f.of(f.now - 301))],
    "from the future": lambda f: [(STAMP, str(f.now + 600)), (SIGNATURE, f.of(f.now + 600))],
    "two timestamps": lambda f: [(STAMP, f.stamp), (STAMP, f.stamp), (SIGNATURE, f.good)],
    "two signatures": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.good), (SIGNATURE, f.good)],
    "of another body": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.of(f.now, b"token=1"))],
    "of another moment": lambda f: [(STAMP, f.stamp), (SIGNATURE, f.of(f.now - 1))],
}


@pytest.fixture
async def raw(sqlite_url: str) -> AsyncIterator[RawRequests]:
    async with raw_requests(sqlite_url) as raw:
        yield raw


def forgeries(raw: RawRequests, attacker: Witness) -> dict[str, tuple[bytes, str]]:
    """Everything that Slack sends, with the attacker's own address where it names one."""
    payloads, workspace = (
        raw.story.playground.backstage.payloads,
        raw.story.playground.workspace,
    )
    general = next(c for c in workspace.conversations.values() if c.name == "general")
    command = payloads.slash_command(ADA, general, "/win", WORDS)
    user, team = {"id": ADA.id, "team_id": command["team_id"]}, {"id": command["team_id"]}
    click: Json = {
        "type": "block_actions",
        "user": user,
        "team": team,
        "trigger_id": "1.2.3",
        "response_url": attacker.url,
        "actions": [{"type": "button", "action_id": "win_form", "block_id": "b"}],
        "container": {"type": "message"},
    }
    form: Json = {
        "type": "view_submission",
        "user": user,
        "team": team,
        "view": {"type": "modal", "callback_id": "win_form", "blocks": [], "state": {"values": {}}},
    }
    home = payloads.event(
        {"type": "app_home_opened", "user": ADA.id, "tab": "home", "channel": "D"}
    )
    return {
        "command": encoded(command | {"response_url": attacker.url}, "slash_commands"),
        "click": encoded(click, "interactive"),
        "form": encoded(form, "interactive"),
        "event": encoded(home, "events_api"),
        "challenge": encoded({"type": "url_verification", "challenge": "x"}, "events_api"),
        "ssl_check": (b"ssl_check=1&token=x", FORM),
        "not text": (b"\xff\xfe\xfd", FORM),
        "nothing": (b"", FORM),
        "deep": (b"[" * 100_000, JSON),
        "a list": (b"[1]", JSON),
        "a number for a payload": (b"payload=5", FORM),
    }


async def test_what_slack_did_not_sign_is_refused_and_calls_nobody(raw: RawRequests) -> None:
    async with witness() as attacker:
        bodies = forgeries(raw, attacker)
        await raw.story.playground.settled()
        calls = list(raw.story.playground.recording.calls)

        statuses = {
            (why, kind): (await raw.post(body, [("Content-Type", mime), *variant(forged)])).status
            for why, variant in VARIANTS.items()
            for kind, (body, mime) in bodies.items()
            for forged in [Forged(raw.secret, body, int(time.time()))]
        }
        await raw.story.coach.background.settle()

        assert {which: status for which, status in statuses.items() if status != 401} == {}
        assert raw.story.playground.recording.calls == calls
        assert attacker.heard == []
    assert await wins_of(raw) == []
    assert sum(raw.counts.values()) == len(VARIANTS) * len(bodies)


async def test_the_same_bodies_are_let_in_when_slack_signs_them(raw: RawRequests) -> None:
    async with witness() as attacker:
        body, content_type = forgeries(raw, attacker)["command"]

        answer = await raw.post(body, raw.slacks(body, content_type))

    assert answer.status == 200
    assert await wins_of(raw) == [WORDS]
    assert raw.counts == {}


async def test_a_known_id_without_a_signature_gets_nobodys_answer(raw: RawRequests) -> None:
    body, headers = genuine(raw)
    answer = await raw.post(body, headers)

    overheard = await raw.post(body, [("Content-Type", FORM)])

    assert WORDS in answer.body
    assert overheard == Answer(401, "unsigned")


async def test_a_forgery_with_an_id_does_not_keep_the_real_one_out(raw: RawRequests) -> None:
    body, headers = genuine(raw)
    for variant in VARIANTS.values():
        forged = variant(Forged(raw.secret, body, int(time.time())))
        await raw.post(body, [("Content-Type", FORM), *forged])

    answer = await raw.post(body, headers)

    assert answer.status == 200
    assert await wins_of(raw) == [WORDS]


async def test_nothing_is_remembered_of_what_was_refused(raw: RawRequests) -> None:
    await raw.story.running.app.settle(1)
    before = dict(raw.story.running.app._acting)

    make = raw.story.playground.backstage.payloads
    opened = make.event({"type": "app_home_opened", "user": ADA.id, "tab": "home"})
    for number in range(20):
        body, content_type = encoded(opened | {"event_id": f"Ev{number}" * 1000}, "events_api")
        await raw.post(body, [("Content-Type", content_type)])

    assert raw.story.running.app._acting == before


async def test_an_id_of_any_length_is_remembered_in_few_bytes(raw: RawRequests) -> None:
    payload = command_of(raw) | {"trigger_id": "9" * 100_000}

    await raw.signed(payload, "slash_commands")
    await raw.signed(payload, "slash_commands")

    keys = raw.story.running.app._acting
    assert max(len(str(key)) for key in keys) <= 64
    assert await wins_of(raw) == [WORDS]


async def test_only_so_many_are_remembered(
    raw: RawRequests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.bolt.acknowledge.MOST_REMEMBERED", 5)

    for number in range(12):
        await raw.signed(command_of(raw) | {"trigger_id": str(number)}, "slash_commands")

    assert len(raw.story.running.app._acting) <= 5


async def test_a_wrong_secret_is_a_line_a_minute_with_what_to_do(
    raw: RawRequests, log: Log
) -> None:
    body, content_type = encoded(command_of(raw), "slash_commands")
    wrong = [("Content-Type", content_type), *signed_by("wrong", body, int(time.time())).items()]

    for _ in range(5):
        assert (await raw.post(body, wrong)).status == 401

    line = log.line_with("refused")
    assert "bad_signature" in line
    assert "SLACK_SIGNING_SECRET" in line
    assert raw.counts == {"bad_signature": 5}
    assert WORDS not in log.getvalue()
    assert wrong[2][1] not in log.getvalue()


async def test_a_wrong_clock_is_named_with_how_far_it_is_off(raw: RawRequests, log: Log) -> None:
    body, content_type = encoded(command_of(raw), "slash_commands")

    await raw.post(body, raw.slacks(body, content_type, at=time.time() - 4000))

    line = log.line_with("refused")
    assert "stale_timestamp" in line
    assert re.search(r"differs_by=400\d ", line)
    assert "clock" in line


def genuine(raw: RawRequests) -> tuple[bytes, Headers]:
    body, content_type = encoded(command_of(raw), "slash_commands")
    return body, list(raw.slacks(body, content_type))


def command_of(raw: RawRequests) -> Json:
    playground = raw.story.playground
    general = next(c for c in playground.workspace.conversations.values() if c.name == "general")
    return playground.backstage.payloads.slash_command(ADA, general, "/win", WORDS)


async def wins_of(raw: RawRequests) -> list[str]:
    page = await raw.story.coach.wins.page(raw.story.member, WinFilter())
    return [win.text for win in page.wins]
