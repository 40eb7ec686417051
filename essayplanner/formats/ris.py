"""RIS, as reference managers and library catalogues write it, to CSL items.

Tags: https://en.wikipedia.org/wiki/RIS_(file_format); what exporters make of them differs by type of source.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from essayplanner.formats.loose_dates import date_parts

Item = dict[str, Any]

_LINE = re.compile(r"\s*([A-Z][A-Z0-9])  ?-(?: (.*)|)\Z")
_TYPES = {
    tag: kind
    for kind, tags in {
        "article": "INPR",
        "article-journal": "JOUR EJOUR JFULL ABST",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "bill": "BILL UNBILL",
        "book": "BOOK EBOOK EDBOOK CLSWK SER",
        "chapter": "CHAP ECHAP",
        "dataset": "DATA DBASE AGGR",
        "entry-dictionary": "DICT",
        "entry-encyclopedia": "ENCYC",
        "figure": "FIGURE EQUA",
        "graphic": "ART SLIDE CHART",
        "interview": "INTV",
        "legal_case": "CASE",
        "legislation": "STAT LEGAL",
        "hearing": "HEAR",
        "manuscript": "MANSCPT UNPB",
        "map": "MAP",
        "motion_picture": "MPCT VIDEO ADVS",
        "musical_score": "MUSIC",
        "pamphlet": "PAMP",
        "paper-conference": "CONF CPAPER",
        "patent": "PAT",
        "personal_communication": "ICOMM PCOMM LETT",
        "post-weblog": "BLOG",
        "report": "RPRT GOVDOC GRANT",
        "software": "COMP",
        "song": "SOUND",
        "standard": "STAND",
        "thesis": "THES",
        "webpage": "ELEC WEB",
    }.items()
    for tag in tags.split()
}
_TEXTS = {
    "title": ("TI", "T1", "CT"),
    "title-short": ("ST",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS",),
    "edition": ("ET",),
    "number-of-volumes": ("NV",),
    "abstract": ("AB", "N2"),
    "note": ("N1",),
    "DOI": ("DO",),
    "URL": ("UR", "LK"),
    "collection-number": ("SV",),
    "language": ("LA",),
    "call-number": ("CN",),
}
_WITH_PARTS = tuple(
    """chapter paper-conference entry-encyclopedia entry-dictionary article-journal article-magazine article-newspaper
    webpage post-weblog""".split()  # noqa: SIM905 - a list of words reads better
)
_WHOLE = ("book", "report", "thesis", "manuscript", "pamphlet")
_WITH_ISBN = tuple(
    """book chapter report thesis pamphlet entry-encyclopedia entry-dictionary map paper-conference
    motion_picture""".split()  # noqa: SIM905 - a list of words reads better
)
#: What is kept in an archive; catalogues give articles and books an `AV` that says where they can be had.
_ARCHIVED = tuple(
    """document manuscript personal_communication graphic map interview speech report motion_picture song
    hearing""".split()  # noqa: SIM905 - a list of words reads better
)
_ISBN = re.compile(r"\W*(?:97[89]\W?)?(?:\d\W?){9}[\dXx]")
_BODY = re.compile(
    r"\b(?:of|the|for|and|[A-Z]{2,}|(?i:museum|commit\w+|ministry|university|society|party|institut\w+|association|"
    r"archives?|library|council|union|press|office|department|commission))\b|&"
)
_BLOCKS = re.compile(r"</?(?:p|div|br|h\d|ul|ol|li)\b[^<>]*>", re.IGNORECASE)


class Record(NamedTuple):
    """One record: its tags with their values, in order."""

    fields: tuple[tuple[str, str], ...]

    def all(self, *tags: str) -> list[str]:
        """The values under any of the tags, in their order."""
        return [value for tag, value in self.fields if tag in tags and value]

    def first(self, *tags: str) -> str:
        """The first value under any of the tags, in the order of the tags."""
        return next((value for tag in tags for value in self.all(tag)), "")


def records(text: str) -> Iterator[Record]:
    """Every record, one after the other; lines that have no tag go on the field before them."""
    fields: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match:
            if fields and line.strip():
                fields[-1][1].append(line.strip())
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag in ("ER", "TY") and fields:
            yield _record(fields)
            fields = []
        if tag != "ER":
            fields.append((tag, [value]))
    if fields:
        yield _record(fields)


def _record(fields: list[tuple[str, list[str]]]) -> Record:
    return Record(tuple((tag, " ".join(lines)) for tag, lines in fields))


def item_of(record: Record) -> Item:
    """The record as a CSL item, with the key that it has in the file, or "", as its id."""
    kind = _TYPES.get(record.first("TY").upper(), "document")
    item: Item = {"id": record.first("ID"), "type": kind}
    item |= {name: record.first(*tags) for name, tags in _TEXTS.items()}
    item["title"] = item["title"] or record.first("BT")
    item["note"] = _BLOCKS.sub(" ", item["note"])
    item["keyword"] = ", ".join(record.all("KW"))
    item["ISBN" if kind in _WITH_ISBN and _ISBN.match(record.first("SN")) else "ISSN"] = record.first("SN")
    _place(item, record, kind)
    _people(item, record, kind)
    item["issued"] = _issued(record)
    item["accessed"] = _date(date_parts(record.first("Y2")))
    return {name: value for name, value in item.items() if value or name == "id"}


def _place(item: Item, record: Record, kind: str) -> None:
    """Where it stands: in what, on which pages, in which archive."""
    within = record.first("JF", "T2", "JO", "JA", "J2", "BT")
    if kind.startswith("article"):
        item["container-title"] = within
        item["container-title-short"] = record.first("JA", "J2") if within != record.first("JA", "J2") else ""
    elif kind in _WITH_PARTS:
        item["container-title"] = record.first("T2", "BT", "JF", "JO")
    elif kind in _WHOLE:
        item["collection-title"] = item["collection-title"] or record.first("T2")
    else:
        item["container-title"] = record.first("T2", "JF", "JO")
    start, end = record.first("SP"), record.first("EP")
    if kind in _WHOLE and not end:
        item["number-of-pages"] = start
    elif start:
        item["page"] = f"{start}-{end}" if end and end != start and not re.search(r"\d\s*[-–]", start) else start
    if kind in ("thesis", "report", "manuscript", "map", "webpage", "personal_communication", "pamphlet"):
        item["genre"] = record.first("M3")
    if kind in ("report", "patent", "standard", "bill", "legislation"):
        item["number"] = record.first("M1", "IS") or item.pop("ISSN", "")
    if kind in _ARCHIVED:
        item["archive_location"], item["archive"] = record.first("AV"), record.first("DB")


def _people(item: Item, record: Record, kind: str) -> None:
    is_web = kind in ("webpage", "post-weblog")
    authors, second, third = record.all("AU", "A1"), record.all("A2"), record.all("A3")
    people = {"editor": record.all("ED"), "translator": record.all("A4")}
    if record.first("TY").upper() == "EDBOOK":
        people["editor"], authors = [*people["editor"], *authors], []
    if kind == "motion_picture":
        people["director"], authors = authors, []
    if kind in ("personal_communication", "interview", "motion_picture"):
        role = {"personal_communication": "recipient", "interview": "interviewer"}.get(kind, "performer")
        people[role] = second
    elif kind == "book" and third:  # EndNote and Zotero: a book's A2 edits the series, its A3 the book
        people["editor"] += third
        people["collection-editor"] = second
    else:
        people["editor"] += second
        people["collection-editor"] = third
    for role, names in (("author", authors), *people.items()):
        item[role] = [_person(name, is_web) for name in names]


def _person(name: str, is_web: bool) -> Item:
    """“Family, Given, Suffix”; a name without a comma is that of a body where it looks like one."""
    family, *rest = (part.strip() for part in name.split(","))
    given = [part for part in rest if part]
    if not given:
        first, _, last = family.rpartition(" ")
        is_person = len(family.split()) == 2 or re.search(r"\b[A-Z]\.", first)
        if is_web or name.rstrip().endswith(",") or not is_person or _BODY.search(family):
            return {"literal": family}
        return {"family": last, "given": first}
    person: Item = {"family": family, "given": given[0]}
    if len(given) > 1 and re.fullmatch(r"(?:[JS]r\.?|[IVX]+)", given[1]):
        person["suffix"] = given[1]
    return person


def _issued(record: Record) -> Item:
    """The most exact of the dates; `DA` may be a day without its year."""
    year = re.search(r"\d{4}", record.first("PY", "Y1"))
    day = record.first("DA")
    if year and not re.search(r"\d{4}", day):
        day = f"{day} {year[0]}"
    return _date(max((date_parts(text) for text in (record.first("PY"), record.first("Y1"), day)), key=len))


def _date(parts: list[int]) -> Item:
    return {"date-parts": [parts]} if parts else {}
