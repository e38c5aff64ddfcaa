"""YAML as a tree of nodes with line numbers: plain data only, nothing that grows or runs."""

import re
from dataclasses import dataclass
from typing import Literal

import yaml
from yaml.events import DocumentStartEvent, Event, NodeEvent

from bot.domain.text.clean import clean_text
from bot.files.ladders.findings import LONGEST_FILE, Findings, LadderFileError, refusal

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

DEEPEST = 8
MOST_EVENTS = 50_000
"""Several times what the biggest ladder needs."""

_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"\d{1,2}")
_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def parsed(text: str) -> yaml.Node:
    """Return the root node of one document without anchors, aliases or tags.

    Raises LadderFileError with the line at which it cannot be read.
    """
    if len(text) > LONGEST_FILE:
        raise refusal("file", f"is too big; {LONGEST_FILE:,} characters are the most.")
    clean = clean_text(text.removeprefix("\ufeff"))
    try:
        _refuse_tricks(clean)
        root = yaml.compose(clean, Loader=LOADER)
    except yaml.YAMLError as error:
        raise _unreadable(error) from None
    if root is None:
        raise refusal("file", "is empty.")
    return root


def line_of(node: yaml.Node) -> str:
    return _spot(node.start_mark)


@dataclass(slots=True)
class Keyed:
    """A mapping of which every key is known; asking for a field of the wrong kind is a finding."""

    node: yaml.Node
    fields: dict[str, yaml.Node]
    findings: Findings

    @property
    def spot(self) -> str:
        return line_of(self.node)

    def spot_of(self, name: str) -> str:
        return line_of(self.fields.get(name, self.node))

    def text(self, name: str) -> str:
        """The words of a field; empty where it is left out or has no value."""
        return self._scalar(name, "str", "has to be text. Put it in quotes.") or ""

    def whole(self, name: str) -> int:
        value = self._scalar(name, "int", "has to be a whole number from 0 to 99.")
        if value is not None and not _WHOLE.fullmatch(value):
            self.findings.add(self.spot_of(name), name, "has to be a whole number from 0 to 99.")
            return 0
        return int(value or 0)

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._scalar(name, "bool", "has to be true or false.")
        return default if value is None else value.lower() in {"true", "yes", "on"}

    def items(self, name: str) -> list[yaml.Node]:
        """The entries of a list; none where it is left out."""
        node = self.fields.get(name)
        if node is None or _is_null(node):
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.findings.add(line_of(node), name, "has to be a list, each entry after a dash.")
        return []

    def _scalar(self, name: str, kind: Literal["str", "int", "bool"], rule: str) -> str | None:
        node = self.fields.get(name)
        if node is None or (_is_null(node) and kind == "str"):
            return None
        if node.tag == _TAG + kind and isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.findings.add(line_of(node), name, rule)
        return None


def keyed(
    node: yaml.Node, name: str, known: tuple[str, ...], needed: frozenset[str], findings: Findings
) -> Keyed:
    """Return the node as a mapping; unknown, doubled and missing keys are findings."""
    fields: dict[str, yaml.Node] = {}
    if not isinstance(node, yaml.MappingNode):
        findings.add(line_of(node), name, f"has to have the fields {', '.join(known)}.")
        return Keyed(node, fields, findings)
    for key, value in node.value:
        _file(key, value, known, fields, findings)
    for missing in (key for key in known if key in needed and key not in fields):
        findings.add(line_of(node), missing, "is missing.")
    return Keyed(node, fields, findings)


def _file(
    key: yaml.Node,
    value: yaml.Node,
    known: tuple[str, ...],
    fields: dict[str, yaml.Node],
    findings: Findings,
) -> None:
    word = key.value if isinstance(key, yaml.ScalarNode) else ""
    if word not in known:
        findings.add(line_of(key), "key", f"is not one of {', '.join(known)}.")
    elif word in fields:
        findings.add(line_of(key), word, "is there twice.")
    else:
        fields[word] = value


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == f"{_TAG}null")


def _refuse_tricks(text: str) -> None:
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=LOADER)):
        depth += isinstance(event, _BEGINS) - isinstance(event, _ENDS)
        documents += isinstance(event, DocumentStartEvent)
        if reason := _trick(event, depth, documents, number):
            raise refusal("yaml", reason, _spot(event.start_mark))


def _trick(event: Event, depth: int, documents: int, number: int) -> str:
    if isinstance(event, NodeEvent) and event.anchor:
        return "uses an anchor or alias (& or *). Write the words out."
    if getattr(event, "tag", None):
        return "uses a tag (!). Plain text, numbers, true and false are all that is needed."
    if documents > 1:
        return "begins a second document. One file holds one ladder."
    return (
        "goes on for longer or deeper than a ladder can."
        if (depth > DEEPEST or number > MOST_EVENTS)
        else ""
    )


def _unreadable(error: yaml.YAMLError) -> LadderFileError:
    is_open_quote = "quoted" in str(getattr(error, "context", ""))
    spot = _spot(getattr(error, "context_mark" if is_open_quote else "problem_mark", None))
    return refusal("yaml", "cannot be read. Look at the indentation, colons and quotes here.", spot)


def _spot(mark: object) -> str:
    line = getattr(mark, "line", None)
    return "the file" if line is None else f"line {line + 1}"
