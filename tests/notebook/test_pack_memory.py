"""What a notebook remembers of a pack: by uids, for the ids of rows that are gone are given to others."""

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.packs import Pack, PackCitation, PackDemand, PackLink, PackPlacement, PackSection
from essayplanner.notebook import cards, debates, demands, outlines, outlining, sources
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_comparing import Comparison
from essayplanner.notebook.pack_log import PackLog
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.work.bringing_in import bring_in
from essayplanner.work.progress import Progress
from tests.notebook.test_pack_outline_versions import with_outline
from tests.notebook.test_pack_updating import FIRST, asked, next_version, said, with_card

ALONE = FIRST._replace(links=(), outlines=())


def test_a_card_with_the_id_of_one_that_is_gone_is_another(book: Notebook) -> None:
    """The student took the tag off his own card and the link from it; the pack’s new card, of the same id, has both."""
    import_pack(book, ALONE)
    mine = cards.add_card(book, Kind.CLAIM, "Mine")
    cards.set_tags(book, mine, ["new"])
    cards.set_tags(book, mine, [])
    cards.remove_link(book, cards.link_cards(book, mine, 1, Relation.SUPPORTS))
    cards.trash_cards(book, [mine])
    cards.empty_trash(book)
    card = FIRST.cards[0]._replace(key="new", title="New", tags=())
    second = ALONE._replace(version="2", cards=(*FIRST.cards, card))
    import_pack(book, second)
    assert said(book, "card", "title", mine) == "New"
    third = second._replace(
        version="3",
        cards=(*FIRST.cards, card._replace(tags=("new",))),
        links=(PackLink("new", "c0", Relation.SUPPORTS, ""),),
    )
    assert asked(book, third) == []
    import_pack(book, third)
    assert book.row("SELECT count(*) FROM card_tag WHERE card_id = ?", (mine,)) == (1,)
    assert book.row("SELECT count(*) FROM link WHERE from_card_id = ?", (mine,)) == (1,)


def test_a_tag_with_the_id_of_one_that_is_gone_is_another(book: Notebook) -> None:
    import_pack(book, ALONE)
    mine = cards.add_card(book, Kind.CLAIM, "Mine")
    cards.set_tags(book, mine, ["gone"])
    cards.set_tags(book, mine, [])
    cards.set_tags(book, 2, ["terror", "tag 1", "mine"])
    assert book.row("SELECT max(id) FROM tag WHERE name = 'mine'") == book.row("SELECT max(id) FROM tag")
    import_pack(book, ALONE._replace(version="2", cards=tuple(each._replace(tags=()) for each in FIRST.cards)))
    names = book.rows("SELECT t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id = 2")
    assert names == [("mine",)]


def test_an_outline_that_came_back_is_as_it_was_imported(book: Notebook) -> None:
    import_pack(book, FIRST)
    outlining.add_section(book, Spot("outline", 1), "My section")
    outlines.delete_outline(book, 1)
    assert outlines.new_outline(book, "Mine") == 1
    outlining.add_section(book, Spot("outline", 1), "My section")
    import_pack(book, FIRST, take=None)
    (section,) = FIRST.outlines[0].sections
    second = with_outline(placements=(*section.placements, PackPlacement("c5", "New here")))
    assert asked(book, second) == []
    import_pack(book, second)
    assert book.row("SELECT count(*) FROM placement WHERE note = 'New here'") == (1,)


def test_an_outline_laid_out_as_the_pack_has_it_is_the_packs_again(book: Notebook) -> None:
    import_pack(book, FIRST)
    outlining.add_section(book, Spot("outline", 1), "My section")
    (section,) = FIRST.outlines[0].sections
    second = with_outline(placements=(*section.placements, PackPlacement("c5", "New here")))
    import_pack(book, second, take=None)
    assert [each.field for each in pack_changes(book, with_outline(placements=())).updated] == ["shape"]


