"""Finding words in the outline: in titles and notes, and in the texts of the cards that stand in it."""

from essayplanner.domain.text import as_typed
from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import card_texts
from essayplanner.ui.controls.finding import FindingBar
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.outline.folding import FoldingView


class FindBar(FindingBar):
    """A field above the rows. Each row that holds what is typed is a match; the next one is chosen, and what it stands
    in is opened."""

    def __init__(self, desk: Desk, view: FoldingView) -> None:
        super().__init__(desk.theme, _("Find in the outline"), _("Find in the outline: titles, notes and card texts"))
        self.desk, self.view = desk, view
        self.matches: list[Item] = []
        self._folded: dict[str, str] = {}
        self._hay: list[tuple[Item, str]] | None = None
        self._begun: Item | None = None
        self._counting = AfterPicture(self, self._count_anew)
        view.rows.followed.connect(self._follow)

    def begin(self) -> None:
        """Be there, with what was typed last selected."""
        self._begun = self.view.current_node().item
        self._hay = None
        self.take_up()
        self._look()

    def leave(self) -> None:
        """Be gone; the row that was found stays chosen."""
        self.view.setFocus()  # first, or Qt would put it somewhere in passing, which is told
        self.hide()
        self.view.scrollTo(self.view.currentIndex())

    def go(self, way: int) -> None:
        """Choose the next match (1) or the one before (-1), from the current row on, round the end."""
        if self.isHidden():
            self.begin()
        self._look()
        if not self.matches:
            self._tell()
            return
        order = {item: place for place, (item, _text) in enumerate(self._hay or ())}
        here = order.get(self.view.current_node().item, -1)
        ahead = [item for item in self.matches if (order[item] - here) * way > 0]
        ends = self.matches[0] if way > 0 else self.matches[-1]
        self._choose((ahead[0] if way > 0 else ahead[-1]) if ahead else ends)

    # What matches

    def typed(self) -> None:
        """Choose the first match from where the search began."""
        self._look()
        if not self.matches:
            if self.field.text().strip():
                self._tell(typed=True)
            return
        order = {item: place for place, (item, _text) in enumerate(self._hay or ())}
        begun = order.get(self._begun, 0) if self._begun else 0
        self._choose(next((item for item in self.matches if order[item] >= begun), self.matches[0]), typed=True)

    @unless_busy
    def _look(self) -> None:
        """Find the rows that match, and say how many."""
        needle = as_typed(self.field.text().strip())
        if self._hay is None:
            self._hay = self._read()
        self.matches = [item for item, text in self._hay if needle in text] if needle else []
        self._show_count()

    def _read(self) -> list[tuple[Item, str]]:
        """Each row, also those that are folded away, with all that can be found in it."""
        rows, known, found = self.view.rows, self._folded, list[tuple[Item, str]]()
        texts = card_texts(rows.book, rows.outline_id)
        self._folded = {}
        for node in rows.root.walk():
            if node is not rows.root:
                whole = "\n".join((node.title, node.note, texts.get(node.card_id, "")))
                folded = self._folded[whole] = known.get(whole) or as_typed(whole)
                found.append((node.item, folded))
        return found

    def _follow(self) -> None:
        self._hay = None
        if not self.isHidden():
            self._counting.begin()

    def _count_anew(self) -> None:
        if not self.isHidden():
            self._look()

    def _choose(self, item: Item, *, typed: bool = False) -> None:
        self.view.choose(item)
        self._show_count()
        self._tell(typed=typed)

    def _show_count(self) -> None:
        current = self.view.current_node().item
        self.show_count(self.matches.index(current) + 1 if current in self.matches else 0, len(self.matches))

    def _tell(self, *, typed: bool = False) -> None:
        """Say where the search stands; what is `typed` goes on, as a rule."""
        words, shown = self.field.text().strip(), self.count.text()
        if not words:
            return
        if self.matches:
            said = _("{place}: {title}", place=shown, title=self.view.current_node().title)
        else:
            said = _("Nothing in this outline matches “{typed}”.", typed=words)
        self.desk.announcer.say(self, said, settled=typed)
