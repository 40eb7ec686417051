"""What the card panel shows of a selection, and that everyone can get at all of it."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import Trouble
from essayplanner.notebook import cards, outlining, sources
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import SectionRow, section_rows
from essayplanner.ui.card.panel import CardPanel
from essayplanner.ui.controls.tab_order import stops
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from tests.ui.card.at_work import CardAtWork, focused, opened
from tests.ui.waiting import until, until_none

EXECUTIONS = "681,692 executions on the official record"


def choose_section(desk: CardAtWork, title: str) -> int:
    row = next(row for row in section_rows(desk.book, desk.outline()) if row.title == title)
    desk.selection.choose(0, Item("section", row.id))
    return row.id


def section(desk: CardAtWork, id: int) -> SectionRow:
    return section_rows(desk.book, desk.outline(), id)[0]


def test_without_a_selection_one_calm_sentence(desk: CardAtWork) -> None:
    assert desk.panel.hint.isVisible()
    assert desk.panel.hint.text().count(".") == 1
    desk.choose(EXECUTIONS)
    assert desk.panel.hint.isHidden()


def test_after_a_step_the_panel_asks_for_what_it_changed_alone(
    desk: CardAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, form, asked = desk.book, desk.panel.card, list[str]()
    here = desk.choose(EXECUTIONS)
    other = next(id for (id,) in book.rows("SELECT id FROM card WHERE id <> ?", (here,)))
    section_id = section_rows(book, desk.outline())[0].id

    def watch(name: str, part: object, verb: str) -> None:
        show = getattr(part, verb)

        def watched(*given: object) -> None:
            asked.append(name)
            show(*given)

        monkeypatch.setattr(part, verb, watched)

    for name in ("dating", "siding", "citations", "links", "uses"):
        watch(name, getattr(form, name), "show_card")
    watch("tags", form.tags, "show_tags")
    watch("section", desk.panel.section, "show_section")
    everything = {"dating", "siding", "citations", "links", "uses", "tags"}
    source = book.row("SELECT source_id FROM citation WHERE card_id = ?", (here,))[0]
    for act, wanted in (
        (lambda: cards.edit_card(book, here, title="Executions"), {"dating", "siding"}),
        (lambda: cards.edit_card(book, here, when="1937"), {"dating", "siding"}),
        (book.undo, {"dating", "siding"}),
        (lambda: cards.change_tags(book, here, add=["mine"]), {"tags"}),
        (lambda: cards.cite(book, here, source), {"citations"}),
        (lambda: sources.change_source(book, source, lambda _: {"title": "Other"}), {"citations"}),
        (lambda: cards.edit_card(book, other, title="Written anew"), {"links"}),
        (lambda: outlining.place(book, [here], Spot("section", section_id)), {"uses"}),
        (lambda: outlining.edit_section(book, section_id, title="Called anew"), {"uses"}),
        (lambda: cards.trash_cards(book, [here]), everything),
        (book.undo, everything),
    ):
        asked.clear()
        act()
        assert desk.panel.catch_up()
        assert set(asked) == wanted
        assert len(asked) == len(wanted)
    desk.selection.choose(0, Item("section", section_id))
    asked.clear()
    cards.edit_card(book, here, title="Again")
    assert asked == []
    outlining.place(book, [here], Spot("section", section_id))
    assert asked == []  # what stands in it is told after the picture of that
    until(lambda: asked)
    assert asked == ["section"]
    assert desk.panel.section.isVisible()


def test_what_came_back_is_shown_as_it_is_by_then(desk: CardAtWork) -> None:
    id = cards.add_card(desk.book, Kind.CLAIM, "A passing thought")
    desk.selection.choose(id)
    there = outlining.add_section(desk.book, Spot("outline", desk.outline()), "A passing section")
    desk.selection.choose(0, Item("section", there))
    desk.book.undo()
    until(desk.panel.hint.isVisible)
    cards.edit_card(desk.book, id, title="Something else")
    assert desk.panel.hint.isVisible()
    assert desk.panel.section.isHidden()


def test_a_card_that_is_undone_away_leaves_the_hint_and_comes_back(desk: CardAtWork) -> None:
    id = cards.add_card(desk.book, Kind.CLAIM, "A passing thought")
    desk.selection.choose(id)
    desk.book.undo()
    assert desk.panel.hint.isVisible()
    desk.book.redo()
    assert desk.panel.card.isVisible()
    assert desk.panel.card.title.toPlainText() == "A passing thought"
    assert desk.failures == []


def test_the_form_of_a_section(desk: CardAtWork) -> None:
    id = choose_section(desk, "Introduction")
    form = desk.panel.section
    desk.panel.focus_title()
    QTest.keyClicks(focused(), "Opening")
    desk.panel.focus_note()
    assert focused() is form.note
    QTest.keyClicks(focused(), " First.")
    form.role.setFocus()
    QTest.keyClick(form.role, Qt.Key.Key_End)
    form.words.setFocus()
    form.words.selectAll()
    QTest.keyClicks(form.words, "200")
    until(lambda: section(desk, id)[3:7] == ("Opening", "heading", "Define continuation. First.", 200))
    assert len(desk.labels()) == 4
    assert "No cards yet\u00a0· 3 words in your note" in form.summary.text()
    assert "Whole essay: " in form.whole.text()
    assert "2 cards" in form.whole.text()
    for _ in range(4):
        desk.book.undo()
    assert form.title.toPlainText() == "Introduction"
    assert form.words.value() == 130
    assert form.role.currentText() == "Introduction"


def test_the_word_goes_with_the_number_while_it_is_typed(desk: CardAtWork) -> None:
    id = choose_section(desk, "Introduction")
    words = desk.panel.section.words
    assert words.text() == "130 words"
    words.setFocus()
    words.selectAll()
    seen = []
    for key in "1200":
        QTest.keyClicks(words, key)
        seen.append(words.text())
    assert seen == ["1 word", "12 words", "120 words", "1200 words"]
    until(lambda: section(desk, id).words == 1200)
    choose_section(desk, "What was Stalin’s own")
    choose_section(desk, "Introduction")
    assert words.text() == "1,200 words"


def test_another_section_keeps_the_number_typed_at_the_first(desk: CardAtWork) -> None:
    id = choose_section(desk, "Introduction")
    desk.panel.section.words.setFocus()
    desk.panel.section.words.selectAll()
    QTest.keyClicks(desk.panel.section.words, "15")
    other = choose_section(desk, "What was Stalin’s own")
    assert section(desk, id).words == 15
    assert section(desk, other).words == 330
    assert desk.panel.section.words.value() == 330


def test_a_panel_that_is_not_seen_catches_up_when_it_is(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.hide()
    cards.edit_card(desk.book, id, title="Changed meanwhile")
    desk.panel.show()
    assert desk.panel.card.title.toPlainText() == "Changed meanwhile"


def test_escape_gives_the_focus_back(desk: CardAtWork, qtbot: QtBot) -> None:
    desk.choose(EXECUTIONS)
    for field in (desk.panel.card.text, desk.panel.card.dating.when, desk.panel.card.siding.combo):
        field.setFocus()
        with qtbot.waitSignal(desk.panel.left):
            QTest.keyClick(field, Qt.Key.Key_Escape)


def test_tab_goes_from_top_to_bottom(desk: CardAtWork) -> None:
    desk.choose_placed(EXECUTIONS)
    desk.settle()
    desk.panel.note_part.note.setFocus()
    met = []
    for _ in range(60):
        met.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is met[0]:
            break
    body, corner = desk.panel.body, QPoint(0, 0)
    places = [widget.mapTo(body, corner) for widget in met]
    assert len(met) > 20
    for first, second in pairwise(places):
        assert second.y() > first.y() - 12
        assert second.y() > first.y() + 4 or second.x() > first.x()


def test_every_stop_has_an_accessible_name(desk: CardAtWork) -> None:
    desk.choose_placed(EXECUTIONS)
    desk.panel.card.citations.open_new()
    desk.panel.card.links.open_new()
    nameless = [widget for widget in stops(desk.panel.body) if not widget.accessibleName()]
    assert nameless == []
    for widget in desk.panel.body.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is desk.panel:
            owner = widget if widget.accessibleName() else widget.parentWidget()
            assert owner
            assert owner.accessibleName(), widget


def cut(panel: CardPanel) -> list[str]:
    """What is not seen whole: wider than the panel, out of what holds it, or lower than its text."""
    area, found = panel.area, list[str]()
    if panel.body.width() > area.viewport().width() or area.horizontalScrollBar().maximum():
        found.append(f"the whole: {panel.body.width()} in {area.viewport().width()}")
    for widget in panel.body.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or isinstance(parent, QAbstractScrollArea | QLineEdit):
            continue
        whole = parent.rect().contains(QRect(widget.pos(), widget.size()))
        if isinstance(widget, QPlainTextEdit):
            room = widget.viewport().height() - widget.fontMetrics().height() + 1
            whole = whole and widget.verticalScrollBar().maximum() == 0 and room >= 0
        elif isinstance(widget, Words):
            lines = widget.lines().boundingRect()
            whole = whole and lines.height() <= widget.height() and lines.right() <= widget.width()
        if not whole:
            found.append(f"{widget} {widget.accessibleName()} {widget.geometry()} in {parent.rect()}")
    return found


def test_nothing_is_cut(desk: CardAtWork) -> None:
    for scale in (100, 150, 200):
        desk.theme.choose(scale=scale)
        for width in (260, 420):
            desk.choose("Robert Service")
            desk.panel.resize(width, 900)
            desk.choose_placed(EXECUTIONS)
            until_none(lambda: cut(desk.panel))
            assert desk.panel.width() == width, scale


def test_the_looks_follow_the_theme(desk: CardAtWork) -> None:
    desk.choose_placed(EXECUTIONS)
    light = desk.panel.grab().toImage().pixelColor(2, 2)
    desk.theme.choose(mode="dark")
    desk.settle()
    dark = desk.panel.grab().toImage().pixelColor(2, 2)
    assert (light.name(), dark.name()) == ("#fbfaf7", "#1d2025")
    desk.theme.choose(scale=200)
    assert desk.panel.card.title.font().pixelSize() == 30
    assert desk.panel.note_part.note.font().pixelSize() == 26


def test_a_caution_is_read_before_the_links_however_many_they_are(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    desk.settle()
    card, form = desk.panel.card, QPoint(0, 0)
    places = [part.mapTo(card, form).y() for part in (card.text, card.caution, card.tags, card.citations, card.links)]
    assert places == sorted(set(places))


def test_a_notebook_for_reading_only_can_be_read(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    path = Path(book.path)
    path.chmod(0o444)
    reading = Notebook.open(path)
    if not reading.read_only:
        reading.read_only = Trouble("This notebook is for reading only.")
    desk = opened(qtbot, reading, theme)
    desk.choose_placed(EXECUTIONS)
    card = desk.panel.card
    for field in (card.title, card.text, card.caution, desk.panel.note_part.note):
        assert field.isReadOnly()
        assert field.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    card.text.setFocus()
    QTest.keyClicks(card.text, "x")
    assert card.text.toPlainText() == "Up to 1.5 million deaths once other causes are counted."
    for row in [*card.citations.rows.rows.values(), *card.links.outgoing.rows.values()]:
        assert not row.cross.isVisible()  # type: ignore[attr-defined]
    assert not card.citations.add.isVisible()
    assert not card.tags.line.isVisible()
    choose_section(desk, "Introduction")
    assert desk.panel.section.words.isReadOnly()
    assert not desk.panel.section.role.isEnabled()
    assert desk.failures == []
    desk.panel.close()
    reading.close()


def test_closing_lets_go_of_the_notebook_and_saves(desk: CardAtWork) -> None:
    id = desk.choose(EXECUTIONS)
    desk.panel.card.caution.setFocus()
    QTest.keyClicks(desk.panel.card.caution, "Last. ")
    desk.panel.close()
    from essayplanner.notebook.reading import card_fields

    assert card_fields(desk.book, id).caution == "Last. Two figures disagree."
    cards.edit_card(desk.book, id, caution="After")
    assert desk.panel.card.caution.toPlainText() == "Last. Two figures disagree."
