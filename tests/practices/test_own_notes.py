"""What the member noted of a talk for themselves leaves in nothing but their own export."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import get_args

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.talks.talk import Outcome, Promise, TalkDraft
from bot.domain.wins.win import ExportForm, ExportWish
from bot.services.drafts.drafts import NothingToWriteError
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples import bo
from bot.templates.samples.people import talk as sample_talk
from tests import doors
from tests.practices.proposing import climb, knows, save, shows_all_four, states
from tests.practices.test_agenda import post
from tests.speeds import few
from tests.stories import Story

WORD = "zebrafinch"
NOTES = f"He looked annoyed and clearly does not rate me, {WORD}. More gravitas, {WORD}!"
RECORD = "Lead something that crosses team borders."


async def noted(story: Story, outcome: Outcome) -> int:
    talk = await story.coach.talks.record(
        story.member,
        TalkDraft(
            "Marta Lindqvist",
            date(2026, 10, 1),
            RECORD,
            outcome,
            (Promise("Marta", "send the criteria", date(2026, 12, 4)),),
            expectation="conditional",
            own_notes=NOTES,
        ),
    )
    return talk.id


async def whole_case(story: Story) -> None:
    await climb(story)
    await shows_all_four(story)
    await save(story, "cut the p95 by 30%", line="impact", is_significant=True)
    await states(story)
    await knows(story, "Dana")
    await doors.close_all(story.ada)


async def files_of(story: Story, draft_id: int) -> str:
    """What leaves as a file, as words."""
    read = ""
    for form in ("markdown", "docx"):
        _, content = await story.coach.draft_files.take(story.member, draft_id, form)
        if form == "docx":
            read += "\n".join(p.text for p in Document(BytesIO(content)).paragraphs)
        else:
            read += content.decode()
    return read


@pytest.mark.parametrize("outcome", few(get_args(Outcome), "yes", "not_yet"))
async def test_no_draft_and_no_document_knows_the_own_notes(story: Story, outcome: Outcome) -> None:
    await whole_case(story)
    talk_id = await noted(story, outcome)

    quoted = []
    for spec in DRAFTS:
        try:
            draft = await story.coach.drafts.write(story.member, spec.kind, talk_id=talk_id)
        except NothingToWriteError:
            continue
        advice = await story.coach.drafts.advice(story.member, draft)
        words = f"{draft.subject} {draft.text} {advice} {await files_of(story, draft.id)}"
        assert WORD not in words, spec.kind
        quoted += [spec.kind] if RECORD in words else []

    assert quoted == ["follow_up"]


async def test_no_agenda_knows_them_nor_a_question_from_them(story: Story) -> None:
    """Vague words in them ("gravitas") raise no question that the manager would read."""
    await climb(story)
    await doors.close_all(story.ada)
    await story.coach.answers.record(
        story.member, TalkDraft("Marta", date(2026, 11, 20), "", "not_yet", own_notes=NOTES)
    )

    read = await post(story)

    assert WORD not in read
    assert "would have sounded different" not in read


async def test_no_file_of_wins_knows_them_and_the_export_of_everything_does(story: Story) -> None:
    await whole_case(story)
    await noted(story, "not_yet")

    for form in get_args(ExportForm):
        wish = ExportWish(form, has_private=True)
        _, content = await story.coach.win_exports.export(story.member, wish)
        assert WORD not in content.decode(errors="replace")
    _, everything = await story.coach.member_data.everything(story.member)

    assert WORD in json.dumps(json.loads(everything))


async def test_the_form_says_which_box_is_quoted_and_which_stays(story: Story) -> None:
    await climb(story, "asked")
    await story.ada.slash("/promo talk", channel="general")
    seen = story.ada.sees()
    await story.ada.fill("With whom?", "Marta")
    await story.ada.fill("What was agreed, or said for the record?", RECORD)
    await story.ada.fill("My own notes", NOTES)
    await story.ada.submit()
    await story.ada.click("Write the follow-up e-mail")
    mail = story.ada.reads(story.ada.messages("D0ADA0000")[-1])

    assert "For you alone" not in seen
    assert "Quoted in the follow-up e-mail" in seen
    assert "In no e-mail, agenda or document" in seen
    assert RECORD in mail
    assert WORD not in mail


@pytest.mark.slow
@given(st.text("abcdefghij", min_size=14, max_size=30), st.sampled_from(get_args(Outcome)))
def test_whatever_the_notes_say_no_template_of_ours_repeats_them(
    word: str, outcome: Outcome
) -> None:
    """Even a template that is handed the whole talk does not look at them."""
    facts = bo()
    talk = sample_talk(outcome)
    rendering = Rendering([BUILT_IN])
    known = replace(facts, talk=replace(talk, said="For the record.", own_notes=word))
    texts = [rendering.render(spec.template, **known.variables()) for spec in DRAFTS]

    assert not [text for text in texts if word in text]
