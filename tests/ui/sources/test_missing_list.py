"""What is missing follows the notebook, and each row is one click from where it is mended."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain import csl
from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import label
from essayplanner.domain.source_types import lacking_fields
from essayplanner.formats.missing import Missing, What
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import add_source, sources
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.missing import MissingModel
from tests.ui.sources.shelf import Shelf, filled, focused, opened


def found(shelf: Shelf) -> list[What]:
    return [row.what for row in shelf.dialog.missing.model.rows if isinstance(row, Missing)]


def click(shelf: Shelf, what: What) -> None:
    panel = shelf.dialog.missing
    row = next(at for at, row in enumerate(panel.model.rows) if isinstance(row, Missing) and row.what is what)
    place = panel.view.visualRect(panel.model.index(row)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_everything_missing_is_listed_and_counted(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: len(found(shelf)) == 7)
    lacking = [What.CARD_SOURCE, What.LOCATOR, What.YEAR, What.YEAR, What.AUTHOR, What.PUBLISHER, What.TOWN]
    assert found(shelf) == lacking
    assert shelf.dialog.tabs.tabText(1) == "Missing 7"
    assert shelf.dialog.missing.model.rows[0] == "Cards without a source\u00a0· 1"


def test_the_list_follows_and_keeps_its_place(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: len(found(shelf)) == 7)
    view = shelf.dialog.missing.view
    view.setFocus()
    view.setCurrentIndex(shelf.dialog.missing.model.index(3))
    cards.cite(shelf.book, shelf.ids["bare"], shelf.ids["service"], "p. 1")
    qtbot.waitUntil(lambda: len(found(shelf)) == 6)
    assert view.currentIndex().data().startswith("“1,108")
    shelf.book.undo()
    qtbot.waitUntil(lambda: len(found(shelf)) == 7)
    shelf.dialog.model.change(shelf.ids["letter"], {"author": [{"family": "Lenin"}], "issued": {"literal": "1922?"}})
    qtbot.waitUntil(lambda: len(found(shelf)) == 5)
    assert shelf.dialog.tabs.tabText(1) == "Missing 5"


def test_a_card_is_one_click_away_and_a_source_too(qtbot: QtBot, shelf: Shelf) -> None:
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: len(found(shelf)) == 7)
    source = next(row.source.uid for row in sources(shelf.book) if row.id == shelf.ids["twin"])
    for what, name, lacking in ((What.CARD_SOURCE, "bare", ""), (What.LOCATOR, "shot", source)):
        with qtbot.waitSignal(shelf.dialog.mend_wanted) as wanted:
            click(shelf, what)
        assert wanted.args == [shelf.ids[name], lacking]
    click(shelf, What.AUTHOR)
    assert shelf.dialog.editor.source_id == shelf.ids["letter"]
    assert focused().accessibleName().startswith("Author 1")
    QTest.keyClicks(focused(), "Lenin, Vladimir")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert shelf.csl("letter")["author"] == [{"family": "Lenin", "given": "Vladimir"}]
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: len(found(shelf)) == 6)
    click(shelf, What.YEAR)
    assert focused() is shelf.dialog.editor.form.parts["issued"].entry()


def test_nothing_missing_says_so(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    shelf = opened(qtbot, book, theme, {})
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: "Nothing is missing" in shelf.dialog.missing.words.text())
    assert shelf.dialog.tabs.tabText(1) == "Missing"
    filled(book)
    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 7")
    shelf.dialog.close()


def test_the_model_keeps_qts_rules_and_headings_cannot_be_chosen() -> None:
    model = MissingModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(
        [Missing(What.YEAR, "a", "“A” has no year", "look"), Missing(What.CARD_SOURCE, "b", "“B” has no source", "say")]
    )
    assert model.rowCount() == 4
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.index(1).data() == "“B” has no source: say."
    model.show([])
    assert tester is not None


def test_what_a_source_lacks_is_mended_in_the_field_that_a_click_leads_to(shelf: Shelf) -> None:
    kinds = sorted(csl.TYPES)
    with shelf.book.step(label("add-source", title="x")):
        ids = [add_source(shelf.book, kind, {"type": kind}) for kind in kinds]
    for id, kind in zip(ids, kinds, strict=True):
        for field in lacking_fields({"type": kind}):
            shelf.dialog.mend(id, field)
            assert focused() is shelf.dialog.editor.form.parts[field].entry(), (kind, field)


def test_a_claim_that_evidence_stands_under_is_not_missed(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    claim, evidence = cards.add_card(book, Kind.CLAIM, "C"), cards.add_card(book, Kind.EVIDENCE, "E")
    shelf = opened(qtbot, book, theme, {})
    shelf.dialog.show_missing()
    qtbot.waitUntil(lambda: found(shelf) == [What.CARD_SOURCE, What.EVIDENCE])
    section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q?")))
    (placed,) = outlining.place(book, [claim], Spot("section", section))
    outlining.place(book, [evidence], Spot("placement", placed))
    qtbot.waitUntil(lambda: found(shelf) == [What.CARD_SOURCE])
    shelf.dialog.close()
