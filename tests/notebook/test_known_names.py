"""The names that a notebook holds."""

from contextlib import closing
from pathlib import Path

from essayplanner.domain.cards import Kind
from essayplanner.domain.question import Known, Part
from essayplanner.notebook.cards import add_card, edit_card, set_tags, trash_cards
from essayplanner.notebook.known_names import known_names
from tests.notebook.tools import quick_book


def test_names_are_those_of_groups_of_tags_and_of_historians(tmp_path: Path) -> None:
    with closing(quick_book(tmp_path)) as book:
        first = add_card(book, Kind.EVIDENCE, "Kirov is shot")
        second = add_card(book, Kind.CLAIM, "He gained from it")
        service = add_card(book, Kind.HISTORIAN, "Robert Service")
        set_tags(book, first, ["people: Kirov", "places: Leningrad", "terror", "offices: First Secretary"])
        set_tags(book, second, ["People: Kirov", "themes: power", "people: Robert Service"])
        edit_card(book, first, aliases="Sergei Kirov; the Smolny shot")
        edit_card(book, service, aliases="Service")
        gone = add_card(book, Kind.HISTORIAN, "Nobody")
        set_tags(book, gone, ["people: No one"])
        trash_cards(book, [gone])
        assert sorted(known_names(book)) == sorted(
            [
                Known("Kirov", Part.PERSON, 2),
                Known("Leningrad", Part.PLACE, 1),
                Known("terror", Part.TOPIC, 1),
                Known("power", Part.TOPIC, 1),
                Known("Robert Service", Part.PERSON, 1),
                Known("Sergei Kirov", Part.PERSON, 2),
                Known("Service", Part.PERSON, 1),
            ]
        )
