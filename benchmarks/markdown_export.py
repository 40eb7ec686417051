"""Markdown of a 10,000-item outline against the raw query and joining the strings."""

import argparse
import gc
from collections import defaultdict

from benchmarks.figures import in_turn, ratio, show
from benchmarks.notebooks import make_essay, workplace
from essayplanner.formats.essay import freeze
from essayplanner.formats.markdown import markdown_of
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline, read_outline


def raw(book: Notebook, outline_id: int) -> str:
    """Query what the export needs and join it, without escaping, cleaning or citation style."""
    run = book.connection.execute
    cited = defaultdict(list)
    for card_id, csl, locator in run(
        "SELECT x.card_id, s.csl, x.locator FROM citation x JOIN source s ON s.id = x.source_id WHERE x.card_id IN "
        "(SELECT card_id FROM placement WHERE outline_id = ?) ORDER BY x.position",
        (outline_id,),
    ):
        cited[card_id].append(f"{csl}, {locator}")
    under = defaultdict(list)
    for row in run(
        "SELECT p.id, p.section_id, p.parent_id, p.card_id, p.note, c.kind, c.title, c.text, c.happened "
        "FROM placement p JOIN card c ON c.id = p.card_id WHERE p.outline_id = ? ORDER BY p.position",
        (outline_id,),
    ):
        under[("section", row[1]) if row[1] else ("placement", row[2])].append(row)
    sections = defaultdict(list)
    for row in run(
        "SELECT id, parent_id, title, note FROM section WHERE outline_id = ? ORDER BY position", (outline_id,)
    ):
        sections[row[1]].append(row)
    parts: list[str] = []
    notes: list[str] = []

    def cards(key: tuple[str, int], indent: str) -> None:
        for id, _, _, card_id, note, kind, title, text, when in under.get(key, ()):
            notes.extend(cited[card_id])
            parts.append(f"{indent}- {'**' if kind == 'claim' else ''}{title} ({when})[^{len(notes)}]")
            parts.append(f"{indent}  {text}")
            if note:
                parts.append(f"{indent}  {note}")
            cards(("placement", id), indent + "    ")

    def walk(parent: int | None, depth: int) -> None:
        for id, _, title, note in sections.get(parent, ()):
            parts.append(f"{'#' * depth} {title}")
            if note:
                parts.append(note)
            cards(("section", id), "")
            walk(id, depth + 1)

    walk(None, 2)
    return "\n\n".join(parts + [f"[^{number}]: {text}" for number, text in enumerate(notes, 1)])


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="markdown_export", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args(words)
    with workplace() as place:
        book = Notebook.open(make_essay(place / "essay.essayplan"))
        outline_id = find_outline(book).id
        outline = read_outline(book, outline_id)
        gc.disable()  # as `__main__` does, for window and command line
        raw_times, ours, read, written = in_turn(
            given.runs,
            lambda: raw(book, outline_id),
            lambda: markdown_of(freeze(read_outline(book, outline_id))),
            lambda: read_outline(book, outline_id),
            lambda: markdown_of(freeze(outline)),
        )
        show("query and join", raw_times)
        show("read and exported", ours)
        show("  of which read as values", read)
        show("  of which written as Markdown", written)
        ratio("export, medians", ours.median, raw_times.median, 2.4)
        book.close()
