"""The fields that forms are made of: each has its id, words and limits, is drawn, and is read.

A form is one list of them: `blocks_of` draws it, filled in from a thing, and `values_of` reads
what the thing is made of. Whatever is not said may stay empty.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any, Generic, Self, TypeVar

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticSelectElement,
    TimePickerElement,
    UserSelectElement,
)

from bot.domain.calendar.working_days import TheirClock
from bot.domain.errors import CoachError
from bot.domain.text.wording import first_name
from bot.slack.forms import Form
from bot.slack.text import plain, shortened

LONGEST_INPUT = 3000
"""Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element."""

OPTION_TEXT = 75
MOST_OPTIONS = 100
"""Characters of an option, and options of a menu. Source: docs.slack.dev, block elements."""

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


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
    tidied: Callable[[str], str] = str

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


def options_of(labels: Iterable[tuple[K, str]]) -> dict[K, Option]:
    """As many as fit into a menu, each cut to what fits into a row of it."""
    return {
        key: Option(value=str(key), text=plain(shortened(label, OPTION_TEXT)))
        for key, label in islice(labels, MOST_OPTIONS)
    }


def _chosen(options: Mapping[K, Option], *keys: K | None) -> Option | None:
    """The first of the keys that is among them."""
    return next((options[key] for key in keys if key is not None and key in options), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field[K | None], Generic[K]):
    """One of a few, by key; `usual` is the one where none of them is chosen."""

    labels: Mapping[K, str]
    usual: K | None = None

    def read(self, form: Form) -> K | None:
        chosen = form.option(self.id)
        return next((key for key in self.labels if str(key) == chosen), self.usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class Radio(Choice[K]):
    """All of them in sight."""

    def element(self, value: K | None) -> RadioButtonsElement:
        options = options_of(self.labels.items())
        return RadioButtonsElement(
            action_id=self.acts,
            options=list(options.values()),
            initial_option=_chosen(options, value, self.usual),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Select(Choice[K]):
    """Behind a press; the prompt stands in it until one is chosen."""

    prompt: str = ""

    def element(self, value: K | None) -> StaticSelectElement:
        options = options_of(self.labels.items())
        return StaticSelectElement(
            action_id=self.acts,
            placeholder=plain(self.prompt) if self.prompt else None,
            options=list(options.values()),
            initial_option=_chosen(options, value, self.usual),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Field[K | None], Generic[K]):
    """One of what there is just now, `among` which it is drawn; `key` reads its value."""

    prompt: str
    key: Callable[[str], K]
    there: tuple[tuple[K, str], ...] = ()

    def among(self, labels: Iterable[tuple[K, str]]) -> list[Self]:
        """The field with these to choose from; none where there are none: a menu needs one."""
        there = tuple(labels)
        return [replace(self, there=there)] if there else []

    def element(self, value: K | None) -> StaticSelectElement:
        options = options_of(self.there)
        return StaticSelectElement(
            action_id=self.acts,
            placeholder=plain(self.prompt),
            options=list(options.values()),
            initial_option=_chosen(options, value),
        )

    def read(self, form: Form) -> K | None:
        chosen = form.option(self.id)
        return self.key(chosen) if chosen else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Field[Collection[K]], Generic[K]):
    """Any of a few, read in the order of their labels."""

    labels: Mapping[K, str]

    def element(self, value: Collection[K] | None) -> CheckboxesElement:
        options = options_of(self.labels.items())
        return CheckboxesElement(
            action_id=self.acts,
            options=list(options.values()),
            initial_options=initially([key for key in options if key in (value or ())], options),
        )

    def read(self, form: Form) -> tuple[K, ...]:
        ticked = form.options(self.id)
        return tuple(key for key in self.labels if str(key) in ticked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Field[bool]):
    """A single box, which refuses to stay empty where it has a refusal."""

    box: str

    def element(self, value: bool | None) -> CheckboxesElement:  # noqa: FBT001 - what stands in it
        option = Option(value=self.id, text=plain(self.box))
        return CheckboxesElement(
            action_id=self.acts, options=[option], initial_options=[option] if value else None
        )

    def read(self, form: Form) -> bool:
        is_ticked = self.id in form.options(self.id)
        if self.refusal and not is_ticked:
            raise self.refused()
        return is_ticked


@dataclass(frozen=True, slots=True, kw_only=True)
class Who(Field[str | None]):
    """Somebody in this Slack, by id; it refuses nobody where it has a refusal."""

    def element(self, value: str | None) -> UserSelectElement:
        return UserSelectElement(
            action_id=self.acts, placeholder=plain("Choose a person"), initial_user=value
        )

    def read(self, form: Form) -> str | None:
        who = form.user(self.id)
        if self.refusal and who is None:
            raise self.refused()
        return who


def field(
    block_id: str,
    label: str,
    element: InputInteractiveElement,
    hint: str | None = None,
    *,
    optional: bool = True,
    dispatches: bool = False,
) -> InputBlock:
    """A field, optional unless said; one that `dispatches` tells the coach of every change."""
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=optional,
        element=element,
        dispatch_action=dispatches or None,
    )


def text_field(
    block_id: str,
    label: str,
    value: str,
    hint: str | None = None,
    *,
    is_long: bool = False,
    has_focus: bool = False,
    optional: bool = True,
) -> InputBlock:
    element = PlainTextInputElement(
        action_id=block_id,
        multiline=is_long,
        max_length=LONGEST_INPUT,
        initial_value=value[:LONGEST_INPUT] or None,
        focus_on_load=has_focus or None,
    )
    return field(block_id, label, element, hint, optional=optional)


def paste_fields(block_id: str, label: str) -> list[InputBlock]:
    """Several boxes for one long text, since Slack's own end at LONGEST_INPUT characters."""
    longest = f"{LONGEST_INPUT:,} characters fit. Longer? Go on in the next box, on a new line."
    return [
        text_field(block_id, label, "", longest, is_long=True),
        text_field(f"{block_id}-2", "The rest, if it is longer", "", is_long=True),
        text_field(f"{block_id}-3", "And what is left of it", "", is_long=True),
    ]


