"""What each verb does and refuses, where the machines do not look: cards, tags, health."""

import pytest

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining, reading, sources
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import dump, sample_pack, unchanged, work


def test_a_card_in_the_trash_is_not_placed(book: Notebook, section: int) -> None:
    card = cards.add_card(book, Kind.CLAIM, "Gone")
    cards.trash_cards(book, [card])
    unchanged(book, RefusedError, "in the trash", outlining.place, [card], Spot("section", section))


def test_a_card_that_holds_others_does_not_become_evidence(book: Notebook, section: int) -> None:
    claim, below = (cards.add_card(book, Kind.CLAIM, title) for title in ("Above", "Below"))
    (placed,) = outlining.place(book, [claim], Spot("section", section))
    cards.edit_card(book, claim, kind=Kind.HISTORIAN)
    outlining.place(book, [below], Spot("placement", placed))
    unchanged(book, RefusedError, "can go under evidence", cards.edit_card, claim, kind=Kind.EVIDENCE, title="New")
    cards.edit_card(book, below, kind=Kind.EVIDENCE)
    assert faults(book.path) == []


def test_a_copy_within_what_it_is_a_copy_of(book: Notebook, section: int) -> None:
    claim, who = cards.add_card(book, Kind.CLAIM, "C"), cards.add_card(book, Kind.HISTORIAN, "H")
    (upper,) = outlining.place(book, [claim], Spot("section", section))
    (lower,) = outlining.place(book, [who], Spot("placement", upper))
    outlining.copy(book, [Item("placement", upper)], Spot("placement", lower))
    inner = outlining.add_section(book, Spot("section", section), "Two")
    outlining.copy(book, [Item("section", section)], Spot("section", inner))
    outline = outlines.read_outline(book, 1)
    assert [(each.title, len(each.placements)) for each in outline.walk()] == [
        ("One", 1),
        ("Two", 0),
        ("One", 1),
        ("Two", 0),
    ]
    assert faults(book.path) == []


def test_an_outline_duplicated_is_the_same_and_apart(book: Notebook) -> None:
    import_pack(book, sample_pack())
    copy = outlines.duplicate_outline(book, 1)

    def bare(id: int) -> object:
        sections = outlines.read_outline(book, id).walk()
        return [(each.title, each.role, each.note, each.words, [p.card for p in each.placements]) for each in sections]

    assert bare(copy) == bare(1)
    assert outlines.outline_info(book, copy).title == "Why sample? (copy)"
    outlines.delete_outline(book, 1)
    assert len(book.rows("SELECT 1 FROM placement")) == 4
    assert {row[0] for row in book.rows("SELECT outline_id FROM placement UNION SELECT outline_id FROM section")} == {
        copy
    }


def test_read_items_as_the_outline_has_them(book: Notebook) -> None:
    import_pack(book, sample_pack())
    outlines.duplicate_outline(book, 1)
    ids = [row[0] for row in book.rows("SELECT id FROM placement ORDER BY id DESC")]
    found = outlines.read_items(book, ids)
    assert [placed.uid for placed in found] == [
        row[0] for row in book.rows("SELECT uid FROM placement ORDER BY id DESC")
    ]
    top = next(placed for placed in found if placed.note == "mine")
    assert len(top.placements) == 2
    assert top.placements[0].part is Relation.CHALLENGES
    with pytest.raises(NotFoundError):
        outlines.read_items(book, [999])


def test_of_an_outline_no_more_is_read_than_is_dragged(book: Notebook, section: int) -> None:
    card, other = cards.add_card(book, Kind.CLAIM, "A"), cards.add_card(book, Kind.CLAIM, "B")
    (top,) = outlining.place(book, [card], Spot("section", section))
    outlining.place(book, [card] * 3, Spot("placement", top))
    few = work(book, lambda: outlines.read_items(book, [top]))
    outlining.place(book, [other] * 300, Spot("section", section))
    assert len(outlines.read_items(book, [top])[0].placements) == 3
    assert work(book, lambda: outlines.read_items(book, [top])) < 1.2 * few + 5


