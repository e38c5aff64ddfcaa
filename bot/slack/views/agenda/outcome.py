"""What the private message turns into: posted, put away, in doubt; and the help."""

from slack_sdk.models.blocks import ActionsBlock, Block, DividerBlock

from bot.domain.agenda.agenda import Agenda, questions_asked
from bot.domain.agenda.gathering import tells_aim
from bot.domain.agenda.readers import GROUP, Readers
from bot.domain.talks.questions import RAISED
from bot.domain.text.wording import counted
from bot.domain.wins.slack_text import escaped
from bot.slack.text import Message, bold, bullets, code, line, quoted, rich, said, small
from bot.slack.views.agenda.one_to_one import one_to_one_button
from bot.slack.views.links import plain_button
from bot.slack.views.talks.questions import answer_button
from bot.slack.who.places import PRIVATE, Place

GATHER = "agenda_gather"
BRING = "agenda_bring"
"""Gathers the next 1:1 below a message that speaks of it."""

IS_THERE = "agenda_is_there"
POST_AGAIN = "agenda_post_again"
POST_IT = "agenda_post_it"
BACK = "agenda_back"
NOT_A_MEMBER = (
    "I'm not a member there, so it went out as the answer to your command: actions stand on the "
    "agenda and in no thread, and I can change it for half an hour after a press on it. With "
    "`/invite @Nextrung` both get better."
)

AIM_IS_ON_IT = (
    "Your aim is on it, so I noted that your manager knows of it. From now on the agenda tells how "
    "far you are. If they don't read along there, correct that in `/promo people`."
)


def agenda_done(agenda: Agenda, place: Place) -> Message:
    """What the private message turns into once the agenda stands in its conversation."""
    if not agenda.was_shown:
        return _own_copy()
    sentence = f"Posted in {_where(place)}. Everybody there can read it."
    blocks: list[Block] = [
        said(sentence),
        small("Mark there what you two covered. The rest comes back next time."),
    ]
    if agenda.waiting:
        blocks.append(small(_left_waiting(len(agenda.waiting))))
    if agenda.message_ts is None:
        blocks.append(small(NOT_A_MEMBER))
    if tells_aim(agenda):
        blocks.append(small(AIM_IS_ON_IT))
    names = [name for name in questions_asked(agenda) if name and not name.startswith(RAISED)]
    buttons = [answer_button(name, "Save their answer") for name in names[:1]]
    buttons.append(one_to_one_button(place=place))
    return Message(
        text=sentence,
        blocks=[*blocks, ActionsBlock(block_id="agenda-done", elements=buttons)],
    )


def _where(place: Place) -> str:
    """By its name, which Slack shows for the id: this may be read in another conversation."""
    return f"<#{place.channel_id}>" if place.name == PRIVATE else quoted(place.words)


def _own_copy() -> Message:
    """In the member's own messages with the coach: nobody else reads them."""
    sentence = (
        "It stands in your messages with me, which only you read. *Next step:* type `/agenda` "
        "where you and your manager talk, and post it there."
    )
    return Message(text=quoted(sentence), blocks=[said(sentence)])


def _left_waiting(count: int) -> str:
    are = "it is" if count == 1 else "they are"
    return f"{counted(count, 'topic')} found no room: {are} kept for next time."


def who_will_read(agenda: Agenda, place: Place, readers: Readers, shown: Message) -> Message:
    """Before more than two may read it: where, how many, and word for word what (`shown`)."""
    sentence = _who_reads(place, readers)
    post = plain_button("Post it", POST_IT, f"{agenda.id} {agenda.stamp()}", is_primary=True)
    back = plain_button("Back", BACK, str(agenda.id))
    return Message(
        text=quoted(sentence),
        blocks=[
            said(f"*{quoted(sentence)}* Nothing is posted yet."),
            DividerBlock(),
            *shown["blocks"],
            DividerBlock(),
            ActionsBlock(block_id=f"agenda-ask-{agenda.id}", elements=[post, back]),
        ],
    )


def _who_reads(place: Place, readers: Readers) -> str:
    where = _named(place, readers)
    if readers.count is None:
        return f"Everyone in {where} will read this. I can't see how many that is."
    people = counted(readers.count, "person", "people")
    anybody = " It's open to the whole company." if readers.is_open else ""
    return f"Everyone in {where} ({people}) will read this.{anybody}"


def _named(place: Place, readers: Readers) -> str:
    """A private channel's own name where Slack tells it; the member may stand somewhere else."""
    is_known = readers.name and not readers.name.startswith(GROUP)
    return f"#{readers.name}" if is_known else place.words


def in_doubt(agenda: Agenda, place: Place) -> Message:
    """Nobody knows whether it was posted: the member looks, and says."""
    sentence = (
        f"I was interrupted while I posted your agenda in {place.words}, so I can't tell whether "
        "it was posted. Is it there?"
    )
    buttons = [
        plain_button("It is there", IS_THERE, str(agenda.id)),
        plain_button("It isn't: post it", POST_AGAIN, str(agenda.id)),
    ]
    return Message(
        text=quoted(sentence),
        blocks=[
            said(quoted(sentence)),
            small("Before you post it again you see it once more. Nothing is ever posted twice."),
            ActionsBlock(block_id=f"agenda-{agenda.id}", elements=buttons),
        ],
    )


def put_away(agenda_id: int) -> Message:
    sentence = "All right, nothing was posted. Your topics wait for the next one."
    return Message(
        text=sentence,
        blocks=[
            said(sentence),
            ActionsBlock(
                block_id="agenda-again",
                elements=[plain_button("Gather it again", GATHER, str(agenda_id))],
            ),
        ],
    )


def agenda_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(command), "  gathers your wins, your week and what to talk about"),
        (code(f"{command} add the on-call rota"), "  saves a topic for the next 1:1"),
    )
    return Message(
        text=f"{escaped(command)} gathers your next 1:1.",
        blocks=[
            rich(
                line(bold("Use it in the conversation where your 1:1 agenda belongs.")),
                bullets(lines),
                line(
                    "You see it first and choose what goes in. It is posted only where you asked "
                    "for it, and only when you press the button."
                ),
            )
        ],
    )
