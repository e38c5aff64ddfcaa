"""The outcome of a talk: its page, the facts of the answer, and what they turn into."""

from bot.slack.views.plan.ready import after_moving
from bot.slack.views.talks import answer as views
from bot.slack.views.talks import answer_form as forms
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.talks.after import celebrate
from handlers.turn import Turn

LEADS_TO = {"promoted": celebrate}
"""What opens once a stage is reached."""


async def open_answer_form(turn: Turn) -> None:
    talk_id = views.read_talk_id(turn.action)
    page = await turn.coach.answers.page(turn.member, talk_id)
    await turn.open_over(forms.answer_form(page))


async def save_answer(turn: Turn) -> None:
    page = await turn.coach.answers.save(turn.member, forms.read_answer_form(turn.view))
    await turn.show_below(views.answer_page(page))
    refresh_home(turn)


async def put_into_plan(turn: Turn) -> None:
    page = await turn.coach.answers.put_into_plan(turn.member, turn.number)
    await turn.show_instead(views.answer_page(page, views.planned_note(page)))
    refresh_home(turn)


async def settle_promise(turn: Turn) -> None:
    key, state = views.read_settled(turn.action)
    talk = await turn.coach.talks.settle(turn.member, key, state)
    page = await turn.coach.answers.page(turn.member, talk.id)
    praise = views.praise_for_promise(talk, key, state)
    await turn.show_instead(views.answer_page(page, praise))


async def confirm(turn: Turn) -> None:
    talk_id = views.read_talk_id(turn.action)
    page = await turn.coach.answers.confirm(turn.member, talk_id)
    await turn.show_here(views.answer_page(page, views.CONFIRMED))


async def move_on(turn: Turn) -> None:
    """Only the press moves the stage (000-16); the first ask brings what to expect (000-15)."""
    stage, talk_id = views.read_move(turn.action)
    admission = await turn.coach.stages.pass_to(turn.member, stage)
    tip = await turn.coach.tips.tell_once(turn.member, "expect_a_road")
    page = await turn.coach.answers.page(turn.member, talk_id)
    await turn.show_instead(views.answer_page(page, tip=tip))
    if form := after_moving(admission):
        await turn.open_over(form)
    elif stage in LEADS_TO:
        await LEADS_TO[stage](turn)
    refresh_home(turn)


async def show_answer(turn: Turn) -> None:
    page = await turn.coach.answers.page(turn.member)
    await turn.open_over(views.answer_page(page))


LISTENERS = Listeners(
    actions={
        forms.OPEN_FORM: open_answer_form,
        views.OPEN_ANSWER: show_answer,
        views.PLAN: put_into_plan,
        views.SETTLE: settle_promise,
        views.CONFIRM: confirm,
        views.MOVE: move_on,
    },
    forms={
        forms.SAVE: save_answer,
    },
)
