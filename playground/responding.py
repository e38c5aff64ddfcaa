"""What the app answers to a command, or posts to a response_url: private unless it says so."""

from typing import Any

from aiohttp import web

from playground.backstage import Backstage
from playground.blocks import with_ids
from playground.conversations import Conversation, Message
from playground.grants import GrantRefusedError, ResponseUrl
from playground.validation.answers import check_response

Json = dict[str, Any]


class ResponseUrls:
    """Answers `POST /response/<key>`."""

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage

    async def answer(self, request: web.Request) -> web.Response:
        try:
            body = await request.json()
        except ValueError:
            return _refused(400, "invalid_payload")
        key = request.match_info["key"]
        backstage = self._granted_by(key)
        if isinstance(body, dict):
            backstage.recording.call("response_url", body)
        if problems := check_response(body):
            return _refused(400, problems[0].code)
        if trouble := backstage.faults.take("response_url"):
            return _refused(404, trouble.error)
        try:
            grant = backstage.workspace.grants.respond(key)
        except GrantRefusedError as refused:
            return _refused(404, refused.code)
        respond(backstage, grant, body)
        return web.Response(text="ok")

    def _granted_by(self, key: str) -> Backstage:
        """Whichever workspace handed it out: the address is the same for all."""
        everybody = self._backstage.installation.registration.workspaces
        return next((one for one in everybody if one.workspace.grants.knows(key)), self._backstage)


def respond(backstage: Backstage, grant: ResponseUrl, body: Json) -> None:
    """Carry out an answer that was checked: replace, delete or say something new."""
    conversation = backstage.workspace.conversations[grant.channel]
    original = conversation.message(grant.message_ts or "", by=grant.user)
    if original is not None and body.get("delete_original"):
        conversation.messages.remove(original)
        backstage.workspace.changed()
    elif original is not None and body.get("replace_original"):
        _rewrite(backstage, original, body)
    elif body.get("text") or body.get("blocks") or body.get("attachments"):
        _say(backstage, conversation, grant, body)


def _rewrite(backstage: Backstage, original: Message, body: Json) -> None:
    _write(original, body)
    if not original.is_ephemeral:
        original.edited_ts = backstage.workspace.next_ts()
    backstage.workspace.changed()


def _say(backstage: Backstage, conversation: Conversation, grant: ResponseUrl, body: Json) -> None:
    workspace, installation = backstage.workspace, backstage.installation
    message = Message(workspace.next_ts(), installation.bot_user.id, "")
    message.bot_id = installation.bot_id
    message.thread_ts = body.get("thread_ts") or grant.thread_ts
    if body.get("response_type") != "in_channel":
        message.visible_to = grant.user
    _write(message, body)
    workspace.add(conversation, message)
    backstage.events.message_posted(conversation, message)


def _write(message: Message, body: Json) -> None:
    message.text = str(body.get("text") or "")
    message.blocks = with_ids(body["blocks"]) if body.get("blocks") else None
    message.attachments = body.get("attachments") or None
    message.metadata = body.get("metadata") or message.metadata
    message.values = {}


def _refused(status: int, code: str) -> web.Response:
    return web.json_response({"ok": False, "error": code}, status=status)
