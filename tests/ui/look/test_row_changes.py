"""Any list turns into any other, and what was pointed at is still what is pointed at."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayplanner.ui.look.row_changes import change_rows, change_values

keys = st.lists(st.integers(0, 12), unique=True)


class Numbers(QAbstractListModel):
    """Numbers, a row each; counts how often it was reset."""

    def __init__(self, shown: list[int]) -> None:
        super().__init__()
        self.shown, self.resets = shown, 0
        self.modelReset.connect(self.count)

    def count(self) -> None:
        self.resets += 1

    def put(self, shown: list[int]) -> None:
        self.shown = shown

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return str(self.shown[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None


@given(old=keys, new=keys)
def test_any_list_turns_into_any_other(qapp: QApplication, old: list[int], new: list[int]) -> None:
    model = Numbers(list(old))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pointed = {key: QPersistentModelIndex(model.index(row)) for row, key in enumerate(old)}
    change_rows(model, old, new, model.put)
    assert model.shown == new
    assert model.resets == 0
    for key, index in pointed.items():
        assert (index.row() if index.isValid() else None) == (new.index(key) if key in new else None)
    del tester


@pytest.mark.parametrize(("most", "runs", "resets"), [(500, 500, 0), (5, 5, 0), (4, 500, 1), (500, 4, 1)])
def test_much_that_changes_is_told_at_once(qapp: QApplication, most: int, runs: int, resets: int) -> None:
    model = Numbers([1, 2, 3, 4, 5])
    change_rows(model, model.shown, [2, 9, 4, 8], model.put, most, runs)  # 1, 3 and 5 go, 9 and 8 come: 5 in 5 runs
    assert model.shown == [2, 9, 4, 8]
    assert model.resets == resets


def test_the_same_rows_are_not_told_of(qapp: QApplication) -> None:
    model = Numbers([1, 2])
    told: list[str] = []
    model.layoutChanged.connect(lambda: told.append("layout"))
    change_rows(model, [1, 2], [1, 2], model.put)
    assert told == []


@given(old=keys, new=keys, turned=st.sets(st.integers(0, 12)))
def test_rows_that_hold_another_value_are_told_anew(
    qapp: QApplication, old: list[int], new: list[int], turned: set[int]
) -> None:
    """A number and its negative are one row that says something else."""
    old, new = ([number + 1 for number in numbers] for numbers in (old, new))
    after = [-number if number in turned else number for number in new]
    model = Numbers(list(old))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.append(model.shown[first.row()]))
    change_values(model, old, after, abs, model.put)
    assert model.shown == after
    assert told == [number for number in after if number < 0 and -number in old]
    assert model.resets == 0
    del tester
