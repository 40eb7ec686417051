"""Every control has a name, nothing is cut at any size, and hostile text does no harm."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.dialog import SourcesDialog
from tests.ui.sources.shelf import Shelf, filled, opened
from tests.ui.waiting import until, until_none

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def unnamed(window: QWidget) -> list[str]:
    found = [each for kind in CONTROLS for each in window.findChildren(kind)]
    return [
        repr(each)
        for each in found
        if each.isVisible()
        and each.focusPolicy()
        and not each.accessibleName()
        and not isinstance(each.parent(), QComboBox)
    ]


def test_every_control_has_a_name(shelf: Shelf) -> None:
    for name in ("service", "letter"):
        shelf.show(name)
        QTest.qWait(20)
        assert unnamed(shelf.dialog) == []
    shelf.dialog.show_missing()
    QTest.qWait(20)
    assert unnamed(shelf.dialog) == []
    shelf.show("service")
    shelf.dialog.editor.merge()
    assert shelf.dialog.editor.merging
    assert unnamed(shelf.dialog.editor.merging) == []
    shelf.dialog.editor.merging.reject()
    shelf.dialog.new_source()
    assert shelf.dialog.adding
    assert unnamed(shelf.dialog.adding) == []
    shelf.dialog.adding.reject()


def cut(dialog: SourcesDialog) -> list[str]:
    """Buttons and fields that are not seen whole."""
    found = []
    for widget in (*dialog.findChildren(QAbstractButton), *dialog.editor.form.findChildren(QLineEdit)):
        if not widget.isVisible():
            continue
        right = widget.mapTo(dialog, QPoint(widget.width(), 0)).x()
        if isinstance(widget, QAbstractButton):
            whole = not widget.text() or (
                widget.width() >= widget.minimumSizeHint().width() and right <= dialog.width()
            )
        else:
            whole = widget.height() >= widget.fontMetrics().height() and right <= dialog.width()
        if not whole:
            found.append(f"{widget} {widget.accessibleName()} {widget.size()} up to {right} of {dialog.width()}")
    return found


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut(qtbot: QtBot, book: Notebook, theme: Theme, mode: str, scale: int) -> None:
    theme.choose(mode=mode, scale=scale)
    shelf = opened(qtbot, book, theme, filled(book))
    dialog = shelf.dialog
    room = dialog.screen().availableSize()
    assert dialog.width() <= min(room.width(), 1366) or scale > 150
    dialog.resize(min(dialog.width(), 1366), min(dialog.height(), 728))
    shelf.show("service")
    until_none(lambda: cut(dialog))
    assert dialog.editor.area.viewport().height() >= 200
    dialog.close()


def test_sizes_and_colours_change_under_it(shelf: Shelf, theme: Theme) -> None:
    shelf.show("service")
    theme.choose(mode="dark", scale=200)
    until(lambda: shelf.dialog.editor.form.parts["title"].entry().font().pixelSize() == 30)
    theme.choose(mode="light", scale=100)
    until(lambda: shelf.dialog.editor.form.parts["title"].entry().font().pixelSize() == 15)


HOSTILE = {
    "type": "song\u202e<b>&x",
    "title": "<img src=file:///etc/passwd>&amp;\n# *x* \u202e\x00" + "W" * 100_000,
    "author": [{"family": {"x": 1}}, 7, {"family": "A" * 5000, "given": "\u202eB"}, *[{"literal": "L"}] * 300],
    "editor": "nobody",
    "issued": {"date-parts": [["x", [1]]], "season": {}},
    "accessed": [1, 2],
    "volume": {"a": 1},
    "ISBN": 12345,
    "page": True,
    "publisher": 7.5,
    "container-title": ["x"],
    "note": "one\ntwo <script>alert(1)</script>",
    "URL": "javascript:alert(1)",
    "x-odd": "kept",
}


def test_hostile_sources_are_shown_edited_and_kept(shelf: Shelf) -> None:
    id = add_source(shelf.book, "<b>" + "h" * 400, dict(HOSTILE), "tertiary")
    shelf.ids["hostile"] = id
    shelf.show("hostile")
    QTest.qWait(50)
    form = shelf.dialog.editor.form
    assert form.type.currentText() == "Song<b>&x"
    shelf.type_in("publisher", "Penguin")
    shelf.book.settle()
    kept = shelf.csl("hostile")
    assert kept["publisher"] == "Penguin"
    assert kept["x-odd"] == "kept"
    assert kept["title"] == HOSTILE["title"]
    shelf.dialog.editor.form.parts["author"].go_on(0)  # type: ignore[attr-defined]
    shelf.dialog.show_missing()
    QTest.qWait(400)
    shelf.dialog.show_source(shelf.ids["service"])
    shelf.dialog.editor.merge(id)
    assert shelf.dialog.editor.merging
    shelf.dialog.editor.merging.accept()
    assert shelf.failures == []


def test_pasted_control_characters_are_taken_out(shelf: Shelf) -> None:
    shelf.show("letter")
    shelf.dialog.editor.form.parts["archive"].entry().setText("G\u202eA\x07RF ")  # type: ignore[attr-defined]
    shelf.book.settle()
    assert shelf.csl("letter")["archive"] == "GARF"


def test_the_list_of_types_is_as_wide_as_its_words(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.show("service")
    types = shelf.dialog.editor.form.type
    assert types.currentText() == "Book"
    view = types.view()
    wide = max(view.fontMetrics().horizontalAdvance(types.itemText(row)) for row in range(types.count()))
    qtbot.waitUntil(lambda: types.width() < wide)
    types.showPopup()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(types.count())]
    types.hidePopup()
    assert len({row.height() for row in rows}) == 1
    assert min(row.width() for row in rows) > wide
