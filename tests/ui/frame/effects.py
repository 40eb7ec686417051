"""What each action of a window is seen to do, by its name: how it is prepared, and what is different afterwards."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import Part
from essayplanner.domain.documents import Spot
from essayplanner.formats.screens import SCREENS as PICTURED
from essayplanner.notebook import documents, outlining
from essayplanner.notebook.items import Item
from essayplanner.ui.frame.screens import SCREENS as IN_SWITCH
from essayplanner.ui.frame.window import Window
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.ui.waiting import until

Essay = dict[str, int]
Prepare = Callable[[Window, Essay], object]
Look = Callable[[Window], object]
Place = Callable[[Window], QWidget]


class Effect(NamedTuple):
    """`seen` gives something that differs once the keys were pressed; `first` is what is done before that, and `at`
    gives the widget that has the focus: the outline, the library, or where nothing else is said the question."""

    seen: Look
    first: Prepare = lambda window, essay: None
    at: Place = lambda window: window.outline.header.question


def steps(window: Window) -> object:
    """What was done and not undone."""
    return [(step.label.words, step.undone) for step in window.book.history()]


def dialogs(window: Window) -> list[QWidget]:
    """The windows besides the main one; native choosers are such too."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def clipboard(window: Window) -> str:
    """What was copied."""
    return QGuiApplication.clipboard().text()


def copied(window: Window) -> object:
    """Whether a picture was copied; where there is nothing to draw, what is said of that."""
    return QGuiApplication.clipboard().mimeData().hasImage(), said(window)


def focus(window: Window) -> QWidget | None:
    """Where the keys go."""
    return QApplication.focusWidget()


def said(window: Window) -> str:
    """What the status bar says."""
    return window.status.said.text()


def screen(window: Window) -> str:
    """Which screen is shown."""
    return window.centre.name


def tab(window: Window) -> int:
    """Which panel is shown at the right."""
    return window.tabs.currentIndex()


def editing(window: Window) -> object:
    """Whether a row is typed in, and which."""
    return window.outline.view.is_editing() and window.outline.view.current_node().item


def at_picture(window: Window, essay: Essay) -> None:
    """Have a screen in sight of which there are pictures."""
    window.centre.turn_to(next(name for name in window.centre.screens if name in PICTURED))


def rows(*names: str) -> Prepare:
    """Have rows of the outline selected: sections, or with “placed” in their names cards."""

    def choose(window: Window, essay: Essay) -> None:
        parts: list[Part] = ["placement" if name.startswith("placed") else "section" for name in names]
        items = [Item(what, essay[name]) for what, name in zip(parts, names, strict=True)]
        window.outline.view.choose_all(items)

    return choose


def card(name: str) -> Prepare:
    """Have a card of the library selected."""
    return lambda window, essay: window.library.view.choose(essay[name])


def both(one: Prepare, other: Prepare) -> Prepare:
    """First the one, then the other."""

    def prepare(window: Window, essay: Essay) -> None:
        one(window, essay)
        other(window, essay)

    return prepare


def outline(window: Window) -> QWidget:
    """The rows."""
    return window.outline.view


def library(window: Window) -> QWidget:
    """The cards."""
    return window.library.view


def indented(window: Window, essay: Essay) -> None:
    """A section under another."""
    window.outline.view.choose(Item("section", essay["second"]))
    window.outline.selected.indent()


def waiting(window: Window, essay: Essay) -> None:
    """A section that waits for a claim."""
    outlining.edit_section(window.book, essay["second"], slots=("historian",))
    window.outline.view.choose(Item("section", essay["second"]))


def undone(window: Window, essay: Essay) -> None:
    """Something to do again."""
    outlining.edit_section(window.book, essay["first"], note="Then")
    window.book.undo()


def at_tab(name: str) -> Prepare:
    """Another panel is shown."""
    return lambda window, essay: window.show_tab(name)


def scale(window: Window) -> int:
    """How large the text is."""
    return window.theme.scale


def folds(window: Window) -> object:
    """Which panels are folded."""
    return window.sides.folds()


def chosen(window: Window) -> object:
    """Which row of the outline is the current one."""
    return window.outline.view.current_node().item


def finding(window: Window, essay: Essay) -> None:
    """Words are found in the outline, in two rows."""
    window.outline.find_bar.begin()
    window.outline.find_bar.field.setText("stalin")


def at_timeline(window: Window, essay: Essay) -> None:
    """Have the timeline in sight, some years of it."""
    window.centre.turn_to("timeline")
    sight = timeline(window).sight
    until(lambda: sight.width > 0)
    sight.show_all()
    sight.zoom(2, sight.width / 2)


def timeline(window: Window) -> TimelineScreen:
    """The timeline, which is there once it was turned to."""
    return cast(TimelineScreen, window.centre.widgets["timeline"])


