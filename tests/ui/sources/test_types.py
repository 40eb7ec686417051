"""Every type and field of CSL has a name in the reader's language, and the people of each role whole sentences."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from essayplanner.domain import csl
from essayplanner.domain.source_fields import LABELS
from essayplanner.domain.source_types import OTHER_WORDS, TYPES
from essayplanner.notebook.sources import edit_source
from essayplanner.ui.sources.names import NameEdit, PeoplePart
from tests.ui.sources.shelf import Shelf, focused

LENIN = {"family": "Lenin", "given": "Vladimir"}
KRUPSKAYA = {"family": "Krupskaya", "given": "Nadezhda"}


def test_every_type_and_field_of_csl_has_a_name() -> None:
    assert {*TYPES, *OTHER_WORDS} == csl.TYPES
    assert set(LABELS) == csl.FIELDS


def test_the_table_of_types_names_fields_that_there_are() -> None:
    for known in TYPES.values():
        assert {name for line in known.lines for name in line} | set(known.labels) <= csl.FIELDS


def names(shelf: Shelf, role: str) -> tuple[PeoplePart, list[str]]:
    """The part of a role, and what a screen reader says in its last row and of its button."""
    part = shelf.dialog.editor.form.parts[role]
    assert isinstance(part, PeoplePart)
    row = [*part.rows.rows.values()][-1]
    assert isinstance(row, NameEdit)
    said: tuple[QWidget, ...] = (row.field, row.up, row.cross, part.add)
    return part, [each.accessibleName() for each in said]


def test_the_people_of_a_letter_are_its_senders(shelf: Shelf) -> None:
    edit_source(shelf.book, shelf.ids["letter"], {"type": "personal_communication", "author": [LENIN, KRUPSKAYA]})
    shelf.show("letter")
    part, said = names(shelf, "author")
    assert said == [
        "Sender 2: family, given, or an institution",
        "Move sender 2 up",
        "Remove sender 2",
        "Add a sender",
    ]
    [*part.rows.rows.values()][-1].entry().setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shelf.said[-1] == "Krupskaya, Nadezhda is now sender 1."


def test_people_whom_no_type_shows_have_sentences_too(shelf: Shelf) -> None:
    edit_source(shelf.book, shelf.ids["letter"], {**shelf.csl("letter"), "composer": [LENIN]})
    shelf.show("letter")
    shelf.dialog.editor.form.more.click()
    assert names(shelf, "composer")[1] == [
        "Composers, name 1: family, given, or an institution",
        "Move name 1 of “Composers” up",
        "Remove name 1 of “Composers”",
        "Add a name to “Composers”",
    ]
