"""What is typed to the coach: each row of the table, its opposites, and that no text is lost."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.typed.meaning import Around, Heard, Meaning, Parent, Question
from bot.domain.typed.named import page_meant, pause_ends
from bot.domain.typed.rules import (
    RULES,
    Rule,
    meaning_of,
    meanings_of,
)

PAGES = ("plan", "ladder", "proposal", "review", "settings")
AROUND = {
    "a question, or a page's name": Around(pages=PAGES),
    "a reply under a win or a goal": Around(parent="win"),
    "all that was open is done": Around(questions=("review",), goals=("the design doc",)),
    "the coach's own open question": Around(
        questions=("which", "benefit", "number", "review"), goals=("get the design doc reviewed",)
    ),
}
"""What stands around the lines of a row, where they need it."""

MEANT: dict[str, tuple[str, ...]] = {
    "stop/stop": ("stop", "Stop!", "unsubscribe", "leave me alone", "stop messaging me"),
    "stop/pause": ("pause", "mute", "pause until Monday", "I'm on vacation"),
    "undo/": ("undo", "Undo that!", "take it back"),
    "stop/resume": (
        "start",
        "resume",
        "go on",
        "continue",
        "I\u2019m back",
        "start again",
        "keep going",
    ),
    "page/next": (
        "what's next?",
        "Hi! What's next?",
        "What\u2019s next",
        "what now?",
        "what should I do next?",
    ),
    "page/goals this week": ("what's open?", "my goals"),
    "page/progress": ("how am I doing?", "where do I stand?"),
    "page/people": ("who knows?", "who decides?"),
    "page/when": ("when is it decided?", "when do they decide?", "when is the decision?"),
    "page/ready": ("am I ready?", "Am I ready for it yet?"),
    "page/help": ("help", "help?", "?", "what can you do?", "-h", "--help"),
    "page/forget": ("delete everything", "forget me"),
    "small_talk/thanks": ("thanks", "Thank you so much!", "thx", "danke", "merci", "Gracias!"),
    "small_talk/ok": ("ok", "Okay.", "I got it", "👍", ":+1:", "yes", "all done"),
    "small_talk/no": ("no", "Nope.", "not now", "later"),
    "small_talk/mood": ("good", "It went ok", "all good"),
    "nothing/": (
        "nothing",
        "it went badly",
        "sorry, was away",
        "didn't finish anything, was sick",
        "bad week",
    ),
    "nothing/hard": ("Marta doesn't like me", "my boss hates me", "they never listen to me"),
    "small_talk/hello": ("hi", "Good morning!", "hey there"),
    "news/promoted": (
        "I got promoted!",
        "I was promoted today",
        "they said yes!",
        "I got the promotion",
        "Marta said yes!",
        "my boss said yes",
    ),
    "news/refused": (
        "they said no",
        "I didn't get promoted",
        "I got passed over again",
        "not this time",
        "I didn't get it",
        "I was told not yet",
        "Marta said no",
    ),
    "news/may leave": (
        "I want to quit",
        "I'm thinking about leaving",
        "I have an offer from another company",
    ),
    "news/leaving": ("I quit", "I handed in my notice", "I was laid off last week"),
    "news/manager gone": ("my manager left", "My boss is leaving", "I have a new manager"),
    "distress/": ("I'm burned out", "I hate my job", "shipped it but I feel worthless"),
    "distress/danger": ("I want to die", "thinking of suicide"),
    "win/": (
        "win: faster checkout",
        "/win faster checkout",
        "Shipped the billing migration",
        "I led the incident review",
        "today I finally fixed the flaky test",
        "- wrote the runbook",
        "✅ the vault",
        "We cut p95 by 30%",
        "wins: faster checkout",
    ),
    "goal/": (
        "goal: get the design doc reviewed",
        "I'll get the design doc reviewed",
        "Tomorrow I will talk to Marta",
        "this week I want to finish the vault",
        "2. need to ask Kenji",
        "[ ] call Kenji",
    ),
    "unclear/": (
        "design doc",
        "need feedback from Kenji",
        "embed the widget",
        "ich habe das Lager umgezogen",
        "мы закончили миграцию",
        "vi jobbade med och för alla",
        "I didn't finish the vault",
        "nearly shipped the vault",
        "my manager left a comment on the doc",
        "they said no to the second vendor",
        "pause the rollout",
        "stop the old cron job",
        "worried about the deadline",
        "blocked on the review",
        "got a no from legal",
        "neither",
        "Ich habe gekündigt",
        "Marta likes me",
        "legal said yes",
        "I'll never get there",
        "my manager is Marta",
    ),
    "unclear/question": ("the vault?", "did you see that?", "shipped it?", "I got promoted?"),
}


def meant(found: Meaning) -> str:
    return f"{found.kind}/{found.word}"


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in MEANT.items() for line in lines]
)
def test_each_line_means_what_a_person_would_say(kind: str, line: str) -> None:
    assert meant(meaning_of(line)) == kind


@pytest.mark.parametrize(
    ("rule", "line"), [(rule, line) for rule in RULES for line in rule.such_as]
)
def test_each_row_decides_its_own_examples_and_none_before_it_does(rule: Rule, line: str) -> None:
    heard = Heard(line, AROUND.get(rule.name, Around(pages=PAGES)))

    first = next((one for one in RULES if one.reads(heard)), None)

    assert first is rule


@pytest.mark.parametrize(
    ("question", "line", "expected"),
    [
        ("plan", "design doc", "goal/plan"),
        ("review", "good talk with Dana", "win/review"),
        ("review", "design doc: done", "outcome/done"),
        ("review", "didn't get to the design doc", "outcome/open"),
        ("review", "done", "outcome/done"),
        ("review", "I didn't sleep", "unclear/"),
        ("plan", "I want to quit", "news/may leave"),
        ("plan", "Marta doesn't like me", "nothing/hard"),
        ("plan", "Marta doesn't answer my questions", "unclear/"),
        ("plan", "she took my idea", "unclear/"),
        ("plan", "I feel tired", "unclear/"),
        ("plan", "tired", "unclear/"),
        ("plan", "worried about the deadline", "unclear/"),
        ("plan", "I didn't get it", "news/refused"),
        ("plan", "I was told not yet", "news/refused"),
        ("plan", "I was left out of the meeting", "unclear/"),
        ("plan", "got a no from legal", "unclear/"),
        ("plan", "my manager is Marta", "unclear/"),
        ("plan", "Kenji thinks it's too early", "unclear/"),
        ("plan", "nothing", "nothing/plan"),
        ("plan", "bad week", "nothing/plan"),
        ("plan", "ask Kenji what is missing", "goal/plan"),
        ("plan", "Design docs for the vault", "goal/plan"),
        ("plan", "feed ranking", "goal/plan"),
        ("plan", "Marta quit", "unclear/"),
        ("plan", "Marta helped me", "unclear/"),
        ("plan", "Shipped!", "unclear/"),
        ("plan", "no problem", "small_talk/ok"),
        ("review", "send the report on the migration", "unclear/"),
        ("plan", "layoffs announced", "unclear/"),
        ("plan", "hmm", "unclear/"),
        ("plan", "too much to do", "unclear/"),
        ("plan", "I should quit", "news/may leave"),
        ("plan", "rejected again", "news/refused"),
        ("review", "argued with Marta", "unclear/"),
        ("review", "started", "unclear/"),
        ("review", "I took two days off", "nothing/review"),
        ("review", "3 days of meetings", "unclear/"),
        ("review", "my manager changed", "unclear/"),
        ("review", "nobody noticed my work", "unclear/"),
        ("review", "demo went well", "win/review"),
        ("review", "the demo went badly", "unclear/"),
        ("review", "not great", "nothing/review"),
        ("review", "it went badly", "nothing/review"),
        ("review", "nothing", "nothing/review"),
        ("review", "sorry, was away", "nothing/review"),
        ("review", "didn't finish anything, was sick", "nothing/review"),
        ("review", "Nothing much, sorry", "nothing/review"),
        ("review", "my manager is Marta", "unclear/"),
        ("review", "the decision is in June", "unclear/"),
        ("review", "good", "small_talk/mood"),
        ("review", "It went ok", "small_talk/mood"),
        ("review", "tough", "unclear/"),
        ("review", "Marta ignored my doc", "unclear/"),
        ("review", "I was sick all week", "nothing/review"),
        ("review", "all done", "outcome/done"),
        ("review", "everything's done", "outcome/done"),
        ("review", "the vault is live", "win/review"),
        ("review", "p95 down 30%", "win/review"),
        ("review", "got the budget from Kenji", "win/review"),
        ("review", "got sick", "unclear/"),
        ("which", "no", "choice/neither"),
        ("which", "nothing", "choice/neither"),
        ("benefit", "the on-call team", "unclear/"),
        ("benefit", "mostly for our customers", "benefit/customer"),
        ("benefit", "my team", "benefit/team"),
        ("number", "p95 is down 30%", "detail/number"),
        ("number", "none that I know", "unclear/"),
        ("which", "it was a win", "choice/win"),
        ("which", "goal", "choice/goal"),
        ("which", "neither", "choice/neither"),
    ],
)
def test_what_nothing_else_knows_answers_the_open_question(
    question: Question, line: str, expected: str
) -> None:
    around = Around(questions=(question,), goals=("get the design doc reviewed",))

    assert meant(meaning_of(line, around)) == expected


def test_what_is_plain_goes_before_the_open_question() -> None:
    monday, friday = Around(questions=("plan",)), Around(questions=("review",))

    assert meaning_of("shipped the vault", monday).kind == "win"
    assert meaning_of("I'll ask Kenji", friday).kind == "goal"
    assert meaning_of("thanks", monday).kind == "small_talk"
    assert meaning_of("what's next?", monday).kind == "page"
    assert meaning_of("stop", friday).kind == "stop"


def test_win_or_goal_is_an_answer_where_it_was_asked_and_else_a_page() -> None:
    pages = ("goal", "win")

    assert meaning_of("goal", Around(questions=("which",), pages=pages)).kind == "choice"
    assert meaning_of("goal", Around(pages=pages)).kind == "page"


def test_another_language_is_asked_about_whatever_the_coach_asked() -> None:
    for question in ("plan", "review"):
        around = Around(questions=(question,))
        assert meaning_of("ich habe das Lager umgezogen", around).kind == "unclear"
        assert meaning_of("移行を完了しました", around).kind == "unclear"


@pytest.mark.parametrize(
    ("parent", "line", "expected"),
    [
        ("win", "for the team", "benefit/team"),
        ("win", "Reduced the on-call load by half", "detail/"),
        ("win", "thanks", "small_talk/thanks"),
        ("win", "what's next?", "page/next"),
        ("win", "did it count?", "unclear/question"),
        ("goal", "done", "outcome/done"),
        ("goal", "not done yet", "outcome/open"),
        ("goal", "the vault", "unclear/"),
    ],
)
def test_a_reply_is_about_what_it_stands_under(parent: Parent, line: str, expected: str) -> None:
    assert meant(meaning_of(line, Around(parent=parent))) == expected


def test_a_goal_is_named_by_its_words_and_never_by_one_that_two_of_them_have() -> None:
    around = Around(questions=("review",), goals=("vault for payments", "vault for billing"))

    assert meaning_of("billing vault: done", around).goal == 1
    assert meaning_of("vault: good progress", around).kind == "win"


def test_the_goal_that_most_words_speak_of_is_meant() -> None:
    goals = (
        "finish the fraud team rollout plan",
        "Get the fraud team's date for moving their card lookups",
    )
    around = Around(questions=("review",), goals=goals)

    got = meaning_of("got the fraud team's date: 12 January", around)
    unclear = meaning_of("talk with the fraud team went live", around)

    assert (meant(got), got.goal) == ("outcome/done", 1)
    assert meant(unclear) == "win/review"


def test_all_done_ends_the_only_goal_and_else_it_asks_which() -> None:
    for line in ("all done", "done", "All done!"):
        asked = Around(questions=("review",), goals=("the vault", "the doc"))
        assert meant(meaning_of(line, asked)) == "page/which goal"
        assert meant(meaning_of(line, Around(questions=("review",)))) == "small_talk/ok"


def test_nothing_below_a_heading_is_no_win() -> None:
    assert [one.kind for one in meanings_of("Wins:\n- nothing")] == ["heading", "nothing"]


def test_several_lines_are_several() -> None:
    found = meanings_of("Shipped the vault\n\n- I'll ask Kenji\nhm")

    assert [one.kind for one in found] == ["win", "goal", "unclear"]


def test_what_is_listed_below_a_heading_is_what_it_says() -> None:
    found = meanings_of("Wins:\n- the vault\n- [x] checkout\n*This week:*\n- the design doc")

    assert [(one.kind, one.text) for one in found if one.kind != "heading"] == [
        ("win", "the vault"),
        ("win", "checkout"),
        ("goal", "the design doc"),
    ]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("plan", "plan"),
        ("my ladder", "ladder"),
        ("show me the plan", "plan"),
        ("propsal", "proposal"),
        ("win", None),
        ("plan the launch", None),
        ("the moon landing", None),
    ],
)
def test_a_page_is_found_by_its_nearest_name(text: str, page: str | None) -> None:
    assert page_meant(text, PAGES) == page


QUESTIONS = st.lists(st.sampled_from(("plan", "review", "benefit", "number", "which"))).map(tuple)
SAID = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="ab c:-", min_size=60, max_size=300),
    st.lists(
        st.sampled_from([line for rule in RULES for line in rule.such_as] + ["Wins:", "hm", "1"]),
        max_size=6,
    ).map("\n".join),
)
LEFT_OUT = re.compile(
    r"/?(win|goal)s?|\[[ xX\u2713]?\]|:\w+:|[^\w\s]|\d{1,2}[.)]|&gt;", re.IGNORECASE
)
"""Prefixes and marks: all that a line may lose."""

NOTHING_TO_SAVE = {"stop", "page", "small_talk", "heading", "nothing", "undo"}


@given(text=SAID, questions=QUESTIONS, parent=st.sampled_from((None, "win", "goal")))
def test_no_text_is_lost(text: str, questions: tuple[Question, ...], parent: Parent | None) -> None:
    """What is saved or asked about has all of the line but its prefix; the rest is no more words.

    Distress alone is neither saved nor read back.
    """
    around = Around(questions, parent, ("the design doc",), PAGES)
    lines = [line for line in text.splitlines() if line.strip()]

    found = meanings_of(text, around)

    for line, one in zip(lines, found, strict=True):
        if one.kind != "distress":
            assert one.text
            assert line.strip().endswith(one.text)
            left_out = line.strip().removesuffix(one.text)
            assert not re.sub(LEFT_OUT, "", left_out).strip()
        if one.kind in NOTHING_TO_SAVE:
            assert one.text == line.strip()


@pytest.mark.parametrize(
    ("line", "until_on"),
    [
        ("pause", date(2026, 12, 1)),
        ("pause until tomorrow", date(2026, 11, 25)),
        ("pause until Monday", date(2026, 11, 30)),
        ("pause until Tuesday", date(2026, 12, 1)),
        ("pause for a week", date(2026, 12, 1)),
        ("pause for five days", date(2026, 11, 29)),
        ("pause for 3 weeks", date(2026, 12, 15)),
        ("pause for two months", date(2027, 1, 23)),
        ("pause for 99 months", date(2027, 11, 25)),
    ],
)
def test_a_pause_ends_on_the_day_that_it_names(line: str, until_on: date) -> None:
    assert pause_ends(line, date(2026, 11, 24)) == until_on
