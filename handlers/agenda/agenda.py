"""`/agenda`: gather the next 1:1, choose what goes in and in what order, and post it."""

from bot.domain.agenda.agenda import Agenda
from bot.domain.delivery.errand import CannotLookError, Errand
from bot.domain.wins.reading import plain_text
from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec
from bot.slack.send.courier import Courier
from bot.slack.shown import carried_by, show_again, shown_in
from bot.slack.text import Message
from bot.slack.views.agenda import draft as views
from bot.slack.views.agenda import order as order_views
from bot.slack.views.agenda import outcome as outcomes
from bot.slack.views.agenda import topic as topics
from bot.slack.views.agenda.posted import posted_agenda
from bot.slack.views.week.later import brought_later
from bot.slack.who.places import Place, place_for, place_of, press_in
from handlers.listeners import Listeners
from handlers.turn import Listener, Turn

COMMAND = CommandSpec(
    "agenda",
    "Gather your next 1:1: you see it first, then post it here",
    "add the on-call rota",
)


async def gather(turn: Turn) -> None:
    turn.answer(await _gathered(turn, place_of(turn.body)))


async def add_topic(turn: Turn) -> None:
    place = place_of(turn.body)
    topic = plain_text(turn.text.strip().partition(" ")[2])
    agenda = await turn.coach.agendas.add_topic_here(
        turn.member,
        place.channel_id,
        topic,
        in_private=await _is_pair(turn, place),
        place_name=place.name,
    )
    is_offered = await turn.coach.agendas.offer_topic(turn.member, place.channel_id, topic)
    note = views.OFFERED if is_offered else ""
    turn.answer(await _drafted(turn, agenda, note=note))


async def show_help(turn: Turn) -> None:
    turn.answer(outcomes.agenda_help(turn.command))


WORDS: dict[str, Listener] = {"": gather, "add": add_topic}


async def gather_agenda(turn: Turn) -> None:
    word = turn.text.strip().partition(" ")[0].lower()
    await WORDS.get(word, show_help)(turn)


async def bring_agenda(turn: Turn) -> None:
    """Below the message: for the regular 1:1 where there is one, else for where it is pressed."""
    meeting = await turn.coach.one_to_ones.one_to_one(turn.member)
    place = place_of(turn.body)
    if meeting:
        place = place_for(turn.body, meeting.channel_id, meeting.place_name)
    await turn.add(await _gathered(turn, place))


async def gather_again(turn: Turn) -> None:
    place = await _place_of_put_away(turn)
    await turn.replace(await _gathered(turn, place))


async def tick_items(turn: Turn) -> None:
    agenda_id, ticks = views.read_ticks(turn.action)
    agenda = await turn.coach.agendas.tick(turn.member, agenda_id, ticks)
    await turn.replace(await _drafted(turn, agenda))


async def share_item(turn: Turn) -> None:
    agenda = await turn.coach.agendas.share(turn.member, *views.read_item(turn.action))
    await turn.replace(await _drafted(turn, agenda))


async def drop_item(turn: Turn) -> None:
    agenda = await turn.coach.agendas.drop(turn.member, *views.read_item(turn.action))
    await turn.replace(await _drafted(turn, agenda))


async def put_away(turn: Turn) -> None:
    await turn.replace(outcomes.put_away(turn.number))


async def bring_in_an_hour(turn: Turn) -> None:
    outlook = await turn.coach.schedule.snooze(turn.member, "agenda", "hour")
    await turn.replace(brought_later(outlook))


async def cover_last(turn: Turn) -> None:
    agenda = await turn.coach.agendas.agenda(turn.member, turn.number)
    await turn.coach.agendas.cover_last(turn.member, agenda.channel_id)
    place = place_for(turn.body, agenda.channel_id, agenda.place_name)
    await turn.replace(await _gathered(turn, place))


async def open_topic_form(turn: Turn) -> None:
    await turn.open(topics.topic_form(turn.number, place_of(turn.body), shown_in(turn.body)))


