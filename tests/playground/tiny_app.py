"""A small Bolt app for the page's tests: it shows every block and answers every kind of act."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "Tiny", "description": "Shows what Block Kit can do"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Tiny", "always_online": True},
        "slash_commands": [
            {"command": "/form", "description": "Opens a form", "usage_hint": "[anything]"},
            {"command": "/form-two", "description": "Another one"},
        ],
        "shortcuts": [
            {"name": "Open form", "type": "global", "callback_id": "form", "description": "A form"},
            {"name": "Keep it", "type": "message", "callback_id": "keep", "description": "Keeps"},
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["chat:write", "commands", "im:write", "im:history", "channels:history"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.im"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text.lower()}


def button(text: str, **more: object) -> Json:
    return {"type": "button", "text": plain(text), "action_id": text.lower(), **more}


def section(text: str, **more: object) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def field(label: str, element: Json, **more: object) -> Json:
    name = label.lower()
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {"action_id": name, **element},
        **more,
    }


def run(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


SWATCHES = [option("Red"), option("Green"), option("Blue")]
RICH_TEXT: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [run("Rich "), run("and bold", bold=True), run(", "), run("x", code=True)],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [{"type": "rich_text_section", "elements": [run("First step")]}],
        },
        {"type": "rich_text_quote", "elements": [run("Said before")]},
        {"type": "rich_text_preformatted", "elements": [run("Dear Marta,\n\nthank you")]},
    ],
}
EVERY_BLOCK: list[Json] = [
    {"type": "header", "text": plain("A heading :tada:")},
    section(
        "*Bold* _soft_ ~gone~ `code` <https://example.com/a|a link> <@U0MARTA00> &lt;i&gt;"
        "\n> Quoted",
        accessory=button("Press me", value="1"),
    ),
    {"type": "section", "fields": [mrkdwn("*Left*\n1"), mrkdwn("*Right*\n2")]},
    section("Choose", accessory={"type": "overflow", "action_id": "o", "options": SWATCHES}),
    {
        "type": "actions",
        "elements": [
            button("Fine", style="primary"),
            button(
                "Drop",
                style="danger",
                confirm={
                    "title": plain("Drop it?"),
                    "text": mrkdwn("It is *gone* then."),
                    "confirm": plain("Yes, drop"),
                    "deny": plain("Keep"),
                },
            ),
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-27"},
        ],
    },
    {"type": "context", "elements": [mrkdwn("Small print")]},
    {"type": "divider"},
    {"type": "image", "image_url": "https://elsewhere.example/x.png", "alt_text": "A far picture"},
    {
        "type": "markdown",
        "text": "## Plan\n\n- **one**\n- [two](https://example.com)\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |",
    },
    RICH_TEXT,
    {
        "type": "table",
        "rows": [
            [{"type": "raw_text", "text": "Win"}, {"type": "raw_text", "text": "When"}],
            [{"type": "raw_text", "text": "Shipped"}, {"type": "raw_text", "text": "Monday"}],
        ],
    },
]
FORM: Json = {
    "type": "modal",
    "callback_id": "form",
    "title": plain("A form"),
    "submit": plain("Send"),
    "close": plain("Not now"),
    "blocks": [
        field("What", {"type": "plain_text_input", "multiline": True, "max_length": 50}),
        field("Colour", {"type": "static_select", "options": SWATCHES}),
        field("People", {"type": "multi_users_select"}, optional=True),
        field("When", {"type": "datepicker", "initial_date": "2026-11-23"}),
        field("Days", {"type": "checkboxes", "options": SWATCHES}, optional=True),
        field("Hour", {"type": "radio_buttons", "options": SWATCHES}, optional=True),
        field("Link", {"type": "url_text_input"}, optional=True),
        field("Notes", {"type": "rich_text_input"}, optional=True, hint=plain("As you like")),
        {"type": "actions", "elements": [button("More")]},
    ],
}


class TinyApp:
    """The app, and what it was told."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self.bolt = AsyncApp(client=client, process_before_response=True)
        self.pressed: list[str] = []
        self.submitted: list[Json] = []
        self.opened: list[str] = []
        self._listen()

    async def tell(self, person: str, text: str, blocks: list[Json] | None = None) -> None:
        """Write to a person in their own conversation with the app."""
        opened = await self.client.conversations_open(users=person)
        channel: Json = opened["channel"]
        await self.client.chat_postMessage(channel=channel["id"], text=text, blocks=blocks)

    async def publish(self, person: str, blocks: list[Json]) -> None:
        """Put blocks on a person's Home tab."""
        await self.client.views_publish(user_id=person, view={"type": "home", "blocks": blocks})

    def _listen(self) -> None:
        self.bolt.command("/form")(self._open)
        self.bolt.shortcut("form")(self._open)
        self.bolt.shortcut("keep")(self._open)
        self.bolt.action("more")(self._grow)
        self.bolt.action(re.compile(".*"))(self._press)
        self.bolt.view("form")(self._take)
        self.bolt.event("app_home_opened")(self._greet)
        self.bolt.event("message")(self._hear)

    async def _open(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        await self.client.views_open(trigger_id=body["trigger_id"], view=FORM)

    async def _grow(self, ack: AsyncAck, body: Json) -> None:
        await ack()
        view = FORM | {"blocks": [section("There is more now"), *FORM["blocks"]]}
        await self.client.views_update(view_id=body["view"]["id"], view=view)

    async def _press(self, ack: AsyncAck, action: Json) -> None:
        await ack()
        self.pressed.append(action["action_id"])

    async def _take(self, ack: AsyncAck, view: Json) -> None:
        values = view["state"]["values"]
        if values["what"]["what"]["value"] == "nothing":
            await ack(response_action="errors", errors={"what": "Surely something."})
            return
        await ack()
        self.submitted.append(values)

    async def _greet(self, ack: AsyncAck, event: Json) -> None:
        await ack()
        self.opened.append(event["tab"])

    async def _hear(self, ack: AsyncAck) -> None:
        await ack()
