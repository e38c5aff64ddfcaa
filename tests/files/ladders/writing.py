"""Ladders of any shape and script for the property tests: clean, as one that was read is."""

from hypothesis import strategies as st

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, cleaned, with_ids
from bot.domain.text.clean import clean_text

AWKWARD = ("=1+1", "'=1", "''-x", "@sum", "+49", "-", "No", "null", "3", "1e3", "a: b", "# a", "~")
"""Words that a spreadsheet or YAML would take for something else."""

TEXT = st.one_of(st.text(max_size=40), st.sampled_from(AWKWARD))
WORDS = TEXT.filter(lambda text: bool(" ".join(clean_text(text).split())))
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,12}", fullmatch=True)
ORDERS = st.integers(0, 99)


@st.composite
def ladders(draw: st.DrawFn) -> LadderContent:
    orders = sorted(draw(st.sets(ORDERS, min_size=1, max_size=4)))
    titles = draw(
        st.lists(
            WORDS,
            min_size=len(orders),
            max_size=len(orders),
            unique_by=lambda title: " ".join(clean_text(title).split()).casefold(),
        )
    )
    criteria = draw(
        st.lists(criterion(orders), min_size=1, max_size=5, unique_by=lambda found: found.id)
    )
    levels = tuple(Level(order, title) for order, title in zip(orders, titles, strict=True))
    return with_ids(cleaned(LadderContent(draw(WORDS), levels, tuple(criteria), draw(TEXT))))


@st.composite
def criterion(draw: st.DrawFn, orders: list[int]) -> Criterion:
    expected = draw(st.sets(st.sampled_from(orders)))
    expectations = tuple(
        Expectation(level, draw(TEXT), draw(st.booleans())) for level in sorted(expected)
    )
    return Criterion(draw(IDS), draw(WORDS), draw(WORDS), expectations, draw(TEXT))
