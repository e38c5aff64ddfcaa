"""Every Web API method that the playground knows, in the table `METHODS`.

Source: docs.slack.dev/reference/methods, the page of each method. Add yours here, or beside its
sisters in `chat_methods` and `conversation_methods`.
"""

from playground.validation.chat_methods import CHAT
from playground.validation.conversation_methods import CONVERSATIONS
from playground.validation.shapes import Items, Number, Shape, Text
from playground.validation.signatures import (
    Kind,
    Signature,
    Tier,
    flags,
    numbers,
    scopes,
    strings,
)

_USERS_READ = scopes("users:read")
_READ = scopes("channels:read", "groups:read", "im:read", "mpim:read")
_PAGED = strings("cursor", "team_id") | numbers("limit")
_PLACE = strings("channel", "timestamp", "file", "file_comment")
_VIEW = {"view": Kind.VIEW}
_ABOUT_FILE = {"title": Text(), "highlight_type": Text()}
_TRIGGER = strings("trigger_id", "interactivity_pointer")

_APP = {
    "api.test": Signature(Tier.FOUR, {}, strings("error")),
    "auth.test": Signature(Tier.SPECIAL),
    "auth.revoke": Signature(Tier.THREE, {}, flags("test")),
    "apps.connections.open": Signature(Tier.THREE),
    "bots.info": Signature(Tier.THREE, {}, strings("bot", "team_id"), _USERS_READ),
    "team.info": Signature(Tier.THREE, {}, strings("domain", "team"), scopes("team:read")),
    "oauth.v2.access": Signature(
        Tier.SPECIAL,
        {},
        strings(
            "client_id",
            "client_secret",
            "code",
            "code_verifier",
            "redirect_uri",
            "grant_type",
            "refresh_token",
            "assertion",
        ),
    ),
}

_VIEWS = {
    "views.open": Signature(Tier.FOUR, _VIEW, _TRIGGER),
    "views.push": Signature(Tier.FOUR, _VIEW, _TRIGGER),
    "views.update": Signature(Tier.FOUR, _VIEW, strings("view_id", "external_id", "hash")),
    "views.publish": Signature(
        Tier.FOUR, strings("user_id") | _VIEW, strings("hash", "interactivity_pointer")
    ),
}

_PEOPLE = {
    "users.info": Signature(Tier.FOUR, strings("user"), flags("include_locale"), _USERS_READ),
    "users.list": Signature(Tier.TWO, {}, _PAGED | flags("include_locale"), _USERS_READ),
    "users.lookupByEmail": Signature(Tier.THREE, strings("email"), {}, scopes("users:read.email")),
    "users.getPresence": Signature(Tier.THREE, {}, strings("user"), _USERS_READ),
    "users.profile.get": Signature(
        Tier.FOUR, {}, strings("user") | flags("include_labels"), scopes("users.profile:read")
    ),
    "users.conversations": Signature(
        Tier.THREE,
        {},
        _PAGED | strings("types", "user") | flags("exclude_archived", "exclude_muted"),
        _READ,
    ),
    "dnd.info": Signature(Tier.THREE, {}, strings("user", "team_id"), scopes("dnd:read")),
    "dnd.teamInfo": Signature(
        Tier.TWO, {"users": Kind.NAMES}, strings("team_id"), scopes("dnd:read")
    ),
}

_FILES = {
    "files.getUploadURLExternal": Signature(
        Tier.FOUR,
        strings("filename") | numbers("length"),
        strings("snippet_type", "alt_txt", "alt_text"),
        scopes("files:write"),
        {"length": Number(1, whole=True)},
    ),
    "files.completeUploadExternal": Signature(
        Tier.FOUR,
        {"files": Kind.LIST},
        strings("channel_id", "thread_ts", "initial_comment", "username", "icon_url", "icon_emoji")
        | {"channels": Kind.NAMES, "blocks": Kind.BLOCKS},
        scopes("files:write"),
        {"files": Items(Shape({"id": Text(least=1)}, _ABOUT_FILE), least=1)},
    ),
    "files.info": Signature(
        Tier.FOUR,
        strings("file"),
        strings("cursor") | numbers("count", "limit", "page"),
        scopes("files:read"),
    ),
    "files.list": Signature(
        Tier.THREE,
        {},
        strings("channel", "team_id", "ts_from", "ts_to", "types", "user")
        | numbers("count", "page")
        | flags("show_files_hidden_by_limit"),
        scopes("files:read"),
    ),
    "files.delete": Signature(Tier.THREE, strings("file"), {}, scopes("files:write")),
}

_MARKS = {
    "reactions.add": Signature(
        Tier.THREE, strings("channel", "name", "timestamp"), {}, scopes("reactions:write")
    ),
    "reactions.remove": Signature(Tier.TWO, strings("name"), _PLACE, scopes("reactions:write")),
    "reactions.get": Signature(Tier.THREE, {}, _PLACE | flags("full"), scopes("reactions:read")),
    "reactions.list": Signature(
        Tier.TWO,
        {},
        _PAGED | strings("user") | flags("full") | numbers("count", "page"),
        scopes("reactions:read"),
    ),
    "pins.add": Signature(Tier.TWO, strings("channel"), strings("timestamp"), scopes("pins:write")),
    "pins.remove": Signature(
        Tier.TWO, strings("channel"), strings("timestamp"), scopes("pins:write")
    ),
    "emoji.list": Signature(Tier.TWO, {}, flags("include_categories"), scopes("emoji:read")),
}

METHODS: dict[str, Signature] = _APP | CHAT | _VIEWS | CONVERSATIONS | _PEOPLE | _FILES | _MARKS
