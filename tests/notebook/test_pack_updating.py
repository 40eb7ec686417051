"""A newer version of a pack updates what the student left alone, and asks about the rest, as one step."""

from collections.abc import Callable

import pytest

from essayplanner.domain.cards import Relation
from essayplanner.domain.packs import Pack, PackCitation
from essayplanner.notebook import cards, debates, outlines, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack, pack_changes
from tests.notebook.tools import dump, sample_pack

FIRST = sample_pack()._replace(version="1")


def next_version(**changes: object) -> Pack:
    return FIRST._replace(version="2", **changes)  # type: ignore[arg-type]


def with_card(number: int, **changes: object) -> Pack:
    changed = list(FIRST.cards)
    changed[number] = changed[number]._replace(**changes)  # type: ignore[arg-type]
    return next_version(cards=tuple(changed))


def said(book: Notebook, table: str, column: str, id: int) -> object:
    return book.row(f"SELECT {column} FROM {table} WHERE id = ?", (id,))[0]


def asked(book: Notebook, pack: Pack) -> list[tuple[str, str, str, str]]:
    return [(each.table, each.field, each.mine, each.theirs) for each in pack_changes(book, pack).asked]


def test_what_the_student_left_alone_says_what_the_new_version_says(book: Notebook) -> None:
    import_pack(book, FIRST)
    second = with_card(1, title="Said anew", text="Corrected.", when="1935", tags=("new", "terror"), side="go-on")
    changes = pack_changes(book, second)
    assert {each.field for each in changes.updated} == {"title", "text", "when", "tags", "side"}
    assert changes.asked == ()
    before = dump(book)
    imported = import_pack(book, second)
    assert (imported.updated, imported.kept) == (1, ())
    assert book.row("SELECT title, text, happened, first_day > 0, edited_at <> '' FROM card WHERE id = 2") == (
        "Said anew",
        "Corrected.",
        "1935",
        1,
        1,
    )
    assert pack_changes(book, second)[:4] == ((), (), (), ())
    book.undo()
    assert dump(book) == before


def test_what_the_student_changed_is_asked_and_stays_unless_taken(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 2, title="Mine", text="Mine too")
    second = with_card(1, title="Theirs", caution="Doubtful.")
    (change,) = pack_changes(book, second).asked
    assert (change.table, change.field, change.mine, change.theirs) == ("card", "title", "Mine", "Theirs")
    kept = import_pack(book, second)
    assert (kept.kept, said(book, "card", "title", 2), said(book, "card", "caution", 2)) == (
        (change,),
        "Mine",
        "Doubtful.",
    )
    import_pack(book, second, take={change.key})
    assert (said(book, "card", "title", 2), said(book, "card", "text", 2)) == ("Theirs", "Mine too")
    third = with_card(1, title="Theirs again")
    assert asked(book, third) == []  # what was taken is as it was imported


def test_what_was_undone_is_no_change_of_the_student(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 2, title="Mine")
    book.undo()
    assert asked(book, with_card(1, title="Theirs")) == []
    cards.edit_card(book, 2, title="Mine")
    cards.edit_card(book, 2, title=FIRST.cards[1].title)  # and back, by hand
    assert asked(book, with_card(1, title="Theirs")) == []


def test_a_notebook_that_was_made_of_a_pack_begins_as_it_was_imported(book: Notebook) -> None:
    import_pack(book, FIRST)
    book.connection.execute("PRAGMA foreign_keys = ON")
    book.connection.execute("DELETE FROM step")  # as `make_notebook` does
    book.connection.commit()
    cards.edit_card(book, 2, text="Mine")
    second = with_card(1, title="Theirs", text="Theirs")
    assert [each.field for each in pack_changes(book, second).updated] == ["title"]
    assert asked(book, second) == [("card", "text", "Mine", "Theirs")]


def trash(book: Notebook) -> None:
    cards.trash_cards(book, [5])


def delete(book: Notebook) -> None:
    cards.trash_cards(book, [5])
    cards.empty_trash(book)


