"""The totals and the strip of sections follow what is done, after the picture of it."""

import pytest
from PySide6.QtGui import QPixmap

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.header import WordBar
from tests.ui.waiting import until


def test_totals_and_strip_follow_what_is_done(window: Window, essay: dict[str, int]) -> None:
    header, book = window.outline.header, window.book
    outlining.edit_section(book, essay["second"], words=300)
    until(lambda: header.counts[3].text() == "0 of 300 words planned")
    empty = header.bar.grab().toImage()
    outlining.place(book, [essay["conquest"]], Spot("section", essay["second"]))
    until(lambda: header.counts[3].text() == "300 of 300 words planned")
    assert [label.text() for label in header.counts[1:3]] == ["· 3 cards", "· 1 historian"]
    assert header.bar.grab().toImage() != empty
    held = header.bar.grab().toImage()
    window.outline.view.choose(Item("section", essay["second"]))
    assert header.bar.grab().toImage() != held
    window.outline.view.choose(Item("section", essay["first"]))
    assert header.bar.grab().toImage() == held


def test_the_strip_is_drawn_anew_where_a_part_is_another(
    window: Window, essay: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    header, book, drawn = window.outline.header, window.book, list[int]()
    draw = WordBar._draw

    def watched(bar: WordBar) -> QPixmap:
        drawn.append(1)
        return draw(bar)

    monkeypatch.setattr(WordBar, "_draw", watched)
    outlining.edit_section(book, essay["second"], words=300)
    until(lambda: "300 words" in header.counts[3].text())
    header.bar.repaint()
    assert len(drawn) == 1
    outlining.place(book, [essay["party"]], Spot("section", essay["first"]))  # which has no word target
    until(lambda: header.counts[1].text() == "· 3 cards")
    window.outline.view.choose(Item("section", essay["second"]))
    header.bar.repaint()
    assert len(drawn) == 1


def test_what_was_still_to_be_counted_when_the_window_closed_is_let_be(window: Window, essay: dict[str, int]) -> None:
    outlining.place(window.book, [essay["party"]], Spot("section", essay["first"]))
    assert window.outline.header._counting.isActive()
    assert window.close()
    until(lambda: not window.outline.header._counting.isActive())
