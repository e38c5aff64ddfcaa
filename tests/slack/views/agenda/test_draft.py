"""The agenda: what is private never leaves, whatever it is, and Slack takes the rest."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from syrupy.assertion import SnapshotAssertion

from bot.domain.agenda.action import AgendaAction
from bot.domain.agenda.agenda import ROOM_FOR, Agenda, AgendaItem, ItemKind
from bot.domain.agenda.choices import Ticks, with_topic
from bot.domain.agenda.gathering import MOST_GOALS, MOST_WINS, AgendaFacts, gathered
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.talks.questions import NextQuestion
from bot.domain.talks.talk import OpenPromise, Promise, PromiseKey
from bot.domain.wins.win import Win
from bot.slack.shown import Shown
from bot.slack.text import Message, texts_in
from bot.slack.views.agenda import draft as views
from bot.slack.views.agenda import outcome as outcomes
from bot.slack.views.agenda import topic as topics
from bot.slack.views.agenda.posted import posted_agenda
from bot.slack.who.places import Place
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AGREED, AWKWARD, DOC, TODAY, goal, win

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
GENERAL = Place("C1", "general")
PLACES = (
    GENERAL,
    Place("C2", "a-channel-with-a-name-as-long-as-slack-lets-anybody-make-it-" + "x" * 21),
    Place("G1", "privategroup"),
    Place("G2", "mpdm-ada--marta--kenji-1"),
    Place("D1", "directmessage"),
)
QUESTION = "Which one thing would you like to see more of from me?"


def agenda(items: Sequence[AgendaItem]) -> Agenda:
    return Agenda(7, "C1", NOW, tuple(items))


def full(texts: Sequence[str], *, in_private: bool = False) -> Agenda:
    """As much of everything as there can be."""
    items = gathered(
        AgendaFacts(
            wins=tuple(win(number, text) for number, text in enumerate(texts[:MOST_WINS], 1)),
            goals=tuple(goal(number, text) for number, text in enumerate(texts[:MOST_GOALS], 1)),
            gaps=(Gap(1, texts[0], "skill"),),
            question=NextQuestion("", QUESTION),
            topics=topics_of(*(text[:300] for text in (*texts, *texts)[: ROOM_FOR["topic"]])),
            actions=tuple(action(number, text[:200]) for number, text in enumerate(texts, 1)),
            promises=tuple(promise(number, text) for number, text in enumerate(texts, 1)),
            career=("career:way", texts[0][:300]),
            mismatches=tuple((f"mismatch:{n}", text[:190]) for n, text in enumerate(texts[:6])),
            ask="Ask to be considered for " + texts[0][:100],
            in_private=in_private,
        )
    )
    return agenda(items)


def topics_of(*texts: str) -> tuple[AgendaItem, ...]:
    return tuple(AgendaItem("", "topic", text) for text in texts)


def action(number: int, what: str) -> AgendaAction:
    return AgendaAction(
        "Marta", what, TODAY, id=number, agenda_id=1, channel_id="C1", added_by="Ada", added_at=NOW
    )


def promise(number: int, what: str) -> OpenPromise:
    return OpenPromise(PromiseKey(1, number), Promise("Marta", what, TODAY), "Marta", TODAY)


AGENDAS = {
    "Ada": agenda(()),
    "Bo": agenda(
        gathered(
            AgendaFacts(
                wins=(
                    replace(
                        win(1, "redesigned the sign-up, 18% up #impact yesterday"), tags=("impact",)
                    ),
                ),
                goals=(DOC,),
                gaps=(AGREED,),
                question=NextQuestion("", QUESTION),
                topics=topics_of("the on-call rota"),
            )
        )
    ),
    "Cy": full(AWKWARD),
}


def draft(of: Agenda, place: Place = GENERAL, *, has_changed: bool = False) -> Message:
    return views.agenda_draft(of, place, views.Around("Ada", has_changed=has_changed))


def written(message: Message) -> str:
    """Everything of a message that goes over the wire."""
    blocks = [block.to_dict() for block in message["blocks"]]
    return json.dumps([message["text"], blocks], ensure_ascii=False)


def elements_of(blocks: Sequence[Block], action_id: str) -> list[tuple[str, dict[str, object]]]:
    """The elements with this action id, each with its block's id."""
    return [
        (block["block_id"], element)
        for block in (block.to_dict() for block in blocks)
        for element in [*block.get("elements", ()), block.get("accessory") or {}]
        if element.get("action_id") == action_id
    ]


