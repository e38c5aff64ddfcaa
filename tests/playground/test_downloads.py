"""A file that somebody gave to a form is for the app alone: with its token, and `files:read`."""

from aiohttp import ClientSession

from playground.people import ADA
from playground.server import Playground

GRANTED = {"oauth_config": {"scopes": {"bot": ["commands", "files:read"]}}}
REFUSED = {"oauth_config": {"scopes": {"bot": ["commands"]}}}


async def downloaded(playground: Playground, token: str) -> bytes:
    actor = playground.actor(ADA.id)
    file = playground.workspace.files.find(actor.upload("ladder.csv", b"a,b"))
    assert file is not None
    headers = {"Authorization": f"Bearer {token}"}
    url = playground.workspace.files.download_url(file)
    async with ClientSession() as session, session.get(url, headers=headers) as answer:
        return await answer.read()


async def test_the_app_gets_the_bytes_with_its_token_and_scope() -> None:
    playground = Playground(GRANTED)
    await playground.start()

    got = await downloaded(playground, playground.bot_token)

    assert got == b"a,b"
    await playground.stop()


async def test_another_token_gets_a_page_to_sign_in() -> None:
    playground = Playground(GRANTED)
    await playground.start()

    got = await downloaded(playground, "xoxb-somebody-else")

    assert b"Sign in" in got
    await playground.stop()


async def test_without_the_scope_there_is_nothing_but_a_page_to_sign_in() -> None:
    playground = Playground(REFUSED)
    await playground.start()

    got = await downloaded(playground, playground.bot_token)

    assert b"Sign in" in got
    await playground.stop()
