"""The headings of a document in a list that opens below a button, from which one is gone to."""

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.style import list_sheet
from essayplanner.ui.read.pages_readable import At, Heading
from essayplanner.ui.read.view import PagesView

#: Pixels of the design: how wide and high the list is at most.
_WIDE, _HIGH = 360, 420
_PLACE = Qt.ItemDataRole.UserRole


class _Rows(QListView):
    """Enter goes where a row leads, Escape leaves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.window().close()
        else:
            super().keyPressEvent(event)


class HeadingsPopup(QFrame):
    """Lists the headings of the document that a view shows; the one that is read is chosen. It says so where there are
    none."""

    def __init__(self, view: PagesView) -> None:
        super().__init__(view, Qt.WindowType.Popup)
        self.view, self.theme = view, view.theme
        self.setAccessibleName(_("Headings of this document"))
        self.rows, self.said = _Rows(), Label()
        self.model = QStandardItemModel(self)
        self.rows.setModel(self.model)
        self.rows.setAccessibleName(_("Headings"))
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.clicked.connect(self._go)
        self.rows.activated.connect(self._go)
        self.said.setWordWrap(True)
        self.said.setProperty("muted", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.said)
        self._headings: list[Heading] = []
        self._job = Job(self)
        self._job.done.connect(self._show)
        self._job.failed.connect(lambda error: self._say(str(error)))
        self.theme.changed.connect(self._restyle)
        view.readable_changed.connect(self._forget)
        self._restyle()
        self._forget()

    def _restyle(self) -> None:
        px = self.theme.px
        self.setStyleSheet(list_sheet(self.theme))
        self.said.setContentsMargins(px(12), px(10), px(12), px(10))

    @Slot()
    def _forget(self) -> None:
        """Another document is shown."""
        self._job.cancel()
        self._is_read = False
        self.close()

    def open_below(self, button: QWidget) -> None:
        """Open below a button, with the headings, which are read where they were not."""
        if not self._is_read:
            self._is_read = True
            self._say(_("The headings are being read …"))
            if (readable := self.view.readable) is not None:
                read = readable.headings()

                def work(_progress: Progress) -> object:
                    return [*read()]

                self._job.start(work)
        corner = button.mapToGlobal(QPoint(0, button.height() + self.theme.px(4)))
        room = button.screen().availableGeometry()
        self.setFixedWidth(min(self.theme.px(_WIDE), room.width()))
        self._fit()
        box = QRect(corner, self.size())
        box.moveRight(min(box.right(), room.right()))
        self.move(max(room.left(), box.left()), corner.y())
        self._choose()
        self.show()
        self.rows.setFocus()

    def _fit(self) -> None:
        high = self.rows.sizeHintForRow(0) * self.model.rowCount() + self.theme.px(10)
        self.setFixedHeight(
            min(high, self.theme.px(_HIGH)) if self._headings else self.said.heightForWidth(self.width())
        )

    def _say(self, sentence: str) -> None:
        self._headings = []
        self.model.clear()
        self.rows.setVisible(False)
        self.said.setVisible(True)
        self.said.setText(sentence)
        self._fit()

    @Slot(object)
    def _show(self, headings: object) -> None:
        assert isinstance(headings, list)
        if not headings:
            self._say(_("This document has no headings."))
            return
        self._headings = headings
        self.model.clear()
        for heading in headings:
            row = QStandardItem("    " * (heading.level - 1) + clean_line(heading.title))
            row.setData(clean_line(heading.title), Qt.ItemDataRole.AccessibleTextRole)
            row.setEnabled(heading.at.page > 0)
            self.model.appendRow(row)
        self.rows.setVisible(True)
        self.said.setVisible(False)
        self._fit()
        self._choose()
        self.rows.setFocus()

    def _choose(self) -> None:
        """Choose the heading under which the view is."""
        if self._headings:
            here = self.view.place_at_top() or At(self.view.page, 0)
            place = bisect_right([heading.at for heading in self._headings], here) - 1
            self.rows.setCurrentIndex(self.model.index(max(0, place), 0))

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (at := self._headings[index.row()].at).page:
            self.close()
            self.view.go_to_place(at)
            self.view.setFocus()
