"""Colours, fonts and sizes, as design tokens; light and dark follow the system unless the student chose one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

SERIFS = ["Noto Serif", "Georgia", "Charter", "Source Serif 4", "Linux Libertine O", "Times New Roman", "DejaVu Serif"]

#: The text sizes a student can choose, in per cent.
SCALES = (100, 125, 150, 175, 200)
#: The size from which on there is little room.
LARGE = 150


class Theme(QObject):
    """The colours in force and the size of text; `changed` is emitted when either is another."""

    changed = Signal()

    def __init__(self, mode: str = "system", scale: int = 100, *, contrast: bool = False, late: bool = False) -> None:
        """`contrast` is high contrast, whatever the system says of it.

        `late` leaves the style sheet to `dress`: widgets put together under one cost 30 ms more. Until then the system
        is dark where its palette is, for to ask it takes Qt's own namespace (`inking`).
        """
        super().__init__()
        self._parts: list[Callable[[Theme], str]] = []
        self._dressed = not late
        self._waiting = 0
        self.mode = mode
        self.scale = scale
        self.contrast = contrast
        self.tokens = LIGHT
        self._fonts: dict[tuple[int, bool, bool, bool], QFont] = {}
        self._family = _interface_font()
        self._hints = QApplication.styleHints()  # kept: what it gives is gone with it
        self._follow_system()
        self.apply()

    def _follow_system(self) -> None:
        self._hints.colorSchemeChanged.connect(self.apply)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.apply)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self.tokens in (DARK, CONTRAST_DARK)

    def choose(self, *, mode: str | None = None, scale: int | None = None, contrast: bool | None = None) -> None:
        """Change to "system", "light" or "dark", to another size of text, or to high contrast or back."""
        self.mode = mode or self.mode
        self.scale = scale or self.scale
        self.contrast = self.contrast if contrast is None else contrast
        self.apply()

    def apply(self) -> None:
        """Bring palette, font and style sheet of the application in line."""
        self.tokens = self._in_force()
        self._fonts.clear()
        app = _application()
        app.setFont(self.font())
        app.setPalette(self._palette())
        self._set_style_sheet()
        self.changed.emit()

    def _in_force(self) -> Tokens:
        dark = self.mode == "dark" or (self.mode == "system" and self._is_system_dark())
        if self.contrast or (self._dressed and self._is_system_stark()):
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _is_system_stark(self) -> bool:
        from PySide6.QtCore import Qt

        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _is_system_dark(self) -> bool:
        if not self._dressed:
            return QPalette().color(QPalette.ColorRole.Window).lightness() < 128
        from PySide6.QtCore import Qt

        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def wear(self, part: "Callable[[Theme], str]") -> None:
        """Add rules of a part of the window to the one style sheet of the application.

        A style sheet of a widget's own costs a style of its own, and its children are polished once more.
        """
        if part not in self._parts:
            self._parts.append(part)
            self._set_style_sheet()

    @contextmanager
    def all_at_once(self) -> Iterator[None]:
        """Have what is worn meanwhile put in force together: each time the whole window is polished anew."""
        self._waiting += 1
        try:
            yield
        finally:
            self._waiting -= 1
            self._set_style_sheet()

    def dress(self) -> None:
        """Put the style sheet in force, where that was left for later."""
        if not self._dressed:
            self._dressed = True
            if self._in_force() is not self.tokens:
                self.apply()
            else:
                self._set_style_sheet()

    def _set_style_sheet(self) -> None:
        if self._dressed and not self._waiting:
            sheet = "".join((self._style_sheet(), *(part(self) for part in self._parts)))
            if sheet != _application().styleSheet():  # the same once more would have every widget polished again
                _application().setStyleSheet(sheet)

    def px(self, pixels: float) -> int:
        """A length of the design at the chosen size of text."""
        return round(pixels * self.scale / 100)

    def font(self, size: int = 13, *, bold: bool = False, serif: bool = False, italic: bool = False) -> QFont:
        """The interface font, or the serif, at a size of the design in pixels; it is the asker's own to change."""
        key = (size, bold, serif, italic)
        if key not in self._fonts:
            font = QFont(self._family)
            if serif:
                font.setFamilies(SERIFS)
                font.setStyleHint(QFont.StyleHint.Serif)
            font.setPixelSize(max(1, self.px(size)))
            font.setWeight(
                QFont.Weight.DemiBold if bold and not serif else QFont.Weight.Bold if bold else QFont.Weight.Normal
            )
            font.setItalic(italic)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def color(self, name: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self.tokens, name))

    def _palette(self) -> QPalette:
        t, role = self.tokens, QPalette.ColorRole
        palette = QPalette()
        for where, colour in (
            (role.Window, t.pane),
            (role.WindowText, t.ink),
            (role.Base, t.card),
            (role.AlternateBase, t.pane),
            (role.Text, t.ink),
            (role.Button, t.card),
            (role.ButtonText, t.ink),
            (role.BrightText, t.caution),
            (role.ToolTipBase, t.card),
            (role.ToolTipText, t.ink),
            (role.PlaceholderText, t.muted),
            (role.Highlight, t.claim),
            (role.HighlightedText, t.on_accent),
            (role.Link, t.claim),
            (role.LinkVisited, t.claim),
            (role.Light, t.card),
            (role.Midlight, t.chip),
            (role.Mid, t.line),
            (role.Dark, t.muted),
            (role.Shadow, t.line),
            (role.Accent, t.claim),
        ):
            palette.setColor(where, QColor(colour))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(t.muted))
        return palette

    def _style_sheet(self) -> str:
        from essayplanner.ui.look.plain import DROP_RULES, RULE

        t, px = self.tokens, self.px
        bar, thick = LEAST, px(10) - 4  # more can be pressed of a handle than is drawn
        beside = (bar - thick) // 2
        apart = px(8) - 2 if self.scale < LARGE else px(3)  # four tabs have little room where text is large
        return f"""
        {RULE}
        QMainWindow, QDialog {{ background: {t.pane}; }}
        QToolTip {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.line}; padding: {px(4)}px; }}
        QStatusBar, QMenuBar {{ background: {t.pane}; color: {t.muted}; }}
        QStatusBar::item {{ border: 0; }}
        QMenuBar::item {{ padding: {px(4) - 1}px {px(9) - 1}px; color: {t.ink}; background: transparent;
            border: 1px solid transparent; border-radius: {px(5)}px; }}
        QMenuBar::item:selected {{ background: {t.selection}; border-color: {t.claim}; }}
        QMenu {{ menu-scrollable: 1; background: {t.card}; border: 1px solid {t.link}; padding: {px(3)}px; }}
        QMenu::item {{ padding: {px(4)}px {px(20)}px {px(4)}px {px(18)}px; border-radius: {px(5)}px; color: {t.ink};
            background: transparent; min-height: {max(1, LEAST - 2 * px(4))}px; }}
        QMenu::item:disabled {{ color: {t.muted}; }}
        QMenu::item:selected {{ background: {t.claim}; color: {t.on_accent}; }}
        QMenu::item:disabled:selected {{ background: {t.chip}; color: {t.muted}; }}
        QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(3)}px {px(8)}px; }}
        {DROP_RULES}
        QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{
            background: {t.card}; border: 1px solid {t.link}; border-radius: {px(7)}px; padding: {px(5)}px {px(8)}px;
            selection-background-color: {t.claim}; selection-color: {t.on_accent}; }}
        QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus
            {{ border: 2px solid {t.claim}; padding: {px(5) - 1}px {px(8) - 1}px; }}
        QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: 0; }}
        QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0 {px(8)}px; }}
        QComboBox::drop-down {{ border: 0; width: {px(20)}px; }}
        QComboBox QAbstractItemView {{ background: {t.card}; border: 1px solid {t.line}; }}
        QPushButton {{ background: {t.card}; border: 1px solid {t.link}; border-radius: {px(7)}px;
            padding: {px(6)}px {px(12)}px; color: {t.ink}; }}
        QPushButton:hover {{ background: {t.selection}; }}
        QPushButton:focus {{ border: 2px solid {t.claim}; padding: {px(6) - 1}px {px(12) - 1}px; }}
        QPushButton:disabled {{ color: {t.muted}; background: {t.pane}; }}
        QPushButton[primary="true"] {{ background: {t.claim}; color: {t.on_accent}; border: 1px solid {t.claim}; }}
        QPushButton[primary="true"]:disabled {{ background: {t.pane}; color: {t.muted}; border-color: {t.line}; }}
        QPushButton[primary="true"]:focus {{ border: 2px solid {t.ink}; }}
        QPushButton[flat="true"] {{ background: transparent; border: 1px solid transparent; color: {t.claim};
            padding: {px(3)}px {px(6)}px; text-align: left; }}
        QPushButton[flat="true"]:hover {{ background: {t.selection}; }}
        QPushButton[flat="true"]:focus {{ border: 2px solid {t.claim}; padding: {px(3) - 1}px {px(6) - 1}px; }}
        QPushButton[small="true"] {{ font-size: {px(12)}px; padding: {px(4)}px {px(10)}px; }}
        QPushButton[small="true"]:focus {{ padding: {px(4) - 1}px {px(10) - 1}px; }}
        QPushButton[small="true"][flat="true"] {{ padding: {px(3)}px {px(6)}px; }}
        QPushButton[small="true"][flat="true"]:focus {{ padding: {px(3) - 1}px {px(6) - 1}px; }}
        QPushButton[quiet="true"] {{ color: {t.muted}; }}
        QLabel[muted="true"] {{ color: {t.muted}; }}
        QLabel[caution="true"] {{ color: {t.caution}; }}
        QTabWidget::pane {{ border: 0; border-top: 1px solid {t.line}; }}
        QTabBar::tab {{ background: transparent; color: {t.muted}; border: 2px solid transparent;
            padding: {px(8) - 2}px {px(3)}px {px(8)}px {px(3)}px; margin: 0 {apart}px; }}
        QTabBar::scroller {{ width: {2 * LEAST}px; }}
        QTabBar QToolButton {{ background: {t.pane}; border: 0; }}
        QTabBar QToolButton:hover {{ background: {t.selection}; }}
        QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.claim}; }}
        QTabBar::tab:selected:focus {{ border-color: {t.claim}; border-radius: {px(5)}px; }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
        QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
        QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
        QScrollBar::handle {{ background: {t.link}; border-radius: {thick // 2}px; }}
        QScrollBar::handle:vertical {{ min-height: {px(28)}px; margin: 2px {beside}px; }}
        QScrollBar::handle:horizontal {{ min-width: {px(28)}px; margin: {beside}px 2px; }}
        QScrollBar::handle:hover {{ background: {t.muted}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        """


