"""Entries of a Kindle as devices of several languages and ages write them."""

import pytest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.formats.records.reading import read_records

TITLE = "Stalin: A Biography (Service, Robert)"


def entry(line: str, text: str = "He knew.", title: str = TITLE) -> str:
    return f"\ufeff{title}\r\n- {line}\r\n\r\n{text}\r\n==========\r\n"


def read(*entries: str) -> Writing:
    found = read_records("".join(entries).encode(), "clippings of 2024.txt")
    assert found is not None
    return found


def only(*entries: str) -> Block:
    (block,) = read(*entries).blocks
    return block


@pytest.mark.parametrize(
    ("line", "locator"),
    [
        ("Your Highlight on page 210 | location 3045-3047 | Added on Thursday, 4 June 2020 12:18:46", "p. 210"),
        ("Your Highlight on Page 210 | Added on Thursday, June 4, 2020, 12:18 PM", "p. 210"),
        ("Your Highlight at location 345-347 | Added on Thursday, 4 June 2020 12:18:46", "loc. 345–347"),
        ("Highlight Loc. 1234-36 | Added on Thursday, June 04, 2011, 12:18 PM", "loc. 1234–1236"),
        ("Your Highlight on page xii-xiii | location 12-14 | Added on Thursday, 4 June 2020", "pp. xii–xiii"),
        ("Ihre Markierung auf Seite 42 | Position 1234-1236 | Hinzugefügt am Montag, 30. Dezember 2024", "p. 42"),
        ("Ihre Markierung bei Position 98-99 | Hinzugefügt am Montag, 30. Dezember 2024 14:46:33", "loc. 98–99"),
        ("Votre surlignement sur la page 5 | emplacement 12-16 | Ajouté le lundi 30 septembre 2019", "p. 5"),
        ("Votre surlignement à l'emplacement 123 | Ajouté le lundi 5 mai 2019 13:23:45", "loc. 123"),
        ("Votre surlignement Emplacement 307-307 | Ajouté le lundi 17 décembre 2012 à 08:27:45", "loc. 307"),
        ("Tu subrayado en la página 6 | posición 36-40 | Añadido el lunes, 30 de septiembre de 2019", "p. 6"),
        ("La subrayado en la posición 60-60 | Añadido el miércoles, 6 de julio de 2022 06:54:57", "loc. 60"),
        ("La tua evidenziazione a pagina 5 | posizione 12-16 | Aggiunto in data lunedì 5 maggio 2019", "p. 5"),
        ("Seu destaque ou posição 12-16 | Adicionado: segunda-feira, 5 de maio de 2019 13:23:45", "loc. 12–16"),
        ("Je markering op locatie 12-16 | Toegevoegd op maandag 5 mei 2019 13:23:45", "loc. 12–16"),
        ("Tu subrayado en la ubicación 123-124 | Añadido el lunes, 5 de mayo de 2019 1:23:45", "loc. 123–124"),
    ],
)
def test_a_highlight_of_any_device_has_its_place(line: str, locator: str) -> None:
    block = only(entry(line))
    assert (block.what, block.text, block.locator) == (What.HIGHLIGHT, "He knew.", locator)


@pytest.mark.parametrize(
    ("highlight", "note", "bookmark"),
    [
        (
            "Your Highlight on page 2 | location 10-20",
            "Your Note on page 2 | location 20",
            "Your Bookmark at location 30",
        ),
        ("Ihre Markierung bei Position 10-20", "Ihre Notiz bei Position 15", "Ihr Lesezeichen bei Position 30"),
        ("Votre surlignement sur la page 2", "Votre note sur la page 2", "Votre signet sur la page 3"),
        ("La subrayado en la posición 10-20", "La nota en la posición 10", "El marcador en la posición 30"),
    ],
)
def test_a_note_is_put_to_its_highlight_and_a_bookmark_is_left_out(highlight: str, note: str, bookmark: str) -> None:
    found = read(entry(note, "Mine."), entry(highlight), entry(bookmark, ""))
    assert [(block.text, block.comment) for block in found.blocks] == [("He knew.", "Mine.")]
    assert found.remarks == ("1 bookmark was left out.",)


def test_of_highlights_that_overlap_the_longest_stays_where_the_first_was() -> None:
    found = read(
        entry("Your Highlight at location 10-12", "He knew."),
        entry("Your Highlight at location 10-14", "He knew. They all knew."),
        entry("Your Highlight at location 14-16", "A sentence that begins where the last one ends."),
        entry("Your Highlight at location 10-12", "He knew."),
    )
    assert [block.text for block in found.blocks] == [
        "He knew. They all knew.",
        "A sentence that begins where the last one ends.",
    ]
    assert found.remarks == ("2 highlights that are parts of others were left out.",)


def test_highlights_on_one_page_of_a_book_without_locations_are_told_apart() -> None:
    found = read(entry("Your Highlight on page 2", "One thing."), entry("Your Highlight on page 2", "Another."))
    assert [(block.text, block.place) for block in found.blocks] == [
        ("One thing.", f"{TITLE} 2"),
        ("Another.", f"{TITLE} 2 (2)"),
    ]


def test_a_text_that_the_publisher_keeps_back_is_told() -> None:
    found = read(
        entry("Your Highlight on page 2", "<You have reached the clipping limit for this item>"),
        entry("Your Highlight on page 3", ""),
        entry("Your Highlight on page 4", "Words"),
    )
    assert [block.text for block in found.blocks] == ["Words"]
    assert found.remarks[0].startswith("2 highlights have no text in the file")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Stalin (Service, Robert)", ("Stalin", [{"family": "Service", "given": "Robert"}])),
        ("Stalin (English Edition) (Robert Service)", ("Stalin", [{"family": "Service", "given": "Robert"}])),
        ("Notes (draft) on Stalin", ("Notes (draft) on Stalin", None)),
        ("Stalin (Unknown)", ("Stalin", None)),
    ],
)
def test_a_book_is_a_source_with_its_authors(title: str, said: tuple[str, object]) -> None:
    (source,) = read(entry("Your Highlight on page 2", title=title)).sources
    assert (source["title"], source.get("author")) == said


def test_what_is_not_understood_is_told() -> None:
    found = read(entry("Your Highlight on page 2"), entry("Something else on page 3"))
    assert (len(found.blocks), found.remarks) == (1, ("1 entry could not be read.",))
