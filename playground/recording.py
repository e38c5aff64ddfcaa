"""Writes down every call, both ways, as JSON lines."""

import json
import time
from pathlib import Path
from typing import Any

SECRETS = frozenset({"token", "client_secret", "code", "refresh_token"})


class Recording:
    """Keeps calls in memory and, given a path, in `<path>.calls.jsonl`/`<path>.inbound.jsonl`.

    Tokens are never written. A call is `{"method", "args", "t"}` with `t` in seconds since the
    epoch; what goes to the app is `{"kind", "payload"}`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.calls: list[dict[str, Any]] = []
        self.payloads: list[dict[str, Any]] = []

    def call(self, method: str, args: dict[str, Any], *, kind: str | None = None) -> None:
        """Record a Web API call, an "ack" (with its kind) or a "response_url"."""
        shown = {key: value for key, value in args.items() if key not in SECRETS}
        row: dict[str, Any] = {"method": method, "args": shown}
        row |= {"kind": kind} if kind else {"t": time.time()}
        self.calls.append(row)
        self._write("calls", row)

    def inbound(self, kind: str, payload: dict[str, Any]) -> None:
        row = {"kind": kind, "payload": payload}
        self.payloads.append(row)
        self._write("inbound", row)

    def _write(self, direction: str, row: dict[str, Any]) -> None:
        if self._path is None:
            return
        target = self._path.with_name(f"{self._path.name}.{direction}.jsonl")
        with target.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
