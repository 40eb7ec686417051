"""Two fields for a span of years, in the menu of their filter."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.domain.years import read_year, year_words
from essayplanner.language import _, p_
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

#: The longest year that is likely to be typed: the fields are as wide as it is.
_LONGEST = "c. 10000 BC"


class YearsFields(QWidget):
    """The fields. `show` is given first and last year (0 for an open end) as soon as both can be read; what is typed
    stays as it is, and a line says what cannot be read. `done` is called for Enter.

    `grew` says that another height is wanted.
    """

    grew = Signal()

    def __init__(
        self, theme: Theme, span: tuple[int, int], show: Callable[[int, int], object], done: Callable[[], object]
    ) -> None:
        super().__init__()
        self.theme, self._show = theme, show
        self.first = LineField(_("From year"), p_("years", "any"))
        self.last = LineField(_("to year"), p_("years", "any"))
        self.hint = Words(theme, color="caution")
        self.hint.hide()
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
            field.textEdited.connect(self._read)
            field.returnPressed.connect(done)
            inside.addWidget(label)
            inside.addWidget(field)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(6), px(10), px(6))
        column.setSpacing(px(4))
        column.addWidget(row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.first)

    def _read(self) -> None:
        typed = [field.text().strip() for field in (self.first, self.last)]
        read = [read_year(text) if text else 0 for text in typed]
        odd = next((text for text, year in zip(typed, read, strict=True) if year is None), "")
        first, last = (year or 0 for year in read)
        if odd:
            self.hint.say(
                _("“{typed}” is not a year. Write one such as 1936, c. 1850 or 44 BC.", typed=shorten(odd, 20))
            )
        elif first and last and last < first:
            self.hint.say(_("The second year comes before the first."))
        else:
            self.hint.say("")
            self._show(first, last)
        if self.minimumHeight() != (high := self._column.sizeHint().height()):
            self.setFixedHeight(high)
            self.grew.emit()
