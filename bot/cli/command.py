"""What each command of `nextrung` is: a name, a sentence of help, and the work that it does."""

import argparse
from collections.abc import Callable, Coroutine

from bot.settings import Settings

Work = Callable[[argparse.Namespace, Settings], Coroutine[object, object, int]]


class MissingSettingError(Exception):
    """A command cannot start without it; the sentence says where to get it."""


def command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    says: str,
    work: Work,
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=says, description=says)
    added.set_defaults(work=work)
    return added
