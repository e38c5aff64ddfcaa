"""Which results a reader who has little time should see first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.domain.wins.sentence import win_sentence
from bot.domain.wins.win import Benefited, Win

_NUMBER = r"\d[\d.,]*"
_PERCENT = rf"{_NUMBER} ?(?:%|percent|per cent)"
_CHANGE = re.compile(
    rf"\b(?:by|up|down) (?:about |some |over |almost |nearly )?{_PERCENT}"
    rf"|{_PERCENT} (?:more|less|fewer|faster|slower|higher|lower|better|cheaper|smaller|shorter)"
    rf"|\bfrom (?:about )?{_NUMBER}[^,;.]{{0,30}}? to (?:about )?{_NUMBER}"
    rf"|\b(?:halved|doubled|tripled)\b|\bby half\b|\bin half\b"
    rf"|\b(?:twice|three times|{_NUMBER}(?: ?x| times)) (?:as|more|fewer|faster)\b",
    re.IGNORECASE,
)
"""What changed, and by how much: "down 60%", "from 3 hours to 25 minutes"; not "first 5%"."""

_REACH: Mapping[Benefited | None, int] = {"customer": 3, "org": 2, "team": 1}


def is_change(words: str) -> bool:
    """Say whether they name a share or a before and an after, and not only how many."""
    return _CHANGE.search(words) is not None


def strongest_first(wins: Iterable[Win], tags: AbstractSet[str]) -> tuple[Win, ...]:
    """Return wins by what a reader remembers; how fresh they are decides between equals only.

    First come a change that was measured, a number, who is better off for it, what the member
    marked as significant, and how many expectations it shows; `tags` are those of the next role.
    Equals stay in their order.
    """
    return tuple(
        sorted(
            wins,
            key=lambda win: (
                is_change(win_sentence(win)),
                bool(win.numbers),
                _REACH.get(win.benefited, 0),
                win.is_significant,
                len(tags & set(win.criterion_ids)),
            ),
            reverse=True,
        )
    )


def one_each(tags: Sequence[str], wins: Sequence[Win]) -> dict[str, Win]:
    """Return the strongest win for each expectation: another one for each, where there are more.

    The one that fewest wins show chooses first. `wins` are the strongest first.
    """
    shown = {tag: [win for win in wins if tag in win.criterion_ids] for tag in tags}
    chosen: dict[str, Win] = {}
    for tag in sorted(tags, key=lambda tag: len(shown[tag])):
        taken = {win.id for win in chosen.values()}
        free = (win for win in shown[tag] if win.id not in taken)
        if shown[tag]:
            chosen[tag] = next(free, shown[tag][0])
    return chosen
