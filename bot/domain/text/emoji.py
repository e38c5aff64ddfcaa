"""Emoji in words, for where no font can draw them."""

import re
import unicodedata
from collections.abc import Container

_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_SKIN = "\U0001f3fb-\U0001f3ff"
_SIGN = "[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\U0001f000-\U0001faff]"
_ONE = f"{_SIGN}[\ufe0e\ufe0f{_SKIN}]*"
_EMOJI = re.compile(f"{_FLAG}|{_KEYCAP}|{_ONE}(?:\u200d{_ONE})*")

_MORE = re.compile(
    r"^(?:(?:heavy|black|white|large|medium|small) )+(?=\w)| (?:sign|symbol|with finger)$"
)
"""What Unicode's names say of the drawing, and nobody aloud."""

_A_TO_FLAG = ord("\U0001f1e6") - ord("A")


def named(text: str, missing: Container[str]) -> str:
    """Return the text with each emoji that has a missing letter in it by its name in brackets."""

    def name(found: re.Match[str]) -> str:
        emoji = found[0]
        return _name(emoji) if any(letter in missing for letter in emoji) else emoji

    return _EMOJI.sub(name, text)


def _name(emoji: str) -> str:
    if re.fullmatch(_FLAG, emoji):
        return "".join(chr(ord(letter) - _A_TO_FLAG) for letter in emoji)
    if re.fullmatch(_KEYCAP, emoji):
        return emoji[0]
    signs = (letter for letter in emoji if re.fullmatch(_SIGN, letter))
    names = (
        unicodedata.name(sign, "").lower() for sign in signs if not re.match(f"[{_SKIN}]", sign)
    )
    said = " ".join(filter(None, (_MORE.sub("", name) for name in names)))
    return f"({said})" if said else ""