def lanes(window: Window) -> QWidget:
    """What the timeline draws."""
    return timeline(window).view


def years(window: Window) -> object:
    """Which years the timeline shows, and whether it asks for some."""
    return timeline(window).sight.years, timeline(window).sight.days, timeline(window).asking.isVisible()


def text_copied(window: Window, essay: Essay) -> None:
    """A text was copied, and a row is where it would go."""
    rows("second")(window, essay)
    QApplication.clipboard().setText("A text from elsewhere")


def read(window: Window, essay: Essay) -> None:
    """A card that was made of a passage."""
    lesson = documents.add_document(window.book, "Lesson 9.pdf")
    made = documents.clip(window.book, lesson, Kind.EVIDENCE, "Kirov was shot", Spot(1, 0, 14))
    window.selection.choose(made)
    until(window.commands.actions.by_name["show_read"].isEnabled)


def larger(window: Window, essay: Essay) -> None:
    """Text that is not of normal size."""
    window.commands.view.scale(1)


#: By the name of the action. A key that is added to an action which stands not here has no effect that is tested.
EFFECTS: dict[str, Effect] = {
    "new_notebook": Effect(lambda window: window.property("asked")),
    "open": Effect(dialogs),
    "save": Effect(said),
    "save_as": Effect(dialogs),
    "bring_in": Effect(dialogs),
    "export": Effect(dialogs),
    "print": Effect(dialogs),
    "close": Effect(lambda window: window.isVisible()),
    "undo": Effect(steps, lambda window, essay: outlining.edit_section(window.book, essay["first"], note="Then")),
    "redo": Effect(steps, undone),
    "history": Effect(tab, at_tab("card")),
    "copy_markdown": Effect(clipboard),
    "copy_rich": Effect(clipboard),
    "copy_picture": Effect(copied, at_picture, lambda window: window.centre.widgets[window.centre.name]),
    "find": Effect(focus),
    "find_in_outline": Effect(focus),
    "find_next": Effect(chosen, finding),
    "find_previous": Effect(chosen, finding),
    "next_pane": Effect(focus),
    "previous_pane": Effect(focus),
    "next_misspelt": Effect(said),
    "preferences": Effect(dialogs),
    "new_claim": Effect(steps),
    "new_evidence": Effect(steps),
    "new_historian": Effect(steps),
    "edit_card": Effect(focus, card("party"), library),
    "place": Effect(steps, both(rows("second"), card("party")), library),
    "place_under": Effect(steps, both(rows("placed_tools"), card("delegates")), library),
    "duplicate_card": Effect(steps, card("party"), library),
    "paste_cards": Effect(dialogs, text_copied, library),
    "paste_items": Effect(steps, text_copied, outline),
    "copy_cards": Effect(clipboard, card("party"), library),
    "trash_card": Effect(steps, card("party"), library),
    "show_read": Effect(screen, read),
    "sources": Effect(dialogs),
    "missing": Effect(dialogs),
    "new_outline": Effect(focus),
    "larger": Effect(scale),
    "smaller": Effect(scale, larger),
    "normal_size": Effect(scale, larger),
    "show_card": Effect(tab, at_tab("history")),
    "show_preview": Effect(tab, at_tab("card")),
    "show_history": Effect(tab, at_tab("card")),
    "show_coach": Effect(tab, at_tab("card")),
    "next_finding": Effect(tab, at_tab("card")),
    "last_finding": Effect(tab, at_tab("card")),
    "fold_library": Effect(folds),
    "fold_right": Effect(folds),
    "screen_outline": Effect(screen, lambda window, essay: window.centre.turn_to("timeline")),
    **{f"screen_{each.name}": Effect(screen) for each in IN_SWITCH[1:]},
    "full_screen": Effect(lambda window: window.isFullScreen()),
    "shortcuts": Effect(dialogs),
    "add_section": Effect(steps, rows("first"), outline),
    "add_subsection": Effect(steps, rows("first"), outline),
    "add_sibling": Effect(steps, rows("first"), outline),
    "fill_slot": Effect(steps, waiting, outline),
    "rename": Effect(editing, rows("first"), outline),
    "write_note": Effect(editing, rows("first"), outline),
    "move_up": Effect(steps, rows("second"), outline),
    "move_down": Effect(steps, rows("first"), outline),
    "indent": Effect(steps, rows("second"), outline),
    "outdent": Effect(steps, indented, outline),
    "place_again": Effect(steps, rows("placed_tools"), outline),
    "copy_items": Effect(clipboard, rows("placed_tools"), outline),
    "remove": Effect(steps, rows("placed_tools"), outline),
    **{f"timeline_{name}": Effect(years, at_timeline, lanes) for name in ("all", "larger", "smaller", "year")},
}
