"""The filter of years: a year is seen whole where it is typed, stays as it is typed, and is read as it is meant."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from essayplanner.domain.typed_years import begins_date, begins_span, read_year, read_years
from essayplanner.domain.years import year_words
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.filters import shown_years
from essayplanner.ui.library.years import YearsFields


@contextmanager
def opened(window: Window) -> Iterator[YearsFields]:
    """The fields, in the menu of their chip."""
    window.library.filters._years.click()
    menu = next(each for each in window.library.findChildren(QMenu) if each.isVisible())
    yield menu.findChildren(YearsFields)[0]
    menu.close()


def write(fields: YearsFields, first: str, last: str) -> None:
    for field, text in ((fields.first, first), (fields.last, last)):
        field.selectAll()
        QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1936", 1936),
        (" c. 1850 ", 1850),
        ("ca 1850", 1850),
        ("circa 1850", 1850),
        ("about 1850", 1850),
        ("1850?", 1850),
        ("1850~", 1850),
        ("10000", 10000),
        ("44 BC", -44),
        ("c. 44 BC", -44),
        ("44 b.c.e.", -44),
        ("-44", -44),
        ("AD 14", 14),
        ("14 CE", 14),
        ("7", 7),
        ("0", None),
        ("the thaw", None),
        ("1936-38", None),
        ("123456", None),
        ("", None),
    ],
)
def test_a_year_is_read_as_it_is_written(typed: str, year: int | None) -> None:
    assert read_year(typed) == year
    assert read_year(year_words(year or 0)) == year


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("1936-1938", (1936, 1938)),
        ("1936–38", (1936, 1938)),
        (" 1914 — 8 ", (1914, 1918)),
        ("1936/1938", (1936, 1938)),
        ("1936 to 1938", (1936, 1938)),
        ("c. 1850-c. 1860", (1850, 1860)),
        ("1850?-60?", (1850, 1860)),
        ("500-44 BC", (-500, -44)),
        ("44 BC - AD 14", (-44, 14)),
        ("44 BC-14", (-44, 14)),
        ("1936-1936", (1936, 1936)),
        ("-44", None),
        ("1936-", None),
        ("1938-1936", None),
        ("1936-07", None),
        ("the thaw-1936", None),
        ("tomorrow", None),
        ("", None),
        ("1930s", (1930, 1939)),
        ("early 1930s", (1930, 1933)),
        ("19th century", (1800, 1899)),
        ("5th century BC", (-500, -401)),
        ("before 1934", (0, 1933)),
        ("by 44 BC", (0, -44)),
        ("after Dec 1934", (1935, 0)),
        ("since 1934", (1934, 0)),
        ("between 1936 and 1938", (1936, 1938)),
        ("spring 1937", (1937, 1937)),
        ("1 BC or 1 AD", (-1, 1)),
        ("c. 1850", None),
    ],
)
def test_a_span_is_read_as_it_is_written(typed: str, years: tuple[int, int] | None) -> None:
    assert read_years(typed) == years


def test_a_span_that_is_begun_is_no_fault_yet() -> None:
    assert all(map(begins_span, ("1936-", "1936 – 1", "c. 1850/", "1936-193")))
    assert not any(map(begins_span, ("1936", "thaw-", "-", "1936-1930")))


def test_a_date_in_words_that_is_begun_is_no_fault_yet() -> None:
    for whole in (
        "before 1934",
        "19th century",
        "Dec 1934",
        "5 March 1934",
        "c. 1850",
        "between 1936 and 1938",
        "44 BC",
    ):
        letters = [place for place, letter in enumerate(whole, start=1) if letter.isalpha()]
        assert all(begins_date(whole[:place]) for place in letters)
    assert not any(map(begins_date, ("the thaw", "1936", "thaw", "before tomorrow", "", "-")))


def test_a_date_in_words_fills_both_fields(qtbot: QtBot, window: Window, essay: dict[str, int]) -> None:
    with opened(window) as fields:
        fields.first.setFocus()
        fields.first.clear()
        for letter in "before 1934":
            QTest.keyClicks(fields.first, letter)
            assert not fields.hint.text()
        assert window.selection.years == (0, 1933)
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["cheka"]])
        fields.last.setFocus()
        assert (fields.first.text(), fields.last.text()) == ("", "1933")
        write(fields, "", "1930s")
        assert window.selection.years == (1930, 1939)
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])


def test_a_span_in_one_field_fills_both(qtbot: QtBot, window: Window, essay: dict[str, int]) -> None:
    """“1936-1938” after “From” was called no year, and the cards were those from 1936 on."""
    with opened(window) as fields:
        for field, other, ours, theirs in (
            (fields.first, fields.last, "1934", "1936"),
            (fields.last, fields.first, "1936", "1934"),
        ):
            write(fields, "", "1950")
            field.setFocus()
            field.clear()
            for letter in "1934-1936":
                QTest.keyClicks(field, letter)
                assert not fields.hint.text()
            assert window.selection.years == (1934, 1936)
            qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])
            assert (field.text(), other.text()) == ("1934-1936", theirs)
            other.setFocus()
            assert (field.text(), other.text()) == (ours, theirs)
            assert window.selection.years == (1934, 1936)
        write(fields, "", "1950")
        fields.first.setFocus()
        QTest.keyClicks(fields.first, "1934-1936")
        for _ in "-1936":
            QTest.keyClick(fields.first, Qt.Key.Key_Backspace)
        assert (fields.first.text(), fields.last.text()) == ("1934", "1950")
        assert window.selection.years == (1934, 1950)
        QTest.keyClicks(fields.first, "-")
        assert window.selection.years == (0, 1950)
        fields.last.setFocus()
        assert "“1934-” is not a year" in fields.hint.text()


def test_to_look_at_the_years_or_to_leave_with_escape_filters_nothing(window: Window, essay: dict[str, int]) -> None:
    with opened(window) as fields:
        fields.last.setFocus()
        fields.first.setFocus()
    assert not any(window.selection.years)
    window.selection.show_years(1934, 1936)
    with opened(window) as fields:
        fields.first.setFocus()
        fields.first.selectAll()
        QTest.keyClicks(fields.first, "19")
        assert window.selection.years == (19, 1936)
        QTest.keyClick(fields.first, Qt.Key.Key_Escape)
        assert not fields.isVisible()
    assert window.selection.years == (1934, 1936)


def test_the_years_are_seen_whole_where_they_are_typed(window: Window) -> None:
    for scale in (100, 150, 200):
        window.theme.choose(scale=scale)
        with opened(window) as fields:
            for field in (fields.first, fields.last):
                for text in ("c. 1850", "10000", "44 BC", "c. 10000 BC"):
                    field.setText(text)
                    margins = field.textMargins()
                    room = field.contentsRect().width() - margins.left() - margins.right()
                    assert field.fontMetrics().horizontalAdvance(text) < room, scale
                assert field.font().pixelSize() == window.theme.px(13)
            fields.first.clear()
            fields.last.clear()
    window.theme.choose(scale=100)


def test_the_library_is_narrowed_by_what_is_typed(qtbot: QtBot, window: Window, essay: dict[str, int]) -> None:
    with opened(window) as fields:
        write(fields, "c. 1936", "")
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])
        assert fields.first.text() == "c. 1936"
        write(fields, "", "1920")
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["cheka"]])
        write(fields, "500 BC", "44 BC")
        qtbot.waitUntil(lambda: window.library.model.ids == [])


def test_what_is_no_year_stays_and_is_told(qtbot: QtBot, window: Window, essay: dict[str, int]) -> None:
    with opened(window) as fields:
        write(fields, "1934", "1936")
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])
        write(fields, "the thaw", "1936")
        assert fields.first.text() == "the thaw"
        assert "“the thaw” is not a year" in fields.hint.text()
        assert window.selection.years == (0, 1936)
        assert fields.window().rect().contains(fields.geometry())
        qtbot.waitUntil(lambda: fields.rect().contains(fields.hint.geometry()))
        write(fields, "1938", "1936")
        assert (fields.first.text(), fields.last.text()) == ("1938", "1936")
        assert fields.hint.text() == "The second year comes before the first."
        assert window.selection.years == (1938, 0)  # what is wrong with the one that was typed last filters nothing
        write(fields, "1938", "1939")
        assert not fields.hint.isVisible()


def test_years_before_christ_are_called_so_on_the_chip() -> None:
    assert shown_years(1936, 1938) == "1936–38"
    assert shown_years(-44, 14) == "44 BC–14"
    assert shown_years(-500, 0) == "500 BC–"
