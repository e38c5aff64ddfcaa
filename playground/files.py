"""Files that were uploaded, and the uploads that are not finished yet."""

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote


@dataclass
class File:
    """A file; `content` is None until its bytes have arrived, `shared` once it is complete."""

    id: str
    name: str
    title: str
    user: str
    created: int
    length: int
    upload_key: str
    alt_txt: str = ""
    content: bytes | None = None
    shared: bool = False

    @property
    def mimetype(self) -> str:
        return MIMETYPES.get(self.filetype) or mimetypes.guess_type(self.name)[0] or BINARY

    @property
    def filetype(self) -> str:
        return PurePath(self.name).suffix.lstrip(".").lower() or "binary"

    @property
    def path(self) -> str:
        """Where a person downloads it, below the server's address."""
        return f"/_/files/{self.id}/{self.name}"

    @property
    def preview(self) -> str | None:
        """Where a person sees it without its program; None for other kinds."""
        return f"/_/previews/{self.id}" if self.filetype in PREVIEWED else None


PREVIEWED = ("docx", "pdf")
BINARY = "application/octet-stream"
MIMETYPES = {"md": "text/markdown", "eml": "message/rfc822", "ics": "text/calendar"}


class Files:
    """Every file of the workspace; `address` is Slack's, without a slash at the end."""

    def __init__(self) -> None:
        self.address = ""
        self._files: dict[str, File] = {}

    def begin(self, name: str, length: int, user: str, created: int) -> File:
        file_id = f"F{secrets.token_hex(5).upper()}"
        file = File(file_id, name, name, user, created, length, secrets.token_urlsafe(12))
        self._files[file_id] = file
        return file

    def download_url(self, file: File) -> str:
        """Where an app with its token and `files:read` downloads it."""
        return f"{self.address}/files-pri/{file.id}/download/{quote(file.name)}"

    def upload_url(self, file: File) -> str:
        """Where an app sends its bytes."""
        return f"{self.address}/upload/{file.upload_key}"

    def find(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def upload(self, upload_key: str) -> File | None:
        return next((f for f in self._files.values() if f.upload_key == upload_key), None)

    def delete(self, file_id: str) -> File | None:
        return self._files.pop(file_id, None)
