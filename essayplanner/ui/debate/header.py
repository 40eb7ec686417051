"""The question of the debate, how much of each side the essay uses, and what can be done with it all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.changes import RowKey
from essayplanner.domain.debate import Share
from essayplanner.language import _
from essayplanner.notebook.debates import edit_debate
from essayplanner.ui.canvas.patterns import Shares, shares
from essayplanner.ui.controls.buttons import SmallButton, quiet_button
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.debate import saying
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedLabel, FlowLayout
from essayplanner.ui.look.glyphs import paint_chevron
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme, css_font

#: Pixels of the design: the bar of the shares, and of a header in which all cannot be side by side.
_BAR, _NARROW = 168, 560


class Opens(SmallButton):
    """An angle that points down: it opens a menu."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the angle."""
        painter = self.begin()
        size = self.theme.px(12)
        painter.translate(QRectF(self.rect()).center())
        painter.rotate(90)
        box = QRectF(-size / 2, -size / 2, size, size)
        paint_chevron(painter, box, self.theme.color("ink" if self.underMouse() else "muted"), left=False)


class ShareBar(QWidget):
    """The shares of the sides, side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._shares = theme, Shares(())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_shares(self, shown: Shares) -> None:
        """Show these."""
        self._shares = shown
        self.setVisible(any(count for _pattern, count in shown.counts))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the design has it."""
        return QSize(self.theme.px(_BAR), self.theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them as they stand on the line."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isRightToLeft():
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            self._shares.paint(painter, QRectF(self.rect()), self.theme)


class DebateHeader(QWidget):
    """Question, balance and buttons."""

    def __init__(
        self,
        desk: Desk,
        menu: Callable[[], object],
        argue: Callable[[], object],
        add_side: Callable[[], object],
    ) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        theme, editable = desk.theme, not desk.book.read_only
        self.question = GrowingText(
            _("Question of the debate"), _("What do historians disagree about?"), paragraph=True
        )
        self.question.setObjectName("debateQuestion")
        self.question.set_editable(editable)
        self._bound = desk.bound(
            self.question, "question", lambda book, id, text, merge: edit_debate(book, id, text, merge), needed=True
        )
        self.menu = Opens(theme, menu)
        self.menu.setAccessibleName(_("Debates"))
        give_tip(self.menu, _("Switch, add, rename or delete debates"))
        self.argue = PushButton(_("Argue the other side"))
        self.argue.clicked.connect(lambda _checked=False: argue())
        give_tip(self.argue, _("Makes a new outline of what other sides say against yours"))
        self.argue.setVisible(editable)
        self.argue.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.caption = Label(_("In your essay"))
        self.bar, self.words = ShareBar(theme), ElidedLabel()
        for label in (self.caption, self.words):
            label.setProperty("muted", "true")
        self.add = quiet_button(_("+ Side"), _("Add a side to this debate"), add_side)
        self.add.setVisible(editable)
        self.column = QVBoxLayout(self)
        self._first, asked = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self.column.addLayout(self._first)
        self._first.addLayout(asked, 1)
        asked.addWidget(self.question, 100)
        asked.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        asked.addStretch(1)
        self._first.addWidget(self.argue, 0, Qt.AlignmentFlag.AlignTop)
        line = QWidget()
        self._flow = FlowLayout(line, theme.px(10), lead=theme.px(2), justified=True)
        for widget in (self.caption, self.bar, self.words, self.add):
            self._flow.addWidget(widget)
        self.column.addWidget(line)
        self.question.textChanged.connect(self._fit)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self.column, px(24), px(12), LEAST, 0)
        self.column.setSpacing(px(2))
        self._first.setSpacing(px(8))
        for label in (self.caption, self.words):
            label.setFont(self.theme.font(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the button below the question where the two have no room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._first.direction() != way:
            self._first.setDirection(way)

    def _fit(self) -> None:
        """Have the question no wider than it is, so that the angle follows it."""
        metrics = QFontMetrics(_question_font(self.theme))
        wide = metrics.horizontalAdvance(self.question.toPlainText() or self.question.placeholderText())
        self.question.setMaximumWidth(max(self.theme.px(120), wide + self.theme.px(12)))

    def show_debate(self, debate: DebateSeen, found: Sequence[Share]) -> None:
        """Show the question of a debate and how much of its sides is used."""
        self._bound.show(RowKey("debate", debate.uid), debate.question)
        self.bar.show_shares(shares({share.side.id: share.cards for share in found}, debate))
        used = any(share.cards for share in found)
        self.words.setText("   ".join(map(saying.of_share, found)) if used else _("no cards of this debate yet"))
        give_tip(self.words, saying.of_shares(found))
        self.words.setAccessibleName(_("In your essay: {shares}", shares=saying.of_shares(found)))


def _question_font(theme: Theme) -> QFont:
    return theme.font(22, bold=True, serif=True)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    shown = css_font(_question_font(theme))
    return (
        f"QPlainTextEdit#debateQuestion {{ background: transparent; border: 0; padding: 0; color: {t.ink}; {shown} }}"
        f"QPlainTextEdit#debateQuestion:focus {{ background: {t.card}; }}"
    )
