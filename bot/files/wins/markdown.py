"""Wins as Markdown: all by kind, the significant ones as a portfolio, a review by expectation.

Members' words are shown, not interpreted: what Markdown would take for a sign of its own is
escaped, links apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.calendar.when import when_said
from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import calendar_date, counted, joined
from bot.domain.wins.fields import said_more
from bot.domain.wins.win import KINDS, Benefited, ExportWish, Win

Names = Mapping[str, str]
"""What people are called, by their Slack ids; somebody else stands as they were written."""

FOR: Mapping[Benefited, str] = {
    "self": "myself",
    "team": "the team",
    "org": "the organisation",
    "customer": "customers",
}
UNNAMED = "More"
_SIGN = re.compile(r"([\\`*_\[\]<>#|~])")
_LINK = re.compile(r"(https?://\S+)")
_AT_THE_EDGE = re.compile(r"\n(?! {2}- )")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def write_markdown(
    wins: Sequence[Win], wish: ExportWish, lines: Sequence[Line], names: Names
) -> str:
    """Return all wins under the heading of their kind, decisions under their own (001-6)."""
    parts = [_title("What I did", wish), _how_many(wins)]
    for heading, found in by_kind(wins):
        parts.append(f"## {heading}")
        parts += [_item(win, lines, names) for win in found]
    return "\n\n".join(parts) + "\n"


def write_portfolio(
    wins: Sequence[Win], wish: ExportWish, lines: Sequence[Line], names: Names
) -> str:
    """Return the wins given as sections of a portfolio, each with what changed (003-27)."""
    parts = [_title("Portfolio", wish)]
    if not wins:
        parts.append("Nothing is marked as significant yet.")
    for win in wins:
        first, _, rest = win.text.partition("\n")
        parts.append(f"## {shown(first)}")
        parts += [shown(rest)] if rest.strip() else []
        parts += [shown(win.detail)] if win.detail.strip() else []
        parts.append("\n".join(f"- {fact}" for fact in _facts(win, lines, names)))
    return "\n\n".join(parts) + "\n"


def write_digest(wins: Sequence[Win], wish: ExportWish, lines: Sequence[Line], names: Names) -> str:
    """Return the wins under the expectations they show, as a review asks for them (003-26)."""
    parts = [_title("For my review", wish), _how_many(wins)]
    known = {line.tag: line.text for line in lines}
    for criterion_id, text in _criteria(wins, known).items():
        parts.append(f"## {shown(text)}")
        found = [win for win in wins if criterion_id in win.criterion_ids]
        parts += [_item(win, lines, names) for win in found] or ["Nothing yet."]
    unfiled = [win for win in wins if not win.criterion_ids]
    if unfiled:
        parts.append("## Not filed under an expectation")
        parts += [_item(win, lines, names) for win in unfiled]
    return "\n\n".join(parts) + "\n"


def shown(text: str) -> str:
    """Return somebody's words so that Markdown shows them as they were written."""
    pieces = _LINK.split(text.strip())
    plain = "".join(p if _LINK.fullmatch(p) else _SIGN.sub(r"\\\1", p) for p in pieces)
    return _LIST.sub(r"\1\\\2", plain).replace("\n", "\\\n")


def _criteria(wins: Iterable[Win], known: Mapping[str, str]) -> dict[str, str]:
    """The lines of the ladder in order, then what wins were filed under before it changed."""
    old = {name: name for win in wins for name in win.criterion_ids if name not in known}
    return {**known, **old}


def by_kind(wins: Sequence[Win]) -> list[tuple[str, list[Win]]]:
    """Return the wins under their headings, in the order in which they are written."""
    groups = [(kind.heading, [win for win in wins if win.kind == kind.key]) for kind in KINDS]
    unnamed = [win for win in wins if win.kind is None]
    return [(heading, found) for heading, found in [*groups, (UNNAMED, unnamed)] if found]


def _item(win: Win, lines: Sequence[Line], names: Names) -> str:
    words = [f"- {shown(win.text)}"]
    if win.detail.strip():
        words.append(f"  - {shown(win.detail)}")
    words += [f"  - {fact}" for fact in _facts(win, lines, names)]
    return _AT_THE_EDGE.sub("\n    ", "\n".join(words))


def _facts(win: Win, lines: Sequence[Line], names: Names) -> list[str]:
    known = {line.tag: line.text for line in lines}
    people = joined(shown(names.get(who, who)) for who in (*win.people, *win.seen_by))
    facts = [
        ("When", when_said(win.when)),
        *((label.rstrip("?"), shown(value)) for label, value in said_more(win)),
        ("For", FOR[win.benefited] if win.benefited else ""),
        ("Shows", "; ".join(shown(known.get(name, name)) for name in win.criterion_ids)),
        ("With or seen by", people),
        ("Links", ", ".join(f"<{link}>" for link in win.links)),
    ]
    return [f"{label}: {value}" for label, value in facts if value]


def _title(words: str, wish: ExportWish) -> str:
    if wish.since and wish.until:
        return f"# {words}, {calendar_date(wish.since)} to {calendar_date(wish.until)}"
    if wish.since:
        return f"# {words} since {calendar_date(wish.since)}"
    return f"# {words} until {calendar_date(wish.until)}" if wish.until else f"# {words}"


def _how_many(wins: Sequence[Win]) -> str:
    return f"{counted(len(wins), 'win')}."
