"""The page on which somebody agrees to an app, and where Slack sends their browser afterwards."""

from html import escape
from urllib.parse import urlencode

from aiohttp import web

from playground.backstage import Backstage
from playground.registration import Asked, ConsentRefusedError, Registration

PATH = "/oauth/v2/authorize"

STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
.banner { color: #555; font-size: .875rem; }
button { font: inherit; padding: .5rem 1.25rem; margin-right: .5rem; }
select { font: inherit; padding: .25rem; }
"""


class Consent:
    """Answers `GET` and `POST /oauth/v2/authorize`, and `GET /app_redirect`."""

    def __init__(self, registration: Registration) -> None:
        self._registration = registration

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(PATH, self.ask),
            web.post(PATH, self.answer),
            web.get("/app_redirect", self.open_app),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        try:
            asked = self._registration.asks(dict(request.query))
        except ConsentRefusedError as refused:
            return _page("Something went wrong", f"<p>{escape(str(refused))}</p>")
        return _page(self._title(), self._form(request, asked))

    async def answer(self, request: web.Request) -> web.Response:
        try:
            asked = self._registration.asks(dict(request.query))
        except ConsentRefusedError as refused:
            return _page("Something went wrong", f"<p>{escape(str(refused))}</p>")
        form = await request.post()
        backstage = self._registration.workspace(str(form.get("team")))
        if backstage is None or form.get("answer") != "allow":
            return _back(asked, {"error": "access_denied"})
        return _back(asked, {"code": self._registration.agree(backstage, _admin(backstage), asked)})

    async def open_app(self, request: web.Request) -> web.Response:
        """Send the browser to the app's Home in its workspace."""
        backstage = self._registration.workspace(request.query.get("team", ""))
        if backstage is None or request.query.get("app") != self._registration.app_id:
            raise web.HTTPNotFound
        raise web.HTTPFound(f"{backstage.address}/#app/home")

    def _title(self) -> str:
        return f"{self._registration.manifest.name} asks for permission"

    def _form(self, request: web.Request, asked: Asked) -> str:
        wanted = request.query.get("team")
        choices = "".join(
            f'<option value="{b.workspace.team_id}"'
            f"{' selected' if b.workspace.team_id == wanted else ''}>"
            f"{escape(b.workspace.name)}</option>"
            for b in self._registration.workspaces
        )
        scopes = "".join(f"<li>{escape(scope)}</li>" for scope in sorted(asked.scopes))
        return (
            f'<form method="post" action="{escape(str(request.rel_url))}">\n'
            f'<p><label>Workspace <select name="team">{choices}</select></label></p>\n'
            f"<p>It would be able to:</p>\n<ul>{scopes}</ul>\n"
            '<button name="answer" value="cancel">Cancel</button>'
            '<button name="answer" value="allow">Allow</button>\n</form>'
        )


def _admin(backstage: Backstage) -> str:
    people = list(backstage.workspace.people.values())
    return next((person.id for person in people if person.is_admin), people[0].id)


def _back(asked: Asked, brings: dict[str, str]) -> web.Response:
    query = urlencode(brings | {"state": asked.state})
    return web.Response(status=302, headers={"Location": f"{asked.redirect_uri}?{query}"})


def _page(title: str, body: str) -> web.Response:
    shown = escape(title)
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{shown}</title>'
        '<link rel="icon" href="/static/icon.svg" type="image/svg+xml">'
        f"<style>{STYLE}</style>"
        '<p class="banner">This is a pretend Slack. Nothing leaves this computer.</p>'
        f"<h1>{shown}</h1>{body}</html>"
    )
    return web.Response(text=text, content_type="text/html")
