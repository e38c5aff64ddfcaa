import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import CoachError
from bot.domain.text.clean import clean_text
from bot.domain.wins.reading import (
    EmptyWinError,
    FutureWinError,
    WinTooLongError,
    missing_from,
    past_day,
    plain_text,
    read_win,
)
from bot.domain.wins.win import LONGEST_TEXT, WinDraft, WinSource

TODAY = date(2026, 11, 23)
SOURCES: tuple[WinSource, ...] = ("command", "form", "message", "goal", "check_in")
PIECES = st.sampled_from(
    [
        *(
            "yesterday",
            "on Friday",
            "3 Nov",
            "29 Feb 2025",
            "2026-11-03",
            "9999-12-31",
            "last week",
        ),
        *("999 months ago", "#Impact", "#123", "#हिंदी", "#İSTANBUL", "@sam", "@U024BE7LH", "a@b.c"),
        *("<@U1|sam>", "<#C1|general>", "<https://x.test|label>", "<", ">", "&amp;", "&lt;", "|"),
        *("30%", "$50K", "from 900 ms to 300 ms", "v2.3", "5 engineers", "\u0338", "e\u0301"),
        *("👩‍💻", "مرحبا", "\u200f", "\x00", "\ud800", "\r\n", "\n", "\t", " "),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
)


def test_one_line_is_understood_whole() -> None:
    line = (
        "shipped the billing migration, p95 down 30% #impact with <@U0SAM1234|sam> and @kim "
        "yesterday <https://ci.test/7>"
    )

    draft = read_win(line, TODAY)

    assert draft == WinDraft(
        text="shipped the billing migration, p95 down 30% #impact with @sam and @kim "
        "yesterday https://ci.test/7",
        happened_on=date(2026, 11, 22),
        tags=("impact",),
        people=("U0SAM1234", "kim"),
        links=("https://ci.test/7",),
        numbers=("30%",),
    )


def test_a_win_without_day_words_happened_today() -> None:
    assert read_win("shipped it", TODAY).happened_on == TODAY


def test_the_first_day_that_has_come_is_the_day() -> None:
    draft = read_win("by Friday, no, yesterday; not on 2026-11-03", TODAY)

    assert draft.happened_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#Impact and #impact", ("impact",)),
        ("#team-lead, #q3_goals.", ("team-lead", "q3_goals")),
        ("#हिंदी #größe #影響", ("हिंदी", "größe", "影響")),
        ("fixed #123, C#, #, ##x and &#39;", ()),
        ("see https://x.test/#anchor and <https://x.test/#b|b>", ()),
        ("told <#C1|general>", ()),
        (f"#{'a' * 51}", ()),
        ("#5engineers", ("5engineers",)),
    ],
)
def test_tags_are_words_after_a_hash(text: str, tags: tuple[str, ...]) -> None:
    assert read_win(text, TODAY).tags == tags


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("with @sam and @Zoë's help", ("sam", "Zoë")),
        ("with <@U1|sam> and <@W2>", ("U1", "W2")),
        ("mail bo@x.test, @types/node, @here, @5pm", ()),
        ("only Slack says who @U024BE7LH is", ()),
    ],
)
def test_people_are_those_who_are_mentioned(text: str, people: tuple[str, ...]) -> None:
    assert read_win(text, TODAY).people == people


def test_numbers_in_days_links_and_tags_measure_nothing() -> None:
    draft = read_win("3 days ago #5engineers https://x.test/30% on 3 Nov", TODAY)

    assert draft.numbers == ()


def test_a_form_is_taken_verbatim_and_a_command_is_not() -> None:
    assert read_win("a &amp; b", TODAY, source="form").text == "a &amp; b"
    assert read_win("a &amp; b", TODAY, source="command").text == "a & b"


@pytest.mark.parametrize("nothing", ["", "  \n\t ", "\x00\x07", "\u200b\u200f\ufeff", "\ud83d"])
def test_nothing_to_read_is_answered_with_an_example(nothing: str) -> None:
    with pytest.raises(EmptyWinError, match="`/win shipped"):
        read_win(nothing, TODAY)


def test_three_thousand_characters_are_saved_and_one_more_is_answered_with_both_numbers() -> None:
    assert len(read_win("é" * LONGEST_TEXT, TODAY).text) == LONGEST_TEXT

    with pytest.raises(WinTooLongError, match=r"3,001 characters .* 3,000, so nothing was saved"):
        read_win("é" * (LONGEST_TEXT + 1), TODAY)


def test_a_form_may_not_say_a_day_that_is_still_to_come() -> None:
    assert past_day(TODAY, TODAY) == TODAY

    with pytest.raises(FutureWinError, match="still to come"):
        past_day(TODAY + timedelta(days=1), TODAY)


def test_cleaning_keeps_emoji_joiners_and_right_to_left_text() -> None:
    text = "\U0001f469\u200d\U0001f4bb \u200f\u0645\u0631\u062d\u0628\u0627\u200f שלום\tnew\nline"

    assert clean_text(text) == text


def test_cleaning_removes_controls_and_broken_surrogates_and_composes_accents() -> None:
    assert clean_text("a\x00b\x1b[1m\x85\ud800c\r\nd\re e\u0301") == "ab[1mc\nd\ne é"


def test_plain_text_has_neither_shorthand_nor_controls() -> None:
    assert plain_text(" ship it with <@U1|sam> &amp; \x00Kim ") == "ship it with @sam & Kim"


def test_only_a_win_without_a_number_is_asked_about_003_25() -> None:
    assert missing_from(read_win("shipped it with nobody", TODAY)) == "number"
    assert missing_from(read_win("shipped it 2x faster", TODAY)) is None
    assert missing_from(WinDraft("shipped it", TODAY, detail="p95 down 30%")) is None


@given(TEXTS, st.dates(min_value=date(1970, 1, 1)), st.sampled_from(SOURCES))
def test_any_text_is_read_or_refused_with_a_sentence(
    text: str, today: date, source: WinSource
) -> None:
    try:
        draft = read_win(text, today, source=source)
    except CoachError as error:
        assert str(error).endswith(".")  # noqa: PT017 - being refused is one of two good ends
        return

    assert draft.text == draft.text.strip() == clean_text(draft.text) != ""
    assert len(draft.text) <= LONGEST_TEXT
    assert draft.happened_on <= today
    assert draft.source == source
    assert all(tag == tag.lower() and "#" not in tag and " " not in tag for tag in draft.tags)
    assert all(person and not person.startswith("@") for person in draft.people)
    assert all(link.startswith(("http://", "https://")) for link in draft.links)
    assert all(any(c.isalnum() for c in number) for number in draft.numbers)
    for found in (draft.tags, draft.people, draft.links, draft.numbers):
        assert len(set(found)) == len(found)


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    clean = clean_text(text)

    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode().decode() == clean


@given(TEXTS)
def test_what_was_saved_reads_the_same_when_the_form_opens_it_again(text: str) -> None:
    try:
        saved = read_win(text, TODAY).text
    except CoachError:
        return

    assert read_win(saved, TODAY, source="form").text == saved
