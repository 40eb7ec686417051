"""Bringing a pack in: once and again, stopped, and with what cannot stand in an outline."""

from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import StoppedError
from essayplanner.domain.outline import DEEPEST_PLACEMENT, DEEPEST_SECTION, Role
from essayplanner.domain.packs import Pack, PackCard, PackOutline, PackPlacement, PackSection
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.health import faults
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.importing_sources import Fate
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.work.pack_accounts import pack_account
from tests.notebook.tools import dump, new_notebook, python_calls, sample_pack


def test_importing_twice_brings_nothing_new(book: Notebook) -> None:
    brought = import_pack(book, sample_pack())
    assert brought == Imported(12, 0, 1, 1)
    cards.edit_card(book, 1, title="As the student has it")
    before = dump(book)
    again = import_pack(book, sample_pack())
    assert again == Imported(0, 12, 0, 0, again.met)
    assert [(there.cite_key, fate) for _source, there, fate in again.met] == [("service", Fate.HERE)]
    assert dump(book) == before


def test_a_larger_edition_of_a_pack_adds_what_is_new(book: Notebook) -> None:
    import_pack(book, sample_pack(size=12))
    assert import_pack(book, sample_pack(size=15))[:4] == Imported(3, 12, 0, 0)[:4]
    assert faults(book.path) == []


def test_importing_brings_back_what_was_thrown_away_if_the_student_says_so(book: Notebook) -> None:
    import_pack(book, sample_pack())
    cards.trash_cards(book, [1, 2])
    outlines.delete_outline(book, 1)
    assert import_pack(book, sample_pack())[:4] == Imported(0, 12, 0, 0)[:4]
    assert import_pack(book, sample_pack(), take=None)[:4] == Imported(2, 10, 0, 1)[:4]
    assert not book.rows("SELECT 1 FROM card WHERE trashed_at IS NOT NULL")
    book.undo()
    assert len(book.rows("SELECT 1 FROM card WHERE trashed_at IS NOT NULL")) == 2


def test_an_import_that_is_stopped_keeps_nothing(book: Notebook) -> None:
    before = dump(book)
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 1500

    with pytest.raises(StoppedError):
        import_pack(book, sample_pack("large", 3000), stop)
    assert dump(book) == before
    assert book.history() == []
    assert seen
    assert all(done <= of for done, of in seen)
    import_pack(book, sample_pack("large", 30), lambda done, of: True)


def test_an_update_that_is_stopped_keeps_nothing(book: Notebook) -> None:
    pack = sample_pack("large", 700)._replace(links=())
    import_pack(book, pack)
    before, seen = dump(book), list[int]()
    second = pack._replace(cards=tuple(each._replace(text="Anew") for each in pack.cards))

    def stop(done: int, of: int) -> bool:
        seen.append(done)
        return False

    with pytest.raises(StoppedError):
        import_pack(book, second, stop)
    assert seen == [500]
    assert dump(book) == before


def test_an_update_of_twice_as_many_cards_is_twice_the_work(book: Notebook, tmp_path: Path) -> None:
    def update(into: Notebook, size: int) -> int:
        pack = sample_pack("large", size)
        import_pack(into, pack)
        anew = [each._replace(text="Anew", side="", tags=("anew",)) for each in pack.cards]
        return python_calls(lambda: import_pack(into, pack._replace(cards=tuple(anew))))

    other = new_notebook(tmp_path / "other.essayplan", "x")
    assert update(other, 160) < 2.3 * update(book, 80)
    other.close()


def test_a_tag_written_twice_in_a_pack(book: Notebook) -> None:
    pack = Pack("p", "P", cards=(PackCard("a", Kind.CLAIM, "A", tags=("Terror", "terror", " terror", "", "TERROR")),))
    import_pack(book, pack)
    assert len(book.rows("SELECT 1 FROM card_tag")) == 1


def nested(depth: int) -> PackPlacement:
    return PackPlacement("c", "", (nested(depth - 1),) if depth > 1 else ())


def sections(depth: int) -> PackSection:
    return PackSection("S", Role.HEADING, sections=(sections(depth - 1),) if depth > 1 else ())


def test_what_cannot_stand_in_an_outline_is_left_out_and_told(book: Notebook) -> None:
    base = Pack("p", "P", cards=(PackCard("c", Kind.CLAIM, "A claim"), PackCard("e", Kind.EVIDENCE, "E")))

    def outline(section: PackSection) -> Pack:
        return base._replace(outlines=(PackOutline("o", "Q", sections=(section,)),))

    under = PackPlacement("e", "", (PackPlacement("c"),))
    for section, what, stand in (
        (PackSection("S", Role.HEADING, placements=(under, PackPlacement("c"))), "A claim", (1, 2)),
        (
            PackSection("S", Role.HEADING, placements=(nested(DEEPEST_PLACEMENT + 1),)),
            "A claim",
            (1, DEEPEST_PLACEMENT),
        ),
        (sections(DEEPEST_SECTION + 1), "S", (DEEPEST_SECTION, 0)),
    ):
        imported = import_pack(book, outline(section))
        assert [(each.outline, each.what) for each in imported.unplaced] == [("Q", what)]
        assert imported.unplaced[0].why in pack_account(imported).whole
        assert book.row("SELECT (SELECT count(*) FROM section), (SELECT count(*) FROM placement)") == stand
        assert pack_changes(book, outline(section))[:3] == ((), (), ())
        book.undo()
    whole = sections(DEEPEST_SECTION)._replace(placements=(nested(DEEPEST_PLACEMENT),))
    assert import_pack(book, outline(whole)).unplaced == ()
    assert faults(book.path) == []


def test_uids_of_a_pack_are_the_same_everywhere(book: Notebook, tmp_path: Path) -> None:
    import_pack(book, sample_pack())
    other = new_notebook(tmp_path / "other.essayplan", "x")
    import_pack(other, sample_pack())
    query = "SELECT uid FROM card UNION SELECT uid FROM source UNION SELECT uid FROM debate UNION SELECT uid FROM side"
    assert other.rows(query) == book.rows(query)
    other.close()