def test_what_was_deleted_in_an_outline_that_is_the_packs_again_stays_away_in_later_versions(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.trash_cards(book, [4])
    (section,) = FIRST.outlines[0].sections
    second = with_outline(placements=(PackPlacement("c5", "New here"),))
    import_pack(book, second, take={each.key for each in pack_changes(book, second).asked if each.field == "shape"})
    cards.restore_cards(book, [4])
    third = with_outline(placements=(*section.placements, PackPlacement("c6")))
    assert [each[:2] for each in asked(book, third)] == [("outline", "shape")]
    import_pack(book, third)
    assert book.row("SELECT count(*) FROM placement WHERE card_id = 4") == (0,)


def test_a_section_moved_out_of_an_outline_counts_as_the_students(book: Notebook) -> None:
    """It goes first into an outline of his own, where it has the position that it had."""
    more = PackSection("More", FIRST.outlines[0].sections[0].role)
    first = FIRST._replace(outlines=(FIRST.outlines[0]._replace(sections=(*FIRST.outlines[0].sections, more)),))
    import_pack(book, first)
    mine = outlines.new_outline(book, "Mine")
    moved = book.row("SELECT id FROM section WHERE title = 'Terror'")[0]
    outlining.move(book, [Item("section", moved)], Spot("outline", mine))
    assert pack_changes(book, first)[:3] == ((), (), ())
    (outline,) = first.outlines
    terror = outline.sections[0]._replace(placements=(*outline.sections[0].placements, PackPlacement("c5", "New here")))
    second = next_version(outlines=(outline._replace(sections=(terror, more)),))
    assert [each[:2] for each in asked(book, second)] == [("outline", "shape")]
    import_pack(book, second)
    assert book.rows("SELECT outline_id FROM section WHERE title = 'Terror'") == [(mine,)]


def test_a_citation_is_never_taken_for_the_students_or_another_of_the_packs(book: Notebook) -> None:
    import_pack(book, FIRST)
    (pack_citation,) = book.row("SELECT id FROM citation WHERE card_id = 2")
    cards.cite(book, 2, 1, "my page")
    one, other = PackCitation("service", "p. 1"), PackCitation("service", "p. 200")
    import_pack(book, with_card(1, citations=(one, other)))
    query = "SELECT locator FROM citation WHERE card_id = 2 ORDER BY id"
    assert book.rows(query) == [("p. 1",), ("my page",), ("p. 200",)]
    cards.remove_citation(book, pack_citation)
    import_pack(book, with_card(1, citations=(one._replace(locator="p. 300"),)))
    assert book.rows(query) == [("my page",)]


def test_a_citation_turned_to_another_source_keeps_its_page(book: Notebook) -> None:
    import_pack(book, FIRST)
    (id,) = book.row("SELECT id FROM citation WHERE card_id = 2")
    cards.edit_citation(book, id, source=sources.add_source(book, "mine", {"title": "My book"}))
    second = with_card(1, citations=(PackCitation("service", "p. 100"),))
    assert asked(book, second) == [("citation", "locator", "p. 1", "p. 100")]
    import_pack(book, second)
    assert said(book, "citation", "locator", id) == "p. 1"


def test_a_second_link_between_two_cards_comes_and_goes_unless_the_student_has_his_own(book: Notebook) -> None:
    import_pack(book, FIRST)
    one = FIRST.links[0]
    other = one._replace(relation=next(each for each in Relation if each != one.relation))
    second = next_version(links=(*FIRST.links, other))
    assert [each.table for each in pack_changes(book, second).new] == ["link"]
    import_pack(book, second)
    assert book.row("SELECT count(*) FROM link") == (len(FIRST.links) + 1,)
    import_pack(book, FIRST)
    assert book.row("SELECT count(*) FROM link") == (len(FIRST.links),)
    start, end = book.row("SELECT from_card_id, to_card_id FROM link")
    cards.link_cards(book, start, end, other.relation, "Mine")
    assert pack_changes(book, second).new == ()


def test_a_side_that_the_student_merged_away_is_not_missed(book: Notebook) -> None:
    (debate,) = FIRST.debates
    first = FIRST._replace(debates=(debate._replace(sides=(*debate.sides, debate.sides[0]._replace(key="third"))),))
    import_pack(book, first)
    debates.merge_sides(book, 2, 1)
    deleted = [("side", "", "deleted", "bring it back")]
    assert asked(book, first) == deleted
    assert pack_changes(book, first).updated == ()
    import_pack(book, first, take=None)
    assert pack_changes(book, first)[:3] == ((), (), ())


def test_a_kind_that_the_student_chose_leaves_out_what_cannot_stand_under_it(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 6, kind=Kind.EVIDENCE)
    (section,) = FIRST.outlines[0].sections
    placed = PackPlacement("c5", "", (PackPlacement("c6"),))
    second = with_outline(placements=(*section.placements, placed))
    imported = import_pack(book, second)
    assert [each.what for each in imported.unplaced] == [FIRST.cards[6].title]
    assert book.row("SELECT count(*) FROM placement") == (5,)
    assert pack_changes(book, second)[:2] == ((), ())


def test_a_card_under_which_the_student_put_something_becomes_no_evidence(book: Notebook) -> None:
    import_pack(book, FIRST)
    mine = outlines.new_outline(book, "Mine")
    section = outlining.add_section(book, Spot("outline", mine), "S")
    (above,) = outlining.place(book, [6], Spot("section", section))
    outlining.place(book, [7], Spot("placement", above))
    second = with_card(5, kind=Kind.EVIDENCE, stand=None)
    assert asked(book, second) == [("card", "kind", FIRST.cards[5].kind.value, "evidence")]
    assert [each.field for each in import_pack(book, second, take=None).kept] == ["kind"]
    assert said(book, "card", "kind", 6) == FIRST.cards[5].kind.value


def test_a_card_becomes_evidence_when_the_pack_takes_away_what_is_under_it(book: Notebook) -> None:
    import_pack(book, FIRST)
    (section,) = FIRST.outlines[0].sections
    flat = (PackPlacement("c0", "mine"), PackPlacement("c1"), PackPlacement("c2"), PackPlacement("c3"))
    second = with_card(0, kind=Kind.EVIDENCE, claim_kind=None)
    outline = FIRST.outlines[0]._replace(sections=(section._replace(placements=flat),))
    second = second._replace(outlines=(outline,))
    assert asked(book, second) == []
    import_pack(book, second)
    assert said(book, "card", "kind", 1) == "evidence"
    assert pack_changes(book, second)[:3] == ((), (), ())


def test_a_card_from_the_trash_comes_back_as_the_new_version_has_it(book: Notebook) -> None:
    import_pack(book, ALONE)
    cards.trash_cards(book, [2])
    second = with_card(1, text="Corrected")._replace(links=(), outlines=())
    assert pack_changes(book, second).updated == ()
    import_pack(book, second)
    assert said(book, "card", "text", 2) == FIRST.cards[1].text
    import_pack(book, second, take=None)
    assert said(book, "card", "text", 2) == "Corrected"


def test_what_was_compared_is_not_compared_again_unless_the_student_did_something_since(
    book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_pack(book, ALONE)
    compared = list[Pack]()
    read = PackLog.__init__

    def reading(log: PackLog, read_from: Notebook, pack: Pack) -> None:
        compared.append(pack)
        read(log, read_from, pack)

    monkeypatch.setattr(PackLog, "__init__", reading)
    second = with_card(1, text="Corrected")._replace(links=(), outlines=())
    bring_in(book, second, Progress(), compared=Comparison(book, second))
    assert len(compared) == 1
    third = second._replace(cards=FIRST.cards)
    before = Comparison(book, third)
    cards.edit_card(book, 2, text="Mine")
    bring_in(book, third, Progress(), compared=before)
    assert (len(compared), said(book, "card", "text", 2)) == (3, "Mine")


def demanding(*wanted: PackDemand) -> Pack:
    return next_version(outlines=(FIRST.outlines[0]._replace(demands=wanted),))


def test_what_is_asked_of_an_outline_follows_the_pack_and_the_student(book: Notebook) -> None:
    why, how = PackDemand("", "Says why"), PackDemand("", "Says how")
    import_pack(book, demanding(why, how))
    mine = demands.add_demand(book, 1, "Mine")
    said_why, said_how, _mine = (each.id for each in demands.demands(book, 1))
    demands.remove_demand(book, said_why)
    demands.tick_demand(book, said_how, 1, met=True)
    assert asked(book, demanding(why)) == [("demand", "", "deleted", "bring it back")]
    import_pack(book, demanding(why))
    assert [each.id for each in demands.demands(book, 1)] == [said_how, mine]  # one that is met stays
    import_pack(book, demanding(why), take=None)
    assert [each.words for each in demands.demands(book, 1)] == ["Says how", "Mine", "Says why"]


def test_no_more_goals_come_than_a_student_keeps_in_mind(book: Notebook) -> None:
    import_pack(book, FIRST)
    for says in ("One", "Two", "Three"):
        demands.add_demand(book, 1, says, is_goal=True)
    why, how = PackDemand("", "Says why", goal=True), PackDemand("", "Says how", goal=True)
    import_pack(book, demanding(why))
    assert sum(each.is_goal for each in demands.demands(book, 1)) == 3
    assert pack_changes(book, demanding(why))[:3] == ((), (), ())
    demands.remove_demand(book, demands.demands(book, 1)[0].id)
    import_pack(book, demanding(why, how))
    other_way = demanding(how._replace(goal=False), why._replace(goal=False), PackDemand("", "Says more", goal=True))
    import_pack(book, other_way)
    assert [each.words for each in demands.demands(book, 1) if each.is_goal] == ["Two", "Three", "Says more"]
    assert pack_changes(book, other_way)[:3] == ((), (), ())


def test_an_order_that_the_student_chose_stays(book: Notebook) -> None:
    import_pack(book, FIRST)
    (debate,) = FIRST.debates
    debates.move_side(book, 2, before=1)
    assert pack_changes(book, FIRST)[:3] == ((), (), ())
    third = debate.sides[0]._replace(key="third", name="Third")
    second = next_version(debates=(debate._replace(sides=(debate.sides[0], third, debate.sides[1])),))
    assert asked(book, second) == [("debate", "order", "Continuity, Break", "Break, Third, Continuity")]
    import_pack(book, second)
    query = "SELECT name FROM side ORDER BY position"
    assert book.rows(query) == [("Continuity",), ("Break",), ("Third",)]
    import_pack(book, second, take=None)
    assert book.rows(query) == [("Break",), ("Third",), ("Continuity",)]
