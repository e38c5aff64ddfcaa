"""How each thing looks that the coach brings of its own accord. Add yours to `look`."""

from bot.domain.people.feedback import Asked, Reminder
from bot.domain.review.sharing import GuestReview, Letter
from bot.domain.week.check_in import (
    AgendaNote,
    NudgeNote,
    Outgoing,
    PlanCheckIn,
    SecondAsk,
    StillOn,
)
from bot.slack.text import Message
from bot.slack.views.agenda.draft import Around, agenda_draft
from bot.slack.views.people.request import request_message
from bot.slack.views.review.invitation import invitation_message
from bot.slack.views.review.showing import offer_message
from bot.slack.views.week.check_in import plan_message, review_message
from bot.slack.views.week.nudge import nudge_message
from bot.slack.views.week.second_ask import second_ask_message
from bot.slack.views.week.still_on import still_on_message
from bot.slack.who.places import Place


def look(message: Outgoing, note: str = "") -> Message:
    """`note` is what will stand below it: a message that is to stay short leaves room for it."""
    if isinstance(message, PlanCheckIn):
        return plan_message(message, note=note)
    if isinstance(message, AgendaNote):
        place = Place(message.agenda.channel_id, message.agenda.place_name)
        around = Around(message.name, comes_by_itself=True)
        return agenda_draft(message.agenda, place, around)
    if isinstance(message, NudgeNote):
        return nudge_message(message)
    if isinstance(message, StillOn):
        return still_on_message(message)
    if isinstance(message, SecondAsk):
        return second_ask_message(message)
    return review_message(message, note=note)


def letter_look(letter: Letter) -> Message:
    """The same for what one person sends to another. Add yours here."""
    if isinstance(letter, Asked):
        return request_message(letter)
    if isinstance(letter, Reminder):
        return request_message(letter.asked, again=True)
    if isinstance(letter, GuestReview):
        return invitation_message(letter)
    return offer_message(letter)
