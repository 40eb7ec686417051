"""The question, the thesis and how far the plan has come."""

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, RowKey
from essayplanner.domain.text import shorten
from essayplanner.language import DOT, _, n_, sentences
from essayplanner.notebook import outlines
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.controls.texts import BlankHint, GrowingText
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedLabel, FlowLayout
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.marks import paint_ring
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.theme import Theme, css_font
from essayplanner.ui.outline.budgeting import budgets_of, said_of_all, said_of_shares
from essayplanner.ui.outline.measures import NOTE_WIDEST, question_font, thesis_font
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.word_bar import WordBar

#: Pixels around a field in which its ring is drawn, and twice as many beside it.
RING = 3
#: What Unicode says of letters that run from the right, of Hebrew and of Arabic.
_FROM_RIGHT = bidirectional("\u05d0"), bidirectional("\u0639")


class OutlineHeader(QWidget):
    """The question and the thesis, edited in place, with budgets and totals beneath.

    `length_wanted` says that the length of the essay is to be asked for, and whether its minutes first; `left` that
    Escape was pressed.
    """

    length_wanted = Signal(bool)
    left = Signal()

    def __init__(self, desk: Desk, model: OutlineModel) -> None:
        super().__init__()
        book, theme = self.book, self.theme = desk.book, desk.theme
        self.model, self._settings = model, desk.settings
        self.question = GrowingText(_("Essay question"), _("The essay question"), paragraph=True)
        self.thesis = GrowingText(_("Thesis"), _("Thesis: your answer to the question in a sentence"), paragraph=True)
        self.blank = BlankHint(theme, self.question, inset=0)
        self.bar = WordBar(model, theme)
        self.counts = [Label(), Label(), Label(), ElidedLabel()]
        for label in self.counts:
            label.setProperty("muted", "true")
        for field in (self.question, self.thesis):
            field.set_editable(not book.read_only)
        self._question = desk.bound(
            self.question,
            "title",
            lambda book, id, text, merge: outlines.edit_outline(book, id, merge, title=text),
            needed=True,
        )
        self._thesis = desk.bound(
            self.thesis, "thesis", lambda book, id, text, merge: outlines.edit_outline(book, id, merge, thesis=text)
        )
        self.switch = Segments(
            theme,
            _("The budget of each section in words or minutes"),
            [
                Choice("words", _("Words"), _("Budgets in words")),
                Choice("minutes", _("Minutes"), _("Budgets in minutes")),
            ],
            self._turn,
        )
        self.switch.show_chosen(self._settings.budget)
        line, ending = QWidget(), QWidget()
        flow = FlowLayout(line, theme.px(4), lead=0, ended=True)
        end = QHBoxLayout(ending)
        end.setContentsMargins(0, 0, 0, 0)
        self.counts[3].setMinimumWidth(1)
        end.addWidget(self.counts[3])
        end.addWidget(self.switch)
        for widget in (*self.counts[:3], ending):
            flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(4))
        for widget in (self.question, self.blank, self.thesis):
            layout.addWidget(widget)
        for field in (self.question, self.thesis):
            field.installEventFilter(self)
        below = QVBoxLayout()
        layout.addLayout(below)
        below.setSpacing(0)
        below.addWidget(self.bar)
        below.addWidget(line)
        self._counting = AfterPicture(self, self._total)
        self.destroyed.connect(book.subscribe(self.apply))
        self.question.setObjectName("question")
        self.thesis.setObjectName("thesis")
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for label in self.counts:
            label.setFont(self.theme.font(12))
            label.setMinimumHeight(self.switch.sizeHint().height())
        self.bar.updateGeometry()
        self.thesis.setMaximumWidth(self.theme.px(NOTE_WIDEST))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Asks for the length of the essay."""
        if event.button() == Qt.MouseButton.LeftButton and self.childAt(event.position().toPoint()) is self.counts[3]:
            self.length_wanted.emit(self._settings.budget == "minutes")

    def show_outline(self) -> None:
        """Show the outline of the model."""
        self._fill()
        self.setVisible(bool(self.model.outline_id))
        self._total()

    def _fill(self) -> None:
        there = self._info()
        key = RowKey("outline", there.uid) if there else None
        self._question.show(key, there.title if there else "")
        self._thesis.show(key, there.thesis if there else "")
        title = shorten(there.title, 80) if there else ""
        self.blank.show_for(
            _("An outline needs a question. Until you type one, it stays “{title}”.", title=title) if title else ""
        )

    def rename(self) -> None:
        """Go to the question, all of it selected."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    def write_thesis(self) -> None:
        """Go to the thesis, after what stands there."""
        self.thesis.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.thesis.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Has the ring drawn where the focus comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ring of the focus around the question and the thesis, which have no edge."""
        for field in (self.question, self.thesis):
            if field.hasFocus():
                with QPainter(self) as painter:
                    ring, ground = QRectF(field.geometry()).adjusted(-2 * RING, -RING, 2 * RING, RING), QPainterPath()
                    ground.addRoundedRect(ring, self.theme.px(7), self.theme.px(7))
                    fill(painter, ground, self.theme.color("card"))
                    paint_ring(painter, self.theme, ring)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question and the thesis; what was typed is kept."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def apply(self, changed: ChangeSet) -> None:
        """Follow what a step changed."""
        if not self.model.outline_id:
            return
        if changed.touches("outline"):
            self._fill()
        if changed.touches("outline", "section", "placement", "card"):
            self._counting.begin()

    def _turn(self, shown: str) -> None:
        """Show budgets in words, or in minutes; where nobody said what time there is, it is asked for."""
        self._settings.budget = shown
        self._settings.save()
        self._total()
        info = self._info()
        if shown == "minutes" and info and not info.minutes and not self.book.read_only:
            self.length_wanted.emit(True)

    def _info(self) -> outlines.OutlineInfo | None:
        known = outlines.outlines(self.book)
        return next((one for one in known if one.id == self.model.outline_id), None)

    def _total(self) -> None:
        info = self._info()
        if info is None:
            return
        in_minutes = self._settings.budget == "minutes"
        found, given = budgets_of(self.model.root, info.words, info.minutes)
        said = said_of_all(found, in_minutes)
        placed = self.model.root.placed()
        cards = n_("{n} card", "{n} cards", placed)
        historians = n_("{n} historian", "{n} historians", outlines.historians(self.book, self.model.outline_id))
        paragraphs = sum(node.role == "paragraph" for node, _budget in given)
        counted = n_("{n} paragraph", "{n} paragraphs", paragraphs)
        texts = (self._going_on(counted), self._going_on(cards), historians, said)
        for label, text in zip(self.counts, texts, strict=True):
            label.setText(text)
        shared = "" if in_minutes else said_of_shares(found)
        give_tip(self.counts[3], sentences((shared, _("Double-click to change the length of the essay"))))
        self.bar.show_budgets(found, given, in_minutes, sentences((said, shared)))
        self.model.show_minutes({node.id: budget.minutes for node, budget in given} if in_minutes else None)

    def _going_on(self, fact: str) -> str:
        """A fact after which others come: the dot stands where that goes on, whichever way its letters run."""
        dot = DOT.rstrip(" ")
        against = self.isRightToLeft() and not any(bidirectional(letter) in _FROM_RIGHT for letter in fact)
        return f"{dot[::-1]}{fact}" if against else f"{fact}{dot}"


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return "".join(
        f"QPlainTextEdit#{name} "
        f"{{ background: transparent; border: 0; padding: 0; color: {colour}; placeholder-text-color: {t.muted}; "
        f"{css_font(shown)} }}"
        f"QPlainTextEdit#{name}:focus {{ border: 0; padding: 0; background: {t.card}; }}"
        for name, shown, colour in (
            ("question", question_font(theme), t.ink),
            ("thesis", thesis_font(theme), t.muted),
        )
    )
