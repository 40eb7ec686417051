"""Sources in a notebook: where used, merged, thrown away, imported; and the file of the release before."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.labels import Label
from essayplanner.notebook import backups, cards, migrations
from essayplanner.notebook.health import faults
from essayplanner.notebook.importing_sources import import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import citations_of, read_cards
from essayplanner.notebook.sources import (
    add_source,
    edit_source,
    merge_sources,
    new_cite_key,
    similar_pairs,
    similar_sources,
    source_uses,
    sources,
    trash_sources,
    use_counts,
)
from tests.notebook.tools import dump, quick_book

CASES = Path(__file__).parents[1] / "cases"
SERVICE = {
    "type": "book",
    "title": "Stalin: A Biography",
    "author": [{"family": "Service", "given": "Robert"}],
    "issued": {"date-parts": [[2004]]},
    "ISBN": "978-0-333-72627-6",
}
GETTY = {
    "type": "book",
    "title": "The Road to Terror",
    "author": [{"family": "Getty"}],
    "issued": {"date-parts": [[1999]]},
}


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    return quick_book(tmp_path)


def undone_and_redone(book: Notebook, before: object) -> None:
    after = dump(book)
    book.undo()
    assert dump(book) == before
    book.redo()
    assert dump(book) == after


def test_a_notebook_of_the_first_release_is_backed_up_and_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.essayplan"
    with closing(sqlite3.connect(path, isolation_level=None)) as old, monkeypatch.context() as first_release:
        first_release.setattr(migrations, "ALL", migrations.ALL[:1])
        migrations.bring_up_to_date(old)
        old.execute("INSERT INTO notebook VALUES (1, 'n', 'Old', '2026')")
        old.execute("INSERT INTO source (id, uid, cite_key, csl) VALUES (1, 's', 'k', '{\"title\": \"T\"}')")
        old.execute(
            "INSERT INTO card (id, uid, kind, title, created_at, edited_at) VALUES (1, 'c', 'claim', 'C', '', '')"
        )
        old.execute(
            "INSERT INTO citation (id, uid, card_id, source_id, locator, position) VALUES (1, 'x', 1, 1, 'p. 1', 1)"
        )
        old.execute("INSERT INTO step (id, label, at) VALUES (1, 'Cite', '')")
        old.execute(
            "INSERT INTO step_row (step_id, tbl, row_id, before, after) VALUES (1, 'citation', 1, NULL, "
            '\'{"id": 1, "uid": "x", "card_id": 1, "source_id": 1, "locator": "p. 1", "position": 1}\')'
        )
    whole = path.read_bytes()
    book = Notebook.open(path)
    assert [backup.path.read_bytes() for backup in backups.backups(path)] == [whole]
    assert book.connection.execute("PRAGMA user_version").fetchone() == (migrations.CURRENT,)
    (citation,) = read_cards(book)[0].citations
    assert (citation.source.title, citation.locator, citation.via, citation.via_locator) == ("T", "p. 1", None, "")
    book.undo()  # a step that was logged before the columns came
    assert read_cards(book)[0].citations == ()
    book.redo()
    assert read_cards(book)[0].citations == (citation,)
    book.close()
    assert faults(path) == []
    Notebook.open(path).close()


def test_a_source_quoted_in_another(book: Notebook) -> None:
    lenin, service = add_source(book, "l", {"title": "Letter"}), add_source(book, "s", SERVICE)
    card = cards.add_card(book, Kind.EVIDENCE, "Rude")
    cited = cards.cite(book, card, lenin, " p.  1 ")
    before = dump(book)
    cards.edit_citation(book, cited, via=service, via_locator=" p.  9 ")
    undone_and_redone(book, before)
    (citation,) = read_cards(book)[0].citations
    assert (citation.source.cite_key, citation.via and citation.via.cite_key, citation.via_locator) == (
        "l",
        "s",
        "p. 9",
    )
    (row,) = citations_of(book, card)
    assert (row.source_id, row.via_source_id, row.via_short, row.via_locator) == (
        lenin,
        service,
        "Service 2004",
        "p. 9",
    )
    with pytest.raises(RefusedError, match="in itself"):
        cards.edit_citation(book, cited, via=lenin)
    before = dump(book)
    cards.edit_citation(book, cited, "p. 2", via=None)
    undone_and_redone(book, before)
    assert citations_of(book, card)[0][3:] == ("p. 2", None, "", "")
    cards.edit_citation(book, cited, via=service, via_locator="p. 3")
    cards.edit_citation(book, cited, "p. 4")
    assert citations_of(book, card)[0][3:] == ("p. 4", service, "Service 2004", "p. 3")
    copy = cards.duplicate_card(book, card)
    assert citations_of(book, copy)[0][3:] == ("p. 4", service, "Service 2004", "p. 3")
    with book.step(Label("Delete for good")):  # the source that quotes may go: the citation stays
        book.run("DELETE FROM source WHERE id = ?", (service,))
    assert citations_of(book, card)[0].via_source_id is None


def test_where_a_source_is_used(book: Notebook) -> None:
    one, two = add_source(book, "one", SERVICE), add_source(book, "two", GETTY)
    first, second, gone = (cards.add_card(book, Kind.EVIDENCE, title) for title in ("B", "A", "C"))
    for card in (first, second, gone):
        cards.cite(book, card, one, "p. 1")
    cards.cite(book, first, one, "p. 2")
    cards.edit_citation(book, cards.cite(book, second, two), via=one, via_locator="p. 3")
    cards.trash_cards(book, [gone])
    assert [(use.title, use.locator, use.via) for use in source_uses(book, one)] == [
        ("A", "p. 1", False),
        ("A", "p. 3", True),
        ("B", "p. 1", False),
        ("B", "p. 2", False),
    ]
    assert use_counts(book) == {one: 2, two: 1}


def test_two_sources_become_one(book: Notebook) -> None:
    keep, gone = add_source(book, "k", {"title": "Stalin"}), add_source(book, "g", SERVICE, "secondary")
    card, other = cards.add_card(book, Kind.EVIDENCE, "A"), cards.add_card(book, Kind.EVIDENCE, "B")
    cards.cite(book, card, keep, "p. 1")
    cards.cite(book, card, gone, "p. 1")
    cards.cite(book, card, gone, "p. 2")
    cards.edit_citation(book, cards.cite(book, other, gone), via=keep, via_locator="p. 9")
    before = dump(book)
    merge_sources(book, keep, gone)
    undone_and_redone(book, before)
    (left,) = sources(book)
    assert (left.id, left.source.title, left.source.names, left.source.source_class) == (
        keep,
        "Stalin",
        ("Service",),
        "secondary",
    )
    assert left.source.cite_key == left.source.csl["id"] == "k"
    assert [(row.source_id, row.locator) for row in citations_of(book, card)] == [(keep, "p. 1"), (keep, "p. 2")]
    assert [(row.source_id, row.via_source_id) for row in citations_of(book, other)] == [(keep, None)]
    with pytest.raises(NotFoundError):
        merge_sources(book, keep, gone)
    with pytest.raises(RefusedError):
        merge_sources(book, keep, keep)


def test_a_source_in_use_is_not_thrown_away(book: Notebook) -> None:
    used, unused = add_source(book, "u", SERVICE), add_source(book, "n", GETTY)
    for title in "ABCDE":
        cards.cite(book, cards.add_card(book, Kind.EVIDENCE, title), used, "p. 1")
    before = dump(book)
    with pytest.raises(RefusedError, match=r"cited by 5 cards \(“A”, “B”, “C” and 2 more\)"):
        trash_sources(book, [unused, used])
    assert dump(book) == before
    trash_sources(book, [unused])
    assert [row.id for row in sources(book)] == [used]
    undone_and_redone(book, before)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({"title": "Something else", "ISBN": "0333726278", "type": "book"}, True),
        ({"title": "Stalin : a Biography", "author": [{"family": "SERVICE"}]}, True),
        ({"title": "Stalin", "author": [{"family": "Service"}], "issued": {"date-parts": [[2004]]}}, True),
        ({"title": "Stalin, A Biografy", "author": [{"family": "Service"}]}, True),
        (
            {"title": "Stalin: A Biography", "author": [{"family": "Service"}], "issued": {"date-parts": [[2010]]}},
            False,
        ),
        ({"title": "Stalin: A Biography", "author": [{"family": "Deutscher"}]}, False),
        ({"title": "Stalin: A Biography", "author": [{"family": "Service"}], "container-title": "A reader"}, False),
        ({"title": "Lenin: A Biography", "author": [{"family": "Service"}]}, False),
        ({"title": "", "author": [{"family": "Service"}]}, False),
        ({"title": "A chapter", "type": "chapter", "ISBN": "9780333726276"}, False),
    ],
)
def test_what_is_taken_for_the_same_work(book: Notebook, other: dict[str, object], alike: bool) -> None:
    id = add_source(book, "s", SERVICE)
    assert [row.id for row in similar_sources(book, other)] == ([id] if alike else [])
    second = add_source(book, "t", dict(other))
    assert {row.id for pair in similar_pairs(sources(book)) for row in pair} == ({id, second} if alike else set())


def test_volumes_are_not_one_work(book: Notebook) -> None:
    add_source(book, "s", GETTY | {"title": "Collected Works, vol. 1"})
    assert similar_sources(book, GETTY | {"title": "Collected Works, vol. 2"}) == []


def test_an_import_is_one_step_and_notices_what_is_here(book: Notebook) -> None:
    add_source(book, "service2004", SERVICE)
    before = dump(book)
    items: list[dict[str, Any]] = [
        SERVICE | {"id": "x"},
        GETTY | {"id": "Service2004"},
        {"title": "New", "issued": {"date-parts": [[1950]]}},
        GETTY | {"id": "again"},
        {"title": "The Newer", "odd": 1, "id": 7},
    ]
    imported = import_sources(book, items, source_class="primary")
    assert (len(imported.added), len(imported.known)) == (3, 2)
    keys = {row.source.cite_key: row.source for row in sources(book)}
    assert keys.keys() == {"service2004", "Service2004a", "new1950", "7"}
    assert keys["7"].source_class == "primary"
    assert "odd" not in keys["7"].csl
    undone_and_redone(book, before)
    assert [step.label.words for step in book.history()].count("Import 3 sources") == 1
    assert len(book.history()) == 2
    assert import_sources(book, items).known == (1, *imported.added)
    assert len(book.history()) == 2
    assert len(import_sources(book, items, with_similar=True).added) == 5
    assert len({row.source.cite_key.casefold() for row in sources(book)}) == 9


def test_keys_are_made_and_kept(book: Notebook) -> None:
    assert new_cite_key(book, SERVICE) == "service2004"
    id = add_source(book, "service2004", SERVICE)
    assert new_cite_key(book, SERVICE) == "service2004a"
    assert new_cite_key(book, {"title": "The Great Terror"}) == "great"
    assert (
        new_cite_key(book, {"author": [{"literal": "Łódź Museum"}], "issued": {"date-parts": [[1990]]}})
        == "lodzmuseum1990"
    )
    assert new_cite_key(book, {}) == "source"
    edit_source(book, id, GETTY)
    assert sources(book)[0].source.cite_key == "service2004"


def test_sources_with_accents_are_not_sorted_after_z(book: Notebook) -> None:
    items = json.loads((CASES / "sources-sorted-after-z.json").read_text(encoding="utf-8"))
    for item in items:
        add_source(book, item["id"], item)
    assert [row.source.names[0] for row in sources(book)] == ["Ångström", "Edwards", "Émile", "Zola"]
