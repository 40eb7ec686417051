"""Whatever a stranger sends is read in a time that grows with its length, not with the square of it."""

import contextlib
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from essayplanner.cite.inlines import replace_text
from essayplanner.cite.styles import StyleError, read_style
from essayplanner.domain.borrowed_words import longest_run
from essayplanner.domain.cards import Card, Kind, Source
from essayplanner.domain.cited import Run
from essayplanner.domain.errors import EssayError
from essayplanner.domain.likeness import MOST_COMPARED, Likeness
from essayplanner.domain.locators import parse_place
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.domain.passage_titles import title_of
from essayplanner.domain.quoting import quoted
from essayplanner.domain.sources import safe_keys
from essayplanner.domain.text import clean_text
from essayplanner.formats.bibliography import read_bibliography, sniff
from essayplanner.formats.bibtex_names import read_people
from essayplanner.formats.bibtex_scan import entries
from essayplanner.formats.catalogue import as_cited
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.records.reading import read_records
from essayplanner.formats.registry import exporter
from essayplanner.formats.safe_html import safe_html
from essayplanner.formats.tex import read_tex, verbatim
from essayplanner.formats.texts.plain import read_plain
from essayplanner.notebook.importing_sources import fates

ROOT = Path(__file__).parents[2]


def bibtex(text: str) -> None:
    read_bibliography(text.encode(), "list.bib")


def taken(text: str) -> None:
    """An entry that takes one, which takes another, each as often as the text is long."""
    times = len(text) // 8_000
    first, second = ("xdata = {" + f"{key}," * 8_000 + "},\n" for key in "bc")
    bibtex(f"@book{{a, {first * times}}}\n@book{{b, {second * times}}}\n@book{{c, title = {{T}}}}\n")


def listed(text: str) -> None:
    read_bibliography(text.encode(), "list.ris")


def json_list(text: str) -> None:
    read_bibliography(f"[{text}]".encode(), "list.json")


def scanned(text: str) -> None:
    for _entry in entries(text):
        pass


def style(text: str) -> None:
    read_style(text.encode(), "style.csl")


def alike(text: str) -> None:
    sources = [Source(str(n), "", {"type": "book", "title": f"{n} {n}", "DOI": "1"}) for n in range(len(text))]
    likeness: Likeness[int] = Likeness(enumerate(sources))
    for source in sources:
        likeness.like(source)


def fated(text: str) -> None:
    """Records that all look alike, beside one that is here and looks like all of them."""
    book = {"type": "book", "title": "Same", "author": [{"family": "Getty"}]}
    items = [book | {"note": str(n), "edition": str(n % 90)} for n in range(len(text))]
    fates(items, {1: Source("", "", book)})


def scrambled(text: str) -> None:
    """Titles of the same letters, each in another order."""
    chance, letters = random.Random(1917), [*text]
    likeness: Likeness[int] = Likeness()
    for number in range(MOST_COMPARED):
        chance.shuffle(letters)
        source = Source(str(number), "", {"title": "".join(letters), "author": [{"family": "Getty"}]})
        likeness.like(source)
        likeness.add(number, source)


def keyed(text: str) -> None:
    safe_keys(Source(str(n), "same", {"title": "Same"}) for n in range(len(text)))


def of_one_title(text: str) -> None:
    placed = tuple(Placed(str(n), Card(str(n), Kind.CLAIM, "Same"), "", None) for n in range(len(text)))
    outline = Outline("", "Why?", "", 0, (Section("", "One", Role.PARAGRAPH, "", 0, (), placed),))
    exporter("argdown").write(Material(outline, freeze(outline)))


def replaced(text: str) -> None:
    replace_text(tuple(Run(sign, italic=bool(n % 2)) for n, sign in enumerate(text)), re.compile("x"), "y")


def compared(text: str) -> None:
    longest_run(text, text, "b a")


def cited(name: str, text: str) -> None:
    """A record of a catalogue, a hundred times over: no field of one is longer than 20,000 characters."""
    for _ in range(max(1, len(text) // 20_000)):
        as_cited({"type": "book", name: text[:19_000] + text[-1], "URL": "https://example.org"})


def called(text: str) -> None:
    """A title for a card that is made of a passage."""
    title_of(text, Kind.CLAIM)


def recorded(file: str, text: str) -> None:
    """What is read by the records of other programs, as a file of that name."""
    read_records(text.encode(), file)


STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><citation><layout><text macro="m0"/></layout>'
    "</citation>{}</style>"
)


CLIPPING = "A Book (Ann Rowe)\n- Your Highlight on page 2\n\nWords\n==========\nA Book\n- Your Highlight on page 3\n\n"


def chained(text: str) -> None:
    style(STYLE.format("".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(len(text)))))


