"""Where the window is laid out from the right every painted row is mirrored, and texts of both kinds are seen."""

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item
from essayplanner.ui.controls.buttons import AddButton, TitleButton
from essayplanner.ui.controls.style_chooser import Combo
from essayplanner.ui.controls.tag_chip import Chip
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.mirroring import mirrored, set_margins
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.style import INSET
from tests.ui.outline.rows import node_of
from tests.ui.test_keyboard import Key, press
from tests.ui.waiting import until

Essay = dict[str, int]
HEBREW = "כלי הטרור נוצרו"


@pytest.fixture
def turned(window: Window) -> Window:
    """The window, laid out from the right."""
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return window


def ends(picture: QImage, row: QRect) -> tuple[int, int]:
    """How far from the left and from the right of a row something is drawn in it."""
    ground = picture.pixel(row.left() + 1, row.top() + 1)
    inked = [
        x
        for x in range(row.left() + 1, row.right())
        if any(picture.pixel(x, y) != ground for y in range(row.top() + 3, row.bottom() - 8))
    ]
    return (inked[0] - row.left(), row.right() - inked[-1]) if inked else (-1, -1)


def pictures(view: QAbstractItemView) -> list[tuple[int, int]]:
    """The ends of the first rows of a view."""
    picture = view.viewport().grab().toImage()
    rows = (view.visualRect(view.model().index(row, 0)) for row in range(min(5, view.model().rowCount())))
    return [ends(picture, row) for row in rows if view.viewport().rect().contains(row)]


def test_rows_are_mirrored(window: Window, essay: Essay, qtbot: QtBot) -> None:
    window.show_tab("history")
    outlining.edit_section(window.book, essay["second"], words=300)
    views: dict[str, QAbstractItemView] = {
        "outline": window.outline.view,
        "library": window.library.view,
        "history": window.history.view,
    }
    window.library.field.setFocus()
    before = {name: pictures(view) for name, view in views.items()}
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: all(view.isRightToLeft() for view in views.values()))
    for name, view in views.items():
        assert len(before[name]) > 2, name
        after = [(right, left) for left, right in pictures(view)]
        for first, second in zip(before[name], after, strict=True):
            assert first == pytest.approx(second, abs=6), name


def test_a_title_that_runs_from_the_right_is_seen_in_the_outline(window: Window, essay: Essay) -> None:
    cards.edit_card(window.book, essay["tools"], title=HEBREW)
    view, node = window.outline.view, node_of(window, "placement", essay["placed_tools"])
    row = view.visualRect(view.rows.index_of(node))
    measures = view.delegate.measures
    title = row.adjusted(measures.left(node), 0, measures.left(node) + measures.spans(node).title - row.width(), 0)
    assert ends(view.viewport().grab().toImage(), title)[0] in range(5)


def test_folds_and_fields_are_where_they_are_drawn(turned: Window, essay: Essay) -> None:
    view, node = turned.outline.view, node_of(turned, "section", essay["first"])
    row = view.visualRect(view.rows.index_of(node))
    chevron = QPoint(row.right() - 6, row.top() + 25)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chevron)
    assert not view.rows.is_open(node)
    view.choose(node.item)
    view.setFocus()
    press(view, Key.Key_Left)  # inwards
    assert view.rows.is_open(node)
    press(view, Key.Key_Right)
    assert not view.rows.is_open(node)
    view.rename()
    field = next(each for each in view.findChildren(QPlainTextEdit) if each.isVisible())
    assert field.geometry().left() == row.left() + 1
    assert field.geometry().right() < row.right() - 20


