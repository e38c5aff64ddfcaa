"""`/promo people`: who knows the aim, who has a say, who helps, and when you last talked."""

from bot.slack.views.delete import read_deleted
from bot.slack.views.people import people as views
from bot.slack.views.people import person_form as forms
from handlers.drafts.draft import write_for
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def write_brief(turn: Turn) -> None:
    name = views.read_name(turn.action)
    await write_for(turn, "brief", name)


async def want_senior_peers(turn: Turn) -> None:
    count = views.read_wanted(turn.action)
    found = await turn.coach.people.want_senior_peers(turn.member, count)
    await turn.show_here(views.people_page(found))


async def open_person_form(turn: Turn) -> None:
    person_id = views.read_opening(turn.action)
    known = person_id is not None
    person = await turn.coach.people.person(turn.member, person_id or 0) if known else None
    await turn.open_over(forms.person_form(person))


async def save_person(turn: Turn) -> None:
    found = await turn.coach.people.save(turn.member, *forms.read_person_form(turn.view))
    await turn.show_below(views.people_page(found))
    refresh_home(turn)


async def note_talk(turn: Turn) -> None:
    person_id = views.read_person_id(turn.action)
    found = await turn.coach.people.talked(turn.member, person_id)
    await turn.show_here(views.people_page(found))


async def note_told(turn: Turn) -> None:
    found = await turn.coach.people.note_told(turn.member, views.read_person_id(turn.action))
    await turn.show_here(views.people_page(found))
    refresh_home(turn)


async def remove_person(turn: Turn) -> None:
    person_id = views.read_person_id(turn.action)
    found = await turn.coach.people.remove(turn.member, person_id)
    await turn.show_here(views.people_page(found))


async def open_person(turn: Turn) -> None:
    person = await turn.coach.people.person(turn.member, views.read_person_id(turn.action))
    await turn.open_over(views.person_page(person))


async def open_delete(turn: Turn) -> None:
    person = await turn.coach.people.person(turn.member, views.read_person_id(turn.action))
    await turn.open_over(views.delete_person(person))


async def delete_person(turn: Turn) -> None:
    found = await turn.coach.people.remove(turn.member, read_deleted(turn.view))
    await turn.show_below(views.people_page(found))


async def show_people(turn: Turn) -> None:
    found = await turn.coach.people.list_of(turn.member)
    await turn.show_here(views.people_page(found))


LISTENERS = Listeners(
    actions={
        views.OPEN: show_people,
        views.BRIEF: write_brief,
        views.WANT: want_senior_peers,
        views.OPEN_FORM: open_person_form,
        views.TALKED: note_talk,
        views.TOLD: note_told,
        views.REMOVE: remove_person,
        views.DELETE: open_delete,
        views.OPEN_PERSON: open_person,
    },
    forms={
        views.DELETE_FORM: delete_person,
        forms.SAVE: save_person,
    },
)
