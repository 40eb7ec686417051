"""One entry of BibTeX or BibLaTeX as a source: which of its fields goes where, and what is told of the rest."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.reading_names import Listed
from essayplanner.domain.text import shorten
from essayplanner.formats.accounts import Account
from essayplanner.formats.bibtex_dates import issued
from essayplanner.formats.bibtex_fields import (
    BESIDE,
    DATES,
    LANGUAGES,
    NUMBERS,
    PEOPLE,
    ROLES,
    STATES,
    TEXTS,
    is_worthless,
)
from essayplanner.formats.bibtex_names import read_people
from essayplanner.formats.bibtex_scan import Entry
from essayplanner.formats.kinds import ARTICLES, GENRES, PARTS, bibtex_kind, letters
from essayplanner.formats.ris_types import ARCHIVED
from essayplanner.formats.tex import read_tex, verbatim
from essayplanner.language import _, join_and

Item = dict[str, Any]

_DASHES = re.compile(r"\s*[-–—]+\s*")
_ENDED = (":", "?", "!", ".", ",", ";", "…", "–", "—")
#: Kinds that the field “type” says where the entry's own word says next to nothing; and words that say more than one.
_SAID_BY_TYPE = ("webpage", "personal_communication", "interview", "map", "article-newspaper", "article-magazine")
_MORE_THAN_A_KIND = ("email", "instantmessage")
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "hdl": "https://hdl.handle.net/{}",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/{}",
}


class Record(NamedTuple):
    """An entry with its number and line, and its fields as they are written, abbreviations written out."""

    entry: Entry
    number: int
    line: int
    fields: dict[str, str]


def source_of(record: Record, fields: Mapping[str, str], account: Account) -> Item:
    """The source that an entry is, with the fields that it takes from others; what has no place in one is told."""
    return _Reading(record, fields, account).as_item()


class _Reading:
    """One entry while it is made a source."""

    def __init__(self, record: Record, fields: Mapping[str, str], account: Account) -> None:
        self._record = record
        self._fields = dict(fields)
        self._account = account
        self._item: Item = {}
        self._unknown: list[str] = []

    def as_item(self) -> Item:
        """The source, as CSL has it."""
        self._kind()
        self._titles()
        self._people()
        self._numbers()
        self._publishers()
        self._eprint()
        self._notes()
        self._dates()
        self._shelf()
        for name, variable in TEXTS.items():
            if name in self._fields:
                text = self._text(name)
                text = STATES.get(text, text) if name == "pubstate" else text
                self._set(variable, text)
                if text and self._item[variable] != text:
                    self._account.leave_out([name])
        self._set("language", self._language())
        self._account.leave_out(name for name in self._fields if not is_worthless(name))
        self._account.unknown(self._unknown)
        return {"id": self._record.entry.key} | {name: value for name, value in self._item.items() if value}

    def _set(self, variable: str, value: Any) -> None:
        if value:
            self._item.setdefault(variable, value)

    def _text(self, name: str) -> str:
        """What a field says, which is then no more among those that are left."""
        value = self._fields.pop(name, "")
        if not value:
            return ""
        told = read_tex(value)
        self._unknown += told.unknown
        return told.text.strip()

    def _people_of(self, name: str) -> list[Listed]:
        value = self._fields.pop(name, "")
        whole = "useprefix" in self._fields.get("options", "") and "useprefix=false" not in self._fields["options"]
        return read_people(value, whole) if value else []

    def _kind(self) -> None:
        word = self._record.entry.kind
        kind = bibtex_kind(word)
        subtype = letters(self._fields.get("entrysubtype", ""))
        if subtype in ("newspaper", "magazine") and kind in ("article-journal", "periodical"):
            kind = f"article-{subtype}"
        if kind == "manuscript" and self._fields.keys() & {"eventtitle", "eventdate", "venue"}:
            kind = "speech"
        if not kind:
            kind = self._guess()
            sentence = _(
                "“@{word}” is not a type of source that EssayPlanner knows; it was imported as “{kind}”.",
                word=shorten(word, 40),
                kind=kind,
            )
            self._account.remark(self._record.number, self._record.line, sentence)
        genre = self._text("type")
        again = GENRES.get(letters(genre))
        if kind in ("document", "manuscript") and bibtex_kind(genre) in _SAID_BY_TYPE:
            kind = bibtex_kind(genre)  # EndNote: @misc and the kind's name
        self._item["type"] = kind
        if again or bibtex_kind(genre) != kind or kind == "document" or letters(genre) in _MORE_THAN_A_KIND:
            self._set("genre", again or genre)
        self._set("genre", GENRES.get(letters(word), "") if kind == "thesis" else "")

    def _guess(self) -> str:
        """The kind of an entry whose own word for it nobody knows."""
        for name, kind in (
            ("journaltitle", "article-journal"),
            ("booktitle", "chapter"),
            ("school", "thesis"),
            ("publisher", "book"),
            ("isbn", "book"),
            ("institution", "report"),
            ("url", "webpage"),
        ):
            if name in self._fields:
                return kind
        return "document"

    def _titles(self) -> None:
        kind = self._item["type"]
        title = _joined(self._text("title"), self._text("subtitle"))
        addition = self._text("titleaddon")
        journal = _joined(self._text("journaltitle"), self._text("journalsubtitle"))
        if kind in ("webpage", "post", "post-weblog") and not journal:
            journal = addition
        elif addition:
            title = f"{title}{'' if title.endswith(_ENDED) else '.'} {addition}".strip(". ")
        book = _joined(self._text("booktitle"), self._text("booksubtitle"))
        if more := self._text("booktitleaddon"):
            book = f"{book}. {more}".strip(". ")
        main = _joined(self._text("maintitle"), self._text("mainsubtitle"))
        if more := self._text("maintitleaddon"):
            main = f"{main}. {more}".strip(". ")
        issue = _joined(self._text("issuetitle"), self._text("issuesubtitle"))
        if main and (book or kind in PARTS):
            book = _joined(main, book)
        elif main:
            title = _joined(main, title)
        if kind not in PARTS and title in ("", book):  # “booktitle” is there for those that take from it
            title, book = book or title, ""
        self._set("title", title)
        self._set("container-title", journal or book)
        if journal and book and book != journal:
            self._set("volume-title", book)
        self._set("volume-title", issue)
        series = self._text("series")
        number = self._text("number")
        if kind in ARTICLES:
            self._set("issue", ", ".join(filter(None, (number, self._text("issue")))))
        elif series and kind not in ("report", "patent", "standard"):
            self._set("collection-number", number)
        else:
            self._set("number", number)
        self._set("issue", self._text("issue"))
        self._set("collection-title", series)
        volume = ".".join(filter(None, (self._text("volume"), self._text("part"))))
        self._set("volume", _DASHES.sub("-", volume) if re.search(r"\d[-–]+\d", volume) else volume)

    def _people(self) -> None:
        for name in ("editor", "editora", "editorb", "editorc"):
            if name in self._fields:
                word = letters(self._fields.get(f"{name}type", ""))
                role = ROLES.get(word, "editor" if name == "editor" or not word else "contributor")
                self._add(role, self._people_of(name))
        for name, role in PEOPLE.items():
            if name in self._fields:
                self._add(role, self._people_of(name))
        if self._item["type"] == "patent" and "holder" in self._fields:
            self._add("contributor" if "author" in self._item else "author", self._people_of("holder"))

    def _add(self, role: str, listed: list[Listed]) -> None:
        """People in a role, or in that which their words say, each once."""
        for people, said in listed:
            there = self._item.setdefault(said if said not in ("", "author") else role, [])
            there += [person for person in people if person not in there]

    def _numbers(self) -> None:
        kind = self._item["type"]
        for name, variable in NUMBERS.items():
            if value := self._fields.pop(name, ""):
                self._set(variable, verbatim(value))
        pages = self._text("pages")
        article = self._text("eid")
        self._set("page", _DASHES.sub("-", pages) if re.search(r"[\dA-Za-z]\s*[-–—]+\s*[\dA-Za-z]", pages) else pages)
        self._set("page" if not pages else "number", article)
        chapter = self._text("chapter")
        self._set("section" if kind == "article-newspaper" else "chapter-number", chapter)

    def _publishers(self) -> None:
        main = [self._text(name) for name in ("institution", "school", "organization", "publisher")]
        found = list(dict.fromkeys(text for text in main if text))
        if not found:
            found = [self._text("howpublished")]
        self._set("publisher", "; ".join(filter(None, found)))

    def _eprint(self) -> None:
        """Where a work is found by the number that a service gave it."""
        kind = letters(self._fields.get("eprinttype", ""))
        number = verbatim(self._fields.get("eprint", ""))
        address = number if number.startswith(("http://", "https://")) else ""
        if not kind and re.fullmatch(r"(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", number):
            kind = "arxiv"
        if kind in _EPRINTS and number:
            address = _EPRINTS[kind].format(number.removeprefix("arXiv:"))
        if address:
            if kind == "pubmed":
                self._set("PMID", number)
            self._set("URL", address)
        elif number:
            self._set("number", number)
            self._set("archive", self._text("eprinttype"))
        if number:
            for name in ("eprint", "eprinttype"):
                self._fields.pop(name, None)

    def _shelf(self) -> None:
        """Where a document is kept: of a book, library and shelfmark say no more than where a copy was seen."""
        if self._item["type"] in ARCHIVED and "archive" not in self._fields and "archive" not in self._item:
            self._set("archive", self._text("library"))
            if "archivelocation" not in self._fields:
                self._set("archive_location", self._text("shelfmark"))

    def _notes(self) -> None:
        parts = [self._text("note"), self._text("addendum")]
        how = self._text("howpublished")
        if how and how != self._item.get("publisher"):
            parts.append(how)
        for name, sentence in BESIDE.items():
            if people := [person for listed in self._people_of(name) for person in listed.people]:
                parts.append(_(sentence, names=join_and(map(_whole_name, people))))
        self._set("note", _sentences(parts))

    def _dates(self) -> None:
        names = ("date",) if "date" in self._fields else ("year", "month", "day")
        self._set("issued", issued({name: self._text(name) for name in names}))
        if names == ("date",):
            for name in ("year", "month", "day"):
                self._fields.pop(name, None)
        for name, variable in DATES.items():
            if text := self._text(name):
                self._set(variable, read_date(text))

    def _language(self) -> str:
        words = [self._text(name) for name in ("langid", "language")]
        word = next(filter(None, words), "")
        return LANGUAGES.get(word.lower(), word)


def _whole_name(person: Mapping[str, str]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    return " ".join(person[part] for part in parts if part in person)


def _joined(title: str, subtitle: str) -> str:
    """A title and its subtitle, which some programs write into both; neither is said twice."""
    if not title or not subtitle or title.endswith(subtitle):
        return title or subtitle
    if subtitle.startswith(title) and subtitle[len(title) : len(title) + 1] in _ENDED:
        return subtitle
    return f"{title}{'' if title.endswith(_ENDED) else ':'} {subtitle}"


def _sentences(parts: Sequence[str]) -> str:
    said = ""
    for part in dict.fromkeys(filter(None, parts)):
        said = f"{said}{'' if said.endswith(_ENDED) else '.'} {part}" if said else part
    return said
