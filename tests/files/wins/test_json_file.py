"""JSON: what is written fits the schema and comes back to the same; what is refused is named."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import bot.files.wins
from bot.domain.calendar.when import SPANS
from bot.domain.text.clean import clean_text
from bot.domain.wins.reading import read_win
from bot.domain.wins.win import Benefited, Fact, Win, WinKind, WinSource
from bot.files.wins import WinFileError, read_json, write_json
from bot.files.wins.json_file import EARLIEST, MOST_ITEMS

SCHEMA = json.loads(Path(bot.files.wins.__file__).with_name("wins.schema.json").read_text("utf-8"))

TODAY = date(2026, 11, 23)

words = st.text(max_size=60).map(clean_text)
visible = words.filter(lambda text: text.strip() != "")
texts = st.lists(words, max_size=3).map(tuple)
wins = st.builds(
    Win,
    id=st.integers(1, 99),
    text=visible,
    happened_on=st.dates(EARLIEST, TODAY),
    created_at=st.datetimes(timezones=st.just(UTC)),
    tags=texts,
    people=texts,
    links=texts,
    numbers=texts,
    detail=words,
    source=st.sampled_from(get_args(WinSource)),
    kind=st.sampled_from((None, *get_args(WinKind))),
    benefited=st.sampled_from((None, *get_args(Benefited))),
    criterion_ids=texts,
    behaviours=texts,
    seen_by=texts,
    facts=st.dictionaries(words, words, max_size=3).map(
        lambda facts: tuple(Fact(name, value) for name, value in facts.items())
    ),
    is_significant=st.booleans(),
    is_private=st.booleans(),
    span=st.sampled_from(SPANS),
)
WIN = Win(
    "shipped it", date(2026, 11, 23), id=1, created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
)


def test_a_file_from_before_there_were_spans_has_days() -> None:
    file = json.loads(write_json([("a key", WIN)]))
    del file["wins"][0]["span"]

    (back,) = read_json(json.dumps(file), TODAY)

    assert (back.draft.happened_on, back.draft.span) == (WIN.happened_on, "day")


@given(win=wins)
def test_any_win_fits_the_schema_and_comes_back_to_the_same(win: Win) -> None:
    file = write_json([("a key", win)])

    Draft202012Validator(SCHEMA).validate(json.loads(file))
    (back,) = read_json(file, TODAY)

    assert (
        write_json(
            [
                (
                    back.draft.origin_key or "",
                    Win(
                        id=1,
                        created_at=back.created_at,
                        **{
                            name: getattr(back.draft, name)
                            for name in (
                                *(
                                    "text",
                                    "happened_on",
                                    "tags",
                                    "people",
                                    "links",
                                    "numbers",
                                    "detail",
                                ),
                                *(
                                    "source",
                                    "permalink",
                                    "kind",
                                    "benefited",
                                    "criterion_ids",
                                    "behaviours",
                                ),
                                *("seen_by", "facts", "is_significant", "is_private", "span"),
                            )
                        },
                    ),
                )
            ]
        )
        == file
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", ""),
        ("text", 5),
        ("text", "x" * 3001),
        ("text", "a\x00b"),
        ("happened_on", "soon"),
        ("happened_on", "2026-11-24"),
        ("happened_on", "1899-12-31"),
        ("created_at", "2026-11-23T09:00:00"),
        ("created_at", "9999-12-31T23:59:59-12:00"),
        ("created_at", "0001-01-01T00:00:00+14:00"),
        ("kind", "heroism"),
        ("benefited", "everyone"),
        ("source", "elsewhere"),
        ("tags", "impact"),
        ("tags", ["x"] * (MOST_ITEMS + 1)),
        ("facts", ["x"]),
        ("is_private", "yes"),
        ("span", "decade"),
        ("salary", "1"),
    ],
)
def test_what_cannot_be_is_refused_with_the_win_and_the_field(name: str, value: object) -> None:
    document = json.loads(write_json([("a", WIN), ("b", WIN)]))
    document["wins"][1][name] = value

    with pytest.raises(WinFileError, match=f"Win 2 of the file: “{name}”"):
        read_json(json.dumps(document), TODAY)


@pytest.mark.parametrize(
    "text", ["{", "{}", '{"format": "nextrung-wins", "version": 2}', "[" * 9999]
)
def test_what_is_no_such_file_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(WinFileError, match=r"[.]$"):
        read_json(text, TODAY)


@pytest.mark.parametrize("word", ["#a{} ", "{}% "])
def test_a_win_of_as_many_tags_or_numbers_as_fit_comes_back(word: str) -> None:
    draft = read_win("did it " + "".join(word.format(n) for n in range(500)), TODAY)
    win = replace(WIN, text=draft.text, tags=draft.tags, numbers=draft.numbers)

    (back,) = read_json(write_json([("a key", win)]), TODAY)

    assert len(back.draft.tags + back.draft.numbers) > 400
    assert (back.draft.tags, back.draft.numbers) == (draft.tags, draft.numbers)
