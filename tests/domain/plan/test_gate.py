from dataclasses import replace
from datetime import date

import pytest

from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import LineKey
from bot.domain.plan.case import STAGES, Stage
from bot.domain.plan.gate import NoNoteError, admission, baseline_warning, open_items, overriding
from bot.domain.plan.readiness import NOT_AUTOMATIC, GateFacts, readiness
from bot.domain.review.evidence import Evidence, Weight
from bot.domain.review.review import Mark, Rating, ReviewLine, set_aside, settled

TODAY = date(2026, 11, 23)
A_KEY = LineKey("leading", 4)


def mark(rating: Rating | None, by: str = "Ada") -> Mark | None:
    return Mark(rating, by, TODAY) if rating else None


def rated(
    key: LineKey = A_KEY, own: Rating | None = "meets", manager: Rating | None = "meets"
) -> ReviewLine:
    return ReviewLine(key, own=mark(own), manager=mark(manager, "Marta"))


def shown_since(first_on: date | None) -> dict[str, Evidence]:
    days = () if first_on is None else (TODAY, first_on)
    return {"leading": Evidence("leading", tuple(Weight(1, ("leading",), on) for on in days))}


GAP = Gap(1, "leading across teams", "evidence", agreed_on=date(2026, 6, 1))
READY = GateFacts(
    "work",
    manager_name="Marta",
    aim_told_on=date(2026, 3, 2),
    ladder_agreed_on=date(2026, 4, 1),
    current=(rated(manager="exceeds"),),
    target=(rated(),),
    evidence=shown_since(date(2026, 5, 23)),
    agreed_gap_count=1,
)
STAGES_ON_THE_WAY: tuple[Stage, ...] = ("learn", "criteria", "gaps", "work", "ready")


def open_names(facts: GateFacts) -> list[str]:
    return [item.name for item in open_items(facts)]


@pytest.mark.parametrize("stage", STAGES)
def test_manager_who_is_not_told_is_the_first_open_item_000_1_002_1(stage: Stage) -> None:
    nobody = GateFacts(stage)
    not_told = GateFacts(stage, manager_name="Marta")
    shown = replace(not_told, aim_told_on=TODAY)

    assert open_names(nobody)[0] == "manager_told"
    assert "who your manager is" in open_items(nobody)[0].words
    assert "Tell Marta" in open_items(not_told)[0].words
    assert "manager_told" not in open_names(shown)


def test_day_told_without_a_manager_does_not_close_the_item_000_1() -> None:
    assert open_names(GateFacts("learn", aim_told_on=TODAY)) == ["manager_told"]


@pytest.mark.parametrize(
    ("ratings", "is_met"),
    [
        (("meets", "partly"), False),
        (("meets", "not_yet"), False),
        (("meets", None), False),
        ((), False),
        (("meets", "exceeds"), True),
    ],
)
def test_current_level_is_met_when_every_line_is_000_2(
    ratings: tuple[Rating | None, ...], *, is_met: bool
) -> None:
    current = tuple(rated(own=own, manager=None) for own in ratings)

    facts = replace(READY, current=current)

    assert readiness(facts).parts[1].is_met is is_met
    assert ("current_level_met" in open_names(facts)) is not is_met


def test_drafts_carry_a_warning_while_the_current_level_is_not_met_000_2() -> None:
    below = replace(READY, current=(rated(manager="partly"), rated()))

    assert "1 expectation." in baseline_warning(below)
    assert baseline_warning(READY) == ""


def test_baseline_tells_exceeding_from_meeting_002_47() -> None:
    assert "exceeded in 1 expectation." in readiness(READY).parts[1].words
    assert (
        readiness(replace(READY, current=(rated(),))).parts[1].words == "Your current level is met."
    )


def test_gaps_are_shut_until_the_ladder_is_agreed_002_20() -> None:
    draft = replace(READY, stage="criteria", ladder_agreed_on=None)

    shut = admission("gaps", draft)

    assert not shut.is_open
    assert [part.name for part in shut.missing] == ["ladder_agreed"]
    assert "Agree with your manager on what the next role asks for" in shut.missing[0].words
    assert admission("gaps", replace(draft, ladder_agreed_on=TODAY)).is_open


def test_work_opens_with_the_first_agreed_gap_001_1() -> None:
    unagreed = replace(GAP, agreed_on=None)
    before = replace(READY, stage="gaps", gaps=(unagreed,), agreed_gap_count=0)

    assert not admission("work", before).is_open
    assert admission("work", replace(before, gaps=(GAP,))).is_open
    assert admission("work", replace(before, agreed_gap_count=1)).is_open


def test_leaping_over_a_stage_meets_every_gate_on_the_way_002_20_001_1() -> None:
    leap = admission(
        "work", replace(READY, stage="learn", ladder_agreed_on=None, agreed_gap_count=0)
    )

    assert [part.name for part in leap.missing] == ["ladder_agreed", "gap_agreed"]


def test_override_opens_its_own_stage_and_keeps_its_note_001_1_002_20() -> None:
    goes_on = overriding("work", "  we agreed by word of mouth ", TODAY)
    facts = replace(READY, stage="gaps", agreed_gap_count=0, overrides=(goes_on,))

    opened = admission("work", facts)

    assert opened.is_open
    assert opened.override is not None
    assert opened.override.note == "we agreed by word of mouth"
    assert [part.name for part in opened.missing] == ["gap_agreed"]
    assert not admission("ready", facts).is_open


@pytest.mark.parametrize("note", ["", "  \n "])
def test_override_without_a_note_is_refused_001_1(note: str) -> None:
    with pytest.raises(NoNoteError):
        overriding("work", note, TODAY)


