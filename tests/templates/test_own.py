"""Templates of an organisation: used where they can be filled, refused where they cannot."""

from datetime import datetime
from pathlib import Path

import pytest
import structlog

from bot.cli.doctor import examine
from bot.settings import Settings
from bot.templates.own import facts_for, full_name, problems_in, rendering_for
from bot.templates.reference import reference
from bot.templates.rendering import BUILT_IN, Rendering, TemplateError
from bot.templates.samples import PEOPLE, bo
from tests.cli.test_main import nextrung
from tests.speeds import few

ROOT = Path(__file__).parents[2]
NAME = "drafts/soft_ask.md.j2"
GOOD = "{# Ours, for everybody. #}\nDear {{ manager_name | first_name }}, from us.\n"

BAD = {
    "a tag that is not closed": ("{% if today %}\n", "line 1: "),
    "a filter that is not there": ("\n{{ today | shouted }}\n", "line 2: No filter named"),
    "a variable that is not there": ("\n\n{{ salary }}\n", "line 3: nothing is known by the name"),
    "a fact that a win does not have": ("{{ wins[0].salary }}\n", "line 1: "),
    "what only some people have": ("{{ talk.next_talk_on.year }}\n", "line 1: "),
    "what Ada has none of": ("\n{{ wins[0].text }}\n", "line 2: "),
    "nothing at all": ("{# Empty. #}\n", "it says nothing"),
    "a way out of the sandbox": ("{{ today.__class__.__mro__ }}\n", "line 1: "),
    "an endless range": ("{% for n in range(99999999) %}{{ n }}{% endfor %}", "line 1: "),
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "acme" / "drafts").mkdir(parents=True)
    return tmp_path / "acme"


def written(own: Path, text: str, name: str = NAME) -> Path:
    (own / name).write_text(text, encoding="utf-8")
    return own


def test_a_template_of_theirs_takes_the_place_of_the_built_in_one(own: Path) -> None:
    rendering = rendering_for(written(own, GOOD))

    assert rendering.render(NAME, **bo().variables()) == "Dear Marta, from us."
    assert rendering.names() == Rendering([BUILT_IN]).names()


@pytest.mark.parametrize("what", BAD)
def test_a_bad_template_is_refused_with_its_line_and_the_built_in_one_is_used(
    own: Path, what: str
) -> None:
    text, place = BAD[what]
    written(own, text)

    with structlog.testing.capture_logs() as logged:
        rendering = rendering_for(own)

    assert {entry["event"] for entry in logged} == {"template_refused"}
    assert all("drafts/soft_ask.md.j2" in entry["problem"] for entry in logged)
    assert place in logged[0]["problem"]
    facts = bo().variables()
    assert rendering.render(NAME, **facts) == Rendering([BUILT_IN]).render(NAME, **facts)


def test_a_template_that_is_no_text_is_refused(own: Path) -> None:
    (own / NAME).write_bytes(b"\xff\xfe\x00")

    assert "save it as UTF-8" in problems_in(own)[NAME][0]


def test_a_name_that_nothing_asks_for_is_told(own: Path) -> None:
    written(own, GOOD, "drafts/soft_aks.md.j2")

    assert (
        "nothing asks for a template of this name" in problems_in(own)["drafts/soft_aks.md.j2"][0]
    )


def test_a_part_may_be_included_and_is_no_mistake(own: Path) -> None:
    written(own, "{# The end of every letter. #}\nYours, at Acme", "drafts/_end.md.j2")
    written(own, "{# Ours. #}\nHello.\n{% include 'drafts/_end.md.j2' %}\n")

    assert problems_in(own) == {}
    assert rendering_for(own).render(NAME, **bo().variables()) == "Hello.\nYours, at Acme"


def test_what_fails_for_somebody_unlike_the_samples_gives_them_the_built_in_text(
    own: Path,
) -> None:
    text = "{# Ours. #}\n{% if current_title == 'Nurse' %}{{ wins[99].text }}{% endif %}Hello.\n"
    rendering = rendering_for(written(own, text))
    nurse = bo().variables() | {"current_title": "Nurse"}

    with structlog.testing.capture_logs() as logged:
        given = rendering.render(NAME, **nurse)

    assert given == Rendering([BUILT_IN]).render(NAME, **nurse)
    assert [entry["event"] for entry in logged] == ["template_not_used"]
    assert "drafts/soft_ask.md.j2, line 2" in logged[0]["problem"]
    with pytest.raises(TemplateError):
        rendering.strictly(NAME, **nurse)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_built_in_template_has_samples_that_fill_it(person: str) -> None:
    rendering = Rendering([BUILT_IN])

    for name in rendering.names():
        assert rendering.strictly(name, **facts_for(name, PEOPLE[person]()))


