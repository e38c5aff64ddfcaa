"""The manifest, made from lists, within the lengths that Slack allows."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from bot.domain.commands import CommandNames
from bot.slack.manifest import (
    CommandSpec,
    Document,
    ShortcutSpec,
    as_yaml,
    installable,
    link,
    manifest,
)
from handlers.manifest import manifest_for

INSTALL = Path(__file__).parents[2] / "docs/install.md"
LONGEST_ADDRESS = 8000
"""What browsers and servers take at the least (RFC 9110, section 4.1)."""

COMMANDS = (
    CommandSpec("win", "Save something you did", "shipped it #impact"),
    CommandSpec("promo", "Where you are and what is next"),
)
SHORTCUTS = (
    ShortcutSpec("global", "open_win", "Save a win", "Write down something you did"),
    ShortcutSpec("message", "save_message", "Save as a win", "Keep this message as a win"),
)
EVENTS = ("app_home_opened",)
SCOPES = ("commands", "chat:write", "commands")


def made(names: CommandNames | None = None, base_url: str | None = None) -> Document:
    return manifest(COMMANDS, SHORTCUTS, EVENTS, SCOPES, names=names, base_url=base_url)


def test_socket_mode_needs_no_address() -> None:
    document = made()

    assert document["settings"]["socket_mode_enabled"] is True
    assert "url" not in as_yaml(document)


def test_http_gives_every_route_its_address() -> None:
    document = made(base_url="https://coach.example.com/")

    events = "https://coach.example.com/slack/events"
    assert document["settings"]["socket_mode_enabled"] is False
    assert document["settings"]["event_subscriptions"]["request_url"] == events
    assert document["settings"]["interactivity"]["request_url"] == events
    assert [command["url"] for command in document["features"]["slash_commands"]] == [events] * 2


def test_only_an_app_that_others_install_has_an_address_to_come_back_to() -> None:
    for_one = made(base_url="https://coach.example.com")
    for_many = installable(for_one, "https://coach.example.com/")

    assert "redirect_urls" not in for_one["oauth_config"]
    assert for_many["oauth_config"]["redirect_urls"] == [
        "https://coach.example.com/slack/oauth_redirect"
    ]
    assert for_many["oauth_config"]["scopes"] == for_one["oauth_config"]["scopes"]
    assert for_many["settings"]["org_deploy_enabled"] is True
    assert for_one["settings"]["org_deploy_enabled"] is False


def test_commands_bear_the_names_of_the_settings() -> None:
    win, promo = made(CommandNames(win="/brag"))["features"]["slash_commands"]

    assert win == {
        "command": "/brag",
        "description": "Save something you did",
        "usage_hint": "shipped it #impact",
        "should_escape": True,
    }
    assert promo == {
        "command": "/promo",
        "description": "Where you are and what is next",
        "should_escape": True,
    }


def test_shortcuts_events_and_scopes_come_from_the_lists() -> None:
    document = made()

    assert [entry["type"] for entry in document["features"]["shortcuts"]] == ["global", "message"]
    assert document["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"]
    assert document["oauth_config"]["scopes"]["bot"] == ["chat:write", "commands"]


def test_members_can_write_to_the_coach_and_have_a_home_tab() -> None:
    assert made()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_words_about_the_app_fit_where_slack_shows_them() -> None:
    words = made()["display_information"]

    assert len(words["name"]) <= 35
    assert len(words["description"]) <= 140
    assert 175 <= len(words["long_description"]) <= 4000
    assert re.fullmatch("#[0-9a-f]{6}", words["background_color"])


@pytest.mark.parametrize("base_url", [None, "https://coach.example.com"])
def test_yaml_reads_back_as_the_same_manifest(base_url: str | None) -> None:
    document = made(base_url=base_url)

    assert yaml.safe_load(as_yaml(document)) == document


@pytest.mark.parametrize("base_url", [None, "https://coach.example.com"])
def test_a_link_leads_to_a_new_app_with_the_whole_manifest(base_url: str | None) -> None:
    document = manifest_for(CommandNames(win="/brag"), base_url=base_url)

    address = link(document)

    asked = parse_qs(urlsplit(address).query)
    assert address.startswith("https://api.slack.com/apps?new_app=1&")
    assert json.loads(asked["manifest_json"][0]) == document
    assert len(address) < LONGEST_ADDRESS
    assert re.fullmatch(r"[!-~]+", address)
    assert not set("()<> ") & set(address)


def test_the_page_about_installing_has_the_link_of_today() -> None:
    """`make generated` puts it there."""
    text = INSTALL.read_text("utf-8")

    assert text.splitlines()[-1] == f"[new-app]: {link(manifest_for(CommandNames()))}"
    assert "][new-app]" in text
