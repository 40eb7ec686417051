"""Opening, using and closing what stands beside the window, and the window itself, at random."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
)

from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.sources.dialog import SourcesDialog
from tests.trials.acts_arranging import MOST_CARDS
from tests.trials.acts_typing import WORDS

if TYPE_CHECKING:
    from tests.trials.window_trial import Trial


def copy_text(t: "Trial") -> None:
    t.chance.choice(
        [t.window.outline.selected.copy_text, t.window.commands.cards.copy_cards, t.window.preview.copying.markdown]
    )()


def show_a_tab(t: "Trial") -> None:
    t.window.show_tab(t.chance.choice(["card", "card", "preview", "history"]))


def next_pane(t: "Trial") -> None:
    t.window.commands.edit.next_pane()


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
        ways = [view.guide, view.shortcuts, view.about, files.restore_backup, files.bring_in, files.save_as]
        t.chance.choice(ways)()


def open_a_menu(t: "Trial") -> None:
    outline, library = t.window.outline.view, t.window.library.view
    if t.chance.random() < 0.5:
        outline.menu_wanted.emit(outline.viewport().rect().center())
    else:
        library.menu_wanted.emit(library.viewport().rect().center())


def choose_an_outline_by_menu(t: "Trial") -> None:
    QTest.mouseClick(t.window.top.chooser, Qt.MouseButton.LeftButton)


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
