"""A screen exported from the dialog: the kinds of file, its sheets, and the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.formats.pictured import picture_exporters
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.remembering import remembered
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.dialogs.export_formats import FORMATS
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.drawn import Drawn
from tests.ui.dialogs.export_desk import desk_in_markdown, opened, saved
from tests.ui.paper.drawings import WALL
from tests.ui.waiting import until

PICTURES = picture_exporters("wall", "Wall")


def read_wall(book: Notebook, outline_id: int, name: str) -> Drawn:
    assert name == "wall"
    return Drawn(WALL, WALL.read(book, outline_id))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


@pytest.fixture
def dialog(qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, settings: Settings) -> ExportDialog:
    desk = desk_in_markdown(book, theme, settings=settings)
    made = ExportDialog(desk, essay["outline"], pictures=PICTURES, read_screen=read_wall, screen="wall")
    return opened(qtbot, made)


def test_the_screen_is_one_row_of_which_each_kind_is_written(
    qtbot: QtBot, dialog: ExportDialog, settings: Settings, essay: dict[str, int], tmp_path: Path
) -> None:
    box = dialog.options_box
    assert dialog.formats.count() == len(FORMATS) + 1
    assert dialog.formats.currentItem().text() == "Wall as a picture"
    assert dialog.format.name == "wall-pdf"
    assert box.kind.isVisible()
    for number, each in enumerate(PICTURES):
        if number:
            with qtbot.waitSignal(dialog.previewed):
                box.kind.setCurrentIndex(number)
                box.kind.activated.emit(number)
        assert dialog.preview.currentWidget() is dialog.preview.sheets
        assert box.paper.isVisible() == box.sheets.isVisible() == (each.suffix == ".pdf")
        path = tmp_path / f"wall{each.suffix}"
        saved(qtbot, dialog, path)
        assert dialog.result_bar.message.text() == f"Saved as “{path.name}” in {tmp_path}."
        assert path.read_bytes()[:5] in (b"%PDF-", b"\x89PNG\r", b"<?xml")
    dialog.done(0)
    assert settings.export_format == PICTURES[-1].name
    kept = [remembered(settings, uid) for uid in settings.exports]
    assert [each.format for each in kept] == ["wall-svg"]


def test_fitted_to_one_sheet_it_says_where_it_is_hard_to_read(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], dialog: ExportDialog
) -> None:
    with book.step(Label("Many cards")):
        for number in range(400):
            cards.add_card(book, Kind.CLAIM, f"Card {number}")
    with qtbot.waitSignal(dialog.previewed):
        dialog.options_box.sheets.setCurrentIndex(1)
        dialog.options_box.sheets.activated.emit(1)
    assert len(dialog.preview.whole.sheets) == 1  # type: ignore[union-attr]
    assert "points high" in dialog.result_bar.message.text()


def test_the_picture_is_copied_in_dots_and_as_svg(qtbot: QtBot, dialog: ExportDialog) -> None:
    QGuiApplication.clipboard().clear()
    dialog.copy_button.click()
    until(lambda: QGuiApplication.clipboard().mimeData().hasImage())
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("image/svg+xml").data()).startswith(b"<?xml")
    image = mime.imageData()
    assert isinstance(image, QImage)
    assert image.width() > 1000
    until(lambda: dialog.result_bar.message.text() == "Copied “Wall” as a picture.")


def test_where_there_is_nothing_to_draw_a_sentence_says_so(
    qtbot: QtBot, qapp: QApplication, book: Notebook, essay: dict[str, int], dialog: ExportDialog
) -> None:
    cards.trash_cards(book, [essay[name] for name in ("tools", "party", "cheka", "delegates", "conquest")])
    dialog._refresh()
    assert dialog.result_bar.message.text() == "There is no card to draw."
    assert not dialog.save_button.isEnabled()
    with qtbot.waitSignal(dialog.previewed):
        dialog.formats.choose("markdown")
    assert dialog.save_button.isEnabled()
    assert not dialog.options_box.kind.isVisible()


def test_without_an_outline_screens_are_written_and_documents_say_what_they_lack(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, settings: Settings, tmp_path: Path
) -> None:
    outlines.delete_outline(book, essay["outline"])
    desk = desk_in_markdown(book, theme, settings=settings)
    made = opened(qtbot, ExportDialog(desk, essay["outline"], pictures=PICTURES, read_screen=read_wall))
    rows = [made.formats.item(row) for row in range(made.formats.count())]
    lacking = [each.data(Qt.ItemDataRole.AccessibleDescriptionRole) for each in rows if not each.flags()]
    assert [each.text() for each in rows if each.flags()] == ["Wall as a picture"]
    assert set(lacking) == {"Only screens can be exported: documents need an outline, and there is none."}
    assert made.missing.isVisible()
    assert made.question.text() == book.title
    saved(qtbot, made, tmp_path / "wall.pdf")
    made.done(0)
    assert remembered(settings, book.uid).format == "wall-pdf"
