"""A win told whole: the problem, what the member did, who was better off, and who saw it."""

from collections.abc import Mapping, Sequence

from bot.domain.people.person import Person, wins_with
from bot.domain.text.addressing import with_dates
from bot.domain.text.wording import joined
from bot.domain.wins.sentence import untagged
from bot.domain.wins.win import Benefited, Win


def story_of(win: Win, people: Sequence[Person]) -> tuple[tuple[str, str], ...]:
    """Tell what the member said of it beside its line: each part with its label, none empty.

    What they told in their own words needs no label.
    """
    witnesses = [person.name for person in people if wins_with(person, [win], people)]
    told = (
        ("The problem", win.fact("problem")),
        ("What I did", win.fact("fix")),
        ("", win.detail),
        ("Options I weighed", win.fact("options")),
        ("Why I chose this one", win.fact("reasoning")),
        ("Whom I asked", win.fact("consulted")),
        ("People on it", win.fact("team_size")),
        ("Who benefited", BENEFITED.get(win.benefited or "self", "")),
        ("Who saw it", joined(witnesses)),
    )
    said = ((label, untagged(words, win.tags).strip()) for label, words in told)
    typed_on = win.created_at.date()
    return tuple((label, with_dates(words, typed_on)) for label, words in said if words)


BENEFITED: Mapping[Benefited, str] = {
    "team": "my team",
    "org": "other teams, too",
    "customer": "our customers",
}
