"""What the command line prints in the made-up language, over a notebook in Greek letters: no English is left."""

from pathlib import Path

from essayplanner.__main__ import COMMANDS
from tests.cli.in_greek import NOTEBOOK, QUESTION, Spoken, assert_nothing_left, english

#: Words that are typed: styles, what stands in braces to choose from, and where a card may begin.
CHOICES = r"\[mhra, .*mhra-(\n *)?ibid|\{[a-z,]+\}|heading\[-N\],(?:[\w\[\]:,-]|\s)*?record"


def test_every_help_is_translated(greek: Spoken) -> None:
    packs = [["pack", verb, "--help"] for verb in ("check", "make", "diff")]
    asked = [["--help"], *([name, "--help"] for name in sorted(COMMANDS)), *packs]
    for words, (code, out, err) in zip(asked, greek.run(*asked), strict=True):
        assert (code, err) == (0, "")
        assert not english(out, also=CHOICES), words
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
        ["debate", NOTEBOOK],
        ["debate", NOTEBOOK, "--debate", "α"],
        ["debate", NOTEBOOK, "--debate", "α", "--between", "β", "--delete"],
        ["stand", NOTEBOOK, "--card", "α", "--debate", "β"],
        ["stand", NOTEBOOK, "--card", "α", "--at", "7"],
        ["stand", NOTEBOOK, "--card", "α", "--at", "β"],
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
    (folder / "λέξη.bib").write_text("@book{α,\n title = {ααα\n", encoding="utf-8")
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
        ["balance", NOTEBOOK],
        ["side", NOTEBOOK, "--debate", "ααα", "--new", "α"],
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
        ["tags", "νέο.essayplan"],
        ["sources", "νέο.essayplan"],
        ["sources", "νέο.essayplan", "--missing"],
        ["history", "νέο.essayplan"],
        ["import", "νέο.essayplan", "καλό.toml"],
        ["new", "άλλο-νέο.essayplan", "--pack", "καλό.toml"],
        ["cards", NOTEBOOK],
        ["cards", NOTEBOOK, "--search", "Θέση", "--kind", "claim"],
        ["tags", NOTEBOOK],
        ["outlines", NOTEBOOK],
        ["show", NOTEBOOK],
        ["sources", NOTEBOOK],
        ["sources", NOTEBOOK, "--missing"],
        ["import", NOTEBOOK, "πηγές.ris"],
        ["import", NOTEBOOK, "πηγές.ris"],
        ["debates", NOTEBOOK],
        ["debate", NOTEBOOK, "--new", "Ποιος;", "--side", "Αυτός", "--side", "Άλλος"],
        ["debates", NOTEBOOK],
        ["balance", NOTEBOOK],
        ["argue", NOTEBOOK, "--outline", QUESTION],
        ["undo", NOTEBOOK],
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