async def save_topic(turn: Turn) -> None:
    agenda_id, place, topic, on_its_own = topics.read_topic(turn.view)
    agenda = await turn.coach.agendas.add_topic(
        turn.member, agenda_id, topic, on_its_own=on_its_own
    )
    message = await drafted_at(turn, agenda, place)
    turn.coach.background.start(
        show_again(turn.client, carried_by(turn.view), message, otherwise=turn.member.user_id),
        name="agenda",
    )


async def preview(turn: Turn) -> None:
    agenda = await turn.coach.agendas.agenda(turn.member, turn.number)
    profile = await turn.coach.members.named(turn.member)
    await turn.open(views.agenda_preview(agenda, profile.name))


async def open_rest(turn: Turn) -> None:
    agenda = await turn.coach.agendas.agenda(turn.member, turn.number)
    await turn.open(views.rest_of_draft(_own_place(agenda)))


async def ask_or_post(turn: Turn) -> None:
    question = await _question(turn)
    if question is None:
        await post_agenda(turn)
        return
    await turn.replace(question)


async def back_to_draft(turn: Turn) -> None:
    agenda = await turn.coach.agendas.agenda(turn.member, turn.number)
    await turn.replace(await _drafted(turn, agenda))


async def post_agenda(turn: Turn) -> None:
    agenda_id, stamp = views.read_post(turn.action)
    press = press_in(turn.body)
    agenda = await turn.coach.agenda_posts.post(turn.member, agenda_id, stamp, press)
    await turn.replace(await _after(turn, agenda))
    if agenda.is_under_way:
        await turn.coach.agenda_posts.asked(turn.member, agenda_id)


async def it_is_there(turn: Turn) -> None:
    agenda = await turn.coach.agenda_posts.settle(turn.member, turn.number, is_there=True)
    await turn.replace(await _after(turn, agenda))


async def it_is_not_there(turn: Turn) -> None:
    agenda = await turn.coach.agenda_posts.settle(turn.member, turn.number, is_there=False)
    await turn.replace(await _drafted(turn, agenda))