#: A reader, what is said over and over again, what stands before and after it, and how long the smaller text is.
CASES: list[tuple[Callable[[str], object], str, str, str, int]] = [
    (sniff, "\n", "", "", 20_000),
    (sniff, "\r\n", "", "words", 20_000),
    (sniff, " ", "", "@", 8_000),
    (sniff, "@a{ ,  ", "", "", 100_000),
    (listed, "\n", "", "TY  - BOOK\nTI  - T", 20_000),
    (listed, "words\n", "TY  - BOOK\nN1  - ", "", 400_000),
    (listed, ", author", "TY  - BOOK\nTI  - T\nAU  - Rowe", "", 100_000),
    (listed, " / by a", "TY  - BOOK\nTI  - T", "", 100_000),
    (bibtex, "\n", "@book{key,\n title = ", "", 20_000),
    (bibtex, "\n", "@book{key,\n title = {T}", "}", 20_000),
    (taken, "x", "", "", 16_000),
    (scanned, "@a{b, ", "", "", 300_000),
    (scanned, "@", "", "", 80_000),
    (scanned, " ", "", "@a{b,", 40_000),
    (scanned, "{", "@a{b,", "", 40_000),
    (scanned, "@comment{", "", "", 80_000),
    (scanned, "\n@a{b, c={", "", "", 80_000),
    (scanned, "c={\\}x ", "@a{b, ", "", 40_000),
    (scanned, '" ', '@a{b, c="', "", 80_000),
    (scanned, "@a{", "", "", 40_000),
    (scanned, "a={b},\n", "@a{k,", "}", 80_000),
    (read_tex, "\\'{", "", "", 40_000),
    (read_tex, "\\emph{", "", "", 40_000),
    (read_tex, "$a^", "", "", 40_000),
    (read_tex, "{", "", "a", 40_000),
    (read_tex, "\\'", "", "", 24_000),
    (verbatim, "{", "", "", 40_000),
    (read_people, " and {", "", "", 24_000),
    (read_people, " ", "a", "b", 80_000),
    (read_people, "{", "", " and a, b", 24_000),
    (bibtex, "@a{b,author={" + "a, b and " * 50 + "}}\n", "", "", 16_000),
    (bibtex, '@string{a = "b"}\n', "", "@book{x, title = a}", 40_000),
    (json_list, '{"title": "T"},', "", '{"title": "U"}', 24_000),
    (scanned, '@a{b, c = "x ', "", "}" * 100_000, 40_000),
    (scanned, " ", "@a{b, year = {(", "x}}", 20_000),
    (partial(cited, "note"), " ", "a", "b", 40_000),
    (partial(cited, "note"), ".", "", "b", 20_000),
    (partial(cited, "page"), "1", "", "x", 40_000),
    (quoted, "“", "", "", 100_000),
    (quoted, "’a", "‘", "", 100_000),
    (quoted, "“a‘b", "", "”", 40_000),
    (compared, "a b ", "", "c", 8_000),
    (clean_text, "\u0301\u0323", "a", "", 40_000),
    (safe_html, "= \n", "", "", 24_000),
    (called, "“", "", "", 40_000),
    (parse_place, ", pp. 1", "p. 1", "", 12_000),
    (read_plain, " #", "# a", "x", 20_000),
    (partial(recorded, "clippings.txt"), "limit", f"{CLIPPING}<", "", 40_000),
    (partial(recorded, "note.md"), "[\\", "zotero://select ", "", 40_000),
    (replaced, "x", "", "", 4_000),
    (chained, "x", "", "", 8_000),
    (keyed, "x", "", "", 1_500),
    (of_one_title, "x", "", "", 2_000),
    (alike, "x", "", "", 1_500),
    (fated, "x", "", "", 200),
    (scrambled, "abc ", "", "", 75),
]


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor time that it takes, whatever else the machine does."""
    start = time.process_time()
    with contextlib.suppress(EssayError):
        read(text)
    return time.process_time() - start


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{getattr(case[0], '__name__', 'cited')}-{case[1][:12]!r}")
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(
    case: tuple[Callable[[str], object], str, str, str, int],
) -> None:
    read, unit, before, after, length = case
    seconds(read, before + unit + after)  # what is imported and made ready the first time
    small, large = (before + unit * (size // len(unit)) + after for size in (length, 4 * length))
    assert seconds(read, large) < 8 * seconds(read, small) + 0.5


def test_macros_that_call_macros_are_counted_not_followed() -> None:
    doubled = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(40))
    with pytest.raises(StyleError, match="too often"):
        style(STYLE.format(doubled))


@pytest.mark.skipif(sys.platform == "win32", reason="the system says nothing of memory here")
@pytest.mark.parametrize(
    "text",
    ["'other = \"\"\"' + 'word ' * 900_000 + '\"\"\"'", "'other = 0x' + 'f' * 4_500_000"],
    ids=["text", "number"],
)
def test_a_pack_takes_no_more_memory_than_it_must(text: str) -> None:
    code = (
        "import resource\nfrom essayplanner.formats.packs import PackError, read_pack\n"
        f"text = {text}\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    read_pack(text, 'pack')\nexcept PackError as error:\n    print(error.count)\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    faults, megabytes = map(int, done.stdout.split())
    assert faults
    assert megabytes < 100
