"""What the stages are called."""

from bot.domain.plan.case import Stage

STAGE_LABELS: dict[Stage, str] = {
    "learn": "Learning how promotions work here",
    "criteria": "Finding out what the level asks",
    "gaps": "Agreeing with my manager on what is missing",
    "work": "Doing the work",
    "ready": "Ready to ask",
    "asked": "In conversation",
    "answered": "Got an answer",
    "promoted": "Promoted",
    "not_this_time": "Not this time",
}
