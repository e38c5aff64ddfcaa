"""Wins as lines for a résumé: what was done and what it changed, fit to be read elsewhere.

Private wins, setbacks, links, tags and colleagues stay behind; what counts most comes first.
"""

import re
from collections.abc import Sequence

from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import called, capitalised, clause, is_wordless
from bot.domain.wins.fields import is_setback
from bot.domain.wins.sentence import win_sentence
from bot.domain.wins.win import ExportWish, Win
from bot.files.wins.markdown import Names, shown

NOTHING = "Nothing to put here yet: no win of these months may be told."
BEFORE_USE = (
    "Read each line once more with the eyes of your present company, and leave out what isn't "
    "yours to tell."
)


def write_resume(wins: Sequence[Win], wish: ExportWish, lines: Sequence[Line], names: Names) -> str:
    """Return one bullet a win, those with a number first, then the newer (004-61)."""
    del wish, lines, names
    shown = (win for win in wins if not (win.is_private or is_setback(win)))
    fit = [win for win in shown if not is_wordless(win.text)]
    ranked = sorted(fit, key=lambda win: (win.is_significant, bool(win.numbers), win.happened_on))
    bullets = [f"- {_line(win)}" for win in reversed(ranked)]
    body = "\n".join(bullets) if bullets else NOTHING
    return f"# Résumé lines\n\n{body}\n\n{BEFORE_USE}\n"


def _line(win: Win) -> str:
    words = clause(capitalised(_alone(win_sentence(win), win)))
    return f"{shown(words)} ({win.happened_on.year})"


def _alone(words: str, win: Win) -> str:
    """Without "with Sam and Kim": colleagues did not ask to be in somebody's résumé."""
    names = "|".join(re.escape(called(person)) for person in win.people)
    if not names:
        return words
    company = rf" with (?:{names})(?:(?:,| and| &) (?:{names}))*(?!\w)"
    return re.sub(company, "", words)
