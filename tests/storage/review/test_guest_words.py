"""What a guest said is theirs to take along and to take back, and nobody else's."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.people.feedback import Answer, FeedbackDraft
from bot.domain.plan.case import CaseDraft
from bot.domain.review.review import Mark, ReviewLine, Role
from bot.domain.review.sharing import ShareDraft
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.everything import EverythingStore
from bot.storage.people.feedback import FeedbackStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.guest_words import TAKEN_BACK, GuestWords
from bot.storage.review.reviews import ReviewStore
from bot.storage.review.shares import ShareStore
from bot.storage.review.tables import marks
from tests.databases import statements_on
from tests.storage.people import ADA, ADA_ELSEWHERE, BO, CY, NOW, TODAY, meet

GIL, KIM = Member("T1", "U7"), Member("T1", "U8")
GIL_ELSEWHERE = Member("T2", "U7")
CRAFT, SCOPE = LineKey("craft", 1), LineKey("scope", 1)


async def rate(connection: Connection, owner: Member, guest: Member, words: str) -> None:
    role: Role = "peer"
    mark = Mark("partly", words, TODAY, words, rater=guest.user_id, role=role)
    for key in (CRAFT, SCOPE):
        await ReviewStore(connection, owner).save(ReviewLine(key, manager=mark), "x", guest.user_id)


async def answer(connection: Connection, owner: Member, guest: Member, words: str) -> None:
    feedbacks = FeedbackStore(connection, owner)
    asked = await feedbacks.add(
        FeedbackDraft("Somebody", guest.user_id, "please"), "asked", Answer(), NOW
    )
    await feedbacks.settle(asked.id, "answered", Answer(words, words, "yes", words), NOW)
    await ShareStore(connection, owner).add(
        ShareDraft("feedback", "U9", "Kim", f"Somebody\n{words}", happened_on=TODAY), NOW
    )


async def everything_of(connection: Connection, *people: Member) -> str:
    return repr([await EverythingStore(connection, one).rows() for one in people])


async def said_by_all(connection: Connection) -> None:
    await meet(connection, ADA, BO, CY, ADA_ELSEWHERE)
    for owner in (ADA, BO):
        await rate(connection, owner, GIL, "gils words")
        await answer(connection, owner, GIL, "gils words")
        await rate(connection, owner, KIM, "kims words")
    await rate(connection, CY, GIL_ELSEWHERE, "anothers words")
    await answer(connection, CY, GIL_ELSEWHERE, "anothers words")


def abouts(rows: Sequence[object]) -> list[str]:
    return sorted({row["about_user_id"] for row in rows})  # type: ignore[index]  # mappings


async def test_a_guests_own_words_are_theirs_to_take_along(database: Database) -> None:
    async with database.writing() as connection:
        await said_by_all(connection)

        rows = await GuestWords(connection, GIL).rows()

    assert set(rows) == {"ratings_given", "answers_given"}
    assert abouts(rows["ratings_given"]) == abouts(rows["answers_given"]) == ["U1", "U2"]
    assert len(rows["ratings_given"]) == 4
    assert "gils words" in repr(rows)
    assert "kims words" not in repr(rows)
    assert "anothers words" not in repr(rows)


async def test_taking_them_back_leaves_that_there_was_something(database: Database) -> None:
    async with database.writing() as connection:
        await said_by_all(connection)
        elsewhere = await everything_of(connection, CY)

        withdrawn = await GuestWords(connection, GIL).withdraw()

        left = await everything_of(connection, ADA, BO)
        (line,) = [
            one
            for one in await ReviewStore(connection, ADA).lines({CRAFT: "x"})
            if one.key == CRAFT
        ]
        (asked,) = await FeedbackStore(connection, ADA).all()
        (shown,) = await ShareStore(connection, ADA).all()
        assert await GuestWords(connection, GIL).rows() == {}
        assert await GuestWords(connection, GIL).count() == 0
        assert await everything_of(connection, CY) == elsewhere
    assert withdrawn == 6
    assert "gils words" not in left
    assert left.count("kims words") == 8
    assert (line.withdrawn, [mark.by for mark in line.others]) == (1, ["kims words"])
    assert (asked.state, asked.answer, asked.answered_at) == ("withdrawn", Answer(), None)
    assert shown.text == TAKEN_BACK


async def test_two_who_take_back_the_same_line_are_two(database: Database) -> None:
    async with database.writing() as connection:
        await said_by_all(connection)

        for guest in (GIL, KIM):
            await GuestWords(connection, guest).withdraw()

        (line,) = await ReviewStore(connection, ADA).lines({CRAFT: "x"})
        here = select(marks.c.rater).where(marks.c.team_id == "T1")
        raters = (await connection.execute(here)).scalars().all()
    assert (line.withdrawn, line.others) == (2, ())
    assert not {"U7", "U8"} & set(raters)


async def test_what_the_member_wrote_down_of_a_talk_stays_the_members(database: Database) -> None:
    """Gil is her manager, and stands in her row as whoever said it."""
    shown = Mark("meets", "Gil", TODAY, "what Ada wrote", is_reported=True, rater="U7")
    async with database.writing() as connection:
        await meet(connection, ADA)
        await CaseStore(connection, ADA).open(CaseDraft("Staff", manager_id="U7"), NOW)
        await ReviewStore(connection, ADA).save(ReviewLine(CRAFT, own=shown, manager=shown), "x")

        assert await GuestWords(connection, GIL).rows() == {}
        await GuestWords(connection, GIL).withdraw()

        assert "what Ada wrote" in await everything_of(connection, ADA)


async def test_every_statement_names_the_workspace_and_whoever_said_it(database: Database) -> None:
    async with database.writing() as connection:
        await said_by_all(connection)
        with statements_on(connection) as heard:
            words = GuestWords(connection, GIL)
            await words.rows()
            await words.count()
            await words.withdraw()

    for statement in heard:
        assert "team_id = " in statement
        assert any(f".{name} = " in statement for name in ("rater", "with_id", "user_id"))
