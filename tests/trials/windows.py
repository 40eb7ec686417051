"""A student at the real window. Every act is chosen by its number: it does the same to the same notebook."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import mime
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.nodes import Node
from tests.notebook.picks import ids


class CardAtWork:
    """The window on a notebook, and hands that use it."""

    def __init__(self, path: Path) -> None:
        self.application = QApplication.instance() or QApplication(["essayplanner", "-platform", "offscreen"])
        self.path = path
        book = Notebook.open(path)
        self.window = Window(book, Theme("light", 100), Settings(path.with_name(f"{path.stem}.json")))
        self.book = book
        self.window.show()
        self.window.complete_now()
        self._chance = random.Random()
        panel, commands = self.window.outline, self.window.commands
        self._acts: dict[str, Callable[[], object]] = {
            "drop": self._drop,
            "drop again": self._drop,
            "type": self._type,
            "place": lambda: panel.place(self._cards(2)),
            "place under": lambda: panel.place(self._cards(1), under_current=True),
            "section": self._add_section,
            "indent": panel.selected.indent,
            "outdent": panel.selected.outdent,
            "up": lambda: panel.selected.shift(-1),
            "down": lambda: panel.selected.shift(1),
            "remove": panel.selected.remove,
            "again": panel.selected.place_again,
            "undo": commands.edit.undo,
            "undo more": commands.edit.undo,
            "redo": commands.edit.redo,
            "card": lambda: commands.cards.new_card(self._chance.choice(list(Kind))),
            "duplicate card": lambda: self.window.desk.do(lambda: cards.duplicate_card(self.book, self._cards(1)[0])),
            "trash": lambda: self.window.desk.do(lambda: cards.trash_cards(self.book, self._cards(1))),
            "restore": lambda: self.window.desk.do(lambda: cards.restore_cards(self.book, ids(self.book, "card"))),
            "empty trash": commands.cards.empty_trash,
            "outline": commands.outlines.duplicate_outline,
            "back": self._jump,
        }

    def act(self, seed: int, number: int) -> None:
        """Do act `number`."""
        self._chance = random.Random(f"{seed}:{number}")
        outlines = ids(self.book, "outline")
        self.window.selection.show_outline(outlines[-1])
        if nodes := self._nodes():
            self.window.outline.view.choose(self._chance.choice(nodes).item)
        self._acts[self._chance.choice(list(self._acts))]()
        QTest.qWait(0)

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()

    def _nodes(self) -> list[Node]:
        nodes = self.window.outline.model.nodes
        return [nodes[item] for item in sorted(nodes) if item.what != "outline"]

    def _all_cards(self) -> list[int]:
        return ids(self.book, "card", "trashed_at IS NULL")

    def _cards(self, count: int) -> list[int]:
        return self._chance.sample(self._all_cards(), count)

    def _drop(self) -> None:
        model, nodes = self.window.outline.model, self._nodes()
        onto = self._chance.choice([None, *nodes])
        if nodes and self._chance.random() < 0.5:
            data = mime.items_mime(self.book, [self._chance.choice(nodes).item])
            action = self._chance.choice([Qt.DropAction.MoveAction, Qt.DropAction.CopyAction])
        else:
            data, action = mime.cards_mime(self.book, self._cards(2)), Qt.DropAction.CopyAction
        under, dragged = onto or model.root, Dragged(self.book, data)
        place = self._chance.randrange(-1, len(under.children) + 1)
        if model.may_drop(dragged, action, under):
            model.drop(dragged, action, place, under)

    def _add_section(self) -> None:
        outline = self.window.selection.outline_id
        self.window.desk.do(lambda: outlining.add_section(self.book, Spot("outline", outline)), "Added a section.")

    def _type(self) -> None:
        field = self._chance.choice([self.window.outline.header.question, self.window.outline.header.thesis])
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, self._chance.choice(["Kirov ", "1934", "why? "]))
        bound = self.window.saving.fields.bound_of(field)
        assert bound
        bound.leave()  # as by Tab, which only an active window hears; else the space at its end stays till it closes

    def _jump(self) -> None:
        done = [step.id for step in self.book.history() if not step.undone]
        if len(done) > 4:
            self.window.history.jump(done[-1 - self._chance.randrange(4)])
