"""What a member can trigger: one module a feature. Add yours to FEATURES."""

from handlers import home, promo, settings
from handlers.agenda import agenda, minutes, one_to_one
from handlers.drafts import draft
from handlers.drafts import versions as draft_versions
from handlers.goals import development_goal, goal
from handlers.ladder import ladder
from handlers.ladder import sources as ladder_sources
from handlers.listeners import Feature
from handlers.people import feedback, people
from handlers.plan import case_file, cycle, plan, ready, timing
from handlers.review import guest, review, sharing
from handlers.review import map as case_map
from handlers.talks import (
    after,
    answer,
    not_yet,
    questions,
    stay_or_go,
    talk,
    turning_point,
)
from handlers.typed import typed
from handlers.week import check_in, later
from handlers.wins import files as win_files
from handlers.wins import form as win_form
from handlers.wins import list as win_list
from handlers.wins import win
from handlers.workspace import company, install, leaving

FEATURES: tuple[Feature, ...] = (
    win,
    goal,
    agenda,
    minutes,
    one_to_one,
    promo,
    typed,
    settings,
    check_in,
    later,
    draft,
    draft_versions,
    case_file,
    talk,
    answer,
    questions,
    not_yet,
    win_form,
    win_list,
    win_files,
    plan,
    cycle,
    timing,
    ready,
    turning_point,
    development_goal,
    review,
    case_map,
    sharing,
    guest,
    people,
    feedback,
    stay_or_go,
    after,
    ladder,
    ladder_sources,
    company,
    leaving,
    home,
    install,
)
