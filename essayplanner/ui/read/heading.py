"""The line above the pages: which document, what it is as a source, the page, how large, and what else can be done."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from essayplanner.domain.cards import Source
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.source_types import lacking_fields, type_word
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_facts, p_
from essayplanner.notebook.sources import source
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedButton, ElidedLabel, FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.printed import is_to_be_asked
from essayplanner.ui.read.shelf import Shelf, State
from essayplanner.ui.read.view import PagesView

#: Pixels of the design: beside the line, and how wide the field for a page is.
_MARGIN, _PAGE = 24, 52


class Does(NamedTuple):
    """What the buttons do: complete the source of the document, ask for the printed page, and fill the menu of the
    documents and that of how pages are shown."""

    complete: Callable[[], object]
    ask_printed: Callable[[], object]
    fill_documents: Callable[[QMenu], object]
    fill_view: Callable[[QMenu], object]


class Heading(QWidget):
    """Where there is no room for all of it in a line it goes on in the next."""

    def __init__(self, desk: Desk, shelf: Shelf, view: PagesView, does: Does) -> None:
        super().__init__()
        self.desk, self.theme, self.shelf, self.view = desk, desk.theme, shelf, view
        self.chooser = ElidedButton()
        self.chooser.clicked.connect(lambda _checked=False: self._open(self.chooser, does.fill_documents))
        self.about = ElidedLabel()
        self.about.setProperty("muted", "true")
        self.complete = quiet_button(_("Complete it"), _("Complete the source of this document"), does.complete)
        self.ask = quiet_button(
            _("Printed page?"), _("Say what is printed on this page, so that notes cite it"), does.ask_printed
        )
        give_tip(self.ask, self.ask.accessibleName())
        self.before, self.after = PushButton(), PushButton()
        self.page = LineField(_("Page: type one to go there"))
        self.page.setProperty("framed", True)
        self.page.returnPressed.connect(self._go)
        self.page.left.connect(self.follow_page)
        self.of = Label()
        self.of.setProperty("muted", "true")
        self.smaller, self.larger = PushButton("−"), PushButton("+")
        self.share = quiet_button("", "", lambda: view.zoom_by(0))
        give_tip(self.share, _("Back to 100 %"))
        self.more = PushButton(p_("of pages", "View") + "  ▾")
        self.more.setAccessibleName(_("How pages are shown, headings and search, menu"))
        self.more.clicked.connect(lambda _checked=False: self._open(self.more, does.fill_view))
        for button, name, act in (
            (self.before, _("Previous page"), lambda: view.go_to_page(view.page - 1)),
            (self.after, _("Next page"), lambda: view.go_to_page(view.page + 1)),
            (self.smaller, _("Smaller"), lambda: view.zoom_by(-1)),
            (self.larger, _("Larger"), lambda: view.zoom_by(1)),
        ):
            button.setAccessibleName(name)
            give_tip(button, name)
            button.setProperty("onRead", "true")
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._flow = flow = FlowLayout(self, desk.theme.px(10), lead=desk.theme.px(4), ended=True)
        self.tools = self._row(
            self.before, self.page, self.of, self.after, self.smaller, self.share, self.larger, self.more
        )
        for widget in (self.chooser, self.about, self.complete, self.ask, self.tools):
            flow.addWidget(widget)
        view.page_changed.connect(self.follow_page)
        view.zoomed.connect(self.follow_size)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _row(self, *widgets: QWidget) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(4))
        for widget in widgets:
            row.addWidget(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return held

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._point()

    def _point(self) -> None:
        before, after = "›‹" if self.isRightToLeft() else "‹›"
        self.before.setText(before)
        self.after.setText(after)

    def _restyle(self) -> None:
        px = self.theme.px
        self._point()
        set_margins(self._flow, px(_MARGIN), px(7), px(_MARGIN), px(7))
        self.about.setFont(self.theme.font(12))
        self.of.setFont(self.theme.font(13))
        self.page.setFixedWidth(px(_PAGE))
        for widget in (self.about, self.complete, self.ask, self.share):
            widget.setMinimumHeight(self.chooser.sizeHint().height())

    def _open(self, at: QWidget, fill: Callable[[QMenu], object]) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill(menu)
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    # What is said

    @unless_busy
    def follow(self) -> None:
        """Say what is so now of the document."""
        document, is_open = self.shelf.current, self.shelf.state is State.OPEN
        name = document.name if document else _("No document")
        self.chooser.show_words(name, "  ▾")
        self.chooser.setAccessibleName(_("Document: {name}, menu", name=name))
        row = source(self.desk.book, document.source_id) if document else None
        lacks = document is not None and (row is None or bool(_lacks(row.source)))
        self.about.setText(_about(row.source if row else None) if document else "")
        self.complete.setVisible(lacks and not self.desk.book.read_only)
        asks = document is not None and is_open and is_to_be_asked(document) and not self.desk.book.read_only
        self.ask.setVisible(asks)
        has_pages = is_open and self.view.readable is not None and self.view.readable.has_pages
        for widget in (self.before, self.page, self.of, self.after):
            widget.setVisible(has_pages)
        self.tools.setVisible(is_open)
        self.setVisible(bool(self.shelf.documents))
        self.follow_page()
        self.follow_size()

    def follow_page(self) -> None:
        """Say which page is read: as it is printed, where that is known."""
        page, count = self.view.page, self.view.page_count
        printed = Printed.parse(self.shelf.current.printed if self.shelf.current else "").of(page)
        self.page.setText(printed or str(page))
        of = (
            _("({page} of {count})", page=page, count=count)
            if printed and printed != str(page)
            else _("of {count}", count=count)
        )
        self.of.setText(of)
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)

    def follow_size(self) -> None:
        """Say how large the pages are."""
        share = _("{share} %", share=str(self.view.zoom))
        self.share.setText(share)
        self.share.setAccessibleName(_("{share}: back to 100 %", share=share))

    def _go(self) -> None:
        """Go to the page that was typed: the one on which that is printed, else the one of the file."""
        typed = self.page.text().strip().lower().removeprefix("p.").strip()
        printed = Printed.parse(self.shelf.current.printed if self.shelf.current else "")
        page = printed.page_of(typed) or (int(typed) if typed.isdecimal() and len(typed) < 7 else 0)
        if 0 < page <= self.view.page_count:
            self.view.go_to_page(page)
            self.view.setFocus()
        else:
            self.desk.announcer.ask(self.page, _("There is no page {page}.", page=shorten(typed, 20)))
            self.follow_page()


def _lacks(source: Source) -> list[str]:
    """What notes would print of a source and do not find."""
    missing = [name for name, there in (("author", source.names), ("issued", source.year)) if not there]
    return [*missing, *lacking_fields(source.csl)]


def _about(source: Source | None) -> str:
    """What a document is as a source."""
    if source is None:
        return _("not yet a source")
    facts = [caption(shorten(source.short, 40))]
    if _lacks(source):
        facts.append(_("{kind}, not yet a full source", kind=type_word(str(source.csl.get("type") or "")).lower()))
    return join_facts(facts)


def _rules(theme: Theme) -> str:
    side = max(LEAST, theme.px(26))
    return (
        f'QPushButton[onRead="true"] {{ padding: 0; min-width: {side}px; max-width: {side}px; min-height: {side}px; }}'
    )
