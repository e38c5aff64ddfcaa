"""What may follow an option of `nextrung`: each is read, or refused in a few words."""

import argparse
from datetime import date
from pathlib import Path

from bot.settings import MAX_PORT, is_folder, public_url

YEARS = range(2020, 2100)
"""A demo begins in one of them: holidays and time zones are known."""


def port(number: str) -> int:
    if not (number.isdecimal() and int(number) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f"needs a number from 0 to {MAX_PORT}")
    return int(number)


def day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError("needs a day such as 2028-02-29")
    return found


def url(text: str) -> str:
    try:
        return public_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def folder(path: str) -> Path:
    if not is_folder(Path(path)):
        raise argparse.ArgumentTypeError("there is no such folder")
    return Path(path)
