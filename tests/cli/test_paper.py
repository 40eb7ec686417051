"""`export --to pdf` and `--to plan`: Qt sets the pages, without a screen, and where it cannot a sentence says so."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline
from essayplanner.ui.paper import offscreen
from tests.cli.conftest import QUESTION, Run, assert_refused
from tests.cli.process import started

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this computer")


def asked(*arguments: str | Path) -> str:
    return subprocess.run([*map(str, arguments)], capture_output=True, check=True).stdout.decode()


@needs_poppler
@pytest.mark.parametrize(("to", "paper", "size"), [("pdf", (), "A4"), ("plan", ("--paper", "letter"), "letter")])
@pytest.mark.parametrize("screen", ["", "xcb"])
def test_pdf_is_made_without_a_screen(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, paper: tuple[str, ...], size: str, screen: str
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", screen)
    out = tmp_path / "plan.pdf"
    done = started("export", book, "--outline", QUESTION, "--to", to, "-o", out, *paper)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"Saved as “plan.pdf” in {tmp_path}.{os.linesep}"
    text = " ".join(asked("pdftotext", out, "-").split())
    assert QUESTION in text
    assert "Café terror" in text
    assert size in asked("pdfinfo", out)


def test_a_plan_that_does_not_fit_is_said(book: Path, tmp_path: Path) -> None:
    with closing(Notebook.open(book)) as opened, opened.step(Label("Many sections")):
        outline = find_outline(opened, QUESTION).id
        for number in range(400):
            outlining.add_section(opened, Spot("outline", outline), f"Section {number}")
    out = tmp_path / "plan.pdf"
    done = started("export", book, "--outline", QUESTION, "--to", "plan", "-o", out)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The plan is too long for one page")
    assert done.stderr.count(b"\n") == 1
    assert not out.exists()


def test_where_qt_is_not_there_a_sentence_says_so(book: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from essayplanner.__main__ import main; sys.exit(main())"
    )
    out = tmp_path / "plan.pdf"
    done = started("export", book, "--outline", QUESTION, "--to", "pdf", "-o", out, code=code)
    assert done.returncode == 1
    assert (
        done.stderr.decode().strip()
        == "This format needs Qt, which cannot start on this computer (libEGL.so.1 is missing)."
    )
    assert not out.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has a platform of its own")
def test_where_qt_has_no_platform_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt itself would end the program there and then."""
    monkeypatch.setattr(offscreen, "_plugin_folders", lambda: iter([tmp_path]))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(EssayError, match="a part of Qt that is not on this computer"):
        offscreen._start()


@pytest.mark.parametrize("to", ["pdf", "plan"])
def test_pdf_is_not_printed(run: Run, book: Path, to: str) -> None:
    assert_refused(run("export", book, "--outline", QUESTION, "--to", to, "-o", "-"), "cannot go to standard output")
