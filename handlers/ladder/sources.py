"""Where a ladder comes from: one of ours, a company's own, or lines that are picked one by one."""

from bot.domain.ladder.gathered_line import Gathered
from bot.domain.ladder.own import ProposedLadder
from bot.services.files import File
from bot.slack.send.fetch import fetched
from bot.slack.views.ladder import forms, lines
from bot.slack.views.ladder import ladder as ladder_views
from bot.slack.views.ladder import start as views
from handlers.ladder.ladder import after_revision, ladder_of, tell_of_reopened
from handlers.listeners import Listeners
from handlers.turn import Payload, Turn

ON_ITS_WAY = "The file is on its way to your messages with me."
EARLIER = 5
"""Roles watched before that are shown with the form."""


async def look_at_built_in(turn: Turn) -> None:
    proposed = await turn.coach.ladders.propose_built_in(turn.member, turn.value)
    await turn.show_here(views.preview(proposed))


async def look_at_company(turn: Turn) -> None:
    proposed = await turn.coach.ladders.propose_company(turn.member)
    await turn.show_instead(views.preview(proposed))


async def look_at_import(turn: Turn) -> None:
    file, pasted = forms.read_import(turn.view)
    proposed = await _imported(turn, file, pasted)
    turn.update(views.preview(proposed))


async def save(turn: Turn) -> None:
    revision = await turn.coach.ladders.accept(turn.member, *views.read_preview(turn.view))
    turn.update(await after_revision(turn, revision))
    tell_of_reopened(turn, revision)


async def hand(turn: Turn, kind: str, file: File) -> None:
    await turn.give(kind, (file, ""))
    await turn.show_instead(await ladder_of(turn, notice=ON_ITS_WAY))


async def hand_over_yaml(turn: Turn) -> None:
    file = await turn.coach.ladders.as_yaml(turn.member)
    await hand(turn, "ladder as YAML", file)


async def hand_over_csv(turn: Turn) -> None:
    file = await turn.coach.ladders.as_csv(turn.member)
    await hand(turn, "ladder as CSV", file)


async def open_import(turn: Turn) -> None:
    await turn.show_here(forms.import_form())


async def send_schema(turn: Turn) -> None:
    await turn.give("schema", name="ladder")
    await turn.show_instead(forms.import_form(ON_ITS_WAY))


async def open_job_ad(turn: Turn) -> None:
    await turn.show_instead(lines.job_ad_form())


async def open_observation(turn: Turn) -> None:
    earlier = await turn.coach.ladder_sources.observations(turn.member, EARLIER)
    await turn.show_instead(lines.observation_form(earlier))


async def open_answers(turn: Turn) -> None:
    await turn.show_instead(lines.answers_form())


async def show_guide(turn: Turn) -> None:
    guide = await turn.coach.ladder_sources.guide(turn.member)
    await turn.show_instead(lines.guide_view(guide))


async def hand_over_guide(turn: Turn) -> None:
    guide = await turn.coach.ladder_sources.guide(turn.member)
    await turn.give("interview guide")
    await turn.show_instead(lines.guide_view(guide, ON_ITS_WAY))


async def save_job_ad(turn: Turn) -> None:
    gathered = await turn.coach.ladder_sources.from_text(turn.member, *lines.read_job_ad(turn.view))
    await _show_picking(turn, gathered)


async def save_observation(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    seen = lines.read_observation(turn.view, today)
    gathered = await turn.coach.ladder_sources.from_observation(turn.member, seen)
    await _show_picking(turn, gathered)


async def save_answers(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    answers = lines.read_answers(turn.view, today)
    gathered = await turn.coach.ladder_sources.from_answers(turn.member, answers)
    await _show_picking(turn, gathered)


async def open_picking(turn: Turn) -> None:
    own, waiting = await turn.coach.ladder_sources.at_hand(turn.member)
    await turn.show_instead(lines.pick_view(waiting, own))


async def pick(turn: Turn) -> None:
    shown, ticked, level = lines.read_pick(turn.view)
    revision = await turn.coach.ladder_sources.pick(turn.member, shown, ticked, level)
    turn.update(await after_revision(turn, revision, level))
    tell_of_reopened(turn, revision)


async def _imported(turn: Turn, file: Payload | None, pasted: str) -> ProposedLadder:
    if file is None:
        return await turn.coach.ladders.propose_text(turn.member, pasted)
    data = await fetched(turn.client, file, forms.MOST_BYTES)
    return await turn.coach.ladders.propose_file(turn.member, data)


async def _show_picking(turn: Turn, gathered: Gathered) -> None:
    own, waiting = await turn.coach.ladder_sources.at_hand(turn.member)
    turn.update(lines.pick_view(waiting, own, lines.gathered_in_words(gathered)))


LISTENERS = Listeners(
    actions={
        views.BUILT_IN: look_at_built_in,
        views.OF_COMPANY: look_at_company,
        ladder_views.YAML: hand_over_yaml,
        ladder_views.CSV: hand_over_csv,
        views.IMPORT: open_import,
        forms.SCHEMA: send_schema,
        views.JOB_AD: open_job_ad,
        views.OBSERVE: open_observation,
        views.ANSWERS: open_answers,
        views.ASK: show_guide,
        lines.GUIDE_FILE: hand_over_guide,
        ladder_views.PICK: open_picking,
    },
    forms={
        forms.IMPORTED: look_at_import,
        views.SAVE: save,
        lines.POSTED: save_job_ad,
        lines.OBSERVED: save_observation,
        lines.ANSWERED: save_answers,
        lines.PICKED: pick,
    },
)
