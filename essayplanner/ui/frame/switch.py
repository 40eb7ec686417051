"""The switch of the screens, in the top bar."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme

#: What stands on the button after the name of the screen.
_OPENS = "  ▾"


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
        self.button, self._is_named, self._room = PushButton(), True, 0
        self.button.clicked.connect(self._open)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.segments)
        row.addWidget(self.button)
        centre.turned.connect(self._show)
        self._show()

    def least(self) -> int:
        """How narrow it can be: as a button without the name of the screen."""
        named = self.button.fontMetrics().horizontalAdvance(self.button.text().replace(_OPENS, ""))
        return self.button.minimumSizeHint().width() - (named if self._is_named else 0)

    def fit(self, width: int) -> None:
        """Be as wide as this at most."""
        self._room = width
        narrow = self.segments.wide() > width
        self.segments.setHidden(narrow)
        self.button.setVisible(narrow)
        if narrow:
            self._name_button(named=True)
            self._name_button(named=self.button.sizeHint().width() <= width)
        self.setMinimumWidth(self.button.sizeHint().width() if narrow else self.segments.wide())

    def _name_button(self, *, named: bool) -> None:
        self._is_named = named
        title = self._centre.screens[self._centre.name].title
        self.button.setText(f"{title}{_OPENS}" if named else _OPENS.strip())
        give_tip(self.button, "" if named else title)

    def _show(self) -> None:
        title = self._centre.screens[self._centre.name].title
        self.segments.show_chosen(self._centre.name)
        self._name_button(named=self._is_named)
        if self._room:
            self.fit(self._room)
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
