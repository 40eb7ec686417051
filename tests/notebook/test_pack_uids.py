"""A row that a pack brings has one uid in every notebook into which it is imported."""

from pathlib import Path
from uuid import UUID

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.labels import Label
from essayplanner.domain.packs import Pack, PackCitation, PackOutline, PackPlacement, PackSection
from essayplanner.formats.packs import read_pack
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import make_pack
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.schema import LOGGED
from tests.notebook.test_pack_whole import WHOLE
from tests.notebook.tools import quick_book, sample_pack

BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "packs" / "stalin.toml"

#: All tables whose rows a pack brings; a tag on a card is told by its card and its tag.
TABLES = {table for table, columns in LOGGED.items() if "uid" in columns} - {"notebook"}


#: A student’s own, which no pack holds.
OWN = {"map_place", "demand_met", "set_aside", "reply", "document", "passage", "origin"}


def uids(book: Notebook) -> set[tuple[str, str]]:
    return {(table, uid) for table in TABLES for (uid,) in book.rows(f"SELECT uid FROM {table}")}


def imported(folder: Path, name: str, *packs: Pack) -> Notebook:
    book = quick_book(folder, name)
    for pack in packs:
        import_pack(book, pack)
    return book


def titled(book: Notebook, table: str, column: str = "title") -> dict[str, str]:
    return dict(book.rows(f"SELECT uid, {column} FROM {table}"))


def test_two_imports_agree_in_every_uid_and_each_is_derived(tmp_path: Path) -> None:
    bundled = read_pack(BUNDLED.read_bytes(), BUNDLED.name)
    for pack, without in ((bundled, {"demand"}), (WHOLE, set[str]())):
        one, other = (imported(tmp_path, f"{pack.id}-{name}", pack) for name in ("one", "other"))
        assert uids(one) == uids(other)
        assert {table for table, _uid in uids(one)} == TABLES - OWN - without
        assert {UUID(uid).version for _table, uid in uids(one)} == {5}
        one.close()
        other.close()


def test_packs_that_share_tags_agree_in_whatever_order_they_come(tmp_path: Path) -> None:
    first, second = sample_pack("first"), sample_pack("second", 15)
    one, other = imported(tmp_path, "one", first, second), imported(tmp_path, "other", second, first)
    own = quick_book(tmp_path, "own")
    cards.set_tags(own, cards.add_card(own, Kind.CLAIM), ["Terror"])
    assert uids(one) == uids(other)
    terror = {uid for uid, name in titled(one, "tag", "name").items() if name == "terror"}
    assert terror == set(titled(own, "tag", "name"))
    for book in (one, other, own):
        book.close()


def test_what_a_next_edition_puts_before_it_changes_no_uid(tmp_path: Path) -> None:
    """A uid is for a heading, a card and a source, not for the place at which they come."""
    pack = sample_pack()
    (outline,) = pack.outlines
    (section,) = outline.sections
    before = PackSection("New", section.role, placements=(PackPlacement("c5"), PackPlacement("c0")))
    section = section._replace(placements=(PackPlacement("c4"), PackPlacement("c4"), *section.placements))
    card = pack.cards[0]._replace(citations=(PackCitation("other", "p. 1"), *pack.cards[0].citations))
    edition = pack._replace(
        sources=(pack.sources[0]._replace(key="other"), *pack.sources),
        cards=(card, *pack.cards[1:]),
        outlines=(PackOutline(outline.key, "Another question", sections=(before, section)),),
    )
    one, other = imported(tmp_path, "one", pack), imported(tmp_path, "other", edition)
    assert uids(one) < uids(other)
    for table, column in (("section", "title"), ("citation", "locator")):
        there = titled(other, table, column)
        assert all(there[uid] == what for uid, what in titled(one, table, column).items())
    one.close()
    other.close()


def test_alike_rows_beside_each_other_are_told_apart(tmp_path: Path) -> None:
    pack = sample_pack()
    (outline,) = pack.outlines
    twice = tuple(section._replace(placements=section.placements * 2) for section in outline.sections * 2)
    cited = pack.cards[0]._replace(citations=(PackCitation("service", "p. 1"), PackCitation("service", "p. 2")))
    pack = pack._replace(cards=(cited, *pack.cards[1:]), outlines=(outline._replace(sections=twice),))
    one, other = (imported(tmp_path, name, pack) for name in ("one", "other"))
    assert uids(one) == uids(other)
    assert one.row("SELECT count(*), count(DISTINCT uid) FROM placement") == (16, 16)
    one.close()
    other.close()


