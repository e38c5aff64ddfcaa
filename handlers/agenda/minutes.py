"""The agenda that stands in a conversation: actions, what was covered, correcting, taking back."""

from dataclasses import replace

from bot.domain.agenda.action import ActionDraft, AgendaAction
from bot.domain.member import Member
from bot.slack.send.redraw import redraw, redraw_or_tell, say_below, take_away
from bot.slack.shown import Shown, carried_by, standing_in
from bot.slack.views.agenda import minutes as views
from bot.slack.views.agenda import minutes_forms as forms
from bot.slack.views.agenda.minutes_forms import PostedAgenda
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_action_form(turn: Turn) -> None:
    posted = views.read_posted(turn.body, standing_in(turn.body))
    await turn.coach.minutes.for_party(*_where(turn, posted), turn.member)
    await turn.open(forms.action_form(posted))


async def save_action(turn: Turn) -> None:
    posted = forms.read_carried(turn.view, carried_by(turn.view))
    what, who_id, by_on = forms.read_action(turn.view)
    who = await turn.coach.members.name_of(turn.member, who_id or turn.member.user_id)
    draft = ActionDraft(who, what, by_on)
    action = await turn.coach.minutes.add_action(*_where(turn, posted), draft, turn.member)
    turn.coach.background.start(_say_action(turn, posted, action), name="agenda action")


async def tick_action(turn: Turn) -> None:
    await _set_done(turn, is_done=True)


async def untick_action(turn: Turn) -> None:
    await _set_done(turn, is_done=False)


async def open_covered(turn: Turn) -> None:
    posted = views.read_posted(turn.body, standing_in(turn.body))
    minutes = await turn.coach.minutes.for_party(*_where(turn, posted), turn.member)
    view = forms.cover_form(posted, minutes)
    await turn.open(view)


async def save_covered(turn: Turn) -> None:
    posted = forms.read_carried(turn.view, carried_by(turn.view))
    keys, done = forms.read_covered(turn.view)
    await turn.coach.minutes.cover(*_where(turn, posted), keys, done, turn.member)
    turn.coach.background.start(_show(turn, posted), name="agenda covered")


async def choose_more(turn: Turn) -> None:
    posted = views.read_posted(turn.body, standing_in(turn.body))
    minutes = await turn.coach.minutes.minutes(*_where(turn, posted))
    word = views.read_more(turn.action)
    if word == forms.BRING:
        form = forms.bring_form(posted, minutes.name)
    else:
        agenda = await turn.coach.minutes.own(turn.member, *_where(turn, posted))
        is_correction = word == forms.CORRECT
        form = forms.correct_form(posted, agenda) if is_correction else forms.take_back_form(posted)
    await turn.open(form)


async def bring_topic(turn: Turn) -> None:
    where = _where(turn, forms.read_carried(turn.view, carried_by(turn.view)))
    await turn.coach.minutes.bring(*where, forms.read_topic(turn.view), turn.member)
    minutes = await turn.coach.minutes.minutes(*where)
    turn.update(forms.brought(minutes.name))


async def correct(turn: Turn) -> None:
    posted = forms.read_carried(turn.view, carried_by(turn.view))
    where = _where(turn, posted)
    await turn.coach.minutes.own(turn.member, *where)
    await turn.coach.minutes.correct(*where, forms.read_correction(turn.view))
    turn.coach.background.start(_show(turn, posted), name="agenda corrected")


async def take_back(turn: Turn) -> None:
    posted = forms.read_carried(turn.view, carried_by(turn.view))
    where = _where(turn, posted)
    await turn.coach.minutes.own(turn.member, *where)
    await take_away(turn.client, posted.shown)
    await turn.coach.minutes.take_back(*where)
    turn.update(forms.taken_back(turn.coach.commands.agenda))


def _where(turn: Turn, posted: PostedAgenda) -> tuple[Member, int, str]:
    """Whose agenda, which one, and the conversation in which it was acted on."""
    owner = replace(turn.member, user_id=posted.owner_id)
    return owner, posted.agenda_id, posted.shown.channel_id


async def _set_done(turn: Turn, *, is_done: bool) -> None:
    """The message in the thread changes at once, and with it the agenda above it."""
    shown = standing_in(turn.body)
    posted = views.read_posted(turn.body, shown)
    action_id = views.read_action_id(turn.action)
    where = _where(turn, posted)
    action = await turn.coach.minutes.set_done(*where, action_id, turn.member, is_done=is_done)
    await redraw(turn.client, shown, views.action_in_thread(action, posted.owner_id))
    minutes = await turn.coach.minutes.minutes(*where)
    if minutes.agenda.message_ts:
        above = Shown(shown.channel_id, minutes.agenda.message_ts)
        await redraw(turn.client, above, views.standing_agenda(minutes))


async def _say_action(turn: Turn, posted: PostedAgenda, action: AgendaAction) -> None:
    message = views.action_in_thread(action, posted.owner_id)
    message_ts = await say_below(turn.client, posted.shown, message)
    if message_ts:
        await turn.coach.minutes.note_message(_where(turn, posted)[0], action, message_ts)
    await _show(turn, posted)


async def _show(turn: Turn, posted: PostedAgenda) -> None:
    """Brings the agenda up to date where it stands; where that fails, whoever pressed hears it."""
    minutes = await turn.coach.minutes.minutes(*_where(turn, posted))
    message = views.standing_agenda(minutes)
    await redraw_or_tell(turn.client, posted.shown, message, otherwise=turn.member.user_id)


LISTENERS = Listeners(
    actions={
        views.ADD_ACTION: open_action_form,
        views.DONE: tick_action,
        views.REOPEN: untick_action,
        views.COVER: open_covered,
        views.MORE: choose_more,
    },
    forms={
        forms.SAVE_ACTION: save_action,
        forms.SAVE_COVERED: save_covered,
        forms.BRING: bring_topic,
        forms.CORRECT: correct,
        forms.TAKE_BACK: take_back,
    },
)
