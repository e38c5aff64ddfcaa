"""A modal: its title, its blocks, and what stands on its buttons."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.slack.text import plain


def modal(
    title: str,
    callback_id: str | None,
    *,
    blocks: Sequence[Block],
    submit: str | None = None,
    close: str | None = None,
    carries: str | None = None,
) -> View:
    """With `submit`, a form, which Cancel leaves unless said; without it, a page to close.

    `carries` are facts for whoever reads it, as `carry` writes them.
    """
    return View(
        type="modal",
        callback_id=callback_id,
        title=plain(title),
        submit=plain(submit) if submit else None,
        close=plain(close or ("Cancel" if submit else "Close")),
        private_metadata=carries,
        blocks=list(blocks),
    )
