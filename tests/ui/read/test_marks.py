"""Passages that became cards, marked where they stand."""

from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_readable import PAGE_END, At, PageMark, Readable
from essayplanner.ui.read.selecting_range import parts_of
from essayplanner.ui.read.view import PagesView
from essayplanner.ui.read.view_marks import Marks, found_again
from tests.ui.read.lessons import begin_of, box_of, spot_of
from tests.ui.waiting import until

CARDS, SHOT = "854,300 Party cards had been withdrawn", "Kirov was shot in Leningrad."


def marked(view: PagesView) -> list[PageMark]:
    marks = [
        PageMark(7, Kind.CLAIM, spot_of(view, SHOT), SHOT),
        PageMark(3, Kind.EVIDENCE, spot_of(view, CARDS), CARDS),
    ]
    view.set_marks(marks)
    return marks


def colours(view: PagesView, words: str) -> set[str]:
    """The colours of the lines of a passage and what is right before it."""
    image = view.viewport().grab(box_of(view, words).adjusted(-14, 0, 0, 0).toAlignedRect()).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_mark_has_the_ground_the_line_and_the_sign_of_its_kind(view: PagesView, theme: Theme, mode: str) -> None:
    theme.choose(mode=mode)
    assert not {theme.tokens.evidence, theme.tokens.evidence_soft} & colours(view, CARDS)
    before = box_of(view, CARDS).left()
    marked(view)
    assert theme.tokens.evidence in colours(view, CARDS)
    if mode == "light":  # in the dark it is lightened by the paper
        assert theme.tokens.evidence_soft in colours(view, CARDS)
    assert box_of(view, CARDS).left() >= before + 13, "there is no room for the sign"


def shape_over(view: PagesView) -> Qt.CursorShape:
    return view.viewport().cursor().shape()


def test_marks_are_in_reading_order_and_can_be_pressed(view: PagesView, qtbot: QtBot) -> None:
    marked(view)
    assert [mark.id for mark in view.marks] == [3, 7]
    point, deep = begin_of(view, SHOT) + QPoint(30, 0), begin_of(view, "deep")
    with qtbot.waitSignal(view.pressed_on) as pressed:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert pressed.args == [7]
    QTest.mouseMove(view.viewport(), point)
    until(lambda: shape_over(view) is Qt.CursorShape.PointingHandCursor)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert shape_over(view) is Qt.CursorShape.IBeamCursor
    for place, shape in ((point + QPoint(3, 0), Qt.CursorShape.PointingHandCursor), (deep, Qt.CursorShape.IBeamCursor)):
        QTest.mouseMove(view.viewport(), place)
        until(lambda shape=shape: shape_over(view) is shape)  # type: ignore[misc]
    with qtbot.assertNotEmitted(view.pressed_on):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=deep)


def test_a_line_to_its_card_begins_at_the_edge_of_the_page(view: PagesView) -> None:
    marked(view)
    anchor = view.anchor_of(3)
    assert anchor is not None
    assert anchor.x() == view.box_of(1).right()
    assert anchor.y() == box_of(view, CARDS).center().y()
    assert view.anchor_of(99) is None


def test_a_passage_that_stands_elsewhere_now_is_found_by_its_words(view: PagesView) -> None:
    marked(view)
    anchor = view.anchor_of(7)
    view.set_marks([PageMark(7, Kind.CLAIM, Spot(0, 3, 3 + len(SHOT)), SHOT)])
    assert view.anchor_of(7) == anchor
    view.set_marks([PageMark(7, Kind.CLAIM, Spot(0, 3, 20), "What is not there")])
    assert view.anchor_of(7) is None


def test_words_are_found_again_near_their_place() -> None:
    text = "one two, one  t-\nwo, one two"
    assert found_again(text, "one two", 0) == (0, 7)
    assert found_again(text, "one two", 12) == (9, 19)
    assert found_again(text, "one two", 30) == (21, 28)
    assert found_again(text, "three", 0) is None
    assert found_again(text, "…", 0) is None


def test_how_far_down_a_passage_is(view: PagesView) -> None:
    marked(view)
    whole = view.box_of(1).height()
    for id, words in ((3, CARDS), (7, SHOT)):
        down = box_of(view, words).top() - view.box_of(1).top()
        assert abs(view.share_of(id) - down / whole) < 0.08


def test_a_passage_is_said_with_its_kind_and_page(view: PagesView) -> None:
    mark = PageMark(1, Kind.EVIDENCE, Spot(2, 0, 9), "854,300 Party cards had been withdrawn")
    assert view.words_of(mark) == "passage, evidence, page 2: 854,300 Party cards had been withdrawn"


def test_going_to_a_passage_shows_it_for_a_moment(view: PagesView, theme: Theme, qtbot: QtBot) -> None:
    view.resize(760, 200)
    view.go_to(spot_of(view, "Who felt it?"))
    assert view.viewport().rect().contains(box_of(view, "Who felt it?").toAlignedRect())
    assert theme.tokens.mark in colours(view, "Who felt it?")
    qtbot.waitUntil(lambda: theme.tokens.mark not in colours(view, "Who felt it?"))


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (3, 1, 2)])
def test_a_passage_on_three_pages_is_marked_on_each_in_whatever_order_they_are_read(order: tuple[int, ...]) -> None:
    texts = {1: "It begins here", 2: "goes on", 3: "and ends there. No more"}
    there: set[int] = set()

    class Pages:
        def text(self, page: int) -> str | None:
            return texts[page] if page in there else None

        def quoted(self, text: str) -> str:
            return " ".join(text.split())

    whole = PAGE_END.join(texts.values())
    first, last = whole.index("begins"), whole.index(" No more")
    mark = PageMark(1, Kind.CLAIM, Spot(1, first, last), " ".join(whole[first:last].split()))
    marks = Marks(cast(Readable, Pages()), [mark])
    for page in order:
        there.add(page)
        marks.read(page)
    parts = [texts[part.page][part.first : part.last] for part in marks.parts(1)]
    assert parts == ["begins here", "goes on", "and ends there."]
    assert [bool(marks.on(page, 0, 99)) for page in texts] == [True] * 3


def test_a_passage_over_the_ends_of_pages_in_its_parts() -> None:
    texts = {2: "one two", 3: "", 4: "three four", 5: "five"}
    joined = PAGE_END.join(texts.values())
    first, last = joined.index("two"), joined.index(" four")

    def length_of(page: int) -> int | None:
        return len(texts[page]) if page in texts else None

    parts = [*parts_of(At(2, first), last - first, length_of)]
    assert [(part.page, texts[part.page][part.first : part.last]) for part in parts] == [(2, "two"), (4, "three")]
    assert [*parts_of(At(5, 2), 99, length_of)] == [(5, 2, 4)]
    assert [*parts_of(At(9, 0), 9, length_of)] == []
