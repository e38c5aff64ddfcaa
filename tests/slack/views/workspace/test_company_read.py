"""What arrives as a company's settings is taken where it was offered, and nothing else."""

from typing import Any

import pytest

from bot.domain.workspace.company import CompanySettings, DaysNotOfferedError
from bot.slack.views.workspace.company import read_for_everybody


def arrived(days: str) -> dict[str, Any]:
    weekdays = {"type": "checkboxes", "selected_options": [{"value": "1"}]}
    after = {"type": "static_select", "selected_option": {"value": days}}
    values = {
        "company_weekdays": {"company_weekdays": weekdays},
        "company_forget_after": {"company_forget_after": after},
    }
    return {"state": {"values": values}}


@pytest.mark.parametrize("days", ["-5", "0", "31", "abc", " 30", "99999999999"])
def test_days_that_were_not_offered_are_refused(days: str) -> None:
    with pytest.raises(DaysNotOfferedError):
        read_for_everybody(arrived(days))


def test_days_that_were_offered_are_taken() -> None:
    assert read_for_everybody(arrived("30")) == CompanySettings(frozenset({1}), 30)
    assert read_for_everybody(arrived("operator")) == CompanySettings(frozenset({1}), None)
