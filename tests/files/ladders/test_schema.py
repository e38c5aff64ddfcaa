"""The schema that editors complete from, and the reader, refuse and accept the same."""

import json
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.domain.ladder import ladder as noun
from bot.domain.ladder.ladder import LadderContent
from bot.domain.ladder.problems import ID
from bot.files.ladders import LadderFileError, read_yaml, write_yaml
from bot.files.ladders.built_in import BUILT_IN, FOLDER
from bot.files.ladders.yaml_file import CRITERION_KEYS, EXPECTATION_KEYS, LADDER_KEYS, LEVEL_KEYS
from tests.files.ladders.writing import ladders

SCHEMA = json.loads((FOLDER / "ladder.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PARTS = SCHEMA["$defs"]
JUNK = st.sampled_from(
    [
        *(None, "", " ", "x", "No", "x" * 81, "x" * 301, "x" * 1501, "a b", " a ", "-"),
        *(0, 1, -1, 100, True, 1.5, [], {}, ["x"], {"level": 1}, {"order": 1, "title": "x"}),
    ]
)


def is_read(data: object) -> bool:
    try:
        read_yaml(yaml.safe_dump(data, allow_unicode=True))
    except LadderFileError:
        return False
    return True


def test_schema_is_one_and_the_built_in_ladders_fit_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    for name in BUILT_IN:
        text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
        assert not list(VALIDATOR.iter_errors(yaml.safe_load(text)))


def test_schema_and_reader_know_the_same_fields_and_limits() -> None:
    criterion = PARTS["criterion"]["properties"]

    assert tuple(SCHEMA["properties"]) == LADDER_KEYS
    assert tuple(PARTS["level"]["properties"]) == LEVEL_KEYS
    assert tuple(criterion) == CRITERION_KEYS
    assert tuple(PARTS["expectation"]["properties"]) == EXPECTATION_KEYS
    assert SCHEMA["properties"]["levels"]["maxItems"] == noun.MOST_LEVELS
    assert SCHEMA["properties"]["criteria"]["maxItems"] == noun.MOST_CRITERIA
    assert SCHEMA["properties"]["note"]["maxLength"] == noun.LONGEST_NOTE
    assert PARTS["order"]["maximum"] == noun.HIGHEST_ORDER
    assert ID.pattern in criterion["id"]["pattern"]


@given(ladders())
def test_every_ladder_that_is_written_fits_the_schema(ladder: LadderContent) -> None:
    assert not list(VALIDATOR.iter_errors(yaml.safe_load(write_yaml(ladder))))


@given(ladders(), st.data())
def test_whatever_the_schema_refuses_the_reader_refuses_and_the_other_way_round(
    ladder: LadderContent, data: st.DataObject
) -> None:
    written = yaml.safe_load(write_yaml(ladder))

    spoiled = _with_junk(written, data)

    assert is_read(spoiled) == (VALIDATOR.is_valid(spoiled) and not _needs_the_whole(spoiled))


def _with_junk(written: Any, data: st.DataObject) -> Any:  # noqa: ANN401 - any YAML
    """Put junk at one place of the tree, take a field away, or add one that nobody knows."""
    whole = deepcopy(written)
    target = data.draw(st.sampled_from(_containers(whole)))
    keys = list(target) if isinstance(target, dict) else list(range(len(target)))
    match data.draw(st.sampled_from(["replace", "remove", "add"])):
        case "replace" if keys:
            target[data.draw(st.sampled_from(keys))] = deepcopy(data.draw(JUNK))
        case "remove" if keys:
            del target[data.draw(st.sampled_from(keys))]
        case _ if isinstance(target, dict):
            target["unknown"] = "x"
        case _:
            target.append(deepcopy(data.draw(JUNK)))
    return whole


def _containers(tree: Any) -> list[Any]:  # noqa: ANN401 - any YAML
    if isinstance(tree, dict):
        return [tree, *(found for value in tree.values() for found in _containers(value))]
    if isinstance(tree, list):
        return [tree, *(found for value in tree for found in _containers(value))]
    return []


def _needs_the_whole(tree: Any) -> bool:  # noqa: ANN401 - a ladder that fits the schema
    """Say whether something is there twice or points nowhere, which no schema can tell."""
    orders = [level["order"] for level in tree["levels"]]
    titles = [" ".join(level["title"].split()).casefold() for level in tree["levels"]]
    ids = [name for found in tree["criteria"] if (name := (found.get("id") or "").strip())]
    shown = [[at["level"] for at in found.get("levels") or []] for found in tree["criteria"]]
    return any(
        len(set(values)) < len(values) for values in (orders, titles, ids, *shown)
    ) or not set().union(*map(set, shown)) <= set(orders)
