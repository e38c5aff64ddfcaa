"""How facts read in a sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import wording


def test_dates_are_spoken_in_full_and_near_ones_without_their_year() -> None:
    on = date(2026, 11, 27)

    assert wording.spoken_date(on) == "Friday 27 November 2026"
    assert wording.calendar_date(on) == "27 November 2026"
    assert wording.day_near(on, date(2026, 11, 13)) == "Friday 27 November"
    assert wording.day_near(on, date(2026, 11, 12)) == "27 November"
    assert wording.day_near(on, date(2026, 5, 1)) == "27 November 2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (12, "12 days"), (1000, "1,000 days")],
)
def test_a_number_comes_with_the_right_plural(number: int, words: str) -> None:
    assert wording.counted(number, "day") == words


def test_an_uncommon_plural_can_be_said() -> None:
    assert wording.counted(2, "reply", "replies") == "2 replies"
    assert wording.counted(1, "reply", "replies") == "1 reply"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "", "b", "c"], "a, b and c"),
    ],
)
def test_a_list_is_joined_as_one_says_it(items: list[str], words: str) -> None:
    assert wording.joined(items) == words


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Marta Lindqvist", "Marta"),
        ("Dr. Søren O'Brien-Núñez", "Søren"),
        ("Sato, Kenji", "Kenji"),
        ("佐藤 健二", "佐藤 健二"),
        ("@marta", "marta"),
        ("Dr.", "Dr."),
        ("  ", ""),
        ("", ""),
    ],
)
def test_people_are_called_by_their_first_name(name: str, first: str) -> None:
    assert wording.first_name(name) == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("with <@U0SAM|sam> and <@U0KIM>", "with Sam and a colleague"),
        ("see <https://ci.test/7|the build> in <#C1|releases>", "see the build in #releases"),
        ("<https://ci.test/7>", "https://ci.test/7"),
        ("<!channel>: <!everyone>, <!subteam^S1>", "everybody in the channel: everybody, a group"),
        ("<mailto:a@b.test> <!here> <!subteam^S1|@web>", "a@b.test everybody here web"),
        ("if a < b and c > d, or <script>", "if a < b and c > d, or <script>"),
        ("two\n\n  lines", "two lines"),
    ],
)
def test_slack_references_are_read_out_as_words(text: str, words: str) -> None:
    assert wording.plain(text) == words


@given(st.text())
def test_a_gist_is_one_short_line(text: str) -> None:
    gist = wording.gist(text, 20)

    assert len(gist) <= 20
    assert gist == " ".join(gist.split())
    assert gist or not text.strip()


def test_a_gist_ends_after_a_whole_word() -> None:
    assert wording.gist("moved the billing service, at last", 28) == "moved the billing service…"
    assert wording.gist("a" * 30, 20) == "a" * 19 + "…"


def test_sentences_end_once_and_clauses_not_at_all() -> None:
    assert [wording.sentence(text) for text in ("done", "done.", "done!", "完了。", "")] == [
        "done.",
        "done.",
        "done!",
        "完了。",
        "",
    ]
    assert wording.clause("done. ") == "done"


def test_a_capital_opens_a_line_but_never_spoils_a_name() -> None:
    assert wording.capitalised("wrote it") == "Wrote it"
    assert wording.capitalised("iOS build") == "iOS build"
    assert wording.capitalised("") == ""


NAMES = ("plan", "my plan", "not this time", "map", "no", "1:1", "what's next", "people")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("plan", "plan"),
        ("plna", "plan"),
        ("plans", "plan"),
        ("show me my plan please", "my plan"),
        ("the map", "map"),
        ("not this tme", "not this time"),
        ("what's next?", "what's next"),
        ("1:1", "1:1"),
        ("no", "no"),
        ("no idea", None),
        ("who are my poeple", "people"),
        ("qwertz", None),
        ("", None),
        ("<!here> *x*", None),
    ],
)
def test_the_nearest_name_is_the_one_in_it_or_spelt_most_like_it(
    typed: str, meant: str | None
) -> None:
    assert wording.nearest(typed, NAMES) == meant


@given(st.text(max_size=80))
def test_any_text_is_near_a_known_name_or_none(typed: str) -> None:
    assert wording.nearest(typed, NAMES) in {*NAMES, None}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Senior Designer", "a Senior Designer"),
        ("Engineer", "an Engineer"),
        ("SRE", "an SRE"),
        ("MTS 2", "an MTS 2"),
        ("QA Lead", "a QA Lead"),
        ("UX Designer", "a UX Designer"),
        ("Unit Lead", "a Unit Lead"),
        ("Head of Design", "Head of Design"),
        ("VP Sales", "VP Sales"),
        ("the lead", "the lead"),
        ("技术负责人", "技术负责人"),
        ("", ""),
    ],
)
def test_a_title_has_the_article_that_is_spoken_before_it(title: str, said: str) -> None:
    assert wording.with_article(title) == said


@pytest.mark.parametrize(
    "marks", ["#mentoring", "🚀", ":tada: :rocket:", "<@U0SAM>", "+1 👍", "https://ci.test/7"]
)
def test_nothing_but_marks_has_no_words(marks: str) -> None:
    assert wording.is_wordless(marks)


@pytest.mark.parametrize("words", ["🚀 shipped it", "#mentoring Sam", "李雷 へ", "C"])
def test_one_letter_beside_the_marks_is_a_word(words: str) -> None:
    assert not wording.is_wordless(words)


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Lead something across teams", "lead something across teams"),
        ("Writing for others", "writing for others"),
        ("Kim's review", "Kim's review"),
        ("API design", "API design"),
        ("iOS", "iOS"),
        ("King", "King"),
    ],
)
def test_what_goes_on_inside_a_sentence_has_a_small_letter_unless_it_is_a_name(
    text: str, goes_on: str
) -> None:
    assert wording.inside(text) == goes_on


def test_what_is_told_in_short_ends_where_a_part_of_it_ends() -> None:
    long = "Moved the vault, one team after the other, and nobody noticed"

    assert wording.in_short(long, 30) == "Moved the vault"
    assert wording.in_short(long, 45) == "Moved the vault, one team after the other"
    assert wording.in_short(long) == long
    assert wording.in_short("one word after another", 12) == "one word…"
