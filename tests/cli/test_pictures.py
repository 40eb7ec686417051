"""`export --to debate-svg` and its like: screens drawn without a window, whole or not at all."""

import os
import re
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from essayplanner.cli import exporting
from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.formats import registry
from essayplanner.formats.pictured import picture_exporters
from essayplanner.formats.screens import SCREENS
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import find_card
from essayplanner.ui.frame.pictures import PICTURES
from tests.cli.conftest import QUESTION, Run, assert_refused
from tests.cli.done import Done
from tests.cli.process import started
from tests.ui.paper.drawings import WALL

TITLES = ["Café terror", "Kirov is shot", "Robert Service"]


@pytest.fixture
def wall(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen of all cards, beside those there are."""
    monkeypatch.setitem(PICTURES, "wall", WALL)
    exporters = picture_exporters("wall", "Wall")
    monkeypatch.setattr(registry, "PICTURES", (*registry.PICTURES, *exporters))
    monkeypatch.setattr(exporting, "FORMATS", (*exporting.FORMATS, *(each.name for each in exporters)))


@pytest.fixture
def argued(run: Run, pack: Path, tmp_path: Path) -> Path:
    """A notebook with something on every screen: a debate, a date, and an outline with a claim and its evidence."""
    path = tmp_path / "argued.essayplan"
    assert run("new", path, "--pack", pack).code == 0
    return path


def export(run: Run, book: Path, to: str, out: Path | str, *options: str) -> Done:
    return run("export", book, "--outline", QUESTION, "--to", to, "-o", out, *options)


def test_each_screen_is_named_where_it_is_asked_for() -> None:
    assert [*PICTURES] == [*SCREENS] == list(dict.fromkeys(each.screen for each in registry.PICTURES))
    assert {name: each.title for name, each in PICTURES.items()} == SCREENS


@pytest.mark.usefixtures("wall")
def test_every_card_is_in_svg_which_is_the_same_again_and_can_be_printed(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.svg"
    done = export(run, book, "wall-svg", out)
    assert (done.code, done.out, done.err) == (0, f"Saved as “wall.svg” in {tmp_path}.\n", "")
    root = ElementTree.fromstring(out.read_bytes())
    assert [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")] == TITLES
    assert root[0].text == f"Wall: {QUESTION}"
    assert export(run, book, "wall-svg", "-").out == out.read_text(encoding="utf-8")


@pytest.mark.usefixtures("wall")
@pytest.mark.parametrize(
    ("options", "width"), [((), 842), (("--paper", "A3"), 842), (("--paper", "letter", "--fit"), 792)]
)
def test_the_paper_of_a_picture(run: Run, book: Path, tmp_path: Path, options: tuple[str, ...], width: int) -> None:
    out = tmp_path / "wall.pdf"
    done = export(run, book, "wall-pdf", out, *options)
    assert (done.code, done.err) == (0, "")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", out.read_bytes())
    assert box
    assert round(float(box[1])) == width


@pytest.mark.usefixtures("wall")
def test_what_cannot_be_read_on_one_sheet_is_written_and_said(run: Run, book: Path, tmp_path: Path) -> None:
    with closing(Notebook.open(book)) as opened, opened.step(Label("Many cards")):
        for number in range(400):
            cards.add_card(opened, Kind.CLAIM, f"Card {number}")
    done = export(run, book, "wall-pdf", tmp_path / "wall.pdf", "--fit")
    assert done.code == 0
    assert done.out.startswith("Saved as ")
    assert re.fullmatch(r"Fitted to one sheet, its letters are only about \d points high\..*\n", done.err)


@pytest.mark.usefixtures("wall")
def test_what_a_picture_cannot_be_is_refused_in_a_sentence(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "wall.png"
    out.write_bytes(b"mine")
    for to in ("wall-png", "wall-pdf"):
        assert_refused(export(run, book, to, "-"), "cannot go to standard output")
    for to, option in (("wall-svg", "--fit"), ("wall-png", "--fit"), ("pdf", "--fit"), ("wall-pdf", "--cautions")):
        refused = export(run, book, to, out, option)
        assert refused.code == 2
        assert refused.err.endswith(f"the format {to} takes no {option}\n")
    refused = run("export", book, "--outline", QUESTION, "--to", "wall-pdf", "-o", out, "--paper", "A5")
    assert refused.code == 2
    assert_refused(export(run, book, "wall-png", book), "is the name of a notebook")
    with closing(Notebook.open(book)) as opened:
        cards.trash_cards(opened, [find_card(opened, title) for title in TITLES])
    assert_refused(export(run, book, "wall-png", out), "There is no card to draw.")
    assert out.read_bytes() == b"mine"


@pytest.mark.usefixtures("qapp")  # else Qt would be started without windows, for the tests that follow too
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_drawn_in_each_kind_of_file(run: Run, argued: Path, tmp_path: Path, screen: str) -> None:
    for each in picture_exporters(screen, SCREENS[screen]):
        out = tmp_path / f"it{each.suffix}"
        done = run("export", argued, "--outline", "Was it one man?", "--to", each.name, "-o", out)
        assert (done.code, done.err) == (0, "")
        assert out.read_bytes()[:5] in (b"%PDF-", b"\x89PNG\r", b"<?xml")


@pytest.mark.usefixtures("qapp")
def test_without_an_outline_a_picture_is_of_the_whole_notebook(run: Run, argued: Path, tmp_path: Path) -> None:
    with closing(Notebook.open(argued)) as opened:
        cards.add_card(opened, Kind.CLAIM, "Unused")
        title = opened.title

    def drawn(screen: str, *options: str) -> tuple[str, list[str]]:
        svg = run("export", argued, *options, "--to", f"{screen}-svg", "-o", "-")
        assert (svg.code, svg.err) == (0, "")
        root = ElementTree.fromstring(svg.out.encode())
        return root[0].text or "", [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]

    assert "Unused" not in drawn("map", "--outline", "Was it one man?")[1]
    assert "Unused" in drawn("map")[1]
    with closing(Notebook.open(argued)) as opened:
        outlines.delete_outline(opened, outlines.find_outline(opened).id)
    assert [drawn(screen)[0] for screen in SCREENS] == [f"{called}: {title}" for called in SCREENS.values()]
    assert_refused(
        run("export", argued, "--to", "map-svg", "--outline", "Was", "-o", tmp_path / "it"), "no outline yet"
    )


@pytest.mark.skipif(not SCREENS, reason="no screen can be drawn yet")
def test_a_screen_is_drawn_where_there_is_none_to_show_a_window_on(
    argued: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    out = tmp_path / "it.svg"
    to = f"{next(iter(SCREENS))}-svg"
    done = started("export", argued, "--outline", "Was it one man?", "--to", to, "-o", out)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"Saved as “it.svg” in {tmp_path}.{os.linesep}"
    assert out.read_bytes().startswith(b"<?xml")
