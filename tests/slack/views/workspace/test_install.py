"""The words on the pages of an installation, for whoever installs it to read."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack.views.workspace import install as views
from tests.installing import words_on

WHERE = "https://coach.example.com/slack/install"


def test_the_page_to_begin_on(snapshot: SnapshotAssertion) -> None:
    assert words_on(views.install_page("https://slack.com/oauth/v2/authorize")) == snapshot


@pytest.mark.parametrize("workspace", ["Beechwood", "", "R&D <b>north</b> & “friends”"])
def test_the_page_of_those_who_have_it(workspace: str, snapshot: SnapshotAssertion) -> None:
    page = views.installed_page(workspace, "https://slack.com/app_redirect", "/promo")

    assert words_on(page) == snapshot
    assert "<b>" not in page


@pytest.mark.parametrize("reason", views.REASONS)
def test_the_pages_of_those_who_do_not(reason: str, snapshot: SnapshotAssertion) -> None:
    assert words_on(views.not_installed_page(reason, WHERE)) == snapshot


def test_a_reason_that_nobody_knows_is_not_repeated() -> None:
    assert "<script>" not in views.not_installed_page("<script>", WHERE)


def test_what_a_member_is_told_where_the_token_is_lost(snapshot: SnapshotAssertion) -> None:
    assert views.not_installed(WHERE) == snapshot
