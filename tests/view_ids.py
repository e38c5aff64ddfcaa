"""Which ids the views give to what can be clicked and submitted, read from their source."""

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import bot.slack.views

FIELD = ("InputBlock", "field", "_input")
"""How the name ends of what makes a field of a form: Slack's own, and ours."""


def texts_defined_in_views() -> Counter[str]:
    """How often each text is given a name at the top of a view."""
    return Counter(
        node.value.value
        for module in view_modules()
        for node in ast.parse(source_of(module)).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def ids_in_views(keyword: str, *, beside: str | None = None) -> Iterator[tuple[str, str]]:
    """Where in the views an id is given, by keyword or to a function that calls it so; and the id.

    `beside` is a keyword that has to be there as well.
    """
    for module in view_modules():
        tree = ast.parse(source_of(module))
        for call in calls_in(tree):
            given = arguments_of(call, tree)
            if keyword in given and (beside is None or beside in given):
                where = f"{module.__name__}:{call.lineno}"
                yield from ((where, id_) for id_ in values_of(given[keyword], module))


def fields_in_views() -> set[str]:
    """The fields of forms: they are read when the form is submitted, so nobody has to hear them."""
    return {
        id_
        for module in view_modules()
        for call in calls_in(ast.parse(source_of(module)))
        if ast.unparse(call.func).endswith(FIELD)
        for argument in [*call.args[:1], *(k.value for k in call.keywords if k.arg == "block_id")]
        for id_ in values_of(argument, module)
    }


def ids_used_in_views() -> set[str]:
    """What the names that stand anywhere in the views are worth."""
    return {
        id_
        for module in view_modules()
        for node in ast.walk(ast.parse(source_of(module)))
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
        for id_ in values_of(node, module)
    }


def calls_in(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def arguments_of(call: ast.Call, tree: ast.Module) -> dict[str | None, ast.expr]:
    """By name; of a function of the same module also those that are given by position."""
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    called = functions.get(ast.unparse(call.func))
    names = [parameter.arg for parameter in called.args.args] if called else []
    return dict(zip(names, call.args, strict=False)) | {k.arg: k.value for k in call.keywords}


def values_of(expression: ast.expr, module: ModuleType) -> list[str]:
    """What a text or a constant's name is worth; nothing for what only running code knows."""
    if isinstance(expression, ast.Constant):
        value = expression.value
    else:
        value = attrgetter(ast.unparse(expression))(module) if is_known(expression, module) else ""
    return [value] if isinstance(value, str) and value else []


def is_known(expression: ast.expr, module: ModuleType) -> bool:
    """True for `NAME` and `module.NAME` that stand at the top of the module."""
    if isinstance(expression, ast.Attribute):
        owner = expression.value
        return is_known(owner, module) and hasattr(
            attrgetter(ast.unparse(owner))(module), expression.attr
        )
    return isinstance(expression, ast.Name) and hasattr(module, expression.id)


def view_modules() -> list[ModuleType]:
    found = walk_packages(bot.slack.views.__path__, "bot.slack.views.")
    return [import_module(module.name) for module in found if not module.ispkg]


def source_of(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")
