"""Everything that writes a file, as the trials do it, and what must be found after it went wrong.

A home is a folder with a notebook and whatever else the deeds need. What stands in it is summed up file by file: a
notebook by its rows without uids and moments, a text by its bytes. So two homes in which the same was done are alike.
"""

import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner import cli
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.backups import back_up, backups, restore
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Spot
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.salvage import save_intact
from essayplanner.ui.desk.settings import Settings
from essayplanner.work import new_notebooks
from tests.notebook.picks import NothingToDoError, Picks
from tests.notebook.tools import essence, new_notebook, sample_pack
from tests.notebook.verbs import VERBS

#: Every verb of a notebook that is one step, which typing on is not.
STEPS = (*(verb for verb in VERBS if verb not in ("type text", "type elsewhere")), "undo", "redo")

#: Names that change from run to run: of backups (moment, contents), of their folders (place), of restored copies.
_CHANCE = re.compile(r"\d{8}T\d{9}Z(-[0-9a-f]+)*|-[0-9a-f]{12}(?=/)|restored [\d .-]+")

#: Left behind by a program that died, and never looked at again.
_PARTIAL = re.compile(r"(^|/)\.|\.(new|part|partial)$|-journal$|\.lock$")

_PACK = """
[pack]
id = "more"
title = "More"
[[cards]]
key = "a"
kind = "claim"
title = "A claim that was brought in"
"""

_SOURCES = "TY  - BOOK\nTI  - Stalin: A Biography\nAU  - Service, Robert\nPY  - 2004\nER  - \n"


class Failed(NamedTuple):
    """A command said in a sentence why it was not done."""

    sentence: str


class Deed(NamedTuple):
    """Something that writes files in a home; `quiet` where it passes over a place that cannot be written.

    `saves` is the file into which it saves what can be read, which is less where a page cannot.
    """

    name: str
    do: Callable[..., object]
    quiet: bool = False
    saves: str = ""


def act(book: Notebook, seed: int, number: int, mix: tuple[str, ...] = STEPS) -> str:
    """Do step `number`, the same in every notebook in which the steps before were done; gives the verb.

    What the verb refuses by itself is refused in silence.
    """
    chance = random.Random(f"{seed}:{number}")
    verb = chance.choice(mix)
    with suppress(EssayError, NothingToDoError):
        do_step(book, verb, chance)
    return verb


def do_step(book: Notebook, verb: str, chance: random.Random) -> None:
    """Do a verb on what chance picks; EssayError or NothingToDoError where that cannot be."""
    if verb in ("undo", "redo"):
        (book.undo if verb == "undo" else book.redo)()
    else:
        VERBS[verb](book, Picks([chance.randrange(1000) for _ in range(12)]))


@contextmanager
def opened(home: Path) -> Iterator[Notebook]:
    """The notebook of a home."""
    book = Notebook.open(home / "essay.essayplan")
    try:
        yield book
    finally:
        book.close()


