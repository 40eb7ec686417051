"""Run the benchmarks: each against the limit it is held to, in the same run.

    python benchmarks/run.py [NAME ...] [-- OPTIONS of the one named]
    python benchmarks/run.py --list

Every measurement is a process of its own. Windows are shown on an Xvfb of ours where there is one (nothing then
disturbs them), else on the screen that is there, else offscreen; `start` needs Xvfb.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

NAMES = {
    "start": "start to first picture, and memory",
    "search": "search as you type at 1,000, 10,000 and 100,000 cards",
    "key_press": "key press to painted list at 100,000 cards",
    "spelling": "a note of 3,000 words written in, its spelling checked and not",
    "place": "placing a card in a 10,000-item outline",
    "drop": "drop to repaint at 10,000 items",
    "walk": "calls and statements of a drag, a drop and a title's edit",
    "scroll": "the list of 100,000 cards: scrolling, reset, filters",
    "opening": "opening a 10,000-item outline",
    "markdown_export": "Markdown of a 10,000-item outline",
    "export": "export of a 10,000-item outline to each format",
    "preview": "an edit to its finished note in the preview",
    "argument": "debate, timeline and map of 2,000 cards and 5,000 links: first layout, pan, zoom; 100 to 10,000 cards",
    "reading": "a PDF of 1,000 pages and a text of 300,000 words: shown, scrolled, searched",
    "coach": "the coach on outlines of 40 to 10,000 placements: read, looked over anew, and after a step",
    "sources": "the sources, 3,000 of them, to their painted window",
    "pdf": "a PDF of 1,000 pages: its first page, pages drawn, text, search",
    "importing": "import of 10,000 cards as one step",
    "texts_in": "1,000 blocks of a DOCX read, against pandoc alone; rich text that is pasted",
    "bringing": "1,000 cards made of a document as one step, and cutting and comparing them",
    "growth": "placing, moving and removing among 2,000 to 200,000 placements",
    "sizes": "a step in the window at 100 to 100,000 cards, 10 to 10,000 placements, 0 to 100,000 steps",
    "map_layout": "the layout of the map at 100 to 10,000 cards, and the lines that cross",
    "steps": "what a step costs, and what a long history costs",
}


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of a program that shows windows."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    server = shutil.which("Xvfb")
    if server is None:
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        yield environment
        return
    with tempfile.TemporaryDirectory(prefix="essayplanner-screen-") as folder:
        reading, writing = os.pipe()
        process = subprocess.Popen(
            [server, "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-fbdir", folder, "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as pipe:
                number = pipe.readline().strip()
            environment.pop("WAYLAND_DISPLAY", None)
            yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "BENCHMARK_SCREEN": folder}
        finally:
            process.terminate()
            process.wait()


def main() -> int:
    """Run what is named, or everything."""
    words = sys.argv[1:]
    words, options = (words[: words.index("--")], words[words.index("--") + 1 :]) if "--" in words else (words, [])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--list", action="store_true", help="name the benchmarks and end")
    given = parser.parse_args(words)
    if unknown := set(given.names) - NAMES.keys():
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    if given.list:
        print("\n".join(f"{name:<16} {what}" for name, what in NAMES.items()))
        return 0
    failed = 0
    began = time.perf_counter()
    with screen() as environment:
        for name in given.names or NAMES:
            print(f"{name}: {NAMES[name]}", flush=True)
            call = f"import sys; from benchmarks.{name} import main; main(sys.argv[1:])"
            failed |= subprocess.run([sys.executable, "-c", call, *options], cwd=ROOT, env=environment).returncode
            print(flush=True)
    print(f"{time.perf_counter() - began:.0f} s in all")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
