"""The place in a source, as a student writes it, taken apart: “pp. 3–5” is the pages 3–5."""

import re
from typing import NamedTuple

from essayplanner.domain.text import clean_line

#: CSL's labels, with the words that stand for them; where one ends in a letter, no other may follow it.
_WORDS = {
    "page": "p. pp. p pp page pages pg. pgs.",
    "chapter": "ch. chs. chap. chaps. ch chs chap chaps chapter chapters",
    "section": "§ §§ sec. secs. sect. sects. sec sect sects section sections",
    "paragraph": "¶ ¶¶ par. para. paras. para paras paragraph paragraphs",
    "volume": "vol. vols. vol vols volume volumes",
    "part": "pt. pts. pt part parts",
    "book": "bk. bks. bk book books",
    "column": "col. cols. col cols column columns",
    "folio": "f. ff. fo. fos. fol. fols. fol fols folio folios",
    "line": "l. ll. line lines",
    "note": "n. nn. note notes",
    "figure": "fig. figs. fig figs figure figures",
    "verse": "v. vv. verse verses",
    "issue": "no. nos. issue issues",
}
_LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
_ROMAN = r"(?:[ivxlcdm]+|[IVXLCDM]+)(?!\w|\.\s?\w)"
_NUMBER = rf"(?:\d+(?:ff|[a-z])?(?![\w])|\d+[rv]\b|{_ROMAN})"
_NUMBERS = re.compile(
    rf"{_NUMBER}(?:\s*[-–—]\s*{_NUMBER})?(?:(?:,\s*|\s+and\s+|\s*&\s*){_NUMBER}(?:\s*[-–—]\s*{_NUMBER})?)*"
)
_FOREWORD = re.compile(r"(?=[cxlvi])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?:\s*[-–—,]\s*[cxlvi]+)*\Z")
_ALTERNATIVES = "|".join(re.escape(word) for word in sorted(_LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"({_ALTERNATIVES})(?:(?<![^\W\d_])|(?![^\W\d_]))\s*", re.IGNORECASE)


#: What leads from one part of a place to the next: “vol. 2, p. 45”, “p. 5 n. 3”, “ch. 2 and p. 9”.
_ON = re.compile(r"\s+(?:and|&)\s+|[,;:]?\s+|[,;]")
_ONE_VOLUME = re.compile(r"vol(?:\.|ume)?(?![a-z])", re.IGNORECASE)
_VOLUME_AND_PAGES = re.compile(rf"({_NUMBER}),\s*(.+)")
_COLON = re.compile(rf"(?:vol(?:\.|ume)?\s*)?({_NUMBER})\s*:\s*({_NUMBERS.pattern})\Z", re.IGNORECASE)
#: No place is longer, in characters.
_LONGEST = 1_000
#: “II, p. 45”; of a work in volumes “ii, 45” too, which may else be two pages.
_ROMAN_VOLUME = re.compile(rf"({_ROMAN})\s*[,.]\s*(pp?\b\.?\s*)?(\d.*)")


class Locator(NamedTuple):
    """CSL's label, the numbers, and whatever follows; without label all is in `rest`."""

    label: str
    value: str
    rest: str = ""


def parse_locator(text: str) -> Locator:
    """A locator taken apart: bare figures (and “xii”) are pages, and what is not understood stays as it is written."""
    text = clean_line(text)
    label, start = "page", 0
    if not text[:1].isdigit() and not _FOREWORD.match(text):
        found = _LABEL.match(text)
        if not found:
            return Locator("", "", text)
        label, start = _LABELS[found[1].lower()], found.end()
    numbers = _NUMBERS.match(text, start)
    if not numbers:
        return Locator("", "", text)
    rest = text[numbers.end() :]
    if start == 0 and rest and not rest.startswith((",", ";", " n", " (")):
        return Locator("", "", text)  # “1934 edition” is no page
    return Locator(label, re.sub(r"\s*[–—-]\s*", "-", numbers[0]), rest)


def parse_place(text: str, volumes: bool = False) -> tuple[Locator, ...]:
    """A place by its parts: “vol. 2, p. 45” has two, and the `rest` of the first leads on to the second.

    Of a work in several `volumes`, “2:45” is a volume and its page. What is longer than any place stays as it is.
    """
    text = clean_line(text)
    if len(text) > _LONGEST:
        return (Locator("", "", text),)
    if (found := _ROMAN_VOLUME.fullmatch(text)) and (volumes or found[2]):
        return (Locator("volume", found[1], ", "), *parse_place(f"p. {found[3]}"))
    if (found := _COLON.match(text)) and (volumes or text[:1] in "vV"):
        return (Locator("volume", found[1], ", "), parse_locator(f"p. {found[2]}"))
    parts = [parse_locator(text)]
    if parts[0].label == "volume" and _ONE_VOLUME.match(text) and (found := _VOLUME_AND_PAGES.match(parts[0].value)):
        parts = [Locator("volume", found[1], ", "), Locator("page", found[2], parts[0].rest)]
    while parts[-1].label and (on := _ON.match(parts[-1].rest)):
        following = parts[-1].rest[on.end() :]
        part = parse_locator(following)
        if not part.label or not following[:1].isalpha() or not _LABEL.match(following):
            break  # a sign (“§IV, ¶2”) is the same in every language
        parts[-1] = parts[-1]._replace(rest=on[0])
        parts.append(part)
    return tuple(parts) if text else ()


def short_word(part: Locator) -> str:
    """The part in English, as short as it is written: “pp. 3-5”, “§4”."""
    one, several = _WORDS[part.label].split()[:2]
    word = several if re.search("[-,&]| and ", part.value) else one
    return f"{word} {part.value}" if word.strip(".").isalpha() else f"{word}{part.value}"


#: Types of sources that are cited as wholes: their notes need no page.
_WITHOUT_PAGES = frozenset(
    """webpage post post-weblog broadcast motion_picture song speech interview personal_communication map graphic
    dataset software performance""".split()  # noqa: SIM905 - a list of words reads better
)


def has_pages(kind: str | None) -> bool:
    """Whether a note that cites a source of a CSL type (None or empty: not known) says where in it."""
    return kind not in _WITHOUT_PAGES
