"""What docs/operating.md says of figures and alarms: they are those that the coach really gives."""

import re
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.process.metrics import GAUGES, Metrics
from bot.slack.door.refusals import Reason, Refusals
from bot.slack.send.waits import Waits
from bot.storage.database.complaints import CODES

PAGE = (Path(__file__).parent.parent / "docs/operating.md").read_text("utf-8")
FIGURE = re.compile(r"nextrung_\w+")
RULES = [
    rule
    for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    for group in yaml.safe_load(block).get("groups", ())
    for rule in group["rules"]
]
OTHERS = (
    "database_gone",
    "database_slow",
    "database_unreachable",
    "tick_late",
    "slack_unreachable",
)
"""Codes that are no words of a database's."""

RESULTS = {"sent", "silent", "failed"}


def given() -> dict[str, set[str]]:
    """Each figure that there is, by the name of its samples, with the labels that these have."""
    refusals = Refusals()
    refusals.note(Reason.BAD_SIGNATURE)
    metrics = Metrics(refusals, Waits())
    with metrics.answering({"command": "/win"}):
        pass
    metrics.arrived(1.0)
    metrics.database_took("read", 0.1)
    text = metrics.text(["database_full"], dict.fromkeys(GAUGES, 0.0)).decode()
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


def base_of(name: str) -> str:
    return re.sub(r"_(bucket|sum|count)$", "", name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alarm_asks_for_figures_and_labels_that_there_are(rule: dict[str, str]) -> None:
    there = given()
    asked = re.findall(r"(nextrung_\w+)(?:\{(.*?)\})?", rule["expr"])

    for name, labels in asked:
        assert name in there, name
        assert set(re.findall(r"(\w+)=~?\"", labels)) <= there[name]
    grouped = {label for by in re.findall(r"by \((\w+)\)", rule["expr"]) for label in [by]}
    assert grouped <= {label for name, _ in asked for label in there[name]}
    assert asked or rule["alert"] == "NextrungGone"


def test_an_alarm_names_results_and_reasons_that_there_are() -> None:
    rules = " ".join(rule["expr"] for rule in RULES)

    results = set(re.findall(r'result="(\w+)"', rules))
    reasons = {one for many in re.findall(r'reason=~"([\w|]+)"', rules) for one in many.split("|")}

    assert results
    assert results <= RESULTS
    assert reasons
    assert reasons <= {reason.value for reason in Reason}


def test_every_alarm_has_a_row_that_says_what_to_do() -> None:
    _, _, below = PAGE.partition("| Alarm, or code |")
    table = below.partition("\n\n")[0]

    assert len(RULES) > 5
    assert [
        rule["alert"]
        for rule in RULES
        if not re.search(rf"\b{rule['alert'].removeprefix('Nextrung')}\b", table)
    ] == []


def test_every_code_that_readyz_can_name_has_a_row() -> None:
    table = PAGE.partition("| Alarm, or code |")[2].partition("\n\n")[0]

    named = {*CODES.values(), *OTHERS}
    assert {code for code in named if f"`{code}`" not in table} == set()


def test_every_figure_is_on_the_page_and_no_other() -> None:
    table = PAGE.partition("| Figure |")[2].partition("\n\n")[0]

    assert set(FIGURE.findall(table)) == {base_of(name) for name in given()}
