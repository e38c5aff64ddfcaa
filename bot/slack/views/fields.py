"""The fields that forms are made of: each has its id, words and limits, is drawn, and is read.

A form is one list of them: `blocks_of` draws it, filled in from a thing, and `values_of` reads
what the thing is made of. Whatever is not said may stay empty.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date, time
from typing import Any, Generic, TypeVar

from slack_sdk.models.blocks import (
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    PlainTextInputElement,
    TimePickerElement,
    UrlInputElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.domain.errors import CoachError
from bot.domain.text.clean import on_one_line, trimmed
from bot.slack.forms import Form
from bot.slack.text import plain, shortened

ONLY_EXPLAINED = ("xlsx", "xls", "ods", "numbers", "pdf", "doc", "odt", "rtf", "pages")
"""Files that can't be read and are taken, so that we say what works: Slack would only refuse."""

LONGEST_INPUT = 3000
"""Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(ABC, Generic[T]):
    """`fills` is the attribute that it stands for, where that is not called like the field.

    `refusal` is what it says of what it can't take. One that `dispatches` tells the coach of every
    change, by its `action_id`.
    """

    id: str
    label: str
    hint: str | None = None
    _: KW_ONLY
    is_needed: bool = False
    refusal: str = ""
    fills: str = ""
    action_id: str = ""
    dispatches: bool = False

    def block(self, value: T | None = None) -> InputBlock:
        """The field, filled in, or empty."""
        return InputBlock(
            block_id=self.id,
            label=plain(self.label),
            hint=plain(self.hint) if self.hint else None,
            optional=not self.is_needed,
            element=self.element(value),
            dispatch_action=self.dispatches or None,
        )

    @abstractmethod
    def element(self, value: T | None) -> InputInteractiveElement:
        """What is typed into, or chosen from."""

    @abstractmethod
    def read(self, form: Form) -> T:
        """What stands in it. Raises the refusal, where there is one."""

    @property
    def acts(self) -> str:
        """The id of its element, of which Slack wants one."""
        return self.action_id or self.id

    def refused(self) -> CoachError:
        return CoachError(self.refusal, field=self.id)


def blocks_of(
    fields: Iterable[Field[Any]], thing: object = None, **instead: object
) -> list[InputBlock]:
    """The fields, filled in with what the thing has under their names; empty without a thing.

    What is given `instead`, under such a name, stands there in either case.
    """
    named = ((one, one.fills or one.id) for one in fields)
    return [
        one.block(instead.get(name) if name in instead or thing is None else getattr(thing, name))
        for one, name in named
    ]


def values_of(fields: Iterable[Field[Any]], form: Form) -> dict[str, Any]:
    """What stands in the fields, under the names of what they fill."""
    return {one.fills or one.id: one.read(form) for one in fields}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Field[str]):
    """A text, tidied as it is read; it refuses to stay empty where it has a refusal.

    `prompt` stands in it in grey until something is typed.
    """

    longest: int = LONGEST_INPUT
    is_long: bool = False
    has_focus: bool = False
    prompt: str = ""
    tidied: Callable[[str], str] = trimmed

    def element(self, value: str | None) -> PlainTextInputElement:
        text = value or ""
        fits = text[: self.longest] if self.is_long else _fitting(text, self.longest)
        return PlainTextInputElement(
            action_id=self.acts,
            multiline=self.is_long,
            max_length=self.longest,
            initial_value=fits or None,
            placeholder=plain(self.prompt) if self.prompt else None,
            focus_on_load=self.has_focus or None,
        )

    def read(self, form: Form) -> str:
        text = self.tidied(form.text(self.id))
        if self.refusal and not text:
            raise self.refused()
        return text


def _fitting(value: str, longest: int) -> str:
    """Letter by letter where it fits, since what nobody touches must not count as a change."""
    return value if len(value) <= longest else shortened(value, longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Url(Field[str]):
    """A link, on one line."""

    def element(self, value: str | None) -> UrlInputElement:
        return UrlInputElement(action_id=self.acts, initial_value=value or None)

    def read(self, form: Form) -> str:
        return on_one_line(form.text(self.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Field[Sequence[str]]):
    """Several things in one text, which `parts` takes apart; shown with `joint` in between."""

    parts: Callable[[str], tuple[str, ...]]
    joint: str = "\n"
    is_long: bool = False

    def element(self, value: Sequence[str] | None) -> PlainTextInputElement:
        return PlainTextInputElement(
            action_id=self.acts,
            multiline=self.is_long,
            max_length=LONGEST_INPUT,
            initial_value=self.joint.join(value or ())[:LONGEST_INPUT] or None,
        )

    def read(self, form: Form) -> tuple[str, ...]:
        return self.parts(form.text(self.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field[date | None]):
    def element(self, value: date | None) -> DatePickerElement:
        return DatePickerElement(
            action_id=self.acts, initial_date=value.isoformat() if value else None
        )

    def read(self, form: Form) -> date | None:
        return form.day(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDay(Day):
    """Today where none is chosen; it refuses a day that is still to come."""

    def read(self, form: Form) -> date:
        day = form.day(self.id) or form.today
        if self.refusal and day > form.today:
            raise self.refused()
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDay(Day):
    """It refuses a day that has passed, and to stay empty where it is needed."""

    def read(self, form: Form) -> date | None:
        day = form.day(self.id)
        if day < form.today if day else self.is_needed:
            raise self.refused()
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour(Field[time]):
    """`usual` is for where none is chosen."""

    usual: time

    def element(self, value: time | None) -> TimePickerElement:
        return TimePickerElement(action_id=self.acts, initial_time=f"{value or self.usual:%H:%M}")

    def read(self, form: Form) -> time:
        return form.hour(self.id) or self.usual


def file_field(block_id: str, label: str, types: Sequence[str]) -> InputBlock:
    """For one file, which `Form.files` reads; Slack refuses any of another type."""
    element = FileInputElement(action_id=block_id, filetypes=list(types), max_files=1)
    return InputBlock(block_id=block_id, label=plain(label), optional=True, element=element)


def paste_fields(block_id: str, label: str) -> list[InputBlock]:
    """Several boxes for one long text, since Slack's own end at LONGEST_INPUT characters."""
    longest = f"{LONGEST_INPUT:,} characters fit. Longer? Go on in the next box, on a new line."
    return [
        Words(block_id, label, longest, is_long=True).block(),
        Words(f"{block_id}-2", "The rest, if it is longer", is_long=True).block(),
        Words(f"{block_id}-3", "And what is left of it", is_long=True).block(),
    ]


def read_paste(form: Form, block_id: str) -> str:
    """What was pasted into the boxes, one below the other."""
    boxes = (block_id, f"{block_id}-2", f"{block_id}-3")
    return "\n".join(text for box in boxes if (text := form.text(box)))
