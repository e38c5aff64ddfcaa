"""A ladder as YAML, the form to keep: one entry a criterion, with what each level expects of it.

`ladder.schema.json` says the same to an editor; `test_schema.py` holds the two together.
"""

from collections.abc import Iterable

import yaml

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.files.ladders.findings import Findings
from bot.files.ladders.yaml_nodes import Keyed, keyed, line_of, parsed

LADDER_KEYS = ("ladder", "note", "levels", "criteria")
LEVEL_KEYS = ("order", "title")
CRITERION_KEYS = ("id", "theme", "criterion", "source", "levels")
EXPECTATION_KEYS = ("level", "what_it_looks_like", "required")

WIDTH = 96
"""Columns after which the writer breaks a line."""


def read_yaml(text: str) -> LadderContent:
    """Read a ladder; a criterion without an id gets one, so that exporting writes it back.

    A level that a criterion does not list expects nothing of it; one without
    `what_it_looks_like` means the criterion's own words. Raises LadderFileError.
    """
    findings = Findings()
    needed = frozenset({"ladder", "levels", "criteria"})
    top = keyed(parsed(text), "file", LADDER_KEYS, needed, findings)
    for name in LADDER_KEYS:
        findings.mark(("ladder",), top.spot_of(name), name)
    content = LadderContent(
        name=top.text("ladder"),
        levels=_levels(top, findings),
        criteria=tuple(
            _criterion(node, number, findings) for number, node in enumerate(top.items("criteria"))
        ),
        note=top.text("note"),
    )
    return findings.checked(content)


def write_yaml(content: LadderContent) -> str:
    """Return the ladder as a file that `read_yaml` reads back to the same."""
    return yaml.dump(
        _as_data(content), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=WIDTH
    )


def _levels(top: Keyed, findings: Findings) -> tuple[Level, ...]:
    entries = [
        keyed(node, "level", LEVEL_KEYS, frozenset(LEVEL_KEYS), findings)
        for node in top.items("levels")
    ]
    read = [(Level(entry.whole("order"), entry.text("title")), entry) for entry in entries]
    read.sort(key=lambda pair: pair[0].order)
    for place, (_, entry) in enumerate(read):
        _mark(("level", place), entry, LEVEL_KEYS, findings)
    return tuple(level for level, _ in read)


def _criterion(node: yaml.Node, number: int, findings: Findings) -> Criterion:
    needed = frozenset({"theme", "criterion"})
    entry = keyed(node, "criteria", CRITERION_KEYS, needed, findings)
    _mark(("criterion", number), entry, CRITERION_KEYS, findings)
    return Criterion(
        id=entry.text("id"),
        theme=entry.text("theme"),
        text=entry.text("criterion"),
        expectations=_expectations(entry.items("levels"), number, findings),
        source=entry.text("source"),
    )


def _expectations(
    nodes: Iterable[yaml.Node], number: int, findings: Findings
) -> tuple[Expectation, ...]:
    needed = frozenset({"level"})
    entries = [keyed(node, "levels", EXPECTATION_KEYS, needed, findings) for node in nodes]
    read = [(_expectation(entry), entry) for entry in entries]
    read.sort(key=lambda pair: pair[0].level)
    for place, (_, entry) in enumerate(read):
        _mark(("expectation", number, place), entry, EXPECTATION_KEYS, findings)
    return tuple(expected for expected, _ in read)


def _expectation(entry: Keyed) -> Expectation:
    return Expectation(
        level=entry.whole("level"),
        what_it_looks_like=entry.text("what_it_looks_like"),
        is_required=entry.flag("required", default=True),
    )


def _mark(
    place: tuple[str | int, ...], entry: Keyed, names: tuple[str, ...], findings: Findings
) -> None:
    findings.mark(place, line_of(entry.node))
    for name in names:
        findings.mark(place, entry.spot_of(name), name)


class _Writer(yaml.SafeDumper):
    """Writes lists indented and texts of several lines as they stand."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)


def _represent_text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _represent_text)


def _as_data(content: LadderContent) -> dict[str, object]:
    note = {"note": content.note} if content.note else {}
    levels = [{"order": level.order, "title": level.title} for level in content.levels]
    criteria = [_criterion_data(criterion) for criterion in content.criteria]
    return {"ladder": content.name, **note, "levels": levels, "criteria": criteria}


def _criterion_data(criterion: Criterion) -> dict[str, object]:
    source = {"source": criterion.source} if criterion.source else {}
    return {
        "id": criterion.id,
        "theme": criterion.theme,
        "criterion": criterion.text,
        **source,
        "levels": [_expectation_data(expected) for expected in criterion.expectations],
    }


def _expectation_data(expected: Expectation) -> dict[str, object]:
    looks = expected.what_it_looks_like
    return {
        "level": expected.level,
        **({"what_it_looks_like": looks} if looks else {}),
        **({} if expected.is_required else {"required": False}),
    }
