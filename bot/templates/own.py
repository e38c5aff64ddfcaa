"""Templates that an organisation brings: tried on the sample people before a member meets them.

A folder named in the settings takes the place of built-in templates, name by name. What cannot be
filled for every sample person is refused with file and line, and the built-in one is used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

import structlog

from bot.domain.drafts.facts import DraftFacts
from bot.domain.ladder.interview import GUIDE, guide_facts
from bot.domain.talks.talk import Outcome
from bot.templates.rendering import BUILT_IN, Rendering, TemplateError
from bot.templates.samples import PEOPLE, nudge_for

log = structlog.get_logger()

PART = "_"
"""What the name of a template begins with that only others include."""

Facts = Mapping[str, object]


class UnknownTemplateError(TemplateError):
    """There is no such template; the sentence says where the names are."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no template {name}. `nextrung prompts list` names them all.")


def rendering_for(folder: Path | None) -> Rendering:
    """Return the templates that the coach writes with; what is refused goes to the log."""
    if folder is None:
        return Rendering([BUILT_IN])
    problems = problems_in(folder)
    for sentences in problems.values():
        for sentence in sentences:
            log.error("template_refused", problem=sentence, instead="the built-in one")
    return Rendering([folder, BUILT_IN], refused=problems)


def templates_of(folder: Path | None) -> Rendering:
    """Return all templates as they were written, also those that would be refused."""
    return Rendering([BUILT_IN] if folder is None else [folder, BUILT_IN])


def problems_in(folder: Path) -> dict[str, list[str]]:
    """Return what is wrong with each template of a folder, by name; empty if all can be used."""
    rendering = Rendering([folder, BUILT_IN])
    found = {name: list(_problems(rendering, name)) for name in Rendering([folder]).names()}
    return {name: sentences for name, sentences in found.items() if sentences}


def full_name(rendering: Rendering, wanted: str) -> str:
    """Return the template's name for a short one ("soft_ask"). Raises UnknownTemplateError."""
    names = rendering.names()
    short = [name for name in names if _stem(name) == wanted]
    if wanted in names or short:
        return wanted if wanted in names else short[0]
    raise UnknownTemplateError(wanted)


def listed(rendering: Rendering) -> str:
    """Return every template with who gets it and when, a line each; own ones say so."""
    return "\n".join(
        f"{name}{'  (yours)' if rendering.is_own(name) else ''}\n    {rendering.comment_of(name)}"
        for name in rendering.names()
    )


def rendered(rendering: Rendering, name: str, person: str) -> str:
    """Return the text as this sample person gets it. Raises TemplateError."""
    return rendering.strictly(name, **facts_for(name, PEOPLE[person]()))


def facts_for(name: str, person: DraftFacts) -> Facts:
    """Return what a template is filled with for a person."""
    folder, _, file = name.partition("/")
    if folder == "nudges":
        return nudge_for(file.partition(".")[0], person).facts
    if name == GUIDE:
        return guide_facts(person.target_title, person.manager_name)
    return person.variables()


def _problems(rendering: Rendering, name: str) -> Iterator[str]:
    if _stem(name).startswith(PART):
        yield from rendering.problems_of(name)
        return
    if name not in Rendering([BUILT_IN]).names():
        yield f"{name}: nothing asks for a template of this name, so nobody would see it."
        return
    found = rendering.problems_of(name, frozenset(facts_for(name, PEOPLE["bo"]())))
    yield from found or _failures(rendering, name)


def _failures(rendering: Rendering, name: str) -> list[str]:
    """What goes wrong when it is filled for the sample people, each sentence once."""
    failures: dict[str, None] = {}
    for facts in _every(name):
        try:
            if not rendering.strictly(name, **facts):
                failures[f"{name}: it says nothing for at least one of the sample people."] = None
        except TemplateError as error:
            failures[str(error)] = None
    return list(failures)


def _every(name: str) -> Iterator[Facts]:
    """What everybody gets, each after every way in which their talk may have ended."""
    for person in PEOPLE.values():
        facts = person()
        yield facts_for(name, facts)
        if facts.talk and not name.startswith("nudges/"):
            for outcome in get_args(Outcome):
                talk = replace(facts.talk, outcome=outcome)
                yield facts_for(name, replace(facts, talk=talk))


def _stem(name: str) -> str:
    return Path(name).name.partition(".")[0]
