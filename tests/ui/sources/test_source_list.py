"""The list: search, duplicates, merging, deleting; where a source is used; a new source."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.importing_sources import import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import citations_of
from essayplanner.notebook.sources import SourceRow, add_source, source_uses, sources
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.dialog import SourcesDialog
from essayplanner.ui.sources.model import FoundSources, Role, SourcesModel
from essayplanner.ui.sources.uses import UsesModel
from tests.ui.sources.shelf import Shelf, filled, focused, opened

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal
CTRL = Qt.KeyboardModifier.ControlModifier


def names(shelf: Shelf) -> list[str]:
    found = shelf.dialog.list.found
    return [str(found.index(row, 0).data()) for row in range(found.rowCount())]


def test_the_models_keep_qts_rules_through_everything(book: Notebook) -> None:
    ids = filled(book)
    model = SourcesModel(book)
    proxy = FoundSources(model)
    uses = UsesModel()
    testers = [QAbstractItemModelTester(each, STRICT) for each in (model, proxy, uses)]
    end = book.subscribe(model.apply)
    uses.show(source_uses(book, ids["service"]))
    kept = QPersistentModelIndex(model.index_of(ids["letter"]))
    proxy.look_for("congress")
    assert proxy.rowCount() == 1
    model.change(ids["letter"], {"author": [{"family": "Zinoviev"}]})
    assert (kept.row(), kept.data(Role.ID)) == (2, ids["letter"])
    model.change(ids["letter"], {"author": [{"family": "Axelrod"}]})
    assert (kept.row(), kept.data(Role.ID)) == (0, ids["letter"])
    import_sources(book, [{"type": "book", "title": f"Title {n * 37 % 11} {n}"} for n in range(20)])
    import_sources(
        book, [{"type": "book", "title": f"Work {n}", "volume": str(n)} for n in range(90)], with_similar=True
    )
    book.undo()
    book.undo()
    cards.trash_cards(book, [ids["terror"]])
    proxy.look_for("")
    assert proxy.rowCount() == model.rowCount() == 3
    assert model.entry(ids["service"]).used == 0  # type: ignore[union-attr]
    assert model.index_of(ids["letter"]).row() == 0
    end()
    assert len(testers) == 3


def test_rows_say_who_what_how_often_and_what_looks_alike(shelf: Shelf) -> None:
    model = shelf.dialog.model
    entry = model.entry(shelf.ids["service"])
    assert entry
    assert (entry.short, entry.title, entry.kind, entry.use) == (
        "Service 1997",
        "A History of Twentieth-Century Russia",
        "Book\u00a0· secondary",
        "1 card",
    )
    assert entry.likeness == "looks like Service"
    said = model.index_of(shelf.ids["letter"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Letter to the Congress, Archive document, unused"
    assert "looks like Service 1997" in model.index_of(shelf.ids["twin"]).data(Qt.ItemDataRole.AccessibleTextRole)


def test_search_finds_words_without_accents_and_keys_go_on(shelf: Shelf) -> None:
    add_source(shelf.book, "muller", {"type": "thesis", "title": "Kult", "author": [{"family": "Müller"}]})
    QTest.keyClick(focused(), Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "muller thes")
    assert names(shelf) == ["Müller"]
    assert shelf.dialog.editor.form.key.text() == "muller"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert shelf.dialog.list.view.hasFocus()
    shelf.dialog.list.search.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert shelf.dialog.isVisible()
    assert len(names(shelf)) == 4
    QTest.keyClicks(focused(), "nothing like it")
    assert names(shelf) == []


def test_a_click_on_a_use_asks_for_the_card(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.show("service")
    uses = shelf.dialog.editor.uses
    assert uses.caption.text() == "Cited by 1 card"
    assert uses.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "The Terror turned on the Party itself, claim, p. 227"
    )
    with qtbot.waitSignal(shelf.dialog.card_wanted) as wanted:
        place = uses.view.visualRect(uses.model.index(0)).center()
        QTest.mouseClick(uses.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [shelf.ids["terror"], 0, "p. 227"]
    uses.view.setFocus()
    with qtbot.waitSignal(shelf.dialog.card_wanted):
        QTest.keyClick(uses.view, Qt.Key.Key_Return)


def test_uses_follow_the_notebook(shelf: Shelf) -> None:
    shelf.show("letter")
    uses = shelf.dialog.editor.uses
    assert uses.caption.text() == "No card cites this source yet."
    cards.cite(shelf.book, shelf.ids["bare"], shelf.ids["letter"], "f. 2")
    assert uses.caption.text() == "Cited by 1 card"
    cards.edit_card(shelf.book, shelf.ids["bare"], title="Renamed")
    assert uses.model.index(0).data() == "Renamed"
    assert shelf.dialog.model.entry(shelf.ids["letter"]).use == "1 card"  # type: ignore[union-attr]


def test_merging_moves_the_citations_and_one_undo_takes_it_back(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.show("service")
    editor = shelf.dialog.editor
    assert "Looks like “Service”" in editor.twin.words.text()
    QTest.mouseClick(editor.twin.button, Qt.MouseButton.LeftButton)
    merging = editor.merging
    assert merging
    assert merging.view.currentIndex().data(Role.ID) == shelf.ids["twin"]
    assert "Keeps “Service 1997" in merging.said.text()
    assert "1 card that cites it will cite this one" in merging.said.text()
    QTest.mouseClick(merging.merge, Qt.MouseButton.LeftButton)
    assert shelf.keys() == ["lenin", "service1997"]
    assert shelf.csl("service")["note"] == "Borrowed from the library."
    assert citations_of(shelf.book, shelf.ids["shot"])[0].source_id == shelf.ids["service"]
    assert editor.uses.caption.text() == "Cited by 2 cards"
    assert not editor.twin.isVisible()
    assert len(shelf.labels()) == 1
    shelf.dialog.undo()
    assert len(shelf.keys()) == 3
    assert citations_of(shelf.book, shelf.ids["shot"])[0].source_id == shelf.ids["twin"]
    assert editor.twin.isVisible()


def test_the_one_that_more_cards_cite_is_kept_unless_it_is_told_otherwise(shelf: Shelf) -> None:
    cards.cite(shelf.book, shelf.ids["bare"], shelf.ids["twin"])
    shelf.show("service")
    shelf.dialog.editor.merge()
    merging = shelf.dialog.editor.merging
    assert merging
    assert "Keeps “Service, A history" in merging.said.text()
    QTest.mouseClick(merging.swap, Qt.MouseButton.LeftButton)
    assert "Keeps “Service 1997" in merging.said.text()
    QTest.keyClicks(merging.search, "congress")
    assert merging.found.rowCount() == 1
    merging.search.clear()
    QTest.keyClicks(merging.search, "zzz")
    assert not merging.merge.isEnabled()
    merging.search.clear()
    merging.search.setFocus()
    QTest.keyClick(merging.search, Qt.Key.Key_Return)
    assert merging.focusWidget() is merging.view
    merging.reject()
    assert len(shelf.keys()) == 3


def test_a_used_source_is_not_deleted_and_an_unused_one_is(shelf: Shelf) -> None:
    shelf.show("service")
    QTest.mouseClick(shelf.dialog.editor.delete_button, Qt.MouseButton.LeftButton)
    assert "The Terror turned on the Party itself" in shelf.said[-1]
    assert shelf.said[-1] == shelf.dialog.message.words.text()
    assert shelf.failures == []
    assert len(shelf.keys()) == 3
    shelf.show("letter")
    shelf.dialog.list.view.setFocus()
    QTest.keyClick(shelf.dialog.list.view, Qt.Key.Key_Delete)
    assert shelf.keys() == ["service", "service1997"]
    assert "Ctrl+Z" in shelf.said[-1]
    assert shelf.dialog.editor.source_id in (shelf.ids["service"], shelf.ids["twin"])
    QTest.keyClick(shelf.dialog.list.view, Qt.Key.Key_Z, CTRL)
    assert len(shelf.keys()) == 3
    assert shelf.said[-1] == "Undid: Delete source “Letter to the Congress”."


def test_a_new_source_gets_a_key_of_its_own_and_is_turned_to(shelf: Shelf) -> None:
    shelf.dialog.new_source("motion_picture")
    assert shelf.dialog.adding
    form = shelf.dialog.adding.form
    people = form.entries["director"].names
    assert people
    assert people.field.accessibleName().startswith("Directors")
    QTest.keyClicks(form.title, "October")
    QTest.keyClicks(people.field, "Eisenstein, Sergei; Mosfilm Collective")
    QTest.keyClicks(form.entries["issued"].field, "1928")
    QTest.keyClick(form.entries["issued"].field, Qt.Key.Key_Return)
    added = next(row.source for row in sources(shelf.book) if row.id not in shelf.ids.values())
    assert added.cite_key.endswith("1928")
    assert added.csl["director"] == [{"family": "Eisenstein", "given": "Sergei"}, {"literal": "Mosfilm Collective"}]
    assert added.csl["issued"] == {"date-parts": [[1928]]}
    assert shelf.dialog.editor.form.key.text() == added.cite_key
    assert len(shelf.labels()) == 1


def test_a_new_source_that_is_here_is_noticed(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.dialog.new_source()
    assert shelf.dialog.adding
    dialog, form = shelf.dialog.adding, shelf.dialog.adding.form
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert form.hint.text() == "A source needs a title."
    QTest.keyClicks(form.title, "A History of 20th-Century Russia")
    qtbot.wait(300)
    assert not form.take.isVisible()
    form.title.setText("A history of twentieth-century Russia")
    form.entries["author"].field.setText("Service, Robert")
    qtbot.waitUntil(lambda: "is here already" in form.twin.text())
    QTest.mouseClick(form.take, Qt.MouseButton.LeftButton)
    assert shelf.dialog.editor.source_id in (shelf.ids["service"], shelf.ids["twin"])
    assert len(shelf.keys()) == 3


def test_an_empty_notebook_says_what_to_do(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    shelf = opened(qtbot, book, theme, {})
    assert "Add one with New" in shelf.dialog.editor.hint.text()
    assert shelf.dialog.editor.hint.isVisible()
    id = add_source(book, "a", {"type": "book", "title": "A"})
    assert shelf.dialog.editor.source_id == id
    book.undo()
    assert shelf.dialog.editor.hint.isVisible()
    cards.add_card(book, Kind.CLAIM, "C")
    shelf.dialog.close()


def test_many_sources_are_compared_after_a_rest(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    items = [{"type": "book", "title": f"Number {n}", "author": [{"family": f"Name {n}"}]} for n in range(600)]
    import_sources(book, items)
    shelf = opened(qtbot, book, theme, {})
    model = shelf.dialog.model
    first, second = model.entries[0], model.entries[1]
    fields = {name: first.source.csl[name] for name in ("title", "author")}
    model.change(second.id, fields)
    assert model.entry(second.id).twins == ()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(model.entry(second.id).twins))  # type: ignore[union-attr]
    shelf.dialog.close()


def test_it_closes_with_the_window_and_saves_first(
    book: Notebook, essay: dict[str, int], open_window: Callable[[Notebook], Window], theme: Theme
) -> None:
    ids = filled(book)
    window = open_window(book)
    dialog = SourcesDialog(window.desk, window)
    dialog.show()
    dialog.show_source(ids["letter"])
    QTest.keyClicks(dialog.editor.form.parts["archive"].entry(), " in Moscow")
    heard: list[str] = []
    window.announcer.said.connect(heard.append)
    dialog.list.delete_wanted.emit([dialog.editor.source_id])
    assert heard[-1].startswith("Deleted “Letter to the Congress”")
    dialog.undo()
    window.close()
    assert not dialog.isVisible()
    again = Notebook.open(book.path)
    assert "Moscow" in next(row.source.csl["archive"] for row in sources(again) if row.id == ids["letter"])
    again.close()


def test_the_sources_are_read_once_to_be_shown(book: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(book)
    read: list[int] = []

    def watched(book: Notebook) -> list[SourceRow]:
        read.append(1)
        return sources(book)

    monkeypatch.setattr("essayplanner.ui.sources.model.sources", watched)
    model = SourcesModel(book)
    assert model.entries
    assert len(read) == 1
    read.clear()
    model.load()
    assert len(read) == 1


def test_search_finds_numbers_and_words_with_marks_that_nobody_sees(shelf: Shelf) -> None:
    add_source(shelf.book, "f", {"type": "book", "title": "1,108 dele\u00adgates", "author": [{"family": "Fir"}]})
    for typed in ("1108", "1,108", "1.108", "delegates"):
        shelf.dialog.list.search.setText(typed)
        assert names(shelf) == ["Fir"], typed


def test_enter_opens_the_menu_of_a_button(shelf: Shelf) -> None:
    shown: list[bool] = []
    menu, button = shelf.dialog.list.new_menu, shelf.dialog.list.new
    menu.aboutToShow.connect(lambda: shown.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert shown == [True]
