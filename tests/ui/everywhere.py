"""Every window, panel and dialog of the program, one after the other, for tests that look at all of them."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.documents import Spot
from essayplanner.domain.errors import Trouble
from essayplanner.notebook import cards, documents, outlining, sources
from essayplanner.notebook.answering import answer_with
from essayplanner.notebook.items import Item
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.dialogs.merging_cards import MergingCards
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.timed_page import TimedPage
from essayplanner.ui.read.whole import ReadScreen
from tests.ui.read.hands import add, lesson_file
from tests.ui.waiting import until

Essay = dict[str, int]

#: What opens a dialog, or a box.
DIALOGS = ("preferences", "export", "shortcuts", "guide", "about", "restore_backup")


def furnish(window: Window, essay: Essay) -> None:
    """Have something of everything in the notebook: tags, sources, links, notes, words, a card in the trash."""
    book = window.book
    cards.set_tags(book, essay["cheka"], ["terror", "party"])
    for number, kind in enumerate(("book", "article-journal", "webpage")):
        csl = {"type": kind, "title": f"Work {number}", "author": [{"family": "Service"}]}
        cards.cite(book, essay["cheka"], sources.add_source(book, f"key{number}", csl), "12")
    outlining.edit_section(book, essay["first"], note="Be fair to the other case.", words=300)
    outlining.edit_section(book, essay["second"], words=500)
    cards.edit_card(book, essay["tools"], claim_kind=ClaimKind.CAUSE)
    answer_with(book, essay["tools"], "cause-how", essay["cheka"])
    cards.trash_cards(book, [cards.add_card(book, Kind.CLAIM, "Gone")])


def lay_out() -> None:
    """Have all at its place."""
    for _pass in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QTest.qWait(0)


def shut(window: Window) -> None:
    """Close what stands before a window."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not window and isinstance(widget, QDialog | QMenu):
            widget.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def others(window: Window) -> list[QWidget]:
    """What stands before a window."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]


def everywhere(window: Window, essay: Essay) -> Iterator[tuple[str, QWidget]]:
    """What is shown, by a name, once each is laid out."""
    yield from in_the_window(window, essay)
    yield from in_reading(window)
    yield from in_exercises(window, essay)
    yield from in_menus(window)
    yield from in_dialogs(window)
    yield from in_notes(window)
    yield from in_sources(window)


def in_the_window(window: Window, essay: Essay) -> Iterator[tuple[str, QWidget]]:
    """The panels, with each kind of card, the questions of a claim and with a section."""
    for name in ("tools", "cheka", "conquest"):
        window.selection.choose(essay[name])
        window.show_tab("card")
        if name == "tools":
            window.card.show_questions()
            for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
                hand = QApplication.focusWidget()
                assert hand
                QTest.keyClick(hand, key)
        lay_out()
        yield f"card {name}", window
    window.selection.choose(essay["cheka"], Item("placement", essay["placed_cheka"]))
    window.card.card.citations.open_new()
    window.library.filters._set(unused=True, tag="terror")
    window.selection.show_years(1917, 1924)
    lay_out()
    yield "a placement, a new source, filters", window
    window.library.filters.clear()
    window.outline.view.choose(Item("section", essay["first"]))
    window.commands.edit.find_in_outline()
    window.show_banner(Trouble("Nothing was changed."))
    window.banner._hear()  # as it does by itself after half a second
    lay_out()
    yield "a section, find, banner", window
    window.outline.find_bar.field.setText("")
    for panel in ("preview", "history"):
        window.show_tab(panel)
        lay_out()
        yield panel, window
    window.show_tab("coach")
    until(lambda: not window.looking.is_waiting)
    window.coach.step(1)
    lay_out()
    yield "coach", window
    window.sides.fold({LIBRARY, RIGHT})
    lay_out()
    yield "rails", window
    window.sides.fold(set())
    window.library.view.choose(essay["tools"])
    window.commands.cards.merge_cards()
    (asked,) = window.findChildren(MergingCards)
    assert asked.picker
    asked.picker.setText("party")
    asked.picker.look("party")
    QTest.keyClick(asked.picker, Qt.Key.Key_Return)
    until(asked.button.isEnabled)
    lay_out()
    yield "two cards to be merged", window
    asked.leave()
    yield from on_the_page_of_a_question(window)


def on_the_page_of_a_question(window: Window) -> Iterator[tuple[str, QWidget]]:
    """A question with its plan and its marks, and then nothing of it."""
    window.commands.outlines.questions.new_outline()
    page = window.commands.outlines.questions.page
    assert page
    page.field.show_text("How far was fear of opposition the main reason for the Great Terror of 1936-38?")
    page.draft.choose_scheme("aqa-c1-essay")
    page.draft.demanded.add("Ends in a judgement")
    until(lambda: not page._showing.isActive())
    page.plan.hold(window.library.model.ids[:2])
    until(lambda: not page._showing.isActive())
    lay_out()
    yield "a question", window
    window.commands.outlines.questions.leave()


def in_reading(window: Window) -> Iterator[tuple[str, QWidget]]:
    """No document, one with cards beside it, what is offered of a passage, and the window that asks about one."""
    window.centre.turn_to("read")
    screen = cast(ReadScreen, window.centre.currentWidget())
    lay_out()
    yield "nothing to read", window
    path = lesson_file(window.book.path.parent)
    lesson = add(window.book, path)
    cheka = next(id for (id,) in window.book.rows("SELECT id FROM card WHERE title LIKE '%Cheka%'"))
    documents.add_passage(window.book, lesson, cheka, "Kirov and after", Spot(0, 0, 15))
    screen.shelf.turn_to(lesson)
    until(lambda: screen.view.readable is not None and screen.margin.figures.rowCount())
    screen.view.setFocus()
    until(screen.view.hasFocus)
    QTest.keyClick(screen.view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    until(screen.selected.popover.isVisible)
    lay_out()
    yield "a passage that is read", window
    screen.view.clear_selection()
    screen.coming.complete()
    dialog = screen.coming.dialog
    assert dialog
    lay_out()
    yield "a document and its source", dialog
    dialog.close()
    screen.find_bar.begin()
    lay_out()
    yield "find in a document", window
    screen.find_bar.leave()
    window.book.undo()
    window.book.undo()
    window.centre.turn_to("outline")


def in_exercises(window: Window, essay: Essay) -> Iterator[tuple[str, QWidget]]:
    """The pages that stand in the place of the outline while planning is practised."""
    window.selection.choose(cards=(essay["tools"], essay["party"], essay["cheka"]))
    window.commands.practice.sort()
    page = window.centre.shown()
    _type("Why?\r")
    page.setFocus()
    _type("1b")
    lay_out()
    yield "cards sorted for two questions", page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.commands.practice.xray()
    page = window.centre.shown()
    _type("Lenin began it. In 1921 factions were banned.")
    for name in ("a model essay", "its sentences", "its plan"):
        lay_out()
        yield name, page
        QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        _type("ce")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.book.undo()
    window.commands.practice.recalls.show()
    page = window.centre.shown()
    for name, keys in (("a card to recall", " "), ("a card recalled", "2 1 "), ("one that comes again", "1")):
        lay_out()
        yield name, page
        _type(keys)
    lay_out()
    yield "what was missed", page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.commands.practice.timing.start(10)
    outlining.edit_section(window.book, essay["first"], words=310)
    lay_out()
    yield "a plan against the clock", window
    window.commands.practice.timing.clock.stop()
    window.banner._hear()
    lay_out()
    yield "a plan that was timed", window
    window.banner.plans.click()
    page = window.centre.shown()
    assert isinstance(page, TimedPage)
    until(page.back_button.isEnabled)
    lay_out()
    yield "what came of it", page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.book.undo()


def _type(text: str) -> None:
    """Type where the focus is."""
    hand = QApplication.focusWidget()
    assert hand is not None
    QTest.keyClicks(hand, text)


def in_menus(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The menus of the bar, and those that buttons open."""
    for name, menu in window.menus.items():
        menu.popup(window.mapToGlobal(window.rect().topLeft()))
        yield f"menu {name.name}", menu
        menu.close()
    filters = window.library.filters
    for name_, ask in (
        ("new card", window.library._offer_new),
        ("sort", filters.choose_sort),
        ("years", filters._years.click),
    ):
        ask()
        lay_out()
        yield name_, next(each for each in others(window) if isinstance(each, QMenu))
        shut(window)


