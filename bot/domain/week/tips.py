"""Tips: a belief that holds people back is answered when the rows show it at work, once.

Add yours to TIPS, the most important first.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar.dates import months_between
from bot.domain.plan.case import LOW_PRESSURE, Stage
from bot.domain.review.evidence import SUSTAINED_MONTHS
from bot.domain.text.wording import capitalised, counted, day_near, first_name, with_step

MANY_WINS = 8
"""So many wins without one that is tied to an expectation look like a belief, not like chance."""

PERIOD_AHEAD_MONTHS = 2
"""So long before the official period opens is the time to speak up."""

LONG_WAY_MONTHS = 3
"""After so many months on the way a look back shows more than the last week does."""


@dataclass(frozen=True, slots=True)
class TipFacts:
    """Where a member stands on `today`, in their own calendar; every other fact may be missing.

    `filed_win_count` counts wins that name an expectation; `fresh_win_count` those of the last
    month that the last progress note to the manager, `note_on`, cannot have told of. `asked_on` is
    the first ask. `months_shown` is the shortest span of evidence on a required line.
    """

    today: date
    stage: Stage = "learn"
    target_title: str = ""
    manager_name: str = ""
    started_on: date | None = None
    win_count: int = 0
    filed_win_count: int = 0
    fresh_win_count: int = 0
    note_on: date | None = None
    asked_on: date | None = None
    period_opens_on: date | None = None
    months_shown: int | None = None
    steady_months: int = SUSTAINED_MONTHS


@dataclass(frozen=True, slots=True)
class Tip:
    """`name` and `occasion` together are told once; `words` end with the next step."""

    name: str
    occasion: str
    words: str


Rule = Callable[[TipFacts], Tip | None]


def tips_for(facts: TipFacts) -> tuple[Tip, ...]:
    """Return every tip that fits, told before or not, the most important first."""
    found = (rule(facts) for rule in TIPS)
    return tuple(tip for tip in found if tip)


def tip_for(
    facts: TipFacts, sent: Collection[tuple[str, str]], lately: Collection[str] = ()
) -> Tip | None:
    """Return the one tip to give now; `sent` holds names and occasions of earlier ones.

    `lately` are the names of this month, none of which comes again so soon.
    """
    untold = (
        tip
        for tip in tips_for(facts)
        if (tip.name, tip.occasion) not in sent and tip.name not in lately
    )
    return next(untold, None)


def _expect_a_long_way(facts: TipFacts) -> Tip | None:
    """The question starts something; hardly anybody hears yes on the spot (000-15, 000-16)."""
    if facts.asked_on is None or facts.stage in {"promoted", "not_this_time"}:
        return None
    return Tip(
        "expect_a_road",
        "once",
        with_step(
            "You asked, and that gets things moving. A yes on the spot is rare; most take months "
            "and several talks. Keep your goals going meanwhile.",
            "agree on the date of the next talk, and record it.",
        ),
    )


def _work_alone_is_not_enough(facts: TipFacts) -> Tip | None:
    """The myth that hard work is enough: many wins, none tied to the next role (004-2)."""
    if facts.win_count < MANY_WINS or facts.filed_win_count:
        return None
    return Tip(
        "work_alone_is_not_enough",
        "once",
        with_step(
            f"You've saved {counted(facts.win_count, 'win')}, and none says yet what it shows "
            "about the next role. Being busy is easy to overlook; doing that role's work isn't.",
            "file your best three under an expectation.",
        ),
    )


def _make_it_known(facts: TipFacts) -> Tip | None:
    """The myth that the boss will notice: a short note, once a month (004-3)."""
    since_on = facts.note_on or facts.started_on
    if since_on is None or not facts.fresh_win_count or months_between(since_on, facts.today) < 1:
        return None
    wins = counted(facts.fresh_win_count, "win")
    manager = first_name(facts.manager_name) or "your manager"
    return Tip(
        "make_it_known",
        f"{facts.today:%Y-%m}",
        with_step(
            f"{capitalised(manager)} may not know about {wins} of the last month. "
            "Nobody sees all of your work.",
            "send three lines this week.",
        ),
    )


def _before_the_period(facts: TipFacts) -> Tip | None:
    """The myth that there is one time a year for it: speak before the forms open (004-6)."""
    opens_on = facts.period_opens_on
    if opens_on is None or facts.asked_on or facts.today >= opens_on:
        return None
    if months_between(facts.today, opens_on) >= PERIOD_AHEAD_MONTHS:
        return None
    return Tip(
        "before_the_period",
        opens_on.isoformat(),
        with_step(
            f"Your company's period opens on {day_near(opens_on, facts.today)}. Many minds are "
            "made up by then, and you may ask outside the period, too.",
            f"tell {first_name(facts.manager_name) or 'your manager'} now what you're aiming for.",
        ),
    )


def _steady_beats_sudden(facts: TipFacts) -> Tip | None:
    """Companies fear to promote too early; a span of months answers that (002-31)."""
    if facts.stage != "work" or facts.months_shown is None:
        return None
    if not 0 < facts.months_shown < facts.steady_months:
        return None
    return Tip(
        "steady_beats_sudden",
        "once",
        with_step(
            f"Your thinnest expectation has {counted(facts.months_shown, 'month')} of wins behind "
            f"it. {facts.steady_months} usually convince.",
            "save one more win for it this week.",
        ),
    )


def _you_can_influence(facts: TipFacts) -> Tip | None:
    """Somebody else decides (002-4); told when the target is set."""
    if not facts.target_title or facts.stage not in LOW_PRESSURE:
        return None
    return Tip(
        "you_can_influence",
        "once",
        with_step(
            "Others will decide on your promotion, often without you in the room, so give them "
            "something to go on.",
            "save one thing you did that helped.",
        ),
    )


def _be_seen_in_that_place(facts: TipFacts) -> Tip | None:
    """People are promoted for where they already stand, not as a reward (004-1)."""
    if facts.stage not in _POSITION:
        return None
    return Tip("be_seen_in_that_place", facts.stage, _POSITION[facts.stage])


def _look_at_the_months(facts: TipFacts) -> Tip | None:
    """Patience: steady effort shows over months (003-30)."""
    if facts.started_on is None or facts.stage != "work":
        return None
    months = months_between(facts.started_on, facts.today)
    if months < LONG_WAY_MONTHS:
        return None
    return Tip(
        "look_at_the_months",
        "once",
        with_step(
            f"You've been at it for {counted(months, 'month')}. One week says little, but all of "
            "them say a lot.",
            "look at your progress before you judge the last week.",
        ),
    )


_POSITION: dict[Stage, str] = {
    "gaps": with_step(
        "A promotion goes to the person people can already picture in the role.",
        "ask somebody what would make that easy for them.",
    ),
    "work": with_step(
        "Choose the work that makes people picture you in the next role, not just more of what "
        "you do well. One such piece a week is plenty.",
        "find what's thin on your map, and work on that.",
    ),
    "ready": with_step(
        "Being ready only helps if the people who decide hear it from you, in your words and with "
        "your proofs.",
        "ask for the meeting.",
    ),
}


TIPS: tuple[Rule, ...] = (
    _expect_a_long_way,
    _work_alone_is_not_enough,
    _make_it_known,
    _before_the_period,
    _steady_beats_sudden,
    _you_can_influence,
    _be_seen_in_that_place,
    _look_at_the_months,
)
"""The most important first: a member gets one at a time."""
