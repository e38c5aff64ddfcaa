"""The ladders that come with the coach: a start where a company has none of its own.

Add yours as a YAML file beside this one and to BUILT_IN.
"""

from pathlib import Path

from bot.domain.ladder.ladder import LadderContent
from bot.files.ladders.yaml_file import read_yaml

BUILT_IN: tuple[str, ...] = (
    "software_engineer",
    "individual_contributor",
    "tech_lead",
    "people_manager",
    "director",
)
"""Names of the files, in the order in which they are offered."""

FOLDER = Path(__file__).resolve().parent


def built_in(name: str) -> LadderContent:
    """Return the ladder of this name; each carries a note to check it against one's company."""
    return read_yaml((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def built_ins() -> tuple[LadderContent, ...]:
    return tuple(built_in(name) for name in BUILT_IN)
