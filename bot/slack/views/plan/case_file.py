"""How the case file looks: what is said and what is missing, and a short form for each part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, HeaderBlock
from slack_sdk.models.views import View

from bot.domain.plan.case_file import (
    PARTS,
    USUAL_MONTHS,
    CaseFile,
    FilePart,
    TargetKind,
    flags_in,
    lines_in,
)
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, small
from bot.slack.views.choices import Select
from bot.slack.views.drafts.beside import tone_flags
from bot.slack.views.drafts.window import MONTHS_BACK
from bot.slack.views.fields import Day, Field, Several, Words, blocks_of, values_of
from bot.slack.views.links import OPEN_PART, plain_button

SAVE = "case_keep"

WHERE: dict[TargetKind, str] = {
    "same_team": "In my team",
    "other_team": "In another team here",
    "outside": "In another company",
}
TARGET_KIND = Select(
    "target_kind", "Where is it?", labels=WHERE, prompt="Choose", usual="same_team"
)
STARTS_ON = Day("starts_on", "From which day?")

ASKS: Mapping[FilePart, tuple[Field[Any], ...]] = {
    "role": (
        Words("exact_title", "The exact title", "As it would stand in the announcement."),
        TARGET_KIND,
        STARTS_ON,
        MONTHS_BACK,
    ),
    "picture": (
        Words("who", "Who is better off?", "A team, a customer, a person."),
        Words(
            "what",
            "What happens, once you do it?",
            "One scene: a release without a night shift, a new colleague who ships in week one.",
            is_long=True,
        ),
        Words("when", "When would they notice?", "In the first month; at renewal."),
        Words("duties", "What do you take over?", is_long=True),
        Several(
            "first_90_days",
            "Goals for the first 90 days",
            "One a line, three are plenty. They become your goals once you have the role.",
            is_long=True,
            parts=lines_in,
        ),
    ),
    "benefit": (
        Words(
            "value",
            "What do team and company gain?",
            "It stands at the top of the proposal, before you ask for anything.",
            is_long=True,
        ),
        Words(
            "need",
            "Why is the role needed now?",
            "Work that nobody owns, a plan that has no lead, a risk that grows.",
            is_long=True,
        ),
        Words("vision", "Where does it lead, in one line?", "A year or two from now."),
        Several(
            "organisation_goals",
            "Which goals of the company does it serve?",
            "One a line, as the company words them.",
            is_long=True,
            parts=lines_in,
        ),
    ),
    "motive": (
        Words("long_term_role", "Where do you want to be in the long run?"),
        Words(
            "reason",
            "What is it for, for you?",
            "A home, school fees, the work you were made for. Nobody sees it unless you tick it.",
            is_long=True,
        ),
    ),
}
"""Every field, in reading order, called like what it fills in the case file."""

HEADINGS: dict[FilePart, str] = {
    "role": "The role",
    "picture": "What you will do in it",
    "benefit": "What the team gains",
    "motive": "Why you want it",
}
NOTHING_YET: dict[FilePart, str] = {
    "role": "The exact title and a day to start from are what a yes can be held to.",
    "picture": "One scene is enough: who is better off, what happens, and when they notice.",
    "benefit": "It goes before the ask. What gets easier, safer or quicker for the others?",
    "motive": "It goes into a draft only where you tick it for that one draft.",
}
PRIVATE = (
    "In Slack, only you see this. A draft holds it only where you tick that for this one draft."
)


def case_page(target_title: str, file: CaseFile) -> View:
    return modal(
        "My case",
        "case_page",
        blocks=[
            rich(line("What only you know about your way to ", bold(target_title), ".")),
            *(block for part in PARTS for block in _part(file, part)),
        ],
    )


def case_form(part: FilePart, file: CaseFile) -> View:
    return modal(
        HEADINGS[part],
        SAVE,
        submit="Save",
        carries=carry(part=part),
        blocks=blocks_of(ASKS[part], file),
    )


def read_part(action: Mapping[str, Any]) -> FilePart:
    return next(part for part in PARTS if part == action["value"])


def read_case_form(view: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the case file that the form holds, by name."""
    form, part = Form(view), carried(view)["part"]
    return values_of(ASKS[part], form)


def _part(file: CaseFile, part: FilePart) -> list[Block]:
    rows = [(bold(f"{label}  "), words) for label, words in _said(file, part) if words]
    label = "Change" if rows else "Write it"
    button = plain_button(label, OPEN_PART, part, about=HEADINGS[part])
    return [
        HeaderBlock(text=plain(HEADINGS[part])),
        rich(bullets(rows)) if rows else said(NOTHING_YET[part]),
        *tone_flags(flags_in(file, part)),
        *([small(PRIVATE)] if part == "motive" and rows else []),
        ActionsBlock(block_id=f"case-{part}", elements=[button]),
    ]


def _said(file: CaseFile, part: FilePart) -> Sequence[tuple[str, str]]:
    match part:
        case "role":
            is_usual = file.target_kind == "same_team" and not file.exact_title
            where = "" if is_usual and not file.starts_on else WHERE[file.target_kind]
            return (
                ("Where", where),
                ("Title", file.exact_title),
                ("From", _day(file.starts_on)),
                ("The proposal looks back", _months(file)),
            )
        case "picture":
            return (
                ("Who", file.who),
                ("What", file.what),
                ("When", file.when),
                ("I take over", file.duties),
                ("First 90 days", "; ".join(file.first_90_days)),
            )
        case "benefit":
            return (
                ("They gain", file.value),
                ("The team needs it because", file.need),
                ("Where it leads", file.vision),
                ("It serves", "; ".join(file.organisation_goals)),
            )
        case "motive":
            return (("In the long run", file.long_term_role), ("Because", file.reason))


def _day(on: date | None) -> str:
    return calendar_date(on) if on else ""


def _months(file: CaseFile) -> str:
    return "" if file.months == USUAL_MONTHS else counted(file.months, "month")
