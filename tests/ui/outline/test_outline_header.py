"""The totals and the strip of sections follow what is done, after the picture of it."""

import pytest
from PySide6.QtGui import QPixmap

from essayplanner.domain.outline import Role
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.word_bar import WordBar
from tests.ui.inks import begins_at
from tests.ui.waiting import until


def test_totals_and_strip_follow_what_is_done(window: Window, essay: dict[str, int]) -> None:
    header, book = window.outline.header, window.book
    outlining.edit_section(book, essay["second"], words=300)
    until(lambda: header.counts[3].text() == "300 words planned")
    empty = header.bar.grab().toImage()
    outlining.place(book, [essay["conquest"]], Spot("section", essay["second"]))
    until(lambda: header.counts[1].text() == "3 cards\u00a0·")
    assert header.counts[2].text() == "1 historian"
    assert header.bar.grab().toImage() != empty
    held = header.bar.grab().toImage()
    window.outline.view.choose(Item("section", essay["second"]))
    assert header.bar.grab().toImage() != held
    window.outline.view.choose(Item("section", essay["intro"]))
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
    outlining.edit_section(book, essay["first"], title="What he inherited")
    until(lambda: "What he inherited" in header.bar.accessibleDescription())
    window.outline.view.choose(Item("section", essay["second"]))
    header.bar.repaint()
    assert len(drawn) == 1


def test_words_of_sections_are_planned_before_a_card_stands_in_them(window: Window, essay: dict[str, int]) -> None:
    """“0 of 1,400 words planned” was said after all of them were."""
    header, book = window.outline.header, window.book
    outlines.edit_outline(book, essay["outline"], words=1400)
    until(lambda: header.counts[3].text() == "1,400 words, shared out")
    for section, words in (("intro", 200), ("first", 600), ("second", 600)):
        outlining.edit_section(book, essay[section], words=words)
    until(lambda: header.counts[3].text() == "1,400 of 1,400 words planned")
    assert header.bar.accessibleDescription().startswith("1,400 of 1,400 words planned. 1 Introduction: 200 words")
    window.card.refresh()
    assert window.card.section.whole.text().startswith("Whole essay: 1,400 of 1,400 words planned")


def test_introduction_and_conclusion_are_no_paragraphs(window: Window, essay: dict[str, int]) -> None:
    header, book = window.outline.header, window.book
    assert header.counts[0].text() == "2 paragraphs\u00a0·"
    for role in (Role.CONCLUSION, Role.HEADING):
        outlining.add_section(book, Spot("outline", essay["outline"]), "Then", role)
    assert outlines.totals(book, essay["outline"]).paragraphs == 2
    outlining.edit_section(book, essay["second"], role=Role.CONCLUSION)
    until(lambda: header.counts[0].text() == "1 paragraph\u00a0·")


def test_what_was_still_to_be_counted_when_the_window_closed_is_let_be(window: Window, essay: dict[str, int]) -> None:
    outlining.place(window.book, [essay["party"]], Spot("section", essay["first"]))
    assert window.outline.header._counting.isActive()
    assert window.close()
    until(lambda: not window.outline.header._counting.isActive())


def test_what_is_said_of_an_emptied_question_begins_where_the_question_does(
    window: Window, essay: dict[str, int]
) -> None:
    header = window.outline.header
    header.question.setPlainText("H")
    header.blank.say("H")
    until(lambda: abs(begins_at(header.blank) - begins_at(header.question)) <= 2)