def test_a_section_is_not_taken_for_a_card_of_its_name(tmp_path: Path) -> None:
    """A heading “c1” within a section, and the card c1 in that section, with the same card below them."""
    pack = sample_pack()
    below = (PackPlacement("c2"),)
    section = PackSection(
        "A",
        pack.outlines[0].sections[0].role,
        placements=(PackPlacement("c0", "", below),),
        sections=(PackSection("c0", pack.outlines[0].sections[0].role, placements=below),),
    )
    pack = pack._replace(outlines=(pack.outlines[0]._replace(sections=(section,)),))
    one, other = (imported(tmp_path, name, pack) for name in ("one", "other"))
    assert uids(one) == uids(other)
    one.close()
    other.close()


def test_a_pack_comes_again_beside_what_was_moved_out_of_its_outline(book: Notebook) -> None:
    import_pack(book, sample_pack())
    mine = outlines.new_outline(book, "Mine")
    section = book.row("SELECT id FROM section WHERE title = 'Terror'")[0]
    outlining.move(book, [Item("section", section)], Spot("outline", mine))
    before = uids(book)
    pack_outline = book.row("SELECT id FROM outline WHERE title <> 'Mine'")[0]
    outlines.delete_outline(book, pack_outline)
    import_pack(book, sample_pack(), take=None)
    assert uids(book) > before
    assert book.row("SELECT count(*) FROM section WHERE title = 'Terror'") == (2,)


def test_a_link_of_a_pack_that_the_student_changed_stays_so(book: Notebook) -> None:
    import_pack(book, sample_pack())
    link = book.row("SELECT id FROM link WHERE relation = 'challenges'")[0]
    cards.edit_link(book, link, relation=Relation.SUPPORTS)
    before = uids(book), book.rows("SELECT id, relation FROM link")
    import_pack(book, sample_pack())
    assert (uids(book), book.rows("SELECT id, relation FROM link")) == before
    cards.remove_link(book, link)
    import_pack(book, sample_pack(), take=None)
    assert uids(book) == before[0]


def test_a_next_edition_that_thinks_again_of_a_link_adds_no_second_one(book: Notebook) -> None:
    """Both editions together would have a card challenge and qualify the same one."""
    first = sample_pack()
    import_pack(book, first)
    query = "SELECT id, uid, from_card_id, to_card_id FROM link"
    before = book.rows(query)
    other = {Relation.SUPPORTS: Relation.CHALLENGES, Relation.CHALLENGES: Relation.QUALIFIES}
    second = tuple(each._replace(relation=other.get(each.relation, Relation.SUPPORTS)) for each in first.links)
    for links in ((*second, *second), second):
        import_pack(book, first._replace(version="2", links=links))
        assert before
        assert book.rows(query) == before
    relations = book.rows("SELECT relation FROM link ORDER BY id")
    assert relations == [(each.relation.value,) for each in second]


def test_every_row_of_a_made_pack_has_one_uid_wherever_it_is_imported(tmp_path: Path) -> None:
    """Of things that were made by hand as well: those keep the uids that they have."""
    own = imported(tmp_path, "own", sample_pack())
    card = cards.add_card(own, Kind.CLAIM, "Mine")
    cards.link_cards(own, card, 1, Relation.SUPPORTS, "So I say")
    cards.set_tags(own, card, ["my tag"])
    outlining.place(own, [card], Spot("section", 1))
    made = make_pack(own, Pack("made", "Made"))
    one, other = (imported(tmp_path, name, made) for name in ("one", "other"))
    assert uids(one) == uids(other)
    things = {"card", "source", "debate", "side", "outline", "tag"}
    assert {each for each in uids(one) if each[0] in things} == {each for each in uids(own) if each[0] in things}
    for book in (own, one, other):
        book.close()


@pytest.mark.parametrize("verb", ["set_tags", "import"])
def test_a_tag_whose_uid_another_has_is_added_all_the_same(book: Notebook, verb: str) -> None:
    """As a file from a stranger may hold it."""
    card = cards.add_card(book, Kind.CLAIM)
    cards.set_tags(book, card, ["terror"])
    with book.step(Label("Renamed")):
        book.run("UPDATE tag SET name = 'panic'")
    if verb == "import":
        import_pack(book, sample_pack())
    else:
        cards.set_tags(book, card, ["panic", "terror"])
    assert {"panic", "terror"} <= set(titled(book, "tag", "name").values())
