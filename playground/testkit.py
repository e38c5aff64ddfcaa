"""A person for tests, who acts by what they see and says what was visible when they cannot."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from typing import NoReturn

from playground import finding
from playground.acts import clicking, forms, presence, talking
from playground.acts.clicking import Place
from playground.acts.refusals import ActRefusedError
from playground.acts.travel import Travel
from playground.backstage import Backstage
from playground.blocks import plain
from playground.conversations import Conversation, Message
from playground.files import File
from playground.finding import Found, Target
from playground.inputs import offered
from playground.people import Person
from playground.sight import Sight
from playground.uploads import save
from playground.views import View

LAST_MESSAGES = 12

Choice = str | int | Sequence[str] | None


class CannotError(AssertionError):
    """What somebody wanted to do cannot be done here; the text ends with what they see."""


class Actor:
    """One person at the page.

    Every act waits until the app has acknowledged it and everything it caused. What the app does
    after that, in the background, is waited for with `sees_within`. An act that fails is a
    CannotError, which a test takes for its AssertionError. The open conversation is the app's own
    at first.
    """

    def __init__(self, backstage: Backstage, travel: Travel, person: Person) -> None:
        self._backstage, self._travel, self.person = backstage, travel, person
        self._sight = Sight(backstage.workspace)
        self._open: str = backstage.workspace.app_dm(person.id).id
        self._at_home = False

    @property
    def id(self) -> str:
        return self.person.id

    def go_to(self, channel: str) -> None:
        """Open a conversation, by its id or its #name."""
        self._open, self._at_home = self._conversation(channel).id, False

    async def slash(self, text: str, channel: str | None = None) -> None:
        """Give a command, such as "/win shipped it", in `channel` or the open conversation."""
        if channel is not None:
            self.go_to(channel)
        self._at_home = False
        await self._do(talking.slash(self._backstage, self.person, self._open, text))

    async def say(
        self, text: str, channel: str | None = None, thread: str | None = None
    ) -> Message:
        """Say something; `thread` is the ts of the message it answers."""
        if channel is not None:
            self.go_to(channel)
        return await self._do(talking.post(self._backstage, self.person, self._open, text, thread))

    async def share(self, name: str, content: bytes, text: str = "") -> Message:
        """Drop a file into the open conversation, with or without words."""
        file_id = self.upload(name, content)
        return await self._do(
            talking.share(self._backstage, self.person, self._open, file_id, text)
        )

    async def edit(self, message: Message, text: str) -> Message:
        """Say something else in a message of one's own."""
        place, _ = self._message(message)
        return await self._do(
            talking.edit(self._backstage, self.person, place.id, message.ts, text)
        )

    async def delete(self, message: Message) -> None:
        """Take a message of one's own away."""
        place, _ = self._message(message)
        await self._do(talking.delete(self._backstage, self.person, place.id, message.ts))

    async def click(
        self, label: str, *, in_: Message | View | str | None = None, near: str | None = None
    ) -> None:
        """Click a button or an overflow entry by the words on it.

        `in_` is a message, a view or a channel other than what is in front; `near` is text beside
        the button, for rows that all have the same one.
        """
        target = self._one("button", label, in_, near, finding.clickable)
        await self._do(
            clicking.click(self._backstage, self.person, target.place, target.ids, target.raw)
        )

    async def fill(self, label: str, value: str | int | None) -> None:
        """Type into the field with this label."""
        target = self._one("field", label, None, None, finding.fields)
        await self._give(target, value)

    async def choose(
        self, label: str, option: Choice, *, in_: Message | View | str | None = None
    ) -> None:
        """Pick by words: an option, a person, a #channel, a date; a list picks exactly those."""
        target = self._one("field", label, in_, None, finding.fields)
        await self._give(target, self._raw(target, option))

    async def search(self, label: str, query: str, option: str) -> None:
        """Type into a menu whose options the app looks up, and pick one."""
        target = self._one("field", label, None, None, finding.fields)
        body = await self._do(
            clicking.suggest(self._backstage, self.person, target.place, target.ids, query)
        )
        values = finding.option_values(body, [option])
        if values is None:
            self._fail(f"{query!r} brings no option {option!r}: {body}")
        many = target.placed.type.startswith("multi_")
        await self._give(target, values if many else values[0])

    async def submit(self) -> None:
        """Submit the modal in front; the form must be accepted."""
        await self._do(forms.submit(self._backstage, self.person, self.modal().id))

    async def submit_refused(self) -> dict[str, str]:
        """Submit the modal in front; it must stay open. Return its objections by field label."""
        view = self.modal()
        try:
            await forms.submit(self._backstage, self.person, view.id)
        except forms.FormErrorsError as refused:
            labels = {b["block_id"]: plain(b.get("label")) for b in view.blocks}
            return {labels.get(key, key): text for key, text in refused.errors.items()}
        return self._fail("The form was accepted, though it should have been refused.")

    async def close(self) -> None:
        """Close the modal in front."""
        await self._do(forms.close(self._backstage, self.person, self.modal().id))

    async def shortcut(self, name: str) -> None:
        """Use a global shortcut by its name."""
        callback_id = self._shortcut("global", name)
        await self._do(talking.shortcut(self._backstage, self.person, callback_id))

    async def message_shortcut(self, name: str, message: Message | str) -> None:
        """Use a message shortcut by its name, on a message or on the newest one with this text."""
        callback_id = self._shortcut("message", name)
        conversation, found = self._message(message)
        await self._do(
            talking.message_shortcut(
                self._backstage, self.person, callback_id, conversation.id, found.ts
            )
        )

    async def open_home(self) -> View:
        """Open the app's Home tab and return it, once the app has heard of it."""
        self._at_home = True
        await self._do(talking.open_home(self._backstage, self.person))
        return self.home()

    async def open_messages(self) -> None:
        """Open the app's Messages tab."""
        self.go_to(self._backstage.workspace.app_dm(self.id).id)
        await self._do(talking.open_messages(self._backstage, self.person))

    async def react(self, name: str, message: Message | str) -> None:
        conversation, found = self._message(message)
        await self._do(talking.react(self._backstage, self.person, conversation.id, found.ts, name))

    async def invite_app(self, channel: str) -> None:
        conversation = self._conversation(channel)
        await self._do(talking.invite_app(self._backstage, self.person, conversation.id))

    async def travel(self, to: str) -> None:
        """Move the clock: "next", "new", "day", "week", "month" or an ISO instant."""
        await self._do(self._travel.go(self.person, to))

    async def travel_to_message(self, by: datetime) -> bool:
        """Move the clock to the next message that comes by then, else to `by`; True if one came."""
        return await self._do(self._travel.to_message(by))

    async def move(self, tz: str) -> None:
        """Be in another time zone, by its IANA name; the app hears of it if it asked to."""
        presence.move(self._backstage, self.person, tz)
        await self._backstage.deliveries.settled()

    async def set_status(self, text: str, emoji: str, until: datetime | None = None) -> None:
        """Say it beside the name, until then or for good; empty clears it."""
        expires = int(until.timestamp()) if until else 0
        presence.set_status(self._backstage, self.person, text, emoji, expires)
        await self._backstage.deliveries.settled()

    def do_not_disturb(self, since: datetime, until: datetime) -> None:
        """Want no notifications in these hours."""
        hours = int(since.timestamp()), int(until.timestamp())
        presence.want_quiet(self._backstage, self.person, *hours)

    def upload(self, name: str, content: bytes) -> str:
        """Hand over a file; return the id to give to a file field with `fill`."""
        return save(self._backstage.workspace, self.person, name, content).id

    def messages(self, channel: str | None = None) -> list[Message]:
        """Return what they see in a conversation, oldest first; their DM with the app if none."""
        dm = self._backstage.workspace.app_dm(self.id)
        conversation = self._conversation(channel) if channel else dm
        return [m for m in conversation.messages if m.is_seen_by(self.id)]

    def files(self, channel: str | None = None) -> list[File]:
        """Return the files in a conversation, oldest first."""
        ids = [file_id for message in self.messages(channel) for file_id in message.files]
        found = (self._backstage.workspace.files.find(file_id) for file_id in ids)
        return [file for file in found if file is not None]

    def modal(self) -> View:
        """Return the modal in front of them."""
        stack = self._backstage.workspace.views.stack(self.id)
        return stack[-1] if stack else self._fail("No modal is open.")

    def has_modal(self) -> bool:
        return bool(self._backstage.workspace.views.stack(self.id))

    def home(self) -> View:
        """Return their Home tab."""
        home = self._backstage.workspace.views.homes.get(self.id)
        return home or self._fail("The app has not published a Home tab.")

    def notices(self) -> list[str]:
        """Return what Slack itself told them."""
        return [n.text for n in self._backstage.workspace.notices if n.user == self.id]

    def reads(self, message: Message) -> str:
        """Return the words of one message."""
        return self._sight.message(message)

    def sees(self) -> str:
        """Return all text in front of them: the top modal, else Home or the open conversation."""
        stack = self._backstage.workspace.views.stack(self.id)
        if stack:
            return self._sight.view(stack[-1])
        if self._at_home:
            home = self._backstage.workspace.views.homes.get(self.id)
            return self._sight.view(home) if home else ""
        said = self.messages(self._open)[-LAST_MESSAGES:]
        return "\n\n".join(self._sight.message(message) for message in said)

    async def sees_within(self, text: str, seconds: float = 30) -> None:
        """Wait until `text` is in front of them; AssertionError after that many real seconds.

        They only end a test that hangs: what comes is seen at once.
        """
        changed = asyncio.Event()
        self._backstage.workspace.watchers.add(changed.set)
        try:
            async with asyncio.timeout(seconds):
                while text not in self.sees():
                    await changed.wait()
                    changed.clear()
        except TimeoutError:
            self._fail(f"{text!r} did not appear within {seconds} s.")
        finally:
            self._backstage.workspace.watchers.discard(changed.set)

    async def _do(self, act: Awaitable[Found]) -> Found:
        try:
            done = await act
        except ActRefusedError as refused:
            self._fail(str(refused))
        await self._backstage.deliveries.settled()
        return done

    async def _give(self, target: Target, raw: object) -> None:
        await self._do(clicking.fill(self._backstage, self.person, target.place, target.ids, raw))

    def _one(
        self,
        what: str,
        label: str,
        in_: Message | View | str | None,
        near: str | None,
        kinds: Callable[[Place, Sight], list[Target]],
    ) -> Target:
        found = finding.first_with(
            self._places(in_), lambda place: finding.named(kinds(place, self._sight), label, near)
        )
        if not found:
            beside = f" near {near!r}" if near else ""
            self._fail(f"There is no {what} {label!r}{beside}.")
        if len(found) > 1:
            self._fail(f"{len(found)} times {label!r} here; say which one with `near`.")
        return found[0]

    def _places(self, in_: Message | View | str | None) -> Iterator[Place]:
        """Yield where to look, the newest surface first."""
        stack = self._backstage.workspace.views.stack(self.id)
        if isinstance(in_, View):
            yield Place(view=in_)
        elif isinstance(in_, Message):
            conversation, message = self._message(in_)
            yield Place(conversation=conversation, message=message)
        elif in_ is None and stack:
            yield Place(view=stack[-1])
        elif in_ is None and self._at_home:
            yield Place(view=self.home())
        else:
            conversation = self._conversation(in_ or self._open)
            for message in reversed(self.messages(conversation.id)):
                yield Place(conversation=conversation, message=message)

    def _raw(self, target: Target, option: Choice) -> object:
        element, kind = target.placed.element, target.placed.type
        if offered(element):
            wanted = [option] if isinstance(option, str) else [str(o) for o in _listed(option)]
            values = finding.option_values(element, wanted)
            if values is None:
                self._fail(f"{target.label!r} does not offer {option!r}.")
            many = kind in ("checkboxes", "multi_static_select")
            return values if many else next(iter(values), None)
        if "users" in kind:
            return self._each(option, self._person_id)
        if "conversations" in kind or "channels" in kind:
            return self._each(option, lambda name: self._conversation(name).id)
        return option

    def _each(self, option: Choice, id_of: Callable[[str], str]) -> object:
        if isinstance(option, str):
            return id_of(option)
        return [id_of(str(one)) for one in _listed(option)] if option is not None else None

    def _person_id(self, name: str) -> str:
        for person in self._backstage.workspace.everyone():
            if name.lstrip("@") in (person.id, person.name, person.real_name, person.handle):
                return person.id
        return self._fail(f"Nobody here is called {name!r}.")

    def _conversation(self, channel: str) -> Conversation:
        for conversation in self._backstage.workspace.open_to(self.id):
            if channel in (conversation.id, conversation.name, f"#{conversation.name}"):
                return conversation
        return self._fail(f"{self.person.name} is in no conversation {channel!r}.")

    def _message(self, wanted: Message | str) -> tuple[Conversation, Message]:
        for conversation in self._backstage.workspace.open_to(self.id):
            for message in reversed(self.messages(conversation.id)):
                same = message is wanted
                if same or (isinstance(wanted, str) and wanted in self._sight.message(message)):
                    return conversation, message
        return self._fail("There is no such message for them to see.")

    def _shortcut(self, kind: str, name: str) -> str:
        for shortcut in self._backstage.installation.manifest.shortcuts:
            if shortcut.kind == kind and shortcut.name == name:
                return shortcut.callback_id
        return self._fail(f"The app has no {kind} shortcut {name!r}.")

    def _fail(self, sentence: str) -> NoReturn:
        notices = "".join(f"\nSlack said: {notice}" for notice in self.notices())
        visible = self.sees() or "(nothing)"
        raise CannotError(f"{sentence}{notices}\n--- {self.person.name} sees:\n{visible}")


def _listed(option: Choice) -> Sequence[object]:
    if option is None:
        return ()
    return (option,) if isinstance(option, str | int) else option
