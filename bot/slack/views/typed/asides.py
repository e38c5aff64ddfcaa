"""What the coach says to what is no win and no goal: pages, files, news, a pause, small talk."""

from collections.abc import Mapping
from datetime import date

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.text.wording import day_near
from bot.domain.typed.line import Understood
from bot.domain.week.check_in import Outlook
from bot.slack.text import Message, line, rich, shortened
from bot.slack.views.drafts.draft import CHOOSE
from bot.slack.views.links import MOVE_STAGE, OPEN_SETTINGS, plain_button
from bot.slack.views.talks.after import RECORD
from bot.slack.views.week.pause import pause_button, quiet_until, welcome_back
from bot.slack.views.wins.list import OPEN_IMPORT

READ_AS_WIN = "typed_win"
PAGE = "typed_page"
IMPORT_WINS = "typed_import_wins"
IMPORT_LADDER = "typed_import_ladder"
RESUME = "typed_resume"

LONGEST_VALUE = 2000
"""Characters that a button carries. Source: docs.slack.dev/reference/block-kit/block-elements."""

DISTRESS = (
    "That sounds really hard, and I'm sorry. You don't have to get anything done here today. "
    "I haven't saved it."
)
DANGER = (
    "I'm so sorry. Please talk to somebody now: a person you trust, a crisis line, or your local "
    "emergency number. You matter more than any of this. I haven't saved it."
)
SMALL_TALK = {
    "thanks": "Any time.",
    "ok": "👍 Good.",
    "no": "OK.",
    "mood": "Good to hear. If there's a win in it, type it in a line and I'll save it.",
}
NOTHING = {
    "": "That happens.",
    "plan": "That happens. I won't ask again about this week's goals.",
    "review": "That happens. I won't ask again this week.",
    "hard": "That sounds hard, and I'm sorry. I haven't saved it.",
}
"""What is said to a line that tells of nothing, by the question that it answers."""

NOTHING_TO_UNDO = "There's nothing to take back. Undo stands below each line that I saved."
WHICH_GOAL = "Which of these is done?"
NEWS: Mapping[str, tuple[str, str, str, str]] = {
    "promoted": ("Congratulations! You earned it.", "Record it", RECORD, "promoted"),
    "refused": (
        "I'm sorry. A no with a reason is where the next round starts.",
        "Note the reason",
        MOVE_STAGE,
        "not_this_time",
    ),
    "leaving": (
        "That's a big step. Export your wins first: they're yours.",
        "Export them",
        PAGE,
        "export",
    ),
    "may leave": (
        "That's a big step. Weigh it first, in private: nobody sees it but you.",
        "Stay or go",
        PAGE,
        "options",
    ),
    "manager gone": (
        "A new manager knows nothing of your case yet. Tell me who it is.",
        "Change the manager",
        OPEN_SETTINGS,
        "",
    ),
}
"""What is said to news, and the button to its page."""

ALSO_A_WIN = frozenset({"promoted"})
"""News that somebody may want among their wins; a loss is none."""


def aside(one: Understood, name: str) -> Message | None:
    """The answer to what is never saved; None for everything else."""
    kind, word = one.meaning.kind, one.meaning.word
    if kind == "distress":
        return answer(DANGER if word == "danger" else DISTRESS)
    if kind == "small_talk":
        return answer(SMALL_TALK.get(word) or _hello(name))
    if kind == "nothing":
        return answer(NOTHING[word])
    return _news(one) if kind == "news" and one.line.became == "said" else None


def answer(sentence: str, *buttons: ButtonElement) -> Message:
    """A sentence of the coach's own, with the ways on."""
    blocks: list[Block] = [rich(line(sentence))]
    if buttons:
        blocks.append(ActionsBlock(elements=list(buttons)))
    return Message(text=sentence, blocks=blocks)


def to_page(sentence: str, label: str, word: str) -> Message:
    return answer(sentence, page_button(label, word))


def to_draft(title: str, kind: str) -> Message:
    button = plain_button("Write it", CHOOSE, kind)
    return answer(f"{title}: I write it from what you saved.", button)


def page_button(label: str, word: str) -> ButtonElement:
    return plain_button(label, PAGE, word)


def decided(title: str, on: date | None, today: date) -> Message:
    if on is None:
        return to_page("I don't know the date yet. A guess will do.", "Set the date", "settings")
    return to_page(f"{title} is decided on {day_near(on, today)}.", "Open the plan", "plan")


def stopped() -> Message:
    return answer(
        "OK, no more messages from me. What you type still works.", _resume("Start again")
    )


def paused(until_on: date, today: date) -> Message:
    return answer(quiet_until(until_on, today), pause_button(), _resume("I'm back"))


def resumed(outlook: Outlook) -> Message:
    return answer(welcome_back(outlook))


def queued(count: int) -> Message:
    """A long list waits for a yes or no to each line."""
    button = plain_button("Look through them", OPEN_IMPORT)
    return answer(f"That's a long list. {count} new lines wait for you to say which count.", button)


def dropped(name: str, url: str, *, is_ladder: bool, is_list: bool) -> Message:
    """The way from a file that somebody dropped into what it can be."""
    buttons = []
    if len(url) <= LONGEST_VALUE:
        kinds = (
            (is_list, "Import as wins", IMPORT_WINS),
            (is_ladder, "Import as a ladder", IMPORT_LADDER),
        )
        buttons = [plain_button(label, action_id, url) for fits, label, action_id in kinds if fits]
    if not buttons:
        return answer(
            f"I can't read {shortened(name, 60)}. Type what it's about, and I'll save it."
        )
    return answer(f"What's in {shortened(name, 60)}?", *buttons)


def clip() -> Message:
    return answer("I can't listen to clips. Type it in a line, and I'll save it.")


def nothing_to_undo() -> Message:
    return answer(NOTHING_TO_UNDO)


def which_goal(said: Message) -> Message:
    """The open goals, each with its buttons, below the question."""
    return Message(text=WHICH_GOAL, blocks=[rich(line(WHICH_GOAL)), *said["blocks"]])


def left() -> Message:
    return answer("OK, it stays as it was.")


def _hello(name: str) -> str:
    return f"Hi{f' {name}' if name else ''}. Tell me what you did, or type “what's next”."


def _news(one: Understood) -> Message:
    sentence, label, action_id, value = NEWS[one.meaning.word]
    lead = plain_button(label, action_id, value or None, is_primary=True)
    if one.meaning.word not in ALSO_A_WIN:
        return answer(sentence, lead)
    return answer(sentence, lead, plain_button("Just a win", READ_AS_WIN, str(one.line.id)))


def _resume(label: str) -> ButtonElement:
    return plain_button(label, RESUME)
