"""The app as it is installed in one pretend workspace, or not: its tokens and scopes there."""

import secrets
from dataclasses import replace

from playground.manifest import Manifest
from playground.people import BOT_ID, BOT_USER_ID, Person
from playground.registration import Registration

TOKEN_SECONDS = 12 * 60 * 60  # docs.slack.dev/authentication/using-token-rotation


class Installation:
    """Tokens made up for this run; no other token is accepted, least of all a real one."""

    def __init__(self, registration: Registration, *, is_installed: bool = True) -> None:
        self.registration = registration
        self.is_installed = False
        self.app_id = registration.app_id
        self.bot_id = BOT_ID
        self.bot_token = ""
        self.refresh_token: str | None = None
        self.app_token = f"xapp-playground-{secrets.token_hex(12)}"
        self.signing_secret = registration.signing_secret
        self.verification_token = registration.verification_token
        self.revoked = False
        self.scopes: frozenset[str] = frozenset()
        self._older: set[str] = set()
        self._expired: set[str] = set()
        self._gone: set[str] = set()
        name = registration.manifest.bot_name
        self.bot_user = Person(BOT_USER_ID, name.lower(), name, "", "UTC", is_bot=True)
        if is_installed:
            self.install(registration.manifest.scopes)

    @property
    def manifest(self) -> Manifest:
        """What the workspace knows of the app: no commands, tabs or events without it."""
        whole = self.registration.manifest
        if self.is_installed:
            return whole
        return replace(
            whole,
            commands=(),
            shortcuts=(),
            events=frozenset(),
            home_tab=False,
            interactivity=False,
        )

    def install(self, scopes: frozenset[str]) -> None:
        """Once more keeps the token, as Slack does, unless it was revoked or taken out."""
        if not self.is_installed or self.revoked:
            self._new_tokens()
        self.is_installed, self.revoked, self.scopes = True, False, scopes

    def uninstall(self) -> None:
        self._gone |= {self.bot_token, *self._older}
        self._older.clear()
        self.is_installed, self.bot_token, self.refresh_token = False, "", None

    def rotate(self) -> None:
        """A refresh token works once; the access token before is good until it expires."""
        self._older.add(self.bot_token)
        self._new_tokens()

    def expire(self) -> None:
        """Half a day has passed since the last renewal but one."""
        self._expired |= self._older
        self._older.clear()

    def knows(self, token: str) -> bool:
        """True for a token that is or was good here."""
        now = {self.bot_token, self.app_token} - {""}
        return token in now | self._older | self._expired | self._gone

    def refusal(self, token: str) -> str | None:
        """Slack's word for why this token is no good any more, None where it is."""
        if token in self._gone:
            return "account_inactive"
        if token in self._expired:
            return "token_expired"
        return "token_revoked" if self.revoked else None

    def _new_tokens(self) -> None:
        if self.revoked:
            self._gone.add(self.bot_token)
        rotates = self.registration.manifest.rotates_tokens
        kind = "xoxe.xoxb" if rotates else "xoxb"
        self.bot_token = f"{kind}-playground-{secrets.token_hex(12)}"
        self.refresh_token = f"xoxe-playground-{secrets.token_hex(16)}" if rotates else None
