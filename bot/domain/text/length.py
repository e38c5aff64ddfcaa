"""How long a text is, and where it could be shorter; the coach never cuts anything (004-25)."""

import re
from collections.abc import Iterator
from operator import itemgetter

from bot.domain.text.wording import clause, counted, gist

LONGEST_PROPOSAL = 900
"""Words of a proposal: two pages, which is what somebody reads before a meeting (004-25)."""

LONG_LINE = 45
"""Words of a line or a paragraph that asks to be told shorter."""

MOST_TRIMS = 4
_WORD = re.compile(r"\w[\w'\u2019-]*")


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def length_in_words(text: str) -> str:
    """Return how long it is, and whether that is too long for two pages."""
    count = words_in(text)
    if count > LONGEST_PROPOSAL:
        return f"{counted(count, 'word')}, more than the two pages of about {LONGEST_PROPOSAL}."
    return f"{counted(count, 'word')}, within two pages."


def trims(text: str) -> tuple[str, ...]:
    """Return what to shorten in a text that is too long, the biggest first; else nothing."""
    if words_in(text) <= LONGEST_PROPOSAL:
        return ()
    heaviest = max(_sections(text), key=itemgetter(1))
    lines = sorted(_long_lines(text), key=itemgetter(1), reverse=True)[: MOST_TRIMS - 1]
    section = f"“{gist(heaviest[0], 60)}” has {counted(heaviest[1], 'word')}"
    return (
        f"{section}: keep the two strongest points of it.",
        *(
            f"“{clause(gist(line, 50))}” has {counted(count, 'word')}: tell it in one sentence."
            for line, count in lines
        ),
    )


def _sections(text: str) -> Iterator[tuple[str, int]]:
    """Each heading with the words under it, and what stands before the first of them."""
    parts = re.split(r"^#+ (.*)$", text, flags=re.MULTILINE)
    yield "The beginning", words_in(parts[0])
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        yield heading, words_in(body)


def _long_lines(text: str) -> Iterator[tuple[str, int]]:
    for line in text.splitlines():
        count = words_in(line)
        if count > LONG_LINE:
            yield line.lstrip("-> ").strip(), count
