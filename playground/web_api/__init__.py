"""The Web API: one module for each family of methods. Add a method to its family's METHODS."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from playground.web_api import (
    app,
    chat,
    conversations,
    files,
    history,
    oauth,
    people,
    reactions,
    scheduling,
    views,
)
from playground.web_api.calls import Call, Json

Method = Callable[[Call], Json]

METHODS: Mapping[str, Method] = MappingProxyType(
    app.METHODS
    | oauth.METHODS
    | chat.METHODS
    | scheduling.METHODS
    | views.METHODS
    | conversations.METHODS
    | history.METHODS
    | people.METHODS
    | files.METHODS
    | reactions.METHODS
)
