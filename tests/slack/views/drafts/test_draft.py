"""Drafts: whole and ready to copy, however long, and never without saying that nothing was sent."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View
from syrupy.assertion import SnapshotAssertion

from bot.domain.drafts.draft import Advice, Draft, FileForm, Ways
from bot.slack.shown import Shown
from bot.slack.views.drafts import draft as views
from bot.slack.views.drafts.files import LABELS, file_on_its_way, read_taking, take_menu
from tests.slack.views.seeing import problems_of, seen

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
URL = "https://hooks.test/" + "x" * 200
FILES = Ways(("docx", "pdf", "markdown"))
AS_EMAIL = Ways(("docx", "pdf", "markdown", "email"), mailto="mailto:?subject=Our%20talk")
ADVICE = Advice("Read it once aloud, then send it.")
EARLY = Advice("Say it in a 1:1.", "You have an answer.", is_early=True)

SHORT = Draft(1, "meeting_request", "Ask for a meeting", "Hi Marta,\n\nhalf an hour?", NOW)
EMAIL = Draft(
    2, "follow_up", "The e-mail after the talk", "Hi *Marta* & <all>,", NOW, "Our talk: thank you"
)
LONG = replace(SHORT, text="\n\n".join(f"Paragraph {n}: " + "word " * 60 for n in range(80)))

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1)


def submitted(form: View) -> dict[str, Any]:
    """The form as it was opened, sent back unchanged."""
    view = form.to_dict()
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    fields = {block["block_id"]: block["element"] for block in inputs}
    view["state"] = {
        "values": {
            name: {name: {"value": element.get("initial_value")}}
            for name, element in fields.items()
        }
    }
    return view


@pytest.mark.parametrize("draft", [SHORT, EMAIL, replace(SHORT, is_edited=True)])
def test_a_draft_reads_well(draft: Draft, snapshot: SnapshotAssertion) -> None:
    assert seen(views.draft_message(draft, EARLY, AS_EMAIL if draft.subject else FILES)) == snapshot


@settings(deadline=None)
@given(text=texts, times=st.integers(1, 400), is_edited=st.booleans())
def test_a_draft_of_any_length_is_what_slack_takes(
    *, text: str, times: int, is_edited: bool
) -> None:
    draft = replace(EMAIL, text=(text * times)[:30_000].strip() or "x", is_edited=is_edited)

    assert problems_of(views.draft_message(draft, EARLY, AS_EMAIL)) == []
    assert problems_of(views.draft_form(draft, Shown(response_url=URL))) == []


@settings(deadline=None)
@example("\uf900", 1)
@example("e\u0301 \u212b", 400)
@given(texts, st.integers(1, 400))
def test_a_form_that_is_not_touched_changes_nothing(text: str, times: int) -> None:
    draft = replace(SHORT, text=(text * times)[:30_000].strip() or "x")

    read = views.read_draft_form(submitted(views.draft_form(draft, Shown("D1", "1.2"))))

    assert read == (draft.id, draft.text, draft.version)


def test_a_text_too_long_for_a_message_says_where_the_rest_is() -> None:
    shown = seen(views.draft_message(LONG, ADVICE, FILES))

    assert views.is_cut(LONG)
    assert "the whole of it is in the file" in shown
    assert "Paragraph 0:" in shown
    assert not views.is_cut(SHORT)


@pytest.mark.parametrize("draft", [SHORT, EMAIL, LONG])
def test_every_draft_says_that_nothing_was_sent(draft: Draft) -> None:
    message = views.draft_message(draft, ADVICE, FILES)

    assert "Nothing was sent to anybody" in seen(message)
    assert "Nothing was sent to anybody" in message["text"]


def test_a_draft_leaves_as_what_it_can_be() -> None:
    email, note = (seen(views.draft_message(EMAIL, ADVICE, ways)) for ways in (AS_EMAIL, FILES))

    assert "E-mail, unsent (.eml)" in email
    assert "Open it in your mail program" in email
    assert "E-mail" not in note
    assert "mail program" not in note


@pytest.mark.parametrize("form", get_args(FileForm))
def test_the_menu_of_files_says_which_was_chosen(form: FileForm) -> None:
    (menu,) = (block.to_dict() for block in take_menu(SHORT, Ways(get_args(FileForm))))

    (chosen,) = (x for x in menu["accessory"]["options"] if x["text"]["text"] == LABELS[form])
    assert read_taking({"selected_option": chosen}) == (SHORT.id, form)


@pytest.mark.parametrize(
    ("action", "choice"),
    [
        ({"value": "soft_ask"}, ("soft_ask", None)),
        ({"value": "follow_up 12"}, ("follow_up", 12)),
        ({"selected_option": {"value": "conversation"}}, ("conversation", None)),
    ],
)
def test_a_button_or_a_menu_says_which(action: dict[str, Any], choice: object) -> None:
    assert views.read_choice(action) == choice


def test_the_word_in_a_view_is_what_slack_takes() -> None:
    assert problems_of(views.in_your_messages(SHORT, "https://acme.slack.com/archives/D1/p1")) == []
    assert problems_of(file_on_its_way()) == []
