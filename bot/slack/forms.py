"""Reading what a form says: values by block id, and the small data a form carries with it."""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.domain.errors import CoachError
from bot.domain.text.clean import can_be_saved, clean_text

LONGEST_METADATA = 3000
"""Characters of private_metadata. Source: docs.slack.dev/reference/views/modal-views."""


class NotOfferedError(CoachError):
    """Something else came than what the field lets anybody choose."""

    sentence = "I can't read what was chosen here. Choose it once more."


class Form:
    """The submitted values of a view; a field that is empty reads as `""`, `()` or None.

    `today` is the member's, for forms with days that have to lie before it or after it.
    """

    def __init__(self, view: Mapping[str, Any], today: date | None = None) -> None:
        self._today = today
        self._values: Mapping[str, Mapping[str, Any]] = view["state"]["values"]
        self._filled = {
            block.get("block_id"): _filled_in(block) for block in view.get("blocks", ())
        }

    @property
    def today(self) -> date:
        if self._today is None:
            raise ValueError("a form with a day to compare is read with the member's today")
        return self._today

    def text(self, block_id: str) -> str:
        """What was typed, without what no database and no screen can take.

        What the form was opened with and nobody touched comes back letter by letter: composing
        its accents would count as a change.
        """
        value = str(self._element(block_id).get("value") or "")
        is_untouched = value == self._filled.get(block_id) and can_be_saved(value)
        return value if is_untouched else clean_text(value)

    def day(self, block_id: str) -> date | None:
        chosen = self._element(block_id).get("selected_date")
        try:
            return date.fromisoformat(chosen) if chosen else None
        except ValueError:
            raise NotOfferedError(field=block_id) from None

    def hour(self, block_id: str) -> time | None:
        chosen = self._element(block_id).get("selected_time")
        try:
            return time.fromisoformat(chosen) if chosen else None
        except ValueError:
            raise NotOfferedError(field=block_id) from None

    def option(self, block_id: str) -> str | None:
        chosen = self._element(block_id).get("selected_option")
        return str(chosen["value"]) if chosen else None

    def options(self, block_id: str) -> tuple[str, ...]:
        chosen = self._element(block_id).get("selected_options") or ()
        return tuple(str(option["value"]) for option in chosen)

    def user(self, block_id: str) -> str | None:
        return self._element(block_id).get("selected_user")

    def users(self, block_id: str) -> tuple[str, ...]:
        return tuple(self._element(block_id).get("selected_users") or ())

    def conversation(self, block_id: str) -> str | None:
        return self._element(block_id).get("selected_conversation")

    def files(self, block_id: str) -> tuple[Mapping[str, Any], ...]:
        """Each as Slack's file object."""
        return tuple(self._element(block_id).get("files") or ())

    def _element(self, block_id: str) -> Mapping[str, Any]:
        """The one element of an input block; its action id is of no interest here."""
        return next(iter(self._values.get(block_id, {}).values()), {})


def _filled_in(block: Mapping[str, Any]) -> str | None:
    """What a text field was opened with."""
    return (block.get("element") or {}).get("initial_value")


def carry(**facts: str | int | None) -> str:
    """Facts for `private_metadata`, compact; read them back with `carried`."""
    known = {key: value for key, value in facts.items() if value is not None}
    text = json.dumps(known, ensure_ascii=False)
    if len(text) > LONGEST_METADATA:
        raise ValueError("a view cannot carry that much")
    return text


def carried(view: Mapping[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(view.get("private_metadata") or "{}")
    return facts
