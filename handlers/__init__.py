"""What a member can trigger: one module a feature. Add yours to FEATURES.

Commands stand first: Bolt asks listeners in the order they were registered.
"""

from typing import Protocol

from slack_bolt.async_app import AsyncApp

from bot.services.coach import Coach
from handlers import (
    after,
    agenda,
    agenda_order,
    answer,
    case_file,
    case_map,
    check_in,
    company,
    draft,
    draft_files,
    draft_versions,
    feedback,
    feedback_answer,
    goal,
    growth,
    guest,
    home,
    ladder,
    ladder_sources,
    leaving,
    minutes,
    not_yet,
    one_to_one,
    opportunity,
    pause,
    people,
    plan,
    profile,
    progress,
    promo,
    questions,
    ready,
    review,
    settings,
    sharing,
    showing,
    stay_or_go,
    talk,
    talk_list,
    timing,
    win,
    win_files,
    win_filing,
    win_form,
    win_list,
    write,
)


class Feature(Protocol):
    """A handler module: it registers its listeners and names what the manifest must know."""

    def register(self, app: AsyncApp, coach: Coach) -> None: ...


FEATURES: tuple[Feature, ...] = (
    win,
    goal,
    agenda,
    agenda_order,
    minutes,
    one_to_one,
    promo,
    settings,
    check_in,
    pause,
    draft,
    draft_files,
    draft_versions,
    write,
    case_file,
    talk,
    talk_list,
    answer,
    opportunity,
    not_yet,
    win_form,
    win_filing,
    win_list,
    win_files,
    plan,
    company,
    timing,
    ready,
    growth,
    progress,
    review,
    case_map,
    questions,
    sharing,
    guest,
    people,
    feedback,
    feedback_answer,
    showing,
    stay_or_go,
    after,
    ladder,
    ladder_sources,
    leaving,
    home,
    profile,
)
