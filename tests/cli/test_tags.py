"""Lists of tags, and of the cards that carry one."""

from contextlib import closing
from pathlib import Path

from essayplanner.notebook.cards import set_tags, trash_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import find_card
from tests.cli.conftest import Run, printed, titles


def tag_cards(book: Path) -> None:
    """Give the cards of the notebook tags in groups, and one that differs from another in its group's capitals."""
    with closing(Notebook.open(book)) as opened:
        claim, evidence, historian = (
            find_card(opened, title) for title in ("Café terror", "Kirov is shot", "Robert Service")
        )
        set_tags(opened, claim, ["people: Kirov", "People: Émile", "terror", "people: Zhdanov"])
        set_tags(opened, evidence, ["people: Kirov", "places: Leningrad", "12:30 train"])
        set_tags(opened, historian, ["gone: x"])
        trash_cards(opened, [historian])


def test_tags_are_listed_as_an_index_with_their_numbers_of_cards(run: Run, book: Path) -> None:
    tag_cards(book)
    assert run("tags", book).out.splitlines() == [
        "1 card   People: Émile",
        "2 cards  people: Kirov",
        "1 card   people: Zhdanov",
        "1 card   places: Leningrad",
        "1 card   12:30 train",
        "1 card   terror",
    ]
    assert run("tags", book, "--group", "PEOPLE").out == "1 card   Émile\n2 cards  Kirov\n1 card   Zhdanov\n"
    assert run("tags", book, "--group", "offices").out == "No tags were found.\n"


def test_tags_have_their_shape(run: Run, book: Path) -> None:
    tag_cards(book)
    done = run("tags", book, "--json")
    assert printed(done.json) == done.out
    assert done.json[0] == {"tag": "People: Émile", "group": "people", "name": "Émile", "cards": 1}
    assert done.json[-1] == {"tag": "terror", "group": "", "name": "terror", "cards": 1}
    assert run("tags", book, "--group", "people", "--json").json == done.json[:3]


def test_cards_are_found_by_tag(run: Run, book: Path) -> None:
    tag_cards(book)
    assert titles(run, book, "--tag", "people: Kirov") == ["Café terror", "Kirov is shot"]
    assert titles(run, book, "--tag", "People:  KIROV", "--kind", "evidence") == ["Kirov is shot"]
    assert titles(run, book, "--tag", "people: Kirov", "--search", "café") == ["Café terror"]
    assert titles(run, book, "--tag", "terror", "--search", "shot") == []
    assert titles(run, book, "--tag", "Kirov") == titles(run, book, "--tag", "Kirov", "--search", "kirov") == []
