"""Vague feedback: words that sound like an answer and cannot be worked on, and what to ask back.

Vague is useless (004-54): a word of VAGUE counts unless an example or a known expectation stands
beside it in the same sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.text.measures import measures_in


@dataclass(frozen=True, slots=True)
class Vague:
    """`said` is the wording as found; `question` asks for the example behind it."""

    said: str
    question: str


VAGUE: tuple[tuple[str, str], ...] = (
    (
        r"more impact|bigger impact|higher impact|impactful",
        "Which piece of work here had the impact you mean, and what made it so?",
    ),
    (
        r"(?:be |act |become )?more senior|seniority|more mature|maturity",
        "What would you have seen a senior person do in my place last month?",
    ),
    (
        r"more visib(?:le|ility)|more exposure|raise (?:your|my) profile",
        "Who should see my work that doesn't, and which piece should they see?",
    ),
    (
        r"more leadership|show leadership|be (?:more of )?a leader|step up(?! from)",
        "Which decision or project would you like to see me lead next?",
    ),
    (
        r"more strategic|think (?:bigger|strategically)|big(?:ger)? picture|strategic thinking",
        "Which question did you miss from me in our last planning?",
    ),
    (
        r"more ownership|take ownership|own more|more proactive|more initiative|be proactive",
        "Which thing did you have to ask me for that I should have seen myself?",
    ),
    (
        r"executive presence|more presence|gravitas|more confiden(?:t|ce)",
        "In which meeting would it have helped, and what would have sounded different?",
    ),
    (
        r"(?:better|more|your) communication|communication skills|communicate (?:better|more)",
        "Which message or meeting of mine missed, and what did people need from it?",
    ),
    (
        (
            r"not (?:quite |really )?(?:there|ready)(?: yet)?|(?:needs?|takes?) more time"
            r"|give it time|keep (?:doing what|it up|at it|going)|more experience|a bit more"
            r"|work on yourself|too early|be patient|wait and see|we(?:'ll| will) see"
        ),
        "Which one thing, once I have done it, would tell you that I'm there?",
    ),
)
"""Patterns of wording, lower case, and the question each calls for; the first that fits counts."""

NOTHING_NAMED = "Could you give me one example of what is missing, and one of what fits?"
"""What to ask where the words name neither an expectation nor an example."""

SHORTEST = 4
"""Words below which an answer names nothing that could be done."""

_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b"), question) for words, question in VAGUE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\.g\.|such as|like when|like the|like in|namely|as in"
    r"|last (?:week|month|quarter|sprint|review)|when you|when i"
    r"|in the (?:review|incident|meeting))"
)


def vague_in(text: str, expectations: Iterable[str] = ()) -> tuple[Vague, ...]:
    """Return the vague words of an answer in reading order, each question once.

    `expectations` are lines, themes or tags of the ladder: naming one makes a sentence specific,
    as an example or a number does.
    """
    names = tuple(name.lower() for name in expectations if name.strip())
    found: dict[str, Vague] = {}
    for sentence in _sentences(text):
        if not _is_specific(sentence, names):
            for vague in _vague_of(sentence):
                found.setdefault(vague.question, vague)
    return tuple(found.values())


def clarifying_question(text: str, expectations: Iterable[str] = ()) -> str | None:
    """Return the one question to draft, None where the answer is something to work on (004-54).

    An answer without any vague word is still too little if it is shorter than a sentence with
    something in it.
    """
    names = tuple(expectations)
    vague = vague_in(text, names)
    if vague:
        return vague[0].question
    lowered = tuple(name.lower() for name in names if name.strip())
    is_thin = len(text.split()) < SHORTEST and not _is_specific(text.lower(), lowered)
    return NOTHING_NAMED if is_thin else None


def _sentences(text: str) -> list[str]:
    straight = text.replace("\u2019", "'").lower()
    return [" ".join(part.split()) for part in _SENTENCE_END.split(straight) if part.strip()]


def _is_specific(sentence: str, names: tuple[str, ...]) -> bool:
    if _EXAMPLE.search(sentence) or measures_in(sentence):
        return True
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in names)


def _vague_of(sentence: str) -> list[Vague]:
    hits = [
        (found.start(), Vague(found[0], question))
        for pattern, question in _PATTERNS
        if (found := pattern.search(sentence))
    ]
    return [vague for _, vague in sorted(hits, key=lambda hit: hit[0])]
