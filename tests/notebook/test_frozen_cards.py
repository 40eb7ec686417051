"""A card that was read out holds all that the notebook knows of it: each column of its rows, or a reason why not."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from essayplanner.domain.cards import Card, Kind, Link, Other, Relation, Source, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.packs import PackDebate, PackSide
from essayplanner.notebook import cards, coaching, outlines, outlining, reading, sources
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.schema import LOGGED, REFERENCES
from essayplanner.notebook.stored_sources import source_of
from tests.notebook.tools import sample_pack

#: Columns that no card holds: an id means nothing elsewhere, and the order of things is that in which they are given.
NOWHERE = {"id", "position"}
NOT_HELD = {
    "card_tag": set[str](),
    "citation": {"uid"},  # it is what it says; two that say the same are one note
    "tag": {"uid"},  # its name is one of a kind
    "source": {"trashed_at"},  # none that is cited is in the trash
    "outline": {"thesis", "words", "dates", "reading", "scheme", "minutes"},  # the outline's own, read with it
    "placement": {"section_id", "parent_id", "note"},  # where it stands in the outline, read with that
}
#: Tables of which no row is about a card.
OF_NO_CARD = {"notebook", "section", "map_place", "demand", "demand_met", "set_aside", "document"} | {
    *("passage", "origin")  # read with the document, and with what is brought in again
}

Row = tuple[str, tuple[tuple[str, Any], ...]]


def row(table: str, **columns: Any) -> Row:
    return table, tuple(sorted(columns.items()))


@pytest.fixture
def rich(book: Notebook) -> Notebook:
    """A notebook with something in every column that is about cards."""
    sides = (PackSide("break", "Break"), PackSide("go-on", "Both", "Each did his part.", between=True))
    import_pack(book, sample_pack()._replace(debates=(PackDebate("d", "Did he break?", sides),)))
    outlines.duplicate_outline(book, 1)
    between = book.row("SELECT id FROM side WHERE name = 'Both'")[0]
    cards.edit_card(book, 1, caution="Check.", aliases="Koba; Soso", undated="Lost.", when_typed="", side=between)
    cards.edit_card(book, 2, when_typed="1937/1938", stand=250)
    other = sources.add_source(book, "letters", {"title": "Letters"}, "primary")
    citation = book.row("SELECT id FROM citation WHERE card_id = 2")[0]
    cards.edit_citation(book, citation, via=other, via_locator="p. 9")
    cards.link_cards(book, 1, 2, Relation.QUALIFIES)
    cards.edit_card(book, 1, claim_kind=ClaimKind.CAUSE, quotation="He did.", idea="Did he?", voice=Voice.IDEA)
    coaching.reply(book, 1, "cause-enough", note="He says so.", answer_id=2, is_aside=True)
    (placed,) = outlining.place(book, [2], Spot("section", 1))
    assert placed
    return book


def in_the_notebook(book: Notebook) -> Iterator[Row]:
    """Every row about a card, with uids where it has ids of other rows."""
    uids = {
        (table, id): uid
        for table in LOGGED
        if table != "card_tag"
        for id, uid in book.rows(f"SELECT id, uid FROM {table}")
    }
    used = {
        "side": "SELECT side_id FROM card",
        "debate": "SELECT debate_id FROM side WHERE id IN (SELECT side_id FROM card)",
        "source": "SELECT source_id FROM citation UNION SELECT via_source_id FROM citation",
    }
    for table in LOGGED.keys() - OF_NO_CARD:
        columns = [column[1] for column in book.rows(f"PRAGMA table_info({table})")]
        held = [column for column in columns if column not in NOWHERE | NOT_HELD.get(table, set())]
        where = f"WHERE id IN ({used[table]})" if table in used else ""
        for values in book.rows(f"SELECT {', '.join(held)} FROM {table} {where}"):
            found = {
                column: uids.get((REFERENCES[table][column], value)) if column in REFERENCES.get(table, {}) else value
                for column, value in zip(held, values, strict=True)
            }
            if table == "card_tag":
                found["tag_id"] = book.row("SELECT name FROM tag WHERE uid = ?", (found["tag_id"],))[0]
            if table == "source":
                found["csl"] = str(source_of("", "", str(found["csl"]), "").csl)
            yield row(table, **found)


def in_the_cards(found: Iterable[Card]) -> Iterator[Row]:
    """The same rows, put together again from cards that were read out."""
    for card in found:
        span, side = card.span, card.side
        yield row(
            "card",
            uid=card.uid,
            kind=card.kind,
            title=card.title,
            text=card.text,
            happened=card.when,
            undated=card.undated,
            first_day=span and span.first,
            last_day=span and span.last,
            side_id=side and side.uid,
            caution=card.caution,
            aliases="; ".join(card.aliases),
            short=card.short,
            stand=card.stand,
            claim_kind=card.claim_kind,
            quotation=card.quotation,
            idea=card.idea,
            voice=card.voice.value,
            created_at=card.created_at,
            edited_at=card.edited_at,
            trashed_at=card.trashed_at or None,
        )
        if side:
            debate = side.debate
            between = int(side.is_between)
            yield row("side", uid=side.uid, debate_id=debate.uid, name=side.name, says=side.says, is_between=between)
            yield row("debate", uid=debate.uid, question=debate.question)
        for tag in card.tags:
            yield row("tag", name=tag)
            yield row("card_tag", card_id=card.uid, tag_id=tag)
        for source, locator, via, via_locator in card.citations:
            yield row(
                "citation",
                card_id=card.uid,
                source_id=source.uid,
                locator=locator,
                via_source_id=via and via.uid,
                via_locator=via_locator,
            )
            yield from map(source_row, filter(None, (source, via)))
        for link in card.links:
            yield link_row(link, card.uid, link.other.uid)
        for link in card.linked_by:
            yield link_row(link, link.other.uid, card.uid)
        for answer in card.answers:
            yield row(
                "reply",
                uid=answer.uid,
                card_id=card.uid,
                question=answer.question,
                answer_id=answer.other and answer.other.uid,
                note=answer.note,
                is_aside=int(answer.is_aside),
            )
        for use in card.used_in:
            yield row("outline", uid=use.uid, title=use.title)
            for placement in use.placements:
                yield row("placement", uid=placement, outline_id=use.uid, card_id=card.uid)


def source_row(source: Source) -> Row:
    return row(
        "source", uid=source.uid, cite_key=source.cite_key, csl=str(source.csl), source_class=source.source_class
    )


def link_row(link: Link, start: str, end: str) -> Row:
    return row("link", uid=link.uid, from_card_id=start, to_card_id=end, relation=link.relation, because=link.because)


def test_a_card_read_out_holds_each_column_of_its_rows(rich: Notebook) -> None:
    held, known = list(in_the_cards(reading.read_cards(rich))), list(in_the_notebook(rich))
    assert set(held) == set(known)
    assert {table for table, _ in held} == LOGGED.keys() - OF_NO_CARD
    told = {(table, column): value for table, columns in known for column, value in columns if value}
    assert told.keys() - {("card", "trashed_at")} >= {
        (table, column)
        for table, columns in LOGGED.items()
        if table not in OF_NO_CARD
        for column in {*columns} - NOWHERE - NOT_HELD.get(table, set())
        if (table, column) != ("card", "trashed_at")
    }  # an empty value would be equal to one that was never read


def test_a_link_names_the_card_at_its_other_end_from_both(book: Notebook) -> None:
    ids = [cards.add_card(book, kind, "The same title") for kind in Kind]
    cards.link_cards(book, ids[0], ids[1], Relation.SUPPORTS)
    cards.link_cards(book, ids[2], ids[0], Relation.CHALLENGES)
    first, second, third = reading.read_cards(book)
    assert [(link.relation, link.other) for link in first.links] == [(Relation.SUPPORTS, Other(*second[:3]))]
    assert [(link.relation, link.other) for link in first.linked_by] == [(Relation.CHALLENGES, Other(*third[:3]))]
    assert first.links[0]._replace(other=Other(*first[:3])) == second.linked_by[0]
    cards.trash_cards(book, ids[1:])
    (alone,) = reading.read_cards(book)
    assert (alone.links, alone.linked_by, alone.used_in) == ((), (), ())
    assert [card.trashed_at > "2" for card in reading.read_cards(book, ids)] == [False, True, True]


def test_as_many_questions_for_one_card_as_for_all(rich: Notebook) -> None:
    asked: list[str] = []
    rich.connection.set_trace_callback(asked.append)
    counts = []
    for ids in ([1], list(range(1, 13))):
        asked.clear()
        assert len(reading.read_cards(rich, ids)) == len(ids)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8  # one for each kind of thing around a card


def test_every_other_card_may_be_linked_to(book: Notebook) -> None:
    ids = [cards.add_card(book, Kind.CLAIM, title) for title in "ABC"]
    cards.trash_cards(book, ids[2:])
    assert [other.title for other in reading.other_cards(book, ids[0])] == ["B"]
