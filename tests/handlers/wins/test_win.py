"""`/win`: one line, the form, the list, a message, and everything that can go wrong."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.wins.win import WinFilter
from playground.faults import Fault
from tests.stories import Story

DIRECT, PRIVATE = "D0ADA0MAR", "ada-marta-1-1"
A_MOMENT = 8.0
"""Seconds: one for Slack, and what a busy machine takes; a call that nobody ends takes twenty."""

LINE = "shipped the billing migration, p95 down 30% #impact with @Priya yesterday"


async def test_one_line_is_saved_and_shows_what_was_understood(either_route: Story) -> None:
    ada = either_route.ada

    await ada.slash(f"/win {LINE}", channel="general")

    seen = ada.sees()
    assert "Saved: " in seen
    assert "Sunday 22 November" in seen
    assert "#impact" in seen
    assert "30%" in seen
    assert "Priya" in seen


async def test_the_confirmation_is_for_the_member_alone(story: Story) -> None:
    await story.ada.slash(f"/win {LINE}", channel="general")

    assert "billing" in story.ada.sees()
    assert all("billing" not in str(message) for message in story.marta.messages("general"))
    page = await story.coach.wins.page(story.member, WinFilter())
    assert page.total == 1


async def test_undo_takes_the_win_back_and_restore_brings_it_again(story: Story) -> None:
    ada = story.ada
    await ada.slash(f"/win {LINE}", channel="general")

    await ada.click("Undo")
    taken_back = (await story.coach.wins.page(story.member, WinFilter())).total
    await ada.click("Restore")

    assert taken_back == 0
    assert (await story.coach.wins.page(story.member, WinFilter())).total == 1


async def test_undo_as_a_word_takes_back_the_newest(story: Story) -> None:
    await story.ada.slash("/win wrote the runbook", channel="general")
    await story.ada.slash("/win fixed the login page", channel="general")

    await story.ada.slash("/win undo", channel="general")

    page = await story.coach.wins.page(story.member, WinFilter())
    assert [win.text for win in page.wins] == ["wrote the runbook"]


async def test_undo_with_nothing_saved_says_so(story: Story) -> None:
    await story.ada.slash("/win undo", channel="general")

    assert "no win to undo" in story.ada.sees()


@pytest.mark.parametrize("typed", ["help?", "-h", "--help", "?", "HELP?"])
async def test_who_asks_for_help_is_helped_and_nothing_is_saved(story: Story, typed: str) -> None:
    await story.ada.slash(f"/win {typed}", channel="general")
    of_wins = story.ada.sees()
    await story.ada.slash(f"/goal {typed}", channel="general")

    assert "/win coverage" in of_wins
    assert "Small enough to finish." in story.ada.sees()
    assert (await story.coach.wins.page(story.member, WinFilter())).total == 0
    assert (await story.coach.check_ins.plan(story.member)).goals == ()


@pytest.mark.parametrize("tags", ["#impact", "#impact #craft"])
async def test_a_win_of_no_words_is_met_with_a_sentence(story: Story, tags: str) -> None:
    await story.ada.slash(f"/win {tags}", channel="general")

    assert "What did you do?" in story.ada.sees()
    assert tags in story.ada.sees()
    assert (await story.coach.wins.page(story.member, WinFilter())).total == 0


async def test_nothing_but_spaces_opens_the_form(story: Story) -> None:
    await story.ada.slash("/win   ", channel="general")

    assert "What did you do?" in story.ada.sees()


async def test_the_form_saves_a_win_with_detail_and_tags(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win", channel="general")

    await ada.fill("What did you do?", "taught the new people our ledger")
    await ada.fill("What changed because of it?", "they shipped in their first week")
    await ada.click("More")
    await ada.fill("Tags", "mentoring, #Craft")
    await ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.detail == "they shipped in their first week"
    assert win.tags == ("mentoring", "craft")


async def test_a_day_still_to_come_is_refused_beside_its_field(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win", channel="general")

    await ada.fill("What did you do?", "launched")
    await ada.fill("When?", "2027-01-01")
    with pytest.raises(AssertionError, match="That day is still to come"):
        await ada.submit()

    assert (await story.coach.wins.page(story.member, WinFilter())).total == 0


async def test_adding_detail_keeps_the_words(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win shipped partial refunds", channel="general")

    await ada.click("Add detail")
    await ada.fill("What changed because of it?", "1,900 uses in a month")
    await ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert (win.text, win.detail) == ("shipped partial refunds", "1,900 uses in a month")


async def test_an_edit_on_two_devices_loses_nothing(story: Story) -> None:
    """The form is open at the desk and on the phone; the phone is quicker."""
    ada = story.ada
    await ada.slash("/win shipped partial refunds", channel="general")
    saved = ada.messages("general")[-1]
    await ada.click("Edit", in_=saved)
    at_the_desk = ada.modal()
    await ada.click("Edit", in_=saved)
    await ada.fill("What did you do?", "shipped refunds in parts")
    await ada.submit()
    await ada.close()

    assert ada.modal() is at_the_desk
    await ada.fill("What did you do?", "my other words")
    with pytest.raises(AssertionError, match="changed somewhere else"):
        await ada.submit()

    (both,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert both.text == "shipped refunds in parts"


async def test_an_edit_takes_a_tag_out_and_adds_no_mention_twice(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win paired with @Priya in #general on refunds #impact", channel="general")

    await ada.click("Edit")
    await ada.fill("Tags", "scope")
    await ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.tags == ("scope",)
    assert win.people == ("U0PRIYA00",)


async def test_a_message_is_saved_with_its_permalink(story: Story) -> None:
    ada = story.ada
    message = await story.marta.say("Ada saved the launch, 3 hours early", channel="general")

    await ada.message_shortcut("Save as a win", message)
    await ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.text == "Ada saved the launch, 3 hours early"
    assert win.permalink
    assert win.source == "message"


@pytest.mark.parametrize("channel", [DIRECT, PRIVATE])
async def test_a_message_where_the_coach_is_no_member_fills_the_form_without_a_permalink(
    story: Story, channel: str
) -> None:
    """Two people's own DM, and a private channel that nobody invited it to."""
    ada = story.ada
    story.playground.workspace.conversations["C0ADAMRTA"].app_is_member = False
    message = await story.marta.say("You saved the launch, 3 hours early", channel=channel)
    ada.go_to(channel)

    await ada.message_shortcut("Save as a win", message)
    shown = ada.modal()
    await ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert "You saved the launch" in str(shown.blocks)
    assert (win.text, win.permalink) == ("You saved the launch, 3 hours early", None)


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.DROPPED, Fault.SILENT_AFTER])
async def test_a_slack_that_gives_no_permalink_holds_no_form_up(story: Story, fault: Fault) -> None:
    message = await story.marta.say("Ada saved the launch", channel="general")
    story.playground.faults.next("chat.getPermalink", fault, times=5)
    loop = asyncio.get_running_loop()

    began = loop.time()
    await story.ada.message_shortcut("Save as a win", message)
    took = loop.time() - began
    await story.ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.text == "Ada saved the launch"
    assert took < A_MOMENT


