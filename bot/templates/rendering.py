"""Fills the templates under `prompts/`; the only module that knows Jinja."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from types import TracebackType

import structlog
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2 import TemplateError as JinjaError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.domain.text import wording
from bot.domain.text.addressing import names_a_day, noted, spoken_to, with_dates
from bot.domain.wins.sentence import untagged, win_sentence, with_subject
from bot.templates import spelling

BUILT_IN = Path(__file__).resolve().parents[2] / "prompts"
"""The folder of the templates that come with the coach."""

SUFFIX = ".j2"

LOCALE = "locale"
"""The variable that says how dates and numbers are written; without it the usual way."""


def _in_locale(made: Callable[..., str]) -> Callable[..., str]:
    """The same, written as the locale among the facts has it."""

    @pass_context
    @wraps(made)
    def written(context: Context, *arguments: object) -> str:
        return made(*arguments, locale=str(context.get(LOCALE, "")))

    return written


FILTERS: Mapping[str, Callable[..., object]] = {
    "calendar_date": _in_locale(spelling.calendar_date),
    "capitalised": wording.capitalised,
    "clause": wording.clause,
    "counted": _in_locale(spelling.counted),
    "dated": with_dates,
    "day_near": _in_locale(spelling.day_near),
    "days_to": _in_locale(spelling.days_to),
    "first_name": wording.first_name,
    "gist": wording.gist,
    "in_short": wording.in_short,
    "inside": wording.inside,
    "joined": wording.joined,
    "names_a_day": names_a_day,
    "noted": noted,
    "plain": wording.plain,
    "sentence": wording.sentence,
    "spoken_date": _in_locale(spelling.spoken_date),
    "spoken_to": spoken_to,
    "told": win_sentence,
    "untagged": untagged,
    "when": _in_locale(spelling.when),
    "with_article": wording.with_article,
    "with_subject": with_subject,
}
"""What a template may do to a fact, beside Jinja's own filters."""

log = structlog.get_logger()

_COMMENT = re.compile(r"\A\s*\{#-?(?P<words>.+?)-?#\}", re.DOTALL)
_UNKNOWN_NAME = re.compile(r"'(\w+)' is undefined")


class TemplateError(Exception):
    """A template cannot be used. Says where (file and line) and why, never what was filled in."""


class Folders(FileSystemLoader):
    """Looks for what is refused in the last folder alone."""

    def __init__(self, folders: Sequence[Path], refused: Collection[str]) -> None:
        super().__init__(folders)
        self._refused = frozenset(refused)
        self._last = FileSystemLoader(folders[-1])

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        look = self._last.get_source if template in self._refused else super().get_source
        return look(environment, template)


