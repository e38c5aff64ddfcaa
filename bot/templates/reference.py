"""The reference for whoever writes templates: every variable and filter, read from the code."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bot.domain.drafts.facts import DraftFacts
from bot.domain.ladder.interview import GUIDE, QUESTIONS, guide_facts
from bot.templates.rendering import BUILT_IN, FILTERS, Rendering
from bot.templates.samples import bo, nudge_for
from bot.templates.samples.nudges import RULES

HEAD = """# Templates

What the coach writes are [Jinja](https://jinja.palletsprojects.com) templates under `prompts/`. A
folder of yours, named by `NEXTRUNG_PROMPTS`, takes the place of any of them by the same name:
`drafts/soft_ask.md.j2` in your folder is used instead of the built-in one.

    nextrung prompts list                      every template, and who gets it when
    nextrung prompts show soft_ask             the built-in text, to begin with
    nextrung prompts check your/folder         what is wrong with yours, with file and line
    nextrung prompts render soft_ask --as bo   as Ada (no wins), Bo (one) or Cy (twelve) gets it

Templates run in a sandbox, and a variable that is not known is an error. One that is refused says
so in the log and to `nextrung doctor`, and the built-in one is used until it is mended. A file
whose name begins with `_` is only there for others to include.

Written by `nextrung prompts variables`; do not edit it by hand.
"""

NONE = type(None)


def reference() -> str:
    """Return the page in Markdown, ended by a newline."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    yield from _drafts()
    yield from _others()
    yield from _filters()
    yield "## What the variables are made of\n"
    for noun in (*_nouns(DraftFacts), *_nouns(type(QUESTIONS[0]))):
        if noun is not DraftFacts:
            yield from _noun(noun)


def _drafts() -> Iterator[str]:
    yield "## In `drafts/` and `help/`\n"
    yield f"{_in_words(DraftFacts)}\n"
    yield f"{_in_words(DraftFacts.variables)}\n"
    hints = get_type_hints(DraftFacts)
    rows = [(name, _type(hints.get(name, type(value)))) for name, value in bo().variables().items()]
    yield from _table(rows)


def _others() -> Iterator[str]:
    yield f"## In `{GUIDE}`\n"
    facts = guide_facts("Staff Engineer", "Marta")
    yield from _table([(name, _type_of(value)) for name, value in facts.items()])
    yield "## In `nudges/`\n"
    rendering = Rendering([BUILT_IN])
    for name in sorted(RULES):
        template = f"nudges/{name}.txt.j2"
        yield f"### `{template}`\n\n{rendering.comment_of(template)}\n"
        facts = dict(nudge_for(name, bo()).facts)
        yield from _table([(key, _type(type(value))) for key, value in facts.items()])


def _filters() -> Iterator[str]:
    yield "## Filters, beside Jinja's own\n"
    for name, made in sorted(FILTERS.items()):
        yield f"- `{name}{_arguments(made)}`: {_in_words(made)}"
    yield ""


def _noun(noun: type[Any]) -> Iterator[str]:
    hints = get_type_hints(noun)
    yield f"### {noun.__name__}\n\n{_in_words(noun)}\n"
    derived = [(name, _type(hint)) for name, hint in _derived(noun)]
    yield from _table([*((x.name, _type(hints[x.name])) for x in fields(noun)), *derived])


def _derived(noun: type[Any]) -> Iterator[tuple[str, Any]]:
    for name, made in inspect.getmembers(noun, lambda member: isinstance(member, property)):
        yield name, get_type_hints(made.fget)["return"]


def _nouns(noun: type[Any], seen: dict[type[Any], None] | None = None) -> dict[type[Any], None]:
    """Every kind of thing that can be reached from one, in the order in which they are met."""
    found = {} if seen is None else seen
    if noun in found:
        return found
    found[noun] = None
    hints = get_type_hints(noun)
    said = (hints[field.name] for field in fields(noun))
    for hint in (*said, *(hint for _, hint in _derived(noun))):
        for part in _parts(hint):
            if is_dataclass(part) and isinstance(part, type):
                _nouns(part, found)
    return found


def _parts(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        yield "Nothing is filled in.\n"
        return
    yield "| Name | What it is |"
    yield "|---|---|"
    yield from (f"| `{name}` | {kind} |" for name, kind in rows)
    yield ""


def _type(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """Return an annotation as a sentence would have it."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is UnionType or NONE in parts:
        named = " or ".join(_type(part) for part in parts if part is not NONE)
        return f"{named}, or none" if NONE in parts else named
    if parts and origin in {tuple, frozenset, list}:
        of = [part for part in parts if part is not Ellipsis]
        return f"list of {' and '.join(dict.fromkeys(map(_type, of)))}"
    if parts:
        return f"{_word(origin)} of {', '.join(map(_type, parts))}"
    return _word(hint)


def _type_of(value: object) -> str:
    if isinstance(value, tuple) and value:
        return f"list of {_type(type(value[0]))}"
    return _type(type(value))


def _word(kind: Any) -> str:  # noqa: ANN401 - any annotation
    name = getattr(kind, "__name__", str(kind))
    if is_dataclass(kind):
        return f"[{name}](#{name.lower()})"
    return WORDS.get(name, name)


WORDS = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "true or false",
    "date": "date",
    "datetime": "instant",
    "tuple": "list",
    "Mapping": "table",
    "dict": "table",
}


def _arguments(made: Callable[..., object]) -> str:
    """Return the arguments behind the first, which is what stands before the bar."""
    given = list(inspect.signature(made).parameters.values())[1:]
    named = [one.name for one in given if one.kind is not one.KEYWORD_ONLY]
    return f"({', '.join(named)})" if named else ""


def _in_words(made: object) -> str:
    """Return a docstring on one line; "Return the …" begins with what comes back."""
    words = " ".join((inspect.getdoc(made) or "").split())
    named = words.removeprefix("Return ")
    return named[:1].upper() + named[1:]
