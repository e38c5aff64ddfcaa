"""Pictures that leave with their owner, with what they show in words."""

from bot.domain.plan.plan import CyclePlan
from bot.domain.text.emoji import named
from bot.files.pictures import plan as pictures
from bot.files.typesetting import letters_missing_for
from bot.services.files import Picture


def plan_picture(plan: CyclePlan, target: str) -> Picture:
    """The plan as a PNG; call it in a thread.

    A target with letters that no font has is left out whole: half a title would be a wrong one. An
    emoji in it stands by its name.
    """
    missing = letters_missing_for(target)
    shown = named(target, missing)
    is_whole = missing.isdisjoint(shown)
    drawn = pictures.timeline_of(plan, shown if is_whole else "")
    return Picture(("plan.png", drawn), pictures.in_words(plan, target), is_whole=is_whole)
