"""A source found quoted in another, said in the card panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.notebook.reading import citations_of
from essayplanner.notebook.sources import sources
from essayplanner.ui.card.citation_edit import CitationEdit
from tests.ui.card.at_work import CardAtWork, focused

EXECUTIONS = "681,692 executions on the official record"


def first_row(desk: CardAtWork) -> CitationEdit:
    row = next(iter(desk.panel.card.citations.rows.rows.values()))
    assert isinstance(row, CitationEdit)
    return row


def quote(desk: CardAtWork) -> CitationEdit:
    """Choose, with mouse and menu, that the first source was found quoted in Service."""
    row = first_row(desk)
    QTest.mouseClick(row.more, Qt.MouseButton.LeftButton)
    action = next(each for each in row.menu.actions() if each.text().startswith("Service"))
    QTest.mouseClick(row.menu, Qt.MouseButton.LeftButton, pos=row.menu.actionGeometry(action).center())
    return row


def test_it_is_chosen_and_its_page_written(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    row = quote(desk)
    assert row.via.text() == "cited in Service 1997"
    assert focused() is row.via_locator
    QTest.keyClicks(row.via_locator, "p. 9")
    desk.book.settle()
    cited = citations_of(desk.book, id)[0]
    assert (cited.short, cited.locator, cited.via_short, cited.via_locator) == (
        "Blacksacademy",
        "§III, ¶2",
        "Service 1997",
        "p. 9",
    )
    assert row.via_locator.accessibleName() == "Place in Service 1997, which quotes Blacksacademy"


def test_a_source_does_not_quote_itself(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    row = first_row(desk)
    row.open_menu()
    offered = [each.text()[:7] for each in row.menu.actions() if each.isEnabled() and each.text()]
    assert offered == ["Open th", "Remove ", "Service"]


def test_the_cross_takes_it_back_and_undo_brings_it_again(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    row = quote(desk)
    QTest.mouseClick(row.via_cross, Qt.MouseButton.LeftButton)
    assert citations_of(desk.book, id)[0].via_source_id is None
    assert not row.via.isVisible()
    assert not row.via_locator.isVisible()
    desk.book.undo()
    assert row.via.isVisible()
    assert citations_of(desk.book, id)[0].via_short == "Service 1997"


def test_what_is_missing_is_gone_to(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    row = quote(desk)
    part = desk.panel.card.citations
    uids = {each.source.short: each.source.uid for each in sources(desk.book)}
    part.add.setFocus()
    part.go_to_place(uids["Service 1997"])
    assert focused() is row.via_locator
    part.go_to_place("")
    assert focused() is part.add
