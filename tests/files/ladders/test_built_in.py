"""The ladders that come with the coach."""

import pytest

from bot.domain.ladder.problems import problems_of
from bot.files.ladders import write_yaml
from bot.files.ladders.built_in import BUILT_IN, FOLDER, built_in, built_ins

SCHEMA_LINE = "# yaml-language-server: $schema=ladder.schema.json\n"


def test_every_file_is_offered_and_every_name_has_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(BUILT_IN)


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_ladder_is_sound_and_says_to_check_it_against_the_company_003_33(
    name: str,
) -> None:
    ladder = built_in(name)

    assert problems_of(ladder) == ()
    assert ladder.note.startswith("Check against your company")
    assert (FOLDER / f"{name}.yml").read_text(encoding="utf-8") == SCHEMA_LINE + write_yaml(ladder)


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_level_reads_differently_and_expects_every_criterion(name: str) -> None:
    ladder = built_in(name)
    looks = [
        line.what_it_looks_like for level in ladder.levels for line in ladder.lines_at(level.order)
    ]

    assert len(looks) == len(ladder.levels) * len(ladder.criteria)
    assert len(set(looks)) == len(looks)


def test_software_engineers_climb_five_levels_of_eight_criteria() -> None:
    ladder = built_in("software_engineer")

    assert [level.title for level in ladder.levels][-1] == "Staff engineer"
    assert (len(ladder.levels), len(ladder.criteria)) == (5, 8)


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        pytest.param("tech_lead", {"growing-others", "craft", "project"}, id="004-13"),
        pytest.param(
            "people_manager",
            {"hiring", "hard-calls", "reviews", "growing-others"}
            | {"strategy", "hands-off", "stakeholders"},
            id="004-14",
        ),
        pytest.param(
            "director",
            {"managing-managers", "strategy", "budget", "cross-functional"},
            id="004-15",
        ),
    ],
)
def test_track_asks_for_what_the_step_up_takes_004_13_004_14_004_15(
    name: str, needed: set[str]
) -> None:
    assert needed <= {criterion.id for criterion in built_in(name).criteria}


def test_no_two_built_in_lines_say_the_same() -> None:
    looks = [
        expected.what_it_looks_like
        for ladder in built_ins()
        for criterion in ladder.criteria
        for expected in criterion.expectations
    ]

    assert len(set(looks)) == len(looks)
