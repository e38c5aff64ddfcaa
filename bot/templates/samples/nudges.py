"""What each nudge says to a sample person: the rule's own sample, on the day of the samples."""

from dataclasses import replace

from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge
from bot.nudges import NUDGES, name_of
from bot.templates.samples.people import TODAY

RULES = {name_of(rule): rule for rule in NUDGES}


class SilentSampleError(LookupError):
    """The sample of this nudge does not make its rule speak."""


def nudge_for(name: str, person: DraftFacts) -> Nudge:
    """Return what the rule of this name says to this person on the first day it speaks."""
    rule = RULES[name]
    nudge = rule.nudge(rule.sample(person, TODAY))
    if nudge is None:
        raise SilentSampleError(name)
    return replace(nudge, facts={"today": TODAY, **nudge.facts})
