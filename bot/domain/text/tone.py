"""Tone: words that close doors, each with a gentler way to say it; it flags and never blocks.

A flag is about one's own ask: whatever else these words may say is left alone, and so is a reason
of money, years or title that stands beside something that was done (002-6, 002-12, 004-7).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

ToneKind = Literal["ultimatum", "entitlement", "money_only", "tenure_only", "title_only"]


@dataclass(frozen=True, slots=True)
class ToneFlag:
    """`said` is the member's wording in lower case; `better` says or asks how to go on."""

    kind: ToneKind
    said: str
    better: str


def tone_of(text: str) -> tuple[ToneFlag, ...]:
    """Return at most one flag of each kind, the sharpest kind first; English only."""
    line = _line(text)
    found = ((kind, _first(pattern, line)) for kind, pattern in _PATTERNS.items())
    return tuple(
        ToneFlag(kind, said, BETTER[kind])
        for kind, said in found
        if said and (kind not in _ONLY or not _names_a_deed(line))
    )


def tones_in(text: str) -> tuple[ToneFlag, ...]:
    """Return the flags of a longer text: each paragraph is read alone, each kind flagged once."""
    flags: dict[ToneKind, ToneFlag] = {}
    for paragraph in re.split(r"\n\s*\n", text):
        for flag in tone_of(paragraph):
            flags.setdefault(flag.kind, flag)
    return tuple(flags[kind] for kind in BETTER if kind in flags)


BETTER: dict[ToneKind, str] = {
    "ultimatum": "This can be heard as a threat, and then the talk is about that. Say what you "
    "hope for and ask what it would take: you two stay on the same side.",
    "entitlement": "What somebody deserves is hard to agree on. Name what you did and whom it "
    "helped, and let that speak.",
    "money_only": "Money is a fair reason, and rarely the one that convinces. What will the team "
    "or the company gain once you are in the role?",
    "tenure_only": "Years show that you stayed. What do you do today that belongs to the next "
    "role? Put that first, with one example.",
    "title_only": "A title is the result. What would you do in that role that you cannot do today, "
    "and who would notice?",
}

_ENDS = (
    r"(?=\s*(?:[.!?,;]|$)| (?:because|since|and|so|now|as|or|if|unless|this|next|than|by|already"
    r"|soon|last|long)\b)"
)
"""Where a wording must stop, so that "more pay reports" is not taken for "more pay"."""

_WHO = (
    r"\bi(?:'ll|'m|'d| will| am| would| might| may)?(?: (?:just|then|simply|be|going to|have to))*"
)
_GOES = (
    r"(?:resign\b|hand in my notice|(?:look(?:ing)?|go(?:ing)?) elsewhere"
    r"|(?:start )?looking for (?:another|a new) job"
    rf"|(?:leav(?:e|ing)|quit(?:ting)?)(?: (?:the company|the firm|my job|this job))?{_ENDS}"
    rf"|(?:walk(?:ing)? (?:away|out)|walk|gone){_ENDS}|out(?=\s*(?:[.!?,;]|$)))"
)
_MINE = r"(?:(?:this|that|the|my|a) (?:promotion|title|raise|role|level|step)|promoted)\b"
_YEARS = (
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|many|several|so many)\+? "
    r"(?:years?|months?)"
)
_HERE = (
    r"(?:here|in (?:this|my|the same) (?:role|job|position|team|level)|on this (?:team|level)"
    r"|(?:at|with|for) (?:this|the|our) (?:company|firm|team|level))\b"
)
_PAY = rf"(?:money|pay|salary|raise|pay rise|compensation|bonus|cash){_ENDS}"
_WANT = r"\bi(?:'d| would)? (?:just |only |really |simply )?(?:need|want|like|could use)"

