"""A response_url: five uses in thirty minutes, private unless it says otherwise."""

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.webhook.async_client import AsyncWebhookClient

from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import Bot, Connect, Json, actions, button, section

GENERAL = "C0GENERAL"


def response_url(playground: Playground) -> AsyncWebhookClient:
    path = playground.workspace.grants.response_url("U0ADA0000", GENERAL)
    return AsyncWebhookClient(playground.url + path)


async def test_response_url_works_five_times(playground: Playground, ada: Actor) -> None:
    url = response_url(playground)
    statuses = [(await url.send(text=str(number))).status_code for number in range(6)]

    assert statuses == [200] * 5 + [404]
    assert len(ada.messages(GENERAL)) == 5


async def test_response_url_works_for_half_an_hour(playground: Playground, ada: Actor) -> None:
    url = response_url(playground)
    playground.clock.elapsed.advance(30 * 60 + 1)

    assert (await url.send(text="Too late")).body == '{"ok": false, "error": "expired_url"}'
    assert ada.messages(GENERAL) == []


async def test_response_url_checks_what_it_is_given(playground: Playground, ada: Actor) -> None:
    answer = await response_url(playground).send(blocks=[{"type": "fireworks"}])

    assert (answer.status_code, "invalid_blocks" in answer.body) == (400, True)
    assert ada.messages(GENERAL) == []


async def test_click_in_a_private_message_can_replace_and_then_delete_it(
    bot: Bot, connect: Connect, ada: Actor
) -> None:
    @bot.app.command("/echo")
    async def ask(ack: AsyncAck) -> None:
        buttons = actions(button("More", "more", value="7"), button("Done", "done"))
        await ack(text="Well?", blocks=[section("Well?"), buttons])

    @bot.app.action("more")
    async def more(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        bot.hear(body)
        await ack()
        again = [section("Well then?"), actions(button("Done", "done"))]
        await respond(text="Well then?", blocks=again, replace_original=True)

    @bot.app.action("done")
    async def done(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(delete_original=True)

    await connect()
    await ada.slash("/echo", channel=GENERAL)
    asked = ada.messages(GENERAL)[0]
    await ada.click("More")
    replaced = ada.sees()
    await ada.click("Done")

    container = bot.heard[0]["container"]
    assert container["is_ephemeral"]
    assert container["message_ts"] == asked.ts
    assert "blocks" not in bot.heard[0]["message"]
    assert bot.heard[0]["actions"][0]["value"] == "7"
    assert replaced.startswith("Well then?")
    assert ada.messages(GENERAL) == []


async def test_answer_without_replacing_leaves_the_original(
    bot: Bot, connect: Connect, ada: Actor
) -> None:
    @bot.app.command("/echo")
    async def ask(ack: AsyncAck) -> None:
        await ack(text="Well?", blocks=[section("Well?"), actions(button("More", "more"))])

    @bot.app.action("more")
    async def more(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond("Also this")

    await connect()
    await ada.slash("/echo", channel=GENERAL)
    await ada.click("More")

    assert [m.text for m in ada.messages(GENERAL)] == ["Well?", "Also this"]
