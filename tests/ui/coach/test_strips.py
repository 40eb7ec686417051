"""Balance and years above the findings."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.coach.coverage import Theme as TagTheme
from essayplanner.coach.coverage import YearsTouched
from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.domain.debate import Share
from essayplanner.ui.coach.strips import PAD, BalanceStrip, YearsStrip
from essayplanner.ui.look.theme import Theme
from tests.ui.contrasts import picture, strongest

SIDES = tuple(SideSeen(id, 1, name, "", name == "Both in part") for id, name in ((1, "Continuity"), (2, "Break")))
BETWEEN = SideSeen(3, 1, "Both in part", "", True)
DEBATE = DebateSeen(1, "Continuity or break?", (*SIDES, BETWEEN))
SHARES = (Share(SIDES[0], 4, 4, 1), Share(BETWEEN, 1, 1, 1), Share(SIDES[1], 6, 6, 1))
TOUCHED = {*range(1924, 1930), *range(1934, 1940)}
YEARS = tuple(YearsTouched(year, year, 2 * (year in TOUCHED)) for year in range(1924, 1954))
Left = Qt.MouseButton.LeftButton


class Pane(QWidget):
    """The two strips as they stand in the pane."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.balance, self.years = BalanceStrip(theme), YearsStrip(theme)
        column = QVBoxLayout(self)
        for strip in (self.balance, self.years):
            column.addWidget(strip)
        column.addStretch(1)
        self.balance.show_shares(DEBATE, SHARES)
        self.years.show_years(YEARS, (TagTheme("terror", 12), TagTheme("law", 4)))
        self.asked: list[object] = []
        self.balance.side_wanted.connect(self.asked.append)
        self.years.years_wanted.connect(lambda first, last: self.asked.append((first, last)))


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> Iterator[Pane]:
    pane = Pane(theme)
    qtbot.addWidget(pane)
    pane.resize(316, 260)
    pane.show()
    qtbot.waitExposed(pane)
    return pane  # type: ignore[return-value]


def test_a_click_on_a_side_asks_for_its_cards(pane: Pane) -> None:
    assert [button.text() for button in pane.balance.buttons] == ["Continuity 9", "Both in part 3", "Break 13"]
    QTest.mouseClick(pane.balance.buttons[2], Left)
    pane.balance.buttons[0].setFocus()
    QTest.keyClick(pane.balance.buttons[0], Qt.Key.Key_Return)
    boxes = dict(pane.balance.bar.boxes())
    QTest.mouseClick(pane.balance.bar, Left, pos=boxes[3].center().toPoint())
    assert pane.asked == [2, 1, 3]
    assert boxes[2].width() > boxes[1].width() > boxes[3].width()
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert dict(pane.balance.bar.boxes())[1].right() == pytest.approx(pane.balance.bar.width() - PAD)


def test_another_debate_has_other_sides(pane: Pane) -> None:
    pane.balance.show_shares(DEBATE, SHARES[:1])
    assert [button.text() for button in pane.balance.buttons] == ["Continuity 9"]
    pane.balance.show_shares(DEBATE, [Share(side) for side in SIDES])
    assert pane.balance.none.isVisible()
    assert not any(button.isVisible() for button in pane.balance.buttons)
    pane.balance.show_shares(None, ())
    assert not pane.balance.isVisible()


def test_years_are_walked_by_keys_and_asked_for(pane: Pane) -> None:
    squares = pane.years.squares
    assert squares.accessibleName() == (
        "Years your evidence touches: 1924 to 1929 and 1934 to 1939; not 1930 to 1933 and 1940 to 1953"
    )
    squares.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(squares, key)
    assert squares.accessibleDescription() == "1925: 2 pieces of evidence"
    QTest.keyClick(squares, Qt.Key.Key_Space)
    pane.years.show_chosen(1925, 1925)
    QTest.keyClick(squares, Qt.Key.Key_Return)
    QTest.keyClick(squares, Qt.Key.Key_End)
    assert squares.accessibleDescription() == "1953: no evidence"
    QTest.mouseClick(squares, Left, pos=squares.box(6).center().toPoint())
    assert pane.asked == [(1925, 1925), (0, 0), (1930, 1930)]
    at = squares.box(3).center().toPoint()
    QApplication.sendEvent(squares, QHelpEvent(QEvent.Type.ToolTip, at, squares.mapToGlobal(at)))
    assert QToolTip.text() == "1927: 2 pieces of evidence"
    QToolTip.hideText()


def test_years_before_christ_are_asked_for_as_people_count_them(pane: Pane) -> None:
    pane.years.show_years([YearsTouched(-1, -1, 1), YearsTouched(0, 0), YearsTouched(1, 1)])
    squares = pane.years.squares
    for at in (0, 1, 2):
        QTest.mouseClick(squares, Left, pos=squares.box(at).center().toPoint())
    assert pane.asked == [(-2, -2), (-1, -1), (1, 1)]


def test_where_there_is_no_room_words_say_it(pane: Pane, theme: Theme) -> None:
    assert not pane.years.words.isVisible()
    pane.resize(120, 300)
    assert pane.years.words.isVisible()
    assert not pane.years.squares.isVisible()
    assert pane.years.words.text() == "1924–29 and 1934–39; not 1930–33 and 1940–53"
    assert pane.years.themes.text() == "Themes: terror 12\u00a0· law 4"
    pane.years.show_years((), ())
    assert pane.years.words.text() == "No evidence in this outline has a date yet."
    assert not pane.years.themes.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_squares_and_words_stand_out_from_their_ground(pane: Pane, theme: Theme, mode: str) -> None:
    theme.choose(mode=mode)
    for widget in (pane.years.squares, pane.balance.bar, *pane.balance.buttons):
        assert strongest(picture(widget, 0)) >= 3
