"""One source of a card: the place in it, and the source in which it was found quoted."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.notebook.read_again import has_document
from essayplanner.notebook.reading import CitationRow
from essayplanner.notebook.sources import SourceRow, sources
from essayplanner.ui.controls.buttons import Cross, More, TitleButton
from essayplanner.ui.controls.rows import Row
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import caption, give_tip


def offer_sources(menu: QMenu, known: Iterable[SourceRow], chosen: Callable[[int], object]) -> None:
    """Put sources into a menu; `chosen` is called with the id of the one that is clicked."""
    for row in known:
        title = "" if row.source.short.startswith(row.source.title) else f" — {shorten(row.source.title, 44)}"
        text = f"{shorten(row.source.short, 40)}{title}"
        menu.addAction(caption(text)).triggered.connect(partial(_call, chosen, row.id))


def _call(chosen: Callable[[int], object], source_id: int, checked: bool = False) -> None:
    chosen(source_id)


class CitationEdit(Row[CitationRow]):
    """One source with the place in it; where it was found quoted in another, that one with its place below.

    A click on a source calls `open_source` with its id; on one of which a document is here `read_source`, with its id
    and the place in it, which the menu offers too.
    """

    def __init__(
        self, desk: Desk, open_source: Callable[[int], object], read_source: Callable[[int, str], object]
    ) -> None:
        super().__init__()
        self.desk, self.value, self._open_source = desk, CitationRow(0, 0, "", ""), open_source
        self._read_source, self._is_here, self._is_via_here = read_source, False, False
        self.name = TitleButton(desk.theme, self._click)
        self.name.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.name.customContextMenuRequested.connect(lambda at: self.open_menu(self.name.mapToGlobal(at)))
        self.locator = GrowingText(
            _("Place in the source"), _("page, chapter or section"), paragraph=True, drops=False, spelled=False
        )
        self.more = More(desk.theme, lambda: self.open_menu())
        self.menu = QMenu(self.more)
        self.menu.setAccessibleName(_("Quoted in"))
        self.cross = Cross(desk.theme, self.remove)
        self.bound = desk.bound(self.locator, "locator", cards.edit_citation)
        self.via = TitleButton(desk.theme, self._click_via)
        self.via_locator = GrowingText(
            _("Place in the source that quotes it"),
            _("page of the quotation"),
            paragraph=True,
            drops=False,
            spelled=False,
        )
        self.via_cross = Cross(desk.theme, lambda: self.quote_in(None))
        self.via_bound = desk.bound(
            self.via_locator,
            "via_locator",
            lambda book, id, text, merge: cards.edit_citation(book, id, merge=merge, via_locator=text),
        )
        self._editable = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words, buttons, place in (
            (self.name, (self.more, self.cross), self.locator),
            (self.via, (self.via_cross,), self.via_locator),
        ):
            head = QHBoxLayout()
            column.addLayout(head)
            head.setContentsMargins(0, 0, 0, 0)
            head.addWidget(words, 1)
            for button in buttons:
                head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            column.addWidget(place)

    def bind(self, value: CitationRow, editable: bool) -> None:
        """Show a citation."""
        self.value = value
        short, via = value.short, value.via_short
        self._is_here = has_document(self.desk.book, value.source_id)
        self._is_via_here = has_document(self.desk.book, value.via_source_id or 0)
        opens, reads = _("Open the source {source}", source=short), _read_words(short)
        self._name(self.name, short, reads if self._is_here else opens, is_here=self._is_here)
        self.locator.setAccessibleName(_("Place in {source}: page, chapter or section", source=short))
        self.more.setAccessibleName(_("More about {source}", source=short))
        give_tip(self.more, _("Open it, or say that it was found quoted in another source…"))
        self.cross.setAccessibleName(_("Remove {source} from this card", source=short))
        give_tip(self.cross, _("Remove this source from the card"))
        key = self.desk.book.key("citation", value.id)
        self.bound.show(key, value.locator)
        opens, reads = _("Open {source}, in which it is cited", source=via), _read_words(via)
        cited = _("cited in {source}", source=via)
        self._name(self.via, cited, reads if self._is_via_here else opens, is_here=self._is_via_here)
        self.via_locator.setAccessibleName(_("Place in {source}, which quotes {quoted}", source=via, quoted=short))
        self.via_cross.setAccessibleName(_("{quoted} is not cited in {source}", source=via, quoted=short))
        give_tip(self.via_cross, _("Not quoted there"))
        self.via_bound.show(key, value.via_locator)
        quoted = value.via_source_id is not None
        for field, shown in ((self.locator, True), (self.via_locator, quoted)):
            field.set_editable(editable)
            field.setVisible(shown and (editable or bool(field.toPlainText())))
        self.via.setVisible(quoted)
        self.via_cross.setVisible(quoted and editable)
        for button in (self.more, self.cross):
            button.setVisible(editable)
        self._editable = editable

    @staticmethod
    def _name(button: TitleButton, title: str, name: str, *, is_here: bool) -> None:
        button.show_title(title, name=name)
        opens = _("Open this source. To read it here, add its document on the screen Read.")
        give_tip(button, _("Show where this was read") if is_here else opens)

    def entry(self) -> QWidget:
        """The place in the source."""
        return self.locator

    def _click(self) -> None:
        self.read() if self._is_here else self.open()

    def _click_via(self) -> None:
        if self._is_via_here:
            self._read_source(self.value.via_source_id or 0, self.value.via_locator)
        else:
            self._open_source(self.value.via_source_id or 0)

    def read(self) -> None:
        """Show where the card was read in a document of the source."""
        self._read_source(self.value.source_id, self.value.locator)

    def open(self) -> None:
        """Show the source among all sources."""
        self._open_source(self.value.source_id)

    @unless_busy
    def open_menu(self, at: QPoint | None = None) -> None:
        """Offer to open the source, and the other sources: in which of them was this one found quoted?"""
        self.menu.clear()
        if self._is_here:
            self.menu.addAction(_("Show where this was read"), self.read)
        self.menu.addAction(_("Open this source"), self.open)
        if self._editable:
            self.menu.addAction(_("Remove from this card"), self.remove)
            self.menu.addSeparator()
            self._offer_others()
        self.menu.popup(at or self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _offer_others(self) -> None:
        others = [row for row in sources(self.desk.book) if row.id != self.value.source_id]
        self.menu.addAction(_("Found quoted in")).setEnabled(False)
        if others:
            offer_sources(self.menu, others, self.quote_in)
        else:
            self.menu.addAction(_("no other source yet: add one to this card first")).setEnabled(False)

    def quote_in(self, source_id: int | None) -> None:
        """Say in which source this one was found quoted, and ask for the place there; None takes that back."""
        if not self.desk.do(lambda: cards.edit_citation(self.desk.book, self.value.id, via=source_id)):
            return
        if source_id is None:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.announcer.say(self, _("{source} is now cited directly.", source=self.value.short))
        else:
            self.via_locator.setFocus(Qt.FocusReason.OtherFocusReason)
            said = _("Cited in {source}. Now type the page.", source=self.value.via_short)
            self.desk.announcer.say(self, said)

    def remove(self) -> None:
        """Take the source off the card; the source stays in the notebook."""
        said = _("Removed {source} from the card.", source=self.value.short)
        self.desk.do(lambda: cards.remove_citation(self.desk.book, self.value.id), said, at=self)


def _read_words(source: str) -> str:
    return _("Show where this was read in {source}", source=source)
