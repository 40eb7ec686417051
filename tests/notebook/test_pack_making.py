"""A pack that is made of a notebook brings the same into an empty one."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.packs import Pack
from essayplanner.formats.pack_writer import write_pack
from essayplanner.formats.packs import read_pack
from essayplanner.notebook import cards, debates, demands, outlines, outlining, standing
from essayplanner.notebook.claim_order import move_claims
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import Chosen, make_pack
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.notebook.schema import LOGGED, REFERENCES
from essayplanner.notebook.sources import add_source
from tests.formats.packs_made import whole_packs
from tests.notebook.tools import dump, quick_book, sample_pack

BUNDLED = Path(__file__).resolve().parents[2] / "resources" / "packs" / "stalin.toml"
#: By table or column of a notebook, why a pack does not hold it. What is in neither is in every pack.
LEFT_OUT = {
    "notebook": "a pack is brought into one",
    "origin": "whence this student brought a card",
    "document": "the files lie with this student",
    "passage": "a place in such a file",
    "map_place": "each student lays out a map",
    "set_aside": "what this student does not want to be told",
    "reply": "answers are the exercise",
    "demand_met": "what this student ticked off",
    "outline.reading": "how this student read the question",
    "card.created_at": "each notebook has its own",
    "card.edited_at": "each notebook has its own",
    "card.trashed_at": "what is in the trash is not in a pack",
    "source.trashed_at": "what is in the trash is not in a pack",
    "card.first_day": "told by the date",
    "card.last_day": "told by the date",
}

HEAD = Pack("mine", "My pack", "1", "About it.", "en-GB")


def told(book: Notebook, *without: str) -> dict[str, Any]:
    """All of a notebook that a pack is to hold, by uids: what is left out on purpose apart, and ids and positions,
    for which the order in which rows come stands."""
    uids = {table: dict(book.rows(f"SELECT id, uid FROM {table}")) for table in LOGGED if "uid" in LOGGED[table]}
    found: dict[str, Any] = {}
    for table, columns in LOGGED.items():
        if table in LEFT_OUT:
            continue
        named = [each for each in columns if f"{table}.{each}" not in LEFT_OUT and each not in ("id", *without)]
        order = "position, id" if "position" in columns else "id"
        rows = []
        for row in book.rows(f"SELECT {', '.join(named)} FROM {table} ORDER BY {order}"):
            values = dict(zip(named, row, strict=True))
            for column, other in REFERENCES.get(table, {}).items():
                if column in values:
                    values[column] = uids[other].get(values[column])
            values.pop("position", None)
            rows.append(values)
        found[table] = rows if table in ("source", "card", "link") else sorted(rows, key=str)
    return found


def there_and_back(folder: Path, pack: Pack, name: str = "back", known: tuple[Pack, ...] = ()) -> tuple[str, str]:
    """What is made of a notebook into which a pack was imported, and what is made of one into which that is."""
    one, other = quick_book(folder, f"{name}-one"), quick_book(folder, f"{name}-other")
    import_pack(one, pack)
    made = write_pack(make_pack(one, pack, known=known))
    import_pack(other, read_pack(made, "made.toml"))
    again = write_pack(make_pack(other, read_pack(made, "made.toml"), known=known))
    assert told(other) == told(one)
    one.close()
    other.close()
    return made, again


def test_the_bundled_pack_comes_through_a_notebook_as_it_is(tmp_path: Path) -> None:
    pack = read_pack(BUNDLED.read_bytes(), BUNDLED.name)
    made, again = there_and_back(tmp_path, pack, known=(pack,))
    assert made == again
    back = read_pack(made, "made.toml")
    same = [each._replace(tags=tuple(sorted(each.tags))) for each in back.cards]
    assert same == [each._replace(tags=tuple(sorted(each.tags))) for each in pack.cards]
    assert (back.sources, back.debates, back.links, back.outlines) == (
        pack.sources,
        pack.debates,
        pack.links,
        pack.outlines,
    )


def test_the_next_version_of_the_bundled_pack_comes_to_whoever_has_the_first(tmp_path: Path) -> None:
    """A teacher works in the notebook that he has of it, and makes a pack of that."""
    first = read_pack(BUNDLED.read_bytes(), BUNDLED.name)
    teacher, student = quick_book(tmp_path, "teacher"), quick_book(tmp_path, "student")
    for each in (teacher, student):
        import_pack(each, first)
    cards.edit_card(teacher, 1, title="Said anew", quotation="Word for word")
    cards.set_tags(teacher, 2, ["anew"])
    added = cards.add_card(teacher, Kind.CLAIM, "A new claim")
    cards.link_cards(teacher, added, 1, Relation.SUPPORTS, "It does.")
    cards.remove_link(teacher, teacher.row("SELECT min(id) FROM link")[0])
    debates.move_side(teacher, *(id for (id,) in teacher.rows("SELECT id FROM side WHERE debate_id = 1 LIMIT 2")))
    outlining.place(teacher, [added], Spot("section", 1, teacher.row("SELECT min(id) FROM placement")[0]))
    demands.add_demand(teacher, 1, "Weigh the letter", is_goal=True)
    second = make_pack(teacher, first._replace(version="2"), known=[first])
    before = dump(student)
    cards.edit_card(student, 3, text="As I wrote it")
    import_pack(student, second)
    assert pack_changes(student, second)[:3] == ((), (), ())
    assert student.row("SELECT text FROM card WHERE id = 3") == ("As I wrote it",)
    cards.edit_card(student, 3, text=first.cards[2].text)
    assert write_pack(make_pack(student, second, known=[second])) == write_pack(second)
    while student.next_steps()[0] and dump(student) != before:
        student.undo()
    assert dump(student) == before
    teacher.close()
    student.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whole_packs())
def test_any_pack_comes_through_a_notebook(tmp_path: Path, pack: Pack) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    made, again = there_and_back(tmp_path, pack, known=(pack,))
    assert made == again


@pytest.fixture
def mine(book: Notebook) -> Notebook:
    """A notebook in which all was made by hand that a pack is to hold."""
    debate = debates.add_debate(book, "Did he?", ("Yes", "No"), "Both")
    yes = book.row("SELECT id FROM side WHERE name = 'Yes'")[0]
    first = cards.add_card(book, Kind.CLAIM, "He did", text="Two\nlines", side=yes)
    second = cards.add_card(book, Kind.CLAIM, "He did!", quotation="“I did”", idea="So he says", voice=Voice.QUOTATION)
    event = cards.add_card(book, Kind.EVIDENCE, "The letter", short="Letter")
    historian = cards.add_card(book, Kind.HISTORIAN, "Jon Moss", aliases="Moss; J. M.")
    standing.stand(book, historian, yes, 0)
    cards.edit_card(book, second, side=yes)
    move_claims(book, [second], first, [first, second])
    cards.set_tags(book, first, ["people: Moss", "terror"])
    cards.link_cards(book, event, first, Relation.SUPPORTS, "")
    letter = add_source(book, "moss1924", {"type": "document", "author": [{"given": "Jon"}]}, "primary")
    life = add_source(book, "life", {"type": "book", "title": "A Life", "issued": {"literal": "n.d."}})
    citation = cards.cite(book, event, letter, "fol. 3")
    cards.edit_citation(book, citation, via=life, via_locator="p. 9")
    outline = outlines.new_outline(book, "Did he do it?", "He did.")
    outlines.edit_outline(book, outline, dates="1924-1930", minutes=45, words=900)
    section = outlining.add_section(book, Spot("outline", outline), "Yes")
    outlining.edit_section(book, section, slots=["point", "evidence"], note="Begin here.")
    outlining.place(book, [first, event], Spot("section", section))
    demands.add_demand(book, outline, "Weigh the letter", is_goal=True)
    demands.switch_demand(book, outline, "links-back", on=False)
    assert debate
    return book


def test_what_was_made_by_hand_comes_into_an_empty_notebook(mine: Notebook, tmp_path: Path) -> None:
    made = make_pack(mine, HEAD)
    assert made.remarks == ()
    text = write_pack(made)
    other = quick_book(tmp_path, "other")
    import_pack(other, read_pack(text, "made.toml"))
    assert write_pack(make_pack(other, HEAD)) == text
    after, before = told(other, "csl", "stand"), told(mine, "csl", "stand")
    for table in ("link", "citation", "card_tag", "section", "placement", "demand"):  # by the pack from now on
        for row in (*after[table], *before[table]):
            for name in [name for name in row if name in ("uid", "section_id", "parent_id")]:
                del row[name]
        after[table].sort(key=str)
        before[table].sort(key=str)
    assert after == before
    other.close()


def test_keys_are_read_from_titles_and_no_two_are_the_same(mine: Notebook) -> None:
    made = make_pack(mine, HEAD)
    assert [card.key for card in made.cards] == ["he-did", "he-did-2", "the-letter", "jon-moss"]
    assert [source.key for source in made.sources] == ["moss1924", "life"]
    assert [side.key for side in made.debates[0].sides] == ["yes", "no", "both"]


def test_the_key_of_a_card_stays_whatever_it_is_called_by_then(mine: Notebook) -> None:
    before = make_pack(mine, HEAD)
    cards.edit_card(mine, 1, title="He did not")
    after = make_pack(mine, HEAD, known=[before])
    assert [(card.key, card.uid) for card in after.cards] == [(card.key, card.uid) for card in before.cards]


def test_of_chosen_cards_only_their_links_and_sources_come_along(mine: Notebook) -> None:
    some = make_pack(mine, HEAD, Chosen(cards={1}, outlines=(), debates=()))
    assert ([card.key for card in some.cards], some.links, some.sources) == (["he-did"], (), ())
    assert (some.debates, some.outlines, some.cards[0].side) == ((), (), "")
    with_outline = make_pack(mine, HEAD, Chosen(cards=(), debates=()))
    assert [card.key for card in with_outline.cards] == ["he-did", "the-letter"]
    assert [source.key for source in with_outline.sources] == ["moss1924", "life"]
    assert len(with_outline.links) == 1


def test_everything_in_a_notebook_is_in_a_pack_or_left_out_on_purpose(mine: Notebook, tmp_path: Path) -> None:
    """Every column of the schema is either named as left out, or comes back as it was (`told`)."""
    names = {*LOGGED} | {f"{table}.{column}" for table, columns in LOGGED.items() for column in columns}
    assert {*LEFT_OUT} <= names
    other = quick_book(tmp_path, "other")
    import_pack(other, make_pack(mine, HEAD))
    for table in LOGGED.keys() - LEFT_OUT.keys():
        assert mine.row(f"SELECT count(*) FROM {table}") == other.row(f"SELECT count(*) FROM {table}"), table
    other.close()


def test_without_the_pack_at_hand_the_uids_tell_what_came_from_it(tmp_path: Path) -> None:
    one = quick_book(tmp_path, "one")
    import_pack(one, sample_pack())
    made = make_pack(one, HEAD)
    assert [card.key for card in made.cards[:2]] == ["sample-card-0", "sample-card-1"]
    before = told(one)
    import_pack(one, made)
    assert {table: len(rows) for table, rows in told(one).items()} == {
        table: len(rows) for table, rows in before.items()
    }
    one.close()
