"""Packs and lists of sources come in by one job, with one account, whoever asks for it."""

import json
import re
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from essayplanner import language
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.pack_changes import PackChange
from essayplanner.language.choosing import load
from essayplanner.language.pseudo import odd
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.work.bringing_in import Brought, bring_in_sources, compared, look_into_pack, sources_of
from essayplanner.work.new_notebooks import make_from_pack
from essayplanner.work.pack_accounts import pack_account
from essayplanner.work.progress import Progress

PACK = (
    '[pack]\nid = "a"\ntitle = "A pack"\n'
    '[[cards]]\nkey = "one"\nkind = "claim"\ntitle = "One"\n[[cards]]\nkey = "two"\nkind = "claim"\ntitle = "Two"\n'
)


class Heard(Progress):
    """Keeps what is said, and stops when it was asked so often."""

    def __init__(self, stop_after: int = 1000) -> None:
        self.said: list[str] = []
        self._left = stop_after

    def cancelled(self) -> bool:
        self._left -= 1
        return self._left < 0

    def _said(self, sentence: str) -> None:
        self.said.append(sentence)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "p.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


def listed(path: Path, *titles: str) -> Path:
    path.write_text(json.dumps([{"id": title, "type": "book", "title": title} for title in titles]), encoding="utf-8")
    return path


CHANGE = PackChange("card", "u", "Kirov", "text", "as I have it", "as they have it")


@pytest.mark.parametrize(
    ("imported", "said"),
    [
        (Imported(3, 0, 1, 0), "Imported 3 cards and 1 source."),
        (Imported(0, 1, 0, 0), "No new cards, sources or outlines. 1 card was already here."),
        (Imported(1, 2, 0, 2), "Imported 1 card and 2 outlines. 2 cards were already here."),
        (
            Imported(0, 3, 0, 0, updated=2, kept=(CHANGE,), gone=(CHANGE, CHANGE)),
            "No new cards, sources or outlines. 3 cards were already here. 2 things were updated. 1 thing "
            "that you changed, and that differs in the pack, stays as it is. 2 things are no longer in the pack, and "
            "stay here.",
        ),
    ],
)
def test_the_account_of_a_pack(imported: Imported, said: str) -> None:
    assert pack_account(imported).sentence == said


def test_sources_come_in_with_an_account_of_what_stays_out(
    book: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = partial(opened_beside, book.path, book.uid)
    heard = Heard()
    lists = sources_of([listed(tmp_path / "a.json", "One", "Two"), listed(tmp_path / "b.json", "Three")], heard)
    assert heard.said == ["Reading “a.json”…", "Reading “b.json”…"]
    one = [lists[0]._replace(listed=lists[0].listed[:1])]
    first = bring_in_sources(one, opened, heard)
    assert first.sentence == "Imported 1 source."
    book.look_for_changes()
    there = {row.id: row.source for row in sources(book)}
    alike = [re.sub(r", line \d+", "", line) for line in compared(lists, there, heard).alike]
    assert alike == ["“a.json”, No. 1, “One”: here as “One” (One)"]
    second = bring_in_sources(lists, opened, heard, other_files=2)
    assert second.known == first.added
    assert second.sentence == (
        "Imported 2 sources. 1 source was here already and stays as it is. No sources were found in 2 other files."
    )
    assert bring_in_sources(lists, opened, heard, with_similar=True).sentence == "Imported 3 sources."
    monkeypatch.setattr(language, "catalogue", load(["qps"], lambda: None)[1])
    assert bring_in_sources(lists, opened, heard, with_similar=True).sentence == odd("Imported 3 sources.")


def test_a_pack_fills_a_notebook_or_comes_into_one(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.essayplan"
    assert make_from_pack(path, pack) == "Imported 2 cards."
    heard = Heard()
    brought = look_into_pack(pack, lambda: closing(Notebook.open(path)), heard)
    assert isinstance(brought, Brought)
    assert brought.sentence.endswith("2 cards were already here.")
    assert heard.said == ["Importing “A pack”…"]


def test_a_job_that_is_stopped_changes_nothing(book: Notebook, pack: Path, tmp_path: Path) -> None:
    before = book.path.read_bytes()
    opened = partial(opened_beside, book.path, book.uid)
    with pytest.raises(StoppedError):
        look_into_pack(pack, opened, Heard(0))
    lists = sources_of([listed(tmp_path / "a.json", "One", "Two")], Progress())
    for after in range(4):  # before each source is looked at, and before each is added
        with pytest.raises(StoppedError):
            bring_in_sources(lists, opened, Heard(after))
    assert book.path.read_bytes() == before


def test_a_notebook_that_was_replaced_is_not_written_to(book: Notebook, pack: Path) -> None:
    with pytest.raises(EssayError, match="replaced by another program"):
        look_into_pack(pack, partial(opened_beside, book.path, "another"), Progress())
