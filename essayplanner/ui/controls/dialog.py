"""Windows beside or above a notebook's, all made in one way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QHBoxLayout, QWidget

from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.titles import window_title

#: The size of the interface font at 100 % of text, in pixels: what sizes of the design are given at.
_DESIGN_FONT = 13
#: As much as the title of a window takes, on any desktop.
_TITLE = 40


class Dialog(QDialog):
    """A window with that title, gone when it is closed; `size` is width and height of the design, in pixels.

    Escape closes it, and saves nothing that its buttons do not.
    """

    def __init__(self, title: str, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(window_title(title))
        self._kept: tuple[Settings, str] | None = None
        scale = QApplication.font().pixelSize() / _DESIGN_FONT
        self._fit(*(round(length * scale) for length in size))

    def _fit(self, width: int, height: int) -> None:
        room = self.screen().availableSize()
        self.resize(min(width, room.width() * 19 // 20), min(height, room.height() - _TITLE))

    def keep_size(self, settings: Settings, name: str) -> None:
        """Be as large as when it was closed last, and keep that in the settings under a name."""
        self._kept = settings, name
        if kept := settings.dialogs.get(name):
            self._fit(*kept)

    def done(self, result: int) -> None:
        """Close, and keep the size."""
        if self._kept:
            settings, name = self._kept
            size = [self.width(), self.height()]
            if settings.dialogs.get(name) != size:
                settings.dialogs[name] = size
                settings.save()
        super().done(result)


def push_button(
    text: str, act: Callable[[], object], name: str = "", *, tip: str = "", primary: bool = False
) -> PushButton:
    """A button of a dialog, which a screen reader calls by its text where it has no other name.

    The primary one is what Enter does; the others it never does.
    """
    button = PushButton(text)
    button.setAccessibleName(name or text)
    button.setAutoDefault(primary)
    button.setDefault(primary)
    if primary:
        button.setProperty("primary", "true")
    if tip:
        give_tip(button, tip)
    button.clicked.connect(lambda _checked=False: act())
    return button


def add_buttons(column: QBoxLayout, right: Sequence[QWidget], left: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Put buttons in a row at the foot of a column, some of them at its beginning."""
    row = QHBoxLayout()
    column.addLayout(row)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
