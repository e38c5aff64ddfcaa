"""What was forgotten: a command that nothing answers, a button nobody hears, a file in no list."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.commands import CommandNames
from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.plan.case import CaseDraft
from bot.nudges import NUDGES
from bot.slack.manifest import as_yaml
from bot.slack.views.menu import FOLDED, unfolded
from bot.slack.views.talks.after import THANKS_ON_CARD
from bot.slack.views.wins.win import NAME_BENEFIT
from handlers import FEATURES
from handlers.listeners import Listeners, heard, named
from handlers.manifest import SCOPES, manifest_for
from handlers.wins import win
from tests import doors
from tests.stories import Story, opened_story
from tests.view_ids import (
    fields_in_views,
    ids_in_views,
    ids_used_in_views,
    texts_defined_in_views,
)

if TYPE_CHECKING:
    from types import ModuleType


ROOT = Path(__file__).parent.parent

NO_FEATURES = {
    f"handlers.{name}"
    for name in (
        "errands",
        "errors",
        "late_answers",
        "letters",
        "listeners",
        "manifest",
        "talk_form",
        "turn",
    )
}
"""Modules of `handlers` that answer nothing of their own."""

NO_NUDGES = {"bot.nudges.countdown", "bot.nudges.sample"}
"""Modules of `bot.nudges` that the rules share."""

FROM_BEFORE = {
    "check_in_more",
    "feedback_open",
    "one_to_one_closed",
    "opportunity_remove",
    "people_remove",
    "talk_remove",
    "win_undo_in_list",
}
"""Ids of buttons that no view has any more, in windows and messages that were there before."""

SCOPE_OF_EVENT: dict[str, str | None] = {
    "app_home_opened": None,
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
    "user_change": "users:read",
}
"""What each event needs (docs.slack.dev/reference/events). Add yours; None where it is nothing."""

OTHER_NAMES = CommandNames(win="/erfolg", goal="/ziel", agenda="/treffen", promo="/aufstieg")
DEFAULT_NAME = re.compile(r"(?<![\w/:.])/(win|goal|agenda|promo)\b")


@pytest.fixture(scope="module")
def listeners() -> Listeners:
    """What the features answer, as one table."""
    return heard(FEATURES)


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return manifest_for(CommandNames())


def test_the_manifest_names_the_commands_that_are_answered(
    listeners: Listeners, manifest: dict[str, Any]
) -> None:
    commands = [command["command"] for command in manifest["features"]["slash_commands"]]

    assert sorted(commands) == sorted(named(listeners.commands, CommandNames()))


def test_the_manifest_names_the_shortcuts_that_are_answered(
    listeners: Listeners, manifest: dict[str, Any]
) -> None:
    named = [shortcut["callback_id"] for shortcut in manifest["features"]["shortcuts"]]

    assert sorted(named) == sorted(listeners.shortcuts)


def test_the_manifest_names_the_events_that_are_heard_and_asks_for_their_scopes(
    listeners: Listeners, manifest: dict[str, Any]
) -> None:
    named = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {SCOPE_OF_EVENT[event] for event in named} - {None}

    assert sorted(named) == sorted(listeners.events)
    assert needed <= set(SCOPES)


def test_the_manifest_in_the_repository_is_the_one_that_is_printed(
    manifest: dict[str, Any],
) -> None:
    saved = (ROOT / "manifest.yml").read_text(encoding="utf-8")

    assert saved.rstrip() == as_yaml(manifest).rstrip(), (
        "What the coach answers has changed. Refresh it: nextrung manifest > manifest.yml"
    )


def test_an_id_that_two_functions_want_is_refused() -> None:
    class Twin:
        LISTENERS = Listeners(actions={"win_undo": next(iter(win.LISTENERS.actions.values()))})

    with pytest.raises(ValueError, match="actions with two listeners: win_undo"):
        heard((win, Twin()))


def test_every_button_and_menu_of_every_view_is_heard(listeners: Listeners) -> None:
    shown = {id_: where for where, id_ in ids_in_views("action_id")}
    unheard = set(shown) - fields_in_views() - set(listeners.actions) - {FOLDED}

    assert {id_: shown[id_] for id_ in unheard} == {}


def test_every_listener_has_something_that_it_hears(listeners: Listeners) -> None:
    in_tables = {*NAME_BENEFIT.values(), *THANKS_ON_CARD}
    hearing = {*listeners.actions, *listeners.forms} - in_tables

    assert hearing - ids_used_in_views() == FROM_BEFORE


def test_every_form_with_a_submit_button_is_heard(listeners: Listeners) -> None:
    forms = {id_: where for where, id_ in ids_in_views("callback_id", beside="submit")}

    assert {id_: where for id_, where in forms.items() if id_ not in listeners.forms} == {}


def test_no_id_has_two_names(listeners: Listeners) -> None:
    """A button and the form that it opens may share one, each under a name of its own."""
    kinds = Counter([*listeners.actions, *listeners.forms, *listeners.shortcuts])
    defined = texts_defined_in_views()

    assert [id_ for id_, times in kinds.items() if defined[id_] > times] == []


def test_every_handler_is_a_feature() -> None:
    named = {cast("ModuleType", feature).__name__ for feature in FEATURES}

    assert named == modules_in("handlers") - NO_FEATURES


def test_every_nudge_is_in_the_list_and_has_its_words() -> None:
    named = {rule.__name__ for rule in NUDGES}

    assert named == modules_in("bot/nudges") - NO_NUDGES
    assert {name.rpartition(".")[2] for name in named} == {
        name.partition(".")[0] for name in templates_in("nudges")
    }


def test_every_draft_is_in_the_list_and_has_its_words() -> None:
    named = {path for spec in DRAFTS for path in (spec.template, spec.subject_template) if path}

    assert {name.removeprefix("drafts/") for name in named} == templates_in("drafts")


async def test_renamed_commands_go_by_their_new_names_everywhere(
    sqlite_url: str, listeners: Listeners
) -> None:
    start = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    async with opened_story(sqlite_url, names=OTHER_NAMES, start=start) as story:
        await hear_every_sentence(story)

        sent = [
            json.dumps(call["args"], ensure_ascii=False)
            for call in story.playground.recording.calls
        ]

        shown = ids_on_the_wire(story)

    assert shown - set(listeners.actions) == set()
    assert [found for text in sent if (found := DEFAULT_NAME.search(text))] == []
    assert all(any(name in text for text in sent) for name in ("/erfolg", "/ziel", "/aufstieg"))


async def hear_every_sentence(story: Story) -> None:
    """Help, nothing yet, errors, the first run, and what comes unasked."""
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
    await story.coach.cases.aim(story.member, draft, Rhythm())
    await say(story, names.promo)
    await ada.open_home()
    for instant in ("2026-11-23T09:00", "2026-11-27T17:00", "2026-12-10T10:00"):
        await story.travel(datetime.fromisoformat(instant).replace(tzinfo=UTC))
    await story.coach.background.settle()


async def say(story: Story, command: str) -> None:
    await story.ada.slash(command, channel="general")
    await doors.close_all(story.ada)


def ids_on_the_wire(story: Story) -> set[str]:
    """Of everything that was shown and can be clicked, outside the fields of forms.

    Of a menu what its entries stand for.
    """
    blocks = list(found_in(story.playground.recording.calls, "blocks"))
    shown = [block for some in blocks for block in some if block["type"] != "input"]
    return {id_ for tree in shown for id_ in clicked_in(tree)}


def clicked_in(tree: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(tree, list):
        yield from (id_ for child in tree for id_ in clicked_in(child))
    if not isinstance(tree, dict):
        return
    if tree.get("action_id") == FOLDED:
        chosen = [{**tree, "selected_option": option} for option in tree["options"]]
        yield from (unfolded(one)["action_id"] for one in chosen)
        return
    yield from ([tree["action_id"]] if "action_id" in tree else [])
    yield from (id_ for child in tree.values() for id_ in clicked_in(child))


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
