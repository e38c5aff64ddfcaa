"""Words that name a part of a win, as labels of a list and as columns of a table.

Add a word here, and lists and tables both know it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Part = Literal["text", "result", "date", "other"]
"""What was done, what changed because of it, when, and what else is said of it by name."""

_DONE = (
    "win|achievement|achievements|accomplishment|accomplishments|what i did|what we did|what"
    "|activity|contribution|contributions|entry|highlight"
)
_TOLD = "text|description|action|actions|what happened|did|what did you do"
NAMES: Mapping[Part, str] = {
    "text": f"{_DONE}|{_TOLD}",
    "result": "impact|result|results|outcome|outcomes|what changed|what changed because of it"
    "|effect|benefit|benefits|value|business impact|business value|so what|why it mattered"
    "|why it matters",
    "date": "date|day|when|happened on|completed|completed on|date completed|finished on|period"
    "|month|week|quarter|year|timeframe|time frame",
    "other": "situation|task|problem|challenge|challenges|context|background|approach|metric"
    "|metrics|number|numbers|evidence|proof|feedback|quote|kudos|skill|skills|competency"
    "|behaviour|behavior|people|with|who|stakeholders|seen by|who saw it"
    "|team|role|my role|links|link|url"
    "|project|area|category|theme|type|kind|status|tags|notes|note|comment|comments|more|details"
    "|lesson|lessons|lessons learned|learned|what i learned|what i learnt|why|how|next step"
    "|next steps|goal|title|company|customer|client",
}
PARTS: Mapping[str, Part] = {
    name: part for part, names in NAMES.items() for name in names.split("|")
}

SAY_WHAT = (*_DONE.split("|"), "title", "task", *_TOLD.split("|"), "details")
"""Names of the column that says what was done; of several, the first in this order."""

STORY = frozenset(
    {"situation", "task", "problem", "challenge", "context", "background", "approach"}
)

_MARK = r"(?:\*\*|__|\*|_)?"
_LABEL = re.compile(
    rf"^\W*+(?P<name>[^\W\d_][\w /-]{{1,38}}?)\s*+{_MARK}\s*+[:\uff1a](?!//){_MARK}(?P<value>.*)$",
    re.DOTALL,
)
_EDGE = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")
_ALL_BOLD = re.compile(r"^(?:\*\*|__)(?P<words>(?:(?!\*\*|__).)+?)(?:\*\*|__)\s*:?$")
_BETWEEN = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Label:
    """`name` as it was written, `value` what stands behind it, perhaps nothing."""

    name: str
    value: str
    part: Part


def part_of(name: str) -> Part | None:
    """Return what a label or the head of a column names; None for words of anybody's own."""
    return PARTS.get(folded(name))


def folded(name: str) -> str:
    """Return a name as it is compared: "Date:", "*date*" and "DATE" are one."""
    return _BETWEEN.sub(" ", _EDGE.sub("", name)).casefold()


def all_bold(words: str) -> str:
    """Return the words of a line that is bold as a whole, else ""."""
    found = _ALL_BOLD.match(words.strip())
    return found["words"] if found else ""


def label_in(line: str) -> Label | None:
    """Return the label that a line begins with, as in "**Impact:** from nine days to two"."""
    found = _LABEL.match(line)
    part = part_of(found["name"]) if found else None
    return Label(found["name"].strip(), found["value"].strip(), part) if found and part else None
