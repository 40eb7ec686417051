"""Every file that the program opens, every process it starts and every socket it makes, on a stranger's files.

    python tests/trials/opens.py [--count N] [--seed S]

Runs each command of the command line and the window, all that it shows walked through, under strace, on a notebook, a
pack, a style and lists of sources whose texts name files. What they may open stands in the table of docs/security.md;
anything else is printed, and the exit code is 1. N takes so many of the runs, drawn by the seed S, in place of all.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests import hostile  # noqa: E402  (the program is beside this script, wherever it is called from)
from tests.trials.opened import Deed, deeds  # noqa: E402

NO_STRACE = "strace cannot be used on this computer, so nothing was tried."
LIST = ROOT / "docs" / "security.md"

_CALLS = (
    "open,openat,openat2,creat,execve,execveat,socket,connect,bind,unlink,unlinkat,rmdir,mkdir,mkdirat,rename,"
    "renameat,renameat2,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat"
)


class Rule(NamedTuple):
    """A row of the list: what may be done, by a pattern of what it is done to."""

    how: str
    pattern: "re.Pattern[str]"


def rules(places: dict[str, str]) -> list[Rule]:
    """The table of docs/security.md as patterns, its places put in."""
    table = LIST.read_text("utf-8").partition("<!-- opens -->")[2].partition("<!-- /opens -->")[0]
    made = []
    for row in table.splitlines():
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if len(cells) != 3 or cells[0] not in ("read", "write", "run", "connect"):
            continue
        for shown in re.findall(r"`([^`]+)`", cells[1]):
            parts = re.split(r"(\{\w+\}|\*\*|\*|\?)", shown)
            spelled = "".join(
                places[part[1:-1]]
                if part.startswith("{")
                else {"**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
                for part in parts
            )
            made.append(Rule(cells[0], re.compile(spelled, re.DOTALL)))
    return made


def unexpected(found: Counter[Deed], known: list[Rule]) -> list[Deed]:
    """The deeds that no row of the list speaks of; what may be written may be read."""
    return [
        deed
        for deed in found
        if not any(
            rule.pattern.fullmatch(deed.what) and deed.how in (rule.how, "read" if rule.how == "write" else rule.how)
            for rule in known
        )
    ]


class Run(NamedTuple):
    """A run of the program: a name, and its words on the command line; `@` stands before a name in the folder."""

    name: str
    words: tuple[str, ...]


NOTEBOOK, PACK, STYLE = (f"@{hostile.FILE_NAME}.{ending}" for ending in ("essayplan", "toml", "csl"))
_EXPORT = ("export", NOTEBOOK, "--outline", "OUTLINE", "--to")
RUNS = (
    Run("window", ("WINDOW", NOTEBOOK)),
    Run("new from a pack", ("new", "@out.essayplan", "--pack", PACK)),
    *(
        Run(f"{verb} {''.join(more)}", (verb, NOTEBOOK, *more))
        for verb, more in (
            ("cards", ()),
            ("cards", ("--json",)),
            ("cards", ("--search", "Q3")),
            ("outlines", ()),
            ("show", ()),
            ("undo", ()),
            ("redo", ()),
            ("history", ()),
            ("sources", ()),
            ("sources", ("--missing",)),
            ("check", ()),
            ("check", ("--save-intact", "@out.essayplan")),
            ("import", (PACK,)),
        )
    ),
    Run("place", ("place", NOTEBOOK, "--outline", "OUTLINE", "--section", "SECTION", "--card", "CARD")),
    Run("pack check", ("pack", "check", PACK)),
    *(
        Run(f"import {ending}", ("import", NOTEBOOK, f"@{hostile.FILE_NAME}.{ending}"))
        for ending in ("bib", "ris", "json")
    ),
    *(
        Run(f"export {to}", (*_EXPORT, to, "-o", f"@out.{to}", *(("--style", STYLE) if styled else ())))
        for to, styled in (
            ("markdown", False),
            ("markdown", True),
            ("markdown-citekeys", False),
            ("docx", True),
            ("odt", True),
            ("html", True),
            ("latex", True),
            ("epub", True),
            ("opml", True),
            ("argdown", False),
            ("csv", False),
            ("anki", False),
            ("pdf", True),
            ("plan", False),
        )
    ),
)


def lay_out(folder: Path) -> dict[str, str]:
    """Put the hostile files there; gives what stands for words that a run leaves open."""
    from essayplanner.notebook.notebook import Notebook
    from essayplanner.notebook.outlines import outlines, read_outline

    bait = hostile.bait_in(folder)
    notebook = hostile.notebook_in(folder, bait)
    hostile.sources_in(folder, bait)
    hostile.style_in(folder, bait)
    book = Notebook.open(notebook)
    outline = outlines(book)[0]
    (card,) = book.rows("SELECT uid FROM card ORDER BY id DESC LIMIT 1")
    section = read_outline(book, outline.id).sections[0].uid
    book.close()
    return {"OUTLINE": outline.uid, "SECTION": section, "CARD": card[0]}


def traced(run: Run, folder: Path) -> tuple[Counter[Deed], int, str]:
    """Do a run under strace: what it did, its exit code, and what it said."""
    stranger = folder / "stranger"
    stranger.mkdir()
    open_words = lay_out(stranger)
    words = [str(stranger / word[1:]) if word.startswith("@") else open_words.get(word, word) for word in run.words]
    program = [__file__, "--walk", *words[1:]] if words[0] == "WINDOW" else ["-m", "essayplanner", *words]
    log = folder / "strace.log"
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-y",
            "-qq",
            "-s",
            "65535",
            "-e",
            f"trace={_CALLS}",
            "-e",
            "signal=none",
            "-o",
            str(log),
            sys.executable,
            "-P",
            *program,
        ],
        cwd=stranger,
        env=surroundings(folder),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if not log.is_file() or not log.stat().st_size:
        raise FileNotFoundError(NO_STRACE)
    return Counter(deeds(log)), done.returncode, done.stderr


def surroundings(folder: Path) -> dict[str, str]:
    """An environment in which all that is the student's own lies in the folder."""
    for name in ("home", "data", "temporary"):
        (folder / name).mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(folder / "home"),
        "ESSAYPLANNER_DATA": str(folder / "data"),
        "TMPDIR": str(folder / "temporary"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def places(folder: Path) -> dict[str, str]:
    """What the names in braces of the list stand for, as patterns."""
    from essayplanner.cite.pandoc import find_pandoc

    pythons = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent)}
    pythons |= {str(Path(each).resolve()) for each in pythons}
    either = "|".join(map(re.escape, sorted(pythons)))
    stranger = re.escape(str(folder / "stranger"))
    return {
        "python": f"(?:{either})",
        "program": re.escape(str(ROOT)),
        "home": re.escape(str(folder / "home")),
        "data": re.escape(str(folder / "data")),
        "temporary": re.escape(str(folder / "temporary")),
        "named": f"{stranger}/{re.escape(hostile.FILE_NAME)}",
        "output": f"{stranger}/out",
        "folder": stranger,
        "pandoc": re.escape(str(find_pandoc() or "/nowhere")),
        "interpreter": re.escape(sys.executable),
    }


