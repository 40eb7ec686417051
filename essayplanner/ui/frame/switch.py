"""The switch of the screens, in the top bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme


class ScreenSwitch(QWidget):
    """Turns to a screen; a button with a menu where there is no room for all side by side."""

    def __init__(self, theme: Theme, centre: Centre) -> None:
        super().__init__()
        self._centre = centre
        choices = [
            Choice(each.name, each.title, _("Screen: {title} ({keys})", title=each.title, keys=each.keys))
            for each in centre.screens.values()
        ]
        self.segments = Segments(theme, _("Screens"), choices, centre.turn_to, size=13, padding=(11, 4))
        self.button = PushButton()
        self.button.clicked.connect(self._open)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.button)
        centre.turned.connect(self._show)
        self._show()

    def fit(self, width: int) -> None:
        """Be as wide as this at most."""
        narrow = self.segments.wide() > width
        self.segments.setHidden(narrow)
        self.button.setVisible(narrow)

    def _show(self) -> None:
        title = self._centre.screens[self._centre.name].title
        self.segments.show_chosen(self._centre.name)
        self.button.setText(f"{title}  ▾")
        self.button.setAccessibleName(_("Screen: {title}", title=title))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for screen in self._centre.screens.values():
            action = menu.addAction(screen.title)
            action.setCheckable(True)
            action.setChecked(screen.name == self._centre.name)
            action.triggered.connect(lambda checked=False, name=screen.name: self._centre.turn_to(name))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
