"""The regular 1:1, and the career reviews beside it."""

from datetime import date

from sqlalchemy import bindparam, delete, select, update

from bot.domain.agenda.career_review import CareerReviews, HeldReview
from bot.domain.agenda.one_to_one import OneToOne
from bot.storage.agenda.tables import career_reviews, held_reviews, one_to_ones
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.upserts import insert_or_update, spelled_for

OWNER = ("team_id", "user_id")
SAID = tuple(column.name for column in columns_for(OneToOne, one_to_ones))

GET = of_each(select(*columns_for(OneToOne, one_to_ones)).where(mine(one_to_ones)))
SAVE = insert_or_update(one_to_ones, OWNER, SAID)
LEARN = (
    update(one_to_ones)
    .where(
        mine(one_to_ones),
        one_to_ones.c.channel_id == bindparam("channel"),
        one_to_ones.c.place_name == "",
    )
    .values(place_name=bindparam("name"), in_private=bindparam("closed"))
)
STOP = delete(one_to_ones).where(mine(one_to_ones))

COLUMNS = ("started_on", "every_weeks", "agreed_on")
REVIEWS = of_each(select(*(career_reviews.c[name] for name in COLUMNS)).where(mine(career_reviews)))
SAVE_REVIEWS = insert_or_update(career_reviews, OWNER, COLUMNS)
NO_REVIEWS = delete(career_reviews).where(mine(career_reviews))
HELD = of_each(
    select(*columns_for(HeldReview, held_reviews))
    .where(mine(held_reviews))
    .order_by(held_reviews.c.held_on, held_reviews.c.id)
)
HOLD = new_in(held_reviews)


class OneToOneStore(Owned):
    """The one regular 1:1 of a member."""

    async def get(self) -> OneToOne | None:
        row = await self._row(GET)
        return row and OneToOne(**row._asdict())

    async def save(self, one_to_one: OneToOne) -> None:
        await self._count(spelled_for(self._connection, SAVE), **values_of(one_to_one))

    async def learn_place(self, channel_id: str, name: str, *, in_private: bool) -> None:
        """What Slack calls its conversation, where that was not known yet."""
        await self._count(LEARN, channel=channel_id, name=name, closed=in_private)

    async def drop(self) -> None:
        """There is no regular 1:1 any more."""
        await self._count(STOP)


class CareerReviewStore(Owned):
    """The career reviews of a member, and how often they want one."""

    async def get(self) -> CareerReviews | None:
        """None where the member never said how often."""
        row = await self._row(REVIEWS)
        if row is None:
            return None
        held = tuple(HeldReview(**one._asdict()) for one in await self._rows(HELD))
        return CareerReviews(**row._asdict(), held=held)

    async def save(self, reviews: CareerReviews) -> None:
        """How often, and the day that was set; those that were held stay."""
        values = {name: getattr(reviews, name) for name in COLUMNS}
        await self._count(spelled_for(self._connection, SAVE_REVIEWS), **values)

    async def drop(self) -> None:
        """No more reminders; what was held stays."""
        await self._count(NO_REVIEWS)

    async def hold(self, held_on: date, course: str) -> None:
        await self._count(HOLD, held_on=held_on, course=course)
