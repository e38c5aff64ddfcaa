"""The app as it is installed in the pretend workspace: its tokens, secret and scopes."""

import secrets

from playground.manifest import Manifest
from playground.people import APP_ID, BOT_ID, BOT_USER_ID, Person


class Installation:
    """Tokens made up for this run; no other token is accepted, least of all a real one."""

    def __init__(self, manifest: Manifest, signing_secret: str | None = None) -> None:
        self.manifest = manifest
        self.app_id = APP_ID
        self.bot_id = BOT_ID
        self.bot_token = f"xoxb-playground-{secrets.token_hex(12)}"
        self.app_token = f"xapp-playground-{secrets.token_hex(12)}"
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.verification_token = secrets.token_hex(12)
        self.revoked = False
        self.bot_user = Person(
            BOT_USER_ID, manifest.bot_name.lower(), manifest.bot_name, "", "UTC", is_bot=True
        )

    @property
    def scopes(self) -> frozenset[str]:
        return self.manifest.scopes
