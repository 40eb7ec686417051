"""What is missing before the deadline: every row is one click from where it is mended."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.formats.missing import Missing, What, missing
from essayplanner.language import _, join_facts, n_, number
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import claims_with_evidence, find_card, read_cards
from essayplanner.notebook.sources import sources
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.look.glyphs import paint_warning
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.sources.model import Index
from essayplanner.ui.sources.view import PlainList

MISSING = int(Qt.ItemDataRole.UserRole)

#: Milliseconds without a change before the list is made anew.
REST = 250

HEADINGS = {
    What.CARD_SOURCE: _("Cards without a source"),
    What.EVIDENCE: _("Claims without evidence or a source"),
    What.LOCATOR: _("Citations without a page"),
    What.YEAR: _("Sources without a year"),
    What.AUTHOR: _("Sources without an author"),
    What.TITLE: _("Sources without a title"),
    What.WHOLE: _("Sources that do not say where they appeared"),
    What.PUBLISHER: _("Sources without a publisher"),
    What.TOWN: _("Sources without a place of publication"),
    What.VOLUME: _("Articles without a volume or number"),
    What.PAGES: _("Chapters and articles without pages"),
    What.ADDRESS: _("Web pages without an address"),
    What.SEEN: _("Web pages without the day you saw them"),
    What.KEPT: _("Documents that do not say where they are kept"),
}
#: What to do, as the second line of a row says it.
MENDS = {
    What.CARD_SOURCE: _("Say where it comes from."),
    What.EVIDENCE: _("Put evidence under it, or say where it comes from."),
    What.LOCATOR: _("Add it."),
    What.YEAR: _("Look at its first pages."),
    What.AUTHOR: _("Add one, or the organisation that published it."),
    What.TITLE: _("Add it."),
    What.WHOLE: _("Add the title."),
    What.PUBLISHER: _("Look at its title page, or the page after that."),
    What.TOWN: _("Look at its title page, or the page after that."),
    What.VOLUME: _("Look on the cover of the journal."),
    What.PAGES: _("Add its first and last page."),
    What.ADDRESS: _("Copy it from the browser."),
    What.SEEN: _("Add the day on which you last looked at it."),
    What.KEPT: _("Add the archive, the book or the web address."),
}

ALL_WELL = _(
    "Nothing is missing: every card has a source or evidence, every citation has a page, and every source has all "
    "that its notes print."
)


class MissingModel(QAbstractListModel):
    """What is missing, under a heading for each kind of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Missing | str] = []

    def show(self, found: list[Missing]) -> None:
        """Show these."""
        rows: list[Missing | str] = []
        for what, heading in HEADINGS.items():
            group = [each for each in found if each.what is what]
            rows += [join_facts((heading, number(len(group)))), *group] if group else []
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Headings and rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence of a row, or the words of a heading."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == MISSING:
            return None if isinstance(row, str) else row
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return (row if isinstance(row, str) else row.sentence) if role in words else None

    def row_of(self, wanted: Missing | None) -> int:
        """The row of the same thing missing; -1 where it is missing no longer."""
        return next((at for at, row in enumerate(self.rows) if wanted and row == wanted), -1)


class MissingDelegate(QStyledItemDelegate):
    """Draws what is missing and, muted, what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def _heights(self) -> tuple[int, int]:
        return QFontMetrics(self.theme.font(13)).height(), QFontMetrics(self.theme.font(11)).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading has room above, a row two lines."""
        text, small = self._heights()
        heading = index.data(MISSING) is None
        return QSize(self.theme.px(200), text + self.theme.px(20) if heading else text + small + self.theme.px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        px, box, state = self.theme.px, QRectF(option.rect), option.state
        row, from_right = index.data(MISSING), option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            painter.setFont(self.theme.font(13, bold=True))
            painter.setPen(self.theme.color("ink"))
            write(painter, box.adjusted(px(10), px(10), -px(10), -px(4)), index.data(), from_right)
            painter.restore()
            return
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), px(7), px(7))
        paint_mark(painter, self.theme, box.adjusted(0, 0, 0, -1), chosen=False, focused=focused)
        text, small = self._heights()
        size = px(11)
        warning = QRectF(box.left() + px(11), box.top() + px(5) + (text - size) / 2, size, size)
        paint_warning(
            painter, mirrored(box, warning, from_right), self.theme.color("caution"), self.theme.color("pane")
        )
        room = box.adjusted(px(34), px(5), -px(12), 0)
        lines = ((row.fault, 13, text, "ink"), (MENDS[row.what], 11, small, "muted"))
        for words, size, high, colour in lines:
            font = self.theme.font(size)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, int(room.width()))
            painter.setFont(font)
            painter.setPen(self.theme.color(colour))
            line = QRectF(room.left(), room.top(), room.width(), high)
            write(painter, mirrored(box, line, from_right), shown, from_right)
            room.setTop(room.top() + high + px(1))
        painter.restore()


