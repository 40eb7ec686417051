"""A student who types anywhere while anything happens to the file, and the letters that must be on disk."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.schema import LOGGED
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.notebook.tools import new_notebook

PICK = st.integers(0, 2**16 - 1)


def make(path: Path) -> None:
    """A notebook of its own: two outlines with sections and placements, six cards and a link."""
    with contextlib.closing(new_notebook(path, "A topic")) as book:
        fill(book)


def fill(book: Notebook) -> None:
    """Put that in."""
    ids = [cards.add_card(book, kind, f"Card {kind}") for kind in Kind for _ in range(2)]
    cards.link_cards(book, ids[2], ids[0], Relation.SUPPORTS, "for a reason")
    for number in range(2):
        outline = outlines.new_outline(book, f"Question {number}")
        sections = [outlining.add_section(book, Spot("outline", outline), f"Section {place}") for place in range(2)]
        outlining.place(book, ids[:2], Spot("section", sections[0]))


class Typist(RuleBasedStateMachine):
    """A student at a real window, other programs on the same file; `typed` says where each word belongs."""

    theme: Theme

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book_path = Path(self.folder.name, "essay.essayplan")
        make(self.book_path)
        self.typed: dict[str, RowKey] = {}
        self.pending: dict[str, RowKey] = {}
        self.lock: sqlite3.Connection | None = None
        self.open()

    def open(self) -> None:
        self.window = Window(Notebook.open(self.book_path), self.theme, Settings(Path(self.folder.name, "s.json")))
        self.window.book.connection.execute("PRAGMA busy_timeout = 5")
        self.window.resize(1366, 768)
        self.window.show()
        self.window.complete_now()
        self.window.show_tab("card")
        self.is_written_in = False
        QTest.qWait(1)

    def teardown(self) -> None:
        self.unlock()
        self.window.saving.give_up()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.folder.cleanup()

    # What the student does

    def write(self, field: QWidget, known: Bound | None) -> None:
        if known is None or known.row is None or not field.isEnabled() or not field.isVisible():
            return
        word = f"q{len(self.typed)}q"
        self.typed[word] = self.pending[word] = known.row
        self.is_written_in = True
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, f" {word}")

    @rule(pick=PICK)
    def type_in_a_field(self, pick: int) -> None:
        there = [bound for bound in self.window.saving.fields.living() if bound.row and bound.field.isVisible()]
        there = [bound for bound in there if not bound.entry and not hasattr(bound.field, "value")]
        there.sort(key=lambda bound: (bound.name, bound.field.accessibleName()))
        if there:
            self.write(there[pick % len(there)].field, there[pick % len(there)])

    @rule(noting=st.booleans())
    def type_in_the_outline(self, noting: bool) -> None:
        view = self.window.outline.view
        view.write_note() if noting else view.rename()
        focused = QGuiApplication.focusObject()
        if isinstance(focused, QWidget) and view.isAncestorOf(focused):
            self.write(focused, self.window.saving.fields.bound_of(focused))

    @rule(pick=PICK)
    def turn(self, pick: int) -> None:
        kind, pick = pick % 4, pick // 4
        window = self.window
        if kind == 0 and (there := outlines.outlines(window.book)):
            window.selection.show_outline(there[pick % len(there)].id)
        elif kind == 1:
            ids = [id for (id,) in window.book.rows("SELECT id FROM card ORDER BY id")]
            if ids:
                window.selection.choose(ids[pick % len(ids)])
        elif nodes := [node for node in window.outline.model.nodes.values() if node is not window.outline.model.root]:
            window.outline.view.choose(nodes[pick % len(nodes)].item)

    @rule()
    def rest(self) -> None:
        QTest.qWait(60)

    @rule()
    def undo(self) -> None:
        self.window.commands.edit.undo()

    @rule()
    def redo(self) -> None:
        self.window.commands.edit.redo()

    @precondition(lambda self: self.is_written_in)  # a window costs more than a hundred words
    @rule()
    def close_and_open(self) -> None:
        if self.window.close():
            assert not {word for word in self.pending if not self.on_disk(word)}
            self.window.deleteLater()
            self.open()
            return
        box = self.window.findChild(UnsavedBox)
        assert box is not None
        assert all(draft.text in box.detailedText() for draft in self.window.saving.unsaved_drafts())
        box.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What other programs do

    @contextlib.contextmanager
    def elsewhere(self) -> Iterator[Notebook]:
        with contextlib.closing(Notebook.open(self.book_path)) as other:
            yield other

    @precondition(lambda self: self.lock is None)
    @rule(pick=PICK, look=st.booleans())
    def another_program_changes_it(self, pick: int, look: bool) -> None:
        def first(table: str) -> int:
            ids = [id for (id,) in other.rows(f"SELECT id FROM {table} ORDER BY id")]
            return int(ids[pick // 8 % len(ids)]) if ids else 0

        with self.elsewhere() as other, contextlib.suppress(EssayError):
            changes: list[Callable[[], Any]] = [
                lambda: outlines.delete_outline(other, first("outline")),
                lambda: outlines.new_outline(other, "Made elsewhere"),
                lambda: outlining.remove(other, [Item("section", first("section"))]),
                lambda: (cards.trash_cards(other, [first("card")]), cards.empty_trash(other)),
                lambda: cards.add_card(other, next(iter(Kind))),
                lambda: cards.edit_card(other, first("card"), text="Written elsewhere"),
                other.undo,
                other.redo,
            ]
            changes[pick % 8]()
        if look:
            self.window.watch.look()

    @precondition(lambda self: self.lock is None)
    @rule()
    def another_program_holds_it(self) -> None:
        self.lock = sqlite3.connect(self.book_path, isolation_level=None)
        self.lock.execute("BEGIN IMMEDIATE")

    @precondition(lambda self: self.lock is not None)
    @rule()
    def unlock(self) -> None:
        if self.lock:
            self.lock.execute("ROLLBACK")
            self.lock.close()
            self.lock = None

    @precondition(lambda self: self.lock is None and self.is_written_in)
    @rule(in_place=st.booleans())
    def another_notebook_is_put_there(self, in_place: bool) -> None:
        """What is typed from now on comes into no file; the student takes it along, and opens the notebook again."""
        own, other = Path(self.folder.name, "own"), Path(self.folder.name, "other")
        shutil.copyfile(self.book_path, own)
        make(other)
        content = other.read_bytes()
        other.unlink()
        if in_place:
            with self.book_path.open("rb+") as file:
                file.write(content)
                file.truncate()
        else:
            other.write_bytes(content)
            other.replace(self.book_path)
        self.type_in_a_field(0)
        unsaved = {word for word in self.pending if not self.on_disk(word, own)}
        assert self.window.book.settle() is not bool(unsaved)
        assert self.book_path.read_bytes() == content
        if unsaved:
            assert not self.window.close()
            kept = Path(self.folder.name, "kept.txt")
            self.window.leaving.close_over_text(kept)
            assert all(word in kept.read_text("utf-8") for word in unsaved)
        else:
            assert self.window.close()
        self.window.deleteLater()
        self.pending.clear()
        own.replace(self.book_path)
        self.open()

    # What is always so

    def on_disk(self, word: str, path: Path | None = None) -> bool:
        """Whether a word is in its row, or was and is taken back."""
        key = self.typed[word]
        with contextlib.closing(sqlite3.connect(path or self.book_path)) as file:
            logged = file.execute("SELECT after FROM step_row WHERE tbl = ? AND instr(after, ?)", (key.table, word))
            return any(json.loads(after)["uid"] == key.uid for (after,) in logged)

    @invariant()
    def no_letter_is_lost(self) -> None:
        held = [draft.text for draft in self.window.saving.unsaved_drafts()]
        for word in list(self.pending):
            if self.on_disk(word):
                del self.pending[word]
            else:
                assert any(word in text for text in held), f"{word} is neither on disk nor waiting"

    @invariant()
    def none_is_in_another_row(self) -> None:
        with contextlib.closing(sqlite3.connect(self.book_path)) as file:
            for table in ("outline", "section", "placement", "card", "link"):
                columns = ", ".join(LOGGED[table][2:])
                for uid, *values in file.execute(f"SELECT uid, {columns} FROM {table}"):
                    for word in (word for word in self.typed if any(word in str(value) for value in values)):
                        assert self.typed[word] == RowKey(table, uid)


def run(examples: int, steps: int = 25) -> None:
    """The machine; `derandomize`, so that it is the same everywhere."""
    run_state_machine_as_test(
        Typist,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