@pytest.mark.parametrize("who", AGENDAS)
def test_the_private_agenda_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(draft(AGENDAS[who])) == snapshot


@pytest.mark.parametrize("who", ["Bo", "Cy"])
def test_the_posted_agenda_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(posted_agenda(AGENDAS[who], "Ada Okafor")) == snapshot


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", AGENDAS)
def test_every_agenda_is_what_slack_takes_in_every_place(who: str, place: Place) -> None:
    done = replace(AGENDAS[who], posted_at=NOW)

    shown = [draft(AGENDAS[who], place, has_changed=True), outcomes.agenda_done(done, place)]

    assert [problem for message in shown for problem in problems_of(message)] == []
    assert problems_of(posted_agenda(AGENDAS[who], "Ada")) == []


@pytest.mark.parametrize("message", [outcomes.put_away(7), outcomes.agenda_help("/agenda")])
def test_the_smaller_answers_are_what_slack_takes(message: Message) -> None:
    assert problems_of(message) == []


SAVED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)
"""Whatever reading leaves of what somebody typed."""


GROWING = ['"', "\\", "é", "👩‍👩‍👧‍👦", "<", "&", ">", "*", "_", "`", "<*"]
"""What is longer once it is written for Slack: escaped in mrkdwn, or as JSON."""


def check_the_fullest(text: str, place: Place, *, in_private: bool) -> None:
    longest = (text * 300)[:300]
    of = full([longest] * 10, in_private=in_private)

    assert problems_of(draft(of, place, has_changed=True)) == []
    assert problems_of(posted_agenda(of, longest)) == []


@pytest.mark.parametrize("in_private", [False, True])
@pytest.mark.parametrize("text", GROWING)
def test_the_fullest_agenda_fits_where_escaping_makes_it_grow(
    text: str, *, in_private: bool
) -> None:
    for place in PLACES:
        check_the_fullest(text, place, in_private=in_private)


@settings(deadline=None)
@given(
    text=SAVED | st.sampled_from(GROWING),
    place=st.sampled_from(PLACES),
    in_private=st.booleans(),
)
def test_the_fullest_agenda_fits_whatever_it_says(
    *, text: str, place: Place, in_private: bool
) -> None:
    check_the_fullest(text, place, in_private=in_private)


GREEK = st.text("αβγδεζηθικλμ", min_size=1, max_size=40)
LATIN = st.text("abcdefghij ", min_size=1, max_size=40).filter(str.strip)


@settings(deadline=None)
@given(
    wins=st.lists(LATIN, max_size=4),
    goals=st.lists(GREEK, max_size=4),
    gap=GREEK,
    question=GREEK,
    dropped=GREEK,
    topics=st.lists(GREEK | LATIN, max_size=4),
)
def test_no_word_of_a_private_item_is_in_what_is_posted_000_6(
    wins: list[str], goals: list[str], gap: str, question: str, dropped: str, topics: list[str]
) -> None:
    """What is private is Greek here: no letter of it may leave."""
    items = gathered(
        AgendaFacts(
            wins=tuple(
                Win(text, TODAY, id=n, created_at=NOW, detail=dropped)
                for n, text in enumerate(wins)
            ),
            goals=(
                *(
                    Goal(text, TODAY, id=n, state="open", created_at=NOW)
                    for n, text in enumerate(goals)
                ),
                Goal(dropped, TODAY, id=99, state="dropped", created_at=NOW),
            ),
            gaps=(Gap(1, gap, "skill"),),
            question=NextQuestion("", question),
            topics=topics_of(*topics),
        )
    )
    unticked = [replace(x, is_ticked=not set("αβγδεζηθικλμ") & set(x.text)) for x in items]

    everything = written(posted_agenda(agenda(unticked), "Ada"))

    assert not set("αβγδεζηθικλμ") & set(everything)
    for text in wins:
        assert " ".join(text.split()) in everything


