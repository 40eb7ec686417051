"""The tags of a card as chips, with a field for another one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QCompleter, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.notebook.cards import change_tags
from essayplanner.notebook.counting import tag_counts
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.style import INSET, list_sheet
from essayplanner.ui.look.targets import LEAST, grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped


class Chip(Painted):
    """One tag; a click, Delete or Backspace takes it off the card."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.name = name
        self.setText(name)
        self.setAccessibleName(_("Tag {tag}: remove", tag=name))
        give_tip(self, _("Remove “{tag}” from this card", tag=name))

    def _around(self) -> int:
        return 2 * self.theme.px(9) + (self.theme.px(14) if self.isEnabled() else 0)

    def sizeHint(self) -> QSize:
        """Room for the name and a cross, in one line."""
        metrics = QFontMetrics(self.theme.font(12))
        wide = metrics.horizontalAdvance(self.name) + self._around() + 1
        return grown(QSize(wide, metrics.height() + 2 * self.theme.px(3)))

    def size_in(self, room: int) -> QSize:
        """The size where there is only so much room: the name wraps."""
        hint = self.sizeHint()
        if hint.width() <= room:
            return hint
        return QSize(room, max(LEAST, height_of(self._lines(room)) + 2 * self.theme.px(3)))

    def _lines(self, wide: int) -> QTextLayout:
        room = wide - self._around()
        return wrapped(self.name, self.theme.font(12), room, from_right=self.isRightToLeft() or None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, as a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = self.theme.px, QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(self.theme.color("claim"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("selection" if hot else "chip"))
        round_ = min(box.height() / 2, px(12))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), round_, round_)
        painter.setPen(self.theme.color("ink"))
        lines = self._lines(self.width() + 1)
        text = QRectF(px(9), (self.height() - lines.boundingRect().height()) / 2, self.width() + 1 - self._around(), 1)
        from_right = self.isRightToLeft()
        lines.draw(painter, mirrored(box, text, from_right).topLeft())
        if self.isEnabled():
            painter.setPen(QPen(self.theme.color("muted"), px(13) / 10))
            cross = mirrored(box, QRectF(box.right() - px(13), box.center().y(), 0, 0), from_right)
            arm, x, y = px(3), cross.x(), cross.y()
            painter.drawLine(int(x - arm), int(y - arm), int(x + arm), int(y + arm))
            painter.drawLine(int(x - arm), int(y + arm), int(x + arm), int(y - arm))


class TagsField(QWidget):
    """Chips that flow over as many lines as they need; what is typed becomes a tag when the field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        theme = self.theme = desk.theme
        self.names: list[str] = []
        self.chips: list[Chip] = []
        self._offers = False
        self.line = LineField(_("Add a tag"), _("Add a tag"))
        self.line.setParent(self)
        self.line.installEventFilter(self)
        self.bound = desk.bound(self.line, "tag", self._add, entry=True)
        self.known = QStringListModel(self)
        completer = QCompleter(self.known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.commit, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.returnPressed.connect(self.commit)
        self.line.textEdited.connect(self._edited)
        self.setFocusProxy(self.line)
        popup = completer.popup()
        assert popup is not None
        popup.setAccessibleName(_("Tags of this notebook"))
        self.popup = popup
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.popup.setStyleSheet(list_sheet(self.theme))
        self.lay_out()

    def show_tags(self, card: RowKey, names: Sequence[str], editable: bool) -> None:
        """Show the tags of a card."""
        self.bound.show(card, "")
        self._offers = False
        self.line.set_editable(editable)
        self.line.setVisible(editable)
        if list(names) != self.names or any(chip.isEnabled() != editable for chip in self.chips):
            self._replace_chips(list(names), editable)

    def _edited(self, text: str) -> None:
        if not self._offers:
            self._offer()
        if text.rstrip().endswith((",", ";")):
            self.commit()

    @unless_busy
    def _offer(self) -> None:
        """Read, when the first letter is typed and not before, the tags that the field offers: the most used first."""
        carried = {name.casefold() for name in self.names}
        offered = [name for name, _ in tag_counts(self.desk.book) if name.casefold() not in carried]
        self._offers = True
        if offered != self.known.stringList():
            self.known.setStringList(offered)

    def _replace_chips(self, names: list[str], editable: bool) -> None:
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        old = {chip.name: chip for chip in self.chips}
        self.names = names
        self.chips = [old.pop(name) if name in old else self._chip(name) for name in names]
        for chip in self.chips:
            chip.setEnabled(editable)
        if focused is not None and any(chip.hasFocus() for chip in old.values()):
            rest: list[QWidget] = [*self.chips[focused:], self.line]
            rest[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in old.values():
            chip.hide()
            chip.deleteLater()
        self.lay_out()

    def _chip(self, name: str) -> Chip:
        chip = Chip(self.theme, name)
        chip.setParent(self)
        chip.clicked.connect(lambda: self._take_off(name))
        chip.show()
        return chip

    def commit(self) -> None:
        """Put what is in the field on the card."""
        self.bound.leave()

    def _add(self, book: Notebook, card_id: int, typed: str, merge: str) -> None:
        tags = [tag for part in typed.replace(";", ",").split(",") if (tag := clean_line(part))]
        carried = {name.casefold() for name in self.names}
        change_tags(book, card_id, add=tags)
        said = [_("Tagged “{tag}”.", tag=tag) for tag in sorted(tags) if tag.casefold() not in carried]
        if said:
            self.desk.announcer.say(self, " ".join(said))

    def _take_off(self, name: str) -> None:
        book, card = self.desk.book, self.bound.row

        def take_off() -> None:
            assert card is not None
            with book.addressed(card) as card_id:
                change_tags(book, card_id, remove=[name])

        self.desk.do(take_off, _("Removed the tag “{tag}”.", tag=name), at=self)

    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        return [*self.chips, self.line]

    def lay_out(self) -> None:
        """Put chips and field in their places, and become as high as they need."""
        px, edge = self.theme.px, self.theme.px(INSET)
        gap, x, y, high = px(4), edge, px(2) if self.chips else 0, 0
        room = max(1, self.width() - edge)
        for chip in self.chips:
            size = chip.size_in(room - edge)
            wide = size.width()
            if x > edge and x + wide > room:
                x, y = edge, y + high + gap
            chip.setGeometry(self._placed(QRect(x, y, wide, size.height())))
            x, high = x + wide + gap, max(size.height(), high if x > edge else 0)
        if not self.line.isHidden():
            size = self.line.sizeHint()
            if self.chips and x + px(110) > room:
                x, y = edge, y + high + gap
            start = x - edge if x == edge else x
            lift = max(0, (size.height() - high) // 2) if high and x > edge else 0
            self.line.setGeometry(self._placed(QRect(start, max(0, y - lift), self.width() - start, size.height())))
            y, high = max(0, y - lift), size.height()
        if self.minimumHeight() != y + high or self.maximumHeight() != y + high:
            self.setFixedHeight(y + high)

    def _placed(self, part: QRect) -> QRect:
        return mirrored(self.rect(), part, self.isRightToLeft())

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flows anew."""
        super().resizeEvent(event)
        self.lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field goes to the last chip, Escape empties it."""
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed == Qt.Key.Key_Backspace and not self.line.text() and self.chips:
            self.chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        if pressed == Qt.Key.Key_Escape and self.line.text():
            self.bound.replace("")
            return True
        return super().eventFilter(watched, event)
