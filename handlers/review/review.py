"""`/promo review`: go through the lines of both levels, name gaps, save what the manager said."""

from collections.abc import Callable

from slack_sdk.models.views import View

from bot.domain.ladder.ladder import LineKey
from bot.domain.review.map import MapLine
from bot.domain.review.review import next_to_rate
from bot.services.review.review import Said
from bot.slack.views.review import gap_form as gaps
from bot.slack.views.review import line as lines
from bot.slack.views.review import review as views
from bot.slack.views.review.rating import as_rating
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn

FormOfLine = Callable[[MapLine, str], View]


async def switch_level(turn: Turn) -> None:
    level = views.read_level(turn.action)
    await turn.show_here(await review_of(turn, level))


async def walk(turn: Turn) -> None:
    level = views.read_level(turn.action)
    found = await turn.coach.reviews.map_of(turn.member, level)
    line = next_to_rate(found.reviewed, "member") or found.reviewed[0]
    await turn.show_here(await line_of(turn, line.key))


async def open_line(turn: Turn) -> None:
    key = views.read_line(turn.action)
    await turn.show_here(await line_of(turn, key))


async def rate_line(turn: Turn) -> None:
    key, chosen, reason = lines.read_said(turn.view)
    if chosen == lines.ASIDE:
        await turn.coach.reviews.set_aside(turn.member, key, reason)
    else:
        await turn.coach.reviews.rate(turn.member, key, Said(as_rating(chosen), reason))
    turn.update(await _after(turn, key))
    refresh_home(turn)


async def open_report(turn: Turn) -> None:
    await show_form_of_line(turn, lines.report_form)


async def save_report(turn: Turn) -> None:
    key, chosen, reason = lines.read_said(turn.view)
    closed = await turn.coach.reviews.report(turn.member, key, Said(as_rating(chosen), reason))
    turn.update(await _line_after_talk(turn, key, closed_gap=closed))
    refresh_home(turn)


async def open_settling(turn: Turn) -> None:
    await show_form_of_line(turn, lines.settle_form)


async def save_settled(turn: Turn) -> None:
    key, chosen, reason = lines.read_said(turn.view)
    closed = await turn.coach.reviews.settle(turn.member, key, Said(as_rating(chosen), reason))
    turn.update(await _line_after_talk(turn, key, closed_gap=closed))
    refresh_home(turn)


async def open_gap(turn: Turn) -> None:
    await show_form_of_line(turn, gaps.gap_form)


async def save_gap(turn: Turn) -> None:
    gap = await turn.coach.reviews.name_gap(turn.member, *gaps.read_gap(turn.view))
    turn.update(gaps.gap_saved(gap))
    refresh_home(turn)


async def choose_talk(turn: Turn) -> None:
    level = views.read_level(turn.action)
    found = await turn.coach.reviews.map_of(turn.member, level)
    await turn.show_here(views.agenda_form(found))


async def put_on_agenda(turn: Turn) -> None:
    channel_id, level = views.read_agenda_form(turn.view)
    found = await turn.coach.reviews.map_of(turn.member, level)
    topics = views.topics_of(found)
    readers = await turn.coach.one_to_ones.readers(turn.member, channel_id, "")
    for topic in topics:
        await turn.coach.agendas.add_topic_here(
            turn.member,
            channel_id,
            topic,
            in_private=readers.is_pair,
            is_private=not readers.is_pair,
        )
    done = views.put(len(topics), turn.coach.commands.agenda, is_pair=readers.is_pair)
    turn.update(done)


async def show_review(turn: Turn) -> None:
    """The review of the next level, or how to get a ladder."""
    await turn.show_here(await review_of(turn))


async def review_of(turn: Turn, level: int | None = None) -> View:
    standpoint = await turn.coach.reviews.standpoint(turn.member)
    found = standpoint.target if level is None else standpoint.at(level)
    if found is None:
        return views.no_ladder()
    manager = await turn.coach.reviews.manager_name(turn.member)
    return views.review_view(
        standpoint, found, manager, await turn.coach.questions.findings(turn.member)
    )


async def show_form_of_line(turn: Turn, form: FormOfLine) -> None:
    """A form about the line that was pressed on, which names the manager."""
    found = await turn.coach.reviews.line(turn.member, views.read_line(turn.action))
    await turn.show_here(form(found, await turn.coach.reviews.manager_name(turn.member)))


async def line_of(turn: Turn, key: LineKey) -> View:
    found, whole = await turn.coach.reviews.step(turn.member, key)
    return lines.line_view(found, whole, await turn.coach.reviews.manager_name(turn.member))


async def _line_after_talk(turn: Turn, key: LineKey, *, closed_gap: bool) -> View:
    """The same, with a word on it where the two agree now that it is met."""
    found, whole = await turn.coach.reviews.step(turn.member, key)
    manager = await turn.coach.reviews.manager_name(turn.member)
    note = lines.agreement(found.review.agreed, manager, closed_gap=closed_gap)
    return lines.line_view(found, whole, manager, note)


async def _after(turn: Turn, key: LineKey) -> View:
    """The next line to rate; the whole review once there is none."""
    found = await turn.coach.reviews.map_of(turn.member, key.level)
    line = next_to_rate(found.reviewed, "member", after=key)
    if line is None:
        return await review_of(turn, key.level)
    return await line_of(turn, line.key)


LISTENERS = Listeners(
    actions={
        views.OPEN: show_review,
        views.SWITCH: switch_level,
        views.WALK: walk,
        views.OPEN_LINE: open_line,
        lines.TELL: open_report,
        lines.TALK_OVER: open_settling,
        lines.NAME_GAP: open_gap,
        views.TO_AGENDA: choose_talk,
    },
    forms={
        lines.RATE: rate_line,
        lines.REPORT: save_report,
        lines.SETTLE: save_settled,
        gaps.NAME: save_gap,
        views.PUT: put_on_agenda,
    },
)
