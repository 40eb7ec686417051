"""The list of notes with their cards, by mouse and by keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMenu

from essayplanner.domain.cards import Kind
from essayplanner.domain.words import kind_title
from essayplanner.language import _
from essayplanner.ui.bringing.delegate import NotesDelegate
from essayplanner.ui.bringing.draft import DEEDS, Shown
from essayplanner.ui.bringing.model import CardRole, MayCutRole, NotesModel, PartRole
from essayplanner.ui.bringing.parts import note_box, parts_of
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.calm_lists import make_calm, restyle_calm
from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.fields import give_viewport, keep_width
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import Index

_KINDS = {Qt.Key.Key_C: Kind.CLAIM, Qt.Key.Key_E: Kind.EVIDENCE, Qt.Key.Key_H: Kind.HISTORIAN}
#: Pixels of the design above and below a line between two notes within which a click cuts there.
_NEAR = 6
KEYS = _(
    "C, E and H change the kind · X leaves out · S cuts the notes here, or joins · F2 edits the title · Space changes "
    "what is done with a card that is here"
)


class NotesView(ChosenRows, QListView):
    """Notes, cut by a click between two of them, and cards, whose kinds, titles and fates are changed; `cut_wanted`
    gives the row before which to cut, or no longer."""

    cut_wanted = Signal(int)
    has_headings = True
    _pressed = ""

    def __init__(self, theme: Theme, model: NotesModel) -> None:
        super().__init__()
        give_viewport(self)
        keep_width(self)
        self.theme, self.notes = theme, model
        self.delegate = NotesDelegate(theme, self)
        self._later: list[QKeyEvent] = []
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Notes and the cards they make"))
        name_keys(self, KEYS)
        make_calm(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        restyle_calm(self, self.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def chosen(self) -> list[Shown]:
        """The cards that are chosen, each once, in their order."""
        found = (index.data(PartRole) for index in sorted(self.selectedIndexes(), key=QModelIndex.row))
        return list({card.number: card for card in found if card}.values())

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters change what is chosen; Enter edits a title, as F2 does. While cards are awaited, all keys wait."""
        if self.notes.draft.is_waiting and event.key() != Qt.Key.Key_Escape:
            self._later.append(event.clone())
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        editing = self.state() is QAbstractItemView.State.EditingState  # Enter comes on from the field
        if held or editing or not self._did(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def catch_up(self) -> None:
        """Do what was typed while cards were awaited."""
        typed, self._later = self._later, []
        for event in typed:
            into = QApplication.focusWidget()
            QApplication.sendEvent(into if into and self.isAncestorOf(into) else self, event)

    def _did(self, key: Qt.Key) -> bool:
        current = self.currentIndex()
        if key in _KINDS:
            self.set_kind(_KINDS[key])
        elif key in (Qt.Key.Key_X, Qt.Key.Key_Delete):
            self.leave_out()
        elif key == Qt.Key.Key_S and current.isValid():
            self.cut_wanted.emit(current.row())
        elif key == Qt.Key.Key_Space and (card := current.data(PartRole)):
            self._next_deed(card)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.data(CardRole):
            self.edit(current)
        else:
            return False
        return True

    def set_kind(self, kind: Kind) -> None:
        """Give the chosen cards a kind."""
        if cards := self.chosen():
            self.notes.draft.change(cards, kind=kind)
            self.notes.tell()

    def leave_out(self) -> None:
        """Leave the chosen cards out, or take them again."""
        if cards := self.chosen():
            self.notes.draft.leave_out(cards)
            self.notes.tell()

    def _next_deed(self, card: Shown) -> None:
        self.notes.draft.next_deed(card)
        self.notes.tell()

    # By mouse

    def _cut_at(self, at: QPoint) -> int:
        """The row before which a click at a point cuts, or joins; -1 for none."""
        near = self.theme.px(_NEAR)
        for y in (at.y() + near, at.y() - near):
            index = self.indexAt(QPoint(at.x(), y))
            row = self.visualRect(index)
            if not index.isValid() or abs(row.top() - at.y()) > near or not index.data(MayCutRole):
                continue
            if mirrored(row, note_box(self.theme, row), self.isRightToLeft()).contains(at.x(), row.center().y()):
                return index.row()
        return -1

    def _aim(self, row: int) -> None:
        if row != self.delegate.aimed:
            self.delegate.aimed = row
            self.setCursor(Qt.CursorShape.SplitVCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows where a click would cut."""
        super().mouseMoveEvent(event)
        self._aim(-1 if event.buttons() else self._cut_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """It would cut nowhere."""
        super().leaveEvent(event)
        self._aim(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Cuts between two notes; on a card, shows the kinds or changes what is done with it."""
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() or self.notes.draft.is_waiting:
            super().mousePressEvent(event)
            return
        if (row := self._cut_at(at)) >= 0:
            self.cut_wanted.emit(row)
            return
        self._pressed = self._part_at(at)
        if not (self._pressed and self.selectionModel().isSelected(self.indexAt(at))):  # of several that are chosen
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Does what was pressed."""
        super().mouseReleaseEvent(event)
        at, pressed, self._pressed = event.position().toPoint(), self._pressed, ""
        index = self.indexAt(at)
        card: Shown | None = index.data(CardRole)
        if not card or not pressed or self._part_at(at) != pressed:
            return
        if pressed == "kind":
            self._show_kinds(index, card)
        else:
            self._next_deed(card)

    def _part_at(self, at: QPoint) -> str:
        """What can be pressed of a card at a point: its kind, or what is done with it; else nothing."""
        index = self.indexAt(at)
        card: Shown | None = index.data(CardRole)
        if card is None:
            return ""
        row = self.visualRect(index)
        parts = parts_of(self.theme, row, card, [])
        found = {"kind": parts.kind, "deed": parts.deed}
        return next((name for name, box in found.items() if mirrored(row, box, self.isRightToLeft()).contains(at)), "")

    def _show_kinds(self, index: Index, card: Shown) -> None:
        row = self.visualRect(index)
        box = mirrored(row, parts_of(self.theme, row, card, []).kind, self.isRightToLeft())
        menu = self._menu()
        self._add_kinds(menu, card)
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft()))

    # The menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_kinds(self, menu: QMenu, card: Shown) -> None:
        for key, kind in _KINDS.items():
            action = menu.addAction(f"{kind_title(kind)}\t{key.name.removeprefix('Key_')}")
            _mark(action, kind is card.kind)
            action.triggered.connect(lambda _checked=False, kind=kind: self.set_kind(kind))

    def _show_menu(self, at: QPoint) -> None:
        if self.notes.draft.is_waiting:
            return
        index = self.indexAt(at)
        if not index.isValid():
            index = self.currentIndex()
        card: Shown | None = index.data(PartRole)
        menu = self._menu()
        if card:
            self._add_kinds(menu, card)
            menu.addSeparator()
            menu.addAction(_("&Edit the title") + "\tF2", lambda: self.edit(self._first_row(card)))
            if card.proposal.when:
                action = menu.addAction(_("&Date: {date}", date=card.proposal.when))
                _mark(action, bool(card.when))
                action.triggered.connect(lambda checked=False: self._set_undated(card, bool(card.when)))
            if len(DEEDS[card.met.fate]) > 2:
                menu.addAction(
                    _("&Something else with what is here") + "\t" + _("Space"), lambda: self._next_deed(card)
                )
            menu.addAction(_("&Leave out, or take again") + "\tX", self.leave_out)
        if index.data(MayCutRole):
            words = _("&Join with the card above") if index.data(CardRole) else _("&Cut here")
            row = index.row()
            menu.addAction(words + "\tS", lambda: self.cut_wanted.emit(row))
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.popup(self.viewport().mapToGlobal(at))

    def _first_row(self, card: Shown) -> QModelIndex:
        return self.notes.index(card.proposal.blocks[0])

    def _set_undated(self, card: Shown, undated: bool) -> None:
        self.notes.draft.change([card], is_undated=undated)
        self.notes.tell()


def _mark(action: QAction, marked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(marked)