@pytest.mark.slow
def test_a_copy_of_the_built_in_templates_is_as_good_as_they_are(tmp_path: Path) -> None:
    for name in Rendering([BUILT_IN]).names():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((BUILT_IN / name).read_bytes())

    assert problems_in(tmp_path) == {}


@pytest.mark.parametrize(
    ("wanted", "name"), [("soft_ask", NAME), (NAME, NAME), ("two_weeks", "nudges/two_weeks.txt.j2")]
)
def test_a_template_goes_by_its_short_name(wanted: str, name: str) -> None:
    assert full_name(Rendering([BUILT_IN]), wanted) == name


async def test_the_doctor_says_which_template_to_mend(own: Path) -> None:
    bad = Settings(prompts=written(own, "{{ salary }}\n"), database_url=f"sqlite:///{own}/none.db")

    findings = await examine(bad, now=no_clock, scopes=())

    (found,) = (finding for finding in findings if "soft_ask" in finding.sentence)
    assert "line 1: nothing is known by the name salary" in found.sentence
    assert "The built-in one is used meanwhile." in found.sentence
    assert not found.is_ok


async def test_the_doctor_is_content_with_templates_that_can_be_used(own: Path) -> None:
    good = Settings(prompts=written(own, GOOD), database_url=f"sqlite:///{own}/none.db")

    findings = await examine(good, now=no_clock, scopes=())

    assert "Your templates can be used: 1 file." in [finding.sentence for finding in findings]


def no_clock() -> datetime:
    raise AssertionError("No token and no tick, so nobody is asked what time it is.")


def test_the_reference_is_up_to_date() -> None:
    saved = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")

    assert saved == reference(), (
        "What templates know has changed: nextrung prompts variables > docs/templates.md"
    )


def test_the_reference_names_every_variable_and_filter() -> None:
    page = reference()

    for name in (*bo().variables(), "counted(noun, plural)", "spoken_date", "happened_on"):
        assert f"`{name}`" in page


@pytest.mark.slow
async def test_list_names_every_template_with_who_gets_it(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "list")

    assert (ran.code, ran.err) == (0, "")
    assert [name for name in Rendering([BUILT_IN]).names() if name not in ran.out] == []
    assert "For the member to say or send to their manager, early on" in ran.out


@pytest.mark.slow
async def test_show_prints_what_may_be_copied(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "show", "soft_ask")

    assert ran.out == (BUILT_IN / NAME).read_text(encoding="utf-8")


@pytest.mark.slow
async def test_render_prints_the_text_of_a_sample_person(own: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    written(own, GOOD)

    ran = await nextrung(
        tmp_path, "prompts", "render", "soft_ask", "--as", "cy", NEXTRUNG_PROMPTS=str(own)
    )

    assert (ran.code, ran.out) == (0, "Dear Søren, from us.\n")


async def test_render_of_a_bad_template_ends_with_its_sentence(own: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    written(own, "{{ salary }}\n")

    ran = await nextrung(tmp_path, "prompts", "render", "soft_ask", NEXTRUNG_PROMPTS=str(own))

    assert ran.has_one_sentence(
        "drafts/soft_ask.md.j2, line 1: nothing is known by the name salary"
    )


@pytest.mark.parametrize(("text", "code"), few([(GOOD, 0), ("{% if %}\n", 1)], (GOOD, 0)))
async def test_check_tells_by_its_code_whether_all_is_well(
    own: Path, tmp_path: Path, text: str, code: int
) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "check", str(written(own, text)))

    assert (ran.code, ran.err) == (code, "")
    assert ("line 1" in ran.out) is bool(code)


@pytest.mark.slow
async def test_a_template_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "show", "salary")

    assert ran.has_one_sentence("`nextrung prompts list` names them all")


@pytest.mark.slow
async def test_check_without_a_folder_says_what_to_name(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "check")

    assert ran.has_one_sentence("NEXTRUNG_PROMPTS")


@pytest.mark.slow
async def test_a_folder_without_a_template_is_not_called_usable(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()

    ran = await nextrung(tmp_path, "prompts", "check", str(tmp_path / "tmp"))

    assert (ran.code, ran.err) == (1, "")
    assert "No template is there" in ran.out
