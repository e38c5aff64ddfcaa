"""The library's checks still refuse what they refused, and all of them are found."""

from collections.abc import Iterator

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import ButtonElement, HeaderBlock
from slack_sdk.models.views import View

from bot.slack.bolt.validators import remember_validators, validators_of
from bot.slack.text import plain

LIBRARYS_OWN = JsonObject.validate_json


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JsonObject, "validate_json", LIBRARYS_OWN)
    remember_validators()


def kinds(kind: type[JsonObject] = JsonObject) -> Iterator[type[JsonObject]]:
    for below in kind.__subclasses__():
        yield from (below, *kinds(below))


def test_every_check_of_every_block_and_element_is_found() -> None:
    found = {kind: set(validators_of(kind)) for kind in kinds()}

    for kind, names in found.items():
        marked = {name for name in dir(kind) if hasattr(getattr(kind, name, None), "validator")}
        assert names == marked, kind
    assert sum(map(bool, found.values())) > 30


@pytest.mark.parametrize(
    "wrong",
    [
        ButtonElement(text=plain("x" * 76), action_id="a"),
        ButtonElement(text=plain("x"), action_id="a" * 256),
        HeaderBlock(text=plain("x" * 151)),
        View(type="modal", title=plain("x" * 25), callback_id="a", blocks=[]),
    ],
)
def test_what_slack_would_refuse_is_still_refused(wrong: JsonObject) -> None:
    with pytest.raises(SlackObjectFormationError):
        wrong.to_dict()
