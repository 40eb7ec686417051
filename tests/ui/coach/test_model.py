"""The list of findings as Qt and a screen reader have it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayplanner.coach.findings import How, Mend
from essayplanner.coach.looking import Coached
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan
from essayplanner.ui.coach.model import FindingsModel
from essayplanner.ui.coach.rows import What, held, rows_of, unfolded
from tests.ui.coach.said import finding, said

_PLAN = Plan(1, cards={7: CardSeen(7, "u7", Kind.EVIDENCE, "The Congress was filled through patronage")})


@pytest.fixture
def model(qapp: QApplication) -> FindingsModel:
    model = FindingsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def heard(model: FindingsModel) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row), role) for row in range(model.rowCount())]


def test_a_finding_says_which_it_is_what_where_and_what_enter_does(model: FindingsModel) -> None:
    place = Mend(How.PLACE, "Place this answer", card_id=7, at="placement", at_id=1)
    coached = Coached((finding("A challenge left standing", place), finding("Another", number="")))
    model.show(unfolded(rows_of(coached)), _PLAN, 2)
    assert heard(model) == [
        "Finding 1 of 2, missing: A challenge left standing, in 2. A challenge left standing is so. Examiners mind. "
        "Enter: Place this answer, The Congress was filled through patronage",
        "Finding 2 of 2, missing: Another. Another is so. Examiners mind.",
    ]


def test_rows_come_go_and_stay_as_qt_wants_it(model: FindingsModel) -> None:
    before = rows_of(said("One", "Two", "Three"))
    model.show(before, _PLAN, 3)
    after = rows_of(said("Zero", "Three", "One", aside=("Two",), well=("Well.",)), opened={What.ASIDE})
    model.show(held(before, after), _PLAN, 3)
    assert "no longer asked" in heard(model)[1]
    model.show(unfolded(after), _PLAN, 3)
    assert [row.words for row in model.rows] == ["Zero", "Three", "One", "Set aside: 1", "Two", "Well done: 1"]
    assert heard(model)[3:5] == [
        "Set aside: 1, open",
        "Set aside: Two, because the source says it, Enter: ask again",
    ]
    model.show([], Plan(), 0)
    assert model.rowCount() == 0
