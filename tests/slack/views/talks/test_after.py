"""The time after a promotion as Ada (nothing known), Bo (a little) and Cy (a lot) read it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from slack_sdk.models.views import View
from syrupy.assertion import SnapshotAssertion

from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.plan.case import Case, StageMove
from bot.domain.talks.after import AfterPage, EarlierCase, Helper, first_goal
from bot.slack.views.talks import after as views
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CASE = Case("Staff Engineer", id=1, stage="promoted", started_at=NOW)
GOAL = first_goal("Hand the ledger over to Lena", TODAY)
TAKEN = DevelopmentGoal(
    GOAL.action,
    GOAL.metric,
    success_test=GOAL.success_test,
    id=1,
    deadline_on=GOAL.deadline_on or TODAY,
    set_on=TODAY,
)
PAGES = {
    "Ada": AfterPage(TODAY, CASE),
    "Bo": AfterPage(
        TODAY,
        CASE,
        helpers=(
            Helper("Kenji", ("spoke for you",)),
            Helper("Marta", ("was your manager on the way",), is_written=True),
        ),
        first_goals=("Move the last team onto the vault",),
        next_title="Principal Engineer",
    ),
    "Cy": AfterPage(
        TODAY,
        replace(CASE, target_title=AWKWARD[0][:100]),
        helpers=tuple(
            Helper(text[:80], ("spoke for you", "taught you", "had a say"), is_written=number > 6)
            for number, text in enumerate(AWKWARD * 2)
        ),
        first_goals=AWKWARD[:3],
        taken_on=tuple(replace(TAKEN, id=n, action=text[:500]) for n, text in enumerate(AWKWARD)),
        helps_somebody=True,
        next_title=AWKWARD[3][:80],
        earlier=tuple(
            EarlierCase(
                replace(CASE, id=number, target_title=text[:100]),
                TODAY,
                (StageMove("work", TODAY, text), StageMove("promoted", TODAY)),
            )
            for number, text in enumerate(AWKWARD)
        ),
    ),
}


def shown(who: str) -> dict[str, View]:
    page = PAGES[who]
    title = page.case.target_title if page.case else ""
    return {
        "page": views.after_page(page),
        "too early": views.after_page(replace(page, case=replace(CASE, stage="answered"))),
        "goals": views.goals_form(page),
        "next": views.next_form(page),
        "aimed": views.aimed(title),
    }


@pytest.mark.parametrize("who", PAGES)
def test_what_comes_after_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    read = "\n\n".join(f"# {name}\n{seen(view)}" for name, view in shown(who).items())

    assert read == snapshot


@pytest.mark.parametrize("who", PAGES)
def test_what_comes_after_is_what_slack_takes(who: str) -> None:
    problems = {name: problems_of(view) for name, view in shown(who).items()}

    assert not {name: found for name, found in problems.items() if found}
