"""Pictures that leave with their owner, with what they show in words."""

from bot.domain.plan.plan import CyclePlan
from bot.files.documents.fonts import face, fonts_to_draw
from bot.files.pictures import plan as pictures
from bot.files.pictures.pen import Letters
from bot.services.files import Picture


def letters_for(text: str) -> Letters:
    """What a picture of this text can be written with, on this machine."""
    more, missing = fonts_to_draw(text)
    return Letters((face(""), *more), missing)


def plan_picture(plan: CyclePlan, target: str) -> Picture:
    """The plan as a PNG; it takes a tenth of a second, so call it in a thread."""
    letters = letters_for(target)
    drawn = pictures.timeline_of(plan, target, letters)
    alt = pictures.in_words(plan, target)
    return Picture(("plan.png", drawn), alt, is_whole=letters.has_all_of(target))