class Rendering:
    """Templates from several folders; the first folder that has a name wins.

    Those `refused` come from the last folder whoever has them. Where one of another folder cannot
    be filled with the facts of the moment, the last folder's takes its place, so that nobody is
    kept from their text by it.
    """

    def __init__(self, folders: Sequence[Path], *, refused: Collection[str] = ()) -> None:
        self._last = Rendering(folders[-1:]) if len(folders) > 1 else None
        self._loader = Folders(folders, refused)
        self._environment = ImmutableSandboxedEnvironment(
            loader=self._loader,
            undefined=StrictUndefined,
            autoescape=False,  # plain text and Markdown; Slack's escaping happens on the way there
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(FILTERS)

    def render(self, name: str, **facts: object) -> str:
        """Return the template's text: no trailing spaces, no double blank lines, no last newline.

        Raises TemplateError for a template that is missing, broken or asks for an unknown fact.
        """
        try:
            return self.strictly(name, **facts)
        except TemplateError as error:
            if self._last is None or not self.is_own(name):
                raise
            log.error("template_not_used", problem=str(error))
            return self._last.render(name, **facts)

    def strictly(self, name: str, **facts: object) -> str:
        """The same, with nothing in its place: raises TemplateError for every template."""
        try:
            text = self._environment.get_template(name).render(facts)
        except TemplateNotFound as error:
            raise TemplateError(f"There is no template named {error.name}.") from None
        except TemplateSyntaxError as error:
            raise TemplateError(_unreadable(error, error.filename or name)) from None
        except Exception as error:  # noqa: BLE001 - whatever a template did, its facts stay out
            raise TemplateError(self._failure(name, error)) from None
        return _tidy(text)

    def names(self) -> tuple[str, ...]:
        """Return the names of all templates, sorted; each once, whichever folder has it."""
        return tuple(self._environment.list_templates(extensions=[SUFFIX.removeprefix(".")]))

    def has(self, name: str) -> bool:
        try:
            self._environment.get_template(name)
        except TemplateNotFound:
            return False
        except TemplateSyntaxError:
            return True
        return True

    def is_own(self, name: str) -> bool:
        """True where a folder before the last has it."""
        return not Path(self._source(name)[1]).is_relative_to(self._loader.searchpath[-1])

    def source_of(self, name: str) -> str:
        """Return the template as it was written. Raises TemplateError."""
        return self._source(name)[0]

    def comment_of(self, name: str) -> str:
        """Return what the template's opening comment says, on one line; empty without one."""
        found = _COMMENT.match(self._source(name)[0])
        return " ".join(found["words"].split()) if found else ""

    def check(self, known: Mapping[str, frozenset[str]] | None = None) -> list[str]:
        """Return a sentence with file and line for each thing wrong; empty if all is well.

        `known` maps a template's folder ("drafts") to the variables that it may use; a folder
        that is not named may use any.
        """
        return [problem for name in self.names() for problem in self._problems(name, known or {})]

    def problems_of(self, name: str, allowed: frozenset[str] | None = None) -> list[str]:
        """Return what keeps a template from being filled: how it is written, what it asks for.

        `allowed` are the variables that it may use; None for any.
        """
        try:
            return list(self._unusable(name, allowed))
        except TemplateError as error:
            return [str(error)]

    def _problems(self, name: str, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
        if not self.comment_of(name):
            path = self._source(name)[1]
            yield _sentence(path, 1, "open with a comment on who gets this and when")
        yield from self._unusable(name, known.get(name.partition("/")[0]))

    def _unusable(self, name: str, allowed: frozenset[str] | None) -> Iterator[str]:
        source, path = self._source(name)
        try:
            tree = self._environment.parse(source, name, path)
            self._environment.compile(source, name, path)
        except TemplateSyntaxError as error:
            yield _unreadable(error, path)
            return
        if allowed is not None:
            yield from _unknown_variables(tree, path, allowed)

    def _source(self, name: str) -> tuple[str, str]:
        try:
            source, path, _ = self._loader.get_source(self._environment, name)
        except TemplateNotFound:
            raise TemplateError(f"There is no template named {name}.") from None
        except (OSError, UnicodeDecodeError):
            raise TemplateError(f"{name} cannot be read: save it as UTF-8.") from None
        return source, path

    def _failure(self, name: str, error: Exception) -> str:
        if isinstance(error, OSError | UnicodeDecodeError):
            return f"{name} cannot be read: save it as UTF-8."
        path = self._source(name)[1]
        unknown = _UNKNOWN_NAME.fullmatch(str(error)) if isinstance(error, JinjaError) else None
        reason = f"nothing is known by the name {unknown[1]}" if unknown else _REASON
        return _sentence(path, _line_in(path, error.__traceback__), reason)


_REASON = "this line asks for something that the facts do not have"


def _unknown_variables(tree: nodes.Template, path: str, allowed: frozenset[str]) -> Iterator[str]:
    used = tuple(tree.find_all(nodes.Name))
    own = {node.name for node in used if node.ctx == "store"}
    unknown = find_undeclared_variables(tree) - allowed - own
    for node in used:
        if node.name in unknown:
            unknown.discard(node.name)
            yield _sentence(path, node.lineno, f"nothing is known by the name {node.name}")


def _line_in(path: str, trace: TracebackType | None) -> int | None:
    """Return the template's line in which an error arose; Jinja maps its code back to it."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _unreadable(error: TemplateSyntaxError, path: str) -> str:
    return _sentence(path, error.lineno, (error.message or "this cannot be read").rstrip("."))


def _sentence(path: str, line: int | None, reason: str) -> str:
    place = "/".join(Path(path).parts[-3:])
    return f"{place}, line {line}: {reason}." if line else f"{place}: {reason}."


def _tidy(text: str) -> str:
    lines = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
