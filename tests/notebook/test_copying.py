"""Cards and outlines go from one notebook to another, and are known there when they come again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.documents import Spot as Words
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook import cards, debates, documents, outlining
from essayplanner.notebook.copying import cards_at, copy_in, copy_to
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline, read_outline
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.sources import add_source, trash_sources
from essayplanner.work.copying import MOST_CARRIED, cards_from_notebook, carried, read_carried, said
from tests.notebook.tools import dump, quick_book, sample_pack


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Notebook]:
    """The notebook from which something is copied."""
    other = quick_book(tmp_path, "other")
    import_pack(other, sample_pack())
    yield other
    other.close()


def take(book: Notebook, other: Notebook, ids: list[int], sections: list[int] | None = None) -> str:
    pack = read_carried(carried(other, ids, sections or []).encode())
    assert pack is not None
    return said(copy_in(book, pack))


def titles(book: Notebook) -> list[str]:
    return [title for (title,) in book.rows("SELECT title FROM card WHERE trashed_at IS NULL ORDER BY id")]


def test_cards_come_with_what_belongs_to_them_as_one_step(book: Notebook, other: Notebook) -> None:
    before = dump(book)
    assert take(book, other, [2, 1, 3]) == "Copied 3 cards from another notebook."
    assert titles(book) == ["sample card 1", "sample card 0", "sample card 2"]
    assert book.row("SELECT relation FROM link") == ("challenges",)
    assert book.row("SELECT count(*) FROM citation") == (3,)
    assert book.rows("SELECT question FROM debate") == [("Did he break?",)]
    book.undo()
    assert dump(book) == before


def test_what_comes_again_is_known_and_stays_as_it_is(book: Notebook, other: Notebook) -> None:
    take(book, other, [1])
    cards.edit_card(book, 1, title="As I have it")
    assert take(book, other, [1]) == "1 card is here already."
    assert take(book, other, [1, 2]) == "Copied 1 card from another notebook. 1 card is here already."
    assert titles(book) == ["As I have it", "sample card 1"]
    before = dump(other)
    assert take(other, book, [1, 2]) == "2 cards are here already."  # and back
    assert dump(other) == before


def test_a_card_in_the_trash_comes_back_from_it(book: Notebook, other: Notebook) -> None:
    take(book, other, [1])
    cards.trash_cards(book, [1])
    assert take(book, other, [1]) == "Copied 1 card from another notebook."
    assert titles(book) == ["sample card 0"]


def test_what_was_deleted_here_stays_so_and_what_is_new_there_comes(book: Notebook, other: Notebook) -> None:
    debates.add_side(other, 1, "In between", is_between=True)
    take(book, other, [*range(1, 7)])
    (link,) = book.row("SELECT id FROM link WHERE from_card_id = 2")
    (side,) = book.row("SELECT id FROM side WHERE name = 'In between'")
    cards.remove_link(book, link)
    debates.delete_side(book, side)
    assert take(book, other, [*range(1, 7)]) == "6 cards are here already."
    assert sides_and_links(book) == (["Break", "Continuity"], [(4, 3), (6, 5)])
    cards.link_cards(other, 1, 4, Relation.SUPPORTS, "")
    debates.add_side(other, 1, "Neither")
    copy_in(book, cards_from_notebook(other.path), asked=True)
    assert sides_and_links(book) == (
        ["Break", "Continuity", "Neither"],
        [(4, 3), (6, 5), (8, 7), (10, 9), (12, 11), (1, 4)],
    )


def sides_and_links(book: Notebook) -> tuple[list[str], list[tuple[int, int]]]:
    links = book.rows("SELECT from_card_id, to_card_id FROM link ORDER BY id")
    return [name for (name,) in book.rows("SELECT name FROM side ORDER BY id")], links


def test_a_deleted_debate_or_source_comes_back_with_a_card_that_needs_it(book: Notebook, other: Notebook) -> None:
    take(book, other, [1, 3])
    debates.delete_debate(book, 1)
    cards.remove_citation(book, 1)
    cards.remove_citation(book, 2)
    trash_sources(book, [1])
    assert take(book, other, [1, 3]) == "2 cards are here already."
    there = "SELECT (SELECT count(*) FROM debate), (SELECT count(*) FROM source WHERE trashed_at IS NULL)"
    assert book.row(there) == (0, 0)
    take(book, other, [2])
    assert book.row(there) == (0, 1)
    take(book, other, [6])
    assert book.row(there) == (1, 1)
    assert book.row("SELECT s.name FROM card c JOIN side s ON s.id = c.side_id") == ("Break",)


def test_links_of_cards_with_one_title_are_told_apart(book: Notebook, other: Notebook) -> None:
    """They come one by one, and nothing that hangs on them is taken for that of another."""
    ids = [cards.add_card(other, Kind.CLAIM, "Kirov was shot") for _time in range(2)]
    for id in ids:
        cards.link_cards(other, id, 1, Relation.SUPPORTS, "")
        take(book, other, [id, 1])
    assert book.row("SELECT count(*) FROM link") == (2,)


def test_a_source_that_looks_like_one_here_is_told(book: Notebook, other: Notebook) -> None:
    item = {"type": "book", "title": "Life", "author": [{"family": "Moss", "given": "J."}]}
    add_source(book, "moss", item | {"issued": {"date-parts": [[1999]]}})
    theirs = add_source(other, "moss", item | {"publisher": "Allen"})
    for number, taken in enumerate(((), ("moss",))):
        card = cards.add_card(other, Kind.EVIDENCE, "From the life")
        cards.cite(other, card, theirs, "p. 3")
        pack = read_carried(carried(other, [card]).encode())
        assert pack is not None
        copied = said(copy_in(book, pack, taken=taken))
        assert copied == (
            "Copied 1 card from another notebook. "
            + (
                "1 source is taken for the one that you have: Moss 1999.",
                "1 source looks like one that you have, and both are kept: Moss 1999.",
            )[not number]
        )
        assert book.row("SELECT count(*) FROM source") == (2 - number,)
        book.undo()


def test_a_source_that_tells_the_same_is_cited_and_not_added(book: Notebook, other: Notebook) -> None:
    item = {"type": "book", "title": "Life", "author": [{"family": "Moss", "given": "J."}]}
    mine, theirs = (add_source(each, "moss", item | {"issued": {"date-parts": [[1999]]}}) for each in (book, other))
    card = cards.add_card(other, Kind.EVIDENCE, "From the life")
    cards.cite(other, card, theirs, "p. 3")
    take(book, other, [card])
    assert book.rows("SELECT source_id, locator FROM citation") == [(mine, "p. 3")]
    assert book.row("SELECT count(*) FROM source") == (1,)


def test_a_quotation_comes_with_its_page_and_without_its_document(book: Notebook, other: Notebook) -> None:
    (source,) = other.row("SELECT id FROM source")
    document = documents.add_document(other, "Chapter 9.pdf", source=source)
    card = documents.clip(other, document, Kind.EVIDENCE, "Kirov was shot", Words(3, 10, 24), locator="p. 211")
    take(book, other, [card])
    assert book.row("SELECT quotation, voice FROM card") == ("Kirov was shot", "quotation")
    assert book.row("SELECT locator FROM citation") == ("p. 211",)
    assert book.row("SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM passage)") == (0, 0)


def test_sections_come_as_an_outline_of_their_own(book: Notebook, other: Notebook) -> None:
    assert take(book, other, [], [1]) == "Copied 4 cards and 1 outline from another notebook."
    outline = read_outline(book, 1)
    assert [(each.title, each.note) for each in outline.walk()] == [("Terror", "a note"), ("Kirov", "")]
    assert outline.title == "Why sample?"
    assert outline.sections[0].placements[0].placements[1].placements[0].card.title == "sample card 3"
    assert take(book, other, [], [1]) == "4 cards are here already."
    assert take(book, other, [], [1, 2]) != ""  # one within the other is not carried twice


def test_cards_are_placed_where_they_are_dropped_or_nothing_is_done(book: Notebook, other: Notebook) -> None:
    outline = new_outline(book, "Mine")
    section = outlining.add_section(book, Spot("outline", outline), "Here")
    pack = read_carried(carried(other, [2, 3]).encode())
    assert pack is not None
    copied, placed = copy_to(book, pack, Spot("section", section))
    assert ([each.card.title for each in read_outline(book, outline).sections[0].placements], copied.new) == (
        ["sample card 1", "sample card 2"],
        2,
    )
    steps = len(book.history())
    evidence = placed[0].id
    more = read_carried(carried(other, [1]).encode())
    assert more is not None
    with pytest.raises(RefusedError):
        copy_to(book, more, Spot("placement", evidence))
    assert (len(titles(book)), len(book.history())) == (2, steps)


def test_where_there_is_no_outline_sections_begin_one(book: Notebook, other: Notebook) -> None:
    pack = read_carried(carried(other, [], [1]).encode())
    assert pack is not None
    before = dump(book)
    copied, came = copy_to(book, pack, Spot("outline", 0))
    assert (len(copied.outlines), len(came)) == (1, 1)
    question = other.row("SELECT o.title FROM outline o JOIN section s ON s.outline_id = o.id WHERE s.id = 1")
    assert book.rows("SELECT title FROM outline") == [question]
    assert [each.title for each in read_outline(book, copied.outlines[0]).walk()] == ["Terror", "Kirov"]
    book.undo()
    assert dump(book) == before


def test_sections_are_put_into_an_outline_where_they_are_dropped(book: Notebook, other: Notebook) -> None:
    outline = new_outline(book, "Mine")
    first = outlining.add_section(book, Spot("outline", outline), "First")
    pack = read_carried(carried(other, [], [1]).encode())
    assert pack is not None
    for _time in range(2):
        copied, came = copy_to(book, pack, Spot("outline", outline, first))
        assert (copied.sections, copied.outlines, len(came)) == (1, (), 1)
    assert said(copied) == "Copied 1 section from another notebook. 4 cards are here already."
    assert [each.title for each in read_outline(book, outline).walk()] == [
        "Terror",
        "Kirov",
        "Terror",
        "Kirov",
        "First",
    ]
    assert book.row("SELECT count(*) FROM outline") == (1,)
    before = dump(book)
    deep = first
    for _level in range(3):
        deep = outlining.add_section(book, Spot("section", deep), "Deeper")
    with pytest.raises(RefusedError):
        copy_to(book, pack, Spot("section", deep))
    for _level in range(3):
        book.undo()
    assert dump(book) == before


def test_what_stands_under_a_placement_is_carried_with_it_in_reading_order(book: Notebook, other: Notebook) -> None:
    (first,) = other.row("SELECT id FROM placement WHERE parent_id IS NULL")
    assert sorted(cards_at(other, [Item("placement", first)])) == [1, 2, 3, 4]
    below = other.rows("SELECT id FROM placement WHERE parent_id = ? ORDER BY position", (first,))
    outlining.move(other, [Item("placement", below[-1][0])], Spot("placement", first, below[0][0]))
    read = cards_at(other, [Item("placement", first)])
    assert read != sorted(read)
    pack = read_carried(carried(other, read).encode())
    assert pack is not None
    copied, _came = copy_to(
        book, pack, Spot("section", outlining.add_section(book, Spot("outline", new_outline(book, "Q"))))
    )
    titles = [
        title for (title,) in book.rows("SELECT title FROM placement p JOIN card c ON c.id = card_id ORDER BY position")
    ]
    assert titles == [other.row("SELECT title FROM card WHERE id = ?", (id,))[0] for id in read]
    assert len(copied.cards) == 4


def test_a_whole_notebook_comes_into_another(book: Notebook, other: Notebook) -> None:
    cards.link_cards(other, 12, 1, Relation.QUALIFIES, "So I say")
    pack = cards_from_notebook(other.path)
    assert said(copy_in(book, pack)) == "Copied 12 cards and 1 outline from another notebook."
    for table in ("card", "link", "source", "citation", "debate", "side", "section", "placement", "tag", "card_tag"):
        assert book.row(f"SELECT count(*) FROM {table}") == other.row(f"SELECT count(*) FROM {table}"), table


def test_too_many_cards_are_not_carried(tmp_path: Path) -> None:
    other = quick_book(tmp_path, "many")
    import_pack(other, sample_pack(size=MOST_CARRIED + 1))
    assert carried(other, range(1, MOST_CARRIED + 2)) == ""
    assert carried(other, range(1, MOST_CARRIED + 1)) != ""
    other.close()


LARGE = b'[pack]\nid = "a"\ntitle = "b"\n' + b"#" * 2_000_000
ODD = [b"", b"\xff\xfe", b"[" * 100_000, b"x = 1", b"\0" * 1000, b'[pack]\nid = "a"\n', b"a." * 9_000, LARGE]


@pytest.mark.parametrize("data", ODD)
def test_what_another_program_calls_ours_is_nothing(data: bytes) -> None:
    assert read_carried(data) is None
