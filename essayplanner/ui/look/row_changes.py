"""How a list comes to show other rows: what stays is left where it is, and what is selected stays so."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


def change_rows(
    model: QAbstractItemModel,
    old: Sequence[Key],
    new: Sequence[Key],
    put: Callable[[list[Key]], object],
    at_most: int = 500,
    runs: int = 500,
) -> None:
    """Turn the rows of a flat model, told by their keys (none twice), from `old` to `new`.

    `put` has the model hold rows of these keys: `old` and `new`, and what is on the way from one to the other. Where
    more than `at_most` come and go, or in more than so many `runs` of neighbours, the model is reset: telling of each
    would cost more.
    """
    start = same_start(old, new)
    end = _same_end(old, new, start)
    some_go, some_come = len(old) > start + end, len(new) > start + end
    if not some_go and not some_come:
        return
    if abs(len(old) - len(new)) > at_most or (some_go and some_come and runs < 2):
        _reset(model, new, put)
        return
    before, after = list(old[start : len(old) - end]), list(new[start : len(new) - end])
    came, went = set(after), set(before)
    gone = _runs([start + place for place, key in enumerate(before) if key not in came])
    fresh = _runs([start + place for place, key in enumerate(after) if key not in went])
    count = sum(last - first + 1 for first, last in (*gone, *fresh))
    if count > at_most or len(gone) + len(fresh) > runs:
        _reset(model, new, put)
        return
    shown = list(old)
    for first, last in reversed(gone):
        model.beginRemoveRows(QModelIndex(), first, last)
        del shown[first : last + 1]
        put(list(shown))
        model.endRemoveRows()
    stay = [key for key in after if key in went]
    if shown[start : start + len(stay)] != stay:
        there = list(shown)
        shown[start : start + len(stay)] = stay
        _reorder(model, there, shown, put)
    for first, last in fresh:
        model.beginInsertRows(QModelIndex(), first, last)
        shown[first:first] = new[first : last + 1]
        put(list(shown))
        model.endInsertRows()


def change_values(
    model: QAbstractItemModel,
    old: Sequence[Value],
    new: Sequence[Value],
    key: Callable[[Value], Hashable],
    put: Callable[[list[Value]], object],
    at_most: int = 500,
) -> None:
    """Turn the rows of a flat model, each a value told by its key, from `old` to `new`, as `change_rows` does.

    The rows that stay and hold another value now are told anew, each by itself, when the model holds `new`.
    """
    before, after = ({key(value): value for value in values} for values in (old, new))
    known = after | before
    change_rows(model, list(before), list(after), lambda keys: put([known[each] for each in keys]), at_most)
    put(list(new))
    for row, (each, value) in enumerate(after.items()):
        if before.get(each, value) != value:
            model.dataChanged.emit(model.index(row, 0), model.index(row, 0))


def _reset(model: QAbstractItemModel, new: Sequence[Key], put: Callable[[list[Key]], object]) -> None:
    model.beginResetModel()
    put(list(new))
    model.endResetModel()


def same_start(old: Sequence[object], new: Sequence[object]) -> int:
    """How many at the beginning of two lists are the same; whole stretches are compared, which is quick."""
    return _alike(min(len(old), len(new)), lambda first, past: old[first:past] == new[first:past])


def _same_end(old: Sequence[object], new: Sequence[object], start: int) -> int:
    """How many are the same at the end, those at the beginning aside."""
    most, one, other = min(len(old), len(new)) - start, len(old), len(new)
    return _alike(most, lambda first, past: old[one - past : one - first] == new[other - past : other - first])


def _alike(most: int, same: Callable[[int, int], bool]) -> int:
    """How far two things are the same, of `most` at most, where it is told whether a stretch of them is."""
    if same(0, most):
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if same(low, middle) else (low, middle)
    return low


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _reorder(
    model: QAbstractItemModel, before: list[Key], after: list[Key], put: Callable[[list[Key]], object]
) -> None:
    model.layoutAboutToBeChanged.emit()
    place = {key: row for row, key in enumerate(after)}
    kept = model.persistentIndexList()
    put(list(after))
    moved = [model.index(place[before[each.row()]], each.column()) for each in kept]
    model.changePersistentIndexList(kept, moved)
    model.layoutChanged.emit()
