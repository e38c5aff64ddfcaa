"""Reading Markdown: what the coach writes is understood, what a member writes is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.blocks import Block, Run
from bot.files.documents import read_markdown


def only(text: str) -> Block:
    (block,) = read_markdown(text)
    return block


def test_headings_lists_quotes_and_rules_are_what_they_are() -> None:
    text = "# One\n\n### Three\n\nWords\n\n> said\n\n- a\n  - b\n\n3. c\n4. d\n\n---\n"

    found = [(block.kind, block.level, block.number, block.text) for block in read_markdown(text)]

    assert found == [
        ("heading", 1, None, "One"),
        ("heading", 3, None, "Three"),
        ("paragraph", 1, None, "Words"),
        ("quote", 1, None, "said"),
        ("item", 1, None, "a"),
        ("item", 2, None, "b"),
        ("item", 1, 3, "c"),
        ("item", 1, 4, "d"),
        ("rule", 1, None, ""),
    ]


def test_the_last_block_of_a_list_is_known() -> None:
    blocks = read_markdown("- a\n- b\n  1. c\n\nwords\n\n- d")

    assert [block.text for block in blocks if block.closes_list] == ["c", "d"]


def test_two_stars_are_bold_and_links_lead_on() -> None:
    block = only("**Impact:** see [the plan](https://ci.test/7) or https://ci.test/8.")

    assert block.runs == (
        Run("Impact:", is_bold=True),
        Run(" see "),
        Run("the plan", url="https://ci.test/7"),
        Run(" or "),
        Run("https://ci.test/8", url="https://ci.test/8"),
        Run("."),
    )


def test_a_new_line_stays_one() -> None:
    assert only("Thank you,\nAda").text == "Thank you,\nAda"


@pytest.mark.parametrize(
    "words",
    [
        "calmed an *angry* customer & kept the $50K contract",
        "fixed `foo__bar__baz` <script>alert(1)</script>, reported by _kim_",
        "wrote {{ 7 * 7 }} and {% raw %}",
        r"moved C:\*.txt to \\share",
        "![a picture](http://[broken) &amp; [nowhere](javascript:alert)",
        "1986. It was a good year.",
        "100% | 50% | ~~25%~~",
    ],
)
def test_markup_in_words_is_shown_and_not_interpreted(words: str) -> None:
    assert read_markdown(words) == (Block("paragraph", (Run(words),)),)


@pytest.mark.parametrize("words", ["# one", "- one", "> one", "1. one", "***", "=== one"])
def test_a_mark_at_the_start_of_what_somebody_said_is_theirs(words: str) -> None:
    assert only(f"> {words}").text == words
    assert only(f"- {words}").text == words
    assert only(f"- {words}").kind == "item"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("(see https://ci.test/a_(b))", "https://ci.test/a_(b)"),
        ("https://ci.test/ü?q=1&r=2!", "https://ci.test/%C3%BC?q=1&r=2"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, url: str) -> None:
    assert [run.url for run in only(text).runs if run.url] == [url]


def test_what_no_file_can_hold_is_left_out() -> None:
    assert only("a\x00b\ud83dc\x1fd").text == "abcd"


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_no_word_is_lost(words: list[str]) -> None:
    text = "\n".join(words)

    assert "".join(block.text for block in read_markdown(text)).split() == text.split()


@given(st.text())
def test_any_text_whatever_is_read(text: str) -> None:
    for block in read_markdown(text):
        assert 1 <= block.level <= 6
        assert all(run.text for run in block.runs)