def _missing(book: Notebook) -> list[Missing]:
    return missing(read_cards(book), [row.source for row in sources(book)], claims_with_evidence(book))


class MissingPanel(QWidget):
    """The list. `card_wanted` gives a card's id and the uid of the source without a place (empty where the card has
    no source), `source_wanted` a source's id and the field that lacks,
    `totalled` how much is missing."""

    card_wanted = Signal(int, str)
    source_wanted = Signal(int, str)
    totalled = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = MissingModel(self)
        self.words = Words(desk.theme, size=13)
        self.view = PlainList(_("What is missing"), desk.theme, self.model, MissingDelegate(desk.theme))
        self.view.setUniformItemSizes(False)
        self.view.has_headings = True
        self.view.opened.connect(self._open)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.words)
        self.column.addWidget(self.view, 1)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        self._rest.start(0)
        self._beside, self._job = Beside(desk.book), Job(self)
        self._job.done.connect(self._show)
        self._job.failed.connect(lambda _error: self._read_here())
        self.destroyed.connect(desk.book.before_writing(self._let_go))
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(px(8), px(12), px(8), 0)
        self.column.setSpacing(px(4))

    def apply(self, changed: ChangeSet) -> None:
        """Follow the notebook, once it has come to rest."""
        if changed.touches("card", "citation", "source", "link", "placement"):
            self._read_later()

    def _read_later(self) -> None:
        self._job.cancel()
        self._rest.start(REST)

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._read_later()

    def stop(self) -> None:
        """Look at the notebook no more."""
        self._rest.stop()
        self._beside.interrupt()
        self._job.cancel()

    def refresh(self) -> None:
        """Read what is missing now: beside the window, for all cards are read."""
        if self.desk.book.read_only:
            self._read_here()
        else:
            beside = self._beside
            self._job.start(lambda _progress: beside.read(_missing))

    @unless_busy
    def _read_here(self) -> None:
        self._show(_missing(self.desk.book))

    def _show(self, found: list[Missing]) -> None:
        index = self.view.currentIndex()
        current, row = index.data(MISSING) if index.isValid() else None, index.row()
        self.model.show(found)
        to_do = n_(
            "{n} thing to fix before you hand in your essay. Click it to go to it.",
            "{n} things to fix before you hand in your essay. Click one to go to it.",
            len(found),
        )
        self.words.setText(to_do if found else ALL_WELL)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft if found else Qt.AlignmentFlag.AlignCenter)
        self.view.setVisible(bool(found))
        if current and not self.view.currentIndex().isValid() and self.model.rows:
            self._choose(max(self.model.row_of(current), 0) or min(row, len(self.model.rows) - 1))
        self.totalled.emit(len(found))

    def _choose(self, row: int) -> None:
        rows = self.model.rows
        near = next((at for at in (*range(row, len(rows)), *range(row, -1, -1)) if not isinstance(rows[at], str)), 0)
        self.view.setCurrentIndex(self.model.index(near))

    @unless_busy
    def _open(self, index: QModelIndex) -> None:
        row = index.data(MISSING)
        if not isinstance(row, Missing):
            return
        if row.field:
            ids = {each.source.uid: each.id for each in sources(self.desk.book)}
            if row.uid in ids:
                self.source_wanted.emit(ids[row.uid], row.field)
            return
        if card_id := self.desk.do(lambda: find_card(self.desk.book, row.uid)):
            self.card_wanted.emit(card_id, row.source)