def command(home: Path, *words: str) -> None:
    """What the command line does; Failed, as an error, where it says why it did nothing."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = cli.run([word.replace("~", str(home)) for word in words])
    if code:
        raise EssayError(said.getvalue().strip() or "Nothing was said.")


def _command(name: str, *words: str) -> Deed:
    return Deed(name, lambda home: command(home, *words))


def _save_as(home: Path, name: str) -> None:
    with opened(home) as book:
        book.save_copy(home / name)


def _restore(home: Path) -> None:
    kept = backups(home / "essay.essayplan")
    if not kept:
        raise EssayError("There is no backup.")
    restore(kept[0].path, home / "essay.essayplan")


def _remember(home: Path) -> None:
    settings = Settings.load(home / "app-data/settings.json")
    settings.text_scale = 150
    settings.save()


DEEDS = (
    Deed("new", lambda home: make_notebook(home / "new.essayplan", "New")),
    Deed("save as", lambda home: _save_as(home, "another.essayplan")),
    Deed("save as, over a copy", lambda home: _save_as(home, "copy.essayplan")),
    Deed("backup", lambda home: back_up(home / "essay.essayplan")),
    Deed("restore", _restore),
    Deed(
        "salvage",
        lambda home: save_intact(home / "damaged.essayplan", home / "saved.essayplan"),
        saves="saved.essayplan",
    ),
    Deed("sample", lambda home: new_notebooks.make_sample()),
    Deed("settings", _remember, quiet=True),
    _command("new from a pack", "new", "~/made.essayplan", "--pack", "~/pack.toml"),
    _command("import a pack", "import", "~/essay.essayplan", "~/pack.toml"),
    _command("import sources", "import", "~/essay.essayplan", "~/books.ris"),
    _command(
        "place",
        "place",
        "~/essay.essayplan",
        "--outline",
        "Why",
        "--section",
        "Another section",
        "--card",
        "sample card 0",
    ),
    _command("undo by command", "undo", "~/essay.essayplan"),
    _command("salvage by command", "check", "~/damaged.essayplan", "--save-intact", "~/saved.essayplan"),
    *(
        _command(
            f"export to {name}",
            "export",
            "~/essay.essayplan",
            "--outline",
            "Why",
            "--to",
            name,
            "-o",
            f"~/{out}",
            "--style",
            "plain",
        )
        for name, out in (("markdown", "essay.md"), ("html", "new.html"), ("docx", "essay.docx"))
    ),
    _command("export to opml", "export", "~/essay.essayplan", "--outline", "Why", "--to", "opml", "-o", "~/essay.opml"),
)


def make_home(home: Path) -> Path:
    """A folder with a notebook of some steps, copies of it, a backup, settings, and files to bring in."""
    home.mkdir()
    os.environ["ESSAYPLANNER_DATA"] = str(home / "app-data")
    path = home / "essay.essayplan"
    with closing(new_notebook(path, "Stalin")) as book:
        book.connection.execute("PRAGMA synchronous = OFF")
        import_pack(book, sample_pack())
        outline = book.row("SELECT id FROM outline")[0]
        outlines.edit_outline(book, outline, title="Why")
        for number in range(8):
            act(book, 1924, number)
        outlines.edit_outline(book, outline, title="Why")
        outlining.add_section(book, Spot("outline", outline), "Another section")  # last, so that no act copies it
    shutil.copyfile(path, home / "copy.essayplan")
    shutil.copyfile(path, home / "damaged.essayplan")
    with closing(sqlite3.connect(home / "damaged.essayplan")) as raw, raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("DELETE FROM source")
    back_up(path)
    (home / "pack.toml").write_text(_PACK)
    (home / "books.ris").write_text(_SOURCES)
    (home / "essay.md").write_text("What stood here before.\n")
    Settings(home / "app-data/settings.json").save()
    with opened(home) as book:
        book.connection.execute("PRAGMA synchronous = OFF")
        act(book, 1953, 1, ("add card",))
    return home


class Home:
    """A home that can be had anew at any time, at the same place: backups are known by where their notebook lies."""

    def __init__(self, folder: Path) -> None:
        self.path, self._kept = make_home(folder / "home"), folder / "kept"
        shutil.copytree(self.path, self._kept)

    def anew(self) -> Path:
        """The home as it was made."""
        shutil.rmtree(self.path)
        shutil.copytree(self._kept, self.path)
        return self.path


def look(home: Path) -> dict[str, list[Any]]:
    """What stands in a home, file by file; a notebook that cannot be opened, or is not sound, says why."""
    found: dict[str, list[Any]] = {}
    for file in sorted(home.rglob("*")):
        name = str(file.relative_to(home))
        if file.is_file() and not _PARTIAL.search(name):
            found.setdefault(_CHANCE.sub("*", name), []).append(look_at(file, home))
    return found


_SEEN: dict[bytes, Any] = {}


def look_at(file: Path, home: Path) -> Any:
    """What one file holds; a notebook of these very bytes, with no journal beside it, is looked through once."""
    content = file.read_bytes()
    if file.suffix != ".essayplan" or file.name == "damaged.essayplan":
        return content.replace(str(home).encode(), b"~")
    if file.with_name(f"{file.name}-journal").exists():
        return _in_notebook(file)
    if (key := sha256(content).digest()) not in _SEEN:
        _SEEN[key] = _in_notebook(file)
    return _SEEN[key]


def _in_notebook(file: Path) -> Any:
    try:
        wrong = faults(file)
        with closing(Notebook.open(file)) as book:
            return wrong or essence(book)
    except EssayError as error:
        return str(error)


def differences(found: dict[str, list[Any]], wanted: dict[str, list[Any]]) -> list[str]:
    """The names of files that are not as they should be, each with what can be said in short."""
    return [
        f"{name} ({', '.join(each if isinstance(each, str) else 'there' for each in found.get(name, ['missing']))})"
        for name in sorted(found.keys() | wanted.keys())
        if found.get(name) != wanted.get(name)
    ]