def read_paste(form: Form, block_id: str) -> str:
    """What was pasted into the boxes, one below the other."""
    boxes = (block_id, f"{block_id}-2", f"{block_id}-3")
    return "\n".join(text for box in boxes if (text := form.text(box)))


def date_field(
    block_id: str,
    label: str,
    initial: date | None,
    hint: str | None = None,
    *,
    optional: bool = True,
) -> InputBlock:
    element = DatePickerElement(
        action_id=block_id, initial_date=initial.isoformat() if initial else None
    )
    return field(block_id, label, element, hint, optional=optional)


def choice_field(
    block_id: str,
    label: str,
    options: Mapping[str, Option],
    chosen: str | None,
    prompt: str,
    *,
    optional: bool = True,
) -> InputBlock:
    element = StaticSelectElement(
        action_id=block_id,
        placeholder=plain(prompt),
        options=list(options.values()),
        initial_option=options.get(chosen or ""),
    )
    return field(block_id, label, element, optional=optional)


def initially(chosen: Sequence[K], options: Mapping[K, Option]) -> list[Option] | None:
    """Those of the chosen that are offered, as an element wants them: None for none."""
    return [options[name] for name in chosen if name in options] or None


WHEN = "send_when"
AT_ONCE = "now"
LONGEST_CALLED = 20


def when_fields(clock: TheirClock | None, name: str) -> list[InputBlock]:
    """Now, or at the start of their day; nothing to choose where their clock is not known.

    Where it is late for them the start of their day is chosen at first.
    """
    if clock is None:
        return []
    called = shortened(first_name(name), LONGEST_CALLED)
    now = Option(
        value=AT_ONCE,
        text=plain("Send now"),
        description=plain(f"It's {clock.now:%A}, {clock.now:%H:%M} for {called}."),
    )
    start = Option(
        value=clock.begins.astimezone(UTC).isoformat(),
        text=plain(f"Send at {clock.begins:%H:%M} {called}'s time"),
        description=plain(f"On {clock.begins:%A}, when their day begins."),
    )
    element = RadioButtonsElement(
        action_id=WHEN,
        options=[now, start],
        initial_option=now if clock.is_at_work else start,
    )
    return [field(WHEN, "When", element, optional=False)]


def read_when(view: Mapping[str, Any]) -> datetime | None:
    """The instant (UTC) to send at; None: now."""
    chosen = Form(view).option(WHEN)
    return datetime.fromisoformat(chosen) if chosen and chosen != AT_ONCE else None
