"""Sources of a pack beside those of the notebook: none is taken for another, and those that look alike are told."""

from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.packs import Pack, PackCard, PackCitation, PackSource
from essayplanner.notebook.cards import remove_citation
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.importing_sources import Fate
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.reading import read_cards
from essayplanner.notebook.sources import add_source, merge_sources, sources, trash_sources
from essayplanner.work.pack_accounts import pack_account
from tests.domain.works import BOOK, NEWS, on


def pack(csl: dict[str, Any], card: str = "c", version: str = "1") -> Pack:
    cited = PackCard(card, Kind.CLAIM, "A claim", citations=(PackCitation("book", "p. 1"),))
    return Pack("p", "A pack", version, sources=(PackSource("book", csl),), cards=(cited,))


def cited(book: Notebook) -> list[str]:
    """The cite keys that the cards cite, in the order they came."""
    return [citation.source.cite_key for card in read_cards(book) for citation in card.citations]


def live(book: Notebook) -> list[str]:
    return [row.source.cite_key for row in sources(book)]


def test_a_source_of_a_pack_that_looks_like_one_here_comes_in_and_is_told(book: Notebook) -> None:
    """It keeps its uid: another notebook has it too, and the two may be brought together."""
    add_source(book, "own", BOOK)
    imported = import_pack(book, pack(BOOK))
    assert (live(book), cited(book), imported.sources) == (["own", "book"], ["book"], 1)
    account = pack_account(imported)
    assert account.sentence == (
        "Imported 1 card and 1 source. 1 source looks like one that was here before; both are kept."
    )
    title = "Service 2004, “Stalin: A Biography”"
    assert account.shown.splitlines()[1:] == [f"{title}: looks like {title} (own)"]


def test_newspapers_of_several_days_in_a_pack_and_here_stay_apart(book: Notebook) -> None:
    add_source(book, "own", NEWS)
    imported = import_pack(book, pack(NEWS | {"issued": on(1812, 3, 10)}))
    assert (len(live(book)), imported.met, pack_account(imported).shown) == (2, (), "")


def test_a_second_import_of_a_pack_tells_which_sources_were_here(book: Notebook) -> None:
    assert import_pack(book, pack(BOOK)) == Imported(1, 0, 1, 0)
    again = import_pack(book, pack(BOOK | {"title": "Stalin, revised"}))
    assert (again.sources, [(there.cite_key, fate) for _source, there, fate in again.met]) == (0, [("book", Fate.HERE)])
    assert live(book) == ["book"]
    account = pack_account(again)
    assert account.sentence.endswith("1 source was here already.")
    assert account.shown.splitlines() == [
        "Sources that were here already:",
        "Service 2004, “Stalin, revised”: here as Service 2004, “Stalin: A Biography” (book)",
    ]


def test_a_source_of_a_pack_that_was_thrown_away_comes_back_for_the_cards_that_cite_it(book: Notebook) -> None:
    import_pack(book, pack(BOOK))
    remove_citation(book, book.row("SELECT id FROM citation")[0])
    trash_sources(book, [row.id for row in sources(book)])
    assert live(book) == []
    imported = import_pack(book, pack(BOOK, "another"))
    assert (live(book), cited(book), imported.sources) == (["book"], ["book"], 1)


def test_a_source_of_a_pack_that_was_merged_stays_merged_until_a_new_card_cites_it(book: Notebook) -> None:
    import_pack(book, pack(BOOK))
    own = add_source(book, "own", BOOK | {"title": "Stalin"})
    merge_sources(book, own, next(row.id for row in sources(book) if row.id != own))
    assert import_pack(book, pack(BOOK)).sources == 0
    assert (live(book), cited(book)) == (["own"], ["own"])
    assert import_pack(book, pack(BOOK, "another")).sources == 1
    assert sorted(live(book)) == ["book", "own"]
