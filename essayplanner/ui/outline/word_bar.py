"""How the words, or the minutes, of an essay are shared among its sections."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.coach.budgets import Budgets
from essayplanner.domain.text import shorten
from essayplanner.language import _, sentences
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.budgeting import Given, told
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.strip import Shown, Strip, height

#: A screen reader hears what is written of so many sections; of more, that of the current one alone.
_HEARD = 12


class WordBar(QWidget):
    """A strip of the sections by their words or minutes, with what each has for its cards below, where there is room.

    A click goes to a section, by `section_wanted` with its id, and the tip says all of it.
    """

    section_wanted = Signal(int)

    def __init__(self, model: OutlineModel, theme: Theme) -> None:
        super().__init__()
        self.model, self.theme = model, theme
        self._current = 0
        self._shown: tuple[list[Shown], Budgets, bool] = ([], Budgets(), False)
        self.strip = Strip(theme, self.width(), self.isRightToLeft())
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self._lay_out)
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.strip.height)

    def heightForWidth(self, width: int) -> int:
        return height(self.theme, len(self._shown[0]), width)

    def show_budgets(self, found: Budgets, given: Sequence[Given], in_minutes: bool, said: str) -> None:
        """Show the sections with their budgets; a screen reader hears `said` of the whole."""
        sections = [
            Shown(each, self.model.number(each.node), bool(each.node.note or each.node.first_section()))
            for each in given
            if each.budget.size
        ]
        if (shown := (sections, found, in_minutes)) != self._shown:
            self._shown = shown
            self._lay_out()
            self.updateGeometry()
        heard = sections if len(sections) <= _HEARD else []
        self.setAccessibleDescription(sentences([said, *map(_told, heard)]))
        self._name()

    def show_current(self, section_id: int) -> None:
        """Mark a section."""
        if self._current != section_id:
            self._current = section_id
            self._name()
            self.update()

    def _name(self) -> None:
        part, in_minutes = self.strip.by_id.get(self._current), self._shown[2]
        name = _("Minutes planned") if in_minutes else _("Words planned")
        if part and in_minutes:
            name = _("Minutes planned, at section {section}", section=_told(part.shown))
        elif part:
            name = _("Words planned, at section {section}", section=_told(part.shown))
        self.setAccessibleName(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand where a click goes somewhere."""
        there = self.strip.part_at(event.position().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to a section."""
        if event.button() == Qt.MouseButton.LeftButton and (there := self.strip.part_at(event.position().x())):
            self.section_wanted.emit(there.id)

    def event(self, event: QEvent) -> bool:
        """Names the section under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            there = self.strip.part_at(event.pos().x())
            show_tip_at(self, event.globalPos(), _told(there.shown) if there else "")
            return True
        return super().event(event)

    @Slot()
    def _lay_out(self) -> None:
        shown, found, in_minutes = self._shown
        self.strip = Strip(self.theme, self.width(), self.isRightToLeft(), shown, found, in_minutes)
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays out the parts anew."""
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._draw()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            if part := self.strip.by_id.get(self._current):
                self.strip.paint_current(painter, part)

    def _draw(self) -> QPixmap:
        """The strip without the mark of the current section: hundreds of parts, which change seldom."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        with QPainter(picture) as painter:
            self.strip.paint(painter)
        return picture


def _told(shown: Shown) -> str:
    return told(shown.given, shown.number, shorten(shown.given.node.title, 80))
