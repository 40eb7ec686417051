"""Choosing, dropping, placing, moving, taking back and turning to another outline, at random."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import mime
from essayplanner.ui.outline.dropping import Dragged

if TYPE_CHECKING:
    from tests.trials.window_trial import Trial


#: What may grow stays below these, so that memory and time can be compared.
MOST_CARDS, MOST_PLACEMENTS, MOST_OUTLINES = 150, 200, 6


def choose(t: "Trial") -> None:
    if there := t.nodes():
        t.window.outline.view.choose(t.chance.choice(there).item)


def choose_many(t: "Trial") -> None:
    if there := t.nodes():
        some = t.chance.sample(there, min(len(there), t.chance.randint(1, 3)))
        t.window.outline.view.choose_all([node.item for node in some])


def choose_in_the_library(t: "Trial") -> None:
    if rows := t.window.library.model.rowCount():
        t.window.library.view.setCurrentIndex(t.window.library.model.index(t.chance.randrange(rows), 0))


def drop(t: "Trial") -> None:
    model, there = t.window.outline.model, t.nodes()
    if t.chance.random() < 0.6 or not there:
        data = mime.cards_mime(t.book, t.chance.sample(t.ids("card"), 2))
        action = Qt.DropAction.CopyAction
    else:
        data = mime.items_mime(t.book, [t.chance.choice(there).item])
        action = t.chance.choice([Qt.DropAction.MoveAction, Qt.DropAction.CopyAction])
    under, dragged = t.chance.choice(there) if there else model.root, Dragged(t.book, data)
    place = t.chance.choice([-1, 0, 1, 5])
    if len(t.ids("placement")) < MOST_PLACEMENTS and model.may_drop(dragged, action, under):
        model.drop(dragged, action, place, under)


def change_elsewhere(t: "Trial") -> None:
    other = Notebook.open(t.path)
    try:
        what = t.chance.randrange(4)
        card, sections, there = t.chance.choice(t.ids("card")), t.ids("section"), t.ids("outline")
        if what == 0:
            cards.edit_card(other, card, text=f"elsewhere {t.number}")
        elif what == 1 and sections and len(t.ids("placement")) < MOST_PLACEMENTS:
            outlining.place(other, [card], Spot("section", t.chance.choice(sections)))
        elif what == 2 and t.steps():
            other.undo()
        elif what == 3 and len(there) > 2:
            outlines.delete_outline(other, t.chance.choice(there))
    finally:
        other.close()
    t.window.watch.look()


def undo(t: "Trial") -> None:
    t.window.saving.flush()
    if t.steps():
        t.window.commands.edit.undo()


def redo(t: "Trial") -> None:
    t.window.commands.edit.redo()


def undo_by_key(t: "Trial") -> None:
    t.window.saving.flush()
    if t.steps():
        QTest.keyClick(QApplication.focusWidget() or t.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def jump(t: "Trial") -> None:
    if steps := t.steps():
        t.window.history.jump(steps[max(0, len(steps) - 1 - t.chance.randint(0, 8))])


def place(t: "Trial") -> None:
    if len(t.ids("placement")) < MOST_PLACEMENTS:
        t.window.outline.place(t.window.library.view.selected_ids(), under_current=t.chance.random() < 0.3)


def add_section(t: "Trial") -> None:
    if len(t.ids("section")) < MOST_CARDS:
        t.window.outline.add_section(inside=t.chance.random() < 0.4)


def add_sibling(t: "Trial") -> None:
    if len(t.ids("card")) < MOST_CARDS:
        t.window.outline.filling.add_after()


def indent(t: "Trial") -> None:
    t.window.outline.selected.indent()


def outdent(t: "Trial") -> None:
    t.window.outline.selected.outdent()


def shift(t: "Trial") -> None:
    t.window.outline.selected.shift(t.chance.choice([-1, 1]))


def remove(t: "Trial") -> None:
    t.window.outline.selected.remove()


def place_again(t: "Trial") -> None:
    if len(t.ids("placement")) < MOST_PLACEMENTS:
        t.window.outline.selected.place_again()


def fold_or_unfold(t: "Trial") -> None:
    t.window.outline.view.fold_all(t.chance.random() < 0.3)


def new_card(t: "Trial") -> None:
    if len(t.ids("card")) < MOST_CARDS:
        t.window.commands.cards.new_card(t.chance.choice(list(Kind)))


def duplicate_card(t: "Trial") -> None:
    if len(t.ids("card")) < MOST_CARDS:
        t.window.commands.cards.duplicate_card()


def trash_card(t: "Trial") -> None:
    if len(t.ids("card", "trashed_at IS NULL")) > 20:
        t.window.commands.cards.trash_card()


def restore_card(t: "Trial") -> None:
    t.window.commands.cards.restore_card()


def empty_trash(t: "Trial") -> None:
    if len(t.ids("card")) > 40:
        t.window.commands.cards.empty_trash()


def turn(t: "Trial") -> None:
    t.window.selection.show_outline(t.chance.choice(t.ids("outline") or [0]))


def new_outline(t: "Trial") -> None:
    if len(t.ids("outline")) < MOST_OUTLINES:
        t.window.commands.outlines.begin_outline()


def duplicate_outline(t: "Trial") -> None:
    if len(t.ids("outline")) < MOST_OUTLINES and len(t.ids("placement")) < MOST_PLACEMENTS:
        t.window.commands.outlines.duplicate_outline()


def delete_outline(t: "Trial") -> None:
    if len(t.ids("outline")) > 2:
        t.window.commands.outlines.delete_outline()
