"""How the coach speaks, held over every template, every string of a page, and half a year of it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.drafts.facts import DraftFacts
from bot.domain.goals.goal import Goal
from bot.domain.talks.questions import Finding
from bot.domain.talks.talk import Promise, open_promises
from bot.domain.text.wording import MONTHS, WEEKDAYS
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples import PEOPLE, TODAY, bo
from bot.templates.samples.nudges import RULES, nudge_for
from bot.templates.samples.people import evidence, filed

ROOT = Path(__file__).parent.parent
ROOMS = ("bot/slack/views", "bot/domain", "bot/services", "bot/files", "handlers")
STORIES = ("test_six_months.ambr", "test_endings.ambr")
HALF_YEARS = [ROOT / "tests/e2e/__snapshots__" / story for story in STORIES]

WATCHED = {
    r"(?:what )?came of it|became of it": "outcome",
    r"the way on": "next step",
    r"(?:new|old) (?:decision )?day\b": "date",
    r"(?<!at )\bthe moment (?:is|to|for)\b": "timing",
    r"(?:what )?(?:the )?others(?: would)? gain": "what the team gets out of it, benefit",
    r"take (?:\w+ )?along|take (?:it|them) with you": "download",
    r"bring in\b": "import",
    r"you kept\b|could(?:n't| not) keep it": "save",
    r"anew": "again",
    r"by itself|by themselves": "nothing, or of its own accord",
    r"all the same": "nothing",
    r"may be news to": "may not know about",
    r"not(?:hing)? lately|not only lately": "sustained over time",
    r"nobody has heard": "I have no ask on record",
    r"(?:is|isn't) (?:a|no) refusal": "isn't a no",
    r"is no demand": "isn't a demand",
    r"nothing counts more": "it would mean a lot",
    r"keep the same picture": "here's what I took away",
    r"left out rather than made up": "left out: no proof saved yet",
    r"words stand as you left": "I kept your edits",
    r"part of how it came about": "you helped make it happen",
    r"grown into that of": "working at the level of",
    r"so that you do(?:n't| not) have to ask": "a quick update",
    r"rather than all at once": "than spring it on you",
    r"comes too soon": "what would you need to see by then?",
    r"what will you move|you will move": "what do you want to get done?",
    r"whoever decides wonders": "six months usually convince",
}
"""What no sentence says, with what it says instead. Add yours."""

SAYS = re.compile("|".join(rf"\b(?:{pattern})" for pattern in WATCHED), re.IGNORECASE)

ON_FILE = frozenset({"proposal", "self_review", "handover", "portfolio"})
"""What goes on file says "I am" and "do not"."""

LONG_FORM = re.compile(
    r"\b(?:do|does|did|is|are|was|were|would|could|should|will|has|have|had) not\b(?! none)"
    r"|\bcannot\b|\bI am (?=[a-z])(?!today)|\bI would (?=[a-z])|\bI will (?=[a-z])",
    re.IGNORECASE,
)
SHORT_FORM = re.compile(r"\b\w+(?:n't|'m|'ll|'ve|'d|'re)\b")

WORD_LISTS = frozenset(
    {"tone.py", "words.py", "rules.py", "sources.py", "follow_up.py", "setback.py"}
)
"""Patterns that read what a member typed."""

FOR_FILES = frozenset({"problems"})
AS_SCHEMAS = frozenset(
    {
        "bot/files/ladders/csv_file.py",
        "bot/files/ladders/yaml_nodes.py",
        "bot/files/typesetting.py",
        "bot/files/wins/json_file.py",
    }
)
"""What is wrong with a file, as a schema or the typesetter says it."""

AT_MOST_ONCE = re.compile(r"\b(?:once|still|yet)\b", re.IGNORECASE)

WEEKDAY_WITH_YEAR = re.compile(
    rf"\b(?:{'|'.join(WEEKDAYS)}),? (?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}},)? \d{{4}}",
    re.IGNORECASE,
)
OF_ITS_DAY = re.compile(
    rf"\b(?:yesterday|tomorrow|tonight|last week)\b"
    rf"|\b(?:on|by|last|next) (?:{'|'.join(WEEKDAYS)})\b(?!,? \d|,? (?:{'|'.join(MONTHS)}))",
    re.IGNORECASE,
)


def joined(node: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
    )


def strings_in(path: Path) -> Iterator[str]:
    """Every string that is no docstring; what stands between braces is an ellipsis."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            yield joined(node)
        elif id(node) in docstrings | parts or not isinstance(node, ast.Constant):
            continue
        elif isinstance(node.value, str):
            yield node.value


