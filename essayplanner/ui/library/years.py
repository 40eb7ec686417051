"""Two fields for a span of years, in the menu of their filter."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.domain.typed_years import begins_date, begins_span, read_year, read_years
from essayplanner.domain.years import year_words
from essayplanner.language import _, p_
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme

#: The longest year that is likely to be typed: the fields are as wide as it is.
_LONGEST = "c. 10000 BC"


class YearsFields(QWidget):
    """The fields. `show` is given first and last year at every letter, 0 for an open end. What is typed stays as it is;
    a line says what cannot be read, and that filters nothing. A span that is typed in either field (“1936–38”, “1930s”,
    “before 1934”) fills both, and is parted when the field is left. `done` is called for Enter; Escape shows again what
    `was` shown before.

    `grew` says that another height is wanted.
    """

    grew = Signal()

    def __init__(
        self,
        theme: Theme,
        span: tuple[int, int],
        was: tuple[int, int],
        show: Callable[[int, int], object],
        done: Callable[[], object],
    ) -> None:
        super().__init__()
        self.theme, self._was, self._show = theme, was, show
        #: Whether something was typed that was not read to its end.
        self._is_open = False
        self.first = LineField(_("From year"), p_("years", "any"))
        self.last = LineField(_("to year"), p_("years", "any"))
        self.hint = FieldHint(theme, self)
        self.hint.hide()
        #: What stood in the other field before a span filled it.
        self._stood: str | None = None
        row = QWidget()
        inside = QHBoxLayout(row)
        px = theme.px
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        wide = QFontMetrics(theme.font()).horizontalAdvance(_LONGEST) + px(30)
        for name, field, year in ((p_("years", "From"), self.first, span[0]), (p_("years", "to"), self.last, span[1])):
            label = Label(name)
            label.setFont(theme.font())
            field.setFont(theme.font())
            field.setText(year_words(year))
            field.setMinimumWidth(wide)
            field.textEdited.connect(partial(self._typed, field))
            field.left.connect(partial(self._leave, field))
            field.returnPressed.connect(done)
            inside.addWidget(label)
            inside.addWidget(field)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        column.setSpacing(px(4))
        column.addWidget(row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.first)

    def _typed(self, field: LineField, _text: str = "") -> None:
        self._is_open = True
        span, other = read_years(field.text()), self.last if field is self.first else self.first
        if span:
            self._stood = other.text() if self._stood is None else self._stood
            other.setText(year_words(span[1] if field is self.first else span[0]))
        elif self._stood is not None:
            other.setText(self._stood)
            self._stood = None
        self._read(field, is_over=False)

    def _leave(self, field: LineField) -> None:
        if not self._is_open:
            return
        self._is_open = False
        if span := read_years(field.text()):
            field.setText(year_words(span[0] if field is self.first else span[1]))
        self._stood = None
        self._read(field, is_over=True)

    def _read(self, field: LineField, *, is_over: bool) -> None:
        """Show what the fields say, of which one is typed in, or was."""
        texts = {each: each.text().strip() for each in (self.first, self.last)}
        read = {each: (read_year(text) if text else 0) for each, text in texts.items()}
        if span := read_years(texts[field]):
            read = dict(zip(read, span, strict=True))
        odd = next((each for each, year in read.items() if year is None), None)
        first, last = (read[each] or 0 for each in (self.first, self.last))
        if odd and (is_over or odd is not field or not (begins_span(texts[odd]) or begins_date(texts[odd]))):
            said = _(
                "“{typed}” is not a year. Write one such as 1936, c. 1850 or 44 BC.", typed=shorten(texts[odd], 20)
            )
            self.hint.warn(said, by_hand=True)
        elif first and last and last < first:
            self.hint.warn(_("The second year comes before the first."), by_hand=True)
            first, last = (0, last) if field is self.first else (first, 0)
        else:
            self.hint.advise("")
        self._show(first, last)
        if self.minimumHeight() != (high := self._column.sizeHint().height()):
            self.setFixedHeight(high)
            self.grew.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, which closes the menu, takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._is_open = False
            self._show(*self._was)
        super().keyPressEvent(event)
