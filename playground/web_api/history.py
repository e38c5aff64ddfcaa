"""What was said: the history of a conversation and the replies in a thread."""

from playground.conversations import Conversation, Message
from playground.web_api.calls import Call, Json, SlackError
from playground.web_api.conversations import SCOPE_OF


def history(call: Call) -> Json:
    """Return messages newest first, thread replies left out."""
    conversation = _readable(call)
    top = [m for m in conversation.saved() if m.thread_ts in (None, m.ts)]
    newest_first = list(reversed(_between(call, top)))
    page, more = call.page(newest_first)
    has_more = bool(more["response_metadata"]["next_cursor"])
    answer = {"messages": _shapes(call, conversation, page), "has_more": has_more, "pin_count": 0}
    return answer | (more if has_more else {})


def replies(call: Call) -> Json:
    """Return the thread oldest first, the message it hangs on included."""
    conversation = _readable(call)
    root = conversation.message(call.text("ts"))
    if root is None or root.is_ephemeral:
        raise SlackError("thread_not_found")
    thread = [root, *_between(call, conversation.replies(root.thread_ts or root.ts))]
    page, more = call.page(thread)
    has_more = bool(more["response_metadata"]["next_cursor"])
    answer = {"messages": _shapes(call, conversation, page), "has_more": has_more}
    return answer | (more if has_more else {})


def _readable(call: Call) -> Conversation:
    conversation = call.known(call.text("channel"))
    call.require_scope(f"{SCOPE_OF[conversation.kind]}:history")
    return call.joined(conversation.id)


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = call.text("oldest") or "0", call.text("latest") or "9" * 10
    if call.args.get("inclusive"):
        return [m for m in messages if float(oldest) <= float(m.ts) <= float(latest)]
    return [m for m in messages if float(oldest) < float(m.ts) < float(latest)]


def _shapes(call: Call, conversation: Conversation, messages: list[Message]) -> list[Json]:
    return [_shape(call, conversation, message) for message in messages]


def _shape(call: Call, conversation: Conversation, message: Message) -> Json:
    shape = call.shape(conversation, message)
    if message.metadata and call.args.get("include_all_metadata"):
        shape["metadata"] = message.metadata
    return shape


METHODS = {"conversations.history": history, "conversations.replies": replies}
