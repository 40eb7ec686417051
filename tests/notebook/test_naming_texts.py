"""The texts of a notebook in which names of people and things stand."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook import cards, sources
from essayplanner.notebook.names import Naming, naming_texts, naming_texts_of
from essayplanner.notebook.notebook import Notebook

SERVICE = {"type": "book", "title": "A History", "author": [{"family": "Service", "given": "Robert"}]}


def test_cards_historians_and_sources_name(book: Notebook) -> None:
    cheka = cards.add_card(book, Kind.CLAIM, "Dzerzhinsky led the Cheka")
    cards.edit_card(book, cheka, aliases="Felix; VChK", short="Cheka led")
    cards.add_card(book, Kind.HISTORIAN, "Robert Conquest", short="Conquest")
    sources.add_source(book, "service", SERVICE)
    sources.add_source(book, "odd", {"type": "book", "author": "no list"})
    gone = cards.add_card(book, Kind.CLAIM, "Gone")
    cards.trash_cards(book, [gone])
    assert set(naming_texts(book)) == {
        Naming("Dzerzhinsky led the Cheka", False),
        Naming("Cheka led", False),
        Naming("Felix; VChK", True),
        Naming("Robert Conquest", True),
        Naming("Conquest", True),
        Naming("Service Robert", True),
        Naming("A History", True),
    }


def test_a_step_tells_which_texts_it_changed(book: Notebook) -> None:
    told: list[ChangeSet] = []
    card = cards.add_card(book, Kind.CLAIM, "Old")
    book.subscribe(told.append)
    cards.edit_card(book, card, title="New")
    cards.trash_cards(book, [card])
    sources.add_source(book, "service", SERVICE)
    (edited,), (trashed,), (added,) = (tuple(each.of("card", "source")) for each in told)
    assert [*naming_texts_of("card", edited.before)] == [Naming("Old", False)]
    assert [*naming_texts_of("card", edited.after)] == [Naming("New", False)]
    assert [*naming_texts_of("card", trashed.after)] == []
    assert [*naming_texts_of("source", added.before)] == []
    assert [*naming_texts_of("source", added.after)] == [Naming("Service Robert", True), Naming("A History", True)]
