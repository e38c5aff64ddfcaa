"""Kinds of wins: what sort of thing it was that a member did."""

from dataclasses import dataclass
from typing import Literal

WinKind = Literal[
    "delivery",
    "decision",
    "led",
    "mentoring",
    "problem_solved",
    "proposal",
    "learning",
    "feedback_received",
    "feedback_given",
    "strategy",
    "reliability",
    "lesson",
]

Benefited = Literal["self", "team", "org", "customer"]
"""Who was better off for it; everything but "self" is the team or wider (001-8)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`label` is what a member chooses, `heading` what stands above such wins in an export."""

    key: WinKind
    label: str
    heading: str


KINDS: tuple[Kind, ...] = (
    Kind("delivery", "Delivered something", "Delivered"),
    Kind("decision", "Made a decision", "Decisions"),
    Kind("led", "Led something", "Led"),
    Kind("mentoring", "Helped somebody grow", "Mentoring"),
    Kind("problem_solved", "Solved a problem", "Problems solved"),
    Kind("proposal", "Proposed something", "Proposals"),
    Kind("learning", "Learned something", "Learning"),
    Kind("feedback_received", "Got feedback", "Feedback received"),
    Kind("feedback_given", "Gave feedback", "Feedback given"),
    Kind("strategy", "Looked ahead", "Strategy"),
    Kind("reliability", "Kept things running", "Reliability"),
    Kind("lesson", "Learned the hard way", "Lessons"),
)
"""In the order in which they are offered. A new kind is added here and to WinKind."""


def kind_of(key: WinKind) -> Kind:
    return next(kind for kind in KINDS if kind.key == key)
