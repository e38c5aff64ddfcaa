"""A story that plays without a visitor, until it is over or somebody stops it."""

import asyncio
from typing import Any

from playground.acts.refusals import ActRefusedError
from playground.acts.travel import Travel
from playground.backstage import Backstage


class Playing:
    """Plays the story that the app's hooks bring, one at a time."""

    def __init__(self, backstage: Backstage, travel: Travel) -> None:
        self._backstage, self._travel = backstage, travel
        self._stopped = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def is_on(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self, ending: str) -> None:
        """Play to one of the endings; ActRefusedError where there is none, or one plays already."""
        if ending not in self._endings():
            raise ActRefusedError("no_story", "There is no such story to play here.")
        if self.is_on:
            raise ActRefusedError("is_playing", "A story is playing. Stop it first.")
        self._stopped = asyncio.Event()
        self._task = asyncio.get_running_loop().create_task(self._run(ending))

    def stop(self) -> None:
        """End it after the act that is under way; the workspace stays as it is then."""
        self._stopped.set()

    def close(self) -> None:
        """End it at once: the workspace is no more."""
        if self._task is not None:
            self._task.cancel()

    def shown(self) -> dict[str, Any]:
        """Return what the page needs to know."""
        return {"endings": list(self._endings()), "is_on": self.is_on}

    def _endings(self) -> tuple[str, ...]:
        play = self._travel.coach.play if self._travel.coach else None
        return play.endings if play else ()

    async def _run(self, ending: str) -> None:
        play = self._travel.coach.play if self._travel.coach else None
        try:
            if play:
                self._backstage.workspace.changed()
                await play.run(ending, self._stopped)
        finally:
            asyncio.get_running_loop().call_soon(self._backstage.workspace.changed)
