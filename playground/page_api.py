"""What the page asks for: the state, a stream of changes, and acts; all on loopback."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web

from playground.acts import clicking, forms, presence, talking
from playground.acts.clicking import Place
from playground.acts.playing import Playing
from playground.acts.refusals import ActRefusedError
from playground.acts.travel import Travel
from playground.backstage import Backstage
from playground.files import File
from playground.people import Person
from playground.state import state_for

Json = dict[str, Any]

PAGE = Path(__file__).parent / "page"
PING_SECONDS = 15.0
DEBOUNCE_SECONDS = 0.03


class PageApi:
    """Serves the page and answers `/_/...`."""

    def __init__(self, backstage: Backstage, travel: Travel) -> None:
        self._backstage, self._travel = backstage, travel
        self._playing = Playing(backstage, travel)
        self._closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/static/{path:.+}", self.static),
            web.get("/_/state", self.state),
            web.get("/_/events", self.changes),
            web.post("/_/act", self.act),
            web.get("/_/files/{id}/{name}", self.file),
            web.get("/_/previews/{id}", self.preview),
        ]

    def close(self) -> None:
        """End the streams of changes and what plays, so that the server can stop."""
        self._playing.close()
        self._closing.set()

    async def page(self, _request: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def static(self, request: web.Request) -> web.FileResponse:
        path = (PAGE / request.match_info["path"]).resolve()
        if PAGE not in path.parents or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-store"})

    async def state(self, request: web.Request) -> web.Response:
        people = self._backstage.workspace.people
        person = people.get(request.query.get("as") or next(iter(people)))
        if person is None:
            return _refused(ActRefusedError("user_not_found", "There is nobody by that name here."))
        announced_at = None if self._playing.is_on else await self._travel.announced_at()
        state = state_for(self._backstage, person, announced_at)
        return web.json_response(state | {"play": self._playing.shown()})

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """Stream `{"version": n}` as Server-Sent Events, and a comment now and then."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        changed = asyncio.Event()
        self._backstage.workspace.watchers.add(changed.set)
        try:
            await self._stream(response, changed)
        except ConnectionError:
            return response
        finally:
            self._backstage.workspace.watchers.discard(changed.set)
        return response

    async def act(self, request: web.Request) -> web.Response:
        try:
            body = await request.json()
            return web.json_response({"ok": True} | await self._do(body))
        except ActRefusedError as refused:
            return _refused(refused)
        except (ValueError, KeyError, TypeError):
            return _refused(ActRefusedError("invalid_act", "The page sent an act that is not one."))

    async def file(self, request: web.Request) -> web.Response:
        file, content = self._file(request)
        name = quote(file.name)
        return web.Response(
            body=content,
            content_type=file.mimetype,
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
        )

    async def preview(self, request: web.Request) -> web.Response:
        from playground import previews  # noqa: PLC0415 - Word and Typst, when first looked at

        file, content = self._file(request)
        if file.preview is None:
            raise web.HTTPNotFound
        page = await asyncio.to_thread(previews.preview_of, file.filetype, file.title, content)
        headers = {"Content-Security-Policy": previews.POLICY}
        return web.Response(text=page, content_type="text/html", headers=headers)

    def _file(self, request: web.Request) -> tuple[File, bytes]:
        file = self._backstage.workspace.files.find(request.match_info["id"])
        if file is None or file.content is None:
            raise web.HTTPNotFound
        return file, file.content

    async def _stream(self, response: web.StreamResponse, changed: asyncio.Event) -> None:
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            while not closing.done():
                version = json.dumps({"version": self._backstage.workspace.version})
                await response.write(f"data: {version}\n\n".encode())
                while not await _happens(changed, closing) and not closing.done():
                    await response.write(b": still here\n\n")
                changed.clear()
        finally:
            closing.cancel()

    async def _do(self, body: Json) -> Json:
        person = self._backstage.workspace.people.get(str(body["as"]))
        if person is None:
            raise ActRefusedError("user_not_found", "There is nobody by that name here.")
        act = ACTS.get(str(body["do"]))
        if act is None:
            raise ActRefusedError("unknown_act", "The page asked for something nobody can do.")
        try:
            return await act(self, person, body) or {}
        except forms.FormErrorsError as refused:
            return {"ok": False, "error": refused.code, "errors": refused.errors}

    def place(self, person: Person, body: Json) -> Place:
        """Return where the element that the page names stands."""
        if body.get("home"):
            return clicking.at_home(self._backstage, person)
        if body.get("view_id"):
            return clicking.in_view(self._backstage, person, body["view_id"])
        return clicking.in_message(self._backstage, person, body["channel"], body["ts"])

    async def post(self, person: Person, body: Json) -> Json:
        self._backstage.workspace.hint = ""
        message = await talking.post(
            self._backstage, person, body["channel"], body["text"], body.get("thread_ts")
        )
        return {"ts": message.ts}

    async def share(self, person: Person, body: Json) -> Json:
        message = await talking.share(
            self._backstage, person, body["channel"], body["file"], str(body.get("text") or "")
        )
        return {"ts": message.ts}

    async def edit(self, person: Person, body: Json) -> None:
        await talking.edit(self._backstage, person, body["channel"], body["ts"], body["text"])

    async def delete(self, person: Person, body: Json) -> None:
        await talking.delete(self._backstage, person, body["channel"], body["ts"])

    async def slash(self, person: Person, body: Json) -> None:
        self._backstage.workspace.hint = ""
        await talking.slash(self._backstage, person, body["channel"], body["text"])

    async def click(self, person: Person, body: Json) -> None:
        place = self.place(person, body)
        place.merge(body.get("values") or {})
        await clicking.click(self._backstage, person, place, _ids(body), body.get("value"))

    async def fill(self, person: Person, body: Json) -> None:
        place = self.place(person, body)
        await clicking.fill(self._backstage, person, place, _ids(body), body.get("value"))

    async def suggest(self, person: Person, body: Json) -> Json:
        place = self.place(person, body)
        query = str(body.get("query") or "")
        return await clicking.suggest(self._backstage, person, place, _ids(body), query)

    async def submit(self, person: Person, body: Json) -> None:
        await forms.submit(self._backstage, person, body["view_id"], body.get("values"))

    async def close_view(self, person: Person, body: Json) -> None:
        await forms.close(self._backstage, person, body["view_id"])

    async def shortcut(self, person: Person, body: Json) -> None:
        await talking.shortcut(self._backstage, person, body["callback_id"])

    async def message_shortcut(self, person: Person, body: Json) -> None:
        await talking.message_shortcut(
            self._backstage, person, body["callback_id"], body["channel"], body["ts"]
        )

    async def open_home(self, person: Person, _body: Json) -> None:
        await talking.open_home(self._backstage, person)

    async def open_messages(self, person: Person, _body: Json) -> None:
        await talking.open_messages(self._backstage, person)

    async def mark_read(self, person: Person, body: Json) -> None:
        await talking.mark_read(self._backstage, person, body["channel"])

    async def react(self, person: Person, body: Json) -> None:
        await talking.react(self._backstage, person, body["channel"], body["ts"], body["name"])

    async def invite_app(self, person: Person, body: Json) -> None:
        await talking.invite_app(self._backstage, person, body["channel"])

    async def remove_app(self, person: Person, body: Json) -> None:
        await talking.remove_app(self._backstage, person, body["channel"])

    async def travel(self, person: Person, body: Json) -> None:
        await self._travel.go(person, str(body["to"]))

    async def play(self, _person: Person, body: Json) -> None:
        self._backstage.workspace.hint = ""
        self._playing.start(str(body["ending"]))

    async def stop(self, _person: Person, _body: Json) -> None:
        self._playing.stop()

    async def set_timezone(self, person: Person, body: Json) -> None:
        presence.move(self._backstage, person, str(body["tz"]))

    async def set_status(self, person: Person, body: Json) -> None:
        expires = int(body.get("expires") or 0)
        text, emoji = str(body["text"]), str(body["emoji"])
        presence.set_status(self._backstage, person, text, emoji, expires)

    async def snooze(self, person: Person, body: Json) -> None:
        presence.snooze(self._backstage, person, int(body["until"]))

    async def dismiss(self, _person: Person, body: Json) -> None:
        workspace = self._backstage.workspace
        workspace.notices = [n for n in workspace.notices if n.id != body["notice"]]
        workspace.changed()


