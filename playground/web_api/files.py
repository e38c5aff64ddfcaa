"""Files, by the external upload flow: ask for an address, send the bytes, complete."""

from playground.conversations import Conversation
from playground.files import File
from playground.shapes import file_shape
from playground.web_api.calls import Call, Json, SlackError
from playground.web_api.chat import spoken


def get_upload_url(call: Call) -> Json:
    file = call.workspace.files.begin(
        call.text("filename"), int(call.args["length"]), call.installation.bot_user.id, call.now
    )
    file.alt_txt = call.text("alt_txt")
    return {
        "upload_url": call.workspace.files.upload_url(file),
        "file_id": file.id,
    }


def complete_upload(call: Call) -> Json:
    """Finish uploads and, given a channel, share them there in one message."""
    uploaded = [_uploaded(call, entry) for entry in call.args["files"]]
    conversations = _destinations(call)
    for file in uploaded:
        file.shared = True
    for conversation in conversations:
        _share(call, conversation, uploaded)
    return {"files": [file_shape(file, call.workspace) for file in uploaded]}


def info(call: Call) -> Json:
    return {"file": file_shape(_found(call), call.workspace)}


def delete(call: Call) -> Json:
    file = _found(call)
    if file.user != call.installation.bot_user.id:
        raise SlackError("cant_delete_file")
    call.workspace.files.delete(file.id)
    for conversation in call.workspace.conversations.values():
        for message in conversation.messages:
            message.files = [i for i in message.files if i != file.id]
    call.workspace.changed()
    return {}


def _found(call: Call) -> File:
    file = call.workspace.files.find(call.text("file"))
    if file is None or not file.shared:
        raise SlackError("file_not_found")
    return file


def _uploaded(call: Call, entry: Json) -> File:
    file = call.workspace.files.find(str(entry.get("id")))
    if file is None or file.content is None:
        raise SlackError("file_not_found")
    file.title = str(entry.get("title") or file.title)
    return file


def _destinations(call: Call) -> list[Conversation]:
    wanted = call.args.get("channels") or call.args.get("channel_id") or []
    ids = wanted.split(",") if isinstance(wanted, str) else wanted
    return [call.joined(str(channel)) for channel in ids]


def _share(call: Call, conversation: Conversation, uploaded: list[File]) -> None:
    message = spoken(call, ts=call.workspace.next_ts())
    message.text = call.text("initial_comment")
    message.files = [file.id for file in uploaded]
    call.workspace.add(conversation, message)
    call.backstage.events.message_posted(conversation, message)


METHODS = {
    "files.getUploadURLExternal": get_upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
    "files.delete": delete,
}
