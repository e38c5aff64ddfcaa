"""What somebody typed to the coach, and what they meant: rules alone, in one table (RULES).

The first row that knows a line decides. What none of them knows is asked about, never guessed;
the words are English (`words.py`), and what is in another language is asked about as well.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.text.measures import measures_in
from bot.domain.typed import words
from bot.domain.typed.meaning import NOTHING_AROUND, Around, Heard, Meaning, Question, without_mark
from bot.domain.typed.named import goal_named, page_meant


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: what it knows, how it knows it, and lines that it decides."""

    name: str
    reads: Callable[[Heard], Meaning | None]
    such_as: tuple[str, ...]


def meaning_of(line: str, around: Around = NOTHING_AROUND) -> Meaning:
    """Return what one line means; nothing of it is lost, whatever the rules make of it."""
    heard = Heard(line, around)
    for rule in RULES:
        if found := rule.reads(heard):
            return found
    word = "question" if heard.is_question else ""
    return Meaning("unclear", heard.bare.line, word)


def meanings_of(text: str, around: Around = NOTHING_AROUND) -> tuple[Meaning, ...]:
    """Several lines are several; a line of nothing but space is none.

    What is listed below a heading ("Wins:") is what the heading says.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    found: list[Meaning] = []
    heading = ""
    for number, line in enumerate(lines):
        if (said := _heading(line)) and number + 1 < len(lines):
            heading = said
            found.append(Meaning("heading", line.strip(), said))
            continue
        meaning = meaning_of(line, around)
        if heading and meaning.kind not in {"distress", "stop", "nothing"}:
            meaning = Meaning("win" if heading == "win" else "goal", _marked(line))
        found.append(meaning)
    return tuple(found)


def wants_to_stop(heard: Heard) -> Meaning | None:
    said = words.GREETING.sub("", heard.folded).removesuffix(" please")
    found = _first(words.STOPS, said)
    return Meaning("stop", heard.line.strip(), found) if found else None


def wants_to_undo(heard: Heard) -> Meaning | None:
    is_undo = words.UNDO.fullmatch(heard.folded)
    return Meaning("undo", heard.line.strip()) if is_undo else None


def is_in_distress(heard: Heard) -> Meaning | None:
    """Before all that saves: what somebody says at their lowest is never a win."""
    if words.DANGER.search(heard.folded):
        return Meaning("distress", word="danger")
    return Meaning("distress") if words.DISTRESS.search(heard.folded) else None


def asks_for_a_page(heard: Heard) -> Meaning | None:
    """But "a goal" is an answer where the coach asks which it is, and "thank you" is thanks."""
    if "which" in heard.around.questions and _which(heard):
        return None
    asked = words.GREETING.sub("", heard.asked)
    is_talk = _first(words.SMALL_TALK, heard.folded)
    named = None if is_talk else page_meant(asked, heard.around.pages)
    page = _first(words.PAGES, asked) or named
    return Meaning("page", heard.line.strip(), page) if page else None


def says_what_it_is(heard: Heard) -> Meaning | None:
    """`win: …` and `goal: …`; a box that is ticked is done, one that is not is planned."""
    if prefix := words.PREFIX.match(heard.line):
        kind = (prefix[1] or prefix[2]).lower()
        return Meaning("win" if kind == "win" else "goal", heard.line[prefix.end() :].strip())
    if words.TICKED.match(heard.line):
        return Meaning("win", _marked(heard.line))
    return Meaning("goal", _marked(heard.line)) if words.UNTICKED.match(heard.line) else None


def is_news(heard: Heard) -> Meaning | None:
    news = None if heard.is_question else _first(words.NEWS, heard.folded)
    return Meaning("news", heard.line.strip(), news) if news else None


def ends_what_is_open(heard: Heard) -> Meaning | None:
    """Where "all done" names no goal, it ends the only one, else the coach asks which."""
    if "review" not in heard.around.questions or not words.ALL_DONE.fullmatch(heard.folded):
        return None
    if len(heard.around.goals) > 1:
        return Meaning("page", heard.line.strip(), "which goal")
    return Meaning("outcome", heard.line.strip(), "done", 0) if heard.around.goals else None


def is_small_talk(heard: Heard) -> Meaning | None:
    """But "done" under a goal is how it ended, and "no" to "win or goal?" is an answer."""
    is_end = words.CAME_TRUE.fullmatch(heard.folded) or words.ALL_DONE.fullmatch(heard.folded)
    if is_end and (heard.around.parent == "goal" or _asks_for_one(heard.around)):
        return None
    if heard.around.questions[:1] == ("which",) and _which(heard):
        return None
    said = None if heard.is_question else _first(words.SMALL_TALK, heard.folded)
    return Meaning("small_talk", heard.line.strip(), said) if said else None


def tells_of_nothing(heard: Heard) -> Meaning | None:
    """`word` is the question that it answers; a goal that is named did not work out instead."""
    said = heard.bare.folded
    if not heard.is_question and words.HARD_ON.fullmatch(said):
        return Meaning("nothing", heard.line.strip(), "hard")
    if heard.is_question or heard.around.parent or not words.NOTHING.fullmatch(said):
        return None
    asked = next(iter(heard.around.questions), "")
    if asked == "which" and _which(heard):
        return None
    if goal_named(said, heard.around.goals) is not None:
        return None
    about = next((one for one in heard.around.questions if one in {"plan", "review"}), "")
    return Meaning("nothing", heard.line.strip(), about)


def is_about_what_it_stands_under(heard: Heard) -> Meaning | None:
    """A reply under a saved win is for whom it was, or more about it; under a goal, its end."""
    if heard.is_question or words.is_foreign(heard.folded):
        return None
    if heard.around.parent == "goal" and words.CAME_TRUE.search(heard.folded):
        done = not words.NOT_DONE.search(heard.folded)
        return Meaning("outcome", heard.line.strip(), "done" if done else "open", 0)
    if heard.around.parent != "win":
        return None
    return _benefit(heard) or Meaning("detail", heard.bare.line)


def is_plainly_done(heard: Heard) -> Meaning | None:
    said = heard.bare.folded
    if heard.is_question or words.is_foreign(said) or words.NOT_DONE.search(said):
        return None
    is_told = words.ONE_DID.match(said) and " " in said
    return Meaning("win", heard.bare.line) if is_told else None


def is_plainly_planned(heard: Heard) -> Meaning | None:
    said = heard.bare.folded
    plans = words.ONE_PLANS.match(said)
    if heard.is_question or words.is_foreign(said) or not plans:
        return None
    if said[plans.end() :].lstrip().startswith(("never ", "not ")):
        return None
    return Meaning("goal", heard.bare.line)


def answers_a_question(heard: Heard) -> Meaning | None:
    """Only once nothing else is plain; the newest question that it can be an answer to."""
    answers = (ANSWERS[question](heard) for question in heard.around.questions)
    return next(filter(None, answers), None)


RULES: tuple[Rule, ...] = (
    Rule(
        "stop or pause",
        wants_to_stop,
        ("stop", "start", "pause for two weeks", "I'm back", "hi, I'm back"),
    ),
    Rule("undo", wants_to_undo, ("undo", "Undo that!")),
    Rule(
        "distress, which is never saved",
        is_in_distress,
        (
            "I'm burned out",
            "I'm tired of this job",
            "shipped the vault but I feel worthless",
            "win: I can't do this anymore",
        ),
    ),
    Rule(
        "a question, or a page's name",
        asks_for_a_page,
        (
            "what's next?",
            "what's open?",
            "how am I doing?",
            "who knows?",
            "when is it decided?",
            "who sees my answers?",
            "help",
            "help?",
            "-h",
            "proposal",
            "propsal",
            "my ladder",
        ),
    ),
    Rule(
        "a prefix, or a box",
        says_what_it_is,
        ("win: faster checkout", "goal: get the doc reviewed", "[x] the vault", "☐ call Kenji"),
    ),
    Rule(
        "news that has a page",
        is_news,
        (
            "I got promoted!",
            "they said no",
            "I quit",
            "my manager left",
            "I've been promoted today",
            "Marta said yes!",
            "I was told not yet",
            "I want to quit",
            "I have an offer from another company",
        ),
    ),
    Rule("all that was open is done", ends_what_is_open, ("all done", "done")),
    Rule(
        "thanks, ok, hi, a mood",
        is_small_talk,
        ("Thanks!", "danke", "ok", "no", "hi", "👍", ":tada:", "it went ok"),
    ),
    Rule(
        "nothing to tell",
        tells_of_nothing,
        (
            "nothing",
            "it went badly",
            "sorry, was away",
            "didn't finish anything, was sick",
            "Marta doesn't like me",
        ),
    ),
    Rule(
        "a reply under a win or a goal",
        is_about_what_it_stands_under,
        ("for the customers", "300 people use it every day"),
    ),
    Rule(
        "plainly done",
        is_plainly_done,
        ("Shipped the billing migration", "- wrote the runbook", "today I finally fixed the test"),
    ),
    Rule(
        "plainly planned",
        is_plainly_planned,
        ("I'll get the design doc reviewed", "2. need to ask Kenji", "This week I want to rest"),
    ),
    Rule(
        "the coach's own open question",
        answers_a_question,
        ("design doc", "a win", "customers", "p95 down 30%", "design doc: done"),
    ),
)
"""The first row that knows a line decides. Each is tested with the lines in its `such_as`."""


def _is_a_goal(heard: Heard) -> Meaning | None:
    """What somebody can set out to do; how it is, or how they feel, is asked about."""
    said = heard.bare.folded
    is_no_goal = words.NO_GOAL.match(said) or words.ONE_DID.match(said)
    is_one = words.DOES.match(said) or not is_no_goal
    return Meaning("goal", heard.bare.line, "plan") if is_one and _can_answer(heard) else None


def _is_a_win_or_an_outcome(heard: Heard) -> Meaning | None:
    if not _can_answer(heard):
        return None
    text, said = heard.bare.line, heard.bare.folded
    is_end = words.CAME_TRUE.fullmatch(said) and _asks_for_one(heard.around)
    goal = 0 if is_end else goal_named(said, heard.around.goals)
    if goal is None:
        return Meaning("win", text, "review") if _tells_a_deed(said, text) else None
    came_true = words.CAME_TRUE.search(said) or words.GOT.match(said)
    is_done = came_true and not words.NOT_DONE.search(said)
    return Meaning("outcome", text, "done" if is_done else "open", goal)


def _tells_a_deed(said: str, text: str) -> bool:
    if " " not in said or words.NOT_DONE.search(said) or words.NO_DEED.match(said):
        return False
    if words.DOES.match(said) and not words.CAME_TRUE.search(said):
        return False
    is_told = words.DEED.search(said) or words.GOT.match(said) or _measures_a_change(text)
    return bool(is_told or words.CAME_TRUE.search(said))


def _measures_a_change(text: str) -> bool:
    """A share, a multiple or money; "3 days of meetings" is no result."""
    return any(words.OF_A_RESULT.search(one) for one in measures_in(text))


def _asks_for_one(around: Around) -> bool:
    return "review" in around.questions and len(around.goals) == 1


def _benefit(heard: Heard) -> Meaning | None:
    found = _first(words.BENEFITS, heard.folded)
    return Meaning("benefit", heard.line.strip(), found) if found else None


def _number(heard: Heard) -> Meaning | None:
    has_one = not heard.is_question and measures_in(heard.line)
    return Meaning("detail", heard.bare.line, "number") if has_one else None


def _which(heard: Heard) -> Meaning | None:
    found = _first(words.WHICH, heard.folded)
    return Meaning("choice", heard.line.strip(), found) if found else None


ANSWERS: Mapping[Question, Callable[[Heard], Meaning | None]] = {
    "plan": _is_a_goal,
    "review": _is_a_win_or_an_outcome,
    "benefit": _benefit,
    "number": _number,
    "which": _which,
}
"""What may answer each question; what cannot is left to the one before it."""


def _can_answer(heard: Heard) -> bool:
    said = heard.bare.folded
    has_words = sum(map(str.isalpha, said)) > 1
    return has_words and not heard.is_question and not words.is_foreign(said)


def _marked(line: str) -> str:
    box = words.TICKED.match(line) or words.UNTICKED.match(line)
    return line[box.end() :].strip() if box else without_mark(line)


def _heading(line: str) -> str:
    found = words.HEADING.fullmatch(line)
    if found is None:
        return ""
    return "win" if found[1].lower() in words.HEADS_WINS else "goal"


def _first(table: Mapping[str, str], said: str) -> str | None:
    return next((word for word, pattern in table.items() if re.fullmatch(pattern, said)), None)
