"""The tags of a card as chips, with a field for another one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QMenu, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.tags import group_and_name
from essayplanner.domain.text import clean_line, in_order, shorten
from essayplanner.language import _
from essayplanner.notebook.cards import change_tags
from essayplanner.notebook.counting import tag_counts
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.tag_chip import Chip
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import LONGEST_CAPTION
from essayplanner.ui.look.style import INSET, list_sheet


class TagsField(QWidget):
    """Chips that flow over as many lines as they need; what is typed becomes a tag when the field is left.

    `rearranged` says that chips came or went, so that Tab needs another way; `cards_wanted` gives a tag whose cards are
    to be shown.
    """

    rearranged = Signal()
    cards_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        theme = self.theme = desk.theme
        self.names: list[str] = []
        self.chips: list[Chip] = []
        #: The tags that the field offers, the most used first; None until the first letter is typed.
        self._offered: list[str] | None = None
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
        self.popup = popup
        popup.setAccessibleName(_("Tags of this notebook"))
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        popup.installEventFilter(self)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.popup.setStyleSheet(list_sheet(self.theme))
        self.lay_out()

    def show_tags(self, card: RowKey, names: Sequence[str], editable: bool) -> None:
        """Show the tags of a card."""
        self.bound.show(card, "")
        self._offered = None
        self.line.set_editable(editable)
        self.line.setVisible(editable)
        if list(names) != self.names or any(chip.isEnabled() != editable for chip in self.chips):
            self._replace_chips(list(names), editable)

    def _edited(self, text: str) -> None:
        if self._offered is None:
            self._read_tags()
        if self._offered is not None:
            self._offer(self._offered, text)
        if text.rstrip().endswith((",", ";")):
            self.commit()

    @unless_busy
    def _read_tags(self) -> None:
        carried = {name.casefold() for name in self.names}
        self._offered = [name for name, _ in tag_counts(self.desk.book) if name.casefold() not in carried]

    def _offer(self, tags: list[str], typed: str) -> None:
        """Offer a group that was typed in alphabetical order; else first the names that begin so, then those that have
        it within, then those whose group alone has it (“le” is in “people”), each the most used first."""
        sought, (group, colon, _name) = typed.strip().casefold(), typed.casefold().partition(":")

        def rank(tag: str) -> tuple[bool, bool]:
            name = group_and_name(tag)[1].casefold()
            return not name.startswith(sought), sought not in name

        in_group = colon and any(group_and_name(tag)[0].casefold() == group.strip() for tag in tags)
        offered = sorted(tags, key=in_order if in_group else rank)
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
        self.rearranged.emit()
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu of the tag under the pointer, also on a card that cannot be changed; by the menu key, of the
        tag that has the focus."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_by_key()
            return
        at = event.globalPos()
        for chip in self.chips:
            if chip.geometry().contains(self.mapFromGlobal(at)):
                self._menu_of(chip).popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10 is the menu key of keyboards that have none."""
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_by_key()
        else:
            super().keyPressEvent(event)

    def _open_menu_by_key(self) -> None:
        for chip in self.chips:
            if chip.hasFocus():
                menu = self._menu_of(chip)
                menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
                menu.setActiveAction(menu.actions()[0])

    def _menu_of(self, chip: Chip) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(shorten(_("Tag {tag}", tag=chip.name), LONGEST_CAPTION))
        menu.addAction(_("Show all cards with this tag"), lambda: self.cards_wanted.emit(chip.name))
        menu.addAction(_("Remove from this card"), chip.click).setEnabled(chip.isEnabled())
        return menu

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
        """Backspace in the empty field goes to the last chip, Escape empties it. What is offered is as wide as all of
        it, for the field beside the last chip may be too narrow for a group and a name."""
        if watched is self.popup:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
                left = self.mapToGlobal(QPoint(0, 0)).x()
                self.popup.setGeometry(QRect(left, self.popup.y(), self.width(), self.popup.height()))
            return False
        pressed = event.key() if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed == Qt.Key.Key_Backspace and not self.line.text() and self.chips:
            self.chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        if pressed == Qt.Key.Key_Escape and self.line.text():
            self.bound.replace("")
            return True
        return super().eventFilter(watched, event)
