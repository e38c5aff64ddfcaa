"""Words that ask for the promotion: in stages that only prepare for it nothing says them."""

import re

ASKS = re.compile(
    r"promot(?:e|ion) me|be promoted|my promotion|raise|be considered|am I ready"
    r"|(?:ask for|request) (?:a|the) meeting",
    re.IGNORECASE,
)


def asks_in(text: str) -> list[str]:
    return ASKS.findall(text)
