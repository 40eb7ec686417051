"""Dates and names are written as a student writes them, and come back as they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.people import as_body, as_person, name_text, names_in, people_of, read_name
from essayplanner.domain.source_dates import date_hint, date_text, read_date
from essayplanner.notebook.sources import edit_source
from essayplanner.ui.sources.names import NameEdit, PeoplePart
from tests.ui.sources.shelf import Shelf
from tests.ui.waiting import until


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1997", {"date-parts": [[1997]]}),
        ("1997-05", {"date-parts": [[1997, 5]]}),
        ("1997-05-12", {"date-parts": [[1997, 5, 12]]}),
        ("12 May 1997", {"date-parts": [[1997, 5, 12]]}),
        ("12th Sept. 1997", {"date-parts": [[1997, 9, 12]]}),
        ("May 12, 1997", {"date-parts": [[1997, 5, 12]]}),
        ("May 1997", {"date-parts": [[1997, 5]]}),
        ("c. 1930", {"date-parts": [[1930]], "circa": True}),
        ("1930?", {"date-parts": [[1930]], "literal": "1930?", "circa": True}),
        ("1937/1938", {"date-parts": [[1937], [1938]]}),
        ("1937–38", {"date-parts": [[1937], [1938]], "literal": "1937–38"}),
        ("1937-38", {"date-parts": [[1937], [1938]], "literal": "1937–38"}),
        ("1937-1938", {"date-parts": [[1937], [1938]]}),
        ("1 May 1937 – 3 June 1937", {"date-parts": [[1937, 5, 1], [1937, 6, 3]]}),
        ("Spring 1921", {"date-parts": [[1921]], "season": 1}),
        ("44 BC", {"date-parts": [[-44]]}),
        ("  1997 ", {"date-parts": [[1997]]}),
        ("", {}),
        ("30 February 1997", {"literal": "30 February 1997"}),
        ("1997-13-01", {"literal": "1997-13-01"}),
        ("1997-13", {"literal": "1997-13"}),
        ("1938–1937", {"literal": "1938–1937"}),
        ("forthcoming", {"literal": "forthcoming"}),
        ("0", {"literal": "0"}),
        ("?", {"literal": "?"}),
        ("c. the thaw", {"literal": "c. the thaw"}),
        ("12 Mayday 1997", {"literal": "12 Mayday 1997"}),
        ("12 AprİL 1997", {"literal": "12 AprİL 1997"}),
        ("99999", {"literal": "99999"}),
    ],
)
def test_a_date_is_read_and_shown_again(typed: str, date: dict[str, object]) -> None:
    assert read_date(typed) == date
    assert read_date(date_text(date)) == date


def test_dates_from_strangers_are_shown_or_left_blank() -> None:
    odd: list[object] = [None, [], "1997", {"date-parts": "x"}, {"date-parts": [["x"]]}, {"literal": {}}]
    for value in (*odd, {"date-parts": [[]]}):
        assert date_text(value) == ""
    assert date_text({"date-parts": [["1997", "5"]]}) == "May 1997"
    assert date_text({"raw": "about then"}) == "about then"
    assert date_text({"literal": "n.d.", "date-parts": [[1997]]}) == "n.d."


def test_the_hint_reproaches_only_when_the_field_was_left() -> None:
    assert date_hint("30 Feb 1997", True)[1] is False
    words, caution = date_hint("30 Feb 1997", False)
    assert caution
    assert "printed as you wrote it" in words
    assert date_hint("1997", False) == ("", False)
    assert date_hint("", False) == ("", False)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Service, Robert", {"family": "Service", "given": "Robert"}),
        ("Communist Party of the Soviet Union", {"literal": "Communist Party of the Soviet Union"}),
        ("Plato,", {"family": "Plato"}),
        ("King, Martin Luther, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        (" Müller ,  Jürgen ", {"family": "Müller", "given": "Jürgen"}),
        ("", {}),
        (" , ", {}),
    ],
)
def test_a_name_is_read_and_shown_again(typed: str, person: dict[str, str]) -> None:
    assert read_name(typed) == person
    if person:
        assert read_name(name_text(person)) == person


def test_particles_stay_apart() -> None:
    old = {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"}
    assert name_text(old) == "de Gaulle, Charles"
    assert read_name("de Gaulle, Charles A.", old) == old | {"given": "Charles A."}
    assert read_name("Pétain, Philippe", old) == {"family": "Pétain", "given": "Philippe"}
    dropping = {"family": "Tocqueville", "given": "Alexis", "dropping-particle": "de"}
    assert name_text(dropping) == "Tocqueville, Alexis de"
    assert read_name("Tocqueville, A. de", dropping) == dropping | {"given": "A."}


def test_a_name_is_a_persons_or_a_bodys_as_the_student_says() -> None:
    assert as_person("Robert Service") == {"family": "Service", "given": "Robert"}
    assert as_person("Simone de Beauvoir") == {"family": "de Beauvoir", "given": "Simone"}
    assert as_person("Martin Luther King Jr.") == {"family": "King", "given": "Martin Luther", "suffix": "Jr."}
    assert as_person("Service, Robert") == {"family": "Service", "given": "Robert"}
    assert as_person("Plato") == {"family": "Plato"}
    assert as_body(" Taylor,  Walton & Co ") == {"literal": "Taylor, Walton & Co"}
    assert as_body(" , ") == as_person("") == {}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Service, Robert; Lewin, Moshe", ["Service, Robert", "Lewin, Moshe"]),
        ("Chapman and Hall", ["Chapman and Hall"]),
        ("Department of Health & Social Care", ["Department of Health & Social Care"]),
        ("Service, Robert and Lewin, Moshe", ["Service, Robert", "Lewin, Moshe"]),
        (" ; ,; ", []),
    ],
)
def test_names_in_a_line_are_parted_where_they_are_names_of_several(typed: str, names: list[str]) -> None:
    assert names_in(typed) == names


def test_people_from_strangers_are_tidied() -> None:
    assert people_of({"author": "x"}, "author") == []
    assert people_of({"author": [1, {}, {"family": {"x": 1}}, {"literal": "A"}]}, "author") == [{"literal": "A"}]


def test_a_name_typed_first_name_first_is_a_persons_unless_the_student_says_otherwise(shelf: Shelf) -> None:
    edit_source(shelf.book, shelf.ids["letter"], {**shelf.csl("letter"), "author": [{"literal": "BBC"}]})
    shelf.show("letter")
    part = shelf.dialog.editor.form.parts["author"]
    assert isinstance(part, PeoplePart)
    row = part.rows.rows[0]
    assert isinstance(row, NameEdit)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "Robert Service")
    until(row.reading.isVisible)
    assert row.reading.text() == "“Service, Robert” is read as a person. Is it an institution?"
    shelf.book.settle()
    assert shelf.csl("letter")["author"] == [{"family": "Service", "given": "Robert"}]
    QTest.mouseClick(row.reading, Qt.MouseButton.LeftButton)
    assert shelf.csl("letter")["author"] == [{"literal": "Robert Service"}]
