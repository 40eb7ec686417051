"""What a PDF says of itself, as a source that a student confirms: its metadata, and the text of its first pages.

When the file was made is left out: of a scan or a download that is no year of the work.
"""

import re
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from essayplanner.domain.csl import tidy_item
from essayplanner.domain.naming import Person, looks_like_body
from essayplanner.domain.people import as_person
from essayplanner.domain.program_words import is_author, is_title
from essayplanner.domain.quoted_text import readable
from essayplanner.domain.reading_names import read_listed
from essayplanner.domain.text import clean_line
from essayplanner.pdf.values import PageText

_DOI = re.compile(r"(?:\bdoi(?:\.org/|:)?\s{0,3})?\b(10\.\d{4,9}/[^\s\"'<>{}|\\^`,;]{1,150})", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:-1[03])?(?:\s?\([^()]{1,20}\))?:?\s{0,3}((?:97[89][-– ]?)?(?:\d[-– ]?){9}[\dX])\b")
_YEAR = r"(1[5-9]\d\d|20\d\d)\b"
_FIRST = re.compile(rf"\b(?:first\s+)?published\b[^.\n]{{0,40}}?\b{_YEAR}", re.IGNORECASE)
_COPYRIGHT = re.compile(rf"(?:©|\(c\)|\bcopyright\b)[^.\n\d]{{0,60}}{_YEAR}", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"\b((?:[A-Z][\w’'&-]*\s){1,4}(?:University\sPress|Press|Publishers|Verlag|Books)|(?:Oxford|Cambridge|Harvard|Yale|"
    r"Princeton)\sUniversity\sPress|Routledge|Palgrave(?:\sMacmillan)?|Bloomsbury(?:\sAcademic)?)\b"
)
#: The lines around that of the year that belong to the imprint, and how long they are at most, in characters.
_AROUND, _LONGEST_LINE = 3, 300

#: What stands between the names of several.
_BETWEEN = re.compile(r",?\s+(?:and|und|et|&|/)\s+|,\s+")

#: A title is printed so much larger than most of a page, its lines alike, in so many letters and lines.
_LARGER, _AS_LARGE, _LEAST_LETTERS, _MOST_LINES = 1.25, 0.95, 3, 4


def item_of(metadata: Mapping[str, str], starts: Sequence[str], printed: str = "") -> dict[str, Any]:
    """A CSL item without its `id` of metadata and the texts of the first pages; empty where nothing is known.

    `printed` is its title where the metadata has none.
    """
    item: dict[str, Any] = {}
    title = clean_line(metadata.get("Title", ""))
    if not is_title(title):
        title = printed
    if title:
        item["title"] = title
    author = clean_line(metadata.get("Author", ""))
    people = _people(author)
    if people and is_author(author):
        item["author"] = list(people)
    text = "\n".join(starts)
    if doi := _doi_in(metadata, starts):
        item["DOI"] = doi
    if isbn := _ISBN.search(text):
        item["ISBN"] = re.sub("[–-]", "-", isbn[1]).strip()
    if year := _FIRST.search(text) or _COPYRIGHT.search(text):
        item["issued"] = {"date-parts": [[int(year[1])]]}
    if publisher := metadata.get("Publisher") or _publisher_near(text):
        item["publisher"] = publisher
    if not item:
        return {}
    kind = "book" if "ISBN" in item else "article-journal" if "DOI" in item else "document"
    return tidy_item(item | {"type": kind})


def _people(author: str) -> list[Person]:
    """The people of a field that is mostly filled by hand, with first names first and whatever between them."""
    people = list[Person]()
    for person in read_listed(author).people:
        name = ", ".join(person.get(part, "") for part in ("family", "given") if part in person)
        pieces = _BETWEEN.split(person.get("literal") or name)
        if looks_like_body(author) or not all(" " in piece for piece in pieces):
            people.append(person)
        elif len(pieces) > 1 or "literal" in person:
            people += map(as_person, pieces)
        else:
            people.append(person)
    return people


def printed_title(page: PageText) -> str:
    """What is printed largest on a first page, in up to four lines; empty where nothing is clearly larger."""
    lines, begins = list[tuple[str, float]](), 0
    for line in page.text.split("\n"):
        boxes = page.boxes[begins : begins + len(line)]
        begins += len(line) + 1
        if sum(map(str.isalpha, line)) >= _LEAST_LETTERS:
            lines.append((line, median(bottom - top for _left, top, _right, bottom in boxes)))
    if not lines:
        return ""
    largest = max(height for _line, height in lines)
    usual = median(height for line, height in lines for _letter in line)
    first = next(number for number, (_line, height) in enumerate(lines) if height == largest)
    title = []
    for line, height in lines[first : first + _MOST_LINES]:
        if height < _AS_LARGE * largest:
            break
        title.append(line)
    return clean_line(readable("\n".join(title))) if largest > _LARGER * usual else ""


def _doi_in(metadata: Mapping[str, str], starts: Sequence[str]) -> str:
    """The DOI of the metadata, else the first of the first page, else the first that another one calls so."""
    for name in ("doi", "DOI", "WPS-ARTICLEDOI", "Subject", "Keywords", "Title"):
        if found := _DOI.search(metadata.get(name, "")):
            return _ended(found[1])
    for number, start in enumerate(starts):
        for found in _DOI.finditer(start):
            if number == 0 or found[0].lower().startswith("doi"):
                return _ended(found[1])
    return ""


def _ended(doi: str) -> str:
    """Without what ends the sentence that it stands in."""
    doi = doi.rstrip(".:-–")
    while doi.endswith((")", "]")) and doi.count(doi[-1]) > doi.count("([)]"[")]".index(doi[-1])]):
        doi = doi[:-1].rstrip(".:-–")
    return doi


def _publisher_near(text: str) -> str:
    """A publisher in the imprint: near a line that has a year of copyright or publication."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_LINE and (_FIRST.search(line) or _COPYRIGHT.search(line)):
            around = (each[:_LONGEST_LINE] for each in lines[max(number - _AROUND, 0) : number + _AROUND + 1])
            if publisher := _PUBLISHER.search("\n".join(around)):
                return clean_line(publisher[1])
    return ""
