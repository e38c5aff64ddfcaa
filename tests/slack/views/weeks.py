"""Three weeks to look at: Ada's is empty, Bo's has one of each, Cy's is full and awkward."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.calendar.weeks import Week
from bot.domain.goals.goal import LONGEST_GOAL, Goal, GoalState
from bot.domain.ladder.gap import Gap
from bot.domain.week.check_in import PlanCheckIn, ReviewCheckIn, SecondAsk
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WEEK = Week(TODAY)
BEFORE = TODAY - timedelta(weeks=1)

AWKWARD = (
    "get *the* design doc reviewed by <@U0SAM> & `merged`",
    "العمل على خطة الفريق",
    "teach 李雷 the release 🚀, then _rest_ ~a bit~",
    "<script>alert('x')</script> out of the docs",
    "w" * LONGEST_GOAL,
    "one thing " * 49,
    "0",
    "👩‍👩‍👧‍👦" * 40,
    "“quoted”, «quoted» \\ and {{ braces }}",
    "&amp; &lt;",
    "eleventh",
    "twelfth",
)
STATES: tuple[GoalState, ...] = ("open", "done", "open", "carried", "open", "dropped")

AGREED = Gap(1, "leading people without a title", "skill", agreed_on=BEFORE)
NOT_AGREED = Gap(2, "proof of impact beyond the team", "evidence")
GAPS = (AGREED, NOT_AGREED, *(Gap(n, text[:300], "skill") for n, text in enumerate(AWKWARD, 3)))


def goal(
    number: int,
    text: str,
    state: GoalState = "open",
    *,
    week_of: date = TODAY,
    gap_id: int | None = None,
    win_id: int | None = None,
) -> Goal:
    return Goal(text, week_of, gap_id, id=number, state=state, created_at=NOW, win_id=win_id)


def win(number: int, text: str) -> Win:
    return Win(text, TODAY, id=number, created_at=NOW)


DOC = goal(7, "get the design doc reviewed", gap_id=AGREED.id)
OLD = goal(5, "ask Priya for feedback", week_of=BEFORE)
MANY = tuple(goal(n, text, STATES[n % 6], win_id=n % 4) for n, text in enumerate(AWKWARD * 2, 100))
MANY_OLD = tuple(goal(n, text, week_of=BEFORE) for n, text in enumerate(AWKWARD, 200))

PLANS = {
    "Ada": PlanCheckIn("Ada Okafor", WEEK),
    "Bo": PlanCheckIn("Bo", WEEK, (), (OLD,), (AGREED,)),
    "Cy": PlanCheckIn("*Cy* & <Söhne>", WEEK, MANY, MANY_OLD, GAPS),
}
REVIEWS = {
    "Ada": ReviewCheckIn("Ada Okafor", WEEK),
    "Bo": ReviewCheckIn("Bo", WEEK, (DOC,), (win(1, "fixed the login page"),)),
    "Cy": ReviewCheckIn(
        "*Cy* & <Söhne>",
        WEEK,
        MANY,
        tuple(win(n, text * 6) for n, text in enumerate(AWKWARD)),
    ),
}
SECONDS = {
    f"{who}, {kind}": SecondAsk(about, TODAY, TODAY + timedelta(days=days))
    for kind, weeks, days in (("plan", PLANS, 1), ("review", REVIEWS, 2))
    for who, about in weeks.items()
}
