"""After saving a win: the one question about it, and what can be filed in one tap."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.calendar.when import When
from bot.domain.ladder.ladder import Line
from bot.domain.text.measures import has_before_and_after
from bot.domain.text.wording import ordinal
from bot.domain.wins.fields import is_setback
from bot.domain.wins.reading import missing_from
from bot.domain.wins.win import Win

ENOUGH = 0.5
AHEAD = 1.3
"""How many times the score of the next best line the likely one needs."""

OF_A_THEME = 0.4
"""What a word of the theme weighs beside one of the line: its neighbours have it, too."""

MOST_OF_AN_IDEA = 2
"""So many words of one idea tell more than one; any further add nothing."""

SHORTEST = 3
"""Letters of a word that says anything, and of a stem."""

IDEAS: dict[str, str] = {
    "growing": "mentor coach onboard train teach taught pair junior intern newcomer apprentice"
    " grow grew tutor buddy shadow",
    "leading": "lead led leader leadership coordinate drove drive head steer kickoff",
    "delivering": "deliver delivery ship launch release land migrate migration rollout finish"
    " deadline milestone promise",
    "owning": "own ownership incident outage oncall pager postmortem reliability uptime alert"
    " rollback restore recover monitor fault mistake",
    "solving": "solve problem fix bug debug root cause trace leak crash deadlock investigate",
    "deciding": "decide decision choose chose option tradeoff rfc adr",
    "mastering": "craft technical technology deep depth expert expertise architecture design"
    " prototype learn course certificate technique algorithm benchmark",
    "bettering": "standard process template checklist guideline convention lint automate workflow"
    " retro retrospective runbook policy ritual",
    "explaining": "communicate communication clear explain audience present presentation talk demo"
    " doc document documentation blog announce workshop newsletter",
    "business": "business customer client revenue sales cost budget market stakeholder finance"
    " contract invoice",
    "aligning": "teamwork team collaborate conflict disagreement partner settle cross together",
    "listening": "feedback survey criticism critique",
    "hiring": "hire interview recruit candidate offer",
    "strategy": "strategy strategic roadmap vision direction quarter year ahead",
    "initiative": "initiative propose proposal proactive unasked volunteer suggest idea",
    "measuring": "impact number metric measure percent latency conversion adoption",
}
"""Each idea with its words. A word may belong to several."""

SAYS_NOTHING = (
    "the and for with from that this they them their who what when where which into onto was were"
    " are has had have not can could would all our your more most than then every each other"
    " others one two new work works make makes made get gets use uses need needs after before over"
    " under also its his her how does did done people thing things way ways day week month"
)
ENDINGS = (
    "ations ation ating ated ates ate ments ment ings ing ions ion ness ers er ies ied ed es s"
    " ly e y"
)

MEASURING = "MEASURING"

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def likely_line(text: str, lines: Sequence[Line]) -> Line | None:
    """Return the line that the words speak of most, None where none stands out.

    A number before and a number after are impact, whatever else the words speak of.
    """
    if has_before_and_after(text):
        measured = [line for line in lines if MEASURING in _weights_of(line)]
        lines = measured or lines
        if len(measured) == 1:
            return measured[0]
    said = signs_of(text)
    offered = [_weights_of(line) for line in lines]
    known: dict[str, float] = {}
    for sign, weight in (pair for own in offered for pair in own.items()):
        known[sign] = known.get(sign, 0) + weight
    scores = [
        sum(min(said[sign], MOST_OF_AN_IDEA) * weight / known[sign] for sign, weight in own.items())
        for own in offered
    ]
    best, *rest = sorted(scores, reverse=True) or [0.0]
    if best < ENOUGH or (rest and best < AHEAD * rest[0]):
        return None
    return lines[scores.index(best)]


def signs_of(text: str) -> Counter[str]:
    """Return the stems of what a text says, and in capitals the ideas that they belong to.

    A stem is counted once, an idea as often as different words speak of it.
    """
    words = _WORD.findall(text.lower().replace("on-call", "oncall"))
    stems = {stem(word) for word in words if word not in _QUIET}
    return Counter([*stems, *(idea for found in stems for idea in _IDEAS_OF.get(found, ()))])


def _weights_of(line: Line) -> dict[str, float]:
    theme = dict.fromkeys(signs_of(line.theme), OF_A_THEME)
    return theme | dict.fromkeys(signs_of(f"{line.text} {line.tag}"), 1.0)


def stem(word: str) -> str:
    """Return a word without its ending, roughly, and the same for most of its forms."""
    for ending in ENDINGS.split():
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return _single(word.removesuffix(ending))
    return word


def _single(word: str) -> str:
    """`shipp` of "shipped" is `ship`."""
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word


def _ideas_of(ideas: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for idea, words in ideas:
        for word in {stem(word) for word in words.split()}:
            found[word] = (*found.get(word, ()), idea.upper())
    return found


_QUIET = frozenset(SAYS_NOTHING.split())
_IDEAS_OF = _ideas_of(IDEAS.items())


WinQuestion = Literal["number", "line", "benefit"]

NOON = 12
_FRIDAY_BEFORE_MONDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a win leads: how many there are with it, and how many of them show its theme.

    `theme` is that of the first expectation that it shows, empty where it shows none.
    """

    count: int
    theme: str = ""
    count_of_theme: int = 0

    @property
    def words(self) -> str:
        """Return "21st win, 8th for Impact"."""
        of_theme = f", {ordinal(self.count_of_theme)} for {self.theme}" if self.theme else ""
        return f"{ordinal(self.count)} win{of_theme}"


