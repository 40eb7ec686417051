"""Everything there is to see, in the language that nobody speaks: run by test_other_languages.py, in its own process.

What the notebook holds is written in Greek letters, so that whatever is shown in plain Latin ones is English that no
translator was given.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from essayplanner import language
from essayplanner.domain.errors import Trouble
from essayplanner.domain.question import Part
from essayplanner.domain.structures import Demand, Scheme, Shape, ShapePart, Slot, Structures
from essayplanner.notebook import sources
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.qt_words import have_qt_speak
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.marks import MarksPanel
from essayplanner.ui.question.page import QuestionPage
from tests.notebook.tools import new_notebook
from tests.ui.exercises_in_qps import walk_a_sort_and_an_x_ray, walk_recall_and_a_plan_against_the_clock
from tests.ui.greek import write_greek
from tests.ui.odd import Odd
from tests.ui.undressing import is_of_looks

assert language.code == "qps"


@pytest.fixture
def odd(qapp: QApplication) -> Iterator[Odd]:
    """Looks at everything; what it finds fails the test."""
    odd = Odd()
    have_qt_speak(qapp, language.code)
    qapp.setApplicationDisplayName("EssayPlanner")
    yield odd
    found = sorted(odd.faults)
    print("\n".join(found))
    assert not found, f"{len(found)} texts"


@pytest.fixture
def greek(tmp_path: Path) -> Path:
    """A notebook with something of everything, in Greek letters."""
    path = tmp_path / "δοκίμιο.essayplan"
    write_greek(path)
    return path


@pytest.fixture
def window(greek: Path, odd: Odd, open_window: Callable[[Notebook], Window]) -> Window:
    """The window on it."""
    with closing(Notebook.open(greek)) as book:
        return open_window(book)


def shut() -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and isinstance(widget, QDialog | QMenu | QMessageBox):
            widget.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


#: What need not be asked here: it ends the window, or shows a dialog of Qt’s own, with its words.
_LEFT_OUT = {"close", "print"}


def test_every_command(window: Window, odd: Odd, qtbot: QtBot) -> None:
    """Each is set off with a section chosen and with a card; whatever it opens or says is looked at, and put away."""
    actions = window.commands.actions

    def look_and_leave() -> None:
        box = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if box is not None and not isinstance(box, QFileDialog):
            odd.look("a question", box)
        if box is not None:
            box.close()

    timer = QTimer()
    timer.timeout.connect(look_and_leave)
    timer.start(150)
    placed = next(item for item in window.outline.model.nodes if item.what == "placement")
    section = next(item for item in window.outline.model.nodes if item.what == "section")
    here = {spec.name for scope in actions.scopes if scope.keys_in is window.outline.view for spec in scope.specs}
    for chosen, names in ((placed, actions.by_name.keys() - _LEFT_OUT), (section, actions.by_name.keys() & here)):
        for name in sorted(names, key=lambda name: (not is_of_looks(name), name)):
            if chosen in window.outline.model.nodes:
                window.outline.view.choose(chosen)
            window.outline.view.setFocus()
            before = window.book.next_steps()[0]
            actions.by_name[name].trigger()
            qtbot.wait(20)
            odd.look_at_others(name, window)
            odd.look(name, window.statusBar())
            shut()
            window.centre.uncover("outline")  # shapes and schemes are data, in English
            while (step := window.book.next_steps()[0]) and before and step.id > before.id:
                window.book.undo()
    timer.stop()
    odd.look("at the end")


def test_the_page_of_a_question(window: Window, odd: Odd) -> None:
    """Without shapes and schemes, which are data; and with those that are told in Greek."""
    part = ShapePart("Μέρος", slots=tuple(Slot), hint="Υπόδειξη")
    demands = Demand("α", "Απαίτηση", rules=("claim-without-evidence",)), Demand("β", "Άλλη", "Γιατί")
    scheme = Scheme("σ", "Φορέας", "Δοκίμιο", 25, 45, 900, demands=demands, remark="Σχόλιο", source="Πηγή", version="1")
    shape = Shape("μ", "Σχήμα", "Περί", parts=(part,), is_own=True)
    for there, question in ((Structures(), ""), (Structures((shape,), (scheme,)), "Ερώτηση 1936–38;")):
        page = QuestionPage(window.desk, Draft(there))
        page.begin()
        marks = MarksPanel(window.desk, page.draft)
        page.field.show_text(question)
        page.draft.correct(Part.FACTOR, "Ερώτηση")
        page.draft.weigh(["Παράγων"])
        page.draft.choose_scheme("σ")
        page.draft.demanded.add("Δική μου")
        if there.shapes:
            page.draft.demanded.star(0, on=True)
            page.draft.demanded.switch(1, on=False)
            page.draft.filled.hold(0, window.library.model.ids[:1])
        for widget in (page, marks):
            widget.resize(900, 900)
            widget.show()
        QTest.qWait(100)
        page.field.selectAll()
        odd.look("the page of a question", page)
        odd.look("the marks of a question", marks)
        odd.look("the menu of a part", page.field.menu("Ερώτηση", Part.FACTOR))
        page.show_standing(question)
        odd.look("the question of an outline", page)
        for widget in (page, marks):
            widget.close()
            widget.deleteLater()


def test_the_exercises(window: Window, odd: Odd) -> None:
    walk_recall_and_a_plan_against_the_clock(window, odd)
    walk_a_sort_and_an_x_ray(window, odd)


def test_panels_menus_and_filters(window: Window, odd: Odd, qtbot: QtBot) -> None:
    for item in list(window.outline.model.nodes):
        window.outline.view.choose(item)
        window.show_tab("card")
        odd.look(f"card panel {item.what}")
    for card_id in window.library.model.ids:
        window.selection.choose(card_id)
        odd.look("card of the library")
    window.selection.choose(0)
    odd.look("nothing chosen")
    for panel in ("preview", "history"):
        window.show_tab(panel)
        qtbot.wait(300)
        odd.look(panel)
    filters = window.library.filters
    card = window.card.card
    window.selection.choose(2, Item("placement", 2))
    window.show_tab("card")
    first = next(iter(card.citations.rows.rows.values()))
    for name, opening in {
        "chooser": window.top.chooser.click,
        "tag": filters._tag.click,
        "side": filters._side.click,
        "years": filters._years.click,
        "citations": card.citations.open_menu,
        "citation": first.open_menu,  # type: ignore[attr-defined]
    }.items():
        opening()
        qtbot.wait(50)
        odd.look_at_others(name, window)
        shut()
    window.library.field.setText("αβγδ")
    qtbot.waitUntil(lambda: not window.library.model.ids, timeout=20_000)
    qtbot.wait(50)
    odd.look("nothing found")
    filters.clear()
    window.show_banner(Trouble(language._("Nothing was changed."), more="α"))
    odd.look("banner")


def test_sources(window: Window, odd: Odd, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = window.commands.cards.sources()
    for row in sources.sources(window.book):
        dialog.show_source(row.id)
        odd.look("source")
    dialog.show_missing()
    qtbot.wait(50)
    odd.look("missing")
    dialog.show_source(1)
    dialog.editor.merge(2)
    dialog.new_source()
    odd.look("merging and a new one")
    shut()
    dialog = window.commands.cards.sources()
    for name, text in {
        "σ.bib": "@book{κ, title={Τίτλος 0}, author={Παπαδόπουλος, Νίκος}, year={1998}}\n@article{, month = χειμώνας}",
        "σ.ris": "TY  - BOOK\nID  - κ2\nTI  - Νέο\nER  - \n",
        "σ.json": '[{"id": "κ", "type": "book", "title": "Άλλο"}]',
        "λάθος.bib": "@book{",
        "κενό.ris": "",
    }.items():
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog.bringing.read_files([path])
        qtbot.waitUntil(lambda: not dialog.bringing.busy, timeout=30_000)
        if dialog.bringing.question:
            odd.look(f"question about {name}")
            dialog.bringing.question.buttons()[0].click()
        odd.look(f"brought {name}")
    shut()


def test_export(window: Window, odd: Odd, qtbot: QtBot, tmp_path: Path) -> None:
    from essayplanner.ui.dialogs.export import ExportDialog

    window.commands.files.export()
    (dialog,) = (each for each in window.findChildren(ExportDialog) if each.isVisible())
    for name in (
        dialog.formats.names if hasattr(dialog.formats, "names") else ("markdown", "html", "docx", "pdf", "latex")
    ):
        dialog.formats.choose(name)
        qtbot.wait(400)
        odd.look(f"export to {name}")
    dialog.save_to(tmp_path / "δ.tex")
    qtbot.waitUntil((tmp_path / "δ.tex").exists, timeout=30_000)
    odd.look("saved")
    shut()


def test_an_empty_notebook_and_a_read_only_one(
    odd: Odd, tmp_path: Path, open_window: Callable[[Notebook], Window], qtbot: QtBot
) -> None:
    path = tmp_path / "κενό.essayplan"
    with closing(new_notebook(path, "Κενό")) as book:
        window = open_window(book)
    odd.look("empty")
    QTest.keyClick(window.outline.view, Qt.Key.Key_Return)
    odd.look("begun")
    if sys.platform != "win32":
        path.chmod(0o444)
        with closing(Notebook.open(path)) as book:
            open_window(book)
        odd.look("read-only")
        path.chmod(0o644)


def test_plain_letters_and_narrow_buttons_are_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton

    odd = Odd()
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.setFixedWidth(10)
    button.show()
    qtbot.waitExposed(button)
    odd.look("planted", button)
    assert {fault.split(": ")[0] for fault in odd.faults} == {"English", "cut"}
