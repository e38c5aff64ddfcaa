"""The five parts of the way to a promotion, which Home shows as one line (004-67)."""

from bot.domain.case import Stage

FIVE_PARTS: tuple[tuple[str, frozenset[Stage]], ...] = (
    ("Know what it takes", frozenset({"learn", "criteria"})),
    ("Do the work", frozenset({"gaps", "work"})),
    ("Build the case", frozenset({"ready"})),
    ("Ask at the right time", frozenset({"asked"})),
    ("Follow up", frozenset({"answered", "promoted", "not_this_time"})),
)


def parts_in_words(stage: Stage) -> str:
    """Return the five in order: "✓" behind the member, "●" where they are, "○" ahead."""
    here = next(number for number, (_, stages) in enumerate(FIVE_PARTS) if stage in stages)
    return "   ".join(
        f"{_mark(number, here)} {name}" for number, (name, _) in enumerate(FIVE_PARTS)
    )


def _mark(number: int, here: int) -> str:
    if number == here:
        return "●"
    return "✓" if number < here else "○"
