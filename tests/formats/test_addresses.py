"""Addresses in Markdown: each leads where it says, in CommonMark, in GitHub's Markdown and in pandoc's."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.domain.cards import Card, Citation, Kind, Source
from essayplanner.domain.cited import Run
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.markdown import runs_of
from essayplanner.formats.markup import joined
from tests.formats.exporting import PANDOC, material, written

CASES = Path(__file__).parents[1] / "cases"
ADDRESSES = [
    "http://www.example.edu/~rowe/_salt_/index.html",
    "https://a.example/a_b_(c)",
    "https://a.example/*x*~~y~~.",
    "https://a.example/a?b=1&copy=2#_c_",
    "https://a.example/x..",
]
#: pandoc's Markdown writes brackets and braces by their numbers, which is the same address.
ODD = {
    "https://a.example/a[1]{2}": "https://a.example/a%5B1%5D%7B2%7D",
    "https://a.example/<b>": "https://a.example/%3Cb%3E",
}
READERS = ("commonmark", "gfm", "markdown")


def addresses_in(text: str, reader: str) -> list[str]:
    html = PANDOC(["-f", reader, "-t", "html", "--wrap=none"], text.encode()).decode()
    return [unescape(target) for target in re.findall(r'href="([^"#][^"]*)"', html)]


@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
@pytest.mark.parametrize("reader", READERS)
def test_an_address_in_a_note_is_kept_by_every_reader(reader: str) -> None:
    """Within angle brackets of the style's own, in italics, at the end of a note."""
    known = [*ADDRESSES, *ODD]
    runs = [Run("<"), *(run for address in known for run in (Run(address, link=address), Run(">, ")))]
    note = runs_of((*runs, Run("See ", italic=True), Run(known[0], True, link=known[0]), Run(".")))
    found = addresses_in(joined([note]), reader)
    assert [unquote(address) for address in found] == [unquote(address) for address in (*known, known[0])]


@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
@pytest.mark.parametrize("style", ["mhra", "chicago", "harvard", "apa", "mla", ""])
def test_the_address_of_a_source_works_in_markdown(style: str) -> None:
    item = json.loads((CASES / "csl-address-in-gfm.json").read_text())[0]
    card = Card("c", Kind.EVIDENCE, "Salt", citations=(Citation(Source("r", "rowe2020", item), ""),))
    section = Section("s", "One", Role.PARAGRAPH, "", 0, (), (Placed("p", card, "", None),))
    text = written("markdown", material(Outline("o", "Why?", "", 0, (section,)), style=style)).data.decode()
    assert f"<{item['URL']}>" in text
    for reader in READERS:
        assert {*addresses_in(text, reader)} == {item["URL"]}
