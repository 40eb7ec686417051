"""The trial of damaged notebooks, short, and that it sees what it is there for."""

import pytest

from essayplanner.notebook import outline_rows, salvage
from essayplanner.notebook.page_rows import Rows
from tests.trials import damage
from tests.trials.damage_kinds import KINDS


def test_intact_rows_are_saved_and_nothing_escapes() -> None:
    counts = damage.run(130, seed=7, read_every=5)
    assert counts.files.keys() == KINDS.keys()
    assert counts.intact.total() > 5000
    assert counts.readings > 500
    assert not counts.failed, str(counts)


def test_rows_that_are_not_looked_for_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rows, "_carved", lambda *_: iter(()))
    counts = damage.run(30, seed=7, read_every=100, kinds=("wrong head of a page",))
    assert counts.lost.total() > counts.intact.total() / 1000
    assert counts.failed


def test_saved_files_that_are_not_sound_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salvage, "mend", lambda _: None)
    counts = damage.run(10, seed=7, read_every=100, kinds=("zeroed pages",))
    assert counts.unsound
    assert counts.failed


def test_readings_that_break_out_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline_rows, "waiting_evidence", lambda *_: [][1])
    counts = damage.run(2, seed=7, kinds=("wrong letter in the schema", "wrong bytes in indexes"))
    assert any("IndexError" in what for what in counts.escaped)
    assert counts.failed
