"""RIS, as reference managers and library catalogues write it, to CSL items, with all that was left out."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from essayplanner.domain.reading_dates import Date, how_exact, read_date
from essayplanner.domain.reading_names import read_listed
from essayplanner.domain.source_lists import Item, Remark
from essayplanner.domain.text import clean_text, shorten
from essayplanner.formats.ris_people import people_of
from essayplanner.formats.ris_records import Record
from essayplanner.formats.ris_types import (
    ARCHIVED,
    NUMBERED,
    SPECIAL,
    TEXTS,
    TYPES,
    WHOLE,
    WITH_ISBN,
    WITH_PARTS,
)
from essayplanner.language import _, n_

_ISBN = re.compile(r"\W*(?:97[89]\W?)?(?:\d\W?){9}[\dXx]")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
#: A date in numbers, and other words.
_MORE = re.compile(r"(\d{4}/\d{0,2}/\d{0,2}/)(.*[^\W\d_].*)")
_FULL_DATE = re.compile(r"Full publication date: (.+)")  # JSTOR's
#: Where notes stand.
NOTES = ("N1", "RN", "NO", "M2")
_BLOCKS = re.compile(r"</?(?:p|div|br|h\d|ul|ol|li)\b[^<>]*>", re.IGNORECASE)


def known_people(found: Iterable[Record]) -> frozenset[str]:
    """The people of a file whose names have a comma, as “Ann Rowe”."""
    names = {name for record in found for name in record.all("AU", "A1", "A2", "A3", "A4", "ED", "TA") if "," in name}
    people = (person for name in names for person in read_listed(name).people)
    return frozenset(f"{person['given']} {person['family']}" for person in people if "given" in person)


class Read(NamedTuple):
    """What a record was read as: a CSL item, its key in the file, or "", as its id; and the fields that it has no place
    for."""

    item: Item
    left: list[tuple[str, str]]


def item_of(record: Record, known: Collection[str] = ()) -> Read:
    """The record as a source; `known` are people of the file."""
    reading = _Reading(record, known)
    return Read(reading.item, reading.left)


def left_out(found: Iterable[tuple[int, Record, Read]]) -> list[Remark]:
    """What is to be said of records by their numbers: fields that no source has here, types that are not known."""
    remarks: list[Remark] = []
    lost: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, record, read in found:
        kind = record.first("TY").upper()
        if kind not in TYPES:
            what = _("EssayPlanner does not know the type “{type}”; it was read as a document.", type=shorten(kind, 30))
            remarks.append(
                Remark(number, record.line, what if kind else _("It has no type (TY); it was read as a document."))
            )
        for tag, value in read.left:
            lost[tag].append((number, record.line, value))
    for tag, places in lost.items():
        number, line, value = places[0]
        if len(places) == 1:
            sentence = _(
                "“{tag} - {value}” was left out: there is no field for it here.", tag=tag, value=shorten(value, 80)
            )
            remarks.append(Remark(number, line, sentence))
        else:
            sentence = n_(
                "The field {tag} was left out of {n} record: there is no field for it here.",
                "The field {tag} was left out of {n} records: there is no field for it here.",
                len(places),
                tag=tag,
            )
            remarks.append(Remark(0, line, sentence))
    return remarks


class _Reading:
    """A record as it is read: its item, and the fields that have no place in one."""

    def __init__(self, record: Record, known: Collection[str]) -> None:
        self.record = record
        self._unread = [(tag, value) for tag, value in record.fields if value and tag not in ("TY", "ID")]
        self._tags = {tag for tag, _value in self._unread}
        self.kind = TYPES.get(record.first("TY").upper(), "document")
        self.item: Item = {"id": record.first("ID"), "type": self.kind}
        self._put("archive", self._first("DB") if self.kind in ARCHIVED else "")
        special = SPECIAL.get(self.kind, {})
        for tag, name in special.items():
            self._put(name, self._first(tag))
        for name, tags in TEXTS.items():
            self._put(name, self._first(*(tag for tag in tags if tag not in special)))
        self._put("title", self._first("BT") if "title" not in self.item else "")
        self._numbers()
        self._within()
        self._notes()
        self.item |= people_of(
            self.kind, self.item.get("title", ""), record.first("TY").upper() == "EDBOOK", self._all, known
        )
        self._dates()

    @property
    def left(self) -> list[tuple[str, str]]:
        """The fields that were not used, but for what says again what is in another."""
        said = {str(value) for value in self.item.values()}
        return [(tag, value) for tag, value in self._unread if value not in said]

    def _put(self, name: str, value: str) -> None:
        if value and name not in self.item:
            self.item[name] = value

    def _all(self, *tags: str) -> list[str]:
        """The values under any of the tags, which are used by that."""
        if self._tags.isdisjoint(tags):
            return []
        self._unread = [(tag, value) for tag, value in self._unread if tag not in tags]
        return self.record.all(*tags)

    def _first(self, *tags: str) -> str:
        """The best value under any of the tags, which is used by that, as is what says the same."""
        if self._tags.isdisjoint(tags):
            return ""
        value = self.record.first(*tags)
        self._unread = [(tag, each) for tag, each in self._unread if tag not in tags or each != value]
        return value

    def _numbers(self) -> None:
        item, kind = self.item, self.kind
        for number in dict.fromkeys(self._all("SN")):
            name = "ISBN" if kind in WITH_ISBN and _ISBN.match(number) else "ISSN"
            if kind in NUMBERED and name == "ISSN" and "number" not in item:
                name = "number"
            item[name] = f"{item[name]}{' ' if name == 'ISBN' else ', '}{number}" if name in item else number
        if doi := _DOI.fullmatch(self.record.first("M3")) or _DOI.fullmatch(item.get("URL", "")):
            self._put("DOI", doi[1])
        genre = self._first("M3")
        if not _DOI.fullmatch(genre) and kind not in ("article-journal", "book"):
            self._put("genre", genre)
        if number := self._first("M1"):
            if kind in NUMBERED:
                item["number"] = number
            else:
                name = "issue" if kind.startswith("article") else "collection-number"
                self._put(name if name not in item else "number", number)
        if kind in NUMBERED and "number" not in item and "issue" in item:
            item["number"] = item.pop("issue")
        if kind in ARCHIVED:
            self._put("archive_location", self._first("AV"))
            self._put("archive_location", self._first("AN"))

    def _within(self) -> None:
        """What it stands in, and on which pages."""
        item, kind = self.item, self.kind
        if kind in WHOLE:
            if "collection-title" not in item:
                self._put("collection-title", self._first("T2"))
        elif kind.startswith("article"):
            self._put("container-title", self._first("JF", "T2", "JO", "JA", "J2", "J1", "BT"))
        elif kind in WITH_PARTS:
            self._put("container-title", self._first("T2", "BT", "JF", "JO"))
        else:
            self._put("container-title", self._first("T2", "JF", "JO"))
        if kind not in WHOLE:
            short = self._first("JA", "J2", "J1", "JO")
            self._put("container-title-short", short if short != item.get("container-title") else "")
        start, end = self._first("SP"), self._first("EP")
        if kind in WHOLE and not end and not re.search(r"\d\s*[-–]\s*\d", start):
            self._put("number-of-pages", start)
        elif start or end:
            is_span = not start or not end or end == start or re.search(r"\d\s*[-–]", start)
            self._put("page", (start or end) if is_span else f"{start}-{end}")

    def _notes(self) -> None:
        title = self.item.get("title", "")
        notes = [_BLOCKS.sub(" ", note).strip() for note in self._all(*NOTES) if note != title]
        if translated := self._first("TT"):
            notes.append(_("Translated title: {title}", title=translated))
        if caption := self._first("CA"):
            notes.append(caption)
        if original := self._first("OP"):
            if "date-parts" in (date := read_date(original)):
                self.item["original-date"] = date
            else:
                notes.append(_("First published: {where}", where=original))
        self._put("note", clean_text("\n".join(dict.fromkeys(filter(None, notes)))))
        words = (word.strip() for line in self._all("KW") for word in line.split(";"))
        self._put("keyword", ", ".join(dict.fromkeys(filter(None, words))))

    def _dates(self) -> None:
        years, days = self._all("PY", "Y1"), self.record.all("DA")
        year = next((four[0] for text in years if (four := re.search(r"\d{4}", text))), "")
        found = [self._date(text) for text in years]
        if (full := _FULL_DATE.fullmatch(self.record.first("C1"))) and self._first("C1"):
            found.append(read_date(full[1]))
        for day in days:
            has_year = re.search(r"\d{4}", day) or not year
            read = self._date(day) if has_year else read_date(f"{day} {year}")
            if "date-parts" in read or re.search(r"\d", day) or not found:
                found.append(read)
                self._first("DA")
        if date := max(found, key=how_exact, default={}):
            self.item["issued"] = date
        if seen := read_date(self._first("Y2")):
            self.item["accessed"] = seen

    def _date(self, text: str) -> Date:
        """A date; what stands behind its numbers and belongs to no date, “1916/02/26/Late ed.”, goes into the note."""
        text = text.lstrip("/")
        date, more = read_date(text), _MORE.fullmatch(text)
        if not more or date.get("literal") != text:
            return date
        if "date-parts" in (said := read_date(more[2])):
            return said
        self.item["note"] = "\n".join(filter(None, (self.item.get("note", ""), more[2])))
        return read_date(more[1])
