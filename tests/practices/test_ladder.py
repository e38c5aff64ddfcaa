"""The ladder: chosen, brought, picked together, agreed on, changed, and taken along."""

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.editing import LineEdit
from bot.domain.ladder.ladder import LineKey
from bot.domain.plan.case import CaseDraft
from bot.files.ladders import SCHEMA, read_ladder, read_yaml
from bot.services.review.review import Said
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")

HEAD = "ladder,level_order,level,theme,criterion_id,criterion,what_it_looks_like,required\n"
COMPANY = HEAD + (
    "Acme,1,Senior Engineer,Craft,design,Designs systems,Alone,yes\n"
    "Acme,2,Staff Engineer,Craft,design,Designs systems,Across teams,yes\n"
    "Acme,2,Staff Engineer,People,grow,Grows others,Two people lead by now,yes\n"
)
WRONG = COMPANY + "Acme,two,Staff Engineer,People,voice,Speaks up,,yes\n"

DRAFT = "Draft: no agreement to this ladder"

JOB_AD = """\
Staff Engineer

What you will do:
- Lead design work across three teams
- Coach senior engineers

Benefits:
- Free fruit
"""


async def aim(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())


async def open_ladder(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo ladder")


async def bring(story: Story, content: str, name: str = "acme.csv") -> None:
    """Ada uploads her company's ladder, up to the preview."""
    await story.ada.click("Bring your company's")
    await story.ada.choose("The file", [story.ada.upload(name, content.encode())])
    await story.ada.submit()


async def save_company_ladder(story: Story) -> None:
    await open_ladder(story)
    await bring(story, COMPANY)
    await story.ada.submit()


async def sign(story: Story) -> None:
    await story.ada.click("My manager agreed")
    await story.ada.submit()


async def exported(story: Story, button: str) -> str:
    await story.ada.click(button)
    await story.ada.close()
    await story.coach.background.settle()
    await story.ada.open_messages()
    return (story.ada.files()[-1].content or b"").decode("utf-8-sig")


async def test_002_14_nothing_is_reviewed_before_the_target_level_has_lines(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo review")
    assert "no ladder to go through yet" in story.ada.sees()

    await story.ada.click("Choose a ladder")
    await bring(story, COMPANY)
    await story.ada.submit()
    await story.ada.close()
    await story.ada.slash("/promo review")

    assert "Grows others" in story.ada.sees()


async def test_002_15_a_company_ladder_is_uploaded_looked_at_and_saved(either_route: Story) -> None:
    story = either_route
    await open_ladder(story)

    await bring(story, COMPANY)
    assert await story.coach.ladder_sources.at_hand(story.member) == (None, {})
    assert "nothing is saved yet" in story.ada.sees()
    await story.ada.submit()

    assert "Across teams" in story.ada.sees()
    assert "Grows others" in story.ada.sees()
    own = await story.coach.ladders.required(story.member)
    assert (own.levels.current, own.levels.target) == (1, 2)


async def test_002_15_a_wrong_file_is_refused_by_row_and_field_and_nothing_is_saved(
    story: Story,
) -> None:
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    await story.ada.choose("The file", [story.ada.upload("acme.csv", WRONG.encode())])

    objections = await story.ada.submit_refused()

    assert "Row 5, level_order" in objections["The file"]
    assert await story.coach.ladder_sources.at_hand(story.member) == (None, {})


async def test_002_15_yaml_can_be_pasted_and_a_wrong_line_is_named(story: Story) -> None:
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    await story.ada.fill("Or the text", "ladder: Acme\nlevels: []\ncriteria: none\n")

    objections = await story.ada.submit_refused()

    assert "Line 3, criteria" in objections["The file"]


async def test_002_15_a_pasted_sheet_is_shown_with_what_of_it_was_left_out(story: Story) -> None:
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    sheet = (
        "Levels 2026\n\nArea\tSkill\tSenior Engineer\tStaff Engineer\tNotes\n"
        "Craft\tDesign\tDesigns a service\tDesigns across teams\tin *work*\n"
        "\tTests\t\tSets the way\t\n"
    )
    await story.ada.fill("Or the text", sheet)
    await story.ada.submit()
    shown = story.ada.sees()

    await story.ada.submit()

    own = await story.coach.ladders.required(story.member)
    assert "Left out: Notes." in shown
    assert (own.ladder.name, own.levels.target) == ("Levels 2026", 2)
    assert [one.theme for one in own.ladder.criteria] == ["Craft", "Craft"]


async def test_002_15_excels_own_file_is_answered_with_the_way_that_works(story: Story) -> None:
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    await story.ada.choose("The file", [story.ada.upload("acme.xlsx", b"PK\x03\x04 and so on")])

    objections = await story.ada.submit_refused()

    assert "CSV UTF-8" in objections["The file"]
    assert "paste" in objections["The file"]


async def test_004_11_a_table_of_skills_by_level_becomes_gathered_lines(story: Story) -> None:
    await open_ladder(story)
    await story.ada.click("From a job posting")
    table = (
        "Skill\tSenior Engineer\tStaff Engineer\n"
        "Design\tDesigns a service\tDesigns across teams\n"
        "Coaching\tHelps one person\tBrings up new leads\n"
    )
    await story.ada.fill("The text", table)
    await story.ada.fill("Where is it from?", "the wiki")
    await story.ada.submit()
    drafts = story.ada.sees()

    await story.ada.submit()

    own = await story.coach.ladders.required(story.member)
    assert "the wiki" in drafts
    assert [one.text for one in own.ladder.criteria] == ["Design", "Coaching"]
    assert {one.source for one in own.ladder.criteria} == {"the wiki"}
    assert "Designs across teams" in str(own.ladder.criteria[0].expectations)


async def test_004_12_what_is_exported_comes_back_the_same(story: Story) -> None:
    await save_company_ladder(story)
    saved = await story.coach.ladders.required(story.member)

    as_yaml = await exported(story, "As YAML")
    await story.ada.slash("/promo ladder")
    as_csv = await exported(story, "As CSV")

    assert read_yaml(as_yaml).criteria == saved.ladder.criteria
    assert read_ladder(as_csv).content.criteria == saved.ladder.criteria


async def test_002_15_a_long_ladder_is_pasted_into_several_boxes(story: Story) -> None:
    rows = [
        f"Acme,2,Staff Engineer,Craft,line-{n},Line {n},{'Looks so. ' * 9},yes" for n in range(40)
    ]
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    await story.ada.fill("Or the text", HEAD + "\n".join(rows[:20]))
    await story.ada.fill("The rest, if it is longer", "\n".join(rows[20:]))

    await story.ada.submit()

    assert "40 expectations in 1 theme" in story.ada.sees()
    assert "Looks so. Looks so." in story.ada.sees()


async def test_002_15_the_schema_for_an_editor_comes_as_a_file_and_the_form_stays(
    story: Story,
) -> None:
    await open_ladder(story)
    await story.ada.click("Bring your company's")
    await story.ada.fill("Or the text", "ladder: Acme")

    await story.ada.click("For my editor: what may stand in it")
    await story.coach.background.settle()

    (file,) = story.ada.files()
    assert file.name == "ladder.schema.json"
    assert file.content == SCHEMA.read_bytes()
    assert "on its way to your messages" in story.ada.sees()
    assert "ladder: Acme" in story.ada.sees()


async def test_002_16_draft_stands_above_every_output_until_it_is_agreed(story: Story) -> None:
    await open_ladder(story)
    await bring(story, COMPANY)
    assert "Draft:" in story.ada.sees()
    await story.ada.submit()
    assert "Draft: no agreement to this ladder" in story.ada.sees()
    await story.ada.click("Add an expectation")
    assert "Draft: no agreement to this ladder" in story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo ladder")

    assert (await exported(story, "As YAML")).startswith("# Draft: no agreement to this ladder")

    await story.ada.slash("/promo ladder")
    await sign(story)
    assert "Draft" not in story.ada.sees()


async def outputs(story: Story) -> dict[str, str]:
    """All that is made from the ladder beside its own page, as Ada reads it."""
    await story.ada.slash("/promo review", channel="general")
    found = {"review": story.ada.sees()}
    await story.ada.close()
    await story.ada.slash("/promo map", channel="general")
    found["map"] = story.ada.sees()
    await story.ada.click("Send me the table")
    await story.ada.click("Send me the picture")
    await story.coach.background.settle()
    table, picture = story.ada.files()[-2:]
    found["table"] = (table.content or b"").decode("utf-8-sig")
    found["picture"] = picture.alt_txt
    await story.ada.close()
    await story.ada.slash("/promo ladder", channel="general")
    return found


async def test_002_16_draft_stands_on_the_review_the_map_its_picture_and_its_table_as_well(
    story: Story,
) -> None:
    await save_company_ladder(story)
    await story.ada.close()
    before = await outputs(story)

    await sign(story)
    await story.ada.close()
    after = await outputs(story)

    assert [name for name, text in before.items() if DRAFT not in text] == []
    assert [name for name, text in after.items() if "Draft" in text] == []
    agreed = "agreed with Marta Lindqvist on 23 November 2026"
    assert [name for name, text in after.items() if agreed not in text] == []


async def test_002_17_a_change_after_the_agreement_reopens_the_line_and_is_told(
    story: Story,
) -> None:
    await save_company_ladder(story)
    await sign(story)

    await story.ada.choose("Change an expectation", "Grows others")
    await story.ada.fill("What it looks like at this level", "Four people lead by now")
    await story.ada.submit()

    seen = story.ada.sees()
    assert "1 expectation that you two had agreed on needs another look" in seen
    assert "was: Two people lead by now" in seen
    assert "now: Four people lead by now" in seen
    assert "Version 1, 23 November 2026, signed by Marta Lindqvist" in seen
    assert "Version 2, 23 November 2026, not signed" in seen
    await story.ada.click("Back to the ladder")
    assert "Draft: no agreement to this ladder" in story.ada.sees()
    assert story.ada.sees().count("reads differently from what was signed") == 1
    await story.ada.close()
    await story.ada.open_messages()
    await story.ada.sees_within("needs another look")


async def test_002_17_a_line_agreed_in_the_review_is_open_again_when_it_reads_otherwise(
    story: Story,
) -> None:
    await save_company_ladder(story)
    key = LineKey("grow", 2)
    await story.coach.reviews.rate(story.member, key, Said("meets"))
    await story.coach.reviews.report(story.member, key, Said("meets"))

    await story.ada.choose("Change an expectation", "Grows others")
    await story.ada.fill("What it looks like at this level", "Four people lead by now")
    await story.ada.submit()

    assert "1 expectation that you two had agreed on needs another look" in story.ada.sees()
    assert (await story.coach.reviews.line(story.member, key)).review.state == "open"


async def test_002_17_what_every_version_changed_can_be_read_later(story: Story) -> None:
    await save_company_ladder(story)
    await story.ada.choose("Change an expectation", "Grows others")
    await story.ada.fill("What it looks like at this level", "Four people lead by now")
    await story.ada.submit()
    await story.ada.choose("Change an expectation", "Designs systems")
    await story.ada.fill("What it looks like at this level", "Across the company")
    await story.ada.submit()
    await story.ada.click("What changed")
    newest = story.ada.sees()

    await story.ada.click("What it changed", near="Version 2")

    assert "now: Across the company" in newest
    assert "What version 2 changed:" in story.ada.sees()
    assert "now: Four people lead by now" in story.ada.sees()
    assert "Across the company" not in story.ada.sees()


async def test_002_17_a_line_that_is_taken_off_is_named_as_removed(story: Story) -> None:
    await save_company_ladder(story)
    await story.ada.choose("Change an expectation", "Grows others")

    await story.ada.choose("And", ["Take it off this level"])
    await story.ada.submit()

    assert "1 removed" in story.ada.sees()
    await story.ada.click("What changed")
    assert "removed  Grows others" in story.ada.sees()


async def test_002_18_the_guide_is_printed_and_each_persons_answers_become_gathered_lines(
    story: Story,
) -> None:
    await open_ladder(story)
    await story.ada.click("Ask people")
    assert "Staff Engineer: what does it take?" in story.ada.sees()
    await story.ada.click("Write down what they said")

    await story.ada.fill("Who did you ask?", "Priya")
    await story.ada.fill("Their title", "Principal")
    question = "How do the people around them work differently because of them?"
    await story.ada.fill(question, "Brings new leads up")
    await story.ada.submit()
    await story.ada.click("Somebody else said")
    await story.ada.fill("Who did you ask?", "Kenji")
    await story.ada.fill(question, "Brings new leads up.\nKeeps calm in incidents")
    await story.ada.submit()

    assert "Priya (Principal), 2026-11-23" in story.ada.sees()
    await story.ada.submit()
    own = await story.coach.ladders.required(story.member)
    first, second = own.ladder.criteria
    assert first.text == "Brings new leads up"
    assert first.source == "Priya (Principal), 2026-11-23; Kenji, 2026-11-23"
    assert (second.text, second.theme) == ("Keeps calm in incidents", "Leading")
    assert "Draft: no agreement to this ladder" in story.ada.sees()


async def test_002_19_the_managers_word_is_saved_with_name_and_date(story: Story) -> None:
    await save_company_ladder(story)
    assert (await story.coach.ladders.required(story.member)).ladder.status == "draft"

    await story.ada.click("My manager agreed")
    await story.ada.fill("When?", "2026-11-20")
    await story.ada.submit()

    assert "agreed with Marta Lindqvist on 20 November 2026" in story.ada.sees()
    assert (await story.coach.ladders.required(story.member)).ladder.status == "agreed"


async def test_002_19_nobody_signs_without_a_name_or_in_the_future(story: Story) -> None:
    await save_company_ladder(story)
    await story.ada.click("My manager agreed")
    await story.ada.fill("When?", "2026-11-24")

    objections = await story.ada.submit_refused()

    assert "still to come" in objections["When?"]
    await story.ada.fill("When?", "2026-11-20")
    await story.ada.fill("Who agreed to it?", " ")
    assert "Say who signed" in (await story.ada.submit_refused())["Who agreed to it?"]


async def test_003_2_the_companys_own_words_are_an_item_with_a_link(story: Story) -> None:
    await open_ladder(story)
    assert "☐ Read what your company has written" in story.ada.sees()

    await story.ada.click("Add the link")
    await story.ada.fill("The link", "https://wiki.example.com/levels")
    await story.ada.submit()

    assert "☑ Your company's guidelines" in story.ada.sees()
    assert "https://wiki.example.com/levels" in story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo plan")
    assert "https://wiki.example.com/levels" in story.ada.sees()


@pytest.mark.parametrize("row", ["003_3", "004_10"])
async def test_003_3_004_10_a_role_that_was_watched_becomes_a_gathered_line(
    story: Story, row: str
) -> None:
    del row
    await open_ladder(story)
    await story.ada.click("From a role you watched")
    await story.ada.fill("Who, or which role?", "Kenji")
    await story.ada.fill("What do they do?", "Writes down why a choice was made")
    await story.ada.fill("What of it do you not do yet?", "I only tell people")
    await story.ada.submit()

    assert "Seen: Kenji, 2026-11-23" in story.ada.sees()
    await story.ada.submit()

    (criterion,) = (await story.coach.ladders.required(story.member)).ladder.criteria
    assert criterion.text == "Writes down why a choice was made"
    assert criterion.source == "Seen: Kenji, 2026-11-23"
    (seen,) = await story.coach.ladder_sources.observations(story.member, 5)
    assert seen.not_yet == "I only tell people"
    assert "I only tell people" not in str(criterion)
    await story.ada.click("Import or replace")
    await story.ada.click("From a role you watched")
    assert "Not yet: I only tell people" in story.ada.sees()


async def test_004_11_lines_of_a_job_ad_are_picked_and_keep_their_source(story: Story) -> None:
    await save_company_ladder(story)
    await story.ada.click("Import or replace")
    await story.ada.click("From a job posting")
    await story.ada.fill("The text", JOB_AD)
    await story.ada.fill("Where is it from?", "jobs.example.com/42")
    await story.ada.submit()

    assert "Free fruit" in story.ada.sees()
    await story.ada.choose("Expectations 1 to 4", ["Coach senior engineers"])
    await story.ada.submit()

    own = await story.coach.ladders.required(story.member)
    added = own.ladder.criteria[-1]
    assert (added.text, added.source) == ("Coach senior engineers", "jobs.example.com/42")
    assert len(own.ladder.criteria) == 3
    _, waiting = await story.coach.ladder_sources.at_hand(story.member)
    assert waiting == {}


async def test_003_33_every_built_in_ladder_says_to_check_it_and_can_be_replaced(
    story: Story,
) -> None:
    await open_ladder(story)
    for name, content in (await story.coach.ladders.offered()).items():
        await story.ada.click("Look at it", near=content.name)
        assert "Check against your company" in story.ada.sees(), name
        await story.ada.submit()
        assert "Check against your company" in story.ada.sees(), name
        await story.ada.click("Import or replace")

    await bring(story, COMPANY)
    await story.ada.submit()

    assert "Check against your company" not in story.ada.sees()
    assert (await story.coach.ladders.required(story.member)).ladder.name == "Acme"


async def test_a_line_changed_on_two_devices_is_not_silently_overwritten(story: Story) -> None:
    await save_company_ladder(story)
    await story.ada.choose("Change an expectation", "Grows others")
    own = await story.coach.ladders.required(story.member)
    elsewhere = LineEdit(LineKey("grow", 2), "People", "Grows leads")
    await story.coach.ladders.edit(story.member, elsewhere, own.ladder.version)

    objections = await story.ada.submit_refused()

    assert "has a newer version" in objections["Theme"]
    after = await story.coach.ladders.required(story.member)
    assert after.ladder.criteria[1].text == "Grows leads"


TRACKS = {
    "Tech lead": ("Mentors the engineers", "depth to guide", "project side"),
    "People manager": (
        "wins the right people",
        "hard decisions about people",
        "Reviews work",
        "Develops people",
        "Turns strategy",
        "less by hand",
        "stakeholders",
    ),
    "Director": (
        "Leads through other managers",
        "strategy of the department",
        "Answers for the money",
        "Works across functions",
    ),
}


@pytest.mark.parametrize("title", TRACKS)
async def test_004_13_004_14_004_15_each_step_up_asks_for_what_is_new_about_it(
    story: Story, title: str
) -> None:
    expected = TRACKS[title]
    await open_ladder(story)

    await story.ada.click("Look at it", near=f"{title}\n")

    seen = story.ada.sees().lower()
    assert [words for words in expected if words.lower() not in seen] == []


async def test_a_large_ladder_is_read_page_by_page_and_every_line_is_seen(story: Story) -> None:
    rows = [
        f"Acme,{level},{title},Theme {number % 12:02},c{number},Expectation {number:03},"
        f"{'It looks like this. ' * 40},yes\n"
        for number in range(100)
        for level, title in ((1, "Senior Engineer"), (2, "Staff Engineer"))
    ]
    await open_ladder(story)
    await bring(story, HEAD + "".join(rows))
    assert "200 expectations in 12 themes" in story.ada.sees()
    await story.ada.submit()

    seen = story.ada.sees()
    for _ in range(9):
        await story.ada.click("Next page")
        seen += story.ada.sees()

    assert [n for n in range(100) if f"Expectation {n:03}" not in seen] == []
    assert "Next page" not in story.ada.sees()
