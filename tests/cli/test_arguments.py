"""What follows an option is read, or refused in a few words before anything is done."""

from datetime import date

import pytest

from bot.cli.main import parser

REFUSED = (
    (("demo", "--port", "99999"), "needs a number from 0 to 65535"),
    (("demo", "--on", "tomorrow"), "needs a day such as 2028-02-29"),
    (("demo", "--on", "0001-01-03"), "needs a day such as 2028-02-29"),
    (("manifest", "--url", "foo"), "needs the https address of this coach"),
)


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