def walk(notebook: Path) -> int:
    """In the traced process: the program's window on the notebook, all it can show opened and walked through."""
    from tests.trials.opens_window import walk_through

    return walk_through(notebook)


def main() -> int:
    """Do the runs; 0 where all that was opened is on the list, 1 where not, 2 where nothing could be tried."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=0, metavar="N", help="so many runs, the window among them (all)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="by which they are drawn")
    parser.add_argument("--walk", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.walk:
        return walk(given.walk)
    if not sys.platform.startswith("linux") or shutil.which("strace") is None:
        print(NO_STRACE)
        return 2
    chosen = list(RUNS)
    if given.count:
        chosen = [RUNS[0], *random.Random(given.seed).sample(RUNS[1:], min(given.count, len(RUNS)) - 1)]
    bad, seen, failed = 0, Counter[str](), 0
    for run in chosen:
        with tempfile.TemporaryDirectory(prefix="opens-") as name:
            folder = Path(name)
            try:
                found, code, said = traced(run, folder)
            except FileNotFoundError as error:
                print(error)
                return 2
            strange = unexpected(found, rules(places(folder)))
            for deed in sorted(strange):
                print(f"{run.name}: {deed.how} {deed.what}")
            if code or "Traceback" in said:
                print(f"{run.name}: ended with {code}: {said.strip()[-400:]}")
                failed += 1
            bad += len(strange)
            for deed, times in found.items():
                seen[deed.how] += times
    print(
        f"{len(chosen)} runs: {seen['read']:,} files opened to read, {seen['write']:,} to write, {seen['run']:,} "
        f"processes started, {seen['connect']:,} sockets made or used; {bad} not on the list, {failed} runs failed."
    )
    return 1 if bad or failed else 0


if __name__ == "__main__":
    sys.exit(main())
