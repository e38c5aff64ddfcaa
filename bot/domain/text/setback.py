"""Setback: words that say that something of one's own did not work, in a line that a member wrote.

"My idea did not work out" is a setback; "fixed the failed deploys" is work like any other, and so
is a first try that failed where the line goes on to what worked in the end. English only.
"""

import re

SIGNS = (
    *("work", "pan", "succeed", "fail", "roll", "revert", "reject", "turned", "declined", "scrap"),
    *("abandon", "shelv", "voted", "dropped", "cancel", "accepted", "approved", "adopted"),
    *("backfired", "flopped", "nothing", "fell"),
)
"""No line without one of these is a setback, so that of thousands only a few must be read."""

_PLANNED = (
    r"(?:idea|proposal|suggestion|pitch|experiment|attempt|approach|pilot|trial|bid|try|plan|design"
    r"|prototype|rfc|concept|decision|bet|first version)s?"
)
_WAS = r"(?:was|were|got|has been|have been|had been|had to be)(?: (?:then|later|finally|soon))?"
_ENDED = (
    r"(?:rejected|turned down|declined|rolled back|reverted|scrapped|abandoned|shelved|voted down"
    r"|dropped|cancell?ed|not (?:accepted|approved|adopted))"
)
_BETWEEN = r"(?:(?!\b(?:when|if|where|whether|how|what|why)\b)[^.!?;]){0,80}?"

_IT = r"(?:it|them|that|this)"

_SETBACK = re.compile(
    r"\b(?:did not|didn't|has not|hasn't|have not|haven't|never)(?: really| quite)? "
    r"(?:work(?:ed)?(?: out)?|pan(?:ned)? out|succeed(?:ed)?)(?=\s*(?:[.,;:!?)]|$)|"
    r" (?:and|so|as|for|in the end|because|since|at all|after)\b)"
    rf"|\b{_PLANNED}\b{_BETWEEN}\b(?:failed|{_WAS} {_ENDED})\b"
    r"|\b(?:i|we) (?:failed|(?:had to )?(?:scrap|abandon|shelv)(?:ped|ed)? (?:it|that))\b"
    rf"|\b{_PLANNED}\b{_BETWEEN}\b(?:rolled|reverted) {_IT}\b"
    rf"|\bhad to (?:roll {_IT} back|revert {_IT})\b"
    r"|\b(?:backfired|flopped|came to nothing|fell (?:through|flat))\b"
)
_MENDED = re.compile(
    r"(?<!\bto )\b(?:fixed|repaired|solved|resolved|debugged|diagnosed|prevented|reduced|cut"
    r"|recovered|rescued|caught|found out|traced|investigated|figured out|understood|handled"
    r"|no|none of|nothing|not one|never)\b"
)
_AFTER_ALL = re.compile(
    r"\b(?:but|then|later|until|in the end|second|next|instead|now)\b.*\b(?:shipped|fixed|works"
    r"|worked|solved|cut|saved|succeeded|launched|landed|accepted|approved|adopted|merged|won)\b"
)


def tells_setback(text: str) -> bool:
    """Say whether the line says that what the member tried did not work, and nothing did after."""
    line = " ".join(text.replace("\u2019", "'").lower().split())
    found = _SETBACK.search(line)
    if found is None:
        return False
    is_mended = _MENDED.search(line[: found.start()]) or _AFTER_ALL.search(line[found.end() :])
    return not is_mended
