"""Takes in the bytes of files, the app's and people's own, and hands them to the app."""

from aiohttp import web

from playground.backstage import Backstage
from playground.files import File
from playground.people import Person
from playground.workspace import Workspace

SIGN_IN = "<!DOCTYPE html><title>Sign in</title>"


class Uploads:
    """Answers `POST /upload/<key>` (the app's) and `POST /_/files?as=&name=` (a person's).

    `GET /files-pri/<id>/download/<name>` is for the app alone.
    """

    def __init__(self, backstage: Backstage) -> None:
        self._registration = backstage.installation.registration
        self._workspace = backstage.workspace

    async def receive(self, request: web.Request) -> web.Response:
        """Take raw bytes, or one file in a multipart form, of the length that was announced."""
        file = self._upload(request.match_info["key"])
        if file is None or file.content is not None:
            raise web.HTTPNotFound(text="This upload is unknown or was used.")
        content = await _content(request)
        if len(content) != file.length:
            raise web.HTTPBadRequest(text="The file is not as long as was announced.")
        file.content = content
        return web.Response(text=f"OK - {file.length}")

    def _upload(self, key: str) -> File | None:
        """In whichever workspace it began: the address is the same for all."""
        everybody = (backstage.workspace for backstage in self._registration.workspaces)
        return next((file for one in everybody if (file := one.files.upload(key))), None)

    async def take(self, request: web.Request) -> web.Response:
        """Take a file that a person chose on the page."""
        person = self._workspace.people.get(request.query.get("as", ""))
        if person is None:
            return web.json_response({"ok": False, "error": "user_not_found"})
        name = request.query.get("name") or "file"
        file = save(self._workspace, person, name, await request.read())
        shape = {"id": file.id, "name": file.name, "title": file.title, "size": file.length}
        return web.json_response({"ok": True, "file": shape})

    async def download(self, request: web.Request) -> web.Response:
        """Hand a file to the app; without its token or scope, like Slack, a page to sign in."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        speaker = self._registration.speaker(token)
        if speaker is None or speaker.installation.refusal(token) is not None:
            return web.Response(text=SIGN_IN, content_type="text/html")
        if "files:read" not in speaker.installation.scopes:
            return web.Response(text=SIGN_IN, content_type="text/html")
        file = speaker.workspace.files.find(request.match_info["id"])
        if file is None or file.content is None:
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type=file.mimetype)


def save(workspace: Workspace, person: Person, name: str, content: bytes) -> File:
    """Save a file that a person has chosen for a form."""
    created = int(workspace.clock.now().timestamp())
    file = workspace.files.begin(name, len(content), person.id, created)
    file.content, file.shared = content, True
    return file


async def _content(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""