class PaperTheme(Theme):
    """Light colours on white paper, and text at its usual size, whatever the window shows.

    Nothing wears it: it is for painting alone, in any thread, and without a QApplication too.
    """

    def __init__(self) -> None:
        super().__init__("light", late=True)

    def _follow_system(self) -> None:
        """Paper stays as it is."""

    def apply(self) -> None:
        """Have the colours of paper."""
        self.tokens = LIGHT._replace(paper=LIGHT.card, pane=LIGHT.card)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def css_font(font: QFont) -> str:
    """A font as declarations of a style sheet."""
    families = ", ".join(f"'{family}'" for family in font.families())
    style = "italic" if font.italic() else "normal"
    size, weight = font.pixelSize(), int(font.weight())
    return f"font-family: {families}; font-size: {size}px; font-weight: {weight}; font-style: {style};"


def _interface_font() -> QFont:
    """The system's own interface font; where it has none but its stand-in, Inter if that is there."""
    font = QApplication.font()
    if font.family() in ("", "DejaVu Sans", "Sans Serif", "Sans", "Bitstream Vera Sans") and QFontDatabase.hasFamily(
        "Inter"
    ):
        font.setFamily("Inter")
    return font


def mixed(first: str, second: str, share: float) -> QColor:
    """A colour between two, `share` of the way to the second."""
    a, b = QColor(first), QColor(second)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs))
