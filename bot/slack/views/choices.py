"""The fields of forms in which something is chosen: one of a few, any of many, or people."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Generic, Self, TypeVar

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    Option,
    OptionGroup,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)

from bot.slack.forms import Form, NotOfferedError
from bot.slack.text import is_user_id, plain, shortened
from bot.slack.views.fields import Field

OPTION_TEXT = 75
MOST_OPTIONS = 100
"""Characters of an option, and options of a menu. Source: docs.slack.dev, block elements."""

K = TypeVar("K", bound=Hashable)


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
    """One of what there is just now, `among` which it is drawn.

    `key` reads its value, and raises ValueError for one that it never has.
    """

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
        try:
            return self.key(chosen) if chosen else None
        except ValueError:
            raise NotOfferedError(field=self.id) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(Field[Collection[K]], Generic[K]):
    """Any of a few, read in their order; none is refused where it has a refusal."""

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
        if self.refusal and not ticked:
            raise self.refused()
        return tuple(key for key in self.labels if str(key) in ticked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Field[bool]):
    """A single box, which refuses to stay empty where it has a refusal.

    `value` is what Slack calls it when it is ticked, where that isn't the name of the field.
    """

    box: str
    value: str = ""

    def element(self, value: bool | None) -> CheckboxesElement:  # noqa: FBT001 - what stands in it
        option = Option(value=self.value or self.id, text=plain(self.box))
        return CheckboxesElement(
            action_id=self.acts, options=[option], initial_options=[option] if value else None
        )

    def read(self, form: Form) -> bool:
        is_ticked = bool(form.options(self.id))
        if self.refusal and not is_ticked:
            raise self.refused()
        return is_ticked


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Field[Sequence[str]]):
    """Any of many, in a menu that may have them in groups; read in the order of choosing."""

    prompt: str
    options: Mapping[str, Option] = field(default_factory=dict)
    groups: Sequence[OptionGroup] = ()

    def element(self, value: Sequence[str] | None) -> StaticMultiSelectElement:
        return StaticMultiSelectElement(
            action_id=self.acts,
            placeholder=plain(self.prompt),
            options=None if self.groups else list(self.options.values()),
            option_groups=self.groups or None,
            initial_options=initially(value or (), self.options),
        )

    def read(self, form: Form) -> tuple[str, ...]:
        return form.options(self.id)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Field[Sequence[str]]):
    """Any number of people in this Slack, by id; others among them are not shown."""

    def element(self, value: Sequence[str] | None) -> UserMultiSelectElement:
        return UserMultiSelectElement(
            action_id=self.acts,
            placeholder=plain("Choose people"),
            initial_users=[who for who in value or () if is_user_id(who)] or None,
        )

    def read(self, form: Form) -> tuple[str, ...]:
        return form.users(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Field[str | None]):
    """Where two people talk, of all there are, by id."""

    def element(self, value: str | None) -> ConversationSelectElement:
        return ConversationSelectElement(
            action_id=self.acts,
            placeholder=plain("Your 1:1"),
            initial_conversation=value,
            filter=ConversationFilter(include=["im", "mpim", "private", "public"]),
        )

    def read(self, form: Form) -> str | None:
        return form.conversation(self.id)


def initially(chosen: Sequence[K], options: Mapping[K, Option]) -> list[Option] | None:
    """Those of the chosen that are offered, as an element wants them: None for none."""
    return [options[name] for name in chosen if name in options] or None
