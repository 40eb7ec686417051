"""Sides and places on the line, in any order, against the few lines that say how they ought to be."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from essayplanner.domain.argument import Argument, OutlineSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import END, draw_debate
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards, debates, standing
from essayplanner.notebook.argument import read_cards_seen, read_debates
from essayplanner.notebook.notebook import Notebook
from tests.notebook.machines import run
from tests.notebook.tools import quick_book

PICK = st.integers(0, 30)


class Sides(RuleBasedStateMachine):
    """One debate: the order of its sides, which one is between, and where six cards stand (a side, a place)."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book: Notebook = quick_book(Path(self.folder.name))
        self.debate = debates.add_debate(self.book, "Who?", ("A", "B"), "C")
        self.sides = [side.id for side in read_debates(self.book)[0].sides]
        self.between = {self.sides[2]}
        kinds = [Kind.HISTORIAN] * 4 + [Kind.CLAIM] * 2
        self.stands: dict[int, tuple[int, int | None]] = {cards.add_card(self.book, kind): (0, None) for kind in kinds}
        self.historians = [*self.stands][:4]
        self.steps = len(self.book.history())
        self.past: list[tuple[list[int], set[int], dict[int, tuple[int, int | None]]]] = []

    def state(self) -> tuple[list[int], set[int], dict[int, tuple[int, int | None]]]:
        return [*self.sides], {*self.between}, {**self.stands}

    def pick(self, number: int) -> int:
        return self.sides[number % len(self.sides)]

    @rule(is_between=st.booleans())
    def add(self, is_between: bool) -> None:
        outer, before = len(self.sides) - len(self.between), self.state()
        if self.between if is_between else outer == 3:
            with pytest.raises(RefusedError):
                debates.add_side(self.book, self.debate, is_between=is_between)
            return
        new = debates.add_side(self.book, self.debate, is_between=is_between)
        self.sides.append(new)
        self.between |= {new} if is_between else set()
        self.past.append(before)

    @rule(number=PICK, other=PICK)
    def merge_or_delete(self, number: int, other: int) -> None:
        gone, kept, before = self.pick(number), self.pick(other), self.state()
        delete = gone == kept
        if gone not in self.between and len(self.sides) - len(self.between) == 2:
            with pytest.raises(RefusedError):
                debates.delete_side(self.book, gone) if delete else debates.merge_sides(self.book, kept, gone)
            return
        debates.delete_side(self.book, gone) if delete else debates.merge_sides(self.book, kept, gone)
        self.sides.remove(gone)
        self.between -= {gone}
        for card, (side, at) in self.stands.items():
            if side == gone:
                self.stands[card] = (0, None) if delete else (kept, at)
        self.past.append(before)

    @rule(number=PICK, other=st.one_of(st.none(), PICK))
    def move(self, number: int, other: int | None) -> None:
        side, before, was = self.pick(number), None if other is None else self.pick(other), self.state()
        debates.move_side(self.book, side, before)
        if before != side:
            self.sides.remove(side)
            self.sides.insert(len(self.sides) if before is None else self.sides.index(before), side)
        if self.sides != was[0]:
            self.past.append(was)

    @rule(card=PICK, number=PICK, at=st.integers(-5, 1005))
    def stand(self, card: int, number: int, at: int) -> None:
        self.put(self.historians[card % 4], self.pick(number), max(0, min(END, at)))

    @rule(card=PICK, number=st.one_of(st.none(), PICK))
    def take_side(self, card: int, number: int | None) -> None:
        self.put([*self.stands][card % 6], 0 if number is None else self.pick(number), None)

    def put(self, card: int, side: int, at: int | None) -> None:
        before = self.state()
        if at is None:
            standing.set_side(self.book, [card], side or None)
            at = self.stands[card][1] if self.stands[card][0] == side else None
        else:
            standing.stand(self.book, card, side, at)
        if self.stands[card] != (side, at):
            self.stands[card] = (side, at)
            self.past.append(before)

    @rule()
    def undo(self) -> None:
        if self.past:
            self.book.undo()
            self.sides, self.between, self.stands = self.past.pop()

    @invariant()
    def as_it_ought_to_be(self) -> None:
        (debate,), seen = read_debates(self.book), read_cards_seen(self.book)
        assert [side.id for side in debate.sides] == self.sides
        assert {side.id for side in debate.sides if side.is_between} == self.between
        assert {id: (card.side_id, card.stand) for id, card in seen.items()} == self.stands
        assert sum(not step.undone for step in self.book.history()) == self.steps + len(self.past)
        drawn = draw_debate(Argument(seen, (), (debate,), OutlineSeen()), debate)
        order = [side.id for side in debate.on_the_line]
        line = [(order.index(each.side.id), each.at) for each in drawn.line]
        assert line == sorted(line)
        assert sorted(each.card.id for each in drawn.line) == [id for id in self.historians if self.stands[id][0]]
        assert all(0 <= each.at <= END and each.card.stand in (None, each.at) for each in drawn.line)

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()


@pytest.mark.slow
def test_sides_and_places_are_as_they_ought_to_be() -> None:
    run(Sides, max_examples=12)
