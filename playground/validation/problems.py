"""What is wrong with a call, said the way Slack says it: an error code and JSON pointers."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that Slack would refuse.

    `code` is Slack's error code ("invalid_blocks"). `pointer` is a JSON pointer from the call's
    arguments ("/blocks/0/text/text"), empty for the call itself. `message` is a sentence without
    its subject ("must be at most 3000 characters").
    """

    code: str
    pointer: str
    message: str


@dataclass(slots=True)
class Findings:
    """Collects problems while a payload is read; `code` is given to those that name no other."""

    code: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, pointer: str, message: str, code: str = "") -> None:
        self.problems.append(Problem(code or self.code, pointer, message))


def step(pointer: str, name: object) -> str:
    """Go one property or index deeper, escaped as RFC 6901 asks."""
    return f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"