async def find_out(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """Of a post that somebody began; where the coach may not look, the member is asked."""
    try:
        await coach.agenda_posts.find_out(errand)
    except CannotLookError:
        if not errand.details.get("asked"):
            await _ask_whether_there(coach, courier, errand)


async def _ask_whether_there(coach: Coach, courier: Courier, errand: Errand) -> None:
    member = errand.member
    agenda = await coach.agendas.agenda(member, errand.details["agenda"])
    if not await courier.already_sent(member, member.user_id, errand.id):
        question = outcomes.in_doubt(agenda, _own_place(agenda))
        await courier.tell(member, member.user_id, question, errand.id)


async def drafted_at(
    turn: Turn, agenda: Agenda, place: Place, *, note: str = "", has_changed: bool = False
) -> Message:
    """A draft in `place`, which is where it is looked at."""
    is_at_home = place.channel_id == agenda.channel_id
    profile = await turn.coach.members.named(turn.member)
    around = views.Around(
        profile.name,
        has_changed=has_changed,
        comes_by_itself=not is_at_home,
        note=note,
    )
    return views.agenda_draft(agenda, place if is_at_home else _own_place(agenda), around)


async def _gathered(turn: Turn, place: Place) -> Message:
    doubted = await turn.coach.agenda_posts.doubted(turn.member, place.channel_id)
    if doubted:
        return outcomes.in_doubt(doubted, place)
    agenda = await turn.coach.agendas.gather(
        turn.member,
        place.channel_id,
        in_private=await _is_pair(turn, place),
        place_name=place.name,
    )
    return await drafted_at(turn, agenda, place)


async def _drafted(
    turn: Turn, agenda: Agenda, *, note: str = "", has_changed: bool = False
) -> Message:
    """The same where the member did something, with what is to be said about that."""
    here = place_of(turn.body)
    return await drafted_at(turn, agenda, here, note=note, has_changed=has_changed)


async def _after(turn: Turn, agenda: Agenda) -> Message:
    """Posted; or in doubt; or not at all, since it changed meanwhile."""
    place = place_for(turn.body, agenda.channel_id, agenda.place_name)
    if agenda.posted_at:
        return outcomes.agenda_done(agenda, place)
    if agenda.is_under_way:
        return outcomes.in_doubt(agenda, place)
    return await _drafted(turn, agenda, has_changed=True)


async def _question(turn: Turn) -> Message | None:
    """What more than two may read is asked about; None where it is to be posted, or cannot be."""
    agenda_id, stamp = views.read_post(turn.action)
    agenda = await turn.coach.agendas.agenda(turn.member, agenda_id)
    place = place_for(turn.body, agenda.channel_id, agenda.place_name)
    readers = await turn.coach.one_to_ones.readers(turn.member, place.channel_id, place.name)
    if readers.is_pair or not agenda.is_as_shown(stamp):
        return None
    profile = await turn.coach.members.profile(turn.member)
    shown = posted_agenda(agenda, profile.name)
    return outcomes.who_will_read(agenda, place, readers, shown)


async def _is_pair(turn: Turn, place: Place) -> bool:
    """Slack is asked only where the place's name does not tell it."""
    if not place.may_be_pair:
        return False
    return (await turn.coach.one_to_ones.readers(turn.member, place.channel_id, place.name)).is_pair


async def _place_of_put_away(turn: Turn) -> Place:
    """Where the agenda that was put away belongs; it may be looked at from the DM."""
    value = str(turn.action.get("value") or "")
    if not value.isdigit():
        return place_of(turn.body)
    agenda = await turn.coach.agendas.agenda(turn.member, int(value))
    return place_for(turn.body, agenda.channel_id, agenda.place_name)


def _own_place(agenda: Agenda) -> Place:
    return Place(agenda.channel_id, agenda.place_name)


async def open_order(turn: Turn) -> None:
    agenda = await turn.coach.agendas.agenda(turn.member, turn.number)
    view = order_views.order_view(agenda, place_of(turn.body), shown_in(turn.body))
    await turn.open(view)


async def change_item(turn: Turn) -> None:
    agenda_id, place = order_views.read_order(turn.view)
    change = order_views.read_change(turn.action)
    agenda = await _changed(turn, agenda_id, *change)
    view = order_views.order_view(agenda, place, carried_by(turn.view))
    await turn.show_instead(view)


async def show_ordered(turn: Turn) -> None:
    agenda_id, place = order_views.read_order(turn.view)
    agenda = await turn.coach.agendas.agenda(turn.member, agenda_id)
    message = await drafted_at(turn, agenda, place)
    turn.coach.background.start(
        show_again(turn.client, carried_by(turn.view), message, otherwise=turn.member.user_id),
        name="agenda",
    )


async def _changed(turn: Turn, agenda_id: int, word: str, key: str) -> Agenda:
    agendas = turn.coach.agendas
    match word:
        case order_views.UP:
            return await agendas.move(turn.member, agenda_id, key, -1)
        case order_views.DOWN:
            return await agendas.move(turn.member, agenda_id, key, 1)
        case order_views.IN | order_views.OUT:
            return await agendas.put(turn.member, agenda_id, key, is_in=word == order_views.IN)
        case order_views.PRIVATE:
            return await agendas.keep_private(turn.member, agenda_id, key)
        case order_views.PUBLIC:
            return await agendas.share(turn.member, agenda_id, key)
        case _:
            return await agendas.drop(turn.member, agenda_id, key)


LISTENERS = Listeners(
    commands={
        "agenda": gather_agenda,
    },
    actions={
        outcomes.POST_IT: post_agenda,
        outcomes.GATHER: gather_again,
        outcomes.BRING: bring_agenda,
        views.TICK: tick_items,
        views.SHARE: share_item,
        views.DROP: drop_item,
        views.NOT_NOW: put_away,
        views.AN_HOUR: bring_in_an_hour,
        views.COVER_LAST: cover_last,
        views.ADD_TOPIC: open_topic_form,
        views.POST: ask_or_post,
        views.PREVIEW: preview,
        views.OPEN_REST: open_rest,
        outcomes.BACK: back_to_draft,
        outcomes.IS_THERE: it_is_there,
        outcomes.POST_AGAIN: it_is_not_there,
        order_views.ORDER: open_order,
        order_views.CHANGE: change_item,
    },
    forms={
        topics.SAVE_TOPIC: save_topic,
        order_views.DONE: show_ordered,
    },
)
