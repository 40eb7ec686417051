"""How a list comes to show other rows: what stays is left where it is, and what is selected stays so."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

Key = TypeVar("Key", bound=Hashable)


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
    start, end = _same_ends(old, new)
    before, after = list(old[start : len(old) - end]), list(new[start : len(new) - end])
    if not before and not after:
        return
    came, went = set(after), set(before)
    gone = _runs([start + place for place, key in enumerate(before) if key not in came])
    fresh = _runs([start + place for place, key in enumerate(after) if key not in went])
    count = sum(last - first + 1 for first, last in (*gone, *fresh))
    if count > at_most or len(gone) + len(fresh) > runs:
        model.beginResetModel()
        put(list(new))
        model.endResetModel()
        return
    shown = list(old)
    for first, last in reversed(gone):
        model.beginRemoveRows(QModelIndex(), first, last)
        del shown[first : last + 1]
        put(list(shown))
        model.endRemoveRows()
    _reorder(model, shown, [key for key in new if key not in came or key in went], put)
    shown = [key for key in new if key not in came or key in went]
    for first, last in fresh:
        model.beginInsertRows(QModelIndex(), first, last)
        shown[first:first] = new[first : last + 1]
        put(list(shown))
        model.endInsertRows()


def _same_ends(old: Sequence[Key], new: Sequence[Key]) -> tuple[int, int]:
    """How many keys at the beginning, and at the end, are the same."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    end = next((place for place in range(shorter - start) if old[-1 - place] != new[-1 - place]), shorter - start)
    return start, end


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
    if before == after:
        return
    model.layoutAboutToBeChanged.emit()
    place = {key: row for row, key in enumerate(after)}
    kept = model.persistentIndexList()
    put(list(after))
    moved = [model.index(place[before[each.row()]], each.column()) for each in kept]
    model.changePersistentIndexList(kept, moved)
    model.layoutChanged.emit()