async def test_a_message_that_mentions_somebody_fills_the_form_with_their_name(
    story: Story,
) -> None:
    message = await story.marta.say("Thanks to @ada, @kenji can sleep", channel="general")

    await story.ada.message_shortcut("Save as a win", message)
    await story.ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert "U0" not in win.text
    assert "Kenji" in win.text
    assert win.people == ("U0MARTA00", "U0KENJI00")


async def test_a_message_of_last_week_is_a_win_of_the_day_that_it_speaks_of(story: Story) -> None:
    message = await story.marta.say("Thanks for the launch yesterday, @ada", channel="general")
    said_on = await story.coach.members.today(story.member)
    await story.ada.travel("week")

    await story.ada.message_shortcut("Save as a win", message)
    await story.ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.happened_on == said_on - timedelta(days=1)


async def test_a_message_of_blocks_alone_fills_the_form_with_their_words(story: Story) -> None:
    message = await story.marta.say("x", channel="general")
    message.text = ""
    message.blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "Build 7 is green &amp; live"}}
    ]

    await story.ada.message_shortcut("Save as a win", message)
    await story.ada.submit()

    win = (await story.coach.wins.page(story.member, WinFilter())).wins[0]
    assert win.text == "Build 7 is green & live"


async def test_the_list_pages_and_finds(story: Story) -> None:
    ada = story.ada
    for number in range(1, 13):
        await ada.slash(f"/win closed ticket number {number} #ops", channel="general")
    await ada.slash("/win wrote the plan #scope", channel="general")

    await ada.slash("/win list", channel="general")
    first = ada.sees()
    await ada.click("Older")
    second = ada.sees()
    await ada.close()
    await ada.slash("/win list #scope", channel="general")

    assert "13 wins" in first
    assert "wrote the plan" in first
    assert "closed ticket number 1 " in second or "closed ticket number 1\n" in second
    assert "1 win" in ada.sees()
    assert "closed ticket" not in ada.sees()


