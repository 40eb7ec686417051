"""The words that a style has for pages, chapters and volumes, whatever its language: “p.”, “S.”, “с.”.

pandoc knows a place in a source by the words of the style's language, of which there are some sixty. So each style is
given words of ours beside its own, in a form that none prints; and what it makes of a part of a place is asked of it.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import lru_cache

from essayplanner.domain.cited import Runs, plain_text
from essayplanner.domain.locators import Locator, short_word
from essayplanner.domain.numerals import figures

_SPACE = "{http://purl.org/net/xbiblio/csl}"
#: A label of CSL's that no student needs: its words are taken away, so that a place stands without one.
BARE = "opus"
#: The labels that pandoc knows.
_LABELS = (
    *("book", "chapter", "column", "figure", "folio", "issue", "line", "note", "page", "paragraph", "part"),
    *("section", "verse", "volume", BARE),
)
#: What our words begin with, so that none is a word of a style.
_OURS = "\uf8f5"


def labelled(label: str, value: str) -> str:
    """A place as pandoc reads it in the style of `with_our_words`: braces say how far it goes."""
    return f"{{{_OURS}{label} {value}}}"


@lru_cache(4)
def with_our_words(style: bytes) -> bytes:
    """The style with a word of ours for each label; what it prints stays the same."""
    root = ET.fromstring(style)  # `read_style` has refused what declares its own XML
    for terms in root.findall(f"{_SPACE}locale/{_SPACE}terms"):
        for own in terms.findall(f"{_SPACE}term[@name='{BARE}']"):
            terms.remove(own)  # or it would go before ours
    locale = ET.Element(f"{_SPACE}locale")
    terms = ET.SubElement(locale, f"{_SPACE}terms")
    for label in _LABELS:
        ET.SubElement(terms, f"{_SPACE}term", {"name": label, "form": "verb-short"}).text = f"{_OURS}{label}"
    for form in ("long", "short", "symbol", "verb"):
        bare = ET.SubElement(terms, f"{_SPACE}term", {"name": BARE, "form": form})
        ET.SubElement(bare, f"{_SPACE}single")
        ET.SubElement(bare, f"{_SPACE}multiple")
    place = next((number for number, part in enumerate(root) if part.tag == f"{_SPACE}citation"), len(root))
    root.insert(place, locale)
    return bytes(ET.tostring(root, encoding="utf-8"))


#: Two works that nobody wrote, cited in turns, so that none is “ibid.”.
PROBED = [
    {
        "id": id,
        "type": "book",
        "title": title,
        "author": [{"family": name, "given": "X."}],
        "issued": {"date-parts": [[1900]]},
    }
    for id, title, name in (("a", "Aaa", "Bbb"), ("b", "Ccc", "Ddd"))
]


def probes(parts: Sequence[Locator]) -> list[tuple[str, str]]:
    """The notes that show what a style makes of these parts of places: the id of a work of `PROBED` and its place."""
    ids = [str(work["id"]) for work in PROBED]
    asked = [labelled(part.label, in_figures(part)) for part in parts]
    return [(ids[number % 2], place) for number, place in enumerate(["", "", "", "", *asked])]


def in_figures(part: Locator) -> str:
    """The numbers of a part as a style counts them: “2 & 4” for “II and IV”, before which none has a word."""
    if part.label == "page":
        return part.value
    return re.sub(r"[ivxlcdm]+(?!\w)", lambda found: figures(found[0]), part.value.replace(" and ", " & "), flags=re.I)


def answers(parts: Sequence[Locator], notes: Sequence[Runs]) -> dict[Locator, str]:
    """Each part as the style writes it, from the notes that it made of `probes`."""
    texts = [plain_text(note) for note in notes]
    return {part: _between(texts[2 + number % 2], texts[4 + number], part) for number, part in enumerate(parts)}


def _between(without: str, text: str, part: Locator) -> str:
    """What of a note is there for the sake of its place; the part in English where that cannot be told."""
    end = _alike(without[::-1], text[::-1])
    start = min(_alike(without, text), len(without) - end, len(text) - end)
    found = text[start : len(text) - end].lstrip(" ,;:.([").rstrip(" ,;:)]")
    asked = in_figures(part)
    first = re.match(r"\w+", asked)
    if asked != part.value and first and found.endswith(asked[-1:]):
        return f"{found[: found.find(first[0])]}{part.value.replace('-', '–')}"
    return found if first and first[0] in found else short_word(part)


def _alike(one: str, other: str) -> int:
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
