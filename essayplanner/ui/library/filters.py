"""The filters above the cards: kinds, tag, side, years, unused, without source, trash."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStyle, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import show_date
from essayplanner.domain.text import shorten
from essayplanner.language import _, number, p_
from essayplanner.notebook.counting import side_counts, tag_counts, years
from essayplanner.notebook.library import Filter
from essayplanner.notebook.reading import sides
from essayplanner.notebook.search import RANKED_AT_MOST, Found
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import Chip, FlowLayout
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.theme import Theme

#: So many choices a menu offers at once, and so many each of the menus beneath it: more do not fit on a screen.
AT_ONCE, BENEATH = 60, 40

_KINDS = {
    None: p_("filter of cards", "All"),
    Kind.CLAIM: p_("filter of cards", "Claims"),
    Kind.EVIDENCE: p_("filter of cards", "Evidence"),
    Kind.HISTORIAN: p_("filter of cards", "Historians"),
}


#: A chip as it was made.
AnyChip = TypeVar("AnyChip", bound=Chip)


class CrossedChip(Chip):
    """A filter that says what it is set to, with a cross at its end: a click there, or Delete, takes it off."""

    taken_off = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("crossed", "true")

    def cross(self) -> QRect:
        """Where the cross is while the filter is set."""
        box = self.rect()
        wide = min(self.theme.px(22), box.width() // 2) if self.isChecked() else 0
        end = box.adjusted(box.width() - wide, 0, 0, 0)
        return QStyle.visualRect(self.layoutDirection(), box, end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes the filter off where the cross is let go."""
        if self.isDown() and self.cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.taken_off.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter off."""
        if self.isChecked() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_off.emit()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Chips that narrow the library; `changed` is emitted when `filter` is another."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.book, self.selection = desk.book, desk.selection
        theme = self.theme = desk.theme
        self.filter = Filter()
        self.found: Found | None = None
        flow = FlowLayout(self, theme.px(6))
        self._kinds = {kind: self._kind_chip(kind) for kind in _KINDS}
        self._tag, self._side = (self._menu_chip(Chip(), fill) for fill in (self._tags, self._sides))
        self._years = self._menu_chip(CrossedChip(theme), self._spans)
        self._years.taken_off.connect(self.selection.show_years)
        self._unused = self._chip(lambda on: self._set(unused=on))
        self._unsourced = self._chip(lambda on: self._set(unsourced=on))
        self._trash = self._chip(lambda on: self._set(trashed=on))
        for chip in (
            *self._kinds.values(),
            self._tag,
            self._side,
            self._years,
            self._unused,
            self._unsourced,
            self._trash,
        ):
            flow.addWidget(chip)
        desk.selection.years_changed.connect(self._follow_years)
        theme.wear(_rules)
        theme.changed.connect(self.restyle)
        self.restyle()

    def _kind_chip(self, kind: Kind | None) -> Chip:
        return self._chip(lambda on: self._set(kind=kind))

    def _chip(self, act: Callable[[bool], None]) -> Chip:
        chip = Chip()
        chip.clicked.connect(act)
        return chip

    def _menu_chip(self, chip: AnyChip, fill: Callable[[QMenu], None]) -> AnyChip:
        chip.clicked.connect(lambda: self._open(chip, fill))
        return chip

    @unless_busy
    def _open(self, chip: Chip, fill: Callable[[QMenu], None]) -> None:
        self._show()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _tags(self, menu: QMenu) -> None:
        self._choices(
            menu,
            "tag",
            "",
            _("Any tag"),
            [(name, name, count) for name, count in tag_counts(self.book, self.filter, self._ids())],
        )

    def _sides(self, menu: QMenu) -> None:
        counts = side_counts(self.book, self.filter, self._ids())
        choices: list[tuple[object, str, int]] = [
            (side.id, f"{side.name} — {side.question}", counts.get(side.id, 0)) for side in sides(self.book)
        ]
        self._choices(menu, "side_id", None, _("Any side"), choices)

    def _ids(self) -> list[int] | None:
        """The cards that the words typed found; without words the filter says all that there is to say."""
        return self.found.ids if self.found and self.filter.text else None

    def _choices(
        self, menu: QMenu, field: str, none: object, any_text: str, choices: list[tuple[object, str, int]]
    ) -> None:
        """Offer all of them: the first, which are the most used, at once, and many others by their names beneath."""
        now = getattr(self.filter, field)
        at_once = [*choices[:AT_ONCE], *(choice for choice in choices[AT_ONCE:] if choice[0] == now)]
        self._offer(menu, field, [(none, any_text, 0), *at_once])
        others = sorted(choices[AT_ONCE:], key=lambda choice: choice[1].casefold())
        for start in range(0, len(others), BENEATH):
            part = others[start : start + BENEATH]
            below = menu.addMenu(caption(f"{shorten(part[0][1], 20)} … {shorten(part[-1][1], 20)}"))
            below.aboutToShow.connect(partial(self._fill, below, field, part))

    def _fill(self, menu: QMenu, field: str, choices: list[tuple[object, str, int]]) -> None:
        if menu.isEmpty():
            self._offer(menu, field, choices)

    def _offer(self, menu: QMenu, field: str, choices: list[tuple[object, str, int]]) -> None:
        now = getattr(self.filter, field)
        for value, text, count in choices:
            action = menu.addAction(f"{caption(text)}  ({number(count)})" if count else caption(text))
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(lambda checked=False, value=value: self._set(**{field: value}))

    def _spans(self, menu: QMenu) -> None:
        from PySide6.QtWidgets import QSpinBox, QWidgetAction

        from essayplanner.ui.desk.text_fields import OneLine

        first, last = years(self.book)
        row = QWidget()
        layout = QHBoxLayout(row)
        boxes = []
        for name, year_name, value in (
            (p_("years", "From"), _("From year"), self.filter.first_year or first),
            (p_("years", "to"), _("to year"), self.filter.last_year or last),
        ):
            label, box = Label(name), QSpinBox()
            box.setLineEdit(OneLine())
            box.setRange(1, 2999)
            box.setValue(value)
            box.setAccessibleName(year_name)
            layout.addWidget(label)
            layout.addWidget(box)
            boxes.append(box)
        for box, other, outermost in ((boxes[0], boxes[1], max), (boxes[1], boxes[0], min)):
            box.valueChanged.connect(
                lambda year, other=other, outermost=outermost: other.setValue(outermost(year, other.value()))
            )
            box.valueChanged.connect(lambda _: self.selection.show_years(boxes[0].value(), boxes[1].value()))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(row)
        menu.addAction(holder)
        menu.addAction(_("Any year")).triggered.connect(lambda: self.selection.show_years())

    def _set(self, **fields: object) -> None:
        self.filter = self.filter._replace(**fields)  # type: ignore[arg-type]
        self._show()
        self.changed.emit()

    def _follow_years(self) -> None:
        first, last = self.selection.years
        self._set(first_year=first, last_year=last)

    def set_text(self, text: str) -> None:
        """Take over what is searched for."""
        self._set(text=text)

    def clear(self) -> None:
        """Take every filter back, the text aside."""
        self.filter = Filter(text=self.filter.text)
        self.selection.show_years()
        self._show()
        self.changed.emit()

    def show_counts(self, found: Found) -> None:
        """Write the numbers of the cards found onto the chips."""
        self.found = found
        self._show()

    @unless_busy
    def _show(self) -> None:
        filter, found = self.filter, self.found
        counts: dict[Kind | None, int] = dict(found.counts.items()) if found else {}
        if found:
            counts[None] = sum(found.counts.values())
        for kind, chip in self._kinds.items():
            self._label(chip, _KINDS[kind], counts.get(kind), bool(found and found.capped))
            chip.setChecked(filter.kind == kind)
        names = {side.id: side.name for side in sides(self.book)} if filter.side_id is not None else {}
        self._label(self._tag, shorten(filter.tag, 30) or _("Tag"), None)
        self._label(self._side, shorten(names.get(filter.side_id or 0, _("Side")), 30), None)
        span = shown_years(filter.first_year, filter.last_year)
        self._label(self._years, span or _("Years"), None)
        if span:
            self._years.setText(caption(f"{span} ×"))
            self._years.setAccessibleName(_("Filter: {years}. Delete takes it off.", years=span))
        self._label(self._unused, p_("filter of cards", "Unused"), found.unused if found else None)
        self._label(self._unsourced, p_("filter of cards", "No source"), found.unsourced if found else None)
        self._label(self._trash, p_("filter of cards", "Trash"), None)
        for chip, on in (
            (self._tag, bool(filter.tag)),
            (self._side, filter.side_id is not None),
            (self._years, bool(span)),
            (self._unused, filter.unused),
            (self._unsourced, filter.unsourced),
            (self._trash, filter.trashed),
        ):
            chip.setChecked(on)

    def _label(self, chip: Chip, text: str, count: int | None, capped: bool = False) -> None:
        more = "+" if capped or ((count or 0) >= RANKED_AT_MOST and chip in (self._unused, self._unsourced)) else ""
        said = text if count is None else f"{text} {number(count)}{more}"
        opens = " ▾" if chip in (self._tag, self._side, self._years) else ""
        chip.setText(caption(f"{said}{opens}"))
        chip.setAccessibleName(_("Filter: {filter}", filter=said))

    def restyle(self) -> None:
        """Take the colours and sizes in force."""
        for kind, chip in self._kinds.items():
            if kind:
                chip.setIcon(self._icon(kind))
                chip.setIconSize(QSize(self.theme.px(10), self.theme.px(10)))
        self._show()

    def _icon(self, kind: Kind) -> QIcon:
        icon, size = QIcon(), self.theme.px(10)
        for state, colour in (
            (QIcon.State.Off, self.theme.tokens.kind(kind)),
            (QIcon.State.On, self.theme.tokens.paper),
        ):
            picture = QPixmap(size * 2, size * 2)
            picture.setDevicePixelRatio(2)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_glyph(painter, kind, QRectF(0, 0, size, size), QColor(colour))
            icon.addPixmap(picture, QIcon.Mode.Normal, state)
        return icon


def shown_years(first: int, last: int) -> str:
    """A range of years as a reader writes it: “1936–38”; empty for none, 0 is open."""
    if first and last:
        return show_date(f"{first:04}/{last:04}")
    ends = {"first": str(first or ""), "last": str(last or "")}
    return p_("a span of years", "{first}–{last}", **ends) if first or last else ""


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"Filters QPushButton {{ background: {t.chip}; color: {t.muted}; border: 1px solid {t.chip}; "
        f"font-size: {px(12)}px; border-radius: {px(11)}px; padding: {px(3)}px {px(9)}px; }}"
        f"Filters QPushButton:hover {{ border-color: {t.muted}; color: {t.ink}; }}"
        f"Filters QPushButton:checked {{ background: {t.ink}; color: {t.paper}; border-color: {t.ink}; }}"
        f'Filters QPushButton[crossed="true"]:checked {{ background: {t.selection}; color: {t.ink}; '
        f"border-color: {t.claim}; }}"
        f"Filters QPushButton:focus {{ border: 2px solid {t.claim}; padding: {px(3) - 1}px {px(9) - 1}px; }}"
    )
