"""Errors: the expected ones are sentences that a member can act on, of others we keep the place."""

import traceback
from typing import Any

OUR_OWN = ("bot.", "handlers.")
STEPS = 4


class CoachError(Exception):
    """Something the member can put right. Its sentence is shown to them as it stands.

    `field` names the form field (see the view's constants) beside which it belongs, if any.
    A kind of error whose sentence is always the same has it as an attribute.
    """

    sentence: str = ""
    field: str | None = None

    def __init__(self, sentence: str = "", *, field: str | None = None) -> None:
        super().__init__(sentence or self.sentence)
        self.field = field or self.field

    def __reduce__(self) -> tuple[Any, ...]:
        """Comes out of another process as it was, whatever its kind is made from."""
        return BaseException.__new__, (type(self), *self.args), self.__dict__


def place_of(error: BaseException) -> str:
    """Where in our own code it came from: the last steps, such as `bot.storage.wins.wins:add:81`.

    A log may say that of any error, and never its text: that may be a member's words, or a secret.
    """
    places = [
        f"{frame.f_globals.get('__name__')}:{frame.f_code.co_name}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [place for place in places if place.startswith(OUR_OWN)]
    return " > ".join((ours or places)[-STEPS:])


class AlreadyDoneError(CoachError):
    """The same command, press or form came again: by Slack, or by somebody who repeats it."""

    sentence = "That's already done."