def in_dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    """What the menus open."""
    for name in DIALOGS:
        window.commands.actions.by_name[name].trigger()
        lay_out()
        dialog = next(each for each in others(window) if isinstance(each, QDialog))
        dialog.activateWindow()
        until(dialog.isActiveWindow)  # or the keys of the window behind it still count
        yield name, dialog
        shut(window)


def in_notes(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The windows of notes that become cards, and of another notebook."""
    QApplication.clipboard().setText("# Notes\n- 1 Dec 1934: shot\n- popular")
    window.commands.files.paste()
    bringing = window.commands.files.bringing
    assert bringing
    assert bringing.shown
    lay_out()
    yield "notes and their cards", bringing.shown
    bringing.shown.close()
    other = window.book.path.with_name("other.essayplan")
    window.book.save_copy(other)
    bringing.bring([other])
    until(lambda: bringing.copying.asking)
    assert bringing.copying.asking
    yield "another notebook", bringing.copying.asking
    shut(window)


def in_sources(window: Window) -> Iterator[tuple[str, QWidget]]:
    """The window of sources: each of its panels, and a new one."""
    dialog = window.commands.cards.sources()
    dialog.show_source(1)
    lay_out()
    yield "sources", dialog
    dialog.show_missing()
    until(lambda: bool(dialog.missing.model.rows))
    lay_out()
    yield "missing", dialog
    dialog.show_source(1)
    dialog.new_source()
    assert dialog.adding
    lay_out()
    yield "a new source", dialog.adding
    dialog.adding.close()
    shut(window)
