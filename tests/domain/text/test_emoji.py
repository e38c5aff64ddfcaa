"""Emoji by their names, where no font can draw them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text.emoji import named


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("launched 🎉, ✅ done", "launched (party popper), (check mark) done"),
        ("❤️ it", "(heart) it"),
        ("👩🏽‍💻 at work", "(woman personal computer) at work"),
        ("👍🏿", "(thumbs up)"),
        ("in 🇩🇪", "in DE"),
        ("step 1️⃣ of 3", "step 1 of 3"),
        ("a → b ☕", "a → b (hot beverage)"),
    ],
)
def test_an_emoji_without_a_font_is_named(text: str, said: str) -> None:
    missing = {letter for letter in text if letter > "\u2200"}

    assert named(text, missing) == said


def test_what_a_font_has_and_what_is_no_emoji_stays() -> None:
    assert named("☕ 李 🎉", {"李", "🎉"}) == "☕ 李 (party popper)"
    assert named("☕ 🎉", set()) == "☕ 🎉"


@given(st.text(st.sampled_from("🎉✅❤👩💻☕a ")))
def test_no_emoji_is_left_where_all_are_missing(text: str) -> None:
    assert named(text, set(text)).isascii()
