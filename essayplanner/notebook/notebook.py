"""An open notebook: its steps, and what is typed on its way to one."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from essayplanner.domain.changes import Change, ChangeSet, StepInfo
from essayplanner.domain.errors import (
    EssayError,
    Offer,
    SavedError,
    UnusableFileError,
)
from essayplanner.domain.labels import Label
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import real_path
from essayplanner.language import N_, _
from essayplanner.notebook import opening, steps
from essayplanner.notebook.migrations import CURRENT, bring_up_to_date
from essayplanner.notebook.open_file import OpenFile
from essayplanner.notebook.sentences import as_sentences


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_uid() -> str:
    """A random UUID (version 4) as text."""
    from uuid import uuid4

    return str(uuid4())


#: By origin, what is said of a step that is on disk.
_NOT_READ = {
    "step": N_("“{title}” is saved, but could not be read back at once. It will appear in a moment."),
    "undo": N_("“{title}” was undone, but could not be read back at once. It will appear in a moment."),
    "redo": N_("“{title}” was redone, but could not be read back at once. It will appear in a moment."),
}
_IN_DOUBT = {
    "step": N_("“{title}” is saved, but the disk reported an error straight afterwards"),
    "undo": N_("“{title}” was undone, but the disk reported an error straight afterwards"),
    "redo": N_("“{title}” was redone, but the disk reported an error straight afterwards"),
}


class Notebook(OpenFile):
    """One open `*.essayplan` file. Every change is made inside a `step`; each step is on disk when its block ends."""

    def __init__(self, path: Path, opened: opening.Opened, patience: int = opening.BUSY_TIMEOUT) -> None:
        super().__init__(path, opened, patience)
        self._step: int | None = None
        self._device = ""

    @classmethod
    def open(cls, path: Path, patience: int | None = None, *, again: bool = False) -> "Notebook":
        """Open a notebook after checking it; UnusableFileError, with the file as it was, where it is not sound.

        `patience` is how many milliseconds it waits for another program that is writing; None is BUSY_TIMEOUT. `again`
        says that this program has it open already.
        """
        path = real_path(path)
        opened = opening.open_checked(path, patience, again=again)
        try:
            if opened.version < CURRENT and not opened.read_only:
                from essayplanner.notebook.backups import back_up

                back_up(path)
                with as_sentences(path):
                    bring_up_to_date(opened.connection)
            elif opened.version < CURRENT:
                raise UnusableFileError(
                    _(
                        "“{name}” was made by an older version of EssayPlanner and cannot be brought up to date "
                        "where it is",
                        name=path.name,
                    ),
                    mend=_("copy it to one of your own folders and open the copy"),
                )
            with as_sentences(path):
                return cls(path, opened, opening.BUSY_TIMEOUT if patience is None else patience)
        except BaseException:
            opened.connection.close()
            if opened.folder:
                opened.folder.cleanup()
            raise

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Change rows as part of the open step; gives the id of the row that was added, if one was."""
        if self._step is None:
            raise RuntimeError("a change outside a step")
        return self.connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Change many rows alike as part of the open step."""
        if self._step is None:
            raise RuntimeError("a change outside a step")
        self.connection.executemany(sql, rows)

    @contextlib.contextmanager
    def step(self, label: Label, merge: str = "") -> Iterator[None]:
        """A block whose changes are one undo, on disk when the block ends, none of them where it fails.

        `label` is what the history says. A step within a step is part of it; where the inner one fails, its own
        changes are gone even if the outer one goes on. Steps that follow each other with the same `merge` mark (typing
        without a pause) become one.
        """
        if self._step is not None:
            with self._savepoint():
                yield
            return
        self.settle()
        with self._transaction():
            try:
                made = steps.Made(new_uid(), self.device)
                self._step = steps.begin(self.connection, label, now(), merge, made)
                mark = steps.newest_row(self.connection)
                yield
                changed = steps.end(self.connection, self._step, mark, label)
            finally:
                self._step = None
            if changed is None:
                self.connection.rollback()
        if changed is not None:
            self._announce_saved(changed)

    @property
    def device(self) -> str:
        """What tells this installation of the program from others: every step says on which it was made.

        It is another in each notebook, so that two files a student gives away do not tell that they are one student's.
        """
        if not self._device:
            from essayplanner.notebook.device import device_id
            from essayplanner.notebook.uids import derived_uid

            self._device = derived_uid(self.uid, "device", device_id(new_uid()))
        return self._device

    @contextlib.contextmanager
    def _savepoint(self) -> Iterator[None]:
        self.connection.execute("SAVEPOINT inner_step")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO inner_step")
                self.connection.execute("RELEASE inner_step")
            raise
        self.connection.execute("RELEASE inner_step")

    def undo(self) -> StepInfo | None:
        """Take back the last step; gives it, or None where there is none."""
        return self._replay(lambda: (_only(steps.next_to_undo(self.connection, self.path)), []))

    def redo(self) -> StepInfo | None:
        """Do the step again that was undone last; gives it, or None where there is none."""
        return self._replay(lambda: ([], _only(steps.next_to_redo(self.connection, self.path))))

    def jump(self, step_id: int) -> None:
        """Undo or redo until the named step is the last one done; 0 is the state before the first step."""
        where = (self.connection, self.path, step_id)
        self._replay(lambda: (steps.to_undo(*where), steps.to_redo(*where)))

    def _replay(self, choose: Callable[[], tuple[list[StepInfo], list[StepInfo]]]) -> StepInfo | None:
        """Take steps back, and do others again, as chosen once nobody else can write; gives the last of them."""
        if self._step is not None:
            raise RuntimeError("undo inside a step")
        self.settle()
        made: list[Change] = []
        last, origin = None, "undo"
        with self._transaction():
            undone, redone = choose()
            for last in undone:
                made += steps.replay(self.connection, last.id, backwards=True)
            for last in redone:
                made += steps.replay(self.connection, last.id, backwards=False)
                origin = "redo"
        if last and made:
            self._announce_saved(steps.combined(last.label, made, origin))
        return last

    def history(self) -> list[StepInfo]:
        """Every step, oldest first; those undone come last."""
        with self._reading():
            return steps.history(self.connection, self.path)

    def history_span(self) -> tuple[int, str]:
        """The number of steps, and the time of the first one (empty for none).

        Steps are numbered without gaps (only the last ones are ever deleted), so they need not be counted.
        """
        count, first = self.row(
            "SELECT ifnull((SELECT max(id) FROM step) - (SELECT min(id) FROM step) + 1, 0), "
            "(SELECT at FROM step ORDER BY id LIMIT 1)"
        )
        return count, first or ""

    def next_steps(self) -> tuple[StepInfo | None, StepInfo | None]:
        """What undo would take back and what redo would do again."""
        with self._reading():
            return steps.next_to_undo(self.connection, self.path), steps.next_to_redo(self.connection, self.path)

    def steps_since(self, step_id: int) -> list[StepInfo]:
        """The steps done after that one, last first."""
        with self._reading():
            return steps.to_undo(self.connection, self.path, step_id)

    def _announce_saved(self, changed: ChangeSet) -> None:
        """Tell of a step that is on disk; SavedError where the disk reported an error since, or a listener did."""
        title = shorten(changed.label.words, 60)
        try:
            self._announce(changed)
        except EssayError as error:
            raise SavedError(_(_NOT_READ.get(changed.origin, _NOT_READ["step"]), title=title)) from error
        if self._doubt:
            raise SavedError(
                _(_IN_DOUBT.get(changed.origin, _IN_DOUBT["step"]), title=title),
                mend=_("save a copy on another disk"),
                offer=Offer.SAVE_A_COPY,
            ) from self._doubt

    @property
    def title(self) -> str:
        """The topic of the notebook."""
        return str(self.row("SELECT title FROM notebook")[0])

    @cached_property
    def uid(self) -> str:
        """What tells this notebook from others; copies of a file share it. It stays as it is, and is read once."""
        return str(self.row("SELECT uid FROM notebook")[0])


def _only(step: StepInfo | None) -> list[StepInfo]:
    return [step] if step else []
