"""Typst: loaded when it is first used, and told of nothing outside the folder of the pages."""

import subprocess
import sys
from pathlib import Path

import pytest
import typst

from bot.files import typesetting


def test_typst_is_loaded_when_a_page_is_set_and_not_before() -> None:
    code = (
        "import sys; from bot.files import documents; from bot.files.pictures import map, plan; "
        "before = 'typst' in sys.modules; from bot.files.typesetting import letters_missing_for; "
        "letters_missing_for('a'); print(before, 'typst' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert ran.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("path", ["/etc/passwd", "/../settings.py", "../settings.py"])
def test_a_page_reads_no_file_outside_the_folder_of_the_pages(tmp_path: Path, path: str) -> None:
    assert (typesetting.ROOT.parent / "settings.py").exists()
    page = tmp_path / "page.typ"
    page.write_text(f'#read("{path}")')

    with pytest.raises(typst.TypstError):
        typst.Compiler(page.read_bytes(), root=typesetting.ROOT).compile(format="pdf")


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Ada, שלום and Zoë", ""), ("a\U00010600b\U00010601", "\U00010600\U00010601"), ("", "")],
)
def test_letters_that_no_font_has_are_named(text: str, missing: str) -> None:
    assert typesetting.letters_missing_for(text) == frozenset(missing)
