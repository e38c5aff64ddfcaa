"""The fields that a kind of win asks for besides, and what was said in them."""

from collections.abc import Iterable

from slack_sdk.models.blocks import (
    InputBlock,
    InputInteractiveElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UrlInputElement,
)

from bot.domain.text.clean import clean_text
from bot.domain.wins.fields import LONGEST_FACT, FactField
from bot.domain.wins.win import Fact
from bot.slack.forms import Form
from bot.slack.text import plain

MOST_PEOPLE = 1_000_000


def fact_fields(fields: Iterable[FactField], facts: Iterable[Fact]) -> list[InputBlock]:
    said = {fact.name: fact.value for fact in facts}
    return [
        InputBlock(
            block_id=_block_id(field),
            label=plain(field.label),
            optional=True,
            element=_element(field, said.get(field.name, "")),
        )
        for field in fields
    ]


def read_facts(form: Form, fields: Iterable[FactField]) -> tuple[Fact, ...]:
    """What was said in those of the fields that the form shows; empty ones are left out."""
    said = ((field.name, _value(form, field)) for field in fields)
    return tuple(Fact(name, value) for name, value in said if value)


def _block_id(field: FactField) -> str:
    return f"fact-{field.name}"


def _value(form: Form, field: FactField) -> str:
    if field.sort == "choice":
        return form.option(_block_id(field)) or ""
    return clean_text(form.text(_block_id(field))).strip()


def _element(field: FactField, value: str) -> InputInteractiveElement:
    name, initial = field.name, value or None
    if field.sort == "choice":
        return _choice(field, value)
    if field.sort == "number":
        return NumberInputElement(
            action_id=name,
            is_decimal_allowed=False,
            min_value="1",
            max_value=str(MOST_PEOPLE),
            initial_value=initial,
        )
    if field.sort == "link":
        return UrlInputElement(action_id=name, initial_value=initial)
    return PlainTextInputElement(
        action_id=name, multiline=True, max_length=LONGEST_FACT, initial_value=initial
    )


def _choice(field: FactField, value: str) -> StaticSelectElement:
    options = {key: Option(value=key, text=plain(words)) for key, words in field.options}
    return StaticSelectElement(
        action_id=field.name,
        placeholder=plain("Choose"),
        options=list(options.values()),
        initial_option=options.get(value),
    )
