"""The app as its maker registered it, and every workspace that may take it in.

Slack's side of OAuth: docs.slack.dev/authentication/installing-with-oauth.
"""

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.clock import Stopwatch
from playground.manifest import Manifest
from playground.people import APP_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.backstage import Backstage

CODE_SECONDS = 10 * 60  # a code is good for ten minutes, and once (same page)


class ConsentRefusedError(Exception):
    """Slack shows its sentence instead of asking for consent."""


class ExchangeRefusedError(Exception):
    """No token for this code; the text is Slack's word for it (oauth.v2.access, "Errors")."""


@dataclass(frozen=True)
class Asked:
    """What the app's link asks a person to agree to."""

    redirect_uri: str
    scopes: frozenset[str]
    state: str


@dataclass(frozen=True)
class Code:
    """Somebody agreed: where, to what, and until when (on the stopwatch) it can be exchanged."""

    backstage: "Backstage"
    person: str
    asked: Asked
    expires: float


class Registration:
    """Credentials made up for this run, shared by all workspaces that have the app."""

    def __init__(self, manifest: Manifest, elapsed: Stopwatch, signing_secret: str | None) -> None:
        self.manifest = manifest
        self.app_id = APP_ID
        self.client_id = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}"
        self.client_secret = secrets.token_hex(16)
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.verification_token = secrets.token_hex(12)
        self.workspaces: list[Backstage] = []
        self.redirect_urls = list(manifest.redirect_urls)
        self._elapsed = elapsed
        self._codes: dict[str, Code] = {}

    def speaker(self, token: str) -> "Backstage | None":
        """Return the workspace that this token is, or ever was, good for."""
        return next((b for b in self.workspaces if b.installation.knows(token)), None)

    def workspace(self, team_id: str) -> "Backstage | None":
        return next((b for b in self.workspaces if b.workspace.team_id == team_id), None)

    def asks(self, query: dict[str, str]) -> Asked:
        """Read a link to the page of consent; ConsentRefusedError for one that Slack refuses."""
        if query.get("client_id") != self.client_id:
            raise ConsentRefusedError("Invalid client_id parameter")
        uri = query.get("redirect_uri") or next(iter(self.redirect_urls), "")
        if not any(uri == known or uri.startswith(f"{known}/") for known in self.redirect_urls):
            raise ConsentRefusedError("redirect_uri did not match any configured URIs")
        scopes = frozenset(filter(None, query.get("scope", "").split(",")))
        if not scopes or not scopes <= self.manifest.scopes:
            raise ConsentRefusedError("Invalid permissions requested")
        return Asked(uri, scopes, query.get("state", ""))

    def agree(self, backstage: "Backstage", person: str, asked: Asked) -> str:
        """Return a code that the app exchanges for a token."""
        code = f"{secrets.randbelow(10**10)}.{secrets.randbelow(10**13)}.{secrets.token_hex(32)}"
        self._codes[code] = Code(backstage, person, asked, self._elapsed() + CODE_SECONDS)
        return code

    def exchange(self, code: str, redirect_uri: str) -> Code:
        """Use a code up; ExchangeRefusedError for one that is not good, or not for this address."""
        known = self._codes.pop(code, None)
        if known is None or self._elapsed() > known.expires:
            raise ExchangeRefusedError("invalid_code")
        if redirect_uri != known.asked.redirect_uri:
            raise ExchangeRefusedError("bad_redirect_uri")
        return known

    def check(self, client_id: str, client_secret: str) -> None:
        """Raise ExchangeRefusedError unless it is the app itself that asks."""
        if client_id != self.client_id:
            raise ExchangeRefusedError("invalid_client_id")
        if not secrets.compare_digest(client_secret, self.client_secret):
            raise ExchangeRefusedError("bad_client_secret")

    def renew(self, refresh_token: str) -> "Backstage":
        """Return the workspace whose tokens are to be renewed."""
        for backstage in self.installed():
            if secrets.compare_digest(backstage.installation.refresh_token or "", refresh_token):
                return backstage
        raise ExchangeRefusedError("invalid_refresh_token")

    def installed(self) -> "Iterator[Backstage]":
        return (b for b in self.workspaces if b.installation.is_installed)
