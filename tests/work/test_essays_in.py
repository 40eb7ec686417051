"""The text of a model essay, read from a file."""

from pathlib import Path

import pytest

from essayplanner.cite.pandoc import Pandoc
from essayplanner.coach.xray import LONGEST
from essayplanner.domain.errors import EssayError
from essayplanner.work.essays_in import essay_in
from essayplanner.work.progress import Progress


def test_texts_and_documents(tmp_path: Path) -> None:
    """A text as it is; of a document the paragraphs, headings marked, without emphasis and notes."""
    path = tmp_path / "model.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo \x93quoted\x94.\r\n")
    assert essay_in(path, Pandoc(), Progress()) == "One.\n\nTwo “quoted”."
    written = b"# Title\n\nHe said *Terror* was all.[^1]\n\nSecond \\_one\\_.\n\n[^1]: A note.\n"
    page = tmp_path / "model.HTM"
    page.write_bytes(b"<h1>Title</h1><p>He <b>said</b><sup>1</sup> so.<img src='x.png' alt='him'></p><p>Second.</p>")
    assert essay_in(page, Pandoc(), Progress()) == "# Title\n\nHe said¹ so.\n\nSecond."
    document = tmp_path / "model.docx"
    document.write_bytes(Pandoc()(["--from=markdown", "--to=docx", "--output=-"], written))
    assert essay_in(document, Pandoc(), Progress()) == "# Title\n\nHe said Terror was all.\n\nSecond _one_."


def test_a_file_without_an_essay_is_told(tmp_path: Path) -> None:
    """Empty, too long, or no document: one sentence, and nothing is read."""
    path = tmp_path / "empty.md"
    path.write_text(" \n")
    with pytest.raises(EssayError, match="no text in it"):
        essay_in(path, Pandoc(), Progress())
    path.write_text("a" * (LONGEST + 1))
    with pytest.raises(EssayError, match="longer than an essay"):
        essay_in(path, Pandoc(), Progress())
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7")
    with pytest.raises(EssayError, match="copy the text and paste it"):
        essay_in(scan, Pandoc(), Progress())
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no document")
    with pytest.raises(EssayError):
        essay_in(broken, Pandoc(), Progress())
