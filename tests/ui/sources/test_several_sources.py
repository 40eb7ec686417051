"""Several sources are selected as in a file manager, and deleted in one step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.notebook.sources import add_source, sources
from essayplanner.ui.sources.model import Role
from tests.ui.sources.shelf import Shelf


def click(shelf: Shelf, id: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[int]:
    view = shelf.dialog.list.view
    index = shelf.dialog.list.found.mapFromSource(shelf.dialog.model.index_of(id))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, view.visualRect(index).center())
    return sorted(index.data(Role.ID) for index in view.selectedIndexes())


def test_several_sources_are_selected_and_deleted_in_one_step(shelf: Shelf) -> None:
    new = [add_source(shelf.book, key, {"type": "book", "title": f"Book {key}"}) for key in ("a", "b")]
    assert click(shelf, new[0]) == [new[0]]
    assert click(shelf, new[1], Qt.KeyboardModifier.ControlModifier) == new
    assert shelf.dialog.editor.source_id == new[1]
    steps = len(shelf.book.history())
    QTest.keyClick(shelf.dialog.list.view, Qt.Key.Key_Delete)
    assert not {source.id for source in sources(shelf.book)} & {*new}
    assert len(shelf.book.history()) == steps + 1
    assert shelf.said[-1] == "Deleted 2 sources. Ctrl+Z undoes this."
    shelf.book.undo()
    assert {source.id for source in sources(shelf.book)} >= {*new}


def test_where_one_of_several_sources_is_cited_none_is_deleted(shelf: Shelf) -> None:
    before = [source.id for source in sources(shelf.book)]
    click(shelf, shelf.ids["letter"])
    click(shelf, shelf.ids["service"], Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shelf.dialog.list.view, Qt.Key.Key_Delete)
    assert [source.id for source in sources(shelf.book)] == before
    assert "is cited by 1 card" in shelf.said[-1]
