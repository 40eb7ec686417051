"""An outline of any size in the preview: prepared beside the window, and the reader stays where they are."""

import sqlite3
import threading
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label
from essayplanner.domain.outline import Outline
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.preview import preparing
from essayplanner.ui.preview.panel import PreviewPanel
from essayplanner.ui.preview.preparing import OFF_THREAD, READ_BESIDE
from tests.ui.preview.shown import text_of


def fill(book: Notebook, essay: dict[str, int], number: int) -> None:
    with book.step(Label("Fill")):
        for _ in range(number // 5):
            outlining.place(
                book,
                [cards.add_card(book, Kind.CLAIM, f"Claim {i}", text="Words. " * 20) for i in range(5)],
                Spot("section", essay["second"]),
            )


def test_a_large_outline_is_prepared_elsewhere_and_stale_work_dropped(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        fill(book, essay, OFF_THREAD + 50)
    prepared: list[object] = []
    panel._preparing.made.connect(prepared.append)
    for number in range(3):
        outlining.edit_section(book, essay["first"], note=f"Version {number}")
        panel._refresh()
    qtbot.waitUntil(lambda: "Version 2" in text_of(panel) and not panel.page.setter.busy, timeout=20_000)
    qtbot.wait(300)
    assert 0 < len(prepared) < 3
    assert "Version 2" in text_of(panel)


def test_what_cannot_be_prepared_is_said_and_tried_once(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Outline] = []

    def refuse(outline: Outline, how: object) -> None:
        tried.append(outline)
        raise EssayError("It is too deep.")

    monkeypatch.setattr(preparing, "_made", refuse)
    fill(book, essay, OFF_THREAD + 50)
    qtbot.waitUntil(lambda: "It is too deep." in panel.remark.text())
    qtbot.wait(300)
    assert len(tried) == 1


def fill_more(book: Notebook, section_id: int, number: int) -> None:
    """So many placements of one card, quickly, as another program makes them."""
    outline_id, card_id = book.row(
        "SELECT outline_id, (SELECT min(id) FROM card) FROM section WHERE id = ?", (section_id,)
    )
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.executemany(
            "INSERT INTO placement (uid, outline_id, section_id, card_id, position) VALUES (?, ?, ?, ?, ?)",
            [(f"more {n}", outline_id, section_id, card_id, 1_000_000 + n) for n in range(number)],
        )
    book.look_for_changes()


def test_a_very_large_outline_is_read_beside_the_window(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        fill_more(book, essay["second"], READ_BESIDE)
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        cards.edit_card(book, essay["tools"], title="Written anew")
    book.connection.set_trace_callback(None)
    assert text_of(panel).count("Written anew") == READ_BESIDE + 1
    assert [statement for statement in asked if "happened, caution" in statement] == []  # the cards of an outline


def test_paragraphs_that_did_not_change_are_one_value_with_those_of_before(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        fill(book, essay, OFF_THREAD + 50)
    before = panel._styler.before.paragraphs
    section = book.row("SELECT title FROM section WHERE id = ?", (essay["second"],))[0]
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        outlining.edit_section(book, essay["second"], title=f"{section}, anew")
    after = panel._styler.before.paragraphs
    assert [old.text for old, new in zip(before, after, strict=True) if new is not old] == [section]


def test_a_step_ends_the_reading_beside_the_window_and_it_begins_anew(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_more(book, essay["second"], READ_BESIDE)
    begun = threading.Event()

    def slow(other: Notebook, outline_id: int) -> Outline:
        if not begun.is_set():
            endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n, card"
            other.connection.set_progress_handler(begun.set, 1000)
            other.rows(endless)
        return outlines.read_outline(other, outline_id)

    monkeypatch.setattr(preparing, "read_outline", slow)
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    book.be_patient(200)
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        outlining.edit_section(book, essay["first"], note="Written meanwhile")
    assert "Written meanwhile" in text_of(panel)


def test_the_reader_stays_where_they_are(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.refreshed, timeout=20_000):
        fill(book, essay, 100)
    panel.page.document().size()
    bar = panel.page.verticalScrollBar()
    bar.setValue(700)
    with qtbot.waitSignal(panel.refreshed):
        outlining.edit_note(book, essay["placed_cheka"], "A note above")
    assert bar.value() == 700
    with qtbot.waitSignal(panel.refreshed):
        book.undo()
    assert bar.value() == 700


def test_the_reader_stays_where_they_are_when_most_is_set_anew(
    qtbot: QtBot, panel: PreviewPanel, book: Notebook, essay: dict[str, int], theme: Theme
) -> None:
    fill(book, essay, 600)
    qtbot.waitUntil(lambda: panel.page.document().blockCount() > 1000 and not panel.page.setter.busy, timeout=20_000)
    panel.page.document().size()
    bar = panel.page.verticalScrollBar()
    there = 40_000
    bar.setValue(there)
    assert bar.value() == there
    theme.choose(mode="dark")
    qtbot.waitUntil(lambda: not panel.page.setter.busy, timeout=20_000)
    qtbot.waitUntil(lambda: bar.value() == there)
    theme.choose(mode="light")
