"""What is typed is on disk as it is typed: one step a pause, at most a second of typing at risk, no letter astray."""

import contextlib
from collections.abc import Container
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import BusyError, EssayError, NotFoundError, OverwrittenError, SavedError, Trouble
from essayplanner.language import N_, _
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.bound import AGAIN_AFTER, Bound
from essayplanner.ui.desk.drafts import Draft, Place, Stored
from essayplanner.ui.desk.watched_fields import Fields

#: Milliseconds between two looks at what is due, while something is.
_BEAT = 50


class Told(NamedTuple):
    """What the student was told of a text that could not be saved: the field's name by then, why, and all of it."""

    called: str
    why: Trouble
    trouble: Trouble


class Saving(QObject):
    """Saves what is typed in the fields of one notebook's windows; one for a notebook, with one timer.

    `unsaved` gives the number of texts that could not be saved when that changes: they stay in their fields (or, where
    a field turned to another row, are kept here) and are tried again.
    """

    unsaved = Signal(int)

    def __init__(self, book: Notebook, announcer: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book, self.announcer = book, announcer
        self.drafts: dict[Place, Draft] = {}
        self.fields = Fields(self)
        self._awake: set[Bound] = set()
        self._told: dict[Place, Told] = {}
        self._again_at = 0.0
        self._storing = False
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self._beat)
        self._end = book.before_steps(self.flush)

    def let_go(self, whole: QWidget) -> None:
        """Save what was typed anywhere in a part of a window: it shows its rows no longer.

        What cannot be saved is kept, tried again, and stands in the field that shows its row next.
        """
        for bound in self.fields.living():
            if whole.isAncestorOf(bound.field):
                bound.leave_row()
                self._awake.discard(bound)

    def wake(self, bound: Bound) -> None:
        """Save a field when it is due."""
        self._awake.add(bound)
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _beat(self) -> None:
        now = monotonic()
        for bound in list(self._awake):
            if not isValid(bound.field):
                self._awake.discard(bound)
            elif bound.rest_at and now >= bound.rest_at and not bound.entry:
                bound.end()
            elif bound.save_at and now >= bound.save_at:
                bound.flush()
            elif not bound.save_at and not bound.rest_at:
                self._awake.discard(bound)
            elif bound.entry and now >= bound.rest_at:
                bound.rest_at = 0.0
        if self.drafts and now >= self._again_at:
            self._try_drafts()
        self._forget_told()
        if not self._awake and not self.drafts:
            self._timer.stop()

    def flush(self) -> bool:
        """Save all that was typed anywhere; gives whether nothing is left unsaved."""
        if self._storing:
            return True
        if self.fields.bound_of(QGuiApplication.focusObject()):
            QGuiApplication.inputMethod().commit()  # the letters of a word that is still being composed
        ended = [bound.end() for bound in self.fields.living() if bound.dirty]
        self._try_drafts()
        self._forget_told()
        return all(ended) and not self.drafts

    def store(self, draft: Draft) -> "Stored | None":
        """Save a text; where that cannot be, say why, once for each reason, and give None."""
        self._storing = True
        try:
            stored = Stored.ELSEWHERE if draft.store(self.book) else Stored.HERE
        except SavedError as error:
            stored = Stored.HERE
            self.announcer.fail(error)
        except EssayError as error:
            self._tell(draft, error)
            return None
        finally:
            self._storing = False
        if self._told.pop(draft.place, None) is not None:
            self.unsaved.emit(len(self._told))
        return stored

    def _tell(self, draft: Draft, error: EssayError) -> None:
        known = self._told.get(draft.place)
        called = known.called if known else draft.called
        why, failure = _why(error), _not_saved(draft._replace(called=called), error)
        self._told[draft.place] = Told(called, why, failure.trouble)
        if known is None or known.why != why:
            self.unsaved.emit(len(self._told))
            near = draft.announcer if draft.announcer and isValid(draft.announcer) else self.announcer
            near.fail(failure)

    def _forget_told(self) -> None:
        """A text that was taken back needs no saving any more."""
        if self._told and (over := self._told.keys() - {draft.place for draft in self.unsaved_drafts()}):
            for place in over:
                del self._told[place]
            self.unsaved.emit(len(self._told))

    def told(self) -> list[Told]:
        """What was said of texts that are still not saved."""
        return list(self._told.values())

    def keep(self, draft: Draft) -> None:
        """Keep a text that could not be saved, and try again: in another field that shows it, or here."""
        for bound in self.fields.living():
            if (bound.row, bound.name) == draft.place and bound.takes and not bound.dirty:
                bound.take(draft)
                return
        self.drafts[draft.place] = draft
        self._again_at = monotonic() + AGAIN_AFTER
        self._timer.start()

    def take_draft(self, row: RowKey, name: str) -> Draft | None:
        """The text that was kept for a row: its field takes it from here."""
        return self.drafts.pop((row, name), None)

    def _try_drafts(self) -> None:
        self._again_at = monotonic() + AGAIN_AFTER
        for draft in list(self.drafts.values()):
            if self.store(draft):
                self.drafts.pop(draft.place, None)

    def unsaved_drafts(self) -> list[Draft]:
        """What was typed and is not on disk, each text once, under the name by which the student was told of it."""
        typed = [draft for bound in self.fields.living() if bound.dirty and (draft := bound.draft())]
        drafts = {(draft.place, draft.text): draft for draft in (*self.drafts.values(), *typed)}
        return [
            draft._replace(called=self._told[draft.place].called) if draft.place in self._told else draft
            for draft in drafts.values()
        ]

    def save_into(self, copy: Notebook) -> set[Place]:
        """Save what is not on disk into a copy of the notebook; gives the places of what that has a place for."""
        saved = set()
        for draft in self.unsaved_drafts():
            with contextlib.suppress(NotFoundError):
                draft.store(copy)
                saved.add(draft.place)
        return saved

    def give_up(self, places: Container[Place] | None = None) -> None:
        """Let go of what could not be saved: of the texts of these places, or of all."""
        for draft in self.unsaved_drafts():
            if places is None or draft.place in places:
                self.drafts.pop(draft.place, None)
                self._told.pop(draft.place, None)
        for bound in self.fields.living():
            if bound.dirty and (draft_there := bound.draft()) and (places is None or draft_there.place in places):
                bound.replace(bound.stored)
        self.unsaved.emit(len(self._told))

    def stop(self) -> None:
        """Save no more: the file is closed."""
        self._timer.stop()
        self._end()


def _why(error: EssayError) -> Trouble:
    busy = isinstance(error, BusyError) and not isinstance(error, OverwrittenError)
    return Trouble(_("Another program is using the notebook.")) if busy else error.trouble


def _not_saved(draft: Draft, error: EssayError) -> EssayError:
    """Why a text is not saved, in one line; the text itself below, to be read and copied."""
    why = _why(error)
    kept = N_("What you typed in “{field}” is kept, and EssayPlanner will try to save it again.")
    if isinstance(error, BusyError):
        kept = N_("What you typed in “{field}” is kept, and will be saved as soon as possible.")
    elif isinstance(error, NotFoundError):
        kept = N_("What you typed in “{field}” no longer has a place. It is kept until you close this window.")
    return EssayError(f"{why} {_(kept, field=draft.called)}", more=draft.text, offer=why.offer)
