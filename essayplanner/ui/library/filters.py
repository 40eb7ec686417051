"""The filters above the cards: kinds, tag, side, years, unused, without source, trash."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import show_date
from essayplanner.domain.tags import group_and_name
from essayplanner.domain.text import shorten
from essayplanner.domain.years import year_words
from essayplanner.language import _, number, p_
from essayplanner.notebook.counting import side_counts, tag_counts, years
from essayplanner.notebook.library import Filter
from essayplanner.notebook.reading import sides
from essayplanner.notebook.search_answers import RANKED_AT_MOST, Found
from essayplanner.notebook.sorting import Sort
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.library.crossed_chip import CrossedChip
from essayplanner.ui.library.filter_menus import Choice, ask_years, offer, offer_tags
from essayplanner.ui.library.fitting_chip import FittingChip
from essayplanner.ui.library.sort_menu import NAMES, kept_sort, offer_sorts
from essayplanner.ui.look.fields import Chip, FlowLayout
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.plain import LONGEST_CAPTION, caption
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme

_KINDS = {
    None: p_("filter of cards", "All"),
    Kind.CLAIM: p_("filter of cards", "Claims"),
    Kind.EVIDENCE: p_("filter of cards", "Evidence"),
    Kind.HISTORIAN: p_("filter of cards", "Historians"),
}

#: The pixels of the design between the sign of a kind and its word, beside those that Qt leaves.
_APART = 3

#: A chip as it was made.
AnyChip = TypeVar("AnyChip", bound=Chip)


class Filters(QWidget):
    """Chips that narrow the library; `changed` is emitted when `filter` is another."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.book, self.selection = desk.book, desk.selection
        theme = self.theme = desk.theme
        self.settings = desk.settings
        self.filter = Filter(sort=kept_sort(desk.settings.sort))
        self.found: Found | None = None
        flow = FlowLayout(self, theme.px(6))
        self._kinds = {kind: self._kind_chip(kind) for kind in _KINDS}
        self._tag, self._side = (self._menu_chip(Chip(), fill) for fill in (self._tags, self._sides))
        self._years = self._menu_chip(CrossedChip(theme), self._spans)
        self._years.taken_off.connect(self.selection.show_years)
        self._fits = FittingChip(theme, self.selection, lambda among: self._set(among=among))
        self._unused = self._chip(lambda on: self._set(unused=on))
        self._unsourced = self._chip(lambda on: self._set(unsourced=on))
        self._trash = self._chip(lambda on: self._set(trashed=on))
        for chip in (
            *self._kinds.values(),
            self._fits,
            self._tag,
            self._side,
            self._years,
            self._unused,
            self._unsourced,
            self._trash,
        ):
            flow.addWidget(chip)
        self.sort = self._menu_chip(Chip(), lambda menu: offer_sorts(menu, self.filter.sort, self.sort_by))
        self.clearing = PushButton(_("Clear filters"))
        self.clearing.setProperty("flat", "true")
        self.clearing.clicked.connect(lambda: self.clear_by_hand())
        self.clearing.hide()
        flow.addWidget(self.sort)
        flow.addWidget(self.clearing)
        #: The chips that open menus.
        self.menus = (self._tag, self._side, self._years, self.sort)
        self.setAccessibleName(_("Filters"))
        desk.selection.years_changed.connect(self._follow_years)
        theme.wear(_rules)
        theme.changed.connect(self.restyle)
        self.restyle()

    def _kind_chip(self, kind: Kind | None) -> Chip:
        chip = self._chip(lambda on: self._set(kind=kind))
        chip.setAutoExclusive(True)  # one of them, as a screen reader is told by it
        return chip

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
        counts = tag_counts(self.book, self.filter._replace(tag=""), self._ids())
        offer_tags(menu, counts, self.filter.tag, lambda tag: self._set(tag=tag))

    def _sides(self, menu: QMenu) -> None:
        counts = side_counts(self.book, self.filter._replace(side_id=None), self._ids())
        there = [Choice(side.id, f"{side.name} — {side.question}", counts.get(side.id, 0)) for side in sides(self.book)]
        now = self.filter.side_id
        offer(menu, Choice(None, _("Any side")), there, now, lambda side_id: self._set(side_id=side_id))

    def _spans(self, menu: QMenu) -> None:
        first, last = years(self.book)
        span = (self.filter.first_year or first, self.filter.last_year or last)
        ask_years(menu, self.theme, span, self.selection.years, self.selection.show_years)

    def _ids(self) -> list[int] | None:
        """The cards that the words typed found; without words the filter says all that there is to say."""
        return self.found.ids if self.found and self.filter.text else None

    def _set(self, **fields: object) -> None:
        before, self.filter = self.filter, self.filter._replace(**fields)  # type: ignore[arg-type]
        self._show()
        if self.filter != before:
            self.changed.emit()

    def show_side(self, side_id: int) -> None:
        """Leave the cards of one side; of a side that is left already, all."""
        self._set(side_id=None if side_id == self.filter.side_id else side_id)

    def _follow_years(self) -> None:
        first, last = self.selection.years
        self._set(first_year=first, last_year=last)

    def set_text(self, text: str) -> None:
        """Take over what is searched for."""
        self._set(text=text)

    def sort_by(self, sort: Sort) -> None:
        """Sort the cards otherwise, and keep that."""
        self.settings.sort = sort.value
        self.settings.save()
        self._set(sort=sort)

    def choose_sort(self) -> None:
        """Open the menu of what the cards are sorted by."""
        self.sort.click()

    def clear_by_hand(self) -> None:
        """Take every filter back, where a button asked for it that is gone then."""
        self._kinds[None].setFocus()
        self.clear()

    def clear(self) -> None:
        """Take every filter back, the text aside."""
        self.take_over(Filter(text=self.filter.text, sort=self.filter.sort))

    def take_over(self, filter: Filter) -> None:
        """Set all of it at once."""
        self.filter = filter
        self.selection.show_years(filter.first_year, filter.last_year)
        if filter.among is None:
            self._fits.end()
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
            self._label(chip, _KINDS[kind], counts.get(kind), _of_kind, bool(found and found.capped))
            chip.setChecked(filter.kind == kind)
        there = {side.id: side.name for side in sides(self.book)} if filter.side_id is not None else {}
        tag, side = shorten(filter.tag, LONGEST_CAPTION), shorten(there.get(filter.side_id or 0, ""), 30)
        span = shown_years(filter.first_year, filter.last_year)
        by_tag = _("Tag: {tag}", tag=tag) if tag else _("Filter by tag")
        by_side = _("Side: {side}", side=side) if side else _("Filter by side")
        by_years = _("Years: {years}. Press Delete to clear them.", years=span) if span else _("Filter by years")
        by_sort = _("Sort: {order}", order=NAMES[filter.sort])
        for chip, words, opens, name in (
            (self._tag, shorten(group_and_name(filter.tag)[1], 30) or _("Tag"), "▾", by_tag),
            (self._side, side or _("Side"), "▾", by_side),
            (self._years, span or _("Years"), "×" if span else "▾", by_years),
            (self.sort, by_sort, "▾", by_sort),
        ):
            chip.setText(caption(f"{words} {opens}"))
            chip.setAccessibleName(name)
        fits = self._fits.show_filter(is_on=filter.among is not None)
        on = [_KINDS[filter.kind] if filter.kind else "", fits, tag, side, span]
        for chip, words, count, is_on in (
            (self._unused, p_("filter of cards", "Unused"), found.unused if found else None, filter.unused),
            (self._unsourced, p_("filter of cards", "No source"), found.unsourced if found else None, filter.unsourced),
            (self._trash, p_("filter of cards", "Trash"), None, filter.trashed),
        ):
            self._label(chip, words, count, _of_cards, (count or 0) >= RANKED_AT_MOST)
            chip.setChecked(is_on)
            on.append(words if is_on else "")
        self._tag.setChecked(bool(filter.tag))
        self._side.setChecked(filter.side_id is not None)
        self._years.setChecked(bool(span))
        self.sort.setChecked(False)  # it is no filter
        self.clearing.setVisible(filter._replace(text="").narrows)
        cleared = ", ".join(word for word in on if word)
        self.clearing.setAccessibleName(_("Clear filters: {filters}", filters=cleared) if cleared else "")

    def _label(self, chip: Chip, text: str, count: int | None, name: Callable[[str], str], more: bool) -> None:
        said = text if count is None else f"{text} {number(count)}{'+' if more else ''}"
        chip.setText(caption(said))
        chip.setAccessibleName(name(said))

    def restyle(self) -> None:
        """Take the colours and sizes in force."""
        for kind, chip in self._kinds.items():
            if kind:
                chip.setIcon(self._icon(kind))
                chip.setIconSize(QSize(self.theme.px(10 + _APART), self.theme.px(10)))
        self._show()

    def _icon(self, kind: Kind) -> QIcon:
        icon, size, wide = QIcon(), self.theme.px(10), self.theme.px(10 + _APART)
        from_right = self.isRightToLeft()
        for state, colour in (
            (QIcon.State.Off, self.theme.tokens.kind(kind)),
            (QIcon.State.On, self.theme.tokens.paper),
        ):
            picture = QPixmap(wide * 2, size * 2)
            picture.setDevicePixelRatio(2)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_glyph(painter, kind, QRectF(wide - size if from_right else 0, 0, size, size), QColor(colour))
            icon.addPixmap(picture, QIcon.Mode.Normal, state)
        return icon