@settings(deadline=None)
@given(st.lists(st.sampled_from(["win", "goal", "topic", "gap", "question"]), max_size=8))
def test_exactly_what_is_previewed_is_posted(kinds: list[ItemKind]) -> None:
    of = agenda([AgendaItem(f"{k}:{n}", k, f"{k} no {n}.") for n, k in enumerate(kinds)])

    preview = [block.to_dict() for block in views.agenda_preview(of, "Ada").blocks or ()]

    for block in posted_agenda(of, "Ada")["blocks"] if kinds else ():
        assert block.to_dict() in preview
    assert problems_of(views.agenda_preview(of, "Ada")) == []


@pytest.mark.parametrize("who", ["Bo", "Cy"])
def test_the_private_agenda_shows_each_item_once(who: str) -> None:
    words = json.dumps(list(texts_in(draft(AGENDAS[who])["blocks"])), ensure_ascii=False)

    shown = [
        item for item in AGENDAS[who].items if 3 < len(item.words) < 70 and not item.is_waiting
    ]
    twice = [item.words for item in shown if words.count(json.dumps(item.words)[1:-1]) > 2]
    assert twice == []


def test_a_long_item_goes_on_in_the_line_below() -> None:
    long = "moved the last of the billing jobs to the new queue, and nobody had to stay up for it"
    of = agenda([AgendaItem("topic:1", "topic", long)])

    element: dict[str, Any] = elements_of(draft(of)["blocks"], views.TICK)[0][1]

    (option,) = element["options"]
    assert f"{option['text']['text']} {option['description']['text']}" == long


def test_every_item_can_be_ticked_and_speaks_for_itself() -> None:
    of = AGENDAS["Bo"]

    rows = elements_of(draft(of)["blocks"], views.TICK)

    options = [option for _, element in rows for option in element["options"]]  # type: ignore[attr-defined]
    assert [option["value"] for option in options] == [
        item.key
        for kind in ("win", "goal", "action", "topic")
        for item in of.items
        if item.kind == kind and not item.is_private
    ]


def test_what_a_row_of_checkboxes_says_is_read_back() -> None:
    block_id, element = elements_of(draft(AGENDAS["Bo"])["blocks"], views.TICK)[0]

    read = views.read_ticks({"block_id": block_id, "selected_options": element["options"]})

    assert read == (7, Ticks("win", 0, 1, frozenset({"win:1"})))


def test_more_topics_than_one_row_can_hold_make_two() -> None:
    items: tuple[AgendaItem, ...] = ()
    for number in range(12):
        items = with_topic(items, f"topic {number}")

    rows = elements_of(draft(agenda(items))["blocks"], views.TICK)

    assert [block_id for block_id, _ in rows] == ["7 topic 0 10", "7 topic 10 12"]


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (GENERAL, "Post to #general"),
        (PLACES[2], "Post to this private channel"),
        (PLACES[3], "Post to this group"),
        (PLACES[4], "Post to this conversation"),
    ],
)
def test_the_button_names_where_it_posts(place: Place, label: str) -> None:
    assert f"[{label}]" in seen(draft(AGENDAS["Bo"], place))


def test_a_topic_is_read_with_where_it_belongs() -> None:
    form = topics.topic_form(7, GENERAL, Shown(response_url="https://hooks.test/1")).to_dict()
    form["state"] = {"values": {"topic": {"topic": {"value": "the rota"}}}}

    assert problems_of(topics.topic_form(7, GENERAL, Shown("D1", "1.2"))) == []
    assert topics.read_topic(form) == (7, GENERAL, "the rota", False)


def test_the_title_is_the_same_on_whatever_day_it_is_posted() -> None:
    posted = posted_agenda(AGENDAS["Bo"], "Ada Okafor")

    assert posted["text"] == "1:1 agenda, Ada Okafor"
    assert posted_agenda(AGENDAS["Bo"], "")["text"] == "1:1 agenda"
