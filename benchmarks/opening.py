"""Opening a 10,000-item outline, all unfolded: into the model and the first picture, against the raw query."""

import argparse

from benchmarks.figures import in_turn, ratio, show, timed, times_of, under
from benchmarks.notebooks import make_essay, workplace
from benchmarks.windows import finish, open_desk
from essayplanner.notebook.notebook import Notebook


def raw(book: Notebook, outline_id: int) -> None:
    """Titles, notes and texts of the outline, as SQLite gives them."""
    book.connection.execute(
        "SELECT id, parent_id, position, title, role, note, words FROM section WHERE outline_id = ?", (outline_id,)
    ).fetchall()
    book.connection.execute(
        "SELECT p.id, p.section_id, p.parent_id, p.position, p.card_id, p.note, c.kind, c.title, c.caution, c.text "
        "FROM placement p JOIN card c ON c.id = p.card_id WHERE p.outline_id = ?",
        (outline_id,),
    ).fetchall()


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="opening", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_essay(place / "essay.essayplan")
        opened = times_of([timed(lambda: Notebook.open(path).close()) for _ in range(5)])
        desk = open_desk(path)
        window = desk.window
        outline_id = window.selection.outline_id
        model, view = window.outline.model, window.outline.view

        def query() -> None:
            raw(window.book, outline_id)

        def read() -> None:
            model.show(outline_id)

        def paint() -> None:
            view.viewport().repaint()

        def all_of_it() -> None:
            window.outline.show_outline(outline_id)
            view.viewport().repaint()
            window.outline.header.repaint()

        raw_times, read_times, paint_times, whole = in_turn(given.runs, query, read, paint, all_of_it, warm=2)
        show("opening the file, checks and all", opened)
        show("raw query of titles, notes and texts", raw_times)
        print(f"  {len(model.shown):,} rows are shown")
        show("into the model and the list", read_times)
        show("the picture of it", paint_times)
        show("the whole panel, shown", whole)
        ratio("model and list, medians", read_times.median, raw_times.median, 4)
        ratio("shown, medians", whole.median, raw_times.median, 4)
        under("shown, p99", whole.p99, 110)
        finish(desk)
