"""What is no win in a list that was read, as a file: every line of it, by the reason."""

from collections.abc import Sequence

from bot.domain.text.wording import capitalised
from bot.domain.wins.summary import KINDS, LeftOut
from bot.files.wins.markdown import shown


def write_left_out(left_out: Sequence[LeftOut]) -> str:
    """Return Markdown with a heading for each reason, and below it the lines in their order."""
    parts = ["# What I left out"]
    for kind, (_, many) in KINDS.items():
        lines = [f"- {shown(one.text)}" for one in left_out if one.kind == kind]
        parts += [f"## {capitalised(many)} ({len(lines):,})", "\n".join(lines)] if lines else []
    return "\n\n".join(parts) + "\n"
