"""The bar in which words are typed that are found in what is below it: in the outline, in a document."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from essayplanner.language import _, n_
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys


class FindingBar(QWidget):
    """A field, how many matches there are, and buttons to the next one and the one before."""

    def __init__(self, theme: Theme, name: str, of_field: str) -> None:
        """`name` is what it does, `of_field` what a screen reader says of its field."""
        super().__init__()
        self.theme = theme
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.field, self.count = OneLine(), Label()
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(of_field)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.typed)
        self.count.setProperty("muted", "true")
        self._row = FlowLayout(self, theme.px(6))
        self._row.addWidget(self.field)
        self._row.addWidget(self.count)
        self.before = self._button("↑", with_keys(_("Previous match"), "Shift+F3"), lambda: self.go(-1))
        self.after = self._button("↓", with_keys(_("Next match"), "F3"), lambda: self.go(1))
        self._button("✕", with_keys(_("Close"), "Esc"), self.leave)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, sign: str, name: str, act: Callable[[], object]) -> PushButton:
        button = PushButton(sign)
        button.setAccessibleName(name)
        give_tip(button, name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._row, px(24), px(6), px(16), px(6))
        self.field.setMinimumWidth(px(230))
        self.count.setFont(self.theme.font(12))
        self.count.setMinimumHeight(self.theme.px(28))

    def take_up(self) -> None:
        """Be there, with what was typed last selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, place: int, count: int) -> None:
        """Say how many matches there are, and the place among them, from 1, of the one that is shown; 0 for none."""
        if not self.field.text().strip():
            shown = ""
        elif not count:
            shown = _("No matches")
        elif place:
            shown = _("{place} of {count}", place=place, count=count)
        else:
            shown = n_("{n} match", "{n} matches", count)
        self.count.setText(shown)
        for button in (self.before, self.after):
            button.setEnabled(bool(count))

    def answer(self, way: int) -> None:
        """Do what `way_asked` says that a key asks."""
        if way:
            self.go(way)
        else:
            self.begin()

    @abstractmethod
    def begin(self) -> None:
        """Be there, and find what is typed."""

    @abstractmethod
    def typed(self) -> None:
        """Other words are to be found."""

    @abstractmethod
    def go(self, way: int) -> None:
        """Show the next match (1) or the one before (-1), round the end."""

    @abstractmethod
    def leave(self) -> None:
        """Be gone."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, with Shift back; Escape leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)


def way_asked(event: QKeyEvent) -> int | None:
    """What a key asks of such a bar, where it is not the window's: 0 to begin, 1 and -1 for the next match and the one
    before; None for nothing."""
    key, held = event.key(), event.modifiers()
    if key == Qt.Key.Key_F3 and not held & ~Qt.KeyboardModifier.ShiftModifier:
        return -1 if held else 1
    return 0 if event.matches(QKeySequence.StandardKey.Find) else None


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"#findBar {{ background: {t.pane}; border-bottom: 1px solid {t.line}; }}"
        f"#findBar QPushButton {{ padding: {px(5)}px {px(9)}px; }}"
        f"#findBar QPushButton:focus {{ padding: {px(5) - 1}px {px(9) - 1}px; }}"
    )
