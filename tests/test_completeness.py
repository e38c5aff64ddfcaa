"""What was forgotten: a command that nothing answers, a button nobody hears, a file in no list."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.case import CaseDraft
from bot.domain.commands import CommandNames
from bot.domain.draft import DraftKind
from bot.domain.drafting import DRAFTS
from bot.domain.rhythm import Rhythm
from bot.nudges import NUDGES
from bot.rendering import BUILT_IN, Rendering
from bot.services.coach import Coach, coach_of
from bot.slack.manifest import as_yaml
from bot.slack.messenger import SlackMessenger
from bot.slack.presence import SlackPresence
from bot.slack.profiles import SlackProfiles
from bot.slack.views.outgoing import look
from bot.storage.database import Database
from handlers import FEATURES
from handlers.manifest import SCOPES, manifest_for
from tests.stories import Story, telling
from tests.view_ids import (
    fields_in_views,
    ids_in_views,
    ids_used_in_views,
    texts_defined_in_views,
)

if TYPE_CHECKING:
    from types import ModuleType

    from slack_bolt.async_app import AsyncApp

ROOT = Path(__file__).parent.parent

NO_FEATURES = {
    f"handlers.{name}"
    for name in ("pages", "errors", "manifest", "errands", "late_answers", "letters")
}
"""Modules of `handlers` that answer nothing of their own."""

NO_NUDGES = {"bot.nudges.countdown"}
"""Modules of `bot.nudges` that the rules share."""

FROM_BEFORE = {"one_to_one_closed"}
"""Ids of buttons that no view has any more, in windows and messages that were there before."""

SCOPE_OF_EVENT: dict[str, str | None] = {
    "app_home_opened": None,
    "app_uninstalled": None,
    "tokens_revoked": None,
    "user_change": "users:read",
}
"""What each event needs (docs.slack.dev/reference/events). Add yours; None where it is nothing."""

OTHER_NAMES = CommandNames(win="/erfolg", goal="/ziel", agenda="/treffen", promo="/aufstieg")
DEFAULT_NAME = re.compile(r"(?<![\w/:.])/(win|goal|agenda|promo)\b")


PUT_TOGETHER = "one of several"
"""Ids that stand in a pattern such as `win_kind_led|win_kind_solved`: no constant has them."""


class Ears:
    """Stands where the app does and notes what a feature wants to hear."""

    def __init__(self) -> None:
        self.noted: dict[str, list[str]] = {}

    def __getattr__(self, kind: str) -> Callable[[str | re.Pattern[str]], Callable[[Any], Any]]:
        def wants(what: str | re.Pattern[str]) -> Callable[[Any], Any]:
            ids = [what] if isinstance(what, str) else what.pattern.split("|")
            self.noted.setdefault(kind, []).extend(ids)
            self.noted.setdefault(PUT_TOGETHER, []).extend(ids if len(ids) > 1 else [])
            return lambda listener: listener

        return wants


@pytest.fixture(scope="module")
def heard() -> dict[str, list[str]]:
    """By kind of listener, what the features answer."""
    ears = Ears()
    for feature in FEATURES:
        feature.register(cast("AsyncApp", ears), coach_that_is_off())
    return ears.noted


def coach_that_is_off() -> Coach:
    client = AsyncWebClient(base_url="http://127.0.0.1:9/")
    return coach_of(
        database=Database("sqlite:///never-opened.db"),
        rendering=Rendering([BUILT_IN]),
        profiles=SlackProfiles(client),
        presence=SlackPresence(client),
        messenger=SlackMessenger(client, look),
        now=lambda: datetime.now(UTC),
        commands=CommandNames(),
    )


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return manifest_for(CommandNames())


def test_the_manifest_names_the_commands_that_are_answered(
    heard: dict[str, list[str]], manifest: dict[str, Any]
) -> None:
    named = [command["command"] for command in manifest["features"]["slash_commands"]]

    assert sorted(named) == sorted(heard["command"])


def test_the_manifest_names_the_shortcuts_that_are_answered(
    heard: dict[str, list[str]], manifest: dict[str, Any]
) -> None:
    named = [shortcut["callback_id"] for shortcut in manifest["features"]["shortcuts"]]

    assert sorted(named) == sorted(heard["shortcut"])


def test_the_manifest_names_the_events_that_are_heard_and_asks_for_their_scopes(
    heard: dict[str, list[str]], manifest: dict[str, Any]
) -> None:
    named = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {SCOPE_OF_EVENT[event] for event in named} - {None}

    assert sorted(named) == sorted(heard["event"])
    assert needed <= set(SCOPES)


def test_the_manifest_in_the_repository_is_the_one_that_is_printed(
    manifest: dict[str, Any],
) -> None:
    kept = (ROOT / "manifest.yml").read_text(encoding="utf-8")

    assert kept.rstrip() == as_yaml(manifest).rstrip(), (
        "What the coach answers has changed. Refresh it: nextrung manifest > manifest.yml"
    )


def test_every_listener_is_registered_once(heard: dict[str, list[str]]) -> None:
    twice = {
        kind: [what for what, times in Counter(listeners).items() if times > 1]
        for kind, listeners in heard.items()
        if kind != PUT_TOGETHER
    }

    assert {kind: whats for kind, whats in twice.items() if whats} == {}


def test_every_button_and_menu_of_every_view_is_heard(heard: dict[str, list[str]]) -> None:
    shown = {id_: where for where, id_ in ids_in_views("action_id")}
    unheard = set(shown) - fields_in_views() - set(heard["action"])

    assert {id_: shown[id_] for id_ in unheard} == {}


def test_every_listener_has_something_that_it_hears(heard: dict[str, list[str]]) -> None:
    named = {*heard["action"], *heard["view"]} - set(heard[PUT_TOGETHER])

    assert named - ids_used_in_views() == FROM_BEFORE


def test_every_form_with_a_submit_button_is_heard(heard: dict[str, list[str]]) -> None:
    forms = {id_: where for where, id_ in ids_in_views("callback_id", beside="submit")}

    assert {id_: where for id_, where in forms.items() if id_ not in heard["view"]} == {}


def test_no_id_has_two_names(heard: dict[str, list[str]]) -> None:
    """A button and the form that it opens may share one, each under a name of its own."""
    kinds = Counter(id_ for kind in ("action", "view", "shortcut") for id_ in set(heard[kind]))
    defined = texts_defined_in_views()

    assert [id_ for id_, times in kinds.items() if defined[id_] > times] == []


def test_every_handler_is_a_feature() -> None:
    named = {cast("ModuleType", feature).__name__ for feature in FEATURES}

    assert named == modules_in("handlers") - NO_FEATURES


def test_every_nudge_is_in_the_list_and_has_its_words() -> None:
    named = {rule.__module__ for rule in NUDGES}

    assert named == modules_in("bot/nudges") - NO_NUDGES
    assert {name.rpartition(".")[2] for name in named} == {
        name.partition(".")[0] for name in templates_in("nudges")
    }


def test_every_draft_is_in_the_list_and_has_its_words() -> None:
    named = {path for spec in DRAFTS for path in (spec.template, spec.subject_template) if path}

    assert {name.removeprefix("drafts/") for name in named} == templates_in("drafts")
    assert [spec.kind for spec in DRAFTS] == list(get_args(DraftKind))


async def test_renamed_commands_go_by_their_new_names_everywhere(
    sqlite_url: str, heard: dict[str, list[str]]
) -> None:
    start = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    async with telling(sqlite_url, names=OTHER_NAMES, start=start) as story:
        await hear_every_sentence(story)

        sent = [
            json.dumps(call["args"], ensure_ascii=False)
            for call in story.playground.recording.calls
        ]

        shown = ids_on_the_wire(story)

    assert shown - set(heard["action"]) == set()
    assert [found for text in sent if (found := DEFAULT_NAME.search(text))] == []
    assert all(any(name in text for text in sent) for name in ("/erfolg", "/ziel", "/aufstieg"))


async def hear_every_sentence(story: Story) -> None:
    """Help, nothing yet, errors, the first run, and what comes by itself."""
    ada, names = story.ada, OTHER_NAMES
    await ada.open_home()
    for name in (names.win, names.goal, names.agenda, names.promo):
        await ada.slash(f"{name} help", channel="general")
    for text in ("undo", "x" * 3500, "list", ""):
        await say(story, f"{names.win} {text}")
    for text in ("", "x" * 600, "list"):
        await say(story, f"{names.goal} {text}")
    for text in ("", "add", f"add {'x' * 400}", "add the on-call rota"):
        await say(story, f"{names.agenda} {text}")
    for text in ("talk", "settings", ""):
        await say(story, f"{names.promo} {text}")
    draft = CaseDraft(target_title="Staff engineer", decision_on=date(2027, 6, 1))
    await story.coach.aiming.aim(story.member, draft, Rhythm())
    await say(story, names.promo)
    await ada.open_home()
    for instant in ("2026-11-23T09:00", "2026-11-27T17:00", "2026-12-10T10:00"):
        await story.travel(datetime.fromisoformat(instant).replace(tzinfo=UTC))
    await story.coach.background.settle()


async def say(story: Story, command: str) -> None:
    await story.ada.slash(command, channel="general")
    while story.ada.has_modal():
        await story.ada.close()


def ids_on_the_wire(story: Story) -> set[str]:
    """Of everything that was shown and can be clicked, outside the fields of forms."""
    blocks = list(found_in(story.playground.recording.calls, "blocks"))
    shown = [block for some in blocks for block in some if block["type"] != "input"]
    return set(found_in(shown, "action_id"))


def found_in(tree: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - any JSON
    if isinstance(tree, dict):
        yield from (value for name, value in tree.items() if name == key)
    if isinstance(tree, dict | list):
        for child in tree.values() if isinstance(tree, dict) else tree:
            yield from found_in(child, key)


def modules_in(folder: str) -> set[str]:
    """By their dotted names, those in the rooms below as well."""
    found = {path for path in (ROOT / folder).rglob("*.py") if path.stem != "__init__"}
    return {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found}


def templates_in(folder: str) -> set[str]:
    return {path.name for path in (ROOT / "prompts" / folder).glob("*.j2")}
