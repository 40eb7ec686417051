"""Another notebook is read without being changed, and what is wanted of it comes into this one."""

import gzip
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.pack_parts import Parts, Sizes, part_of
from essayplanner.notebook import backups, cards
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.copying import copy_in
from essayplanner.notebook.migrations import CURRENT
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.sources import add_source
from essayplanner.work.copying import OtherNotebook, look_into_notebook, said, things_in
from essayplanner.work.progress import Progress
from tests.notebook.tools import dump, execute, quick_book, sample_pack

OLD = Path(__file__).parents[1] / "notebook" / "files" / "version-1.essayplan.gz"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    """The notebook into which something is copied."""
    with closing(quick_book(tmp_path, "mine.essayplan")) as book:
        yield book


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The notebook from which something is copied."""
    with closing(quick_book(tmp_path, "other.essayplan")) as other:
        import_pack(other, sample_pack())
        add_source(other, "lone", {"type": "book", "title": "Read by nobody"})
        return other.path


def opener(book: Notebook) -> Callable[[], AbstractContextManager[Notebook]]:
    return partial(opened_beside, book.path, book.uid)


def looked(book: Notebook, path: Path) -> OtherNotebook:
    return look_into_notebook(path, opener(book), Progress())


def test_all_of_it_comes_as_one_step_and_is_known_again(book: Notebook, other: Path) -> None:
    before, file = dump(book), other.read_bytes()
    found = looked(book, other)
    assert found.title == "Stalin"
    assert found.coming(found.usual) == Sizes(12, 1, 1, 2)
    assert things_in(found.coming(found.usual)) == "12 cards and 1 outline"
    assert said(copy_in(book, found.pack)) == "Copied 12 cards and 1 outline from another notebook."
    assert book.history()[-1].label.words == "Copy 12 cards from another notebook"
    again = looked(book, other)
    assert again.coming(again.usual) == Sizes()
    assert said(copy_in(book, again.pack)) == "12 cards are here already."
    assert len(book.history()) == 1
    book.undo()
    assert (dump(book), other.read_bytes()) == (before, file)


def test_only_what_is_wanted_comes(book: Notebook, other: Path) -> None:
    found = looked(book, other)
    pack = found.pack
    claims = sum(card.kind is Kind.CLAIM for card in pack.cards)
    part = part_of(pack, Parts({Kind.CLAIM}))
    assert ({card.kind for card in part.cards}, len(part.cards)) == ({Kind.CLAIM}, claims)
    assert (part.outlines, part.debates) == ((), ())
    two = part_of(pack, Parts({Kind.CLAIM, Kind.EVIDENCE}))
    called = {card.key: card.title for card in pack.cards}
    assert {(called[each.from_card], called[each.to_card]) for each in two.links} == {
        ("sample card 1", "sample card 0"),
        ("sample card 7", "sample card 6"),
    }
    assert any(card.side for card in pack.cards)
    assert {(card.side, card.stand) for card in part_of(pack, Parts({*Kind})).cards} == {("", None)}
    outline = part_of(pack, Parts((), [pack.outlines[0].key]))
    assert [card.title for card in outline.cards] == [f"sample card {n}" for n in range(4)]
    assert [each.csl["title"] for each in part_of(pack, Parts((), sources=True)).sources] == ["Read by nobody"]
    assert part_of(pack, found.usual) == found.part(found.usual) == pack


def test_debates_and_sources_alone_are_told(book: Notebook, other: Path) -> None:
    found = looked(book, other)
    debate = Parts((), debates=[found.pack.debates[0].key])
    assert things_in(found.coming(debate)) == "1 debate"
    assert said(copy_in(book, part_of(found.pack, debate))) == "Copied 1 debate from another notebook."
    assert book.history()[-1].label.words == "Copy from another notebook"
    assert said(copy_in(book, part_of(found.pack, debate))) == "All of it is here already."
    source = Parts((), sources=True)
    assert said(copy_in(book, part_of(found.pack, source))) == "Copied 1 source from another notebook."


def test_what_is_here_is_told_by_uid_and_of_sources_by_what_they_say(book: Notebook, other: Path) -> None:
    found = looked(book, other)
    copy_in(book, part_of(found.pack, Parts({Kind.CLAIM})))
    cards.trash_cards(book, [1])
    mine = add_source(book, "mine", {"type": "book", "title": "Read by nobody"})
    here = looked(book, other).here
    claims = [card.key for card in found.pack.cards if card.kind is Kind.CLAIM]
    assert (set(here.there.cards), here.there.outlines, here.there.debates) == (set(claims[1:]), set(), set())
    assert (set(here.deleted.cards), "lone" in here.there.sources) == ({claims[0]}, True)
    with closing(Notebook.open(other)) as theirs:
        (evidence,) = theirs.row("SELECT id FROM card WHERE kind = 'evidence' ORDER BY id")
        (lone,) = theirs.row("SELECT id FROM source WHERE cite_key = 'lone'")
        cards.cite(theirs, evidence, lone, "p. 333")
        cards.link_cards(theirs, evidence, 1, Relation.QUALIFIES, "")
    copy_in(book, looked(book, other).pack)
    assert book.row("SELECT source_id FROM citation WHERE locator = 'p. 333'") == (mine,)


def test_an_old_notebook_is_read_and_stays_old(book: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "old.essayplan"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    before, files = path.read_bytes(), sorted(tmp_path.rglob("*"))
    found = looked(book, path)
    assert copy_in(book, found.pack).new == len(found.pack.cards) > 2
    assert (path.read_bytes(), sorted(tmp_path.rglob("*")), backups.backups(path)) == (before, files, [])


def test_one_that_was_interrupted_is_not_rolled_back_on_the_disk(book: Notebook, other: Path) -> None:
    with closing(sqlite3.connect(other, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE card SET text = text || zeroblob(9000)")
        torn = {each: each.read_bytes() for each in (other, other.with_name(other.name + "-journal"))}
        writer.execute("ROLLBACK")
    for each, content in torn.items():
        each.write_bytes(content)
    assert [card.title for card in looked(book, other).pack.cards[:2]] == ["sample card 0", "sample card 1"]
    assert {each: each.read_bytes() for each in torn} == torn


def test_what_cannot_be_copied_is_said_in_a_sentence(
    book: Notebook, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("essayplanner.notebook.opening.BUSY_TIMEOUT", 20)

    def why(path: Path) -> str:
        before = path.read_bytes() if path.exists() else b""
        with pytest.raises(EssayError) as error:
            looked(book, path)
        assert (path.read_bytes() if path.exists() else b"") == before
        return str(error.value)

    assert "is this very notebook; nothing was copied." in why(book.path)
    (tmp_path / "link.essayplan").symlink_to(book.path)
    assert "is this very notebook" in why(tmp_path / "link.essayplan")
    assert "none.essayplan" in why(tmp_path / "none.essayplan")
    with closing(quick_book(tmp_path, "empty.essayplan")) as empty:
        assert "holds nothing that could be copied" in why(empty.path)
    text = tmp_path / "text.essayplan"
    text.write_text("no notebook")
    assert "is not an EssayPlanner notebook" in why(text)
    cut = tmp_path / "cut.essayplan"
    cut.write_bytes(other.read_bytes()[:9000])
    assert "is damaged (its end is missing)" in why(cut)
    newer = tmp_path / "newer.essayplan"
    newer.write_bytes(other.read_bytes())
    execute(newer, f"PRAGMA user_version = {CURRENT + 1}")
    assert "newer version of EssayPlanner" in why(newer)
    with closing(sqlite3.connect(other, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        assert "Another program is using “other.essayplan”" in why(other)


def test_a_copy_can_be_stopped_and_then_nothing_came(book: Notebook, other: Path) -> None:
    pack = looked(book, other).pack
    many = pack._replace(
        cards=tuple(pack.cards[0]._replace(key=f"k{n}", uid="") for n in range(1100)), links=(), outlines=()
    )
    before = dump(book)
    with pytest.raises(StoppedError):
        copy_in(book, many, lambda done, of: done < 1000)
    assert dump(book) == before
