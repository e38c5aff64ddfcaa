"""A draft's text in Slack: formatted, never read as markup, and as much as a message takes."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.text.blocks import RULE, as_script
from bot.files.documents import read_markdown
from bot.slack.views.drafts.formatted import fitting, formatted, size_of
from tests.markdown import markdown

ROOM = 11_000

REACHES = {"rich_text_section", "rich_text_list", "rich_text_quote", "text", "link", "rich_text"}
"""What words may stand in: none of it mentions anybody, and none is read as markup."""


def shown(text: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = formatted(read_markdown(text)).to_dict()["elements"]
    return parts


def words_in(part: object) -> str:
    if isinstance(part, list):
        return " ".join(map(words_in, part))
    assert isinstance(part, dict)
    assert part["type"] in REACHES
    return str(part.get("text") or words_in(part.get("elements", [])))


def letters(text: str) -> str:
    return "".join(text.split())


def test_a_heading_is_bold_and_what_it_is_about_stands_right_below() -> None:
    (section,) = shown("# Title\n\n## One\n\nWords\n\nMore words")

    assert [(run["text"], run.get("style")) for run in section["elements"]] == [
        ("Title", {"bold": True}),
        ("\n\n", None),
        ("One", {"bold": True}),
        ("\n", None),
        ("Words", None),
        ("\n\n", None),
        ("More words", None),
    ]


def test_lists_are_slacks_own_at_their_depth_and_count_on() -> None:
    found = shown("- a\n  - b\n- c\n\n3. d\n4. e\n   1. f\n5. g")

    assert [
        (part["style"], part.get("indent", 0), part.get("offset", 0), letters(words_in(part)))
        for part in found
    ] == [
        ("bullet", 0, 0, "a"),
        ("bullet", 1, 0, "b"),
        ("bullet", 0, 0, "c"),
        ("ordered", 0, 2, "de"),
        ("ordered", 1, 0, "f"),
        ("ordered", 0, 4, "g"),
    ]


@pytest.mark.parametrize("text", ["- a\n\n  more of a\n- b", "1. a\n\n   more of a\n2. b"])
def test_a_further_paragraph_of_an_item_stays_in_it(text: str) -> None:
    (found,) = shown(text)

    assert [words_in(item) for item in found["elements"]] == ["a \n more of a", "b"]


def test_quotes_are_quotes_with_room_behind_them() -> None:
    quote, after = shown("> Thank you.\n\n> For your time.\n\nThen stop.")

    assert (quote["type"], letters(words_in(quote))) == ("rich_text_quote", "Thankyou.Foryourtime.")
    assert after["elements"][0]["text"] == "\n"


def test_stage_directions_are_in_italics() -> None:
    (section,) = formatted(as_script(read_markdown("Then **stop**."))).to_dict()["elements"]

    assert [run["style"] for run in section["elements"]] == [
        {"italic": True},
        {"bold": True, "italic": True},
        {"italic": True},
    ]


def test_a_link_leads_where_it_says() -> None:
    (section,) = shown("See [the plan](https://acme.test/plan).")

    assert section["elements"][1] == {
        "type": "link",
        "url": "https://acme.test/plan",
        "text": "the plan",
    }


@pytest.mark.parametrize("words", ["*hers* & <@U0AAAAAAA>", "<!channel> ~~x~~ `y` :smile: _z_"])
def test_words_that_look_like_markup_are_shown_as_written(words: str) -> None:
    (section,) = shown(f"Hi {words}")

    assert section["elements"] == [{"type": "text", "text": f"Hi {words}"}]


@example("word " * 8000, 1)
@example("## A\n\n" + "\n".join(f"{n}. **a** b" for n in range(600)), 1)
@example("**a** b " * 3000, 1)
@given(markdown(), st.integers(1, 300))
def test_what_fits_is_the_beginning_of_the_text_and_nothing_else(text: str, times: int) -> None:
    blocks = read_markdown((f"{text}\n\n" * times)[:30_000])

    found = fitting(blocks, ROOM)

    whole = letters("".join(block.text for block in blocks))
    beginning = letters("".join(block.text for block in found))
    assert whole.startswith(beginning)
    assert size_of([formatted(found)]) <= ROOM
    drawn = letters(words_in(formatted(found).to_dict()))
    assert drawn.replace(RULE, "") == beginning.replace(RULE, "")


def test_a_long_text_ends_with_a_whole_block() -> None:
    blocks = read_markdown("\n\n".join(f"Paragraph {n}: " + "word " * 60 for n in range(80)))

    found = fitting(blocks, ROOM)

    assert 10 < len(found) < len(blocks)
    assert found == blocks[: len(found)]


def test_a_paragraph_that_no_message_takes_is_cut_behind_a_word() -> None:
    blocks = read_markdown("Hi,\n\n" + "letters " * 3000)

    found = fitting(blocks, ROOM)

    assert len(found) == 2
    assert found[-1].text.endswith("letters")