@cache
def sentences_of_pages() -> tuple[tuple[str, str], ...]:
    """Whatever a page, an error or a rule says, with where it stands."""
    files = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
    return tuple(
        (str(file.relative_to(ROOT)), text)
        for file in files
        if file.name not in WORD_LISTS
        for text in strings_in(file)
        if " " in text.strip()
    )


@cache
def templates() -> tuple[tuple[str, str], ...]:
    """The text of every template, without its comments."""
    rendering = Rendering([BUILT_IN])
    return tuple(
        (name, re.sub(r"\{#.*?#\}", "", rendering.source_of(name), flags=re.DOTALL))
        for name in rendering.names()
    )


@cache
def messages() -> tuple[tuple[str, str], ...]:
    """Each nudge of each sample person, and each message of the half-year stories."""
    rendering = Rendering([BUILT_IN])
    nudges = [
        (
            f"{name} {who}",
            rendering.render(f"nudges/{name}.txt.j2", **nudge_for(name, made()).facts),
        )
        for name in RULES
        for who, made in PEOPLE.items()
    ]
    told = [
        (file.name, re.split(r"\n\s*[\[#]", part)[0])
        for file in HALF_YEARS
        for part in re.split(r"\n\s*\[\d{4}-\d\d-\d\d\]\n", file.read_text("utf-8"))[1:]
    ]
    return (*nudges, *told)


@cache
def drafts() -> tuple[tuple[str, str], ...]:
    rendering = Rendering([BUILT_IN])
    return tuple(
        (f"{spec.kind} {who}", rendering.render(spec.template, **made().variables()))
        for spec in DRAFTS
        for who, made in PEOPLE.items()
    )


def test_no_sentence_has_a_word_that_has_a_better_one() -> None:
    said = (*sentences_of_pages(), *templates(), *messages())

    assert [(where, found[0]) for where, text in said if (found := SAYS.search(text))] == []


def test_the_coach_speaks_as_one_speaks_aloud() -> None:
    said = [
        (where, text)
        for where, text in (*sentences_of_pages(), *templates())
        if Path(where).name.partition(".")[0] not in ON_FILE | FOR_FILES and where not in AS_SCHEMAS
    ]

    assert [(where, found[0]) for where, text in said if (found := LONG_FORM.search(text))] == []


def test_what_goes_on_file_does_not() -> None:
    on_file = [
        (name, text)
        for name, text in templates()
        if name.startswith("drafts/") and Path(name).name.partition(".")[0] in ON_FILE
    ]

    assert len(on_file) == len(ON_FILE)
    assert [(name, found) for name, text in on_file if (found := SHORT_FORM.findall(text))] == []


def test_no_message_says_once_still_or_yet_twice() -> None:
    twice = [
        (where, word, text)
        for where, text in messages()
        for word, times in Counter(map(str.lower, AT_MOST_ONCE.findall(text))).items()
        if times > 1
    ]

    assert twice == []


def test_no_weekday_stands_with_a_year() -> None:
    said = (*messages(), *drafts())

    assert [where for where, text in said if WEEKDAY_WITH_YEAR.search(text)] == []


def of_these_days() -> DraftFacts:
    """Whatever Bo typed says when, as one says it on that day."""
    known = bo()
    assert known.talk is not None
    talk = replace(
        known.talk,
        said="We said yesterday that I'd show it on Friday.",
        promises=(Promise("me", "send the plan tomorrow"), Promise("Marta", "ask Dana by Friday")),
    )
    goal = Goal("send the plan tomorrow", TODAY, id=3, state="open", created_at=talk.recorded_at)
    said = "fixed the login yesterday, live on Friday, now used by all"
    saved = tuple(replace(win, text=said) for win in known.wins)
    return replace(
        known,
        talk=talk,
        wins=saved,
        heard=(Finding("philosophy", "qualities", "he said so yesterday", "Marta", TODAY),),
        settled=replace(known.settled, promises=open_promises([talk])),
        **evidence(
            filed(saved, "impact", {1: "Done yesterday, live on Friday."}),
            (goal, replace(goal, id=4, state="done")),
        ),
    )


@pytest.mark.parametrize("kind", [spec.kind for spec in DRAFTS])
def test_no_draft_says_yesterday_or_on_friday(kind: str) -> None:
    spec = next(spec for spec in DRAFTS if spec.kind == kind)

    text = Rendering([BUILT_IN]).render(spec.template, **of_these_days().variables())

    assert OF_ITS_DAY.findall(text) == []
