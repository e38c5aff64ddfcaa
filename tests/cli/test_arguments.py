"""Each command is named by the help and its page; what follows an option is read or refused."""

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.cli.main import parser

REFUSED = (
    (("demo", "--port", "99999"), "needs a number from 0 to 65535"),
    (("demo", "--on", "tomorrow"), "needs a day such as 2028-02-29"),
    (("demo", "--on", "0001-01-03"), "needs a day such as 2028-02-29"),
    (("manifest", "--url", "foo"), "needs the https address of this coach"),
)

PAGE = Path(__file__).parents[2] / "docs/command-line.md"


def commands_of(told: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """By name."""
    inner = [action for action in told._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: command for action in inner for name, command in action.choices.items()}


def words_of(command: argparse.ArgumentParser) -> Iterator[str]:
    """What may follow it: options by their longer names, and words of its own."""
    for action in command._actions:
        if action.help != argparse.SUPPRESS and action.dest != "help":
            yield from action.option_strings[-1:] or action.choices or ()
    for inner in commands_of(command).values():
        yield from words_of(inner)


@pytest.mark.parametrize("name", commands_of(parser()))
def test_each_command_is_in_the_help_and_on_its_page_with_all_that_may_follow(name: str) -> None:
    page = PAGE.read_text("utf-8").splitlines()

    rows = [row for row in page if re.search(rf"^\|[^|]*`nextrung {name}\b", row)]

    assert f"\n    {name} " in parser().format_help()
    said = set(re.findall(r"[\w-]+", " ".join(rows)))
    assert set(words_of(commands_of(parser())[name])) <= said
    assert len(rows) == 1


@pytest.mark.parametrize(("words", "sentence"), REFUSED)
def test_what_cannot_be_meant_is_refused_in_a_few_words(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(words)

    assert sentence in capsys.readouterr().err


def test_a_day_and_an_address_are_read() -> None:
    assert parser().parse_args(["demo", "--on", "2028-02-29"]).on == date(2028, 2, 29)
    chosen = parser().parse_args(["manifest", "--url", "https://coach.example.com/"])
    assert chosen.url == "https://coach.example.com"