def test_one_edit_of_several_fields_writes_one_row(book: Notebook, section: int) -> None:
    outlining.edit_section(book, section, title="T", note="n", words=5, role=Role.HEADING)
    outlines.edit_outline(book, 1, title="Q", thesis="t", words=9)
    assert book.rows("SELECT step_id, count(*) FROM step_row GROUP BY 1 ORDER BY 1")[-2:] == [(3, 1), (4, 1)]
    unchanged(book, RefusedError, "word target", outlining.edit_section, section, words=-1)
    unchanged(book, RefusedError, "word target", outlines.edit_outline, 1, words=2_000_000)


def test_a_field_that_there_is_not_is_an_error(book: Notebook, section: int) -> None:
    """For mypy as well: each of these lines has to ask it to look away."""
    first, second = (cards.add_card(book, Kind.CLAIM) for _ in range(2))
    link = cards.link_cards(book, first, second, Relation.SUPPORTS)
    citation = cards.cite(book, first, sources.add_source(book, "key", {"title": "A book"}))
    before, history = dump(book), book.history()
    with pytest.raises(ValueError, match="colour"):
        cards.add_card(book, Kind.CLAIM, colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        cards.edit_card(book, first, colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        cards.edit_link(book, link, because="it says so", colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        cards.edit_citation(book, citation, "p. 1", colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        outlining.edit_section(book, section, colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        outlines.edit_outline(book, 1, thesis="So it is", colour="red")  # type: ignore[call-arg]
    assert (dump(book), book.history()) == (before, history)


def test_notes_are_added_never_replaced(book: Notebook, section: int) -> None:
    for text in ("one ", "", " two", "three"):
        outlining.append_note(book, Item("section", section), text)
    assert book.row("SELECT note FROM section")[0] == "one\n\ntwo\n\nthree"


def test_tags_are_one_whatever_their_case_and_go_when_no_card_carries_them(book: Notebook) -> None:
    first, second = cards.add_card(book, Kind.CLAIM), cards.add_card(book, Kind.CLAIM)
    cards.set_tags(book, first, ["Ämter", "ämter", "Straße", " terror ", "", "a  b"])
    cards.set_tags(book, second, ["STRASSE", "TERROR"])
    assert reading.tags_of(book, second) == ["Straße", "terror"]
    assert sorted(row[0] for row in book.rows("SELECT name FROM tag")) == sorted(["Straße", "a b", "terror", "ämter"])
    assert len(book.rows("SELECT 1 FROM tag")) == 4
    cards.set_tags(book, first, [])
    assert len(book.rows("SELECT 1 FROM tag")) == 2
    book.undo()
    assert len(reading.tags_of(book, first)) == 4


def test_what_is_not_there_is_named(book: Notebook, section: int) -> None:
    card = cards.add_card(book, Kind.CLAIM, "A")
    for verb, *arguments in (
        (cards.edit_card, 99),
        (cards.duplicate_card, 99),
        (cards.trash_cards, [99]),
        (cards.set_tags, 99, ["x"]),
        (cards.cite, card, 99),
        (cards.edit_link, 99),
        (cards.remove_citation, 99),
        (outlines.outline_info, 99),
        (outlining.place, [99], Spot("section", section)),
        (outlining.place, [card], Spot("section", 99)),
        (outlining.add_section, Spot("outline", 99)),
        (outlining.edit_note, 99, "x"),
        (reading.find_card, "nobody"),
        (reading.find_card, "\udcff"),
        (cards.link_cards, card, 99, Relation.SUPPORTS),
        (sources.edit_source, 99, {}),
    ):
        unchanged(book, NotFoundError, r"\.$", verb, *arguments)
    unchanged(book, NotFoundError, "refers to", cards.edit_card, card, side=99)
    unchanged(book, RefusedError, "itself", cards.link_cards, card, card, Relation.SUPPORTS)
    cards.edit_card(book, card, when="soon", title="New")
    fields = reading.card_fields(book, card)
    assert (fields.when, fields.title) == ("soon", "New")
    assert book.row("SELECT first_day, last_day FROM card WHERE id = ?", (card,)) == (None, None)
    cards.edit_card(book, card, when="Dec 1934")
    assert book.row("SELECT happened, first_day, last_day FROM card WHERE id = ?", (card,)) == (
        "1934-12",
        19341201,
        19341231,
    )


def test_a_copy_of_a_card_has_all_that_the_card_has(book: Notebook) -> None:
    import_pack(book, sample_pack())
    card, side = cards.add_card(book, Kind.EVIDENCE, "Kirov is shot"), book.row("SELECT id FROM side")[0]
    cards.edit_card(
        book,
        card,
        text="A",
        when="1934",
        undated="B",
        side=side,
        caution="C",
        aliases="Sergei",
        short="Kirov shot",
        stand=300,
        claim_kind=ClaimKind.CAUSE,
        quotation="D",
        idea="E",
        voice=Voice.IDEA,
    )
    before, after = (dump(book)["card", id] for id in (card, cards.duplicate_card(book, card)))
    assert [name for name, value in before.items() if value is None or value == ""] == ["trashed_at"]
    differs = {name for name, value in before.items() if value != after[name]}
    assert differs <= {"id", "uid", "title", "created_at", "edited_at"}


def test_control_characters_stay_outside(book: Notebook, section: int) -> None:
    card = cards.add_card(book, Kind.CLAIM, "a\0b\r\nc", text="x\x1by\r\nz", aliases="k\u202eo", short="s\0h\rt")
    cards.set_tags(book, card, ["t\0ag"])
    outlining.edit_section(book, section, title="s\x07", note="n\u2028m")
    pack = sample_pack()
    import_pack(
        book,
        pack._replace(title="P\0", cards=tuple(c._replace(title=f"\x01{c.title}\n", text="t\0") for c in pack.cards)),
    )
    unwanted = "\0\x01\x07\x1b\r\u202e\u2028"
    for row in dump(book).values():
        assert not any(set(unwanted) & set(str(value)) for value in row.values())
    assert not any(set(unwanted) & set(step.label.words) for step in book.history())


def test_the_page_of_a_source_that_is_said_to_be_quoted_in_itself_can_be_corrected(book: Notebook) -> None:
    card, source = cards.add_card(book, Kind.CLAIM, "A"), sources.add_source(book, "key", {"title": "A book"})
    id = cards.cite(book, card, source, "p. 1")
    with book.step(label("cite-source", title="A")):
        book.run("UPDATE citation SET via_source_id = source_id WHERE id = ?", (id,))
    cards.edit_citation(book, id, "p. 2")
    assert book.row("SELECT locator FROM citation") == ("p. 2",)
    unchanged(book, RefusedError, "cited in itself", cards.edit_citation, id, via=source)
    cards.edit_citation(book, id, via=None)


def test_a_card_speaks_in_the_voice_that_was_written_first(book: Notebook) -> None:
    id = cards.add_card(book, Kind.EVIDENCE, "T")

    def voice() -> Voice:
        return reading.card_fields(book, id).voice

    cards.edit_card(book, id, quotation=" ")
    assert voice() is Voice.OWN_WORDS
    cards.edit_card(book, id, quotation="He did.")
    assert voice() is Voice.QUOTATION
    cards.edit_card(book, id, text="So he did it.")
    cards.edit_card(book, id, idea="Why?")
    cards.edit_card(book, id, quotation="")
    assert voice() is Voice.QUOTATION
    cards.edit_card(book, id, voice=Voice.IDEA, quotation="He did it.")
    cards.edit_card(book, id, text="", idea="")
    cards.edit_card(book, id, text="He did.")
    assert voice() is Voice.IDEA
    cards.edit_card(book, id, quotation="", text="")
    cards.edit_card(book, id, text="He did it himself.", caution="Or not?")
    assert voice() is Voice.OWN_WORDS
    assert (
        reading.card_fields(book, cards.add_card(book, Kind.CLAIM, "N", idea="I", voice=Voice.QUOTATION)).voice
        == "quotation"
    )
