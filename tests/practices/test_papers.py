"""The papers that leave the member's hands: each sentence can be sent as it stands."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.people.reader import Reader
from bot.domain.plan.case_file import Motive
from bot.domain.talks.answer import Answer
from bot.domain.talks.talk import Outcome, Promise, Talk, open_promises
from bot.domain.wins.win import Win
from bot.templates.samples.people import NOW, TODAY, bo, cy, evidence, wins
from tests.practices.test_what_is_known import draft

TEXTS = ("cut pages by 80%", "led the audit", "wrote the guide", "tidied the wiki")

SAID = Talk("Marta Lindqvist", TODAY, "", "not_yet", id=1, recorded_at=NOW)


def page(*, seen: tuple[Win, ...]) -> str:
    reader = Reader("Kenji", wins=seen)
    return draft("brief", replace(bo(), wins=wins(TEXTS)[:3], reader=reader))


@pytest.mark.parametrize(
    ("reader", "is_news"),
    [
        (Reader("Marta", is_manager=True), False),
        (Reader("Priya", has_a_say=True), False),
        (Reader("Sam"), True),
    ],
)
def test_whoever_decided_is_not_told_of_the_promotion_as_news(
    reader: Reader, *, is_news: bool
) -> None:
    text = draft("thank_you", replace(bo(), reader=reader))

    assert ("I wanted you to hear it from me" in text) is is_news
    assert ("My promotion to Lead Designer is official" in text) is not is_news


def test_the_work_that_they_are_thanked_for_is_told_and_not_quoted() -> None:
    text = draft("thank_you", replace(bo(), reader=Reader("Sam", shared=wins(TEXTS))))

    assert "Thank you for your help with this piece of work: I cut pages by 80%.\n" in text


def test_a_page_says_at_one_place_only_what_its_reader_saw() -> None:
    *three, fourth = wins(TEXTS)

    assert "You saw all of this yourself." in page(seen=tuple(three))
    assert "this one yourself" not in page(seen=tuple(three))
    assert page(seen=(three[1], fourth)).count("ou saw ") == 1
    assert "I led the audit (13 November 2026; you saw this one yourself)" in page(
        seen=(three[1], fourth)
    )
    assert "You saw this one yourself: I tidied the wiki." in page(seen=(fourth,))


def test_a_page_thanks_for_what_was_already_said() -> None:
    assert "Thank you for having spoken up for me." in draft("brief", bo())


def test_a_portfolio_says_whom_it_was_for_in_the_line_of_its_day() -> None:
    text = draft("portfolio", bo())

    assert "\n20 November 2026, for our customers\n" in text
    assert "- What it shows: Moves a number that matters" in text


def test_work_for_one_expectation_names_it_in_bold_and_on_its_own() -> None:
    filed = tuple(replace(win, criterion_ids=("people",)) for win in wins(TEXTS))

    text = draft("proposal", replace(bo(), **evidence(filed)))

    assert "\n\n**Makes *others* better & <stronger>**\n\n" in text
    assert "It all counts toward one expectation:\n" in text
    assert "better & <stronger>;" not in text


@pytest.mark.parametrize(
    ("duties", "told"),
    [
        ("owning the road map", "\n- Owning the road map\n"),
        ("- the reviews\n- the hiring", "\n- The reviews\n- The hiring\n"),
        ("I take over the reviews", "\nI take over the reviews.\n"),
    ],
)
def test_what_is_taken_on_stands_under_its_heading_as_it_was_typed(duties: str, told: str) -> None:
    text = draft("proposal", replace(bo(), file=replace(bo().file, duties=duties)))

    assert told in text.partition("## What I will do in the role\n")[2]
    assert "I will take over" not in text


def test_what_was_told_in_own_words_ends_as_a_sentence() -> None:
    bare = tuple(replace(win, detail="Half gave up. I moved it") for win in bo().wins)

    text = draft("proposal", replace(bo(), **evidence(bare)))

    assert "  - Half gave up. I moved it.\n" in text
    assert "Who benefited: our customers\n" in text


def test_who_is_named_in_a_story_is_not_named_again_below() -> None:
    seen = tuple(replace(win, seen_by=("Sam Chen",)) for win in bo().wins)
    bare = tuple(replace(win, detail="", benefited=None) for win in seen)

    told = draft("proposal", replace(bo(), **evidence(seen)))
    as_a_line = draft("proposal", replace(bo(), **evidence(bare)))

    assert "Who saw it: Sam Chen" in told
    assert "first-hand" not in told
    assert "Sam Chen saw some of this first-hand." in as_a_line


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("The person who is called first", "be the person who is called first."),
        ("Head of Payments", "be Head of Payments."),
        ("Principal Engineer", "be a Principal Engineer."),
        ("leading a team of my own.", "be leading a team of my own."),
        ("I'd run a team of my own", "\nI'd run a team of my own."),
        ("to run a team of my own", "I would like to run a team of my own."),
    ],
)
def test_what_the_member_wants_to_be_ends_the_sentence(role: str, told: str) -> None:
    motive = Motive(role, "Payments are close to my heart")

    text = draft("proposal", replace(bo(), motive=motive))

    assert told in text
    assert "be:" not in text


def test_what_nobody_took_on_is_handed_over_as_what_is_to_be_done() -> None:
    open_one = Promise("", "book the next talk", date(2026, 12, 1))
    held = replace(SAID, promises=(open_one,))
    settled = replace(bo().settled, promises=open_promises([held]))

    text = draft("handover", replace(bo(), talk=held, settled=settled))

    day = "by 1 December 2026"
    assert f"- Book the next talk, {day} (not yet agreed who does it; talk with Marta" in text


def test_a_yes_that_is_handed_over_is_not_undone_by_what_stands_below() -> None:
    said = replace(SAID, outcome="yes")

    text, before = (draft("handover", replace(bo(), talk=one)) for one in (said, bo().talk))

    assert "My title is Senior Designer. Marta Lindqvist was my manager until now. This is" in text
    assert "working toward" not in text
    assert "I am working toward Lead Designer." in before
    assert "## What I am working on\n" in text
    assert "missing" not in text + before


@pytest.mark.parametrize(("outcome", "is_told"), [("not_yet", True), ("no_budget", False)])
def test_what_was_named_in_the_talk_is_handed_over_with_its_day(
    outcome: Outcome, *, is_told: bool
) -> None:
    held = replace(SAID, outcome=outcome)
    known = bo().settled.gaps[0].title
    answer = Answer(1, missing_items=("Present to the directors twice", known))

    text = draft("handover", replace(bo(), talk=held, answer=answer))

    named = "- Present to the directors twice (named by Marta on 23 November 2026)\n"
    assert (named in text) is is_told
    assert text.count("eading people without a title") == 1


def reviewed(told: tuple[Win, ...]) -> str:
    return draft("self_review", replace(bo(), **evidence(told)))


def test_a_review_begins_with_what_was_told_whole_or_marked() -> None:
    first, second, third, fourth, fifth = wins((*TEXTS, "drew the map"))
    marked = replace(fifth, is_significant=True)

    text = reviewed((first, second, third, replace(fourth, detail="It was a maze"), marked))

    begins, _, rest = text.partition("## The work that stands out\n")[2].partition("\n## ")
    assert all(words in begins for words in ("It was a maze.", "I drew the map", "I cut pages"))
    assert all(words in rest for words in ("I led the audit", "I wrote the guide"))


def test_a_review_keeps_what_was_told_of_the_others() -> None:
    told = tuple(replace(win, detail=f"It took {win.id} weeks") for win in wins(TEXTS))

    text = reviewed(told)

    assert "- I tidied the wiki. It took 4 weeks. (" in text


@pytest.mark.parametrize(("themes", "is_said"), [("ABC", False), ("ABCD", True)])
def test_two_themes_are_named_only_where_there_are_many(themes: str, *, is_said: bool) -> None:
    period = cy().period
    assert period is not None
    lines = tuple(replace(period.lines[0], theme=theme) for theme in themes)

    text = draft("self_review", replace(cy(), period=replace(period, lines=lines)))

    assert ("in these months, most often under A and B. Three stand out." in text) is is_said
    assert ("in these months. Three stand out." in text) is not is_said
