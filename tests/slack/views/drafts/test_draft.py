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
from bot.domain.text.tone import ToneFlag
from bot.files.documents import read_markdown
from bot.slack.shown import Shown
from bot.slack.text import Message
from bot.slack.views.drafts import draft as views
from bot.slack.views.drafts.beside import advice_view, in_a_line
from bot.slack.views.drafts.files import LABELS, file_on_its_way, files_view, read_taking
from bot.slack.views.drafts.form import copy_form, draft_form, read_draft_form
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

WEIGHTY = Advice(
    "",
    "You have an answer.",
    warning="Below what is expected at your current level: 1 line.",
    open_items=("Agree on at least one gap", "Close it"),
    timing="You haven't checked the timing yet.",
    thin=("Why is the role needed now?",),
    flags=(ToneFlag("ultimatum", "or I will leave", "This can be heard as a threat."),),
    length="1,000 words, more than two pages.",
    trims=("Keep the two strongest points.",),
)

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1)


def message(draft: Draft, advice: Advice = ADVICE) -> Message:
    return views.draft_message(draft, read_markdown(draft.text), advice)


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
    assert seen(message(draft, EARLY)) == snapshot


@settings(deadline=None)
@example(text='She said "yes". ' * 20 + "\n\n", times=90, is_edited=True)
@given(text=texts, times=st.integers(1, 400), is_edited=st.booleans())
def test_a_draft_of_any_length_is_what_slack_takes(
    *, text: str, times: int, is_edited: bool
) -> None:
    draft = replace(EMAIL, text=(text * times)[:30_000].strip() or "x", is_edited=is_edited)

    assert problems_of(message(draft, WEIGHTY)) == []
    assert problems_of(draft_form(draft, Shown(response_url=URL))) == []
    assert problems_of(copy_form(draft, read_markdown(draft.text))) == []


@settings(deadline=None)
@example("\uf900", 1)
@example("e\u0301 \u212b", 400)
@given(texts, st.integers(1, 400))
def test_a_form_that_is_not_touched_changes_nothing(text: str, times: int) -> None:
    draft = replace(SHORT, text=(text * times)[:30_000].strip() or "x")

    read = read_draft_form(submitted(draft_form(draft, Shown("D1", "1.2"))))

    assert read == (draft.id, draft.text, draft.version)


def test_a_text_too_long_for_a_message_says_where_the_rest_is() -> None:
    long, short = message(LONG), message(SHORT)

    assert views.is_cut(long)
    assert "the whole of it is in the file" in seen(long)
    assert "Paragraph 0:" in seen(long)
    assert not views.is_cut(short)
    assert "the whole of it is in the file" not in seen(short)


@pytest.mark.parametrize("draft", [SHORT, EMAIL, LONG])
def test_every_draft_says_that_nothing_was_sent(draft: Draft) -> None:
    unsent = "Nothing was sent. In Slack, only you see this."

    assert unsent in seen(message(draft))
    assert unsent in message(draft)["text"]


@pytest.mark.parametrize("advice", [ADVICE, EARLY, WEIGHTY])
def test_one_line_stands_above_the_text_whatever_there_is_to_say(advice: Advice) -> None:
    above, text, *_ = seen(message(SHORT, advice)).splitlines()

    assert above.startswith("*Ask for a meeting*")
    assert text == "Hi Marta,"


def test_the_line_has_what_weighs_most_and_the_button_all_of_it() -> None:
    shown = seen(advice_view(SHORT, WEIGHTY))

    assert in_a_line(WEIGHTY) == "Your current level comes first · 2 points still open"
    assert in_a_line(ADVICE) == ""
    for words in ("Below what is expected", "Close it", "the timing yet", "heard as a threat"):
        assert words in shown
    assert "Is now a good time?" in shown
    assert "My case" in shown
    assert problems_of(advice_view(SHORT, WEIGHTY)) == []
    assert problems_of(advice_view(SHORT, Advice(""))) == []


def test_the_button_to_the_advice_is_there_once_and_only_where_there_is_any() -> None:
    weighty, noted, silent = (seen(message(SHORT, one)) for one in (WEIGHTY, ADVICE, Advice("")))

    assert ("See" in weighty, "Before you use it" in weighty) == (True, False)
    assert ("See" in noted, "Before you use it" in noted) == (False, True)
    assert ("See" in silent, "Before you use it" in silent) == (False, False)


def test_what_is_copied_has_no_signs_and_the_subject_stands_apart() -> None:
    draft = replace(EMAIL, text="Hi **Marta**,\n\n- one\n- *two*")
    fields = copy_form(draft, read_markdown(draft.text)).to_dict()["blocks"][1:]

    assert [(field["label"]["text"], field["element"]["initial_value"]) for field in fields] == [
        ("Subject", "Our talk: thank you"),
        ("The text", "Hi Marta,\n\n• one\n• *two*"),
    ]


def test_a_long_text_is_copied_in_pieces_that_have_all_of_it() -> None:
    fields = copy_form(LONG, read_markdown(LONG.text)).to_dict()["blocks"][1:]
    texts_shown = [field["element"]["initial_value"] for field in fields]

    assert len(fields) > 5
    assert max(map(len, texts_shown)) <= 3000
    assert " ".join(texts_shown).split() == LONG.text.split()


def test_the_form_says_which_signs_it_knows_once() -> None:
    for draft in (SHORT, LONG):
        hints = [block.get("hint") for block in draft_form(draft, Shown()).to_dict()["blocks"]]
        (hint,) = [hint["text"] for hint in hints if hint]
        for sign in ("# heading", "- point", "**bold**"):
            assert sign in hint


def test_a_draft_leaves_as_what_it_can_be() -> None:
    email, note = (seen(files_view(EMAIL, ways)) for ways in (AS_EMAIL, FILES))

    assert "E-mail, unsent (.eml)" in email
    assert "Open it in your mail program" in email
    assert "E-mail" not in note.removeprefix("The e-mail")
    assert "mail program" not in note


@pytest.mark.parametrize("form", get_args(FileForm))
def test_the_window_of_files_says_which_was_chosen(form: FileForm) -> None:
    rows = files_view(SHORT, Ways(get_args(FileForm))).to_dict()["blocks"][1:]

    (chosen,) = (row["accessory"] for row in rows if row["text"]["text"] == LABELS[form])
    assert read_taking(chosen) == (SHORT.id, form)


def test_the_menu_of_files_in_messages_sent_before_is_still_read() -> None:
    assert read_taking({"selected_option": {"value": "7 pdf"}}) == (7, "pdf")


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
