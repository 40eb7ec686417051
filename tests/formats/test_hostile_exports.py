"""Whatever an outline holds, each export is well-formed, and harmless where it is opened."""

import csv
import io
import re
import zipfile
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.domain.cards import Card, Citation, Kind, Side, Source
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.packs import read_pack
from essayplanner.formats.registry import EXPORTERS
from tests.formats.exporting import CLEAN, everywhere, material, written
from tests.formats.sample import SAMPLE

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
CASES = Path(__file__).parents[1] / "cases"
LONG = ["x" * 1_000_000, "=" * 1_000_000, "wort " * 100_000, "\u0301" * 10_000, "\U0001f600" * 10_000, "<" * 100_000]


#: Pandoc gets one long word, and of an OpenDocument text 14 times a shorter one: it is slowest there.
OF_PANDOC = {"docx": LONG[0], "epub": LONG[0], "latex": LONG[0], "odt": "x" * 200_000}


@cache
def _huge(*texts: str) -> Material:
    """Made ready once for all formats: that costs more than most of them."""
    return material(everywhere([*texts]))


@pytest.mark.parametrize("name", [each.name for each in EXPORTERS])
@pytest.mark.timeout(120)
def test_huge_words_are_exported(name: str) -> None:
    given = _huge(OF_PANDOC[name]) if name in OF_PANDOC else _huge(*LONG)
    assert len(written(name, given).data) > 1000


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "opml", "html"])
def test_files_are_well_formed_whatever_they_hold(name: str) -> None:
    given = material(
        everywhere([*CLEAN, "".join(map(chr, range(0x20))), "\ufffe\uffff\ud800", "]]>", "<![CDATA[", "&#0;"])
    )
    data = written(name, given).data
    if name in ("opml",):
        assert len(ElementTree.fromstring(data).findall(".//outline")) == 1 + len(given.essay.blocks)
        return
    if name == "html":
        assert b"<script" not in data
        assert data.count(b"<li") == data.count(b"</li>")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert pack.testzip() is None
        for each in pack.namelist():
            if each.endswith((".xml", ".xhtml", ".rels", ".opf", ".ncx")):
                ElementTree.fromstring(pack.read(each))


def test_html_can_run_and_fetch_nothing() -> None:
    page = written(
        "html", material(everywhere(["<script>x</script>", '"><img src=x onerror=y>', "javascript:x", "http://a.b"]))
    )
    text = page.data.decode()
    assert "default-src 'none'" in text
    assert re.findall(r"<(?:script|img|iframe|link|object|form|base|svg)", text) == []
    assert {target for target in re.findall(r'(?:href|src)="([^"]*)"', text) if not target.startswith("#")} == set()
    assert re.findall(r"\son\w+=", re.sub(r">[^<]*<", "><", text)) == []


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "|x",
    "%0A",
    "＝1",
    '=HYPERLINK("http://x")',
    "\n=1",
    "\u200b=1",
]


def test_no_cell_is_a_formula() -> None:
    cards = tuple(
        Card(text, Kind.CLAIM, text, text, side=Side("d", text), caution=text, tags=(text,)) for text in FORMULAS
    )
    data = written("csv", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data
    rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
    assert len(rows) == len(FORMULAS) + 1
    for row in rows[1:]:
        assert not any(re.match(r"[\s\u200b]*[=+\-@|%＝]", cell) for cell in row), row
    assert data.startswith(b"\xef\xbb\xbf")


def test_anki_reads_a_line_for_each_card() -> None:
    cards = tuple(
        Card(f"u{n}", Kind.CLAIM, text, text, tags=(text, "a b"))
        for n, text in enumerate([*CLEAN, *FORMULAS, "#x", "a\tb"])
    )
    lines = written("anki", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data.decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert len(head) == 7
    rows = [*csv.reader(lines[len(head) :], delimiter="\t")]
    assert [row[0] for row in rows] == [card.uid for card in cards]
    assert {len(row) for row in rows} == {4}
    assert not any("<script" in field or "{{" in field for row in rows for field in row[1:3])


def test_groups_of_tags_are_groups_in_anki() -> None:
    cards = (Card("u", Kind.CLAIM, "x", tags=("people: Béla Kun", "show trials", "at 12:30")),)
    line = written("anki", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data.decode().splitlines()[-1]
    assert line.split("\t")[3] == "people::Béla_Kun show_trials at_12:30"


OPENERS = [
    *(r"\(x\)", r"\[x\]", r"\\(x\\)", r"\begin{align}x\end{align}", "$$x$$", "$$$x$$$", "[$]x[/$]", "[$$]x[/$$]"),
    *("[latex]x[/latex]", "[LaTeX]x[/LaTeX]", "[[latex]x[/latex]]", "[sound:x.mp3]", "[anki:tts lang=en]x[/anki:tts]"),
    *("{{x}}", "{{{x}}}", "{{c1::x}}", "&#91;$]x", "costs $5 and $6"),
]


def _pieces(html: str) -> list[str]:
    """The texts of HTML, each as MathJax looks at it: by itself between two tags."""
    return [unescape(text) for text in re.split(r"<[^<>]*>", html)]


def test_no_text_becomes_a_formula_in_anki() -> None:
    source = Source("s", "k", {"type": "book", "title": " ".join(OPENERS), "publisher": r"\(y\)"})
    cards = tuple(
        Card(f"u{n}", Kind.CLAIM, text, text, caution=text, side=Side("d", text), citations=(Citation(source, text),))
        for n, text in enumerate([" ".join(OPENERS), *OPENERS])
    )
    lines = written("anki", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data.decode().splitlines()
    rows = [*csv.reader(lines[7:], delimiter="\t")]
    for card, row in zip(cards, rows, strict=True):
        for field in row[1:3]:
            assert not re.search(r"\[/?(?:\$|latex|sound|anki)|\{\{", field, re.IGNORECASE), field
            assert not [text for text in _pieces(field) if re.search(r"\\[(\[)\]a-z]|\$\$", text)], field
            assert card.title in "".join(_pieces(field))


def test_formulas_that_are_none_in_anki() -> None:
    pack = read_pack((CASES / "anki-formula.toml").read_bytes(), "anki-formula.toml")
    rose = pack.cards[0]
    cards = (Card("rose", Kind.CLAIM, rose.title, rose.text),)
    line = written("anki", Material(SAMPLE, freeze(SAMPLE), cards=cards)).data.decode().splitlines()[7]
    assert "".join(_pieces(line)).startswith("rose\tPrices \\(as printed\\) rose")
    assert not [sign for sign in ("\\(", "\\[", "[$]", "[latex]") if sign in line]