def test_ready_needs_every_gap_closed_that_counts_002_29() -> None:
    with_gap = replace(READY, gaps=(GAP,))

    assert readiness(READY).is_ready
    assert not readiness(with_gap).is_ready
    assert not admission("ready", with_gap).is_open
    assert not readiness(replace(with_gap, gap_lines={1: A_KEY})).is_ready


def test_optional_and_not_applicable_lines_are_left_out_with_the_reason_002_29() -> None:
    talks, on_call = LineKey("talks", 4), LineKey("on-call", 4)
    optional = replace(rated(talks, own="not_yet"), is_required=False)
    not_ours = set_aside(rated(on_call, manager=None), "we have no on-call", "Ada", TODAY)
    gaps = (replace(GAP, id=2, title="talks"), replace(GAP, id=3, title="on-call"))

    result = readiness(
        replace(
            READY,
            target=(rated(), optional, not_ours),
            gaps=gaps,
            gap_lines={2: talks, 3: on_call},
        )
    )

    assert result.is_ready
    assert result.left_out == ("talks: nice to have, not required", "on-call: we have no on-call")


@pytest.mark.parametrize(
    ("first_on", "is_sustained"),
    [(date(2026, 5, 23), True), (date(2026, 5, 24), False), (None, False)],
)
def test_line_counts_as_steady_after_six_months_of_evidence_002_30(
    first_on: date | None, *, is_sustained: bool
) -> None:
    facts = replace(READY, evidence=shown_since(first_on))

    assert readiness(facts).is_ready is is_sustained
    assert ("sustained" in open_names(facts)) is not is_sustained


def test_months_that_make_steady_are_the_companys_to_set_002_30() -> None:
    three_months = replace(READY, evidence=shown_since(date(2026, 8, 23)))

    assert not readiness(three_months).is_ready
    assert readiness(replace(three_months, steady_months=3)).is_ready


def test_line_without_any_evidence_is_never_steady_002_30() -> None:
    assert not readiness(replace(READY, evidence={}, steady_months=0)).is_ready


@pytest.mark.parametrize("manager", ["not_yet", "partly", None])
def test_line_that_the_manager_does_not_see_as_met_stays_open_002_32(
    manager: Rating | None,
) -> None:
    facts = replace(READY, target=(rated(own="exceeds", manager=manager),))

    assert "lines_met" in open_names(facts)
    assert "0 of 1 expectation" in readiness(facts).parts[5].words


def test_line_that_was_talked_over_and_settled_holds_for_both_002_32() -> None:
    apart = rated(own="exceeds", manager="partly")

    met = settled(apart, Mark("meets", "Marta", TODAY))
    open_still = settled(apart, Mark("partly", "Marta", TODAY))

    assert readiness(replace(READY, target=(met,))).is_ready
    assert not readiness(replace(READY, target=(open_still,))).is_ready


def test_nothing_rated_is_not_ready() -> None:
    assert not readiness(replace(READY, target=())).is_ready


def test_readiness_says_what_it_is_made_of_and_no_score() -> None:
    parts = readiness(GateFacts("learn")).parts

    assert [part.name for part in parts if not part.is_met] == [
        "manager_told",
        "current_level_met",
        "ladder_agreed",
        "gap_agreed",
        "lines_met",
        "sustained",
    ]
    assert all(part.words.endswith(".") and "%" not in part.words for part in parts)


def test_ready_always_says_that_it_is_not_automatic_001_17() -> None:
    assert readiness(READY).note == NOT_AUTOMATIC
    assert readiness(GateFacts("ready")).note == ""


def test_early_stages_list_only_what_matters_by_then_000_7() -> None:
    seen = [len(open_items(GateFacts(stage))) for stage in STAGES_ON_THE_WAY]

    assert open_names(GateFacts("learn")) == ["manager_told"]
    assert seen == sorted(seen)


@pytest.mark.parametrize("stage", ["asked", "answered", "not_this_time", "promoted"])
def test_asking_with_open_items_is_the_members_own_choice_000_13(stage: Stage) -> None:
    assert open_items(GateFacts("gaps"))
    assert admission(stage, GateFacts("gaps")).is_open


@pytest.mark.parametrize("stage", STAGES_ON_THE_WAY)
def test_going_back_is_always_open(stage: Stage) -> None:
    assert admission(stage, GateFacts("ready")).is_open


@pytest.mark.parametrize(
    ("signed_by", "manager", "words"),
    [
        ("Marta Lindqvist", "Marta", "You and your manager hold the same list"),
        ("", "Priya", "You and your manager hold the same list"),
        ("Marta", "Priya", "Marta agreed on what the next role asks for. Go through it with Priya"),
        ("Marta", "", "Marta agreed on what the next role asks for."),
    ],
)
def test_what_an_earlier_manager_signed_is_said_to_be_theirs(
    signed_by: str, manager: str, words: str
) -> None:
    facts = replace(READY, manager_name=manager, ladder_agreed_with=signed_by)

    part = next(part for part in readiness(facts).parts if part.name == "ladder_agreed")

    assert part.is_met
    assert part.words.startswith(words)


def test_what_is_met_by_the_member_s_own_note_is_told_apart() -> None:
    noted = replace(rated(LineKey("design", 4)), manager=replace(mark("meets"), is_reported=True))  # type: ignore[type-var]
    facts = replace(READY, target=(rated(), noted))

    words = [part.words for part in readiness(facts).parts if part.name == "lines_met"]

    assert words == ["You both see 2 of 2 expectations as met (1 of them as you noted it)."]
