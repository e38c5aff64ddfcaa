"""What a draft may say: as many queries for a thousand wins as for one, and no own notes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.drafts.catalogue import DRAFTS, DraftSpec, spec_of
from bot.domain.drafts.draft import DraftKind, Wish
from bot.domain.talks.talk import TalkDraft
from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.wins.wins import WinStore
from tests.databases import statements_of
from tests.services.engine import (
    ADA,
    IN_SEVEN_MONTHS,
    MONDAY,
    DirectMessages,
    Hands,
    engine,
)
from tests.speeds import quick_on

IF_IT_MAY_HAVE_FAILED = "THEN wins.text ELSE"


@pytest.mark.parametrize("spec", DRAFTS, ids=lambda spec: str(spec.kind))
@quick_on("sqlite")
async def test_a_draft_of_many_wins_asks_the_database_no_more_often(
    database: Database, spec: DraftSpec
) -> None:
    coach = engine(database, DirectMessages(), Hands(MONDAY))
    await coach.cases.aim(ADA, IN_SEVEN_MONTHS, Rhythm())
    await coach.talks.record(ADA, TalkDraft("Marta", MONDAY.date(), "We talked."))
    await save(database, 1)
    with statements_of(database) as few:
        await coach.draft_facts.facts(ADA, spec)

    await save(database, 60)
    with statements_of(database) as many:
        await coach.draft_facts.facts(ADA, spec)

    assert len(few) == len(many)


@pytest.mark.parametrize("spec", DRAFTS, ids=lambda spec: str(spec.kind))
@quick_on("sqlite")
async def test_only_wins_that_a_draft_names_or_that_may_have_failed_are_read_word_for_word(
    database: Database, spec: DraftSpec
) -> None:
    coach = engine(database, DirectMessages(), Hands(MONDAY))
    await coach.cases.aim(ADA, IN_SEVEN_MONTHS, Rhythm())
    await save(database, 1)

    with statements_of(database) as heard:
        await coach.draft_facts.facts(ADA, spec)

    without_signs = (statement.replace(IF_IT_MAY_HAVE_FAILED, "") for statement in heard)
    of_words = [statement for statement in without_signs if "wins.text" in statement]
    assert of_words
    assert all("wins.id IN" in statement for statement in of_words)


async def test_no_template_is_handed_the_members_reason_before_they_tick_it_002_11(
    sqlite_database: Database, tmp_path: Path
) -> None:
    (tmp_path / "drafts").mkdir()
    own = tmp_path / "drafts" / "soft_ask.md.j2"
    own.write_text(
        "{# Ours. #}Why: {{ file.reason }}{{ file.long_term_role }}{{ motive.reason if motive }}"
    )
    coach = engine(sqlite_database, DirectMessages(), Hands(MONDAY), tmp_path)
    await coach.cases.aim(ADA, IN_SEVEN_MONTHS, Rhythm())
    await coach.case_files.state(ADA, {"reason": "a school", "long_term_role": "a house"})

    unticked = await coach.drafts.write(ADA, "soft_ask")
    ticked = await coach.drafts.write(ADA, "soft_ask", wish=Wish(has_motive=True))

    assert (unticked.text.strip(), ticked.text.strip()) == ("Why:", "Why: a school")


async def test_no_template_is_handed_what_the_member_noted_for_themselves(
    sqlite_database: Database, tmp_path: Path
) -> None:
    (tmp_path / "drafts").mkdir()
    own = tmp_path / "drafts" / "follow_up.md.j2"
    own.write_text("{# Ours. #}{{ talk.said }} {{ talk.own_notes }}")
    coach = engine(sqlite_database, DirectMessages(), Hands(MONDAY), tmp_path)
    await coach.cases.aim(ADA, IN_SEVEN_MONTHS, Rhythm())
    talk = await coach.talks.record(
        ADA, TalkDraft("Marta", MONDAY.date(), "We talked.", own_notes="He sighed.")
    )

    draft = await coach.drafts.write(ADA, "follow_up", talk_id=talk.id)

    assert draft.text.strip() == "We talked."


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("soft_ask", ["showed you the plan"]),
        ("proposal", ["Marta agreed", "showed Marta the plan"]),
    ],
)
async def test_who_is_spoken_to_is_you_in_what_the_member_did(
    sqlite_database: Database, kind: DraftKind, told: list[str]
) -> None:
    coach = engine(sqlite_database, DirectMessages(), Hands(MONDAY))
    await coach.cases.aim(ADA, replace(IN_SEVEN_MONTHS, manager_name="Marta Lindqvist"), Rhythm())
    async with sqlite_database.writing() as connection:
        for text in ("showed Marta the plan", "Marta agreed"):
            await WinStore(connection, ADA).add(WinDraft(text, MONDAY.date()), MONDAY)

    facts = await coach.draft_facts.facts(ADA, spec_of(kind))

    assert [win.text for win in facts.wins] == told


async def save(database: Database, count: int) -> None:
    async with database.writing() as connection:
        for number in range(count):
            on = MONDAY.date() - timedelta(days=number)
            draft = WinDraft(f"did {number}", on, criterion_ids=("craft",), is_significant=True)
            await WinStore(connection, ADA).add(draft, MONDAY)
