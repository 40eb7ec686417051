"""A notebook that was made of a pack is brought up to date by its next version, as one into which it was imported."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.packs import Pack
from essayplanner.formats.pack_writer import write_pack
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.notebook.salvage import save_intact
from essayplanner.work.new_notebooks import make_from_pack
from tests.notebook.tools import sample_pack


@pytest.fixture
def first() -> Pack:
    pack = sample_pack()
    source = pack.sources[0]
    return pack._replace(version="1", sources=(source._replace(csl=source.csl | {"type": "book"}),))


@pytest.fixture
def second(first: Pack) -> Pack:
    """The next version: the first card has gone, and links; the second is called otherwise, and has lost its tags."""
    kept = (first.cards[1]._replace(title="Called otherwise", tags=(), citations=()), *first.cards[2:])
    return first._replace(version="2", cards=kept, links=first.links[2:], outlines=())


@pytest.fixture
def made(first: Pack, tmp_path: Path) -> Iterator[Notebook]:
    """A notebook that was made of the first version."""
    (tmp_path / "pack.toml").write_text(write_pack(first), encoding="utf-8")
    make_from_pack(tmp_path / "made.essayplan", tmp_path / "pack.toml")
    with closing(Notebook.open(tmp_path / "made.essayplan")) as book:
        yield book


def test_what_was_left_alone_is_updated_and_nothing_is_asked(made: Notebook, first: Pack, second: Pack) -> None:
    assert made.history() == []
    changes = pack_changes(made, second)
    assert (changes.asked, [each.title for each in changes.gone if each.table == "card"]) == ((), ["sample card 0"])
    import_pack(made, second)
    card = "SELECT title, (SELECT count(*) FROM card_tag WHERE card_id = card.id) FROM card WHERE id = 2"
    assert made.row(card) == ("Called otherwise", 0)
    assert made.rows("SELECT 1 FROM citation WHERE card_id = 2") == []
    assert made.rows("SELECT from_card_id FROM link ORDER BY id") == [(2,), (6,), (8,), (10,), (12,)]
    assert pack_changes(made, first).newer == "2"


def test_what_the_student_added_stays_and_an_older_version_is_told(made: Notebook, second: Pack) -> None:
    cards.change_tags(made, 2, ["mine"])
    cards.cite(made, 2, 1, "p. 99")
    cards.edit_card(made, 2, title="As I call it")
    assert [each.field for each in pack_changes(made, second).asked] == ["title"]
    import_pack(made, second)
    assert made.rows("SELECT t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE card_id = 2") == [("mine",)]
    assert made.rows("SELECT locator FROM citation WHERE card_id = 2") == [("p. 99",)]
    assert pack_changes(made, second._replace(version="0")).newer == "2"


def test_an_older_version_is_told_at_once(made: Notebook, first: Pack) -> None:
    assert pack_changes(made, first._replace(version="0")).newer == "1"
    assert pack_changes(made, first._replace(id="another", version="0")).newer == ""


def test_what_is_saved_of_a_damaged_one_is_the_students(made: Notebook, second: Pack, tmp_path: Path) -> None:
    """Its log is gone, so nobody knows what came with the pack."""
    made.close()
    save_intact(made.path, tmp_path / "saved.essayplan")
    with closing(Notebook.open(tmp_path / "saved.essayplan")) as saved:
        before = saved.rows("SELECT uid FROM link")
        import_pack(saved, second)
        assert saved.rows("SELECT uid FROM link") == before