@pytest.mark.parametrize(("go", "mine"), [(trash, "in the trash"), (delete, "deleted")])
def test_a_card_that_the_student_wants_no_more_stays_away(
    book: Notebook, go: Callable[[Notebook], None], mine: str
) -> None:
    import_pack(book, FIRST)
    go(book)
    second = next_version(links=(*FIRST.links, FIRST.links[0]._replace(from_card="c4", to_card="c0")))
    (first, *_rest) = pack_changes(book, second).asked
    assert (first.table, first.field, first.mine) == ("card", "", mine)
    imported = import_pack(book, second)
    live = "SELECT count(*) FROM card WHERE trashed_at IS NULL"
    assert (imported.cards, imported.kept[0], book.row(live)) == (0, first, (11,))
    assert import_pack(book, second, take={first.key}).cards == 1
    assert book.row(live) == (12,)
    assert asked(book, second) == []


def test_links_are_corrected_and_those_the_student_removed_stay_away(book: Notebook) -> None:
    import_pack(book, FIRST)
    one, two, three, *rest = FIRST.links
    ids = [id for (id,) in book.rows("SELECT id FROM link ORDER BY id")]
    cards.remove_link(book, ids[1])
    cards.edit_link(book, ids[2], because="My reason")
    second = next_version(
        links=(
            one._replace(relation=Relation.QUALIFIES, because="Said anew"),
            two._replace(relation=Relation.QUALIFIES),
            three._replace(because="Their reason"),
            *rest[:-1],
        )
    )
    assert [(each[1], each[2]) for each in asked(book, second)] == [("", "deleted"), ("because", "My reason")]
    import_pack(book, second)
    assert book.row("SELECT relation, because FROM link WHERE id = ?", (ids[0],)) == ("qualifies", "Said anew")
    assert said(book, "link", "because", ids[2]) == "My reason"
    assert book.row("SELECT count(*) FROM link") == (len(FIRST.links) - 2,)  # one removed, one no longer in the pack
    import_pack(book, second, take=None)
    assert book.row("SELECT count(*) FROM link") == (len(FIRST.links) - 1,)
    assert said(book, "link", "because", ids[2]) == "Their reason"


def test_a_citation_is_added_corrected_and_taken_away(book: Notebook) -> None:
    import_pack(book, FIRST)
    more = PackCitation("service", "p. 9", "service", "p. 1")
    second = with_card(1, citations=(PackCitation("service", "p. 100"), more))
    import_pack(book, second)
    query = "SELECT locator, via_locator FROM citation WHERE card_id = 2 ORDER BY position"
    assert book.rows(query) == [("p. 100", ""), ("p. 9", "p. 1")]
    third = with_card(1, citations=(PackCitation("service", "p. 100"),))
    import_pack(book, third)
    assert book.rows(query) == [("p. 100", "")]


def test_a_citation_that_the_student_turned_to_another_source_is_not_taken_away(book: Notebook) -> None:
    import_pack(book, FIRST)
    (id,) = book.row("SELECT id FROM citation WHERE card_id = 2")
    mine = sources.add_source(book, "mine", {"title": "My book"})
    cards.edit_citation(book, id, source=mine)
    import_pack(book, with_card(1, citations=()))
    assert said(book, "citation", "source_id", id) == mine
    book.undo()
    book.undo()
    import_pack(book, with_card(1, citations=()))
    assert book.rows("SELECT 1 FROM citation WHERE card_id = 2") == []


def test_a_citation_may_be_found_in_a_source_that_comes_with_the_new_version(book: Notebook) -> None:
    import_pack(book, FIRST)
    other = FIRST.sources[0]._replace(key="kotkin", csl={"id": "kotkin", "type": "book", "title": "Stalin"})
    cited = (PackCitation("service", "p. 100", "kotkin", "p. 1"),)
    second = with_card(1, citations=cited)._replace(sources=(*FIRST.sources, other))
    import_pack(book, second)
    query = "SELECT s.cite_key, c.via_locator FROM citation c JOIN source s ON s.id = c.via_source_id"
    assert book.rows(query) == [("kotkin", "p. 1")]
    assert pack_changes(book, second)[:3] == ((), (), ())


