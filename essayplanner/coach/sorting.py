"""The same cards sorted for two questions: a state as a value, from which each move makes the next one."""

from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from essayplanner.coach.fitting import stems
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.question import Part, Reading
from essayplanner.domain.text import clean_line
from essayplanner.language import _, n_

#: A heading of a group has no more words, and a pile no more groups.
MOST_WORDS, MOST_GROUPS = 5, 5
_NAMED = (Part.FACTOR, Part.TOPIC, Part.PERSON, Part.PLACE, Part.YEARS)


class Pile(Enum):
    """Which of the two questions a card serves."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NEITHER = "neither"


class Group(NamedTuple):
    """Part of a pile, which becomes a section; a card that is put on the pile comes to the one that `is_open`."""

    key: int
    pile: Pile
    title: str = ""
    cards: tuple[int, ...] = ()
    is_open: bool = True


class Shared(NamedTuple):
    """What two questions name: both of them, and each alone."""

    both: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()


#: One group a pile, without a heading.
_WHOLE = tuple(Group(key, pile) for key, pile in enumerate(Pile))


class Sorting(NamedTuple):
    """Cards that wait, by their ids in order, and the groups in which the others lie; `done` are these in the order in
    which they were put there."""

    waiting: tuple[int, ...] = ()
    groups: tuple[Group, ...] = _WHOLE
    done: tuple[int, ...] = ()

    @property
    def current(self) -> int:
        """The card that is to be sorted next; 0 when none is left."""
        return self.waiting[0] if self.waiting else 0

    @property
    def total(self) -> int:
        """How many cards there are, sorted or not."""
        return len(self.waiting) + len(self.done)

    def of(self, pile: Pile) -> tuple[Group, ...]:
        """The groups of a pile."""
        return tuple(group for group in self.groups if group.pile is pile)

    def cards(self, pile: Pile) -> tuple[int, ...]:
        """The cards of a pile, group after group."""
        return tuple(id for group in self.of(pile) for id in group.cards)

    def group_of(self, card_id: int) -> Group | None:
        """The group in which a card lies."""
        return next((group for group in self.groups if card_id in group.cards), None)

    def with_more(self, card_ids: Iterable[int]) -> "Sorting":
        """With these waiting too, last; those that are there already stay where they are."""
        there = {*self.waiting, *self.done}
        return self._replace(waiting=(*self.waiting, *(id for id in dict.fromkeys(card_ids) if id not in there)))

    def without(self, card_ids: Collection[int]) -> "Sorting":
        """Without these cards."""
        gone = frozenset(card_ids)

        def kept(ids: Iterable[int]) -> tuple[int, ...]:
            return tuple(id for id in ids if id not in gone)

        groups = tuple(group._replace(cards=kept(group.cards)) for group in self.groups)
        return Sorting(kept(self.waiting), groups, kept(self.done))

    def put(self, card_id: int, pile: Pile) -> "Sorting":
        """A card put on a pile: one that waits, one from another pile, or one that was not there."""
        return self.put_into(card_id, next(group.key for group in self.of(pile) if group.is_open))

    def put_into(self, card_id: int, key: int) -> "Sorting":
        """The same with the group said, which is open from then on. A card that lies there stays where it lies."""
        there = self.group_of(card_id)
        opened = self.opened(key)
        if there and there.key == key:
            return opened
        groups = tuple(
            group._replace(cards=tuple(id for id in group.cards if id != card_id))
            if group.key != key
            else group._replace(cards=(*group.cards, card_id))
            for group in opened.groups
        )
        waiting = tuple(id for id in self.waiting if id != card_id)
        return Sorting(waiting, groups, self.done if there else (*self.done, card_id))

    def opened(self, key: int) -> "Sorting":
        """With this group open in its pile."""
        pile = next(group.pile for group in self.groups if group.key == key)
        groups = tuple(
            group._replace(is_open=group.key == key) if group.pile is pile else group for group in self.groups
        )
        return self._replace(groups=groups)

    def take_back(self, card_id: int = 0) -> "Sorting":
        """A card, or the one that was sorted last, is the next to be sorted again."""
        card_id = card_id or (self.done[-1] if self.done else 0)
        if card_id not in self.done:
            return self
        taken = self.without((card_id,))
        return taken._replace(waiting=(card_id, *taken.waiting))

    def split(self, pile: Pile) -> "Sorting":
        """With one more group in a pile, open; RefusedError where there are enough."""
        if len(self.of(pile)) >= MOST_GROUPS:
            said = n_("A pile has at most {n} group", "A pile has at most {n} groups", MOST_GROUPS)
            raise RefusedError(said, mend=_("put two of them together first"))
        key = max(group.key for group in self.groups) + 1
        place = max(at for at, group in enumerate(self.groups) if group.pile is pile) + 1
        new = Group(key, pile)
        return self._replace(groups=(*self.groups[:place], new, *self.groups[place:])).opened(key)

    def joined(self, key: int) -> "Sorting":
        """Without that group: its cards lie in the one before it. The first of a pile stays."""
        group = next(each for each in self.groups if each.key == key)
        beside = self.of(group.pile)
        at = beside.index(group)
        if not at:
            return self
        into = beside[at - 1]
        groups = tuple(
            each._replace(cards=(*each.cards, *group.cards)) if each.key == into.key else each
            for each in self.groups
            if each.key != key
        )
        left = self._replace(groups=groups)
        return left.opened(into.key) if group.is_open else left

    def named(self, key: int, title: str) -> "Sorting":
        """With a heading on a group; RefusedError where it is no short one."""
        title = clean_line(title)
        if len(title.split()) > MOST_WORDS:
            said = n_("A heading has at most {n} word", "A heading has at most {n} words", MOST_WORDS)
            raise RefusedError(said, mend=_("say it shorter"))
        groups = tuple(group._replace(title=title) if group.key == key else group for group in self.groups)
        return self._replace(groups=groups)

    def with_headings(self, other: "Sorting") -> "Sorting":
        """With the headings that its groups have in another state."""
        titles = {group.key: group.title for group in other.groups}
        return self._replace(groups=tuple(g._replace(title=titles.get(g.key, g.title)) for g in self.groups))

    def sections(self, question: Pile) -> tuple[Group, ...]:
        """The groups that become sections of the outline of a question, first those of its own; none is empty."""
        return tuple(group for pile in (question, Pile.BOTH) for group in self.of(pile) if group.cards)


def shared(first: Reading, second: Reading) -> Shared:
    """What two questions name, word for word as each says it, or as the first does where both name it."""
    ours, theirs = _names(first), _names(second)
    both = tuple(text for key, text in ours.items() if key in theirs)
    return Shared(both, _only(ours, theirs), _only(theirs, ours))


def _names(reading: Reading) -> dict[tuple[str, ...], str]:
    texts = (text for part in _NAMED for text in reading.texts(part))
    return {tuple(stems(text)): text for text in texts if stems(text)}


def _only(names: dict[tuple[str, ...], str], others: Collection[Sequence[str]]) -> tuple[str, ...]:
    return tuple(text for key, text in names.items() if key not in others)
