"""What stands beside the pages: cards at the height of their passages, and ways from card to passage and back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.notebook import cards, documents
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.pages_readable import At
from essayplanner.ui.read.shelf import State
from essayplanner.ui.read.view_zooming import Fit
from essayplanner.work.document_files import digest_of
from tests.ui.read.hands import Key, Shown, add, lesson_file
from tests.ui.waiting import until

Essay = dict[str, int]
Open = Callable[..., Window]


def test_passages_are_walked_pressed_and_followed(lesson: Shown, book: Notebook) -> None:
    for words in ("854,300 Party cards had been withdrawn", "Kirov was shot in Leningrad."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    first, second = (each.card_id for each in lesson.shelf.passages)
    lesson.window.selection.choose(0)
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == first
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == second
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == first
    lesson.press(Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert lesson.window.selection.card_id == second
    assert lesson.window.status.said.text() == "passage, evidence: Kirov was shot in Leningrad."
    lesson.view.pressed_on.emit(lesson.shelf.passages[0].id)
    assert lesson.window.selection.card_id == first
    assert [figure.card_id for figure in lesson.margin.chosen()] == [first]
    lesson.margin.setFocus()
    QTest.keyClick(lesson.margin, Key.Key_Down)
    assert lesson.window.selection.card_id == second
    QTest.keyClick(lesson.margin, Key.Key_Return)
    until(lambda: lesson.window.card.isVisible())
    until(lambda: lesson.window.card.title() == "Kirov was shot in Leningrad")


def test_cards_stand_at_the_height_of_their_passages_and_none_over_another(lesson: Shown) -> None:
    for words in ("Kirov was shot in Leningrad.", "A decree let the NKVD arrest, try and execute."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    boxes = [figure.box for figure in lesson.margin.figures.figures]
    assert boxes[0].bottom <= boxes[1].y
    anchor = lesson.view.anchor_of(lesson.shelf.passages[0].id)
    assert anchor is not None
    near = lesson.view.viewport().mapTo(lesson.screen.reading, anchor.toPoint()).y() - lesson.margin.y()
    assert boxes[0].y < near + 20
    assert len(lesson.screen.reading.leads.leads) == 2
    assert lesson.margin.figures.figures[0].spoken.startswith("passage, evidence")
    # What there is no room for above them is left out, and not cut
    reading = lesson.screen.reading
    lesson.window.resize(1800, 900)
    until(lambda: reading.count.text() == "2 cards, in reading order")
    lesson.window.resize(1366, 768)
    until(lambda: reading.count.text() == "2 cards")
    until(lambda: reading.made.width() >= reading.made.sizeHint().width())
    lesson.view.set_zoom(200)
    lesson.view.set_fit(Fit.WIDTH)
    until(lambda: reading.count.text() == "")
    until(lambda: reading.made.width() >= reading.made.sizeHint().width())


def test_tab_goes_from_top_to_bottom(lesson: Shown) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    heading = lesson.screen.heading
    heading.chooser.setFocus()
    met = [heading.chooser, heading.complete, heading.smaller, heading.share, heading.larger, heading.more, lesson.view]
    for widget in (*met[1:], lesson.margin):
        hand = QApplication.focusWidget()
        assert hand
        QTest.keyClick(hand, Key.Key_Tab)
        assert widget.hasFocus(), widget.accessibleName()


def test_in_a_narrow_window_the_cards_are_counted_at_their_line(lesson: Shown) -> None:
    for words in ("Kirov was shot in Leningrad.", "A decree let the NKVD arrest, try and execute."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    lesson.window.resize(900, 640)
    until(lambda: lesson.margin.is_narrow and len(lesson.margin.figures.figures) == 1)
    (figure,) = lesson.margin.figures.figures
    assert figure.text == "2 cards made here"
    assert lesson.screen.reading.leads.isHidden()
    middle = lesson.margin.seen(figure.box).center().toPoint()
    QTest.mouseClick(lesson.margin.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Evidence: Kirov was shot in Leningrad",
        "Evidence: A decree let the NKVD arrest, try and execute",
    ]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    until(lambda: lesson.window.card.title() == "Kirov was shot in Leningrad")


def test_the_cards_never_lie_on_the_page(lesson: Shown) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    until(lambda: bool(lesson.margin.entries))
    assert not lesson.margin.is_narrow
    for zoom, is_narrow in ((200, True), (60, False)):
        lesson.view.set_zoom(zoom)
        assert lesson.margin.is_narrow is is_narrow
    lesson.view.set_zoom(200)
    lesson.view.set_fit(Fit.WIDTH)
    assert not lesson.margin.is_narrow
    until(lambda: lesson.view.box_of(1).right() <= lesson.margin.geometry().left())
    wide = lesson.view.box_of(1).width()
    lesson.view.set_zoom(60)
    lesson.view.set_fit(Fit.WIDTH)
    assert lesson.view.box_of(1).width() == wide, "it fits otherwise after other sizes"
    # Where the window is laid out from the right, they are left of it
    lesson.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    reading = lesson.screen.reading

    def left_of_page() -> float:
        return lesson.view.viewport().mapTo(reading, lesson.view.box_of(1).topLeft().toPoint()).x()

    until(lambda: lesson.margin.geometry().right() < left_of_page())
    heading = lesson.screen.heading
    assert (heading.before.text(), heading.after.text()) == ("›", "‹")  # away from the page between them
    (lead,) = reading.leads.leads
    assert lead.end.x() <= lesson.margin.geometry().right() + 1 < lead.begin.x() <= left_of_page()
    assert reading.leads.geometry().contains(lead.begin.toPoint())
    assert lesson.margin.geometry().contains(reading.head.geometry().center() + QPoint(0, reading.head.height()))


def test_cards_are_where_their_passages_are_when_pages_lie_otherwise(chapter: Shown, book: Notebook) -> None:
    view, words = chapter.view, "Stalin gained from the death."
    view.set_zoom(200)
    view.go_to_page(3)
    until(lambda: bool(view.readable and view.readable.text(3)))
    documents.clip(book, chapter.document.id, Kind.EVIDENCE, words, Spot(3, 0, len(words)), title="Gained")
    bar = chapter.screen.reading.bar
    for two, at in ((True, 0.5), (False, 0.66)):
        view.set_two_pages(two)
        view.go_to_page(3)
        until(lambda: len(chapter.margin.figures.figures) == 1)
        until(lambda at=at: at < bar.ticks[0].share < at + 0.1)  # type: ignore[misc]
    chapter.screen.menus.turn_two()
    assert view.box_of(1).left() >= 0
    assert view.box_of(2).right() <= view.viewport().width()


def test_the_source_of_a_card_leads_to_where_it_was_read(lesson: Shown, book: Notebook) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    window, card_id = lesson.window, lesson.window.selection.card_id
    window.centre.turn_to("outline")
    window.selection.choose(card_id)
    window.show_tab("card")
    (row,) = window.card.card.citations.rows.rows.values()
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert window.centre.name == "read"
    assert lesson.view.hasFocus()
    show = window.commands.actions.by_name["show_read"]
    until(show.isEnabled)
    window.centre.turn_to("outline")
    show.trigger()
    assert window.centre.name == "read"
    # Of several passages of a card it is the next one each time
    second = documents.add_passage(window.book, lesson.document.id, card_id, "854,300", Spot(0, 60, 67))
    first = next(each.id for each in lesson.shelf.passages if each.id != second)
    led = [lesson.screen.walking.led_to]
    for _time in range(2):
        show.trigger()
        led.append(lesson.screen.walking.led_to)
    assert led == [first, second, first]
    window.selection.choose(cards.add_card(window.book, Kind.CLAIM, "Read nowhere"))
    assert not show.isEnabled()


def test_without_its_file_the_cards_are_there_and_it_is_asked_for(
    book: Notebook, essay: Essay, open_window: Open, tmp_path: Path
) -> None:
    path = lesson_file(book.path.parent)
    id = add(book, path)
    card = documents.clip(book, id, Kind.EVIDENCE, "Kirov was shot in Leningrad.", Spot(0, 0, 28), title="Kirov")
    away = tmp_path / "far" / "away"
    away.mkdir(parents=True)
    moved = path.rename(away / "Lesson.html")
    shown = Shown(open_window(book), State.MISSING)
    instead = shown.screen.reading.instead
    assert instead.title.text() == "Where is “Lesson 9.html”?"
    assert [figure.card_id for figure in shown.margin.figures.figures] == [card]
    assert instead.first.isVisible()
    shown.shelf.take(moved)
    until(lambda: shown.shelf.state is State.OPEN)
    assert instead.isHidden()
    assert str(moved) in [kept[0] for kept in shown.window.settings.documents.values()]
    # A file that is chosen and has another content is asked about, before it stands for the document
    other = away / "Other.html"
    other.write_text("<p>Something else.</p>", "utf-8")
    shown.shelf.take(other)
    until(lambda: shown.shelf.state is State.OTHER)
    assert "“Other.html”" in instead.words.text()
    assert str(other) not in [kept[0] for kept in shown.window.settings.documents.values()]
    shown.shelf.take(moved)
    until(lambda: shown.shelf.state is State.OPEN)
    # What lies where it was and is another file is told
    moved.write_text("<p>Another lesson.</p>")
    shown.shelf.turn_to(0)
    shown.shelf.turn_to(id)
    until(lambda: shown.shelf.state is State.OTHER)
    assert isinstance(instead.first, QPushButton)
    QTest.mouseClick(instead.first, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)
    # It is the document from then on, as on another computer
    assert shown.document.digest == digest_of(moved)
    shown.shelf.turn_to(0)
    moved.touch()
    shown.shelf.turn_to(id)
    until(lambda: shown.shelf.state is State.OPEN)


def test_a_document_goes_and_comes_back(lesson: Shown, book: Notebook) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    lesson.screen.deeds.remove(lesson.document)
    assert lesson.shelf.state is State.NOTHING
    assert lesson.screen.heading.isHidden()
    assert lesson.titles() == []
    lesson.book.undo()
    assert [each.name for each in lesson.shelf.documents] == ["Lesson 9.html"]
    until(lambda: lesson.shelf.state is State.OPEN)
    assert lesson.titles() == ["Kirov was shot in Leningrad"]
    lesson.window.selection.choose(lesson.shelf.passages[0].card_id)
    lesson.screen.unmark()
    assert lesson.titles() == []


def test_the_screen_is_left_and_taken_up(chapter: Shown, book: Notebook, open_window: Open) -> None:
    chapter.view.go_to_page(2)
    until(lambda: chapter.view.page == 2)
    chapter.view.set_zoom(125)
    left = chapter.screen.left()
    assert left["zoom"] == 125
    assert left["document"] == chapter.document.uid


def test_a_text_that_is_opened_again_is_where_it_was_left(book: Notebook, essay: Essay, open_window: Open) -> None:
    paragraphs = "".join(f"<p>Paragraph {number}. {'He said it once more. ' * 40}</p>" for number in range(60))
    path = book.path.parent / "Long.html"
    path.write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    first, second = add(book, path), add(book, lesson_file(book.path.parent))
    shown = Shown(open_window(book))
    view = shown.view
    text = view.readable.text(1) if view.readable else ""
    at = At(1, (text or "").index("Paragraph 30."))
    view.go_to_place(at)
    assert view.place_at_top() == at
    left = shown.screen.left()
    assert left["place"] == at.place
    for id in (second, first):
        shown.shelf.turn_to(id)
        until(lambda: shown.shelf.state is State.OPEN)
    assert view.place_at_top() == at
    shown.shelf.turn_to(second)
    shown.screen.take_up(left)
    shown.shelf.turn_to(first)
    until(lambda: shown.shelf.state is State.OPEN)
    assert view.place_at_top() == at