def test_tags_of_both_come_together(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.set_tags(book, 2, ["terror", "mine"])  # without “tag 1”
    import_pack(book, with_card(1, tags=("tag 1", "new")))
    names = book.rows("SELECT t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id = 2 ORDER BY 1")
    assert [name for (name,) in names] == ["mine", "new"]


def test_debates_and_sources_are_updated(book: Notebook) -> None:
    import_pack(book, FIRST)
    debates.edit_side(book, 2, name="My name")
    (debate,), (source,) = FIRST.debates, FIRST.sources
    sides = tuple(each._replace(name="Theirs", says="So") for each in debate.sides)
    second = next_version(
        debates=(debate._replace(question="Anew?", sides=sides),),
        sources=(source._replace(csl=source.csl | {"publisher": "Macmillan"}),),
    )
    assert asked(book, second) == [("side", "name", "My name", "Theirs")]
    import_pack(book, second)
    assert book.rows("SELECT name, says FROM side ORDER BY id") == [("Theirs", "So"), ("My name", "So")]
    assert said(book, "debate", "question", 1) == "Anew?"
    assert "Macmillan" in str(said(book, "source", "csl", 1))


def test_cards_that_left_the_pack_stay_and_are_told(book: Notebook) -> None:
    import_pack(book, FIRST)
    import_pack(book, sample_pack("other"))
    second = next_version(cards=FIRST.cards[:-1], links=())
    assert [each.title for each in pack_changes(book, second).gone] == ["sample card 11"]
    assert [each.title for each in import_pack(book, second).gone] == ["sample card 11"]
    assert book.row("SELECT count(*) FROM card WHERE title = 'sample card 11'") == (1,)


def test_the_links_of_a_card_that_left_the_pack_stay_with_it(book: Notebook) -> None:
    import_pack(book, FIRST)
    before = book.rows("SELECT id FROM link ORDER BY id")
    left = FIRST.links[0].from_card
    second = next_version(
        cards=tuple(each for each in FIRST.cards if each.key != left),
        links=tuple(each for each in FIRST.links if left not in each[:2]),
        outlines=(),
    )
    assert len(second.links) < len(FIRST.links)
    import_pack(book, second)
    assert book.rows("SELECT id FROM link ORDER BY id") == before


def test_what_the_student_is_asked_about_is_called_as_he_calls_it(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 2, title="Mine", text="Mine too")
    second = with_card(1, title="Theirs", text="Theirs too", citations=())
    changes = pack_changes(book, second)
    assert {each.title for each in (*changes.asked, *changes.updated)} == {"Mine"}
    cards.trash_cards(book, [2])
    debates.edit_debate(book, 1, "My question?")
    outlines.edit_outline(book, 1, title="My outline")
    debate, outline = FIRST.debates[0], FIRST.outlines[0]
    third = second._replace(
        debates=(debate._replace(question="Theirs?"), *FIRST.debates[1:]),
        outlines=(outline._replace(title="Theirs", thesis="Theirs"), *FIRST.outlines[1:]),
    )
    changes = pack_changes(book, third)
    assert {each.title for each in changes.asked} == {"Mine", "My question?", "My outline"}
    assert {each.title for each in changes.updated} == {"My outline"}


def test_an_older_version_is_told_to_be_one(book: Notebook) -> None:
    import_pack(book, next_version())
    assert pack_changes(book, FIRST).newer == "2"
    assert pack_changes(book, next_version()).newer == ""
    assert pack_changes(book, FIRST._replace(version="10.1")).newer == ""


def test_to_ask_what_would_change_changes_nothing(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 2, title="Mine")
    before = dump(book), book.history()
    pack_changes(book, with_card(1, title="Theirs", text="Anew"))
    assert (dump(book), book.history()) == before


def test_a_log_from_a_stranger_is_read_without_harm(book: Notebook) -> None:
    import_pack(book, FIRST)
    cards.edit_card(book, 2, title="Mine")
    book.connection.execute(
        "UPDATE step_row SET after = '{\"id\": ' || row_id || '}' WHERE tbl IN ('card_tag', 'link')"
    )
    book.connection.execute("UPDATE step_row SET after = '[[[' WHERE tbl IN ('placement', 'tag')")
    book.connection.execute("UPDATE step SET details = '[' WHERE label = 'import-pack'")
    assert asked(book, with_card(1, title="Theirs")) == [("card", "title", "Mine", "Theirs")]
