"""What the page shows of Word files and PDFs: their own words and pages, and nothing that runs."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from aiohttp import ClientSession
from PIL import Image

from bot.files.documents import as_docx, as_pdf
from playground.people import ADA
from playground.previews import preview_of
from playground.server import Playground
from tests.files.documents.reading import document

TEXT = """# Your talk

Five **good** steps & <b>one</b> more.

- a
  - b

2. c
3. d

> said

- **Impact**
  - Proof: cut p95
  - Agreed: met
- **Scope**
  - Proof: led it
  - Agreed: partly
"""
DARK = 100
TWO_PAGES = "\n\n".join(f"{number}: " + "word " * 90 for number in range(14))
PICTURE = re.compile(r'<img alt="([^"]+)" src="data:image/png;base64,([^"]+)">')


def test_a_word_file_is_read_with_its_headings_lists_and_tables() -> None:
    page = preview_of("docx", "Talk", as_docx(document(TEXT)))

    assert "<h1>Your talk</h1>" in page
    assert "<p>Five <strong>good</strong> steps &amp; &lt;b&gt;one&lt;/b&gt; more." in page
    assert '--level: 1">• a' in page
    assert '--level: 2">• b' in page
    assert page.index("2. c") < page.index("3. d")
    assert "<blockquote>said</blockquote>" in page
    assert "<tr><th></th><th>Proof</th><th>Agreed</th></tr>" in page
    assert "<tr><td><strong>Scope</strong></td><td>led it</td><td>partly</td></tr>" in page


def test_a_pdf_is_shown_page_by_page() -> None:
    shown = PICTURE.findall(preview_of("pdf", "Talk", as_pdf(document(TWO_PAGES))))

    assert [alt for alt, _ in shown] == ["Page 1 of 2", "Page 2 of 2"]
    for _, source in shown:
        paper = Image.open(BytesIO(b64decode(source))).convert("L")
        assert paper.height > paper.width
        assert min(paper.tobytes()) < DARK


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_file_that_only_bears_the_name_is_a_sentence(kind: str) -> None:
    assert "can't be shown here" in preview_of(kind, "Talk", b"not one")


async def test_only_what_needs_a_program_is_previewed_and_no_script_may_run() -> None:
    playground = Playground({})
    await playground.start()
    ada = playground.actor(ADA.id)
    talk, wins = (
        playground.workspace.files.find(ada.upload(name, content))
        for name, content in (("talk.docx", as_docx(document(TEXT))), ("wins.csv", b"a,b"))
    )
    assert talk
    assert wins
    async with ClientSession(playground.url) as session:
        async with session.get(str(talk.preview)) as answer:
            page, policy = await answer.text(), answer.headers["Content-Security-Policy"]
        async with session.get(f"/_/previews/{wins.id}") as answer:
            of_wins = answer.status
    await playground.stop()

    assert "Your talk" in page
    assert policy.startswith("default-src 'none'")
    assert (wins.preview, of_wins) == (None, 404)
