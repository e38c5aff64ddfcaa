"""`.env.example`, from the settings themselves: a new setting is a line of SECTIONS."""

import textwrap
from collections.abc import Iterable, Iterator

from bot.settings import RENAMED, Settings, name_variable

HEAD = """\
# `nextrung setup` fills it in as .env; by hand, copy it to .env and fill in the two tokens.
# A line that begins with # says what happens without it. An empty value counts as not set.
# Printed by `nextrung env`: change the code, not this file.
"""

WIDTH = 92

SECTIONS: dict[str, tuple[str, ...]] = {
    "Slack: from your app's pages at https://api.slack.com/apps": (
        "slack_bot_token",
        "slack_app_token",
        "slack_signing_secret",
        "slack_app_id",
        "slack_team_id",
    ),
    "Only where many workspaces install one coach themselves (`nextrung serve`): instead of "
    "SLACK_BOT_TOKEN these four, and the signing secret": (
        "slack_client_id",
        "slack_client_secret",
        "url",
        "token_keys",
    ),
    "What the coach remembers, and for how long": (
        "database_url",
        "forget_people_after",
        "forget_workspaces_after",
    ),
    "What it is called by: change a name that another app in your workspace owns, then run "
    "`nextrung manifest` and paste the result into your app's manifest": ("renamed",),
    "What it writes": ("prompts",),
    "How it runs": ("log_level", "host", "port", "watch_port", "slack_api_url"),
}
"""In the order of the file; a setting that stands in none of them is a failing test."""

FILLED_IN = frozenset({"slack_bot_token", "slack_app_token", "slack_signing_secret"})


def env_example(commands: Iterable[str]) -> str:
    """Return the file. `commands` are the fields of the commands, in reading order."""
    return "\n".join(_lines(tuple(commands))) + "\n"


def _lines(commands: tuple[str, ...]) -> Iterator[str]:
    yield HEAD.rstrip()
    for title, names in SECTIONS.items():
        yield ""
        yield from _comment(f"--- {title} ---")
        for name in names:
            yield from _setting(name, commands)


def _setting(name: str, commands: tuple[str, ...]) -> Iterator[str]:
    field = Settings.model_fields[name]
    if field.description:
        yield ""
        yield from _comment(field.description)
    if field.alias == RENAMED:
        yield ""
        yield from (f"# {name_variable(command)}=/{command}" for command in commands)
        return
    usual = field.examples[0] if field.examples else field.default
    mark = "" if name in FILLED_IN else "# "
    yield f"{mark}{field.alias}={'' if usual is None else usual}"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ")
