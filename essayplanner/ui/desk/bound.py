"""A field and the row of the notebook whose text it shows: what is typed comes to that row, or is kept."""

from time import monotonic
from typing import Protocol

from PySide6.QtWidgets import QPlainTextEdit, QSpinBox

from essayplanner.domain.changes import RowKey
from essayplanner.notebook.notebook import new_uid
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.drafts import Draft, Field, Save, Stored

#: Seconds from a first unsaved letter to the disk, without a letter until the next one begins a new step, and from an
#: attempt that failed to the next.
SAVE_AFTER = 0.6
PAUSE = 1.0
AGAIN_AFTER = 2.0


class Watcher(Protocol):
    """What knows the fields of a notebook's windows, as one of them needs it."""

    def watch(self, bound: "Bound") -> None:
        """Look after a field from now on."""


class Keeper(Protocol):
    """What saves the fields of a notebook's windows, as one of them needs it."""

    @property
    def fields(self) -> Watcher:
        """All of them."""

    def wake(self, bound: "Bound") -> None:
        """Save a field when it is due."""

    def store(self, draft: Draft) -> Stored | None:
        """Save a text to its row; None, after saying why, where that could not be."""

    def keep(self, draft: Draft) -> None:
        """Keep a text that could not be saved, and try it again."""

    def take_draft(self, row: RowKey, name: str) -> Draft | None:
        """What is kept for a text of a row, and is kept no longer."""


class Bound:
    """A field that shows a text (or a number) of one row of the notebook after another, and saves it to that row.

    While typing goes on its saves become one step. The field's own undo is off: undo is the notebook's, and covers
    what was typed too. Where the notebook keeps a text other than it was typed (without a space at its end), the field
    shows that only when it is left, so that nothing moves under the student's hands. With `needed` a blank text is not
    saved: the old one comes back when the field is left. An `entry` is saved when it is left, and then blank again.

    Belongs to whoever made it; `Saving` holds it weakly.
    """

    def __init__(
        self,
        saving: Keeper,
        field: Field,
        name: str,
        save: Save,
        *,
        needed: bool = False,
        entry: bool = False,
        announcer: Announcer | None = None,
    ) -> None:
        self._announcer = announcer
        self.field, self.name, self.needed, self.entry = field, name, needed, entry
        self._saving, self._save = saving, save
        self.row: RowKey | None = None
        self.merge = ""
        self.stored = self._shown = self.text()
        self._touched = self._filling = self._storing = False
        self.save_at = self.rest_at = 0.0
        if isinstance(field, QPlainTextEdit):
            field.setUndoRedoEnabled(False)
        saving.fields.watch(self)

    def text(self) -> str:
        """What the field holds, spaces that do not break included (Qt's `toPlainText` makes them plain ones)."""
        if isinstance(self.field, QPlainTextEdit):
            return self.field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return str(self.field.value()) if isinstance(self.field, QSpinBox) else self.field.text()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is to be saved and is not."""
        if not self._touched or self.row is None or getattr(self.field, "is_cut", False):  # a text that is only read
            return False
        text = self.text()
        return text != self._shown and not ((self.needed or self.entry) and not text.strip())

    def show(self, row: RowKey | None, text: str, name: str = "", save: Save | None = None) -> None:
        """Show the text of a row; what is being typed there, and the cursor, stay. None is no row at all.

        A field that shows several texts of one row in turn says which, and how that one is saved.
        """
        if row == self.row and name in ("", self.name):
            news, self.stored = text != self.stored, text
            if not self.dirty or self._storing:
                self._save = save or self._save
            if news and not self._storing and not self.dirty:
                self._fill(text)
            return
        self.leave_row()
        if self.row is None and row and self.field.hasFocus():
            self.field.clearFocus()  # the hand goes on typing for the row that went
        self.row, self.merge, self.stored = row, "", text
        self.name, self._save = name or self.name, save or self._save
        self._fill(text)
        if row and (draft := self._saving.take_draft(row, self.name)):
            self.take(draft)

    def leave_row(self) -> None:
        """Save what was typed; what cannot be saved is kept, and comes back with the row."""
        if self._storing:
            return  # what is on its way is kept by `flush`, should it not arrive
        self.end()
        draft = self.draft() if self.dirty else None
        self.row = None
        if draft:
            self._saving.keep(draft)

    def draft(self) -> Draft | None:
        """What is in the field, and where it belongs; None where it shows no row."""
        if self.row is None:
            return None
        called = self.field.accessibleName()
        return Draft(self.row, self.name, called, self.text(), self.merge, self._save, self._announcer)

    def typed(self) -> None:
        """Something was changed in the field."""
        if self._filling:
            return
        self._touched = True
        now = monotonic()
        if not self.save_at and not self.entry:
            self.save_at = now + SAVE_AFTER
        self.rest_at = now + PAUSE
        self._saving.wake(self)

    def flush(self) -> bool:
        """Save now what was typed; gives whether nothing is left unsaved."""
        self.save_at = 0.0
        if self._storing or not self.dirty:
            return not self.dirty
        self.merge = self.merge or new_uid()
        draft = self.draft()
        assert draft is not None
        self._storing, self.save_at = True, monotonic() + AGAIN_AFTER
        before, self.stored = self.stored, draft.text
        saved: Stored | None = None
        try:
            saved = self._saving.store(draft)
        finally:
            self._storing = False
            if (self.row, self.name) != draft.place:  # the announcement of the step turned the field
                if not saved:
                    self._saving.keep(draft)
            elif saved:
                self.save_at, self._shown = 0.0, draft.text
                if self.entry or saved is Stored.ELSEWHERE:
                    self.stored = "" if self.entry else self.stored
                    self._fill(self.stored)
            elif self.stored is draft.text:
                self.stored = before
        return bool(saved)

    def end(self) -> bool:
        """Save now; what is typed next is another step."""
        saved = self.flush()
        self.rest_at, self.merge = 0.0, "" if saved else self.merge
        return saved

    def leave(self) -> None:
        """Save now, and show the text as the notebook keeps it."""
        self.end()
        if not self.dirty and self.text() != self.stored:
            self._fill("" if self.entry else self.stored)

    @property
    def takes(self) -> bool:
        """Whether a text can stand in the field as if it were typed there."""
        read_only = self.field.isReadOnly() or not self.field.isEnabled()
        return not (read_only or self.entry or getattr(self.field, "is_cut", False))

    def take(self, draft: Draft) -> None:
        """Go on with a text of this row that was typed before, maybe in another field."""
        self.merge = draft.merge
        self._put(draft.text)

    def replace(self, text: str) -> None:
        """Let go of what was typed."""
        self._fill(text)

    def _fill(self, text: str) -> None:
        self._filling, self._touched = True, False
        try:
            if self.text() != text:
                self._put(text)
        finally:
            self._filling = False
        self._shown = self.text()
        self.save_at = 0.0

    def _put(self, text: str) -> None:
        field = self.field
        if isinstance(field, QPlainTextEdit):
            place = field.textCursor().position()
            field.setPlainText(text)
            cursor = field.textCursor()
            cursor.setPosition(min(place, field.document().characterCount() - 1) if field.hasFocus() else 0)
            field.setTextCursor(cursor)
        elif isinstance(field, QSpinBox):
            field.setValue(int(text))
        else:
            place = field.cursorPosition()
            field.setText(text)
            field.setCursorPosition(place if field.hasFocus() else 0)
