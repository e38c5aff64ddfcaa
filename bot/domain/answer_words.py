"""What an answer says in words: what was named, what was agreed, and what stayed too vague."""

from collections.abc import Sequence
from datetime import date

from bot.domain.answer import Answer
from bot.domain.answers import EVASIVE_QUESTION, named_items, question_back
from bot.domain.talk import Talk
from bot.domain.vagueness import clarifying_question, vague_in
from bot.domain.wording import clause, day_near, gist, joined, sentence


def named_in(answer: Answer) -> tuple[str, ...]:
    """Return what they said is missing or needed, one thing each, in the order of the form."""
    lines = (*answer.requirements.splitlines(), *answer.missing_from_plan.splitlines())
    return named_items((*answer.missing_items, *lines))


def agreed_in(answer: Answer, today: date) -> tuple[str, ...]:
    """Return what was agreed, a sentence each; how a no sounded stays with the member."""
    ways = [line.strip() for line in answer.other_paths.splitlines() if line.strip()]
    needed = named_items(answer.requirements.splitlines())
    facts = (
        (answer.who_decides, f"{answer.who_decides} still has to agree."),
        (answer.decided_on, f"It is settled by {_day(answer.decided_on, today)}."),
        (answer.effective_on, f"It counts from {_day(answer.effective_on, today)}."),
        (needed, f"Still needed from me: {joined(clause(item) for item in needed)}."),
        (
            answer.what_creates_the_role,
            f"What would open the role: {sentence(gist(answer.what_creates_the_role))}",
        ),
        (ways, f"Other ways we talked about: {joined(clause(way) for way in ways)}."),
    )
    return tuple(words for value, words in facts if value)


def vague_items(answer: Answer, expectations: Sequence[str] = ()) -> dict[str, str]:
    """Return what was named too vaguely to work on, each with its question back (004-54).

    An example given beside them makes all of them clear.
    """
    if answer.examples.strip() and clarifying_question(answer.examples, expectations) is None:
        return {}
    found = {item: vague_in(item, expectations) for item in named_in(answer)}
    return {item: vague[0].question for item, vague in found.items() if vague}


def questions_from(
    talk: Talk, answer: Answer | None = None, expectations: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return what to ask at the next 1:1, each once (002-41, 004-54)."""
    asked = [EVASIVE_QUESTION] if "evasive" in {talk.outcome, talk.expectation} else []
    if answer and named_in(answer):
        asked += vague_items(answer, expectations).values()
    elif not asked and (answer or talk.said.strip()):
        back = question_back(talk.outcome, talk.said, expectations)
        asked += [back] if back else []
    return tuple(dict.fromkeys(asked))


def _day(on: date | None, today: date) -> str:
    return day_near(on, today) if on else ""
