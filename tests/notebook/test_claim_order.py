"""Claims of a side put in order by hand, against a list."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import Column, draw_debate
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards, debates, outlines, outlining, standing
from essayplanner.notebook.argument import read_argument, read_debates
from essayplanner.notebook.claim_order import keep_order, move_claims, order_by_use
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import dump, quick_book


class Side:
    """The first side of a debate, with claims on it of which the third is used."""

    def __init__(self, book: Notebook, count: int = 5) -> None:
        self.book = book
        self.debate = debates.add_debate(book, "Who?", ("A", "B"))
        self.id, self.other = (side.id for side in read_debates(book)[0].sides)
        self.outline = outlines.new_outline(book, "Why?")
        self.section = outlining.add_section(book, Spot("outline", self.outline))
        self.claims = [cards.add_card(book, Kind.CLAIM, f"C{number}", side=self.id) for number in range(count)]
        outlining.place(book, self.claims[2:3], Spot("section", self.section))

    def column(self) -> Column:
        argument = read_argument(self.book, self.outline)
        return draw_debate(argument, argument.debates[0]).columns[0]

    def shown(self) -> list[int]:
        return [claim.card.id for claim in self.column().claims]

    def titles(self) -> str:
        return " ".join(claim.card.title for claim in self.column().claims)

    def move(self, before: int | None, *numbers: int) -> int:
        moved = [self.claims[number] for number in numbers]
        return move_claims(self.book, moved, None if before is None else self.claims[before], self.shown())

    def said(self) -> str:
        return self.book.history()[-1].label.words


@pytest.fixture
def side(book: Notebook) -> Side:
    return Side(book)


def test_used_claims_come_first_until_one_is_moved_and_then_all_stay(side: Side) -> None:
    assert (side.titles(), side.column().by_hand) == ("C2 C0 C1 C3 C4", False)
    before = dump(side.book)
    assert side.move(1, 3) == 1
    assert (side.titles(), side.column().by_hand) == ("C2 C0 C3 C1 C4", True)
    assert side.said() == "Move “C3” before “C1”"
    outlining.place(side.book, [side.claims[4]], Spot("section", side.section))
    assert side.titles() == "C2 C0 C3 C1 C4"
    side.move(None, 2)
    assert (side.titles(), side.said()) == ("C0 C3 C1 C4 C2", "Move “C2” to the end of “A”")
    side.move(3, 1, 4)
    assert (side.titles(), side.said()) == ("C0 C1 C4 C3 C2", "Move 2 claims on “A”")
    assert order_by_use(side.book, side.id)
    assert (side.titles(), side.said()) == ("C2 C4 C0 C1 C3", "Order “A” by use")
    assert not order_by_use(side.book, side.id)
    for _step in range(5):
        side.book.undo()
    assert dump(side.book) == before


def test_a_later_move_writes_one_row(side: Side) -> None:
    side.move(0, 3)
    side.move(0, 4)
    assert side.book.rows("SELECT count(*) FROM step_row GROUP BY step_id ORDER BY step_id")[-2:] == [(5,), (1,)]


def test_where_it_stands_already_nothing_is_done(side: Side) -> None:
    mark = len(side.book.history())
    assert [side.move(1, 0), side.move(0, 0), side.move(None, 4), side.move(0, 2), side.move(3, 0, 1)] == [0] * 5
    assert len(side.book.history()) == mark
    assert keep_order(side.book, side.id, side.shown())
    assert (side.titles(), side.said()) == ("C2 C0 C1 C3 C4", "Order “A” by hand")
    assert not keep_order(side.book, side.id, side.shown())


def test_who_comes_later_comes_last(side: Side) -> None:
    side.move(0, 1)
    new = cards.add_card(side.book, Kind.CLAIM, "New", side=side.other)
    standing.set_side(side.book, [new], side.id)
    assert side.titles() == "C2 C1 C0 C3 C4 New"
    # Of another kind for a while, or on another side, it comes back as a new one does
    cards.edit_card(side.book, side.claims[1], kind=Kind.HISTORIAN)
    assert [each.card.stand for each in draw_debate(read_argument(side.book, 0), read_debates(side.book)[0]).line] == [
        None
    ]
    cards.edit_card(side.book, side.claims[1], kind=Kind.CLAIM)
    standing.set_side(side.book, [side.claims[2]], side.other)
    debates.add_side(side.book, side.debate, "C")
    keep_order(side.book, side.other, [])
    debates.merge_sides(side.book, side.id, side.other)
    assert side.titles() == "C0 C3 C4 C2 C1 New"


def test_only_claims_of_one_side_are_put_in_order(side: Side) -> None:
    alone, proof = cards.add_card(side.book, Kind.CLAIM), cards.add_card(side.book, Kind.EVIDENCE, side=side.id)
    there = cards.add_card(side.book, Kind.CLAIM, side=side.other)
    for moved, before in (([alone], None), ([proof], None), ([side.claims[0], there], None), (side.claims[:1], there)):
        with pytest.raises(RefusedError, match="same side"):
            move_claims(side.book, moved, before, side.shown())


@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.lists(st.integers(0, 4), min_size=1, max_size=3), st.integers(0, 5)), max_size=12))
def test_any_moves_give_the_order_that_a_list_has(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[list[int], int]]
) -> None:
    book = quick_book(Path(tmp_path_factory.mktemp("order")))
    side = Side(book)
    states = [side.shown()]
    for numbers, at in moves:
        order, moved = states[-1], [id for id in states[-1] if id in [side.claims[number] for number in numbers]]
        before = None if at == 5 else side.claims[at]
        after = [id for id in ([] if before is None else order[order.index(before) :]) if id not in moved]
        others = [id for id in order if id not in moved]
        place = others.index(after[0]) if after else len(others)
        wanted = [*others[:place], *moved, *others[place:]]
        assert bool(side.move(None if at == 5 else at, *numbers)) == (wanted != order)
        assert side.shown() == wanted
        if wanted != order:
            states.append(wanted)
    while len(states) > 1:
        book.undo()
        states.pop()
        assert side.shown() == states[-1]
    book.close()
