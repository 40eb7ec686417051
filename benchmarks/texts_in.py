"""1,000 blocks of a DOCX read into a writing, against pandoc alone on the same bytes; and rich text that is pasted."""

import argparse
import time
from collections.abc import Callable

from benchmarks.figures import Times, in_turn, ratio, show, times_of, under
from benchmarks.notebooks import Author
from essayplanner.cite.pandoc import Pandoc
from essayplanner.formats.texts.as_markdown import as_markdown
from essayplanner.formats.texts.pages import read_html
from essayplanner.formats.texts.reading import read_text

#: All of ours takes no more than so many times what pandoc takes to start and to write its tree.
_MOST = 2.0
#: What is pasted stands there before it is missed, in milliseconds.
_PASTED = 100.0


def notes(blocks: int) -> str:
    """Notes in Markdown: a heading to nine items, with italics, links and footnotes."""
    author = Author()
    lines = []
    for number in range(blocks):
        if number % 10 == 0:
            lines.append(f"\n## {author.text(4)}\n")
        else:
            lines.append(f"- {author.text(20)} *{author.text(2)}* [{author.text(2)}](https://example.org/{number})")
    return "\n".join(lines)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="texts_in", description=__doc__)
    parser.add_argument("--blocks", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=15)
    given = parser.parse_args(words)
    pandoc, text = Pandoc(), notes(given.blocks)
    data = pandoc(["-f", "commonmark_x", "-t", "docx", "-o", "-"], text.encode())
    html = pandoc(["-f", "commonmark_x", "-t", "html"], notes(100).encode()).decode()
    assert len(read_text(data, "notes.docx", pandoc).blocks) == given.blocks
    alone, ours = in_turn(
        given.runs,
        lambda: pandoc(["-f", "docx", "-t", "json", "--track-changes=all"], data),
        lambda: read_text(data, "notes.docx", pandoc),
    )
    print(f"{given.blocks} blocks of a DOCX of {len(data) // 1000} kB")
    show("pandoc alone, to its tree", alone)
    show("read_text, with that", ours)
    ratio("read_text to pandoc alone", ours.median, alone.median, _MOST)
    print(f"100 blocks pasted as HTML of {len(html) // 1000} kB")
    pasted = _processor(given.runs, lambda: as_markdown(read_html(html)))
    show("to Markdown, processor time", pasted)
    under("to Markdown", pasted.p99, _PASTED)


def _processor(runs: int, work: Callable[[], object]) -> Times:
    """The processor's time of this thread, in milliseconds: others may be busy."""
    found = []
    for _ in range(runs):
        began = time.thread_time()
        work()
        found.append((time.thread_time() - began) * 1000)
    return times_of(found)
