"""Which notes of a file are those that were brought from it before: by their text, their keys, their words and places.

A card never becomes another note: whatever is not surely the same is a new note, and what was brought before stays.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple, TypeVar

from essayplanner.domain.alike_cards import SMALL_WORDS
from essayplanner.domain.text import as_typed

#: So alike are two notes of which one was written over, and so alike where they also stand at the same place.
_ALIKE, _PLACED = 0.5, 0.2
#: What a word weighs, in whole numbers, so that their sum is the same in any order.
_WEIGHT = 1_000_000
#: So much of a note that was brought stands in the parts that are made of it now.
_COVERED = 0.75
#: For each note so many that have its rarest words are looked at, and so many of them compared with it.
_LOOKED_AT, _MOST = 120, 6
#: So many words and letters of a note are compared.
_COMPARED, _LETTERS = 1000, 50_000
#: A word; where words are not parted, a letter.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_]){2,}|[0-9]")
#: A file of which fewer than one note in so many is found again may be another one of its name.
_FEWEST = 3


class How(Enum):
    """In what way a note was brought before."""

    SAME = auto()
    CHANGED = auto()
    #: Its words were all brought, in notes that were cut otherwise.
    CUT = auto()


class Note(NamedTuple):
    """A note as it was, or is, in its file.

    `text` stands for all of its text, `words` are those that tell it from others; `above` are those of the heading that
    it stands under, `inside` those of the headings in it. `key` is what its file calls it, empty where it has no name;
    with `is_sure` that names nothing else ever. `at` is its number in the file, -1 where that is not known.
    """

    text: str
    words: frozenset[str] = frozenset()
    key: str = ""
    at: int = -1
    above: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    is_sure: bool = True


def place_of(key: str, number: int) -> str:
    """What is kept of where a note stands in its file: what the file calls it, else its number there, from 1."""
    return key or f"#{number}"


def key_and_number(place: str) -> tuple[str, int]:
    """What a file calls a note, and no number, or no name and its number."""
    number = place.removeprefix("#")
    is_number = number != place and number.isascii() and number.isdecimal() and len(number) < 10
    return ("", int(number)) if is_number else (place, -1)


def words_in(text: str) -> list[str]:
    """The words that tell a note from others, each once, in their order."""
    words = dict.fromkeys(_WORD.findall(as_typed(text[:_LETTERS])))
    return [word for word in words if word not in SMALL_WORDS][:_COMPARED]


class Again(NamedTuple):
    """The number of a note that was brought before, and how it was."""

    old: int
    how: How


def found_again(old: Sequence[Note], new: Sequence[Note]) -> dict[int, Again]:
    """By the numbers of the notes of a file, those brought before that they are; the others are new.

    No note brought before is found twice, but by what is cut otherwise. Where no text is the same, or hardly any note
    is found, it may be another file of that name, and what is found has to be alike. `old` may be in any order.
    """
    order = sorted(range(len(old)), key=lambda number: (old[number].at, number))
    found = _Finding([old[number] for number in order], new).run()
    return {number: Again(order[again.old], again.how) for number, again in sorted(found.items())}


_Name = TypeVar("_Name", str, int)


def _text(note: Note) -> str | None:
    return note.text


def _key(note: Note) -> str | None:
    return note.key or None


class _Finding:
    def __init__(self, old: Sequence[Note], new: Sequence[Note]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, Again] = {}
        self._taken = [False] * len(old)
        in_notes = Counter(word for note in (*old, *new) for word in note.words)
        self._weights = {word: _WEIGHT // max(2, many) for word, many in in_notes.items()}
        self._of_new = [self._weight(note.words) for note in new]
        self._of_old = [self._weight(note.words) for note in old]

    def run(self) -> dict[int, Again]:
        self._find_same()
        has_same = bool(self.found)
        self._find_cut()
        self._find_alike()
        if has_same and len(self.found) * _FEWEST >= min(len(self.old), len(self.new)):
            self._find_by_key()
            self._find_by_place()
        return self.found

    def _take(self, number: int, at: int, how: How = How.CHANGED) -> None:
        self.found[number] = Again(at, how)
        self._taken[at] = True

    def _left_old(self) -> list[int]:
        return [at for at, taken in enumerate(self._taken) if not taken]

    def _left_new(self) -> list[int]:
        return [number for number in range(len(self.new)) if number not in self.found]

    def _find_same(self) -> None:
        """What has the same text: with its key, alone of its text, beside what is the same, and in their order."""
        by_key = {(note.text, note.key): at for at, note in reversed(list(enumerate(self.old))) if note.key}
        for number, note in enumerate(self.new):
            at = by_key.pop((note.text, note.key), -1)
            if at >= 0:
                self._take(number, at, How.SAME)
        there = _grouped(self.old, self._left_old(), _text)
        here = _grouped(self.new, self._left_new(), _text)
        for text, numbers in here.items():
            if len(numbers) == 1 == len(there.get(text, ())):
                self._take(numbers[0], there[text][0], How.SAME)
        for way in (1, -1):
            for number in range(len(self.new))[::way]:
                if number in self.found:
                    self._go_on(number + way, self.found[number].old + way)
        there = _grouped(self.old, self._left_old(), _text)
        for text, numbers in _grouped(self.new, self._left_new(), _text).items():
            for number, at in zip(numbers, there.get(text, ()), strict=False):
                self._take(number, at, How.SAME)

    def _go_on(self, number: int, at: int) -> None:
        is_there = 0 <= number < len(self.new) and 0 <= at < len(self.old)
        if is_there and number not in self.found and not self._taken[at] and self.new[number].text == self.old[at].text:
            self._take(number, at, How.SAME)

    def _find_cut(self) -> None:
        """Notes that are all of an old one together, and a note that is all of several old ones."""
        old, new = self._left_old(), self._left_new()
        in_old, in_new = _Rare(self.old, old), _Rare(self.new, new)
        parts = _grouped(self.new, new, lambda note: _whole(note.words, self.old, in_old))
        for at, numbers in parts.items():
            pieces = [self.new[number] for number in numbers]
            words, said = self.old[at].words, frozenset[str]().union(*(each.above | each.words for each in pieces))
            if words <= said or (len(pieces) > 1 and len(words & said) >= _COVERED * len(words)):
                self.found |= dict.fromkeys(numbers, Again(at, How.CUT))
                self._taken[at] = True
        wholes = _grouped(self.old, self._left_old(), lambda note: _whole(note.words, self.new, in_new))
        for number, olds in wholes.items():
            said = self.new[number].inside.union(*(self.old[at].words for at in olds))
            if number not in self.found and self.new[number].words <= said:
                self.found[number] = Again(olds[0], How.CUT)
                for at in olds:
                    self._taken[at] = True

    def _find_alike(self) -> None:
        """Pairs of which most words are the same, the most alike first."""
        rare, beside = _Rare(self.old, self._left_old()), self._beside()
        keys = {self.old[at].key: at for at in self._left_old() if self.old[at].key}
        pairs = list[tuple[float, int, int]]()
        for number in self._left_new():
            note = self.new[number]
            of_key = keys.get(note.key, -1)
            for at in {*rare.sharing(note.words), *beside.get(number, ()), *([of_key] if of_key >= 0 else ())}:
                alike = self._alike(number, at)
                if alike >= _ALIKE:
                    nearer = 1 if at == of_key else 0.1 if at in beside.get(number, ()) else 0
                    pairs.append((-alike - nearer, number, at))
        self._take_pairs(pairs)

    def _take_pairs(self, pairs: list[tuple[float, int, int]]) -> None:
        for _less, number, at in sorted(pairs):
            if number not in self.found and not self._taken[at]:
                self._take(number, at)

    def _find_by_key(self) -> None:
        """What its file calls the same; where others are called so too, or may be, only what shares some words."""
        there = _grouped(self.old, self._left_old(), _key)
        here = _grouped(self.new, self._left_new(), _key)
        old_keys, new_keys = (Counter(map(_key, notes)) for notes in (self.old, self.new))
        for key, numbers in here.items():
            olds = there.get(key, ())
            is_sure = old_keys[key] == 1 == new_keys[key] and self.new[numbers[0]].is_sure
            pairs = [(-self._alike(each, at), each, at) for each in numbers[:_MOST] for at in olds[:_MOST]]
            self._take_pairs([pair for pair in pairs if is_sure or self._is_like(*pair[1:])])

    def _find_by_place(self) -> None:
        """Between the same two notes as many as before, each at the place of one that shares some of its words."""
        for numbers, olds in self._gaps():
            if len(numbers) == len(olds):
                for number, at in zip(numbers, olds, strict=True):
                    if self._is_like(number, at):
                        self._take(number, at)

    def _beside(self) -> dict[int, set[int]]:
        """By a note between two that are found, those that stood as far from either of them."""
        found = defaultdict[int, set[int]](set)
        for numbers, olds in self._gaps():
            for number, at in (*zip(numbers, olds, strict=False), *zip(numbers[::-1], olds[::-1], strict=False)):
                found[number].add(at)
        return found

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """The notes without a key that are not found, and those that stood between the same two before."""
        there = dict(_runs(self.old, [at if taken else -1 for at, taken in enumerate(self._taken)]))
        here = [self.found[number].old if number in self.found else -1 for number in range(len(self.new))]
        for ends, numbers in _runs(self.new, here):
            if olds := there.get(ends):
                yield numbers, olds

    def _alike(self, number: int, at: int) -> float:
        """How much two notes have in common, from 0 to 1; what many notes say counts for little."""
        both = self._weight(self.new[number].words & self.old[at].words)
        return 2 * both / (self._of_new[number] + self._of_old[at]) if both else 0.0

    def _is_like(self, number: int, at: int) -> bool:
        """Whether two notes that stand at one place have more in common than a year."""
        shared = self.new[number].words & self.old[at].words
        return not all(map(str.isdecimal, shared)) and self._alike(number, at) >= _PLACED

    def _weight(self, words: frozenset[str]) -> int:
        return sum(map(self._weights.__getitem__, words))


class _Rare:
    """Which of some notes have a word."""

    def __init__(self, notes: Sequence[Note], numbers: Iterable[int]) -> None:
        self._having = defaultdict[str, list[int]](list)
        for number in numbers:
            for word in notes[number].words:
                self._having[word].append(number)

    def sharing(self, words: Iterable[str]) -> list[int]:
        """The notes that have most of the words that few have, the most first."""
        few = sorted((len(there), word) for word in words if (there := self._having.get(word)))
        counted, looked_at = Counter[int](), 0
        for many, word in few:
            if (looked_at := looked_at + many) > _LOOKED_AT:
                break
            counted.update(self._having[word])
        return sorted(counted, key=lambda number: (-counted[number], number))[:_MOST]


def _grouped(
    notes: Sequence[Note], numbers: Iterable[int], by: Callable[[Note], _Name | None]
) -> dict[_Name, list[int]]:
    found = defaultdict[_Name, list[int]](list)
    for number in numbers:
        name = by(notes[number])
        if name is not None:
            found[name].append(number)
    return found


def _whole(part: frozenset[str], notes: Sequence[Note], rare: _Rare) -> int | None:
    """The number of the longer note in which all words of a part stand."""
    having = (number for number in rare.sharing(part) if part < notes[number].words)
    return next((number for number in having if len(notes[number].words) < _COMPARED), None)


def _runs(notes: Sequence[Note], anchors: Sequence[int]) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """The runs of notes without an anchor, which is -1, each by the anchors before and after it; -2 at an end.

    What has a key or an unknown number stands nowhere.
    """
    before, run = -2, list[int]()
    for number, anchor in enumerate((*anchors, -2)):
        if anchor == -1:
            if notes[number].at >= 0 and not notes[number].key:
                run.append(number)
            continue
        if run:
            yield (before, anchor), run
        before, run = anchor, []
