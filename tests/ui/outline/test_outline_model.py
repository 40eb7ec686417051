"""The outline model against the notebook: after any steps it shows what a model read anew would show."""

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtTest import QAbstractItemModelTester

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet, Part
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.drawer.tiles import TilesModel
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.heights import Heights
from essayplanner.ui.outline.measures import Measures
from essayplanner.ui.outline.model import OutlineModel
from tests.notebook.tools import new_notebook
from tests.ui.desks import desk_for

numbers = st.integers(0, 10_000)


class Mirror:
    """The rows as one knows them who hears of nothing but Qt's signals, and their heights as the view keeps them."""

    def __init__(self, model: OutlineModel, theme: Theme) -> None:
        self.model = model
        self.measures = Measures(theme)
        self.measures.room = QSize(500, 300)
        self.heights = Heights(model, self.measures)
        self.read()
        model.modelReset.connect(self.read)
        model.rowsInserted.connect(self.came)
        model.rowsRemoved.connect(self.gone)
        model.rowsMoved.connect(self.moved)
        model.dataChanged.connect(lambda first, last: self.heights.altered(first.row(), last.row()))

    def read(self) -> None:
        self.rows = [node.item for node in self.model.shown]
        self.heights.measure_all()

    def came(self, parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [node.item for node in self.model.shown[first : last + 1]]
        self.heights.came(first, last)

    def gone(self, parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]
        self.heights.remove(first, last - first + 1)

    def moved(self, parent: QModelIndex, first: int, last: int, other: QModelIndex, to: int) -> None:
        rows = self.rows[first : last + 1]
        del self.rows[first : last + 1]
        at = to if to < first else to - len(rows)
        self.rows[at:at] = rows
        self.heights.move(first, len(rows), to)


def shown(model: OutlineModel) -> list[Any]:
    """Everything the model shows, by way of its Qt interface, with the level of each row."""
    found = []
    for row in range(model.rowCount()):
        index = model.index(row)
        node = model.node(index)
        assert model.index_of(node) == index
        level = len([*node.ancestors()])
        found.append((level, node.item, index.data(), node.note, node.words, model.caption(node), model.number(node)))
    return found


class Machine(RuleBasedStateMachine):
    """Random steps on a notebook with two outlines; one model is told of them, another reads anew."""

    theme: Theme

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.book = new_notebook(Path(self.folder.name) / "a.essayplan", "Topic")
        self.cards = [cards.add_card(self.book, kind, f"Card {number}") for number, kind in enumerate([*Kind] * 2)]
        self.outlines = [outlines.new_outline(self.book, f"Question {number}") for number in range(2)]
        for outline_id in self.outlines:
            for _ in range(2):
                outlining.add_section(self.book, Spot("outline", outline_id))
        self.begun = self.book.history()[-1].id
        self.desk = desk_for(self.book, self.theme)
        self.model = OutlineModel(self.desk)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.tiles = TilesModel(self.model)
        self.tiles.show_lines(None)
        self.tiles_tester = QAbstractItemModelTester(self.tiles, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.model.show(self.outlines[0])
        self.mirror = Mirror(self.model, self.theme)

    def items(self, what: Part) -> list[Item]:
        return [Item(what, row[0]) for row in self.book.rows(f"SELECT id FROM {what} ORDER BY id")]

    def some(self, what: Part, number: int) -> Item | None:
        found = self.items(what)
        return found[number % len(found)] if found else None

    def spot(self, number: int, before: int) -> Spot:
        places = [Spot("outline", id) for id in self.outlines]
        places += [Spot(item.what, item.id) for item in (*self.items("section"), *self.items("placement"))]
        place = places[number % len(places)]
        return place._replace(before=before % 40 if before % 2 else None)

    def attempt(self, verb: Any) -> None:
        with contextlib.suppress(EssayError):
            verb()

    @rule(number=numbers, before=numbers)
    def add_section(self, number: int, before: int) -> None:
        self.attempt(lambda: outlining.add_section(self.book, self.spot(number, before)))

    @rule(number=numbers, before=numbers, chosen=st.lists(numbers, min_size=1, max_size=3))
    def place(self, number: int, before: int, chosen: list[int]) -> None:
        ids = [self.cards[index % len(self.cards)] for index in chosen]
        self.attempt(lambda: outlining.place(self.book, ids, self.spot(number, before)))

    @rule(
        what=st.sampled_from(["section", "placement"]),
        number=numbers,
        before=numbers,
        chosen=st.lists(numbers, min_size=1, max_size=3),
        again=st.booleans(),
    )
    def move(self, what: Part, number: int, before: int, chosen: list[int], again: bool) -> None:
        items = [item for index in chosen if (item := self.some(what, index))]
        verb = outlining.copy if again and len(self.items("placement")) < 60 else outlining.move
        self.attempt(lambda: verb(self.book, items, self.spot(number, before)))

    @rule(what=st.sampled_from(["section", "placement"]), number=numbers)
    def remove(self, what: Part, number: int) -> None:
        if (item := self.some(what, number)) and len(self.items("section")) > 1:
            outlining.remove(self.book, [item])

    @rule(number=numbers, words=st.integers(0, 500), title=st.sampled_from(["A", "B", "Long title"]))
    def edit(self, number: int, words: int, title: str) -> None:
        if section := self.some("section", number):
            outlining.edit_section(self.book, section.id, words=words, title=title, note=title * 2)
        self.attempt(lambda: cards.edit_card(self.book, self.cards[number % len(self.cards)], title=title))

    @rule(number=numbers)
    def trash_and_restore(self, number: int) -> None:
        id = self.cards[number % len(self.cards)]
        self.attempt(lambda: cards.trash_cards(self.book, [id]))  # a card may be undone
        self.attempt(lambda: cards.restore_cards(self.book, [id]))

    @rule()
    def undo(self) -> None:
        self.book.undo()

    @rule()
    def redo(self) -> None:
        self.book.redo()

    @rule(number=numbers)
    def jump(self, number: int) -> None:
        steps = self.book.history()
        self.attempt(lambda: self.book.jump(max(self.begun, steps[number % len(steps)].id)))

    @rule()
    def outside(self) -> None:
        self.model.apply(ChangeSet(Label("outside"), everything=True, origin="outside"))

    @rule(number=numbers, folded=st.booleans())
    def fold(self, number: int, folded: bool) -> None:
        nodes = [*self.model.root.walk()]
        if (node := nodes[number % len(nodes)]) is not self.model.root:
            self.model.fold(node, folded)

    @rule(folded=st.booleans())
    def fold_all(self, folded: bool) -> None:
        self.model.fold_all(folded)

    @rule(number=numbers)
    def reveal(self, number: int) -> None:
        nodes = [*self.model.root.walk()]
        node = nodes[number % len(nodes)]
        self.model.reveal(node)
        assert node is self.model.root or self.model.index_of(node).isValid()

    @invariant()
    def shows_what_is_there(self) -> None:
        if any(outline.id == self.outlines[0] for outline in outlines.outlines(self.book)):
            fresh = OutlineModel(self.desk)
            fresh.folded = set(self.model.folded)
            fresh.show(self.outlines[0])
            assert shown(self.model) == shown(fresh)
            tiles = TilesModel(fresh)
            tiles.show_lines(None)
            assert self.tiles.tiles == tiles.tiles
            fresh.deleteLater()

    @invariant()
    def the_list_is_the_tree_without_what_is_folded(self) -> None:
        model = self.model
        assert model.shown == model.rows_within(model.root)[1:]
        rows = {id(node): row for row, node in enumerate(model.shown)}
        for node in model.root.walk():
            assert model.row_of(node) == rows.get(id(node), -1)
            assert model.nodes[node.item] is node
            assert node.placed() == sum(below.what == "placement" for below in node.walk())
            assert all(child.parent is node for child in node.children)
        assert len(model.nodes) == len([*model.root.walk()])

    @invariant()
    def who_hears_of_each_change_knows_each_row(self) -> None:
        mirror, tops = self.mirror, 0
        assert mirror.rows == [node.item for node in self.model.shown]
        for row, node in enumerate(self.model.shown):
            assert mirror.heights.height(row) == mirror.measures.height(node)
            assert mirror.heights.top(row) == tops
            tops += mirror.heights.height(row)

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()


QUICK = settings(max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.timeout(120)
def test_the_model_shows_the_notebook(theme: Theme) -> None:
    Machine.theme = theme
    run_state_machine_as_test(Machine, settings=QUICK)


class DeafMachine(Machine):
    """The fault: a model that is told of every step but the removals."""

    def __init__(self) -> None:
        super().__init__()
        heard = self.model.apply
        self.book._listeners.clear()
        self.book.subscribe(
            lambda changed: heard(
                changed._replace(changes=tuple(change for change in changed.changes if change.after is not None))
            )
        )


@pytest.mark.timeout(120)
def test_the_machine_catches_a_model_that_is_not_told(theme: Theme) -> None:
    Machine.theme = theme
    found = settings(QUICK, max_examples=60, derandomize=True, phases=[Phase.generate], report_multiple_bugs=False)
    with pytest.raises((AssertionError, EssayError)):
        run_state_machine_as_test(DeafMachine, settings=found)


def test_a_change_of_one_row_resets_nothing(book: Notebook, essay: dict[str, int], theme: Theme) -> None:
    model = OutlineModel(desk_for(book, theme))
    model.show(essay["outline"])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    outlining.move(book, [Item("placement", essay["placed_tools"])], Spot("section", essay["second"]))
    book.undo()
    book.redo()
    assert resets == []


def test_rows_that_are_spread_out_and_stay_where_they_are_are_not_told_of(
    book: Notebook, essay: dict[str, int], theme: Theme
) -> None:
    placed = outlining.place(book, [essay["tools"]] * 60, Spot("section", essay["second"]))
    with book.step(Label("What another program left")):
        book.run("UPDATE placement SET position = 7 WHERE section_id = ?", (essay["second"],))
    model = OutlineModel(desk_for(book, theme))
    model.show(essay["outline"])
    told: list[bool] = []
    for signal in (model.dataChanged, model.rowsMoved, model.modelReset):
        signal.connect(lambda *_: told.append(True))
    outlining.place(book, [essay["party"]], Spot("section", essay["second"], placed[30]))
    assert len(told) <= 2  # what stands above the new card
    fresh = OutlineModel(desk_for(book, theme))
    fresh.show(essay["outline"])
    assert shown(model) == shown(fresh)


def test_a_screen_reader_hears_kind_title_and_more(book: Notebook, essay: dict[str, int], theme: Theme) -> None:
    model = OutlineModel(desk_for(book, theme))
    model.show(essay["outline"])
    outlining.place(book, [essay["party"]], Spot("section", essay["first"]))
    first, tools, cheka = (
        model.nodes[item]
        for item in (
            Item("section", essay["first"]),
            Item("placement", essay["placed_tools"]),
            Item("placement", essay["placed_cheka"]),
        )
    )
    said = "Evidence. Cheka, camps and the ban on factions came first. 1917–22"
    assert model.spoken(cheka) == said
    assert model.spoken(tools) == "Claim. The tools of the Terror were forged under Lenin. 1 card"
    assert model.spoken(first) == "Section 2. What Stalin inherited"
