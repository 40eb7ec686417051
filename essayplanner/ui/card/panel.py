"""The card panel: what the selection names, with every field that can be filled in, saved as it is typed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from essayplanner.domain.changes import Change, ChangeSet, Row, Table
from essayplanner.domain.errors import BusyError, NotFoundError
from essayplanner.domain.labels import Label
from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.ui.card.card_form import CardForm
from essayplanner.ui.card.note_part import NotePart
from essayplanner.ui.card.section_form import SectionForm
from essayplanner.ui.card.trashed import Trashed
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.busy import IN_USE, unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Words

HINT = _("Choose a card in the library, or a section or card in the outline, to read and change it here.")

_TABLES: tuple[Table, ...] = (
    "card",
    "card_tag",
    "tag",
    "citation",
    "source",
    "passage",
    "document",
    "link",
    "side",
    "debate",
    "placement",
    "section",
    "outline",
    "reply",
)

#: What says where something stands in an outline.
_PLACE = {"outline_id", "section_id", "parent_id", "position"}

_NOTHING = ChangeSet(Label(""))


class CardPanel(QWidget):
    """Shows a card (with the note at its place, if it was chosen in an outline), a section, or what to do.

    `left` says that Escape was pressed (the focus goes back), `source_wanted` gives the source of the card to be shown,
    `reading_wanted` the card, the source and the place in it, to be shown where it was read.
    """

    left = Signal()
    source_wanted = Signal(int)
    reading_wanted = Signal(int, int, str)

    def __init__(self, desk: Desk, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.desk = desk
        self.setAccessibleName(_("Card"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(desk.theme))  # on whatever comes in from now on: all of it anew would take longer
        self.hint = Words(desk.theme, HINT, size=13)
        self.trashed = Trashed(desk)
        self.note_part = NotePart(desk)
        self.card = CardForm(desk)
        self.section = SectionForm(desk)
        self.parts: tuple[QWidget, ...] = (self.hint, self.trashed, self.note_part, self.card, self.section)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.area = FormArea(self.desk.theme, self.body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        for part in self.parts:  # only now: whatever is put into another part has all that is in it styled anew
            part.hide()
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._stale = True
        self._tabs = TabOrder(self, lambda: (self.body,))
        self._tabs.find_soon()
        self._shown: tuple[int, Item | None] = (0, None)
        #: What steps changed since something was shown, and is shown after their picture.
        self._missed: tuple[Change, ...] = ()
        self._following = AfterPicture(self, self._follow)
        QApplication.instance().focusChanged.connect(self._hand_came)  # type: ignore[union-attr]
        desk.theme.changed.connect(self.restyle)
        desk.selection.changed.connect(self._turn)
        self.card.rearranged.connect(self._tabs.find_soon)
        self.card.citations.source_wanted.connect(self.source_wanted)
        self.card.citations.reading_wanted.connect(self.reading_wanted)
        self._unsubscribe = desk.book.subscribe(self._changed)
        self.destroyed.connect(self._unsubscribe)
        self.restyle()
        for form in (self.note_part, self.card, self.section):
            form.restyle()  # once more: a font given before there was a style sheet above is forgotten

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        px = self.desk.theme.px
        if (rules := sheet(self.desk.theme)) != self.styleSheet():  # the same once more would take as long
            self.setStyleSheet(rules)
        set_margins(self.column, px(13), px(12), 0, px(16))
        self.column.setSpacing(px(12))
        self.body.setMaximumWidth(px(560))  # some eighty letters

    @unless_busy
    def refresh(self, changed: ChangeSet | None = None) -> None:
        """Show what the selection names, as it is in the notebook; of what is shown already what may have `changed`."""
        selection = self.desk.selection
        now = (selection.card_id, selection.item)
        before, turned = self._shown, now != self._shown
        if changed is not None:
            changed = changed._replace(changes=self._missed + changed.changes)
        changed = None if turned or self._stale or changed is None or changed.everything else changed
        self._shown, self._stale, self._missed = now, False, ()
        self._following.stop()
        shown: set[QWidget] = set()
        try:
            if selection.item and selection.item.what == "section":
                if changed is None or changed.touches("section", "placement", "outline"):
                    self.section.show_section(selection.item.id)
                shown = {self.section}
            elif selection.card_id:
                self.card.show_card(selection.card_id, changed)
                shown = {self.card, *self._around_card()}
        except NotFoundError:
            shown, self._shown = set(), (0, None)  # should it come back, all of it is asked for
        except BusyError:
            self._shown, self._stale = before, True
            raise
        trashed = self.trashed in shown and self.trashed.isHidden()
        hand = QApplication.focusWidget()
        for part in self.parts:
            is_shown = part in shown or (part is self.hint and not shown)
            if hand and not is_shown and part.isAncestorOf(hand):
                hand.clearFocus()  # else it goes on typing in whatever comes next, a button of the status bar
            part.setVisible(is_shown)
        if turned or trashed:
            self.area.verticalScrollBar().setValue(0)
        self._tabs.find_if_rearranged()

    def _around_card(self) -> Iterator[QWidget]:
        item, fields = self.desk.selection.item, self.card.fields
        if fields and fields.trashed:
            self.trashed.card_id = fields.id
            self.trashed.button.setVisible(not self.desk.book.read_only)
            yield self.trashed
        elif item and item.what == "placement":
            try:
                self.note_part.show_placement(item.id)
            except NotFoundError:
                return
            yield self.note_part

    def release(self) -> None:
        """Save what is being typed, to what it was typed at."""
        self.desk.book.settle()

    def _turn(self) -> None:
        self.release()
        self._follow_soon(_NOTHING, at_once=not (self._following.isActive() or self.desk.book.is_telling))

    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_TABLES):
            self._follow_soon(changes, at_once=not _is_about_places(changes))

    def _follow_soon(self, changes: ChangeSet, *, at_once: bool) -> None:
        """Show what changed, or is chosen now, where it is to be seen. The picture of a drop does not wait for that;
        a hand in the panel does, and is not to type over what is not true any more."""
        hand = QApplication.focusWidget()
        if not self.isVisible():
            self._stale = True
        elif at_once or self._stale or (hand and self.isAncestorOf(hand)):
            self.refresh(changes)
        else:
            self._missed += changes.changes
            self._let_go_of_what_went(changes)
            self._following.begin()

    def _let_go_of_what_went(self, changes: ChangeSet) -> None:
        """A text for a row that is gone would find no place, and come back with the row, a step in front of redo."""
        item = self._shown[1]
        if item and any(change.id == item.id and not change.after for change in changes.of(item.what)):
            self.desk.saving.let_go(self.section if item.what == "section" else self.note_part)

    @Slot()
    def _hand_came(self) -> None:
        """A hand that comes while something else is shown yet than what is chosen (by keys that were pressed before the
        picture, say) goes on in what is chosen."""
        hand = QApplication.focusWidget()
        if self._following.isActive() and hand and self.isAncestorOf(hand):
            self.refresh(_NOTHING)
            if hand.isVisible():
                hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh(_NOTHING)
        else:
            self._stale = True

    def _titled(self) -> SectionForm | CardForm:
        return self.section if self._shows(self.section) else self.card

    def title(self) -> str:
        """What stands in the title of what is shown."""
        return self._titled().title.toPlainText()

    def focus_title(self) -> None:
        """Go to the title of what is shown, all of it selected."""
        if self.catch_up():
            self._titled().focus_title()

    def focus_note(self) -> None:
        """Go to the student's note at what is shown; a card that was not chosen in an outline has its text instead."""
        if not self.catch_up():
            return
        if self._shows(self.section):
            self.section.focus_note()
        elif self._shows(self.note_part):
            self.note_part.focus_note()
        else:
            self.card.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_field(self, name: str) -> None:
        """Go to a field of the card that is shown, by the name that `CardForm.field_of` knows it by."""
        if self.catch_up() and self._shows(self.card):
            field = self.card.field_of(name)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.area.ensureWidgetVisible(field)

    def focus_words(self) -> None:
        """Go to the word target of a section, its number selected."""
        if self.catch_up() and self._shows(self.section):
            self.section.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.section.words.selectAll()

    def show_questions(self, key: str = "") -> None:
        """Go to a question that would break the claim that is shown, by its key, or to the first that is open."""
        if self.catch_up() and self._shows(self.card):
            self.card.questioning.field_of(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def catch_up(self) -> bool:
        """Show what the selection names, if it is not shown yet; where another program keeps it from being read, say
        so and give False: what is typed now would be typed over something else."""
        if self._stale or self._following.isActive():
            self.refresh(_NOTHING)
        if self._stale:
            self.desk.announcer.say(self, IN_USE)
        return not self._stale

    def _shows(self, part: QWidget) -> bool:
        return not part.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Saves what is being typed."""
        super().hideEvent(event)
        self.release()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets go of the notebook."""
        self._unsubscribe()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the focus back."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.release()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_about_places(changes: ChangeSet) -> bool:
    """Whether a step brought sections and cards into an outline, out of it or to other places in it, and no more."""
    return not changes.everything and all(
        change.table in ("section", "placement")
        and (not change.before or not change.after or _differing(change.before, change.after) <= _PLACE)
        for change in changes.changes
    )


def _differing(before: Row, after: Row) -> set[str]:
    return {column for column in before.keys() | after.keys() if before.get(column) != after.get(column)}
