"""The forms around the agenda: as Ada (nothing yet), Bo (a little) and Cy (a lot) read them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from slack_sdk.models.views import View
from syrupy.assertion import SnapshotAssertion

from bot.domain.agenda.action import AgendaAction
from bot.domain.agenda.agenda import Agenda, AgendaItem
from bot.domain.agenda.career_review import CareerReviews
from bot.domain.agenda.minutes import Minutes
from bot.domain.agenda.one_to_one import OneToOne
from bot.slack.shown import Shown
from bot.slack.views.agenda import minutes_forms as forms
from bot.slack.views.agenda import one_to_one as meeting
from bot.slack.views.agenda.order import order_view
from bot.slack.views.agenda.topic import topic_form
from bot.slack.who.places import Place
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HERE = Place("C1", "privategroup")
SHOWN = Shown("C1", "1.2", "https://hooks.test/1")
POSTED = forms.PostedAgenda("U1", 7, SHOWN)


def topic(number: int, text: str) -> AgendaItem:
    return AgendaItem(f"topic:{number}", "topic", text)


LITTLE = (
    AgendaItem("win:1", "win", "redesigned the sign-up, 18% up"),
    replace(topic(1, "the on-call rota"), by="Marta"),
    AgendaItem("gap:1", "gap", "leading without a title", is_private=True),
)
LONG = (
    *(AgendaItem(f"win:{n}", "win", text[:300]) for n, text in enumerate(AWKWARD, 1)),
    *(replace(topic(n, text[:300]), is_ticked=n % 2 > 0) for n, text in enumerate(AWKWARD, 1)),
    *(replace(topic(n, text[:300]), is_waiting=True) for n, text in enumerate(AWKWARD * 4, 100)),
)
ITEMS: dict[str, tuple[AgendaItem, ...]] = {"Ada": (), "Bo": LITTLE, "Cy": LONG}
ACTIONS = {
    "Ada": 0,
    "Bo": 1,
    "Cy": len(AWKWARD),
}
MEETING = OneToOne(time(14, 0), 2, 120, "C1", "", first_on=date(2026, 11, 24), career_every_weeks=4)
MEETINGS = {
    "Ada": (None, None),
    "Bo": (MEETING, None),
    "Cy": (
        replace(MEETING, place_name="privategroup", in_private=True),
        CareerReviews(date(2026, 10, 5), every_weeks=8),
    ),
}


def agenda(who: str) -> Agenda:
    return Agenda(7, "C1", NOW, ITEMS[who], posted_at=NOW)


def minutes(who: str) -> Minutes:
    actions = tuple(
        AgendaAction(
            "Marta",
            text[:200],
            TODAY,
            id=n,
            agenda_id=7,
            channel_id="C1",
            added_by="Ada",
            added_at=NOW,
        )
        for n, text in enumerate(AWKWARD[: ACTIONS[who]], 1)
    )
    return Minutes(agenda(who), "U1", "Ada", TODAY, actions)


def modals(who: str) -> dict[str, View]:
    known, reviews = MEETINGS[who]
    return {
        "order": order_view(agenda(who), HERE, SHOWN),
        "topic": topic_form(7, HERE, SHOWN),
        "action": forms.action_form(POSTED),
        "covered": forms.cover_form(POSTED, minutes(who)),
        "for next time": forms.bring_form(POSTED, "" if who == "Ada" else AWKWARD[0][:80]),
        "brought": forms.brought("" if who == "Ada" else AWKWARD[0][:80]),
        "correct": forms.correct_form(POSTED, agenda(who)),
        "take back": forms.take_back_form(POSTED),
        "taken back": forms.taken_back("/agenda"),
        "the 1:1": meeting.one_to_one_form(known, reviews, HERE, TODAY),
        "the 1:1 kept": meeting.one_to_one_saved(known, reviews, TODAY, TODAY),
        "the 1:1 of unknown readers": meeting.one_to_one_saved(
            known, reviews, TODAY, TODAY, asks_who_reads=True
        ),
        "others read": meeting.readers_known(is_pair=False),
        "only two read": meeting.readers_known(is_pair=True),
        "a review held": meeting.held_form(TODAY),
    }


@pytest.mark.parametrize("who", ITEMS)
def test_every_form_around_the_agenda_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    read = "\n\n".join(f"# {name}\n{seen(view)}" for name, view in modals(who).items())

    assert read == snapshot


@pytest.mark.parametrize("who", ITEMS)
def test_every_form_around_the_agenda_is_what_slack_takes(who: str) -> None:
    problems = {name: problems_of(view) for name, view in modals(who).items()}

    assert not {name: found for name, found in problems.items() if found}
