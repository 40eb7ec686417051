"""The preview to a screen reader: a document of headings and paragraphs, with links that lead to a note and back."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.page import Page
from essayplanner.ui.paper.paragraphs import Paragraph, Span
from tests.ui.screen_reader import name, role, within

Role = QAccessible.Role

ESSAY = [
    Paragraph("question", 0, (Span("Why Stalin?"),)),
    Paragraph("heading 1", 0, (Span("Introduction"),)),
    Paragraph("claim", 1, (Span("•\t", "muted"), Span("Luck"), Span("1", "raised", "#note-1", "mark-1"))),
    Paragraph("text", 1, (Span("See "), Span("https://example.org", "", "https://example.org"))),
    Paragraph("rule", 0, ()),
    Paragraph("footnote", 0, (Span("1\t", "muted", "#mark-1", "note-1"), Span("Service, p. 2."))),
]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[Page]:
    page = Page(theme)
    page.resize(400, 300)
    show(qtbot, page, ESSAY)
    page.show()
    qtbot.waitExposed(page)
    yield page
    if shiboken6.isValid(page):
        shiboken6.delete(page)


def show(qtbot: QtBot, page: Page, paragraphs: list[Paragraph]) -> None:
    page.show_paragraphs(paragraphs, from_top=False)
    qtbot.waitUntil(lambda: not page.setter.busy)


def told(page: Page) -> list[tuple[Role, str]]:
    return [(each.role(), name(each)) for each in within(QAccessible.queryAccessibleInterface(page))]


def level(part: QAccessibleInterface) -> int | None:
    attributes: QAccessibleAttributesInterface | None = part.attributesInterface()
    return attributes.attributeValue(QAccessible.Attribute.Level) if attributes is not None else None


def test_it_is_a_document_of_headings_paragraphs_and_links(page: Page) -> None:
    assert role(page) is Role.Document
    assert told(page) == [
        (Role.Heading, "Why Stalin?"),
        (Role.Heading, "Introduction"),
        (Role.Paragraph, "Luck (note 1)"),
        (Role.Paragraph, "See https://example.org"),
        (Role.Separator, ""),
        (Role.Paragraph, "(note 1) Service, p. 2."),
    ]
    whole = QAccessible.queryAccessibleInterface(page)
    parts = [*within(whole)]
    assert [level(part) for part in parts] == [1, 2, None, None, None, None]
    links = [(name(link), link.role()) for part in parts for link in within(part)]
    assert links == [
        ("Note 1", Role.Link),
        ("https://example.org", Role.Link),
        ("Back to the text of note 1", Role.Link),
    ]
    assert [whole.indexOfChild(part) for part in parts] == [*range(6)]
    assert all(part.parent() is whole for part in parts)
    seen = parts[2].rect()
    assert page.geometry().contains(page.mapFromGlobal(seen.center()))
    assert whole.childAt(seen.center().x(), seen.center().y()) is parts[2]
    assert [bool(part.state().invisible) for part in parts] == [False] * 6


def test_a_link_leads_to_its_note_and_back(page: Page) -> None:
    whole = QAccessible.queryAccessibleInterface(page)
    page.setFocus()
    there, back = whole.child(2).child(0), whole.child(5).child(0)
    assert there.actionInterface().actionNames() == ["Press"]
    there.actionInterface().doAction("Press")
    assert page.textCursor().blockNumber() == 5
    assert page.reading.current is whole.child(5)
    assert whole.child(5).state().focused
    back.actionInterface().doAction("Press")
    assert page.textCursor().blockNumber() == 2
    assert not whole.child(5).state().focused
    assert whole.child(2).state().focused


def test_a_link_that_is_followed_by_keys_leads_the_reader_to_its_note_and_back(page: Page) -> None:
    told(page)
    page.setFocus()
    no = Qt.KeyboardModifier.NoModifier
    for key, modifier, said, place in (
        (Qt.Key.Key_N, no, "Note 1", 2),
        (Qt.Key.Key_Return, no, "(note 1) Service, p. 2.", 5),
        (Qt.Key.Key_Return, no, "Luck (note 1)", 2),
        (Qt.Key.Key_N, no, "https://example.org", 3),
        (Qt.Key.Key_N, no, "Back to the text of note 1", 5),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier, "https://example.org", 3),
        (Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier, "Note 1", 2),
    ):
        QTest.keyClick(page, key, modifier)
        assert page.reading.current
        assert (name(page.reading.current), page.reading.current.place) == (said, place)


def test_it_is_as_the_page_is_after_each_change_and_keeps_what_stayed(page: Page, qtbot: QtBot) -> None:
    whole = QAccessible.queryAccessibleInterface(page)
    first, gone, last = whole.child(0), whole.child(3), whole.child(5)
    gone_link = gone.child(0)
    show(qtbot, page, [ESSAY[0], ESSAY[1], Paragraph("body", 0, (Span("New"),)), *ESSAY[4:]])
    assert [each for _role, each in told(page)] == ["Why Stalin?", "Introduction", "New", "", "(note 1) Service, p. 2."]
    assert whole.child(0) is first
    assert whole.child(4) is last
    assert whole.indexOfChild(last) == 4
    assert not shiboken6.isValid(gone)
    assert not shiboken6.isValid(gone_link)
    show(qtbot, page, [])
    assert told(page) == []
    show(qtbot, page, ESSAY)
    page.setter.restyle()
    qtbot.waitUntil(lambda: not page.setter.busy)
    assert len(told(page)) == 6


def test_it_stands_when_the_page_has_become_another_class_to_qt(page: Page, qtbot: QtBot) -> None:
    """PySide gives a class a new one with each slot that it comes to know, and Qt looks it up by that."""

    class Another(Page):
        def slot(self) -> None: ...

    another = Another(page._theme)
    qtbot.addWidget(another)
    another.document().contentsChanged.connect(another.slot)
    show(qtbot, another, ESSAY)
    assert role(another) is Role.Document
    assert len(told(another)) == 6


def test_nothing_is_made_before_it_is_asked_for_and_nothing_outlives_the_page(theme: Theme, qtbot: QtBot) -> None:
    for number in range(8):
        page = Page(theme)
        show(qtbot, page, ESSAY)
        assert page.reading._parts == []
        parts = [*within(QAccessible.queryAccessibleInterface(page))]
        parts += [link for part in parts for link in within(part)]
        assert len(parts) == 9
        if number % 2:
            shiboken6.delete(page)
        else:
            page.deleteLater()
            QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        assert [part for part in parts if shiboken6.isValid(part)] == []
        del page, parts
        gc.collect()


def test_a_link_that_leaves_the_program_is_asked_about(page: Page) -> None:
    whole = QAccessible.queryAccessibleInterface(page)
    whole.child(3).child(0).actionInterface().doAction("Press")
    box = page.findChild(QMessageBox, "askBeforeOpening")
    assert box is not None
    box.close()
