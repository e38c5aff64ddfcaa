"""The account of a list: what was found, what is no win and why, and how far a long one is."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block
from slack_sdk.models.views import View

from bot.domain.text.wording import counted, joined
from bot.domain.wins.summary import KINDS, LeftOut, LeftOutKind, Summary
from bot.slack.modal import modal
from bot.slack.text import Message, bold, line, rich, said, shortened, small, words
from bot.slack.views.links import plain_button
from bot.slack.views.wins.list import OPEN_IMPORT

QUOTED = 3
"""Lines of each kind that are shown."""

LONGEST_QUOTE = 80
MOST_NAMES = 10
SIGNS = "#*_|<!>-=•:~ \t"
NO_EXAMPLES = frozenset({"signs", "front matter"})


def account(summary: Summary) -> list[Block]:
    """What was found in a list, and of what is left out the first few lines of each kind."""
    found = summary.new + summary.back + summary.known + summary.twice
    parts = [
        f"you had {summary.known:,} of them before" if summary.known else "",
        f"{counted(summary.twice, 'stands', 'stand')} in it twice" if summary.twice else "",
    ]
    more = joined(part for part in parts if part)
    seen = f"I found {counted(found, 'win')} in it{f': {more}' if more else ''}."
    return [small(seen), *_left_out(summary.left_out), *_notes(summary)]


def news(summary: Summary) -> str:
    """What was not here before."""
    back = f"{counted(summary.back, 'win is', 'wins are')} back." if summary.back else ""
    new = f"{counted(summary.new, 'new line')}." if summary.new else ""
    return " ".join(filter(None, (back, new))) or "Nothing new in it: all of it was here before."


def import_on_its_way() -> View:
    return modal(
        "On its way",
        "win_import_on_its_way",
        close="Done",
        blocks=[said("That's a long one. Your messages with me say how far I am.")],
    )


def import_begun(name: str) -> Message:
    return _about(f"I'm reading {name}.")


def import_so_far(name: str, done: int, of: int) -> Message:
    return _about(f"I'm reading {name}: {done:,} of {counted(of, 'win')} saved so far.")


def import_failed(name: str, sentence: str) -> Message:
    return _about(f"{name}: {sentence}", _button("Import again"))


def import_done(name: str, summary: Summary) -> Message:
    sentence = f"I've read {name}. {news(summary)}"
    return _about(sentence, *account(summary), _button("Look through them"))


def _about(sentence: str, *blocks: Block) -> Message:
    return Message(text=sentence, blocks=[words(sentence), *blocks])


def _button(label: str) -> Block:
    return ActionsBlock(block_id="imported", elements=[plain_button(label, OPEN_IMPORT)])


def _left_out(lines: Sequence[LeftOut]) -> list[Block]:
    kinds = [(kind, [one.text for one in lines if one.kind == kind]) for kind in KINDS]
    shown = [line(*_kind(kind, texts)) for kind, texts in kinds if texts]
    return [rich(line(bold("No wins: ")), *shown)] if shown else []


def _kind(kind: LeftOutKind, texts: Sequence[str]) -> list[str]:
    counts = counted(len(texts), *KINDS[kind])
    if kind in NO_EXAMPLES:
        return [counts]
    bare = (text.strip(SIGNS).removeprefix("[ ] ") for text in texts[:QUOTED])
    examples = [f"“{shortened(text, LONGEST_QUOTE)}”" for text in bare]
    more = " …" if len(texts) > QUOTED else ""
    return [f"{counts}: {', '.join(examples)}{more}"]


def _notes(summary: Summary) -> list[Block]:
    return [words(sentence) for sentence in _sentences(summary) if sentence]


def _sentences(summary: Summary) -> list[str]:
    is_prose = any(one.kind == "prose" for one in summary.left_out)
    names = [f"“{shortened(name, LONGEST_QUOTE)}”" for name in summary.unknown_columns]
    return [
        "Is one of the lines without a date a win? Begin it with “- ” and import the list again."
        if is_prose
        else "",
        _unknown(names[:MOST_NAMES]) if names else "",
        f"{counted(summary.beyond, 'more line')} I haven't read: that's more than I take at once. "
        "Put them into a file of their own and import that, too."
        if summary.beyond
        else "",
        "The file doesn't say how its letters are written, so I took it for Windows-1252. Are some "
        "of them wrong? Leave those out, save it as “CSV UTF-8” or UTF-8, and import it again."
        if summary.assumed
        else "",
    ]


def _unknown(names: Sequence[str]) -> str:
    columns = f"column {names[0]}" if len(names) == 1 else f"columns {joined(names)}"
    return (
        f"I don't know the {columns}. If one says what you did, when, or what changed, call it "
        "Win, Date or Impact, and import the list again."
    )
