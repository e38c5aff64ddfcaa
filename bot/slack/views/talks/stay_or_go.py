"""How staying or going looks: five signs, what the records say of each, and the member's own mark.

It informs. No score, no colour, no advice; and it never leaves the member's own screen.
"""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    Option,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.talks.stay_or_go import SIGNS, Options, Sign, SignFound, SignMark
from bot.domain.text.wording import calendar_date
from bot.slack.modal import modal
from bot.slack.text import bullets, line, plain, rich, said, small
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.links import plain_button

OPEN = "stay_or_go_open"
MARK = "stay_or_go_mark"
RESUME = "stay_or_go_resume"

TITLES: dict[Sign, str] = {
    "no_path": "There is no way up here",
    "passed_over": "Passed over, more than once",
    "politics": "It is decided by something other than the work",
    "stagnant": "The company stands still",
    "maxed_out": "Nothing left to grow into",
}
MEANINGS: dict[Sign, str] = {
    "no_path": "The role you want doesn't exist here, or you are told that it isn't for you.",
    "passed_over": "Rounds come and go, and the reason changes or doesn't.",
    "politics": "Nobody says what is missing, or it is decided by who knows whom.",
    "stagnant": "No growth, so no new roles; good work alone doesn't make one.",
    "maxed_out": "You hold the top of your ladder, or have learned what there is to learn.",
}
MARKS: dict[SignMark, str] = {
    "yes": "I see it",
    "unsure": "Not sure",
    "no": "I don't see it",
}
NO_EVIDENCE = "Nothing on record."


def options_page(options: Options) -> View:
    return modal(
        "Stay or go",
        "options_page",
        blocks=[
            small("In Slack, only you see this, and no file or message of yours carries it."),
            said(
                "Five signs that people look at when they weigh staying and going. I put beside "
                "each what you recorded; how you see it is yours to say."
            ),
            *(block for found in options.found for block in _sign(found)),
            *_result(options),
            *_ways(),
        ],
    )


def options_button(label: str = "Stay or go, in private") -> ButtonElement:
    return plain_button(label, OPEN)


def read_mark(action: Mapping[str, Any]) -> tuple[Sign, SignMark]:
    word, _, chosen = str(action["selected_option"]["value"]).partition(" ")
    sign = next(sign for sign in SIGNS if sign == word)
    return sign, next(mark for mark in MARKS if mark == chosen)


def _sign(found: SignFound) -> list[Block]:
    options = {
        mark: Option(value=f"{found.sign} {mark}", text=plain(label))
        for mark, label in MARKS.items()
    }
    chosen = options[found.marked.mark] if found.marked else None
    section = SectionBlock(
        block_id=f"sign-{found.sign}",
        text=f"*{TITLES[found.sign]}*\n{MEANINGS[found.sign]}",
        accessory=StaticSelectElement(
            action_id=MARK,
            placeholder=plain("How do you see it?"),
            options=list(options.values()),
            initial_option=chosen,
        ),
    )
    evidence = found.evidence or (NO_EVIDENCE,)
    marked = f"You marked it on {calendar_date(found.marked.marked_on)}." if found.marked else ""
    return [
        section,
        rich(bullets([(sentence,) for sentence in evidence])),
        *([small(marked)] if marked else []),
    ]


def _result(options: Options) -> list[Block]:
    """What the member said, in one sentence; the choice is theirs (004-68)."""
    if not options.seen:
        text = "You have marked none of the five as something you see."
    else:
        named = "; ".join(TITLES[sign].lower() for sign in options.seen)
        text = f"What you see today: {named}."
    return [
        rich(line(text)),
        said(
            "One sign can be a bad year, and five can still leave good reasons to stay. You are "
            "the one who weighs them. Whichever way you go, your wins go with you."
        ),
    ]


def _ways() -> list[Block]:
    resume = plain_button("Résumé lines as a file", RESUME)
    interview = write_button("Why I want to move, in an interview", "interview_answer")
    return [
        ActionsBlock(block_id="options-ways", elements=[resume, interview]),
        small(
            "If you look elsewhere, apply at the title whose work you already do. Private wins "
            "are left out of the file. Next step, if you stay: ask what would have to change, and "
            "by when."
        ),
    ]
