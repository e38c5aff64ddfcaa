"""What a message as a whole must keep to, beside its blocks: text, lengths, metadata.

Sources: docs.slack.dev/reference/methods/chat.postMessage (40,000 characters of text, 12,000 of
markdown_text, its errors); slackapi/bolt-js#2509 (blocks of about 13,200 characters).
"""

import json
from typing import Any

from playground.validation.payload import read_blocks
from playground.validation.problems import Findings
from playground.validation.shapes import json_bytes

POSTS = {"chat.postMessage", "chat.postEphemeral", "chat.scheduleMessage", "chat.update"}
TEXT_MOST = 40_000
MARKDOWN_TEXT_MOST = 12_000
BLOCKS_MOST = 13_200
ATTACHMENTS_MOST = 100
METADATA_BYTES = 8_000
_CONTENT = ("text", "blocks", "attachments", "markdown_text", "file_ids")


def check(method: str, args: dict[str, Any], found: Findings) -> None:
    """Check a call that posts or changes a message; others pass."""
    if method in POSTS:
        _check_content(method, args, found)
    _check_lengths(args, found)
    _check_attachments(args.get("attachments") or [], found)
    if "metadata" in args:
        _check_metadata(args["metadata"], found)


def _check_content(method: str, args: dict[str, Any], found: Findings) -> None:
    content = (*_CONTENT, "metadata") if method == "chat.update" else _CONTENT
    if not any(args.get(name) for name in content):
        found.add("", "needs text, blocks, attachments or markdown_text", "no_text")
    if args.get("markdown_text") and (args.get("text") or args.get("blocks")):
        found.add("/markdown_text", "cannot go with text or blocks", "markdown_text_conflict")


def _check_lengths(args: dict[str, Any], found: Findings) -> None:
    for name, most in (("text", TEXT_MOST), ("markdown_text", MARKDOWN_TEXT_MOST)):
        if len(args.get(name) or "") > most:
            found.add(f"/{name}", f"must be at most {most} characters", "msg_too_long")
    written = json.dumps(args.get("blocks") or [], ensure_ascii=False, separators=(",", ":"))
    if len(written) > BLOCKS_MOST:
        found.add("/blocks", f"must be at most {BLOCKS_MOST} characters", "msg_blocks_too_long")


def _check_attachments(attachments: list[Any], found: Findings) -> None:
    if len(attachments) > ATTACHMENTS_MOST:
        found.add("/attachments", "must have at most 100 items", "too_many_attachments")
    inside = Findings("invalid_attachments")
    for index, attachment in enumerate(attachments):
        pointer = f"/attachments/{index}"
        if not isinstance(attachment, dict):
            inside.add(pointer, "must be an object")
        elif "blocks" in attachment:
            read_blocks(attachment["blocks"], "message", f"{pointer}/blocks", inside)
    found.problems += inside.problems


def _check_metadata(metadata: dict[str, Any], found: Findings) -> None:
    if "entities" not in metadata and not {"event_type", "event_payload"} <= metadata.keys():
        found.add("/metadata", "needs event_type and event_payload", "invalid_metadata_format")
    elif json_bytes(metadata) > METADATA_BYTES:
        found.add("/metadata", "must be at most 8 kB", "metadata_too_large")
