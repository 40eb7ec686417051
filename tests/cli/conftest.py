"""A notebook with a bit of everything, and the command line run in this process."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from essayplanner.__main__ import main
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Item, Spot
from tests.cli.done import Done
from tests.cli.in_greek import NOTEBOOK, PROGRAM, ROOT, Spoken, make
from tests.notebook.tools import quick_book

QUESTION = "Was it one man’s work?"

PACK = """
[pack]
id = "tiny"
title = "A tiny pack"
version = "1"

[[sources]]
key = "service2004"
type = "book"
title = "Stalin: A Biography"
author = [{family = "Service", given = "Robert"}]
issued = "2004"

[[debates]]
key = "debate"
question = "Whose work?"
sides = [{key = "one", name = "One man"}, {key = "many", name = "A system"}]

[[cards]]
key = "claim"
kind = "claim"
title = "One man did it"
text = "He signed the lists."
side = "one"
tags = ["terror"]

[[cards]]
key = "evidence"
kind = "evidence"
title = "The lists"
text = "Signed in 1937."
when = "1937/1938"
cites = [{source = "service2004", locator = "p. 350"}]

[[links]]
from = "evidence"
to = "claim"
relation = "supports"
because = "His name stands on them."

[[outlines]]
key = "outline"
title = "Was it one man?"
thesis = "It was."

[[outlines.sections]]
title = "First"
role = "paragraph"
words = 200
placements = [{card = "claim", placements = [{card = "evidence"}]}]
"""


Run = Callable[..., Done]


def printed(value: Any) -> str:
    """What is printed of this as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def titles(run: "Run", *words: str | Path) -> list[str]:
    """The titles of the cards that a list of cards names."""
    return [card["title"] for card in run("cards", *words, "--json").json]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run_it(*words: str | Path) -> Done:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Done(code, *capsys.readouterr())

    return run_it


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack file."""
    path = tmp_path / "tiny.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A notebook with three cards, a source, two links, two outlines and an awkward title."""
    path = tmp_path / "essay.essayplan"
    path.write_bytes(_book())
    return path


@cache
def _book() -> bytes:
    """What stands in its file, of which each test has a copy."""
    with tempfile.TemporaryDirectory() as folder, closing(quick_book(Path(folder))) as made:
        claim = cards.add_card(
            made, Kind.CLAIM, "Café terror", text="Line one.\nLine two.", caution="Check “this”.", short="Terror"
        )
        cards.set_tags(made, claim, ["terror", "police"])
        evidence = cards.add_card(made, Kind.EVIDENCE, "Kirov is shot", text="In Leningrad.", when="1934-12-01")
        historian = cards.add_card(made, Kind.HISTORIAN, "Robert Service", when="1997~")
        source = sources.add_source(
            made,
            "service2004",
            {
                "type": "book",
                "title": "Stalin: A Biography",
                "author": [{"family": "Service"}],
                "issued": {"date-parts": [[2004]]},
            },
        )
        cards.cite(made, evidence, source, "p. 312")
        cards.link_cards(made, evidence, claim, Relation.SUPPORTS, "It let the terror begin.")
        cards.link_cards(made, historian, claim, Relation.CHALLENGES)
        outline = outlines.new_outline(made, QUESTION, "It was not.\n\nNot alone.", 1500)
        intro = outlining.add_section(made, Spot("outline", outline), "Introduction", Role.INTRODUCTION)
        outlining.edit_section(made, intro, note="Begin in 1934.", words=150)
        inner = outlining.add_section(made, Spot("section", intro), "Terms")
        outlining.add_section(made, Spot("section", inner), "Again")
        outlining.add_section(made, Spot("outline", outline), "Again", Role.CONCLUSION)
        (placed,) = outlining.place(made, [claim], Spot("section", intro))
        (below,) = outlining.place(made, [evidence], Spot("placement", placed))
        outlining.edit_note(made, below, "Say who gained.")
        outlining.place(made, [claim], Spot("section", inner))
        other = outlines.new_outline(made, "Another question")
        outlining.add_section(made, Spot("outline", other), "Only here")
        cards.trash_cards(made, [cards.add_card(made, Kind.CLAIM, "Thrown away")])
        outlining.remove(made, [Item("placement", outlining.place(made, [historian], Spot("section", inner))[0])])
        path = made.path
        made.close()
        return path.read_bytes()


def assert_refused(done: Done, *words: str) -> None:
    """One sentence on one line of standard error, nothing else, and exit code 1."""
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert done.err.endswith(".\n")
    for word in words:
        assert word in done.err


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """A folder with a notebook in Greek letters, and the program speaking the made-up language there."""
    folder = tmp_path_factory.mktemp("qps") / "φάκελος"
    folder.mkdir()
    make(folder / NOTEBOOK)

    def run(*commands: list[str]) -> list[Done]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(commands).encode(),
            capture_output=True,
            cwd=folder,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "ESSAYPLANNER_LANGUAGE": "qps", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
            check=False,
            timeout=50,
        )
        assert not done.stderr, done.stderr.decode()
        return [
            Done(
                code,
                *(said.replace(f"{folder.resolve()}{os.sep}", "").replace(str(folder.resolve()), "") for said in both),
            )
            for code, *both in json.loads(done.stdout)
        ]

    return Spoken(folder, run)
