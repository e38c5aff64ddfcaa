"""A text without its signs, as one types it into an e-mail."""

from hypothesis import given

from bot.domain.text.blocks import as_plain, as_script
from bot.files.documents import read_markdown
from tests.markdown import markdown


def plain(text: str) -> str:
    return as_plain(read_markdown(text))


def test_the_signs_go_and_the_paragraphs_stay() -> None:
    text = (
        "# My talk\n\nHi **Marta**,\n\n- one\n- two\n  - deeper\n\n1. first\n2. then\n\nBye,\nAda"
    )

    assert plain(text) == (
        "My talk\n\nHi Marta,\n\n• one\n• two\n   • deeper\n\n1. first\n2. then\n\nBye,\nAda"
    )


def test_what_is_said_stands_between_quotation_marks() -> None:
    assert plain("> Thank you for coming.\n\nThen stop.") == "“Thank you for coming.”\n\nThen stop."


def test_a_link_shows_where_it_leads_and_an_address_only_itself() -> None:
    text = "See [the plan](https://acme.test/plan) or https://acme.test/b."

    assert plain(text) == "See the plan (https://acme.test/plan) or https://acme.test/b."


def test_a_further_line_of_an_item_stands_under_its_words() -> None:
    assert plain("- one\n\n  more of it\n- two") == "• one\n   more of it\n• two"


def test_in_a_script_the_directions_are_in_italics_and_the_words_to_say_are_not() -> None:
    blocks = as_script(read_markdown("# Talk\n\n> Thank **you**.\n\n- a win\n\nThen *stop*."))

    assert [(block.text, [run.is_italic for run in block.runs]) for block in blocks] == [
        ("Talk", [False]),
        ("Thank you.", [False, False, False]),
        ("a win", [False]),
        ("Then *stop*.", [True]),
    ]


@given(markdown())
def test_no_word_is_lost(text: str) -> None:
    blocks = read_markdown(text)
    found = as_plain(blocks)

    for block in blocks:
        for run in block.runs:
            assert all(word in found for word in run.text.split())