def theme_of(win: Win, lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """Return the theme that a win is filed under first, and the tags of all lines of it."""
    theme = next((line.theme for line in lines if line.tag in win.criterion_ids), "")
    return theme, tuple(line.tag for line in lines if theme and line.theme == theme)


@dataclass(frozen=True, slots=True)
class AfterSaving:
    """What stands below a saved win. `lines` are what it can be filed under.

    `likely` is the one of them that its words speak of, where that is what is asked about.
    `last_week_on` is the Friday it may have happened on instead, None where that is no question.
    `standing` says where it leads; `today` is the member's own. `praise` is a line to celebrate it
    with, empty mostly.
    """

    question: WinQuestion | None = None
    lines: tuple[Line, ...] = ()
    last_week_on: date | None = None
    likely: Line | None = None
    standing: Standing | None = None
    today: date | None = None
    praise: str = ""


def proven_by(win: Win, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the expectations among `lines` that a win is proof of; what failed proves none."""
    return () if is_setback(win) else tuple(one for one in lines if one.tag in win.criterion_ids)


def praise_of(line: Line) -> str:
    """Return one warm line about the first proof of an expectation of the next role."""
    return f"Your first proof for {line.theme} at the next level. Nice."


def after_saving(
    win: Win, lines: tuple[Line, ...], now: datetime, standing: Standing | None = None
) -> AfterSaving:
    """Return what to ask and offer about a win saved just now; `now` is on the member's clock."""
    is_of_today = win.when == When(now.date())
    last_week_on = friday_before(now) if is_of_today else None
    question = question_about(win, has_lines=bool(lines))
    likely = likely_line(win.text, lines) if question == "line" else None
    return AfterSaving(question, lines, last_week_on, likely, standing, now.date())


def question_about(win: Win, *, has_lines: bool) -> WinQuestion | None:
    """Return what is missing most: a number, then what it shows, then who was better off.

    `has_lines` says that there is a ladder to file it under. Ask only right after saving: no win
    is asked about twice. What failed is not asked about at all.
    """
    if is_setback(win):
        return None
    if missing_from(win):
        return "number"
    if has_lines and not win.criterion_ids:
        return "line"
    return None if win.benefited else "benefit"


def friday_before(now: datetime) -> date | None:
    """Return last Friday on a Monday before noon, when a week is often written up; else None."""
    is_monday_morning = now.weekday() == 0 and now.hour < NOON
    return now.date() - _FRIDAY_BEFORE_MONDAY if is_monday_morning else None