async def test_the_filter_form_narrows_the_list(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win wrote the plan #scope", channel="general")
    await ada.slash("/win fixed the login page #craft", channel="general")
    await ada.slash("/win list", channel="general")

    await ada.click("Find")
    await ada.fill("Words", "login")
    await ada.submit()

    assert "fixed the login page" in ada.sees()
    assert "wrote the plan" not in ada.sees()


async def test_help_names_every_way(story: Story) -> None:
    await story.ada.slash("/win help", channel="general")

    assert "/win list" in story.ada.sees()
    assert "/win undo" in story.ada.sees()


@pytest.mark.parametrize(
    "text",
    [
        "🎉",
        "e\u0301tude \u202eمرحبا\u202c عملت على التقرير",  # noqa: RUF001 - Arabic as people write it
        "a\x00b\x07c",
        "<!channel> & <script>alert(1)</script> *bold* `code`",
        "x" * 3000,
        "👩‍👩‍👧‍👦 " * 300,
    ],
)
async def test_awkward_text_is_saved_and_shown_as_written(story: Story, text: str) -> None:
    await story.ada.slash(f"/win {text}", channel="general")

    page = await story.coach.wins.page(story.member, WinFilter())
    assert page.total == 1
    assert "Saved: " in story.ada.sees()


async def test_a_win_that_is_too_long_comes_back_whole(story: Story) -> None:
    text = "a long story " * 300

    await story.ada.slash(f"/win {text}", channel="general")

    assert (await story.coach.wins.page(story.member, WinFilter())).total == 0
    assert "3,000" in story.ada.sees() or "3000" in story.ada.sees()
    assert text.strip() in story.ada.sees()


async def test_a_win_is_listed_under_a_number_of_its_owners_and_found_by_it(story: Story) -> None:
    await story.marta.slash("/win hired two engineers", channel="general")
    await story.marta.slash("/win opened the Oslo office", channel="general")
    await story.ada.slash("/win wrote the runbook", channel="general")
    await story.ada.slash("/win fixed the login page", channel="general")

    await story.ada.slash("/win list", channel="general")
    listed = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/win list 2", channel="general")
    by_number = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/win list win 1", channel="general")
    in_words = story.ada.sees()

    assert "Win 1  wrote the runbook" in listed
    assert "Win 2  fixed the login page" in listed
    assert "Win 3" not in listed
    assert "Win 2  fixed the login page" in by_number
    assert "wrote the runbook" not in by_number
    assert "Win 1  wrote the runbook" in in_words
    assert "fixed the login page" not in in_words
