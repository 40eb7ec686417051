"""What stands above the findings: how much of each side the outline uses, and which years and themes it touches."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.coach.coverage import Theme as TagTheme
from essayplanner.coach.coverage import YearsTouched
from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.debate import Share
from essayplanner.language import _
from essayplanner.ui.canvas.patterns import Pattern, Shares, paint_pattern, patterns_of
from essayplanner.ui.coach.in_words import side_in_words, themes_in_words, years_in_words
from essayplanner.ui.coach.squares import Squares
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

#: Pixels of the design: the swatch of a side and what is beside it; the room of the bar of the shares, and how high it
#: is; and what the ring around a side takes, by which all else is further in.
_SWATCH, _HIGH, _BESIDE, _BAR, _THICK, PAD = 14, 10, 6, 16, 8, 3


class BalanceStrip(QWidget):
    """The sides of a debate as an outline uses them; `side_wanted` brings the id of the one whose cards are to be
    shown."""

    side_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = Words(theme, _("Balance of the debate"), size=12, bold=True, inset=PAD)
        self.bar = ShareBar(theme)
        self.bar.side_wanted.connect(self.side_wanted)
        self.none = Words(theme, _("No card of this outline stands on a side of a debate yet."), inset=PAD)
        self._sides = QWidget()
        self._flow = FlowLayout(self._sides, theme.px(4), lead=0)
        self.buttons: list[SideButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.heading, self.bar, self._sides, self.none):
            column.addWidget(widget)

    def show_shares(self, debate: DebateSeen | None, found: Sequence[Share]) -> None:
        """Show how many cards of each side are used, in the order of the line; nothing of None."""
        self.setVisible(debate is not None)
        looks = patterns_of(debate) if debate else {}
        while len(self.buttons) > len(found):
            button = self.buttons.pop()
            self._flow.removeWidget(button)
            button.deleteLater()
        while len(self.buttons) < len(found):
            button = SideButton(self.theme)
            button.wanted.connect(self.side_wanted)
            self.buttons.append(button)
            self._flow.addWidget(button)
        for button, share in zip(self.buttons, found, strict=True):
            button.show_share(share, looks[share.side.id])
        self.bar.show_shares([(share, looks[share.side.id]) for share in found])
        is_used = any(share.cards for share in found)
        self.bar.setVisible(is_used)
        self._sides.setVisible(is_used)
        self.none.setVisible(not is_used)


class ShareBar(QWidget):
    """The shares as one bar; a click says which side is meant. The words below it say all that it says."""

    side_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._ids, self._shares = theme, list[int](), Shares(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the design has it."""
        return QSize(self.theme.px(100), self.theme.px(_BAR))

    def show_shares(self, found: Sequence[tuple[Share, Pattern]]) -> None:
        """Show these."""
        self._ids = [share.side.id for share, _look in found]
        self._shares = Shares(tuple((look, share.cards) for share, look in found))
        self.update()

    def boxes(self) -> list[tuple[int, QRectF]]:
        """The id of each side that is used, and where it is."""
        room, inset = QRectF(self.rect()), self.theme.px(PAD)
        boxes = self._shares.boxes(room.adjusted(inset, 0, -inset, 0), self.theme, _THICK)
        return [(self._ids[at], mirrored(room, box, self.isRightToLeft())) for at, box in boxes]

    def _side_at(self, x: float) -> int:
        return next((id for id, box in self.boxes() if box.left() <= x <= box.right()), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand where a click goes somewhere."""
        there = self._side_at(event.position().x())
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Waits for the release: a press that is moved away does nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Asks for the cards of a side."""
        is_on = event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint())
        if is_on and (there := self._side_at(event.position().x())):
            self.side_wanted.emit(there)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them as they stand on the line."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            looks = {id: look for id, (look, _count) in zip(self._ids, self._shares.counts, strict=True)}
            for id, box in self.boxes():
                paint_pattern(painter, box, looks[id], self.theme)


class SideButton(Painted):
    """A side: its pattern, its name, and how many of its cards are used."""

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._look, self._id = Pattern.SOLID, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._want)

    def _want(self) -> None:
        self.wanted.emit(self._id)

    def show_share(self, share: Share, look: Pattern) -> None:
        """Show this side."""
        self._look, self._id = look, share.side.id
        self.setText(side_in_words(share))
        self.setAccessibleName(_("{side} {n}: show the cards of this side", side=share.side.name, n=share.cards))
        give_tip(self, self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the swatch and the words."""
        metrics, px = QFontMetrics(self.theme.font(11)), self.theme.px
        wide = metrics.horizontalAdvance(self.text()) + px(_SWATCH) + px(_BESIDE) + 2 * px(PAD)
        return grown(QSize(wide, metrics.height() + px(6)))

    def minimumSizeHint(self) -> QSize:
        """A long name is cut where there is no room; the tip has all of it."""
        return grown(QSize(self.theme.px(60), self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the swatch and the words."""
        px, room = self.theme.px, QRectF(self.rect())
        with self.begin() as painter:
            swatch = QRectF(px(PAD), (room.height() - px(_HIGH)) / 2, px(_SWATCH), px(_HIGH))
            paint_pattern(painter, mirrored(room, swatch, self.isRightToLeft()), self._look, self.theme)
            painter.setFont(self.theme.font(11))
            painter.setPen(self.theme.color("ink"))
            left = px(PAD) + px(_SWATCH) + px(_BESIDE)
            words = mirrored(room, room.adjusted(left, 0, -px(2), 0), self.isRightToLeft())
            metrics = painter.fontMetrics()
            text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
            write(painter, words, text, self.isRightToLeft())


class YearsStrip(QWidget):
    """The years that the evidence of an outline touches, and its themes; `years_wanted` brings first and last year of
    what is to be shown, as people count them, 0 and 0 for all."""

    years_wanted = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = Words(theme, _("Years your evidence touches"), size=12, bold=True, inset=0)
        self.squares = Squares(theme)
        self.squares.wanted.connect(self.years_wanted)
        self.words, self.themes = Words(theme, color="ink", inset=0), Words(theme, inset=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(PAD), 0, theme.px(PAD), 0)
        column.setSpacing(theme.px(4))
        for widget in (self.heading, self.squares, self.words, self.themes):
            column.addWidget(widget)
        theme.changed.connect(self._fold)
        self.show_years(())

    def show_years(self, years: Sequence[YearsTouched], themes: Sequence[TagTheme] = ()) -> None:
        """Show these years, and the tags of the cards that are used."""
        self.words.setText(years_in_words(years) if years else _("No evidence in this outline has a date yet."))
        aloud = years_in_words(years, aloud=True)
        self.squares.show_years(years, _("Years your evidence touches: {years}", years=aloud) if years else "")
        self.themes.say(themes_in_words(themes))
        self._fold()

    def show_chosen(self, first: int, last: int) -> None:
        """Mark the years that the library was narrowed to, as people count them; none for 0 and 0."""
        self.squares.show_chosen(first, last)

    def _fold(self) -> None:
        """Where there is no room for a square a year, a line of words says it."""
        drawn = self.squares.fits(self.width())
        self.squares.setVisible(drawn)
        self.words.setVisible(not drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds where it is narrow."""
        super().resizeEvent(event)
        self._fold()
