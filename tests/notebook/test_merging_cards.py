"""Two cards are made one, and nothing that either said is lost."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.documents import Spot as At
from essayplanner.domain.errors import EssayError
from essayplanner.domain.outline import Placed
from essayplanner.notebook import cards, debates, documents, map_places, outlines, outlining, reading, sources
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Spot
from essayplanner.notebook.merging_cards import merge_cards, what_is_taken
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.machines import NUMBERS
from tests.notebook.picks import NothingToDoError, Picks, ids
from tests.notebook.tools import Dump, dump, quick_book, sample_pack
from tests.notebook.verbs import VERBS

#: What stands under a section, each with its note and what stands under it.
Tree = list[tuple[str, str, "Tree"]]


def tree(book: Notebook) -> Tree:
    def under(placements: tuple[Placed, ...]) -> Tree:
        return [(each.card.title, each.note, under(each.placements)) for each in placements]

    (section,) = outlines.read_outline(book, 1).sections
    return under(section.placements)


@pytest.fixture
def two(book: Notebook) -> tuple[int, int]:
    """Two claims that are alike, titled A and B."""
    keep = cards.add_card(book, Kind.CLAIM, "A", text="It was so.", caution="Is it?")
    return keep, cards.add_card(book, Kind.CLAIM, "B", text="So it was.\n\nIt was so.", caution="Is it?", when="1934")


def test_all_that_hangs_on_the_one_hangs_on_the_other(book: Notebook, two: tuple[int, int]) -> None:
    keep, gone = two
    others = [cards.add_card(book, Kind.CLAIM, title) for title in ("X", "Y")]
    book_id = sources.add_source(book, "key", {"title": "A book"})
    side = book.row("SELECT id FROM side WHERE debate_id = ?", (debates.add_debate(book, "Who?"),))[0]
    cards.set_tags(book, keep, ["one", "two"])
    cards.set_tags(book, gone, ["Two", "three"])
    for card, pages in ((keep, ("1", "2")), (gone, ("2", "3", "3"))):
        for page in pages:
            cards.cite(book, card, book_id, page)
    cards.link_cards(book, keep, others[0], Relation.SUPPORTS, "it fits")
    cards.link_cards(book, gone, others[0], Relation.SUPPORTS, "it is true")
    cards.link_cards(book, gone, others[0], Relation.QUALIFIES, "in part")
    cards.link_cards(book, others[1], gone, Relation.CHALLENGES, "it does not")
    cards.link_cards(book, gone, keep, Relation.SUPPORTS, "both are so")
    cards.edit_card(book, gone, side=side, short="B in short")
    map_places.put_on_map(book, 0, gone, 3, 4)
    before, mark = dump(book), len(book.history())
    taken = what_is_taken(book, keep, gone)
    assert taken == (0, 3, 1, 1, True, False, True, True, False, False, False, False)
    merge_cards(book, keep, gone)
    assert [step.label.words for step in book.history()[mark:]] == ["Merge “B” into “A”"]
    fields = reading.card_fields(book, keep)
    assert (fields.title, fields.text, fields.caution) == ("A", "So it was.\n\nIt was so.", "Is it?")
    assert (fields.when, fields.side_id, fields.short) == ("1934", side, "B in short")
    assert [reading.tags_of(book, id) for id in two] == [["one", "three", "two"], ["three", "two"]]
    assert [cited.locator for cited in reading.citations_of(book, keep)] == ["1", "2", "3"]
    assert {
        (link.relation, link.other_title, link.outgoing): link.because for link in reading.links_of(book, keep)
    } == {
        (Relation.SUPPORTS, "X", True): "it fits; it is true",
        (Relation.QUALIFIES, "X", True): "in part",
        (Relation.CHALLENGES, "Y", False): "it does not",
    }
    assert map_places.map_places(book, 0)[keep] == (3, 4)
    assert cards.in_trash(book, two) == 1
    book.undo()
    assert dump(book) == before
    book.redo()
    # Whoever takes it out of the trash has all of it, but for its places in the outlines
    cards.restore_cards(book, [gone])
    assert len(reading.links_of(book, gone)) == 4
    assert len(reading.citations_of(book, gone)) == 3


def test_what_a_card_says_itself_stays(book: Notebook, two: tuple[int, int]) -> None:
    keep, gone = two
    cards.edit_card(book, keep, when="1936", short="A", text="It was so")
    assert what_is_taken(book, keep, gone)[4:-2] == (True, False, False, False, True, False)
    merge_cards(book, keep, gone)
    fields = reading.card_fields(book, keep)
    assert (fields.when, fields.short) == ("1936", "A")
    assert fields.text == "It was so\n\nSo it was.\n\nIt was so."


def test_both_say_what_they_quote_and_think_and_lead_to_where_it_stands(book: Notebook, two: tuple[int, int]) -> None:
    keep, gone = two
    document = documents.add_document(book, "lecture.pdf")
    cards.edit_card(book, keep, quotation="He did.", idea="Why?", voice=Voice.IDEA)
    cards.edit_card(book, gone, quotation="He did it.", idea="Why?")
    for card, spot in ((keep, At(1, 0, 7)), (gone, At(1, 0, 7)), (gone, At(2, 3, 9))):
        documents.add_passage(book, document, card, "He did.", spot)
    assert what_is_taken(book, keep, gone)[-2:] == (True, False)
    merge_cards(book, keep, gone)
    fields = reading.card_fields(book, keep)
    assert (fields.quotation, fields.idea, fields.voice) == ("He did.\n\nHe did it.", "Why?", Voice.IDEA)
    assert [passage.spot for passage in documents.passages_of_card(book, keep)] == [At(1, 0, 7), At(2, 3, 9)]
    assert {passage.card_id for passage in documents.passages(book, document)} == {keep}
    cards.restore_cards(book, [gone])
    assert len(documents.passages_of_card(book, gone)) == 2


def test_a_historian_is_known_by_both_names(book: Notebook) -> None:
    keep = cards.add_card(book, Kind.HISTORIAN, "Edward Carr", aliases="E. H. Carr")
    gone = cards.add_card(book, Kind.HISTORIAN, "E H Carr", aliases="e. h. carr; Carr;edward carr")
    merge_cards(book, keep, gone)
    assert reading.card_fields(book, keep).aliases == "E. H. Carr; Carr; E H Carr"
    more = cards.add_card(book, Kind.HISTORIAN, "Carr")
    merge_cards(book, keep, more)
    assert reading.card_fields(book, keep).aliases == "E. H. Carr; Carr; E H Carr"


def test_no_card_stands_twice_where_both_stood(book: Notebook, section: int, two: tuple[int, int]) -> None:
    keep, gone = two
    proof, other = cards.add_card(book, Kind.EVIDENCE, "P"), cards.add_card(book, Kind.EVIDENCE, "Q")
    first, second = outlining.place(book, [gone, keep], Spot("section", section))
    for placement, note in ((first, "mine"), (second, "also mine")):
        outlining.edit_note(book, placement, note)
    (below,) = outlining.place(book, [proof], Spot("placement", first))
    outlining.place(book, [other], Spot("placement", first))
    (same,) = outlining.place(book, [proof], Spot("placement", second))
    outlining.edit_note(book, below, "see")
    outlining.edit_note(book, same, "also see")
    merge_cards(book, keep, gone)
    assert tree(book) == [("A", "also mine\n\nmine", [("P", "also see\n\nsee", []), ("Q", "", [])])]


@pytest.mark.parametrize("upside_down", [False, True])
def test_nor_under_itself(book: Notebook, section: int, two: tuple[int, int], upside_down: bool) -> None:
    upper, lower = reversed(two) if upside_down else two
    proofs = [cards.add_card(book, Kind.EVIDENCE, title) for title in "PQR"]
    (above,) = outlining.place(book, [upper], Spot("section", section))
    _first, inner, _last = outlining.place(book, [proofs[0], lower, proofs[2]], Spot("placement", above))
    outlining.place(book, [proofs[1]], Spot("placement", inner))
    merge_cards(book, *two)
    assert tree(book) == [("A", "", [("P", "", []), ("Q", "", []), ("R", "", [])])]


def test_a_circle_that_a_file_has_is_gone_round_once(book: Notebook, section: int, two: tuple[int, int]) -> None:
    (above,) = outlining.place(book, [two[0]], Spot("section", section))
    (below,) = outlining.place(book, [two[1]], Spot("placement", above))
    with book.step(book.history()[0].label):
        book.run("UPDATE placement SET section_id = NULL, parent_id = ? WHERE id = ?", (below, above))
    before = dump(book)
    merge_cards(book, *two)
    book.undo()
    assert dump(book) == before


def test_what_was_placed_twice_on_purpose_still_is(book: Notebook, section: int, two: tuple[int, int]) -> None:
    keep, gone = two
    (above,) = outlining.place(book, [keep, keep], Spot("section", section))[:1]
    outlining.place(book, [keep], Spot("placement", above))
    other = outlining.add_section(book, Spot("section", section), "Two")
    outlining.place(book, [gone, gone], Spot("section", other))
    merge_cards(book, keep, gone)
    assert tree(book) == [("A", "", [("A", "", [])]), ("A", "", [])]
    assert book.rows("SELECT card_id FROM placement WHERE section_id = ?", (other,)) == [(keep,), (keep,)]


def test_what_cannot_be_merged_is_refused(book: Notebook, two: tuple[int, int]) -> None:
    keep, gone = two
    proof = cards.add_card(book, Kind.EVIDENCE, "P")

    def refused(verb: Callable[..., object], *card_ids: int) -> str:
        before = dump(book)
        with pytest.raises(EssayError) as told:
            verb(book, *card_ids)
        assert dump(book) == before
        return str(told.value)

    for verb in (merge_cards, what_is_taken):
        assert "with itself; nothing was changed." in refused(verb, keep, keep)
        assert "Only cards of the same kind can be merged" in refused(verb, keep, proof)
        assert "no longer" in refused(verb, keep, 99)
    cards.trash_cards(book, [gone])
    assert refused(merge_cards, keep, gone) == "“B” is in the trash: restore it first."


def texts(found: Dump, *card_ids: int) -> Iterator[str]:
    """All that was written on some cards, their links and their places in outlines."""
    for (table, id), row in found.items():
        if table == "card" and id in card_ids:
            yield from (row[name] for name in ("title", "text", "caution", "undated", "aliases", "short", "happened"))
        elif table == "link" and {row["from_card_id"], row["to_card_id"]} & {*card_ids}:
            yield row["because"]
        elif table == "placement" and row["card_id"] in card_ids:
            yield row["note"]


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(VERBS)), NUMBERS), max_size=14), NUMBERS)
def test_nothing_that_was_written_is_lost_and_all_of_it_comes_back(
    acts: list[tuple[str, list[int]]], picked: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = quick_book(Path(folder))
        import_pack(book, sample_pack())
        for verb, numbers in acts:
            try:
                VERBS[verb](book, Picks(numbers))
            except (NothingToDoError, EssayError):
                continue
        picks = Picks(picked)
        keep = picks.one(ids(book, "card", "trashed_at IS NULL"))
        alike = f"trashed_at IS NULL AND id <> {keep} AND kind = (SELECT kind FROM card WHERE id = {keep})"
        if gone := next(iter(picks.some(ids(book, "card", alike) or [0], 1))):
            for id in (keep, gone):
                cards.edit_card(book, id, text=picks.text(), caution=picks.text())
                for section in ids(book, "section")[:1]:
                    (placement,) = outlining.place(book, [id], Spot("section", section))
                    outlining.edit_note(book, placement, picks.text())
            before = dump(book)
            merge_cards(book, keep, gone)
            after = dump(book)
            there = [*texts(after, keep, gone)]
            assert [text for text in texts(before, keep, gone) if not any(text.strip() in each for each in there)] == []
            for name in ("text", "caution"):
                assert before["card", gone][name].strip() in after["card", keep][name]
            assert not any(row["card_id"] == gone for (table, _id), row in after.items() if table == "placement")
            book.undo()
            assert dump(book) == before
            book.redo()
            assert dump(book) == after
        book.close()
        assert faults(book.path) == []
