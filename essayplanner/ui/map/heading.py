"""The line above the map: the question, of what the map is, in which direction, and how large."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from essayplanner.language import _, p_
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme, css_font
from essayplanner.ui.map.view import MapView

_OF = (
    Choice(False, p_("map of", "This outline"), _("Map of this outline")),
    Choice(True, p_("map of", "Notebook"), _("Map of the whole notebook")),
)
_WAYS = (
    Choice(False, p_("map", "→ Across"), _("From left to right")),
    Choice(True, p_("map", "↓ Down"), _("From top to bottom")),
)


class Heading(QWidget):
    """Question and switches; where there is no room for all in a line they stand below each other."""

    def __init__(
        self,
        desk: Desk,
        view: MapView,
        *,
        show_whole: Callable[[bool], object],
        turn: Callable[[bool], object],
        show_all: Callable[[], object],
    ) -> None:
        super().__init__()
        self.theme, self.view = desk.theme, view
        self.question = Label()
        self.question.setWordWrap(True)
        self.question.setObjectName("mapQuestion")
        self.touching = quiet_button("", "", show_all)
        self.touching.hide()
        self.of = Segments(desk.theme, _("What the map is of"), _OF, show_whole)
        self.ways = Segments(desk.theme, _("Direction"), _WAYS, turn)
        self.smaller, self.larger = PushButton("−"), PushButton("+")
        self.share = quiet_button("", "", self.view.show_whole_size)
        self.smaller.clicked.connect(lambda: view.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: view.zoom(STEP))
        for button, name in ((self.smaller, _("Smaller")), (self.larger, _("Larger"))):
            button.setAccessibleName(name)
            give_tip(button, name)
            button.setProperty("onMap", "true")
        give_tip(self.share, _("Back to 100 %"))
        zoom = QWidget()
        row = QHBoxLayout(zoom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(2))
        for button in (self.smaller, self.share, self.larger):
            row.addWidget(button)
        self.tools = (self.of, self.ways, zoom)
        self._tools = tools = QWidget()
        flow = FlowLayout(tools, desk.theme.px(6), lead=desk.theme.px(4))
        for tool in self.tools:
            flow.addWidget(tool)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.question, 1)
        self.row.addWidget(self.touching)
        self.row.addWidget(tools)
        desk.theme.wear(_rules)
        view.scaled.connect(self.say_size)
        self.say_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question stands above the switches where it is longer than what is left beside them."""
        super().resizeEvent(event)
        self._arrange()

    def ask(self, question: str) -> None:
        """Show the question."""
        self.question.setText(question)
        self._arrange()

    def _arrange(self) -> None:
        touching = self.touching.sizeHint().width() if self.touching.isVisibleTo(self) else 0
        wide = sum(tool.sizeHint().width() + self.theme.px(6) for tool in self.tools)
        words = QFontMetrics(_font(self.theme)).horizontalAdvance(self.question.text()) + self.theme.px(12)
        words = words if self.question.isVisibleTo(self) else 0
        beside = wide + touching + words <= self.contentsRect().width()
        self._tools.setMinimumWidth(wide if beside else 0)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != way:
            self.row.setDirection(way)

    def say_size(self) -> None:
        """Say how large it is shown."""
        share = _("{share} %", share=str(round(self.view.scale * 100)))
        self.share.setText(share)
        self.share.setAccessibleName(_("{share}, back to 100 %", share=share))

    def say_touching(self, title: str) -> None:
        """Say that only what touches a card is shown; nothing where that is not so."""
        self.touching.setVisible(bool(title))
        self.touching.setText(_("Only what touches “{title}” ×", title=title))
        self.touching.setAccessibleName(_("Only what touches “{title}” is shown. Show all again", title=title))
        self._arrange()


def _font(theme: Theme) -> QFont:
    return theme.font(22, serif=True, bold=True)


def _rules(theme: Theme) -> str:
    side = max(LEAST, theme.px(26))
    question = css_font(_font(theme))
    return (
        f"#mapQuestion {{ {question} color: {theme.tokens.ink}; }}"
        f'QPushButton[onMap="true"] {{ padding: 0; min-width: {side}px; max-width: {side}px; }}'
        "#map, #map::corner { background: transparent; border: 0; }"
    )
