"""The outline screen: header and tree, and what its keys and menus add to it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, Part
from essayplanner.domain.labels import label
from essayplanner.language import _, n_
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.fresh import Fresh
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.outline.filling import Filling
from essayplanner.ui.outline.header import RING, OutlineHeader
from essayplanner.ui.outline.measures import WIDEST
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.pointing import Pointing
from essayplanner.ui.outline.selected_rows import SelectedRows, do_and_choose
from essayplanner.ui.outline.view import OutlineView

if TYPE_CHECKING:
    from essayplanner.ui.outline.find_bar import FindBar


class OutlineScreen(QWidget):
    """One outline, to be read, dragged into and edited; `wanted` asks for it to be shown."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.announcer = desk, desk.announcer
        self.book, self.theme, self.selection = desk.book, desk.theme, desk.selection
        self.model = OutlineModel(desk, self)
        self.header = OutlineHeader(desk, self.model)
        self.view = OutlineView(self.model, desk.theme, desk.saving)
        self.selected, self.filling = SelectedRows(desk, self.view), Filling(self.view, self.and_type, self.add_section)
        column = QWidget()
        self._layout = QVBoxLayout(column)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.view, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.scrolled = OneScroll(column, self.view)
        self._outer.addWidget(self.scrolled)
        self._find_bar: FindBar | None = None
        self._follows = False
        #: The section to which cards go by a key while another screen is shown: the last that was chosen, or that cards
        #: came to, and not with a card that is only walked over elsewhere.
        self._kept: Item | None = None
        #: The outlines that were turned to, the last one last: one that is gone leaves the one before it.
        self._seen: list[int] = []
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)
        self.view.chosen.connect(self._follow)
        self._fresh, self._fresh_outline = Fresh(desk), Fresh(desk)
        desk.selection.section_of_keys = lambda: section.id if (section := self.current_section()) else 0
        self.view.title_left.connect(self._take_fresh_back)
        self.view.title_opened.connect(self._fresh.end)
        self.header.left.connect(self._leave_header)
        self.header.bar.section_wanted.connect(self._go_to)
        desk.selection.changed.connect(self._follow_selection)
        Pointing(self.selection, self.view, self.scrolled)
        desk.selection.outline_changed.connect(self.show_outline)
        desk.selection.outline_changed.connect(self._end_fresh_outline)
        self.destroyed.connect(desk.book.subscribe(self._apply))
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _take_fresh_back(self) -> None:
        self._fresh.take_back(titled=True)

    def _end_fresh_outline(self, _outline: int) -> None:
        self._fresh_outline.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column narrow enough to read, in the middle of a wide window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        spare = max(0, self.width() - px(WIDEST)) // 2
        set_margins(self._layout, px(12) + spare, px(18) - RING, px(34) - LEAST + spare, 0)

    def _restyle(self) -> None:
        px = self.theme.px
        self._fit()
        set_margins(self.header.layout(), px(16), RING, LEAST - px(2), px(4))  # type: ignore[arg-type]
        self.scrolled.set_least(px(170))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.color("paper"))
        self.setPalette(palette)

    @unless_busy
    def show_outline(self, outline_id: int) -> None:
        """Turn to an outline; one that cannot be read just now is turned to when it can."""
        self.book.settle()
        self._seen = [*(id for id in self._seen if id != outline_id), outline_id]
        self.model.show(outline_id)
        self.header.show_outline()
        first = self.model.index(0, 0)
        if first.isValid() and not self.view.currentIndex().isValid():
            self.view.selectionModel().setCurrentIndex(first, self.view.selectionModel().SelectionFlag.NoUpdate)

    def _apply(self, changed: ChangeSet) -> None:
        self._show_brought(changed)
        if not changed.touches("outline"):
            return
        there = [outline.id for outline in outlines.outlines(self.book)]
        if self.selection.outline_id not in there:
            seen = (id for id in reversed(self._seen) if id in there)
            self.selection.show_outline(next(seen, there[0] if there else 0))
        elif self.selection.outline_id != self.model.outline_id:
            self.show_outline(self.selection.outline_id)

    def _show_brought(self, changed: ChangeSet) -> None:
        """Choose what undo or redo brought back, or moved; where a row is typed in the hand stays."""
        brought = [node for node in self.model.brought if self.model.nodes.get(node.item) is node]
        if changed.origin in ("undo", "redo") and brought and not self.view.is_editing():
            brought.sort(key=lambda node: [above.order for above in reversed([*node.ancestors()])])
            self.view.choose_all([node.item for node in brought])

    def _go_to(self, section_id: int) -> None:
        self.view.setFocus()
        self.view.choose(Item("section", section_id))
        self.view.scrollTo(self.view.currentIndex(), self.view.ScrollHint.PositionAtTop)

    def _follow(self) -> None:
        node = self.view.current_node()
        section = node.section()
        self.header.bar.show_current(section.id if section else 0)
        is_meant = self.isVisible() or not self._follows or node is section
        if section and is_meant and section.item != self._kept:
            self._kept = section.item
            self.announcer.keys_named.emit()
        chosen = self._chosen()
        # Who follows chooses nothing: elsewhere others may be chosen with the card of this row
        is_told = self._follows and chosen[:2] == (self.selection.card_id, self.selection.item)
        if node is not self.model.root and not is_told:
            was = self.selection
            is_gone = was.item is not None and was.item not in self.model.nodes
            if is_gone and was.card_id and not self.isVisible():  # nobody chose the row that comes in its place
                self.selection.choose(was.card_id, cards=was.cards)
            else:
                self.selection.choose(*chosen)
        soon(self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        if self.view.hasFocus() or (self._find_bar and self._find_bar.isVisible()):
            self.scrolled.show_row()

    def _chosen(self) -> tuple[int, Item, tuple[int, ...]]:
        """A card with its row, and the cards of all rows that are chosen: the current one, where it is one of them."""
        known, current = self.model.nodes, self.view.current_node()
        nodes = [known[item] for item in self.view.selected_items() if item in known]  # some may be about to go
        told = current if current in nodes or not nodes else nodes[0]
        return told.card_id, told.item, tuple(dict.fromkeys(node.card_id for node in nodes if node.card_id))

    def _follow_selection(self) -> None:
        now, (card_id, item, cards) = self.selection, self._chosen()
        is_shown = (card_id, item) == (now.card_id, now.item) and cards in ((), now.cards)
        if now.item and not (is_shown and item in self.view.selected_items()):
            was, self._follows = self._follows, True
            self.view.choose(now.item)
            self._follows = was

    @property
    def find_bar(self) -> "FindBar":
        """What finds words in the outline, made when it is first asked for."""
        if self._find_bar is None:
            from essayplanner.ui.outline.find_bar import FindBar

            self._find_bar = FindBar(self.desk, self.view)
            self._find_bar.hide()
            self._outer.insertWidget(0, self._find_bar)
        return self._find_bar

    # Verbs

    def current_section(self) -> Node | None:
        """The section to which cards go by a key: that of the current row, the first where there is no such row; while
        another screen is shown, the one that was chosen last."""
        section = self.view.current_node().section() or next(iter(self.model.root.children), None)
        if self.isVisible() or section is None:
            return section
        kept = self.model.nodes.get(self._kept) if self._kept else None
        self._kept = (kept or section).item
        return kept or section

    def number_of_keys(self) -> str:
        """The number of that section; blank where there is none."""
        section = self.current_section()
        return self.model.number(section) if section else ""

    def place(self, card_ids: Sequence[int], *, under_current: bool = False) -> None:
        """Place cards at the end of the current section, or under the current card."""
        node, section = self.view.current_node(), self.current_section()
        if not card_ids or section is None:
            if not card_ids:
                lacking = _("Select a card in the library first.")
            elif self.model.outline_id and not self.isVisible():
                lacking = _("Add a section first: click in the strip below, where the sections are to be.")
            elif self.model.outline_id:
                lacking = _("Add a section first: press Enter in the outline.")
            else:
                lacking = _("Add an outline first: press Enter in the outline.")
            self.announcer.ask(self.view, lacking)
            return
        under = node if under_current and node.what == "placement" else section
        do_and_choose(
            self.desk,
            self.view,
            "placement",
            lambda: outlining.place(self.book, list(card_ids), Spot(under.what, under.id)),
            n_("Placed {n} card in “{title}”.", "Placed {n} cards in “{title}”.", len(card_ids), title=under.title),
        )

    def add_section(self, *, inside: bool = False) -> None:
        """A new section after the current one (or within it), its title open for typing; an outline where none is."""
        if not self.model.outline_id:
            self._begin_outline()
            return
        current = self.view.current_node().section()
        if current is None or current.parent is None:
            spot = Spot("outline", self.model.outline_id)
        elif inside:
            spot = Spot("section", current.id)
        else:
            spot = self.model.spot(current.parent, current.row + 1, "section")
        self.and_type("section", lambda: [outlining.add_section(self.book, spot)], _("Added a section."))

    def _begin_outline(self) -> None:
        def begin() -> int:
            with self.book.step(label("begin-outline")):
                outline_id = outlines.new_outline(self.book, _("New essay question"))
                outlining.add_section(self.book, Spot("outline", outline_id))
            return outline_id

        if begun := self.desk.do(begin):
            self.wanted.emit()
            self.ask_for_question(begun)

    @unless_busy
    def and_type(self, what: Part, verb: Callable[[], Sequence[int]], said: str) -> None:
        """Add something and let its title be typed; Escape, before anything is typed, takes it back."""
        self._fresh.look()
        if not do_and_choose(self.desk, self.view, what, verb, said):
            return  # the title of another row is none to type in
        step = self._fresh.newest()
        self.view.rename()
        self._fresh.begin(step, self.selection.item)

    def take_back_begun(self, *, titled: bool) -> bool:
        """Take back what is chosen, if it was just begun; as `Fresh.take_back`."""
        return self._fresh.made == self.selection.item and self._fresh.take_back(titled=titled)

    def ask_for_question(self, outline_id: int) -> None:
        """Turn to an outline that was just made, and let its question be typed; Escape at once takes it back."""
        self._fresh_outline.look()
        step = self._fresh_outline.newest()
        self.selection.show_outline(outline_id)
        self.header.rename()
        self._fresh_outline.begin(step)
        self.announcer.ask(self.view, _("New outline: type its question."))

    def _leave_header(self) -> None:
        if not self._fresh_outline.take_back():
            self.view.setFocus()
