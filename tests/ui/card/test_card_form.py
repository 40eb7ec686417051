"""Kind, tags, side, sources, links and uses in the card panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.reading import card_fields, citations_of, links_of, tags_of
from essayplanner.notebook.sources import add_source
from essayplanner.notebook.uses import used_in
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

EXECUTIONS = "681,692 executions on the official record"


def test_the_kind_is_changed_by_arrow_keys(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.kind.segments[Kind.EVIDENCE].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert card_fields(desk.book, id).kind is Kind.HISTORIAN
    assert desk.panel.card.kind.segments[Kind.HISTORIAN].isChecked()
    desk.book.undo()
    assert desk.panel.card.kind.segments[Kind.EVIDENCE].isChecked()


def test_tags_are_added_by_enter_comma_and_leaving(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    line = desk.panel.card.tags.line
    line.setFocus()
    QTest.keyClicks(line, "camps")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "GREAT TERROR,quotas,")
    QTest.keyClicks(line, "archives")
    desk.panel.card.text.setFocus()
    assert set(tags_of(desk.book, id)) == {"Great Terror", "Statistics", "archives", "camps", "quotas"}
    assert line.text() == ""


def test_a_tag_being_typed_goes_to_the_card_it_was_typed_at(desk: CardAtWork) -> None:
    old = desk.choose(EXECUTIONS)
    desk.panel.card.tags.line.setFocus()
    QTest.keyClicks(desk.panel.card.tags.line, "camps")
    new = desk.choose("Robert Service")
    assert "camps" in tags_of(desk.book, old)
    assert tags_of(desk.book, new) == []


def test_a_tag_takes_the_spelling_it_has_already(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    QTest.keyClicks(desk.panel.card.tags.line, "party")
    QTest.keyClick(desk.panel.card.tags.line, Qt.Key.Key_Return)
    assert "Party" in tags_of(desk.book, id)


def test_backspace_goes_to_the_last_tag_and_removes_it(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.tags.line.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert focused() is desk.panel.card.tags.chips[-1]
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert tags_of(desk.book, id) == ["Great Terror"]
    assert focused() is desk.panel.card.tags.line
    desk.book.undo()
    assert [chip.name for chip in desk.panel.card.tags.chips] == ["Great Terror", "Statistics"]


def test_the_side_is_chosen_among_all_debates(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    combo = desk.panel.card.siding.combo
    shown = [combo.itemText(row) for row in range(combo.count())]
    assert shown[0] == "No side"
    assert shown[2:4] == ["Continuity", "Break"]
    assert combo.currentText() == "Break"
    assert "He broke with Lenin" in desk.panel.card.siding.says.text()
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "Stalin won it"
    assert card_fields(desk.book, id).side_id == combo.currentData()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert card_fields(desk.book, id).side_id is None


def test_a_source_is_cited_and_its_place_asked_for(desk: CardAtWork) -> None:
    id = desk.choose("Robert Service")
    part = desk.panel.card.citations
    part.open_menu()
    actions = [action for action in part.menu.actions() if "Service 1997" in action.text()]
    actions[0].trigger()
    part.menu.close()
    QTest.keyClicks(focused(), "p. 412")
    until(lambda: [(row.short, row.locator) for row in citations_of(desk.book, id)] == [("Service 1997", "p. 412")])


def test_what_is_typed_at_once_after_add_source_finds_one(desk: CardAtWork) -> None:
    id = desk.choose("Robert Service")
    part = desk.panel.card.citations
    QTest.mouseClick(part.add, Qt.MouseButton.LeftButton)
    assert focused() is part.menu.field
    QTest.keyClicks(focused(), "SERV")
    assert [action.text() for action in part.menu.found] == ["Service 1997 — A History of Twentieth-Century Russia"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not part.menu.isVisible()
    QTest.keyClicks(focused(), "p. 412")
    until(lambda: [(row.short, row.locator) for row in citations_of(desk.book, id)] == [("Service 1997", "p. 412")])


def test_what_is_typed_at_once_and_is_not_there_is_the_title_of_a_new_source(desk: CardAtWork) -> None:
    desk.choose("Robert Service")
    part = desk.panel.card.citations
    for typed in ("The Great Terror", "Breaker of Nations"):  # what was begun with another title waits for its turn
        QTest.mouseClick(part.add, Qt.MouseButton.LeftButton)
        part.add.setFocus()
        QTest.keyClicks(part.menu, typed[0])  # as a key that was quicker than the field
        QTest.keyClicks(focused(), typed[1:])
        assert part.menu.new.text() == f"New source “{typed}”…"
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert part.new is not None
        assert focused() is part.new.form.title
        QTest.keyClicks(focused(), "!")
        assert part.new.form.title.text() == f"{typed}!"
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    QTest.mouseClick(part.add, Qt.MouseButton.LeftButton)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert part.menu.activeAction() is part.menu.new
    QTest.keyClicks(focused(), "x")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not part.menu.isVisible()
    assert citations_of(desk.book, desk.id("Robert Service")) == []


def test_what_is_typed_on_a_button_that_adds_goes_on_in_what_it_opens(desk: CardAtWork) -> None:
    """“What is missing” leads to “Add source”, and what was typed there was lost."""
    desk.choose("Robert Service")
    part, links = desk.panel.card.citations, desk.panel.card.links
    part.go_to_place("")
    assert focused() is part.add
    QTest.keyClicks(focused(), "s")
    QTest.keyClicks(focused(), "erv")
    assert (part.menu.field.text(), len(part.menu.found)) == ("serv", 1)
    part.menu.close()
    links.add.setFocus()
    QTest.keyClicks(focused(), "t")
    QTest.keyClicks(focused(), "error")
    assert links.new.picker.text() == "terror"
    assert links.new.picker.popup.isVisible()


def test_of_many_sources_those_that_are_found_are_offered(desk: CardAtWork) -> None:
    for number in range(60):
        add_source(desk.book, f"k{number}", {"title": f"Volume {number}", "type": "book"})
    desk.choose("Robert Service")
    menu = desk.panel.card.citations.menu
    menu.open()
    assert len(menu.found) == 41
    assert menu.found[-1].text() == "22 more: type to find them"
    QTest.keyClicks(focused(), "vol 59")
    assert [action.text() for action in menu.found] == ["Volume 59"]
    menu.close()


def test_a_source_that_is_removed_leaves_the_focus_with_the_next(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    first, second = desk.panel.card.citations.rows.rows.values()
    first.cross.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert [row.short for row in citations_of(desk.book, id)] == ["Service 1997"]
    assert second.isAncestorOf(focused())


def test_a_link_is_made_by_a_few_letters(desk: CardAtWork) -> None:
    id = desk.choose("Robert Service")
    links = desk.panel.card.links
    links.add.click()
    assert focused() is links.new.picker
    QTest.keyClicks(links.new.picker, "TERROR LENIN")
    QTest.keyClick(links.new.picker.popup, Qt.Key.Key_Down)
    QTest.keyClick(links.new.picker.popup, Qt.Key.Key_Return)
    until(links.new.isHidden)
    made = [link for link in links_of(desk.book, id) if link.outgoing]
    assert made[-1].other_title == "The tools of the Terror were forged under Lenin"
    until(lambda: (focus := QApplication.focusWidget()) and links.outgoing.isAncestorOf(focus))
    QTest.keyClicks(focused(), "The camps came first.")
    until(lambda: links_of(desk.book, id)[1].because == "The camps came first.")


def test_a_link_is_changed_removed_and_brought_back(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    row = next(iter(desk.panel.card.links.outgoing.rows.values()))
    row.relation.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert links_of(desk.book, id)[0].relation is Relation.CHALLENGES
    row.cross.click()  # type: ignore[attr-defined]
    assert len([link for link in links_of(desk.book, id) if link.outgoing]) == 1
    desk.book.undo()
    desk.book.undo()
    first = next(iter(desk.panel.card.links.outgoing.rows.values()))
    assert first.relation.currentText() == "supports"  # type: ignore[attr-defined]
    assert first.entry().toPlainText() == "Party members died first."  # type: ignore[attr-defined]


def test_titles_of_linked_cards_lead_to_them(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    row = next(iter(desk.panel.card.links.incoming.rows.values()))
    assert row.relation.text() == "qualified by"  # type: ignore[attr-defined]
    row.other.setFocus()  # type: ignore[attr-defined]
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert desk.selection.card_id == desk.id("Robert Service")
    assert desk.panel.card.title.toPlainText() == "Robert Service"


def test_uses_lead_to_their_place_in_the_outline(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    row = next(iter(desk.panel.card.uses.rows.rows.values()))
    assert row.title.text() == "To what extent was Stalin’s rule a continuation? › What was Stalin’s own"  # type: ignore[attr-defined]
    assert row.title.accessibleName().endswith("› What was Stalin’s own (2)")  # type: ignore[attr-defined]
    row.title.click()  # type: ignore[attr-defined]
    assert desk.selection.outline_id == desk.outline()
    assert desk.selection.item == Item("placement", used_in(desk.book, id)[0][0])
    assert desk.selection.card_id == id


def test_the_number_of_a_section_follows_it(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    (row,) = desk.panel.card.uses.rows.rows.values()
    first, section = (Item("section", row[0]) for row in desk.book.rows("SELECT id FROM section ORDER BY position"))
    before = row.title.grab().toImage()  # type: ignore[attr-defined]
    outlining.move(desk.book, [section], Spot("outline", desk.outline(), first.id))
    assert desk.panel.catch_up()
    assert row.title.accessibleName().endswith(" (1)")  # type: ignore[attr-defined]
    assert row.title.grab().toImage() != before  # type: ignore[attr-defined]
    inner = outlining.add_section(desk.book, Spot("section", first.id), "Within")
    outlining.move(desk.book, [Item("placement", row.value.placement_id)], Spot("section", inner))  # type: ignore[attr-defined]
    assert desk.panel.catch_up()
    assert row.title.accessibleName().endswith("› Within (2.1)")  # type: ignore[attr-defined]


def test_a_card_in_the_trash_can_be_read_and_restored(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    cards.trash_cards(desk.book, [id])
    panel = desk.panel
    assert panel.trashed.isVisible()
    assert panel.card.text.isReadOnly()
    assert panel.card.dating.when.isReadOnly()
    assert not panel.card.kind.isEnabled()
    assert not panel.card.links.add.isVisible()
    panel.trashed.button.click()
    assert not card_fields(desk.book, id).trashed
    assert panel.trashed.isHidden()
    assert not panel.card.text.isReadOnly()


def test_the_wheel_changes_nothing(desk: CardAtWork) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    id = desk.choose(EXECUTIONS)
    combo = desk.panel.card.siding.combo
    before = card_fields(desk.book, id)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert card_fields(desk.book, id) == before