ACTS: dict[str, Callable[[PageApi, Person, Json], Awaitable[Json | None]]] = {
    "post": PageApi.post,
    "share": PageApi.share,
    "edit": PageApi.edit,
    "delete": PageApi.delete,
    "slash": PageApi.slash,
    "click": PageApi.click,
    "fill": PageApi.fill,
    "suggest": PageApi.suggest,
    "submit": PageApi.submit,
    "close": PageApi.close_view,
    "shortcut": PageApi.shortcut,
    "message_shortcut": PageApi.message_shortcut,
    "open_home": PageApi.open_home,
    "open_messages": PageApi.open_messages,
    "mark_read": PageApi.mark_read,
    "react": PageApi.react,
    "invite_app": PageApi.invite_app,
    "remove_app": PageApi.remove_app,
    "travel": PageApi.travel,
    "play": PageApi.play,
    "stop": PageApi.stop,
    "set_timezone": PageApi.set_timezone,
    "set_status": PageApi.set_status,
    "snooze": PageApi.snooze,
    "dismiss": PageApi.dismiss,
}


async def _happens(changed: asyncio.Event, closing: asyncio.Future[Any]) -> bool:
    """Wait for a change, and a moment more for its sisters; False when nothing came in time."""
    waiting = asyncio.ensure_future(changed.wait())
    try:
        await asyncio.wait(
            {waiting, closing}, timeout=PING_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        if waiting.done():
            await asyncio.sleep(DEBOUNCE_SECONDS)
        return waiting.done()
    finally:
        waiting.cancel()


def _ids(body: Json) -> tuple[str, str]:
    return str(body["block_id"]), str(body["action_id"])


def _refused(refused: ActRefusedError) -> web.Response:
    return web.json_response({"ok": False, "error": refused.code, "message": str(refused)})
