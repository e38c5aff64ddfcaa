"""What the doctor finds; Slack's part is played by a server on loopback."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.cli.doctor import examine
from bot.cli.tokens import GIVES, Finding
from bot.settings import Settings
from bot.storage.database.chores import TICKED, Chores
from bot.storage.database.database import Database
from bot.storage.typed.lines import TypedStore
from bot.storage.workspace.members import MemberStore
from handlers.manifest import OPTIONAL_SCOPES
from tests.storage.people import ADA

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SCOPES = ("chat:write", "commands", "users:read")
BOT = "xoxb-of-the-bot"
APP = "xapp-of-the-app"


@dataclass
class Slack:
    """Answers as Slack does to a doctor; a field is what it says."""

    url: str = ""
    scopes: str = "commands,users:read,chat:write"
    date: datetime = NOW
    error: str | None = None
    body: str | None = None
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        headers = {"x-oauth-scopes": self.scopes, "Date": format_datetime(self.date, usegmt=True)}
        token = APP if request.path.endswith("apps.connections.open") else BOT
        if self.body is not None:
            return web.Response(text=self.body, headers=headers)
        if self.error or request.headers["Authorization"] != f"Bearer {token}":
            return web.json_response(
                {"ok": False, "error": self.error or "invalid_auth"}, headers=headers
            )
        return web.json_response({"ok": True, "team": "Fernhill", "url": "wss://"}, headers=headers)


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    slack = Slack()
    app = web.Application()
    app.router.add_post("/api/{method}", slack.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        slack.url = str(server.make_url("/api/"))
        yield slack


@pytest.fixture
def settings(slack: Slack, tmp_path: Path) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(BOT),
        slack_app_token=SecretStr(APP),
        slack_api_url=slack.url,
        database_url=f"sqlite:///{tmp_path}/nextrung.db",
    )


def but(settings: Settings, **changes: object) -> Settings:
    return settings.model_copy(update=changes)


async def troubles(settings: Settings) -> list[str]:
    findings = await examine(settings, now=lambda: NOW, scopes=SCOPES)
    for finding in findings:
        assert finding.sentence.endswith(".")
        assert "of-the-" not in finding.sentence
    return [finding.sentence for finding in findings if not finding.is_ok]


async def test_a_coach_in_good_health_hears_so(settings: Settings) -> None:
    findings = await examine(settings, now=lambda: NOW, scopes=SCOPES)

    assert findings == [
        Finding("The bot token works: Slack knows the coach in Fernhill."),
        Finding("The scopes are those of the manifest."),
        *(
            Finding(f"Without the optional scope {scope} the coach cannot {use}.")
            for scope, use in GIVES.items()
        ),
        Finding("The clock agrees with Slack's."),
        Finding("The app-level token works: Slack opens a socket for it."),
        Finding("The database can be written."),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"slack_bot_token": None}, ["SLACK_BOT_TOKEN is not set"]),
        ({"slack_app_token": None}, ["SLACK_APP_TOKEN is not set"]),
        ({"slack_bot_token": SecretStr("xoxp-of-the-user")}, ["has to begin with xoxb-"]),
        ({"slack_app_token": SecretStr("of-the-moon")}, ["has to begin with xapp-"]),
        ({"slack_bot_token": SecretStr(APP)}, ["SLACK_BOT_TOKEN holds an app-level token: put"]),
        ({"slack_app_token": SecretStr(BOT)}, ["SLACK_APP_TOKEN holds a bot token: put"]),
        (
            {"slack_bot_token": SecretStr(APP), "slack_app_token": SecretStr(BOT)},
            ["tokens are swapped", "tokens are swapped"],
        ),
    ],
)
async def test_a_token_in_the_wrong_place_is_seen_before_slack_is_asked(
    settings: Settings, slack: Slack, changes: dict[str, object], words: list[str]
) -> None:
    found = await troubles(but(settings, **changes))

    assert len(found) == len(words)
    assert all(part in sentence for part, sentence in zip(words, found, strict=True))
    assert len(slack.asked) == 2 - len(words)


async def test_a_coach_on_http_needs_no_app_token(settings: Settings) -> None:
    http = but(settings, slack_app_token=None, slack_signing_secret=SecretStr("of-the-hand"))

    assert await troubles(http) == []


async def test_tokens_that_slack_does_not_know_are_told_apart(settings: Settings) -> None:
    strange = {
        "slack_bot_token": SecretStr("xoxb-of-the-other"),
        "slack_app_token": SecretStr("xapp-of-the-other"),
    }

    found = await troubles(but(settings, **strange))

    assert [sentence.partition(":")[0] for sentence in found] == [
        "Slack refuses SLACK_BOT_TOKEN (invalid_auth)",
        "Slack refuses SLACK_APP_TOKEN (invalid_auth)",
    ]


async def test_a_refusal_that_is_new_keeps_slacks_word(settings: Settings, slack: Slack) -> None:
    slack.error = "moon_in_the_wrong_phase"

    found = await troubles(settings)

    assert all("(moon_in_the_wrong_phase): look this word up" in sentence for sentence in found)


@pytest.mark.parametrize(
    ("scopes", "sentence"),
    [
        ("commands,chat:write", "The bot token lacks the scope users:read: paste"),
        ("", "The bot token lacks the scopes chat:write, commands and users:read: paste"),
        (
            "commands,users:read,chat:write,files:read",
            "The bot token has the scope files:read, which the coach does not use: paste",
        ),
    ],
)
async def test_scopes_that_differ_from_the_manifest_are_named(
    settings: Settings, slack: Slack, scopes: str, sentence: str
) -> None:
    slack.scopes = scopes

    (found,) = await troubles(settings)

    assert found.startswith(sentence)


def test_every_optional_scope_of_the_manifest_says_what_it_gives() -> None:
    assert set(GIVES) == set(OPTIONAL_SCOPES)


async def test_an_optional_scope_that_was_granted_is_no_trouble_and_needs_no_word(
    settings: Settings, slack: Slack
) -> None:
    slack.scopes += ",groups:read"

    findings = await examine(settings, now=lambda: NOW, scopes=SCOPES)

    assert all(finding.is_ok for finding in findings)
    assert "groups:read" not in " ".join(finding.sentence for finding in findings)
    assert "Without the optional scope channels:read" in str(findings)


@pytest.mark.parametrize(
    ("off", "words"),
    [
        (timedelta(seconds=61), "is 61 seconds behind Slack's"),
        (timedelta(seconds=-90), "is 90 seconds ahead of Slack's"),
    ],
)
async def test_a_clock_that_is_off_is_named(
    settings: Settings, slack: Slack, off: timedelta, words: str
) -> None:
    slack.date = NOW + off

    (found,) = await troubles(settings)

    assert words in found


async def test_a_clock_that_is_off_by_a_minute_may_be(settings: Settings, slack: Slack) -> None:
    slack.date = NOW + timedelta(seconds=60)

    assert await troubles(settings) == []


@pytest.mark.parametrize("body", ["Blocked by your administrator", "<html>of-the-proxy</html>"])
async def test_something_else_that_answers_is_not_taken_for_slack(
    settings: Settings, slack: Slack, body: str
) -> None:
    slack.body = body

    found = await troubles(settings)

    assert len(found) == 2
    assert all("Slack does not answer at SLACK_API_URL" in sentence for sentence in found)


async def test_a_slack_that_is_not_there_gets_a_sentence(settings: Settings) -> None:
    found = await troubles(but(settings, slack_api_url="http://127.0.0.1:9/api/"))

    assert len(found) == 2
    assert all("Slack does not answer at SLACK_API_URL" in sentence for sentence in found)


def let_others_in(folder: Path, mode: int) -> None:
    folder.chmod(mode)


async def test_what_others_can_read_is_named(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    let_others_in(tmp_path, 0o755)
    open_ones = [tmp_path / name for name in ("nextrung.db", "nextrung.db.before-1", ".env")]
    for file, mode in zip(open_ones, (0o644, 0o640, 0o604), strict=True):
        file.touch()
        file.chmod(mode)

    said = await troubles(settings)
    let_others_in(tmp_path, 0o700)
    behind_a_door = await troubles(settings)

    assert len(said) == 3
    assert all(": chmod 600" in sentence for sentence in said)
    assert behind_a_door == []


async def test_a_coach_that_has_not_ticked_for_long_is_named(settings: Settings) -> None:
    database = Database(settings.database_url)
    await database.start()
    async with database.writing() as connection:
        await Chores(connection).note(TICKED, NOW - timedelta(hours=2))
    await database.stop()

    (said,) = await troubles(settings)

    assert said.startswith("The coach last looked at what is due 7,200 seconds ago")


async def test_a_database_that_cannot_be_written_is_named(
    settings: Settings, tmp_path: Path
) -> None:
    blocked = tmp_path / "a-file"
    blocked.touch()

    found = await troubles(but(settings, database_url=f"sqlite:///{blocked}/nextrung.db"))

    assert len(found) == 1


async def test_says_what_to_add_where_nothing_typed_ever_arrived(settings: Settings) -> None:
    database = Database(settings.database_url)
    await database.start()
    before = await sentences_of(settings)
    async with database.writing() as connection:
        await MemberStore(connection, ADA).ensure("UTC", "Ada", "en", NOW)
        await TypedStore(connection, ADA).add("1.2", 0, "said", NOW)
    await database.stop()

    assert any("the event message.im" in one and "nextrung manifest" in one for one in before)
    assert await troubles(settings) == []
    assert "What members type to the coach arrives." in await sentences_of(settings)


async def sentences_of(settings: Settings) -> list[str]:
    return [one.sentence for one in await examine(settings, now=lambda: NOW, scopes=SCOPES)]
