"""`.env`: a value goes into its line, and what somebody wrote beside it stays."""

from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.cli.env_file import EnvFileError, LongValueError, merged, read, write

THERE = """\
# ours: ask Dana before you change it
export SLACK_BOT_TOKEN = old
OTHER="a # b"

# SLACK_APP_TOKEN=
SLACK_BOT_TOKEN=older # which counts, since it is the last
LAST=1"""


def test_a_value_is_put_where_it_stood_or_is_explained_and_no_line_is_lost() -> None:
    text = merged(THERE, {"SLACK_BOT_TOKEN": "new", "SLACK_APP_TOKEN": "app", "NEW": "3"})

    assert (
        text
        == """\
# ours: ask Dana before you change it
export SLACK_BOT_TOKEN = old
OTHER="a # b"

# SLACK_APP_TOKEN=
SLACK_APP_TOKEN=app
SLACK_BOT_TOKEN=new # which counts, since it is the last
LAST=1
NEW=3
"""
    )


@pytest.mark.parametrize(
    ("there", "becomes"),
    [
        ("export A=1\n", "export A=2\n"),
        ("A=1 # ours\n", "A=2 # ours\n"),
        ("A='1 # 2'  # ours\n", "A=2  # ours\n"),
        ("A='1 # 2'\n", "A=2\n"),
        ("A= # ours\n", "A=2 # ours\n"),
        ("A=1 2 # ours\n", "A=2 # ours\n"),
        ("B=${A}\nA=1\n", "B=${A}\nA=2\n"),
        ("A=1#2\n", "A=2\n"),
        ("A=\na=old\n", "A=\nA=2\n"),
    ],
)
def test_what_stands_around_a_value_stays_and_small_letters_are_the_same_name(
    there: str, becomes: str
) -> None:
    assert merged(there, {"A": "2"}) == becomes


@pytest.mark.parametrize("odd", ["\u2028", "\x0c", "\x85", "\x1c"])
def test_only_a_new_line_ends_a_line(odd: str) -> None:
    assert merged(f"B='x{odd}y'\n", {"A": "2"}) == f"B='x{odd}y'\nA=2\n"


@pytest.mark.parametrize(
    "there",
    [
        "B='first\nA=old\nlast'\n",
        "B='first\n# A=old\nlast'\n",
        'A="1\nC=3"\n',
        "A='1\n'\nB='1'\n",
        "'A'=1\nB='x\nA=3\n'\n",
    ],
)
def test_a_value_over_several_lines_that_would_break_is_left_alone(there: str) -> None:
    with pytest.raises(LongValueError, match="put it into one line"):
        merged(there, {"A": "2"})


def test_a_value_over_several_lines_beside_it_stays() -> None:
    assert merged("B='x\ny'\nA=1\n", {"A": "2"}) == "B='x\ny'\nA=2\n"


def test_a_name_inside_another_is_another_name() -> None:
    assert merged("MY_PORT=1\nPORT_OF=2\n", {"PORT": "3"}) == "MY_PORT=1\nPORT_OF=2\nPORT=3\n"


def test_lines_end_as_they_did() -> None:
    assert merged("A=1\r\nB=2\r\n", {"A": "3"}) == "A=3\r\nB=2\r\n"


def test_a_file_is_for_its_owner_alone_and_whole(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("A=1\n")
    file.chmod(0o644)

    write(file, "A=2\n")

    assert file.stat().st_mode & 0o777 == 0o600
    assert dotenv_values(file) == {"A": "2"}
    assert names_in(tmp_path) == [".env"]


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    there, link = tmp_path / "elsewhere/coach.env", tmp_path / ".env"
    there.write_text("A=1\n")
    link.symlink_to(there)

    write(link, "A=2\n")

    assert link.is_symlink()
    assert read(there) == "A=2\n"


def test_what_cannot_be_written_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    with pytest.raises(EnvFileError, match="nothing was changed"):
        write(tmp_path / ".env", "SLACK_BOT_TOKEN=secret\n")
    with pytest.raises(EnvFileError, match=r"\.env cannot be used"):
        read(tmp_path / ".env")

    assert names_in(tmp_path) == [".env"]


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]
