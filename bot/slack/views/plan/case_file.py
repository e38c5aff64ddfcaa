"""How the case file looks: what is said and what is missing, and a short form for each part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, HeaderBlock, InputBlock, Option
from slack_sdk.models.views import View

from bot.domain.plan.case_file import (
    PARTS,
    TARGET_KINDS,
    USUAL_MONTHS,
    CaseFile,
    FilePart,
    TargetKind,
    flags_in,
    lines_in,
)
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, small
from bot.slack.views.drafts.beside import tone_flags
from bot.slack.views.drafts.window import read_window, window_field
from bot.slack.views.fields import choice_field, date_field, text_field
from bot.slack.views.links import OPEN_PART, plain_button

SAVE = "case_keep"

TARGET_KIND = "target_kind"
STARTS_ON = "starts_on"
"""Named like the fields of the case file that they fill, as are those in ASKS."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A field of the case file that is asked for in words; a list has one item a line."""

    name: str
    label: str
    hint: str | None = None
    is_long: bool = False
    is_list: bool = False


ASKS: Mapping[FilePart, tuple[Ask, ...]] = {
    "role": (Ask("exact_title", "The exact title", "As it would stand in the announcement."),),
    "picture": (
        Ask("who", "Who is better off?", "A team, a customer, a person."),
        Ask(
            "what",
            "What happens, once you do it?",
            "One scene: a release without a night shift, a new colleague who ships in week one.",
            is_long=True,
        ),
        Ask("when", "When would they notice?", "In the first month; at renewal."),
        Ask("duties", "What do you take over?", is_long=True),
        Ask(
            "first_90_days",
            "Goals for the first 90 days",
            "One a line, three are plenty. They become your goals once you have the role.",
            is_long=True,
            is_list=True,
        ),
    ),
    "benefit": (
        Ask(
            "value",
            "What do team and company gain?",
            "It stands at the top of the proposal, before you ask for anything.",
            is_long=True,
        ),
        Ask(
            "need",
            "Why is the role needed now?",
            "Work that nobody owns, a plan that has no lead, a risk that grows.",
            is_long=True,
        ),
        Ask("vision", "Where does it lead, in one line?", "A year or two from now."),
        Ask(
            "organisation_goals",
            "Which goals of the company does it serve?",
            "One a line, as the company words them.",
            is_long=True,
            is_list=True,
        ),
    ),
    "motive": (
        Ask("long_term_role", "Where do you want to be in the long run?"),
        Ask(
            "reason",
            "What is it for, for you?",
            "A home, school fees, the work you were made for. Nobody sees it unless you tick it.",
            is_long=True,
        ),
    ),
}
"""Every field in words, in reading order; form and reader follow."""

HEADINGS: dict[FilePart, str] = {
    "role": "The role",
    "picture": "What you will do in it",
    "benefit": "What the team gains",
    "motive": "Why you want it",
}
WHERE: dict[TargetKind, str] = {
    "same_team": "In my team",
    "other_team": "In another team here",
    "outside": "In another company",
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
        blocks=[
            *(_field(ask, file) for ask in ASKS[part]),
            *(_role_fields(file) if part == "role" else ()),
        ],
    )


def read_part(action: Mapping[str, Any]) -> FilePart:
    return next(part for part in PARTS if part == action["value"])


def read_case_form(view: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the case file that the form holds, by name."""
    form, part = Form(view), carried(view)["part"]
    texts = {ask: clean_text(form.text(ask.name)).strip() for ask in ASKS[part]}
    known: dict[str, Any] = {
        ask.name: lines_in(text) if ask.is_list else text for ask, text in texts.items()
    }
    return known | (_role_in(form) if part == "role" else {})


def _role_in(form: Form) -> dict[str, Any]:
    kind = form.option(TARGET_KIND)
    return {
        TARGET_KIND: next((known for known in TARGET_KINDS if known == kind), "same_team"),
        STARTS_ON: form.day(STARTS_ON),
    } | read_window(form)


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


def _role_fields(file: CaseFile) -> list[InputBlock]:
    where = {str(kind): Option(value=kind, text=plain(label)) for kind, label in WHERE.items()}
    return [
        choice_field(TARGET_KIND, "Where is it?", where, file.target_kind, "Choose"),
        date_field(STARTS_ON, "From which day?", file.starts_on),
        window_field(file),
    ]


def _field(ask: Ask, file: CaseFile) -> InputBlock:
    said_before = getattr(file, ask.name)
    value = "\n".join(said_before) if ask.is_list else said_before
    return text_field(ask.name, ask.label, value, ask.hint, is_long=ask.is_long)
