"""The rules of the tree stand in `domain.outline` alone: where they are others, every asker goes by these."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain import outline as rules
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.outline import Role
from essayplanner.domain.packs import Pack, PackCard, PackOutline, PackPlacement, PackSection
from essayplanner.formats.packs import PackError, read_pack
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.mending import mend
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST, below
from essayplanner.notebook.packing import import_pack

PACK = """
[pack]
id = "p"
title = "P"
[[cards]]
key = "a"
kind = "claim"
title = "A"
[[outlines]]
key = "o"
title = "Q"
[[outlines.sections]]
title = "S"
placements = [{card = "a", placements = [{card = "a"}]}]
[[outlines.sections.sections]]
title = "T"
"""


def told() -> list[str]:
    """What is wrong with the pack."""
    try:
        read_pack(PACK, "p.toml")
    except PackError as error:
        return error.problems
    return []


def test_how_deep_things_go_is_settled_once(book: Notebook, full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = PackCard("a", Kind.CLAIM, "A")
    cards_below = PackSection("S", Role.HEADING, placements=(PackPlacement("a", "", (PackPlacement("a"),)),))
    sections_below = PackSection("S", Role.HEADING, sections=(PackSection("T", Role.HEADING),))
    packs = [
        Pack("p", "P", cards=(claim,), outlines=(PackOutline("o", "Q", sections=(each,)),))
        for each in (cards_below, sections_below)
    ]
    section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Why?")), "One")
    placed = outlining.place(book, [cards.add_card(book, Kind.CLAIM, "B")], Spot("section", section))[0]
    assert told() == []

    monkeypatch.setattr(rules, "DEEPEST_SECTION", 1)
    monkeypatch.setattr(rules, "DEEPEST_PLACEMENT", 1)
    assert len(told()) == 2
    for pack, left_out in zip(packs, ("A", "T"), strict=True):
        (unplaced,) = import_pack(book, pack).unplaced
        assert (unplaced.what, "1 level deep at most" in unplaced.why) == (left_out, True)
    with pytest.raises(RefusedError, match="1 level"):
        outlining.add_section(book, Spot("section", section))
    with pytest.raises(RefusedError, match="1 level"):
        outlining.copy(book, [Item("placement", placed)], Spot("placement", placed))
    with closing(sqlite3.connect(full)) as other:
        mend(other)
        assert other.execute("SELECT id FROM section WHERE parent_id IS NOT NULL").fetchall() == []
        assert other.execute("SELECT id FROM placement WHERE parent_id IS NOT NULL").fetchall() == []


def test_what_holds_nothing_is_settled_once(book: Notebook, full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a claim held nothing: what lies under the sample pack's claim may not stay there."""
    known = rules.why_not

    def stricter(moving: list[rules.Moving], place: rules.Place) -> str:
        return "No." if place.kind is Kind.CLAIM else known(moving, place)

    who, claim = (cards.add_card(book, kind, "B") for kind in (Kind.HISTORIAN, Kind.CLAIM))
    section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Why?")), "One")
    (placed,) = outlining.place(book, [who], Spot("section", section))
    outlining.place(book, [claim], Spot("placement", placed))
    assert faults(full) == []

    for module in ("formats.pack_reader", "notebook.health", "notebook.mending", "notebook.cards"):
        monkeypatch.setattr(f"essayplanner.{module}.why_not", stricter)
    assert any("No." in each for each in told())
    assert len(faults(full)) == 2
    with pytest.raises(RefusedError, match="move what is under it first"):
        cards.edit_card(book, who, kind=Kind.CLAIM)
    with closing(sqlite3.connect(full)) as other:
        mend(other)
        assert other.execute("SELECT id, parent_id FROM placement WHERE parent_id = 1").fetchall() == []


def deep_outline(book: Notebook, levels: int) -> int:
    """An outline of sections in each other, and of cards in each other in the first, as another program made it."""
    card, outline = cards.add_card(book, Kind.CLAIM, "A"), outlines.new_outline(book, "How deep?")
    section = placed = None
    with book.step(label("add-section")):
        for _level in range(levels):
            section = book.run(
                "INSERT INTO section (uid, outline_id, parent_id, position, title, role) "
                "VALUES (?, ?, ?, 1, 'S', 'heading')",
                (new_uid(), outline, section),
            )
            placed = book.run(
                "INSERT INTO placement (uid, outline_id, section_id, parent_id, card_id, position) "
                "VALUES (?, ?, ?, ?, ?, 1)",
                (new_uid(), outline, None if placed else section, placed, card),
            )
    return outline


def test_what_is_shown_is_as_deep_as_what_is_followed(book: Notebook) -> None:
    outline = deep_outline(book, LEVELS_AT_MOST)
    ((top,),) = book.rows("SELECT id FROM section WHERE outline_id = ? AND parent_id IS NULL", (outline,))
    shown = outlines.read_outline(book, outline)
    sections, placements = below(book, [Item("section", top)])
    assert len(list(shown.walk())) == len(sections) + 1 == LEVELS_AT_MOST
    assert len(placements) == LEVELS_AT_MOST
    assert faults(book.path) == []
    deeper = deep_outline(book, LEVELS_AT_MOST + 1)
    with pytest.raises(DamagedFileError, match="cannot be shown"):
        outlines.read_outline(book, deeper)
    assert len(faults(book.path)) == 2


@pytest.mark.parametrize("table", ["section", "placement"])
def test_one_level_too_many_is_not_shown_and_is_a_fault_of_sections_as_of_cards(book: Notebook, table: str) -> None:
    outline = deep_outline(book, LEVELS_AT_MOST + 1)
    other = "placement" if table == "section" else "section"
    with book.step(label("remove-one", title="S")):
        book.run(f"DELETE FROM {other} WHERE id = (SELECT max(id) FROM {other})")
    with pytest.raises(DamagedFileError, match="cannot be shown"):
        outlines.read_outline(book, outline)
    assert len(faults(book.path)) == 1
    with book.step(label("remove-one", title="S")):
        book.run(f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")
    assert len(list(outlines.read_outline(book, outline).walk())) == LEVELS_AT_MOST
    assert faults(book.path) == []


def test_of_cards_that_are_dragged_as_many_levels_are_read_as_are_shown(book: Notebook) -> None:
    for levels in (LEVELS_AT_MOST, LEVELS_AT_MOST + 1):
        outline = deep_outline(book, levels)
        ((top,),) = book.rows("SELECT id FROM placement WHERE outline_id = ? AND parent_id IS NULL", (outline,))
        if levels == LEVELS_AT_MOST:
            assert len(outlines.read_items(book, [top])) == 1
        else:
            with pytest.raises(DamagedFileError, match="cannot be shown"):
                outlines.read_items(book, [top])
