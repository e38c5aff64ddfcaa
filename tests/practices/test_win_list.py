"""Saved wins: found again, marked, taken back, exported and imported."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import bot.files.wins
from bot.domain.calendar.when import about
from bot.domain.member import Member
from bot.domain.wins.fields import LONGEST_FACT
from bot.domain.wins.win import Win, WinFilter
from playground.people import TEAM_ID
from tests.databases import statements_of
from tests.practices.winning import (
    IMPACT,
    SCOPE,
    bring_in,
    climb,
    looks,
    save,
    saved,
    say,
    taken,
    upload,
    write,
)
from tests.stories import Story

READ = "Everything, to read (Markdown)"
DIGEST = "For a review, by expectation (Markdown)"
PORTFOLIO = "Portfolio of the significant ones (Markdown)"
TABLE = "For a spreadsheet (CSV)"
SAVE = "To keep, and to import again (JSON)"
SCHEMA = json.loads(Path(bot.files.wins.__file__).with_name("wins.schema.json").read_text("utf-8"))

BRAG = """# Brag document
## March 2026
- 2026-03-04: shipped the *ledger*
- trained the new people
## Later
- wrote the runbook
"""


def without_ids(wins: tuple[Win, ...]) -> list[str]:
    """The wins as their owner knows them."""
    return sorted(
        f"{win.text} {win.happened_on} {win.detail} {win.tags} {win.people} {win.links} "
        f"{win.numbers} {win.kind} {win.benefited} {win.criterion_ids} {win.behaviours} "
        f"{win.seen_by} {win.facts} {win.is_significant} {win.is_private} {win.created_at}"
        for win in wins
    )


async def test_003_27_significant_wins_make_a_portfolio(story: Story) -> None:
    await say(story, "shipped the ledger, p95 down 30%")
    await say(story, "answered 3 tickets")
    await story.ada.slash("/win list", channel="general")
    await story.ada.click("Mark as significant", near="shipped the ledger")
    await story.ada.close()

    portfolio = await taken(story, PORTFOLIO)

    assert "## shipped the ledger" in portfolio
    assert "answered 3 tickets" not in portfolio


async def test_003_26_a_review_groups_wins_by_expectation_for_some_days(story: Story) -> None:
    await climb(story)
    await say(story, "cut costs by 30% #impact on 3 November")
    await say(story, "led 2 teams #scope on 4 November")
    await say(story, "older thing, 5 times #impact on 3 May")
    await story.ada.slash("/win export", channel="general")
    await story.ada.choose("As what?", DIGEST)
    await story.ada.fill("From", "2026-11-01")
    await story.ada.fill("Until", "2026-11-30")
    await story.ada.submit()
    await story.coach.background.settle()
    content = story.ada.files()[-1].content or b""

    digest = content.decode()

    assert "# For my review, 1 November 2026 to 30 November 2026" in digest
    impact, scope = digest.index(f"## {IMPACT}"), digest.index(f"## {SCOPE}")
    assert impact < digest.index("cut costs") < scope < digest.index("led 2 teams")
    assert "older thing" not in digest


async def test_the_list_narrows_by_kind_expectation_mark_and_words(story: Story) -> None:
    ada = story.ada
    await climb(story)
    await write(story, "led the clean-up #scope", kind="Led something")
    await save(story)
    await say(story, "cut costs by 30% #impact")

    async def found(field: str, choice: str | list[str]) -> str:
        await ada.slash("/win list", channel="general")
        await ada.click("Find")
        await ada.choose(field, choice)
        await ada.submit()
        seen = ada.sees()
        await ada.close()
        return seen

    assert "clean-up" in await found("Kind", "Led something")
    assert "cut costs" not in await found("Kind", "Led something")
    assert "clean-up" not in await found("Expectation", IMPACT)
    assert "Nothing fits" in await found("Which", ["Only significant ones"])


async def test_a_win_taken_back_in_the_list_is_restored_there(story: Story) -> None:
    await say(story, "shipped the ledger, p95 down 30%")
    await story.ada.slash("/win list", channel="general")

    await story.ada.click("Delete")
    await story.ada.click("Take it back")
    await story.ada.close()
    assert "No wins yet" in story.ada.sees()
    await story.ada.click("Restore")

    assert "*1 win*" in story.ada.sees()


async def test_links_and_people_are_attached_and_a_bad_link_is_refused(story: Story) -> None:
    await write(story, "shipped the ledger")
    await story.ada.fill("Links", "see the wiki")
    assert "begin" in (await story.ada.submit_refused())["Links"]

    await story.ada.fill("Links", "https://example.com/a\nhttps://example.com/b")
    await story.ada.fill("Who else saw it?", "Gil, Mona Lind")
    win = await save(story)

    assert win.links == ("https://example.com/a", "https://example.com/b")
    assert win.seen_by == ("Gil", "Mona Lind")


async def test_a_tap_below_a_win_makes_an_open_form_out_of_date(story: Story) -> None:
    ada = story.ada
    win = await say(story, "cut costs by 30%")
    await ada.click("Edit")
    await story.coach.win_details.name_kind(story.member, win.id, "led")

    with pytest.raises(AssertionError, match="changed somewhere else"):
        await ada.submit()

    assert (await saved(story))[0].kind == "led"


async def test_private_wins_stay_out_of_files_unless_ticked(story: Story) -> None:
    await write(story, "talked the vendor down by 12%")
    await story.ada.choose("Marks", ["Private: leave it out of files and drafts"])
    await save(story)
    await say(story, "shipped the ledger, p95 down 30%")

    for form in (READ, TABLE, SAVE):
        assert "vendor" not in await taken(story, form)
        assert "vendor" in await taken(story, form, has_private=True)


async def test_a_spreadsheet_runs_nothing_that_was_written(story: Story) -> None:
    await say(story, '=HYPERLINK("http://x") 3 times')

    rows = list(csv.reader(io.StringIO(await taken(story, TABLE))))

    assert rows[0][:2] == ["date", "win"]
    assert rows[1][1] == '\'=HYPERLINK("http://x") 3 times'


@pytest.mark.parametrize(("form", "name"), [(READ, "a.md"), (TABLE, "a.csv"), (SAVE, "a.json")])
async def test_what_was_exported_comes_back_to_the_same(story: Story, form: str, name: str) -> None:
    await climb(story)
    await say(story, "=cut costs by 30% with @Priya https://example.com/x yesterday")
    story.clock.travel_to(story.clock.now() + timedelta(minutes=1))
    await write(story, "chose *one* queue <for> all #impact", kind="Made a decision")
    await story.ada.fill("Why this one?", "x" * LONGEST_FACT)
    await save(story)
    before, file = await saved(story), await taken(story, form)
    for win in before:
        await story.coach.wins.undo(story.member, win.id)

    await upload(story, name, file)
    assert "Nothing new in it" in story.ada.sees()
    await story.ada.close()
    other = story.marta
    await other.slash("/win import", channel="general")
    await other.choose("Or choose a file", [other.upload(name, file.encode())])
    await other.submit()
    assert "2 wins are back. Nothing waits for an answer." in other.sees()

    theirs = await story.coach.wins.page(Member(TEAM_ID, other.id), WinFilter())
    assert without_ids(theirs.wins) == without_ids(before)
    assert [win.text for win in sorted(theirs.wins, key=lambda win: win.number)] == [
        win.text for win in reversed(before)
    ]


async def test_the_json_fits_its_schema(story: Story) -> None:
    await climb(story)
    await say(story, "cut costs by 30% with @Priya https://example.com/x yesterday")
    await write(story, "chose *one* queue <for> all #impact", kind="Made a decision")
    await story.ada.fill("Why this one?", "x" * LONGEST_FACT)
    await save(story)

    Draft202012Validator(SCHEMA).validate(json.loads(await taken(story, SAVE)))


async def test_what_was_changed_in_an_export_waits_and_the_rest_is_known(story: Story) -> None:
    await say(story, "cut costs by 30%")
    await say(story, "led 2 teams")
    file = await taken(story, TABLE)

    await upload(story, "wins.csv", file.replace("led 2 teams", "led 3 teams", 1))

    assert "1 new line. *1 line waits*" in story.ada.sees()
    assert "led 3 teams" in story.ada.sees()
    assert len(await saved(story)) == 2


async def test_a_sheet_that_was_exported_before_it_had_its_last_column_is_known(
    story: Story,
) -> None:
    await say(story, "=cut costs by 30%, and more")
    rows = list(csv.reader(io.StringIO(await taken(story, TABLE), newline="")))
    before = io.StringIO(newline="")
    csv.writer(before).writerows(row[:-1] for row in rows)

    await upload(story, "wins.csv", before.getvalue())

    assert "nextrung" not in before.getvalue()
    assert "Nothing new in it" in story.ada.sees()


async def test_a_line_that_a_win_of_that_day_says_already_does_not_wait(story: Story) -> None:
    await say(story, "moved the ledger")

    await bring_in(story, "## November 2026\n- 2026-11-23: Moved the ledger\n- wrote the runbook\n")

    assert "1 new line. *1 line waits*" in story.ada.sees()


async def test_what_is_in_a_file_for_an_import_is_said_with_it(story: Story) -> None:
    await story.ada.slash("/win export", channel="general")
    await story.ada.choose("As what?", READ)
    await story.ada.submit()
    of_markdown = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/win export", channel="general")
    await story.ada.choose("As what?", PORTFOLIO)
    await story.ada.submit()

    assert "Delete that before you pass the file on" in of_markdown
    assert "Delete" not in story.ada.sees()


async def test_the_schema_of_the_json_comes_as_a_file(story: Story) -> None:
    await story.ada.slash("/win import", channel="general")

    await story.ada.click("For my editor: what may stand in the JSON")
    await story.coach.background.settle()

    (file,) = story.ada.files()
    assert json.loads(file.content or b"") == SCHEMA


async def test_a_broken_json_names_the_win_and_the_field_and_saves_nothing(story: Story) -> None:
    await say(story, "cut costs by 30%")
    file = json.loads(await taken(story, SAVE))
    file["wins"][0]["happened_on"] = "soon"
    await story.ada.slash("/win import", channel="general")
    await story.ada.fill("Paste it here", json.dumps(file))

    with pytest.raises(AssertionError, match="Win 1 of the file: “happened_on”"):
        await story.ada.submit()

    assert len(await saved(story)) == 1


async def test_a_brag_document_is_approved_or_dismissed_line_by_line(story: Story) -> None:
    await bring_in(story, BRAG)
    assert "3 lines wait" in story.ada.sees()

    await story.ada.click("Save", near="shipped the *ledger*")
    await story.ada.click("Leave out", near="trained the new people")
    assert "1 line waits" in story.ada.sees()
    await story.ada.click("Add its date", near="wrote the runbook")
    await story.ada.fill("On which day?", "2026-05-06")
    await story.ada.submit()

    assert "Nothing waits for an answer." in story.ada.sees()
    wins = {win.text: str(win.happened_on) for win in await saved(story)}
    assert wins == {"shipped the *ledger*": "2026-03-04", "wrote the runbook": "2026-05-06"}


async def test_nothing_comes_twice_when_a_list_is_brought_in_again(story: Story) -> None:
    await bring_in(story, BRAG)
    for text in ("ledger", "new people"):
        await story.ada.click("Save", near=text)
    await story.ada.click("Leave out", near="runbook")
    await story.ada.close()

    await bring_in(story, BRAG + "- and one more thing\n")

    assert "1 new line." in story.ada.sees()
    assert len(await saved(story)) == 2


async def test_all_that_waits_is_saved_at_one_press_and_taken_back_at_another(
    story: Story,
) -> None:
    await bring_in(story, BRAG)

    await story.ada.click("Save all 2 with a date")
    saved_all = story.ada.sees()
    dates = [about(win.when, str(win.happened_on)) for win in await saved(story)]
    await story.ada.click("Take them back")
    taken_back = story.ada.sees()
    none_left = await saved(story)
    await story.ada.click("Save all 2 with a date")
    await story.ada.click("Leave out", near="runbook")
    await story.ada.click("Import another list")
    await story.ada.fill("Paste it here", BRAG)
    await story.ada.submit()

    assert "Saved: 2 wins." in saved_all
    assert "*1 line waits*" in saved_all
    assert dates == ["about March 2026", "2026-03-04"]
    assert "*3 lines wait*" in taken_back
    assert "1 line still needs a date." in taken_back
    assert none_left == ()
    assert "Nothing new in it" in story.ada.sees()
    assert len(await saved(story)) == 2


async def test_a_long_list_is_saved_in_helpings(story: Story) -> None:
    await upload(story, "brag.md", "".join(f"- 2026-03-04: win {n}\n" for n in range(203)))

    await story.ada.click("Save the next 200")

    assert "Saved: 200 wins." in story.ada.sees()
    assert "*3 lines wait*" in story.ada.sees()


async def test_another_list_can_come_in_while_lines_wait(story: Story) -> None:
    await bring_in(story, BRAG)
    await story.ada.close()
    await story.ada.slash("/win import", channel="general")

    await story.ada.click("Import another list")
    await story.ada.fill("Paste it here", "- and one more thing")
    await story.ada.submit()

    assert "1 new line. *4 lines wait*" in story.ada.sees()


async def test_a_table_with_dates_is_uploaded_and_read(story: Story) -> None:
    await upload(story, "brag.csv", "Date,Win\n2026-02-03,'=shipped it\n2026-02-04,led it\n")

    assert "2 lines wait" in story.ada.sees()
    assert "=shipped it" in story.ada.sees()
    assert "3 February 2026" in story.ada.sees()


async def test_the_number_of_queries_does_not_grow_with_the_wins(story: Story) -> None:
    await looks(story, "list")
    counts = []
    for more in (3, 60):
        for number in range(more):
            await story.coach.wins.capture(story.member, f"closed {number} tickets #ops")
        await story.coach.background.settle()
        with statements_of(story.running.database) as heard:
            await looks(story, "list")
            await looks(story, "list closed #ops")
            await looks(story, "coverage")
        counts.append(len(heard))

    assert 0 < counts[0] == counts[1]


async def test_an_older_export_brings_nothing_new(story: Story) -> None:
    """It has no comment for me, and is read like a list from anywhere else."""
    await story.ada.slash("/win Moved the café → ledger #impact", channel="general")
    (win,) = await saved(story)
    export = (
        "# What I did\n\n1 win.\n\n## More\n\n- Moved the café → ledger \\#impact\n"
        f"  - When: {win.happened_on.day} November 2026\n"
    )

    summary = await story.coach.win_imports.bring_in(story.member, export)

    assert (summary.new, summary.known) == (0, 1)
