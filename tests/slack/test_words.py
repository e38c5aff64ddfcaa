"""The words of a message: its text, or those that stand in its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.words import words_of

RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Thanks "},
                {"type": "user", "user_id": "U0ADA0000"},
                {"type": "text", "text": " for R&D, see "},
                {"type": "link", "url": "https://example.com/a", "text": "the note"},
                {"type": "emoji", "name": "tada"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]},
            ],
        },
    ],
}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"text": " Shipped it "}, "Shipped it"),
        ({"text": "Shipped it", "blocks": [{"type": "divider"}]}, "Shipped it"),
        (
            {"text": "", "blocks": [RICH]},
            "Thanks <@U0ADA0000> for R&amp;D, see <https://example.com/a|the note>:tada:\none\ntwo",
        ),
        (
            {
                "text": "This content can't be displayed.",
                "blocks": [
                    {"type": "header", "text": {"type": "plain_text", "text": "Release 7"}},
                    {"type": "divider"},
                    {
                        "type": "section",
                        "text": {"type": "mrkdwn", "text": "p95 down 30%"},
                        "fields": [{"type": "mrkdwn", "text": "*By* Ada"}],
                    },
                    {"type": "context", "elements": [{"type": "mrkdwn", "text": "#payments"}]},
                ],
            },
            "Release 7\np95 down 30%\n*By* Ada\n#payments",
        ),
        (
            {"attachments": [{"title": "PR 12 merged", "text": "Refunds", "fallback": "PR"}]},
            "PR 12 merged\nRefunds",
        ),
        ({"attachments": [{"fallback": "PR 12 merged"}]}, "PR 12 merged"),
        (
            {"attachments": [{"message_blocks": [{"message": {"blocks": [RICH]}}]}]},
            "Thanks <@U0ADA0000> for R&amp;D, see <https://example.com/a|the note>:tada:\none\ntwo",
        ),
        ({"text": "", "files": [{"title": "Runbook", "name": "r.pdf"}]}, "Runbook"),
        ({"text": "", "files": [{"name": "r.pdf"}]}, "r.pdf"),
        ({"text": None, "blocks": None, "attachments": "odd", "files": [7]}, ""),
        ({}, ""),
    ],
)
def test_the_words_are_found_wherever_they_stand(message: dict[str, Any], words: str) -> None:
    assert words_of(message) == words


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "text", "elements", "fields", "title", "blocks", "attachments"]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(["text", "blocks", "attachments", "files"]), JSON))
def test_no_shape_of_a_message_is_too_odd(message: dict[str, Any]) -> None:
    assert isinstance(words_of(message), str)
