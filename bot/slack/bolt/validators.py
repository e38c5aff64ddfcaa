"""Block Kit's own checks, found once a class instead of once an object.

`slack_sdk` looks through `dir()` of every object that it turns into JSON, for methods that are
marked as validators. That is most of the time a view takes. Which methods those are depends on the
class alone, so we look once. The checks themselves stay the library's. A test compares both ways.
"""

from functools import cache

from slack_sdk.models.basic_objects import JsonObject


def remember_validators() -> None:
    """Called once, before anything is shown."""
    JsonObject.validate_json = _validate  # type: ignore[method-assign, assignment] # on purpose


def _validate(shown: JsonObject) -> None:
    for name in validators_of(type(shown)):
        getattr(shown, name)()


@cache
def validators_of(kind: type[JsonObject]) -> tuple[str, ...]:
    """Return the names of its methods that the library marks as validators."""
    return tuple(
        name
        for name in dir(kind)
        if not name.startswith("__") and hasattr(getattr(kind, name), "validator")
    )
