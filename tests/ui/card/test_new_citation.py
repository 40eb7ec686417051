"""A source that the notebook lacks, made at a card: what is asked of its type, and what was begun and left."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain.source_types import TYPES, asked_of
from essayplanner.notebook.reading import citations_of
from essayplanner.notebook.sources import add_source, sources
from essayplanner.ui.card.new_citation import NewCitation
from essayplanner.ui.controls.new_source import REST
from tests.ui.card.at_work import CardAtWork, focused

SERVICE, TERROR = "Robert Service", "The Terror turned on the Party itself"


def opened_at(desk: CardAtWork, card: str) -> NewCitation:
    desk.choose(card)
    part = desk.panel.card.citations
    part.open_new()
    assert part.new is not None
    return part.new


def choose_type(new: NewCitation, kind: str) -> None:
    new.form.kind.setCurrentIndex(new.form.kind.findData(kind))


def type_in(new: NewCitation, **fields: str) -> None:
    for name, text in fields.items():
        QTest.keyClicks(new.form.entries[name.replace("_", "-")].field, text)


def made(desk: CardAtWork) -> dict[str, Any]:
    """The source that is there beside those of the pack."""
    (new,) = [row.source.csl for row in sources(desk.book) if row.source.cite_key not in ("service1997", "bl")]
    return {name: value for name, value in new.items() if name != "id"}


def test_a_new_source_is_added_and_cited_as_one_step(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    assert focused() is new.form.title
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert new.form.hint.text() == "A source needs a title."
    type_in(new, title="Stalin: Breaker of Nations", author="Conquest, Robert; Service, Robert", issued="1991")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [row.short for row in citations_of(desk.book, desk.id(SERVICE))] == ["Conquest and Service 1991"]
    assert desk.labels() == ["Cite new source “Stalin: Breaker of Nations”"]
    assert new.isHidden()


def test_that_a_title_is_missing_is_said_no_longer_than_it_is_so(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    QTest.keyClick(new.done, Qt.Key.Key_Space)
    assert new.form.hint.isVisible()
    QTest.keyClicks(focused(), "S")
    assert not new.form.hint.isVisible()


def test_what_was_begun_at_one_card_does_not_come_into_a_source_of_another(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    choose_type(new, "chapter")
    type_in(new, title="Half a ti", author="Yale Law School", container_title="A Book", page="1-9")
    new.form.entries["author"].names.buttons[0].click()  # type: ignore[union-attr]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert new.isHidden()
    assert focused() is desk.panel.card.citations.add
    assert opened_at(desk, TERROR) is new
    assert not new.form.typed().texts
    assert not new.form.typed().said
    assert new.form.typed().kind == "book"
    assert not new.goes_on.isVisible()


def test_what_was_begun_at_a_card_goes_on_there_and_says_so(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    choose_type(new, "chapter")
    type_in(new, title="Half a ti", container_title="A Book")
    before = new.form.typed()
    QTest.keyClick(new.cancel, Qt.Key.Key_Space)
    opened_at(desk, TERROR)
    type_in(new, title="Another")
    desk.choose(SERVICE)
    assert new.isHidden()
    opened_at(desk, SERVICE)
    assert new.form.typed() == before
    assert new.goes_on.isVisible()
    QTest.mouseClick(new.anew, Qt.MouseButton.LeftButton)
    assert not new.form.typed().texts
    assert not new.goes_on.isVisible()
    assert opened_at(desk, TERROR).form.title.text() == "Another"


def test_what_was_added_is_not_begun_again(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    type_in(new, title="Lenin")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert new.isHidden()
    opened_at(desk, SERVICE)
    assert not new.form.typed().texts


def test_a_chapter_is_asked_for_its_book_and_an_article_for_its_journal(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    choose_type(new, "chapter")
    type_in(new, title="The Purge", author="Getty, J. Arch", container_title="Stalinism", editor="Ward, Chris")
    type_in(new, publisher="Arnold", page="10-20", issued="1998")
    choose_type(new, "article-journal")
    assert not new.form.entries["editor"].isVisible()
    type_in(new, volume="45", issue="2")
    new.form.entries["container-title"].field.setText("Slavic Review")
    QTest.mouseClick(new.done, Qt.MouseButton.LeftButton)
    assert made(desk) == {
        "type": "article-journal",
        "title": "The Purge",
        "author": [{"family": "Getty", "given": "J. Arch"}],
        "container-title": "Slavic Review",
        "issued": {"date-parts": [[1998]]},
        "volume": "45",
        "issue": "2",
        "page": "10-20",
    }


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_asks_for_fields_of_its_own(kind: str) -> None:
    own = {name for line in TYPES[kind].lines for name in line}
    asked = [name for line in asked_of(kind) for name in line]
    assert set(asked) <= own
    assert len(asked) == len(set(asked)) <= 8
    assert set(TYPES[kind].untitled) <= own


def test_an_institution_is_not_turned_into_a_person(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    type_in(new, title="The Avalon Project", author="Yale Law School")
    (button,) = new.form.entries["author"].names.buttons  # type: ignore[union-attr]
    assert button.text() == "“Yale Law School” is read as an institution. Is it a person?"
    assert new.form.entries["author"].field.text() == "Yale Law School"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert made(desk)["author"] == [{"literal": "Yale Law School"}]


def test_the_student_says_who_is_a_person_and_who_is_not(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    written = "Warner Brothers, Film; Svetlana van Alliluyeva Jr.; Zoe Pike; Plato; Service, Robert"
    type_in(new, title="T", author=written)
    names = new.form.entries["author"].names
    assert names
    first, second, third = names.buttons
    assert second.text() == "“van Alliluyeva, Svetlana, Jr.” is read as a person. Is it an institution?"
    assert third.text() == "“Zoe Pike” is read as an institution. Is it a person?"
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert names.field.text() == written
    QTest.keyClick(names.field, Qt.Key.Key_Return)
    assert made(desk)["author"] == [
        {"literal": "Warner Brothers, Film"},
        {"family": "van Alliluyeva", "given": "Svetlana", "suffix": "Jr."},
        {"family": "Pike", "given": "Zoe"},
        {"literal": "Plato"},
        {"family": "Service", "given": "Robert"},
    ]


def test_a_date_that_is_none_stays_as_it_was_typed(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    type_in(new, title="T", issued="in the hard winter")
    new.form.title.setFocus()
    assert new.form.entries["issued"].field.text() == "in the hard winter"
    assert "printed as you wrote it" in new.form.entries["issued"].hint.text()
    QTest.keyClick(new.form.title, Qt.Key.Key_Return)
    assert made(desk)["issued"] == {"literal": "in the hard winter"}


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("personal_communication", "recipient", "Keynes, John Maynard"),
        ("interview", "author", "Alliluyeva, Svetlana"),
        ("manuscript", "genre", "Minute book"),
        ("review-book", "reviewed_title", "The Great Terror"),
    ],
)
def test_what_has_no_title_needs_none(desk: CardAtWork, kind: str, field: str, text: str) -> None:
    new = opened_at(desk, SERVICE)
    choose_type(new, kind)
    QTest.keyClick(new.form.title, Qt.Key.Key_Return)
    assert "needs a title or, failing that," in new.form.hint.text()
    type_in(new, **{field: text})
    assert not new.form.hint.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "title" not in made(desk)


def test_a_book_still_needs_a_title(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    type_in(new, author="Service, Robert")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert new.form.hint.text() == "A source needs a title."
    assert len(sources(desk.book)) == 2


def test_a_source_that_is_here_already_is_cited_instead(desk: CardAtWork, qtbot: QtBot) -> None:
    there = add_source(desk.book, "lenin", {"type": "book", "title": "What Is to Be Done?"})
    new = opened_at(desk, SERVICE)
    type_in(new, title="What is to be done")
    qtbot.waitUntil(new.form.take.isVisible)
    QTest.mouseClick(new.form.take, Qt.MouseButton.LeftButton)
    assert [row.source_id for row in citations_of(desk.book, desk.id(SERVICE))] == [there]
    assert len(sources(desk.book)) == 3


def test_a_link_that_was_begun_at_one_card_does_not_come_into_one_of_another(desk: CardAtWork) -> None:
    desk.choose(SERVICE)
    links = desk.panel.card.links
    links.open_new()
    usual = links.new.relation.currentData()
    links.new.relation.setCurrentIndex(links.new.relation.count() - 1)
    QTest.keyClicks(links.new.picker, "terr")
    desk.choose(TERROR)
    links.open_new()
    assert links.new.relation.currentData() == usual
    assert links.new.picker.text() == ""


@pytest.mark.parametrize("scale", [100, 200])
def test_the_form_is_no_wider_than_its_panel(desk: CardAtWork, scale: int) -> None:
    desk.theme.choose(scale=scale)
    new = opened_at(desk, SERVICE)
    for kind in TYPES:
        choose_type(new, kind)
        if "author" in new.form.entries:
            new.form.entries["author"].field.setText("Communist Party of the Soviet Union; Yale Law School")
        desk.settle()
        assert desk.panel.body.width() <= desk.panel.area.viewport().width()
    desk.theme.choose(scale=100)


def test_a_closed_notebook_is_not_asked_whether_the_source_is_here(desk: CardAtWork) -> None:
    new = opened_at(desk, SERVICE)
    type_in(new, title="Lenin")
    desk.panel.close()
    desk.book.close()
    desk.settle(3 * REST)  # an error there fails the test
    assert not new.form.take.isVisible()