_ULTIMATUM = re.compile(
    rf"\bor (?:else )?{_WHO} {_GOES}"
    rf"|\b(?:if|unless) (?:i|you|this|that|it|nothing|there|we)\b[^.!?]{{0,80}}?{_WHO} {_GOES}"
    rf"|{_WHO} {_GOES}[^.!?]{{0,20}} (?:if|unless) (?:i|you|this|that|it|nothing)\b"
    r"|\btake it or leave it\b|\b(?:your|the) last chance to (?:keep|promote) me\b"
    rf"|\bi (?:demand|insist on) (?:to be |being )?{_MINE}"
    r"|\byou (?:must|have to|had better|'d better) (?:promote me|give me)\b"
    rf"|\b(?:match|beat) (?:their|the other|that|this|my other) offer{_ENDS}"
    rf"|\b(?:promote me|{_MINE})[^.!?]{{0,40}} or else(?=\s*(?:[.!?,;]|$)| (?:i|you|we)\b)"
)
_ENTITLEMENT = re.compile(
    r"\bi (?:really |truly |clearly |definitely |simply )?deserve "
    rf"(?:{_MINE}|to be |(?:it|this|more|better){_ENDS})"
    rf"|\bi(?:'ve| have) (?:more than )?earned (?:it{_ENDS}|{_MINE})"
    r"|\b(?:you|they|the company) owes? (?:it to )?me\b|\bi(?:'m| am) owed\b"
    rf"|\bi(?:'m| am) (?:entitled to|(?:long )?overdue for) (?:be )?{_MINE}"
    r"|\bit(?:'s| is) (?:finally )?my turn(?! (?:on|to (?!be\b|move\b|get )))"
    r"|\b(?:my|this|the) promotion is (?:long )?overdue\b"
    rf"|\bi should (?:already )?have been promoted{_ENDS}|\bit(?:'s| is) only fair that i\b"
)
_MONEY = re.compile(
    rf"{_WANT}(?: to (?:earn|make|be paid|get))? (?:(?:a|the|some|more|better|higher|bigger) )*"
    rf"{_PAY}|{_WANT} to (?:earn|make|be paid) more{_ENDS}"
    rf"|\b(?:just|only|mainly|mostly) (?:about|for) the {_PAY}"
    r"|\bi(?:'m| am) underpaid\b"
    r"|\b(?:pay|afford|cover) (?:for )?(?:my|the|our|a) (?:new )?"
    r"(?:rent|mortgage|loans?|bills|house)\b"
    r"|\bmy (?:rent|mortgage|bills|cost of living)\b"
)
_TENURE = re.compile(
    rf"\bi(?:'ve| have) (?:now )?(?:been|worked|spent)\b[^.!?]{{0,20}}?\b{_HERE}[^.!?]{{0,20}}?"
    rf"\b{_YEARS}"
    rf"|\bi(?:'ve| have) (?:now )?(?:been|worked|spent)\b[^.!?]{{0,20}}?\b{_YEARS} "
    rf"[^.!?]{{0,10}}?{_HERE}"
    r"|\bi(?:'ve| have) been (?:here|in (?:this|the same|my) role) (?:so |very |too |really )?long"
    r"|\bi(?:'ve| have) waited (?:long enough|for years|patiently)\b"
    rf"|\bafter {_YEARS} {_HERE}"
    r"|\bi(?:'m| am) the longest[- ]serving\b|\bbecause of my seniority\b"
    r"|\bi(?:'ve| have) always done my job well\b|\bi do my (?:current )?job well\b"
)
_TITLE = re.compile(
    r"\b(?:all i want is|give me) the title\b"
    rf"|{_WANT} (?:just )?(?:the|a better|a bigger|that) title{_ENDS}"
    r"|\b(?:just|only|mainly|mostly) (?:about|for) the title\b"
    rf"|\b(?:looks?|read) (?:good|better|great) on (?:my )?(?:cv|resume|résumé|linkedin){_ENDS}"
    rf"|{_WANT} (?:the |more )?status{_ENDS}"
    r"|\bi(?:'m| am) tired of being (?:called|just)\b"
)

_PATTERNS: dict[ToneKind, re.Pattern[str]] = {
    "ultimatum": _ULTIMATUM,
    "entitlement": _ENTITLEMENT,
    "money_only": _MONEY,
    "tenure_only": _TENURE,
    "title_only": _TITLE,
}
_ONLY: frozenset[ToneKind] = frozenset({"money_only", "tenure_only", "title_only"})
"""Kinds that are a fair addition to a deed and too little alone."""

_DEED = re.compile(
    r"\b(?:led|lead|shipped|built|cut|reduced|saved|mentor(?:ed|ing)?|coach(?:ed|ing)?|launched"
    r"|fixed|delivered|designed|improved|grew|migrated|owned|wrote|ran|organi[sz]ed|taught|closed"
    r"|raised|help(?:ed|ing)?|support(?:ed|ing)?|halved|doubled|introduced|moved|took over"
    r"|set up)\b"
    r"|\b(?:our|the|my) (?:team|customers?|users?|company)(?:'s)? "
    r"(?:gains?|needs?|benefits?|goals?)\b"
    r"|\d ?%|[$€£]\d"
)
_NEGATED = re.compile(r"(?:\bnot|n't|\bnever|\bwithout|\brather than|\binstead of)(?: \w+){0,2} $")

_names_a_deed: Callable[[str], object] = _DEED.search


def _first(pattern: re.Pattern[str], line: str) -> str:
    """Return the first wording that is not denied ("I don't think I deserve it"), else empty."""
    for found in pattern.finditer(line):
        if pattern is _ULTIMATUM or not _NEGATED.search(line[: found.start()]):
            return found[0].strip()
    return ""


def _line(text: str) -> str:
    straight = text.replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(straight.lower().split())