def _of_kind(shown: str) -> str:
    return _("Kind of card: {kind}", kind=shown)


def _of_cards(shown: str) -> str:
    return _("Filter: {filter}", filter=shown)


def shown_years(first: int, last: int) -> str:
    """A range of years as a reader writes it: “1936–38”; empty for none, 0 is open."""
    if 0 < first <= last <= 9999:
        return show_date(f"{first:04}/{last:04}")
    ends = {"first": year_words(first), "last": year_words(last)}
    return p_("a span of years", "{first}–{last}", **ends) if first or last else ""


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"Filters QPushButton {{ background: {t.chip}; color: {t.muted}; border: 1px solid {t.chip}; "
        f"font-size: {px(12)}px; border-radius: {px(10)}px; padding: {px(3)}px {px(9)}px; }}"
        f"Filters QPushButton:hover {{ border-color: {t.muted}; color: {t.ink}; }}"
        f"Filters QPushButton:checked {{ background: {t.ink}; color: {t.paper}; border-color: {t.ink}; }}"
        f'Filters QPushButton[crossed="true"]:checked {{ background: {t.selection}; color: {t.ink}; '
        f"border-color: {t.claim}; }}"
        f'Filters QPushButton[flat="true"] {{ background: transparent; color: {t.claim}; '
        f"border-color: transparent; }}"
        f"Filters QPushButton:focus {{ border: 2px solid {t.claim}; padding: {px(3) - 1}px {px(9) - 1}px; }}"
    )
