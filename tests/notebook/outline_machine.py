"""All that is done to a tree of sections and placements, beside a model that does the same."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import Part
from essayplanner.domain.errors import EssayError, RefusedError
from essayplanner.domain.labels import Label
from essayplanner.domain.outline import Moving, Place, why_not
from essayplanner.notebook import cards, ordering, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from tests.notebook.machines import NUMBER
from tests.notebook.outline_model import Node
from tests.notebook.tools import quick_book


class Tree(RuleBasedStateMachine):
    """Two outlines, six cards, and every verb that changes the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.book = quick_book(self.folder)
        self.removed: set[tuple[str, int]] = set()
        self.renumbered = 0
        with self.book.step(Label("A start")):  # one step: each of its own would take as long as the run itself
            self.begin()

    def begin(self) -> None:
        self.kinds = {cards.add_card(self.book, kind, str(kind)): kind for kind in (*Kind, *Kind)}
        self.roots = [Node("outline", outlines.new_outline(self.book, "Why?"), None) for _ in range(2)]
        for root in self.roots:
            for number in range(3):
                section = Node("section", outlining.add_section(self.book, Spot("outline", root.id)), root)
                root.sections.append(section)
                for card in range(1, 7 if number else 1):
                    (id,) = outlining.place(self.book, [card], Spot("section", section.id))
                    section.cards.append(Node("placement", id, section, card))

    def teardown(self) -> None:
        self.book.close()
        shutil.rmtree(self.folder)

    # what a rule works with

    def nodes(self) -> list[Node]:
        return [node for root in self.roots for node in root.within()]

    def node(self, number: int, *what: Part) -> Node:
        found = [node for node in self.nodes() if node.what in what]
        return found[number % len(found)]

    def spot(self, number: int, child: Part) -> tuple[Node, Spot]:
        fitting = ("outline", "section") if child == "section" else ("section", "placement")
        home = self.node(number, *(fitting if number % 4 else ("outline", "section", "placement")))
        before = [None, *(node.id for node in home.siblings(child)), 999_999]
        return home, Spot(home.what, home.id, before[number // 7 % len(before)])

    def place_of(self, home: Node) -> Place:
        if home.what == "outline":
            return Place("outline")
        above = [node for node in home.above() if node.what == home.what]
        kind = self.kinds[home.card] if home.what == "placement" else None
        return Place(home.what, kind, len(above), frozenset(node.id for node in above))

    def moving(self, node: Node) -> Moving:
        return Moving(node.id, self.kinds[node.card] if node.what == "placement" else None, node.height())

    def put(self, nodes: list[Node], home: Node, before: int | None) -> None:
        siblings = home.siblings(nodes[0].what)
        moved = {node.id for node in nodes}
        if before in moved:
            later = [node.id for node in siblings]
            later = later[later.index(before) :] if before in later else []
            before = next((id for id in later if id not in moved), None)
        for node in nodes:
            if node.home and node in node.home.siblings(node.what):
                node.home.siblings(node.what).remove(node)
            node.home = home
        at = next((index for index, node in enumerate(siblings) if node.id == before), len(siblings))
        siblings[at:at] = nodes

    def expect(self, refusal: str, verb: Any, *arguments: Any) -> Any:
        """Do a verb; it is refused exactly where the rule says so, and then nothing was written."""
        before = self.steps()
        if not refusal:
            return verb(self.book, *arguments)
        with pytest.raises(RefusedError) as told:
            verb(self.book, *arguments)
        assert str(told.value) == refusal
        assert self.steps() == before
        return None

    def written(self) -> list[tuple[str, int]]:
        return [
            (row[0], row[1])
            for row in self.book.rows(
                "SELECT tbl, row_id FROM step_row WHERE step_id = (SELECT max(id) FROM step) ORDER BY id"
            )
        ]

    def check_written(self, expected: set[tuple[str, int]]) -> None:
        written = self.written()
        extra = set(written) - expected
        assert expected <= set(written)
        if ordering.SPACING > 1000:
            assert sorted(written) == sorted(expected)  # nothing but these, and each once
        elif extra:
            self.renumbered += 1

    # what a student does

    @rule(number=NUMBER)
    def add_section(self, number: int) -> None:
        home, spot = self.spot(number, "section")
        id = self.expect(why_not([Moving(0, None)], self.place_of(home)), outlining.add_section, spot)
        if id:
            self.put([Node("section", id, None)], home, spot.before)
            self.check_written({("section", id)})

    @rule(number=NUMBER, chosen=st.lists(st.integers(1, 6), min_size=1, max_size=3))
    def place(self, number: int, chosen: list[int]) -> None:
        home, spot = self.spot(number, "placement")
        refusal = why_not([Moving(0, self.kinds[card]) for card in chosen], self.place_of(home))
        ids = self.expect(refusal, outlining.place, chosen, spot)
        if ids:
            self.put(
                [Node("placement", id, None, card) for id, card in zip(ids, chosen, strict=True)], home, spot.before
            )
            self.check_written({("placement", id) for id in ids})

    def chosen(self, numbers: list[int]) -> tuple[list[Node], str]:
        """The nodes of the numbers as the student selects them, those that go along taken out; and why not."""
        nodes = list(dict.fromkeys(self.node(number, "section", "placement") for number in numbers))
        sections = [node for node in nodes if node.what == "section"]
        if len({node.what for node in nodes}) > 1:
            nodes = [node for node in nodes if node.what == "section" or not set(node.above()) & set(sections)]
            if len({node.what for node in nodes}) > 1:
                return [], "Move sections and cards separately: select one or the other."
        return [node for node in nodes if not set(node.above()[1:]) & set(nodes)], ""

    @rule(number=NUMBER, numbers=st.lists(NUMBER, min_size=1, max_size=4))
    def move(self, number: int, numbers: list[int]) -> None:
        items = [Item(node.what, node.id) for node in (self.node(n, "section", "placement") for n in numbers)]
        nodes, refusal = self.chosen(numbers)
        home, spot = self.spot(number, items[0].what)
        refusal = refusal or why_not(map(self.moving, nodes), self.place_of(home))
        steps = self.steps()
        self.expect(refusal, outlining.move, items, spot)
        if not refusal:
            self.moved(nodes, home, spot, steps)

    @rule(number=NUMBER, numbers=st.lists(NUMBER, min_size=1, max_size=3), before=NUMBER)
    def shuffle(self, number: int, numbers: list[int], before: int) -> None:
        """Siblings moved among their siblings, before one of themselves too."""
        siblings = [node for node in self.nodes() if len(node.sections) > 1 or len(node.cards) > 1]
        if siblings:
            home = siblings[number % len(siblings)]
            children = home.sections if len(home.sections) > 1 else home.cards
            nodes = list(dict.fromkeys(children[number % len(children)] for number in numbers))
            spot = Spot(home.what, home.id, children[before % len(children)].id)
            steps = self.steps()
            outlining.move(self.book, [Item(node.what, node.id) for node in nodes], spot)
            self.moved(nodes, home, spot, steps)

    def steps(self) -> Any:
        return self.book.row("SELECT count(*), max(id) FROM step")

    def order(self) -> list[tuple[str, int, str, int]]:
        return [(node.what, node.id, node.home.what, node.home.id) for node in self.nodes() if node.home]

    def moved(self, nodes: list[Node], home: Node, spot: Spot, steps: Any) -> None:
        order = self.order()
        elsewhere = [node for node in nodes if node.above()[-1] is not home.above()[-1]]
        self.put(nodes, home, spot.before)
        if self.order() == order:
            assert self.steps() == steps  # it stood there already
            return
        carried = {(each.what, each.id) for node in elsewhere for each in node.within()}
        self.check_written({(node.what, node.id) for node in nodes} | carried)

    @rule(number=NUMBER, outdent=st.booleans())
    def tab(self, number: int, outdent: bool) -> None:
        """Indent and outdent, as the keys do them."""
        node = self.node(number, "section", "placement")
        assert node.home
        siblings = node.home.siblings(node.what)
        at = siblings.index(node)
        if outdent and node.home.home and (node.home.what == node.what or node.home.home.what == "outline"):
            home = node.home.home
            later = home.siblings(node.what)
            after = later.index(node.home) + 1 if node.home in later else len(later)
            spot = Spot(home.what, home.id, later[after].id if after < len(later) else None)
        elif not outdent and at:
            home, spot = siblings[at - 1], Spot(node.what, siblings[at - 1].id)
        else:
            return
        refusal = why_not([self.moving(node)], self.place_of(home))
        steps = self.steps()
        self.expect(refusal, outlining.move, [Item(node.what, node.id)], spot)
        if not refusal:
            self.moved([node], home, spot, steps)

    @rule(number=NUMBER, numbers=st.lists(NUMBER, min_size=1, max_size=2))
    def copy(self, number: int, numbers: list[int]) -> None:
        if len(self.nodes()) > 80:
            return
        items = [Item(node.what, node.id) for node in (self.node(n, "section", "placement") for n in numbers)]
        nodes, refusal = self.chosen(numbers)
        home, spot = self.spot(number, items[0].what)
        refusal = refusal or why_not([self.moving(node)._replace(id=0) for node in nodes], self.place_of(home))
        shapes = [node.shape() for node in nodes]
        ids = self.expect(refusal, outlining.copy, items, spot)
        if not refusal:
            copies = [self.read(nodes[0].what, id) for id in ids]
            assert [copy.shape() for copy in copies] == shapes
            self.put(copies, home, spot.before)

    def read(self, what: Part, id: int, home: Node | None = None) -> Node:
        card = self.book.row("SELECT card_id FROM placement WHERE id = ?", (id,))[0] if what == "placement" else 0
        node = Node(what, id, home, card)
        below: dict[Part, str] = {"placement": "parent_id"}
        if what == "section":
            below = {"section": "parent_id", "placement": "section_id"}
        for child, column in below.items():
            for (found,) in self.book.rows(f"SELECT id FROM {child} WHERE {column} = ? ORDER BY position", (id,)):
                node.siblings(child).append(self.read(child, found, node))
        return node

    @rule(numbers=st.lists(NUMBER, min_size=1, max_size=2), really=st.integers(0, 7))
    def remove(self, numbers: list[int], really: int) -> None:
        if really != 5:
            return  # else the trees stay small
        items = [Item(node.what, node.id) for node in (self.node(n, "section", "placement") for n in numbers)]
        nodes, refusal = self.chosen(numbers)
        self.expect(refusal, outlining.remove, items)
        for node in nodes if not refusal else ():
            assert node.home
            node.home.siblings(node.what).remove(node)
            self.removed |= {(each.what, each.id) for each in node.within()}
        for root in self.roots:
            if not root.sections:
                root.sections.append(Node("section", outlining.add_section(self.book, Spot("outline", root.id)), root))

    @rule(number=NUMBER)
    def stale(self, number: int) -> None:
        """What is there no longer is refused in a sentence."""
        item = Item("section" if number % 2 else "placement", 10_000 + number)
        with pytest.raises(EssayError):
            outlining.move(self.book, [item], Spot("outline", self.roots[0].id))
        with pytest.raises(EssayError):
            outlining.add_section(self.book, Spot("section", 10_000 + number))

    @invariant()
    def as_in_the_model(self) -> None:
        nodes = self.nodes()
        parts: tuple[Part, ...] = ("section", "placement")
        for what in parts:
            column = "NULL" if what == "section" else "section_id"
            rows = {
                row[0]: row[1:]
                for row in self.book.rows(f"SELECT id, parent_id, {column}, outline_id, position FROM {what}")
            }
            assert set(rows) == {node.id for node in nodes if node.what == what}
            for node in nodes:
                if node.what == what:
                    assert node.home
                    parent, section, outline, _ = rows[node.id]
                    assert outline == node.above()[-1].id
                    assert parent == (node.home.id if node.home.what == what else None)
                    assert section == (node.home.id if what == "placement" and node.home.what == "section" else None)
            for node in nodes:
                order = [rows[child.id][3] for child in node.siblings(what)]
                assert order == sorted(set(order))  # in the model's order, no two at one place
                assert all(abs(position) < 2**62 for position in order)
        assert self.book.row("SELECT count(*) FROM card WHERE trashed_at IS NULL") == (6,)


class Crowded(Tree):
    """The same with hardly any room between siblings, so that they are renumbered all the time."""

    ever = 0

    def teardown(self) -> None:
        Crowded.ever += self.renumbered
        super().teardown()
