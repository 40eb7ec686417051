"""What the trial of random actions does in the window; each is a small function, in a table with how often it comes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
)

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import Spot
from essayplanner.ui.desk import mime
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.sources.dialog import SourcesDialog

if TYPE_CHECKING:
    from tests.trials.window_trial import Trial

#: What may grow stays below these, so that memory and time can be compared.
MOST_CARDS, MOST_PLACEMENTS, MOST_OUTLINES = 150, 200, 6
WORDS = ("abc", "Kirov ", "x" * 30, "1934", "[*_<>&", " ", "1917/1922", "terror, camps", "“é” — ж")
SEARCHES = ("kirov", "card 1", "", "zzz", '"', "te", "NOT (", "*")


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
    target = model.index_of(t.chance.choice(there)) if there else model.index(0, 0)
    row = t.chance.choice([-1, 0, 1, 5])
    if len(t.ids("placement")) < MOST_PLACEMENTS and model.canDropMimeData(data, action, row, 0, target):
        model.dropMimeData(data, action, row, 0, target)


def type_in_a_field(t: "Trial") -> None:
    header = t.window.outline.header
    fields = [
        header.question,
        header.thesis,
        *t.shown(QPlainTextEdit, t.window.tabs),
        *t.shown(QLineEdit, t.window.tabs),
    ]
    field = t.chance.choice([each for each in fields if each.isVisible()])
    field.setFocus()
    if t.chance.random() < 0.2:
        field.selectAll()
    ends = [Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete]
    t.keys(field, t.chance.choice(WORDS), *([t.chance.choice(ends)] if t.chance.random() < 0.3 else []))


def type_where_the_focus_is(t: "Trial") -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit):
        t.keys(field, t.chance.choice(WORDS))


def leave_where_the_focus_is(t: "Trial") -> None:
    if field := QApplication.focusWidget():
        t.keys(field, "", t.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab]))


def rename(t: "Trial") -> None:
    t.window.outline.view.rename()


def write_note(t: "Trial") -> None:
    t.window.outline.view.write_note()


def rename_and_turn_away(t: "Trial") -> None:
    t.window.outline.view.rename()
    type_where_the_focus_is(t)
    t.window.library.view.setFocus()


def rename_and_undo(t: "Trial") -> None:
    t.window.outline.add_section()
    type_where_the_focus_is(t)
    undo(t)


def word_target(t: "Trial") -> None:
    if boxes := t.shown(QSpinBox, t.window.tabs):
        box = t.chance.choice(boxes)
        box.setFocus()
        box.selectAll()
        t.keys(box, str(t.chance.randint(0, 2000)), *([Qt.Key.Key_Return] if t.chance.random() < 0.5 else []))


def word_target_of_the_essay(t: "Trial") -> None:
    t.window.commands.outlines.word_target()


def search(t: "Trial") -> None:
    t.window.library.focus_search()
    t.keys(t.window.library.field, t.chance.choice(SEARCHES), *([Qt.Key.Key_Escape] if t.chance.random() < 0.4 else []))


def filter_cards(t: "Trial") -> None:
    chips = t.shown(QPushButton, t.window.library.filters)
    QTest.mouseClick(t.chance.choice(chips), Qt.MouseButton.LeftButton)


def press_a_button(t: "Trial") -> None:
    if there := t.shown(QPushButton, t.window.card) + t.shown(QToolButton, t.window.card):
        QTest.mouseClick(t.chance.choice(there), Qt.MouseButton.LeftButton)


def choose_in_a_box(t: "Trial") -> None:
    if there := [each for each in t.shown(QComboBox, t.window.tabs) if each.count()]:
        box = t.chance.choice(there)
        box.setFocus()
        t.keys(box, "", *t.chance.choices([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End], k=2))


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
    t.window._look()


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
        t.window.outline.add_sibling()


def indent(t: "Trial") -> None:
    t.window.outline.indent()


def outdent(t: "Trial") -> None:
    t.window.outline.outdent()


def shift(t: "Trial") -> None:
    t.window.outline.shift(t.chance.choice([-1, 1]))


def remove(t: "Trial") -> None:
    t.window.outline.remove()


def place_again(t: "Trial") -> None:
    if len(t.ids("placement")) < MOST_PLACEMENTS:
        t.window.outline.place_again()


def fold_or_unfold(t: "Trial") -> None:
    t.window.outline.view.fold_all(t.chance.random() < 0.3)


def copy_text(t: "Trial") -> None:
    t.chance.choice([t.window.outline.copy_text, t.window.commands.cards.copy_cards, t.window.preview.copy_markdown])()


def show_a_tab(t: "Trial") -> None:
    t.window.show_tab(t.chance.choice(["card", "card", "preview", "history"]))


def next_pane(t: "Trial") -> None:
    t.window.commands.edit.next_pane()


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
        t.window.commands.outlines.new_outline()


def duplicate_outline(t: "Trial") -> None:
    if len(t.ids("outline")) < MOST_OUTLINES and len(t.ids("placement")) < MOST_PLACEMENTS:
        t.window.commands.outlines.duplicate_outline()


def delete_outline(t: "Trial") -> None:
    if len(t.ids("outline")) > 2:
        t.window.commands.outlines.delete_outline()


def import_a_pack(t: "Trial") -> None:
    if len(t.ids("card")) < MOST_CARDS:
        name = f"pack-{t.chance.randrange(5)}"
        keys = range(t.chance.randint(1, 6))
        text = "".join(f'[[cards]]\nkey = "k{key}"\nkind = "claim"\ntitle = "{name}, card {key}"\n' for key in keys)
        path = t.folder / f"{name}.toml"
        path.write_text(f'[pack]\nid = "{name}"\ntitle = "{name}"\n{text}')
        t.window.commands.files.import_file(path)


def show_the_sources(t: "Trial") -> None:
    t.window.commands.cards.sources()


def use_the_sources(t: "Trial") -> None:
    for dialog in t.window.findChildren(SourcesDialog):
        fields = t.shown(QLineEdit, dialog)
        buttons = t.shown(QPushButton, dialog)
        if fields and t.chance.random() < 0.5:
            field = t.chance.choice(fields)
            field.setFocus()
            t.keys(field, t.chance.choice(WORDS))
        elif buttons:
            QTest.mouseClick(t.chance.choice(buttons), Qt.MouseButton.LeftButton)


def close_the_sources(t: "Trial") -> None:
    for dialog in t.window.findChildren(SourcesDialog):
        t.chance.choice([dialog.close, dialog.hide])()


def export(t: "Trial") -> None:
    if not t.window.findChildren(ExportDialog):
        t.window.commands.files.export()


def use_the_export(t: "Trial") -> None:
    for dialog in t.window.findChildren(ExportDialog):
        dialog.formats.setFocus()
        t.keys(dialog.formats, "", t.chance.choice([Qt.Key.Key_Down, Qt.Key.Key_Up]))


def open_a_dialog(t: "Trial") -> None:
    if QApplication.activeModalWidget() is None:
        commands = t.window.commands
        view, files = commands.view, commands.files
        ways = [view.guide, view.shortcuts, view.about, files.restore_backup, files.import_pack, files.save_as]
        t.chance.choice(ways)()


def open_a_menu(t: "Trial") -> None:
    outline, library = t.window.outline.view, t.window.library.view
    if t.chance.random() < 0.5:
        outline.menu_wanted.emit(outline.viewport().rect().center())
    else:
        library.menu_wanted.emit(library.viewport().rect().center())


def choose_an_outline_by_menu(t: "Trial") -> None:
    QTest.mouseClick(t.window.top.outline, Qt.MouseButton.LeftButton)


def close_what_is_open(t: "Trial") -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog | QMenu) and each.isVisible():
            t.keys(each, "", Qt.Key.Key_Escape)
    t.close_other_windows()


def scale(t: "Trial") -> None:
    t.window.commands.view.scale(t.chance.choice([-1, 0, 1]))


def colours(t: "Trial") -> None:
    t.window.commands.view.colours(t.chance.choice(["light", "dark"]))


def resize(t: "Trial") -> None:
    t.window.resize(t.chance.choice([900, 1366, 1900]), t.chance.choice([600, 768, 1080]))


def wait(t: "Trial") -> None:
    QTest.qWait(t.chance.choice([0, 5, 30, 700]))


def close_and_open(t: "Trial") -> None:
    t.window.saving.flush()
    before = t.digest()
    t.window.close()
    t.window = t.open()
    if t.digest() != before:
        t.wrong.append(f"{t.number}: closed and opened, the notebook is another")


class Action(NamedTuple):
    """Something that is done, and how often beside the others."""

    do: Callable[["Trial"], None]
    weight: float


ACTIONS = (
    Action(choose, 10),
    Action(choose_many, 4),
    Action(choose_in_the_library, 6),
    Action(drop, 6),
    Action(type_in_a_field, 10),
    Action(type_where_the_focus_is, 4),
    Action(leave_where_the_focus_is, 4),
    Action(rename, 4),
    Action(write_note, 3),
    Action(rename_and_turn_away, 2),
    Action(rename_and_undo, 2),
    Action(word_target, 2),
    Action(word_target_of_the_essay, 0.1),
    Action(search, 2),
    Action(filter_cards, 3),
    Action(press_a_button, 2),
    Action(choose_in_a_box, 2),
    Action(change_elsewhere, 1),
    Action(undo, 9),
    Action(redo, 5),
    Action(undo_by_key, 2),
    Action(jump, 1),
    Action(place, 6),
    Action(add_section, 3),
    Action(add_sibling, 3),
    Action(indent, 4),
    Action(outdent, 4),
    Action(shift, 5),
    Action(remove, 6),
    Action(place_again, 2),
    Action(fold_or_unfold, 0.5),
    Action(copy_text, 1),
    Action(show_a_tab, 3),
    Action(next_pane, 2),
    Action(new_card, 1),
    Action(duplicate_card, 1),
    Action(trash_card, 2),
    Action(restore_card, 1),
    Action(empty_trash, 0.5),
    Action(turn, 3),
    Action(new_outline, 0.7),
    Action(duplicate_outline, 0.5),
    Action(delete_outline, 0.7),
    Action(import_a_pack, 0.3),
    Action(show_the_sources, 0.3),
    Action(use_the_sources, 0.6),
    Action(close_the_sources, 0.6),
    Action(export, 0.1),
    Action(use_the_export, 0.3),
    Action(open_a_dialog, 0.3),
    Action(open_a_menu, 0.4),
    Action(choose_an_outline_by_menu, 0.3),
    Action(close_what_is_open, 1.5),
    Action(scale, 0.05),
    Action(colours, 0.05),
    Action(resize, 0.1),
    Action(wait, 0.4),
    Action(close_and_open, 0.05),
)
WEIGHTS = [action.weight for action in ACTIONS]
