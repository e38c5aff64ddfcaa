"""Filling templates: whose wins, what is tidied, and what an error may say."""

from pathlib import Path

import pytest

from bot.templates.rendering import BUILT_IN, Rendering, TemplateError

SECRET = "what Ada told nobody"


def template(folder: Path, text: str, name: str = "drafts/note.md.j2") -> Rendering:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Rendering([folder])


def test_first_folder_that_has_a_name_wins(tmp_path: Path) -> None:
    template(tmp_path / "own", "{# Ours. #}\nours", "drafts/soft_ask.md.j2")

    rendering = Rendering([tmp_path / "own", BUILT_IN])

    assert rendering.render("drafts/soft_ask.md.j2") == "ours"
    assert rendering.comment_of("drafts/soft_ask.md.j2") == "Ours."
    assert rendering.names() == Rendering([BUILT_IN]).names()


def test_output_is_tidy(tmp_path: Path) -> None:
    rendering = template(
        tmp_path, "{# Note. #}\n\n\none  \n\n\n\n{% if True %}\ntwo\t\n{% endif %}\n\n"
    )

    assert rendering.render("drafts/note.md.j2") == "one\n\ntwo"


def test_a_filter_is_at_hand_for_every_kind_of_fact(tmp_path: Path) -> None:
    rendering = template(tmp_path, '{{ days | counted("day") }} with {{ names | joined }}')

    text = rendering.render("drafts/note.md.j2", days=1, names=["Sam", "Kim"])

    assert text == "1 day with Sam and Kim"


def test_a_missing_fact_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    rendering = template(tmp_path / "own", "{# Note. #}\n{{ known }}\n{{ unknown }}\n")

    with pytest.raises(TemplateError) as error:
        rendering.render("drafts/note.md.j2", known=SECRET)

    assert str(error.value) == (
        "own/drafts/note.md.j2, line 3: nothing is known by the name unknown."
    )


@pytest.mark.parametrize(
    "line",
    [
        "{{ secret.nothing_such }}",
        "{{ {}[secret] }}",
        "{{ secret | int(default=secret) + 1 }}",
        "{{ [].index(secret) }}",
        "{{ secret.__class__.__mro__ }}",
    ],
)
def test_an_error_never_repeats_what_a_member_wrote(tmp_path: Path, line: str) -> None:
    rendering = template(tmp_path, f"{{# Note. #}}\n{line}\n")

    with pytest.raises(TemplateError) as error:
        rendering.render("drafts/note.md.j2", secret=SECRET)

    assert SECRET not in str(error.value)
    assert "drafts/note.md.j2, line 2: " in str(error.value)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_a_broken_template_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    rendering = template(tmp_path, "{# Note. #}\n\n{% if True %}\n")

    with pytest.raises(TemplateError, match=r"drafts/note\.md\.j2, line 3: "):
        rendering.render("drafts/note.md.j2")


@pytest.mark.parametrize("name", ["drafts/none.md.j2", "../pyproject.toml"])
def test_a_template_that_is_not_there_is_an_error(name: str) -> None:
    rendering = Rendering([BUILT_IN])

    with pytest.raises(TemplateError, match="There is no template named"):
        rendering.render(name)
    with pytest.raises(TemplateError, match="There is no template named"):
        rendering.comment_of(name)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello\n", "line 1: open with a comment on who gets this and when."),
        ("{# Note. #}\n{{ today | shouted }}\n", "line 2: No filter named 'shouted'."),
        ("{# Note. #}\n{% for %}\n", "line 2: "),
        (
            "{# Note. #}\n\n{{ salary }}{{ salary }}\n",
            "line 3: nothing is known by the name salary.",
        ),
    ],
)
def test_check_says_what_is_wrong_and_where(tmp_path: Path, text: str, problem: str) -> None:
    rendering = template(tmp_path, text)

    problems = rendering.check({"drafts": frozenset({"today"})})

    assert len(problems) == 1
    assert f"drafts/note.md.j2, {problem}" in problems[0]


def test_check_knows_what_a_template_sets_itself(tmp_path: Path) -> None:
    text = "{# Note. #}\n{% if today %}{% set day = today %}{{ day }}{% endif %}\n"

    problems = template(tmp_path, text).check({"drafts": frozenset({"today"})})

    assert problems == []
