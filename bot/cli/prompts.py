"""`nextrung prompts`: for people who write templates of their own."""

import argparse
from typing import TYPE_CHECKING

from bot.cli.arguments import folder
from bot.cli.command import MissingSettingError, command
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PERSONS = "who gets it: ada is new and has saved little, bo is on the way, cy has everything (bo)"


def add_prompts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    says = "see, check and try the templates of what the coach writes"
    inner = commands.add_parser("prompts", help=says, description=says).add_subparsers(
        required=True, metavar="what"
    )
    command(inner, "list", "every template, and who gets it when", _list_prompts)
    shown = command(inner, "show", "print a template", _show_prompt)
    checked = command(inner, "check", "say what is wrong with a folder of templates", _check)
    checked.add_argument("folder", type=folder, nargs="?", help="yours (that of NEXTRUNG_PROMPTS)")
    tried = command(inner, "render", "print the text that somebody gets", _render_prompt)
    tried.add_argument(
        "--as", dest="person", choices=["ada", "bo", "cy"], default="bo", help=PERSONS
    )
    for named in (shown, tried):
        named.add_argument("name", help="such as soft_ask or drafts/soft_ask.md.j2")
    command(inner, "variables", "print the reference for docs/templates.md", _variables)


async def _list_prompts(_: argparse.Namespace, settings: Settings) -> int:
    from bot.templates.own import listed, templates_of

    print(listed(templates_of(settings.prompts)))
    return 0


async def _show_prompt(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.templates.own import full_name, templates_of

    rendering = templates_of(settings.prompts)
    print(rendering.source_of(full_name(rendering, chosen.name)), end="")
    return 0


async def _render_prompt(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.templates.own import full_name, rendered, templates_of

    rendering = templates_of(settings.prompts)
    print(rendered(rendering, full_name(rendering, chosen.name), chosen.person))
    return 0


async def _check(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.templates.own import problems_in
    from bot.templates.rendering import Rendering

    folder: Path | None = chosen.folder or settings.prompts
    if folder is None:
        raise MissingSettingError(
            "Name the folder of your templates, or set NEXTRUNG_PROMPTS to it."
        )
    if not Rendering([folder]).names():
        print("FIX  No template is there. `nextrung prompts list` says how they are called.")
        return 1
    problems = problems_in(folder)
    for sentence in (sentence for sentences in problems.values() for sentence in sentences):
        print("FIX ", sentence)
    if not problems:
        print("ok   All of them can be used.")
    return 1 if problems else 0


async def _variables(_: argparse.Namespace, __: Settings) -> int:
    from bot.templates.reference import reference

    print(reference(), end="")
    return 0
