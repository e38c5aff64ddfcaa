"""What a listener is handed: who did what, the coach, and the ways to answer where they look."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from slack_bolt.async_app import AsyncRespond
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook import WebhookResponse

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.services.files import File
from bot.slack.opening import open_over, show_below, show_here, show_instead
from bot.slack.text import Message
from bot.slack.views.menu import as_view, unfolded
from bot.slack.who.acting_member import member_of

Made = tuple[File, str]
"""A file and its alt text, which is empty for what is no picture."""

GONE = frozenset({404, 410})
"""What a `response_url` says that is worn out, or whose message is not there any more."""

Payload = Mapping[str, Any]
"""A payload, as Slack sent it: docs.slack.dev/reference/interaction-payloads."""


@dataclass(slots=True, weakref_slot=True)
class Reply:
    """What goes back with the acknowledgement; nothing, unless a listener says so."""

    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """One thing that a member did. It is acknowledged once the listener is done, not before.

    A command is answered with `answer`, a submitted form with `update`, a button in a message with
    `replace`; views are opened with `open` and its kin. An error that a listener raises is
    answered in one place (`handlers.errors`), in every case.
    """

    coach: Coach
    client: AsyncWebClient
    body: Payload
    respond_at: AsyncRespond | None = None
    reply: Reply = field(default_factory=Reply)

    @cached_property
    def member(self) -> Member:
        """Who acted."""
        return member_of(self.body)

    @property
    def text(self) -> str:
        """What was typed behind the command."""
        return str(self.body["text"])

    @property
    def command(self) -> str:
        """The command as it was typed, with its slash."""
        return str(self.body["command"])

    @property
    def event(self) -> Payload:
        event: Payload = self.body["event"]
        return event

    @property
    def action(self) -> Payload:
        """The button, menu or field that was used; of ⋯ the button that was chosen in it."""
        return unfolded(self.body["actions"][0])

    @property
    def value(self) -> str:
        """What the button that was pressed carries."""
        return str(self.action["value"])

    @property
    def number(self) -> int:
        """The same, where it is the id of a row."""
        return int(self.value)

    @property
    def view(self) -> Payload:
        """The form that was submitted, or the view in which something was pressed."""
        view: Payload = self.body["view"]
        return view

    @property
    def respond(self) -> AsyncRespond:
        """Answers at the `response_url`: up to 5 times within 30 minutes."""
        if self.respond_at is None:
            raise LookupError("nothing to respond to: Slack sent no response_url")
        return self.respond_at

    def answer(self, message: Message) -> None:
        """Answers a command below it, for the member alone."""
        self.reply.fields = dict(message)

    def update(self, view: View) -> None:
        """Shows `view` in the place of the form that was submitted."""
        self.reply.fields = {"response_action": "update", "view": view}

    def clear(self) -> None:
        """Closes the form that was submitted and every modal below it."""
        self.reply.fields = {"response_action": "clear"}

    async def replace(self, message: Message) -> None:
        """Puts `message` in the place of the message that was pressed on, or into that modal."""
        if self.body.get("view"):
            await self.show_instead(as_view(message))
            return
        await self._or_in_the_dm(message, await self.respond(**message, replace_original=True))

    async def add(self, message: Message) -> None:
        """Says `message` below the one that was pressed on, for the member alone."""
        answer = await self.respond(**message, response_type="ephemeral", replace_original=False)
        await self._or_in_the_dm(message, answer)

    async def _or_in_the_dm(self, message: Message, answer: WebhookResponse) -> None:
        """A passing answer is gone on reload, and its address after 30 minutes: the DM stays."""
        if answer.status_code in GONE:
            await self.tell(message)

    async def tell(self, message: Message) -> AsyncSlackResponse:
        """Posts `message` to the member's own messages."""
        return await self.client.chat_postMessage(
            channel=self.member.user_id, unfurl_links=False, **message
        )

    async def give(
        self,
        kind: str,
        made: Made | None = None,
        **details: Any,  # noqa: ANN401 - JSON
    ) -> None:
        """Something for the member's messages, promised from now on: call it before saying so.

        `kind` is of FILES or MESSAGES in `handlers.errands`; `made` is a file that is made already.
        """
        errand = await self.coach.errands.begin(self.member, kind, **details)
        self.coach.errands.start(errand, made)

    async def open(self, view: View) -> None:
        """Opens `view` on its own; works for three seconds, once."""
        await self.client.views_open(trigger_id=self.body["trigger_id"], view=view)

    async def open_over(self, view: View) -> None:
        """Opens `view` over the modal that is open, or on its own."""
        await open_over(self.client, self.body, view)

    async def show_here(self, view: View) -> None:
        """Shows `view` in the modal that is open, or opens it."""
        await show_here(self.client, self.body, view)

    async def show_instead(self, view: View) -> None:
        """Shows `view` in the place of the modal that was pressed on."""
        await show_instead(self.client, self.body, view)

    async def show_below(self, view: View) -> None:
        """Brings up to date what the submitted form was opened over."""
        await show_below(self.client, self.view, view)


Listener = Callable[[Turn], Awaitable[None]]
