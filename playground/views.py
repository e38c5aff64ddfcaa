"""Modals and Home tabs: each person's stack of at most three, with ids that stay."""

import secrets
from dataclasses import dataclass, field
from typing import Any

STACK_LIMIT = 3  # docs.slack.dev/surfaces/modals: one view and two more on top of it

Values = dict[str, dict[str, Any]]


@dataclass
class View:
    """A view that somebody has in front of them.

    `payload` is what the app sent, with block and action ids filled in; `values` are the raw
    inputs (see `inputs`), `errors` what the app answered beside a field, `suggested` the options
    that an external source has offered in it.
    """

    id: str
    user: str
    payload: dict[str, Any]
    hash: str
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    root_view_id: str = ""
    previous_view_id: str | None = None
    busy: bool = False
    suggested: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_home(self) -> bool:
        return bool(self.payload.get("type") == "home")

    @property
    def blocks(self) -> list[dict[str, Any]]:
        return list(self.payload.get("blocks", ()))

    @property
    def external_id(self) -> str:
        return str(self.payload.get("external_id") or "")


class Views:
    """Every open view of the workspace."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._hashes = 0

    def stack(self, user: str) -> list[View]:
        """Return the person's modals, the top one last."""
        return self.stacks.setdefault(user, [])

    def is_full(self, user: str) -> bool:
        return len(self.stack(user)) >= STACK_LIMIT

    def find(self, view_id: str) -> View | None:
        return next((view for view in self._all() if view.id == view_id), None)

    def find_external(self, external_id: str) -> View | None:
        return next((v for v in self._all() if external_id and v.external_id == external_id), None)

    def push(self, user: str, payload: dict[str, Any]) -> View:
        """Put a modal on top of the person's stack."""
        stack = self.stack(user)
        view = View(f"V{secrets.token_hex(5).upper()}", user, payload, self._next_hash())
        view.root_view_id = stack[0].id if stack else view.id
        view.previous_view_id = stack[-1].id if stack else None
        stack.append(view)
        return view

    def replace(self, view: View, payload: dict[str, Any]) -> None:
        """Give the view a new payload: its id stays, its hash changes, its errors go."""
        view.payload, view.hash, view.errors = payload, self._next_hash(), {}

    def publish(self, user: str, payload: dict[str, Any]) -> View:
        """Set the person's Home tab, which keeps its id."""
        if home := self.homes.get(user):
            self.replace(home, payload)
            return home
        home = View(f"V{secrets.token_hex(5).upper()}", user, payload, self._next_hash())
        home.root_view_id = home.id
        self.homes[user] = home
        return home

    def close(self, view: View) -> list[View]:
        """Take the view away, and every one above it when `clear_on_close` says so.

        Returns what was closed, the named view first.
        """
        stack = self.stack(view.user)
        gone = list(stack) if view.payload.get("clear_on_close") else [view]
        self.stacks[view.user] = [v for v in stack if v not in gone]
        return [view, *(v for v in gone if v is not view)]

    def clear(self, user: str) -> list[View]:
        """Close all of the person's modals; return them, the top one first."""
        return list(reversed(self.stacks.pop(user, [])))

    def _all(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + [*self.homes.values()]

    def _next_hash(self) -> str:
        self._hashes += 1
        return f"{self._hashes}.{secrets.token_hex(4)}"
