"""No method of a service only passes on: it adds something, or it is a handler's way to the rows.

A handler may not ask storage (import contracts), so a service opens the connection for it. Another
service opens its own, and asks the store inside of the same transaction.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SERVICES = ROOT / "bot/services"
OUTSIDE = ("handlers", "bot/slack", "bot/process", "bot/cli")
"""Where nobody may open a connection."""

MOST_DOORS = 18
"""How many open a connection and add nothing else. One that shows more of a page saves one."""

OF_THE_TICK = {"Claims.work"}
"""What the tick asks for has no database of its own: only `Claims` has."""

Method = ast.FunctionDef | ast.AsyncFunctionDef


def adds_nothing(method: Method) -> bool:
    """One call on a part of the service or on a store, with what came in and nothing else."""
    call = only_call(inside(method))
    if call is None or not isinstance(call.func, ast.Attribute):
        return False
    given = {arg.arg for arg in (*method.args.args, *method.args.kwonlyargs)} - {"self"}
    handed = [*call.args, *(keyword.value for keyword in call.keywords)]
    return is_part(call.func.value) and all(origin(one) in given for one in handed)


def opens_a_connection(method: Method) -> bool:
    return any(isinstance(part, ast.AsyncWith) for part in method.body)


def inside(method: Method) -> list[ast.stmt]:
    """The body without its docstring and without the connection that it opens."""
    body = [part for part in method.body if not is_docstring(part)]
    match body:
        case [ast.AsyncWith(body=inner)]:
            return inner
    return body


def is_docstring(part: ast.stmt) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def only_call(body: list[ast.stmt]) -> ast.Call | None:
    match body:
        case [ast.Return(value=ast.Await(value=ast.Call() as call))]:
            return call
        case [ast.Expr(value=ast.Await(value=ast.Call() as call))]:
            return call
        case [ast.Return(value=ast.Call() as call)] | [ast.Expr(value=ast.Call() as call)]:
            return call
    return None


def is_part(whom: ast.expr) -> bool:
    """`self`, `self._wins` or `WinStore(connection, member)`."""
    if isinstance(whom, ast.Call):
        return isinstance(whom.func, ast.Name)
    return ast.unparse(whom).split(".")[0] == "self"


def origin(handed: ast.expr) -> str:
    """Return "action" for `action` and for `action.id`, and nothing for what was made here."""
    while isinstance(handed, ast.Attribute | ast.Starred):
        handed = handed.value
    return handed.id if isinstance(handed, ast.Name) else ""


def methods_in(source: str) -> Iterator[tuple[str, Method]]:
    """Every public one, by its class and name."""
    for kind in (part for part in ast.parse(source).body if isinstance(part, ast.ClassDef)):
        for part in kind.body:
            if isinstance(part, Method) and not part.name.startswith("_"):
                yield f"{kind.name}.{part.name}", part


@cache
def passing_on() -> dict[str, Method]:
    sources = (file.read_text("utf-8") for file in sorted(SERVICES.rglob("*.py")))
    methods = (method for source in sources for method in methods_in(source))
    return {name: method for name, method in methods if adds_nothing(method)}


def used_outside() -> set[str]:
    """The names of methods that are called where no connection may be opened."""
    files = [file for room in OUTSIDE for file in (ROOT / room).rglob("*.py")]
    files.append(ROOT / "bot/app.py")
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    calls = (node.func for node in nodes if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)}


def test_no_method_passes_on_to_another_service() -> None:
    found = [name for name, method in passing_on().items() if not opens_a_connection(method)]

    assert found == []


def test_what_only_opens_a_connection_is_for_those_who_may_not() -> None:
    used = used_outside()
    inner = {name for name in passing_on() if name.rpartition(".")[2] not in used}

    assert inner == OF_THE_TICK


def test_there_are_no_more_of_them() -> None:
    assert len(passing_on()) <= MOST_DOORS


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("return await self._wins.page(member, number)", True),
        ("await self._wins.undo(member, number)", True),
        ("return self._wins.page(member, wanted=number)", True),
        ("return await WinStore(connection, member).page(number.value)", True),
        ("return await self.page(member, number)", True),
        ("return await self._wins.page(member, number, self._now())", False),
        ('return await self._wins.page(member, "all")', False),
        ("return await self._wins.page(member, number + 1)", False),
        ("return first(member, number)", False),
        ("number += 1\n        return await self._wins.page(member, number)", False),
    ],
)
@pytest.mark.parametrize("opens", [False, True])
def test_passing_on_is_found(body: str, *, opens: bool, is_found: bool) -> None:
    start = "async with self._database.reading() as connection:\n            "
    within = f"{start}{body}".replace("\n        r", "\n            r") if opens else body
    source = f"class Wins:\n    async def page(self, member, number):\n        {within}\n"

    ((name, method),) = methods_in(source)

    assert (name, adds_nothing(method)) == ("Wins.page", is_found)
    assert opens_a_connection(method) == opens
