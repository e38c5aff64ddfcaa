"""How long a text is, and what to trim: nothing is ever cut."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.length import LONGEST_PROPOSAL, length_in_words, trims, words_in


def test_a_short_text_is_within_two_pages_and_has_nothing_to_trim() -> None:
    assert length_in_words("one word more") == "3 words, within two pages."
    assert length_in_words("one") == "1 word, within two pages."
    assert trims("one word more") == ()


def test_the_biggest_part_comes_first_then_the_longest_lines() -> None:
    text = "# Title\n\n## Small\n\nfew words\n\n## Big\n\n" + "- a point " * 20 + "\n"
    text += "\n".join("- " + "word " * 60 for _ in range(20))

    found = trims(text)

    assert found[0].startswith("“Big” has 1,2")
    assert len(found) == 4
    assert all("has 60 words: tell it in one sentence." in line for line in found[1:])


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    assert words_in(text) >= 0
    assert trims(text * LONGEST_PROPOSAL) is not None