def middle(picture: QImage) -> float:
    """How far from the left the middle is of what is drawn on a ground."""
    ground = picture.pixel(picture.width() // 2, 0)
    high, wide = picture.height(), picture.width()
    inked = [x for x in range(wide) for y in range(high) if picture.pixel(x, y) != ground]
    return sum(inked) / len(inked)


def test_signs_of_controls_are_mirrored(window: Window, essay: Essay) -> None:
    """Without words, which run as their own letters do."""
    theme = window.theme
    title = TitleButton(theme, print)
    title.show_title("", Kind.CLAIM)
    combo, check = QuietCombo(theme, "A combo"), CheckBox("", theme)
    controls = {"title": title, "combo": combo, "check": check, "add": AddButton(theme, "", "Add", print)}
    controls |= {"chooser": Combo(theme, "A chooser"), "tag": Chip(theme, "")}
    for name, control in controls.items():
        control.setParent(window)
        control.resize(120, 30)
        before = middle(control.grab().toImage())
        control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        after = control.width() - 1 - middle(control.grab().toImage())
        assert abs(before - after) <= 1.5, name
        control.deleteLater()
    picture, _at = drag_picture(theme, [(Kind.CLAIM, "", "")])
    mirror, _at = drag_picture(theme, [(Kind.CLAIM, "", "")], from_right=True)
    assert picture.toImage() != mirror.toImage()


def test_the_word_bar_begins_at_the_right(window: Window, essay: Essay) -> None:
    for name, words in (("intro", 100), ("first", 300)):
        outlining.edit_section(window.book, essay[name], words=words)
    bar = window.outline.header.bar

    def at(x: int) -> int:
        part = bar.strip.part_at(x)
        return part.id if part else 0

    until(lambda: at(1) == essay["intro"])
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert at(bar.width() - 2) == essay["intro"]
    assert at(window.theme.px(6)) == essay["second"]


def test_a_text_that_runs_from_the_right_is_whole_in_its_field(window: Window, essay: Essay) -> None:
    cards.edit_card(window.book, essay["party"], title=f"{HEBREW} " * 12)
    window.selection.choose(essay["party"])
    window.show_tab("card")
    title = window.card.card.title
    until(lambda: HEBREW in title.toPlainText())
    title.setFocus()
    for move in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
        title.moveCursor(move)
        assert title.horizontalScrollBar().value() == 0
    layout = title.document().firstBlock().layout()
    assert layout.lineCount() > 1
    last = layout.lineAt(layout.lineCount() - 1)
    assert last.naturalTextRect().left() < 1
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    until(lambda: layout.lineAt(layout.lineCount() - 1).naturalTextRect().left() > 1)


def test_tags_begin_at_the_right(turned: Window, essay: Essay) -> None:
    cards.change_tags(turned.book, essay["party"], add=["purge", "terror"])
    turned.selection.choose(essay["party"])
    turned.show_tab("card")
    field = turned.card.card.tags
    until(lambda: len(field.chips) == 2)
    first, second = (chip.geometry() for chip in field.chips)
    assert field.rect().right() - first.right() == turned.theme.px(INSET)
    assert second.right() < first.left()


def test_filters_begin_at_the_right(turned: Window) -> None:
    filters = turned.library.filters
    first = filters._kinds[None]
    assert first.geometry().right() == filters.rect().right()
    shown = turned.library.view
    assert shown.mapTo(turned, shown.rect().topRight()).x() < turned.width() - 8  # as far from the edge as at the left
    assert filters._tag.isVisible()
    rails = turned.sides.rails
    assert [rails[name].property("edge") for name in ("library", "right")] == ["left", "right"]


def test_a_part_is_mirrored_within_its_box() -> None:
    box = QRect(10, 0, 100, 20)
    assert mirrored(box, QRect(10, 3, 5, 4), True) == QRect(105, 3, 5, 4)
    assert mirrored(box, QRectF(10, 3, 5, 4), True) == QRectF(105, 3, 5, 4)
    assert mirrored(box, QRect(10, 3, 5, 4), False) == QRect(10, 3, 5, 4)


def test_items_dragged_over_a_mirrored_outline_aim_at_their_level(turned: Window, essay: Essay) -> None:
    view = turned.outline.view
    node = turned.outline.model.nodes[Item("placement", essay["placed_cheka"])]
    assert view.along(view.viewport().width() - view.start(node)) == view.start(node)


def test_margins_are_where_lines_begin_and_end(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QHBoxLayout(holder)
    for way, margins in (("LeftToRight", QMargins(1, 2, 3, 4)), ("RightToLeft", QMargins(3, 2, 1, 4))):
        holder.setLayoutDirection(Qt.LayoutDirection[way])
        set_margins(layout, 1, 2, 3, 4)
        assert layout.contentsMargins() == margins


def test_the_words_of_a_button_run_as_their_own_letters_do_whichever_way_the_window_runs(window: Window) -> None:
    button = PushButton("2 cards lie outside 1924–53", window)
    button.adjustSize()
    pictures = []
    for way in list(Qt.LayoutDirection)[:2]:
        button.setLayoutDirection(way)
        pictures.append(button.grab().toImage())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("text", ["", "Service, p. 227", HEBREW])
@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_one_line_begins_where_the_window_does_whichever_way_its_letters_run(
    qtbot: QtBot, way: Qt.LayoutDirection, text: str
) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    inside = QHBoxLayout(around)
    field = LineField("Tag", "Add a tag")
    inside.addWidget(field)
    around.setLayoutDirection(way)
    field.setText(text)
    around.resize(600, 60)
    around.show()
    qtbot.waitExposed(around)
    field.clearFocus()
    left, right = ends(field.grab().toImage(), field.rect().adjusted(30, 4, -30, 0))
    assert (right < left) == (way == Qt.LayoutDirection.RightToLeft)


def test_the_word_target_begins_where_the_window_does(turned: Window, essay: Essay) -> None:
    turned.outline.view.choose(Item("section", essay["second"]))
    line = turned.card.section.words.lineEdit()
    until(line.isVisible)
    left, right = ends(line.grab().toImage(), line.rect())
    assert right < left
