"""JSON with sources: CSL-JSON as the standard has it, and what programs and catalogues write instead."""

import re
from typing import Any

from essayplanner.domain.csl import DATES, FIELDS, NAMES, text_of, tidy_item
from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.text import shorten
from essayplanner.formats.accounts import Account, BibliographyError, keyed, plain_item
from essayplanner.formats.bibtex_dates import issued
from essayplanner.formats.catalogue import bare_doi
from essayplanner.formats.json_fields import ISSUED, OF_SOURCES, OF_TITLED, ROLES, WORTHLESS, plain, variable
from essayplanner.formats.json_records import records, unwrapped
from essayplanner.formats.json_values import date_in, dicts, is_null_date, notes_in, people_in, text_in
from essayplanner.formats.kinds import kind_of
from essayplanner.language import _, n_

Item = dict[str, Any]

_OPEN_LIBRARY = re.compile(r"/(?:books|works)/OL\d")
_NO_WORKS = ("attachment", "note", "annotation")
_EXTRA = re.compile(r"([A-Za-z][\w -]{1,40}):[ \t]+(\S.*)")


def read_json(text: str, name: str, account: Account, most: int) -> None:
    """Tell the account of each source in the text; BibliographyError where it is no JSON, or holds more than `most`."""
    try:
        found = list(records(text, name, most))
    except RecursionError:
        raise BibliographyError(
            _("“{name}” is nested too deeply to be a list of sources.", name=shorten(name, 80))
        ) from None
    except ValueError as error:
        line = str(getattr(error, "lineno", 1))
        raise BibliographyError(
            _("“{name}” is broken on line {line}, so nothing was imported.", name=shorten(name, 80), line=line)
        ) from None
    skipped = undated = 0
    for each in found:
        if not isinstance(each.value, dict):
            account.refuse(
                each.number, each.line, "", _("It is not a source but a single word, number or list."), each.text
            )
        elif (record := unwrapped(each.value)) and plain(text_of(record.get("itemType"))) in _NO_WORKS:
            skipped += 1
        else:
            reading = _Reading(record)
            item = reading.as_item()
            if reading.odd_kind and reading.is_source():
                sentence = _(
                    "“{word}” is not a type of source that EssayPlanner knows; it was imported as “{kind}”.",
                    word=shorten(reading.odd_kind, 40),
                    kind=item["type"],
                )
                account.remark(each.number, each.line, sentence)
            if not reading.is_source() and item.keys() & {"title", *NAMES}:
                reason = _(
                    "This is not a source: it has no known type, and nothing says when or where it was published."
                )
                account.refuse(each.number, each.line, text_of(item.get("title")), reason, each.text)
                continue
            undated += reading.is_undated()
            account.cut(each.number, each.line, item)
            account.leave_out(reading.left_out)
            account.take(each.number, each.line, plain_item(keyed(item)), each.text, notes_in(record, item))
    if undated:
        sentence = n_(
            "{n} source has an empty date ({null}), so it was imported without one.",
            "{n} sources have an empty date ({null}), so they were imported without one.",
            undated,
            null="null",
        )
        account.remark(0, 0, sentence)
    if skipped:
        account.remark(
            0,
            0,
            n_(
                "{n} attachment or note is not a source and was left out.",
                "{n} attachments or notes are not sources and were left out.",
                skipped,
            ),
        )


class _Reading:
    """One source while it is made CSL."""

    def __init__(self, record: Item) -> None:
        self._record = record
        self._plain = {plain(name): value for name, value in reversed(record.items())}
        self._item: Item = {}
        self.left_out: list[str] = []
        self._null_dates: set[str] = set()
        self._has_kind = False
        self.odd_kind = ""

    def as_item(self) -> Item:
        """The source, as far as it is one."""
        is_foreign = text_of(self._record.get("type")) in ("", "journal", "book_section", "magazine_article") or (
            "itemType" in self._record
        )
        dates = {name for name in ISSUED if self._plain.get(name)}
        for name, value in self._record.items():
            known = variable(name)
            if (known in DATES or plain(name) in ISSUED) and is_null_date(value):
                self._null_dates.add(known or "issued")
            if plain(name) in dates or value in (None, "", [], {}):
                continue
            if name == "source" and is_foreign and isinstance(value, str):
                known = "container-title"
            if name == "version" and "itemType" in self._record:
                continue
            if not (known and self._put(known, value)) and plain(name) not in WORTHLESS:
                self.left_out.append(name)
        self._issued(dates)
        self._numbers()
        title, more = text_of(self._item.get("title")), text_in(self._plain.get("subtitle"))
        if title and more and not title.endswith(more):
            self._item["title"] = f"{title}: {more}"
        self._extra()
        self._item["type"] = self._kind()
        keys = ("id", "citation-key", "citationKey", "citekey", "citation_key", "key")
        ids = {name: value for name in keys[:5] if (value := self._record.get(name))}
        return (
            self._item
            | {"id": ids.get("id", "")}
            | (
                {"citation-key": next((ids[name] for name in keys[1:5] if name in ids), "")}
                if ids.keys() - {"id"}
                else {}
            )
        )

    def is_source(self) -> bool:
        """Whether it has anything that only a source has, or a title and nothing that no source has."""
        item = self._item
        is_titled = "title" in item and (not OF_TITLED.isdisjoint(item) or not self.left_out)
        return self._has_kind or is_titled or not OF_SOURCES.isdisjoint(item)

    def is_undated(self) -> bool:
        """Whether it has a date that says nothing, and none in its place."""
        return not self._null_dates <= self._item.keys()

    def _put(self, known: str, value: Any) -> bool:
        """Whether a value could be read as what it is; of two that are one variable the first is kept."""
        if known in NAMES:
            return self._people(known, value)
        read = date_in(value) if known in DATES else text_in(value, ", " if known == "keyword" else " ")
        if not read:
            return False
        return bool(self._item.setdefault(known, read) == read)

    def _people(self, role: str, value: Any) -> bool:
        found = False
        for each in value if isinstance(value, list) else [value]:
            own = role
            if isinstance(each, dict) and (
                word := plain(text_of(each.get("creatorType") or each.get("contributorType")))
            ):
                own = ROLES.get(word, "contributor")
            people, said = people_in(each)
            if people:
                found = True
                there = self._item.setdefault(said if said not in ("", "author") else own, [])
                there += [person for person in people if person not in there]
        return found

    def _issued(self, dates: set[str]) -> None:
        year, month, day = (text_of(self._plain.get(name)) for name in ("year", "month", "day"))
        if "issued" not in dates and year and month:
            self._item["issued"] = issued({"year": year, "month": month, "day": day})
            return
        for name in ISSUED:
            if name in dates and tidy_item({"issued": (date := date_in(self._plain[name]))}).get("issued"):
                self._item["issued"] = date
                return
        self.left_out += [
            name for name in self._record if plain(name) in dates and not is_null_date(self._record[name])
        ]

    def _numbers(self) -> None:
        """Numbers that stand in a list or table of their own, and a DOI that is written as an address."""
        numbers = self._plain.get("identifiers")
        if isinstance(numbers, dict):
            for name, value in numbers.items():
                if (known := variable(name)) in ("DOI", "ISBN", "ISSN", "PMID") and (text := text_in(value)):
                    self._item.setdefault(known, text)
        for each in dicts(self._plain.get("industryidentifiers")):
            if "ISBN" in text_of(each.get("type")):
                self._item["ISBN"] = text_of(each.get("identifier"))
        for name in ("isbn", "isbns"):
            value = self._plain.get(name)
            if isinstance(value, list):
                self._item["ISBN"] = " ".join(text_of(each) for each in value if text_of(each))
        if doi := text_of(self._item.get("DOI")):
            self._item["DOI"] = bare_doi(doi)

    def _extra(self) -> None:
        """Lines of the note that name a field, as Zotero keeps what it has no field for: “original-date: 1848”."""
        rest = []
        for line in text_of(self._item.get("note"), 20_000).split("\n"):
            match = _EXTRA.fullmatch(line.strip())
            name = match[1].strip().lower().replace(" ", "-") if match else ""
            known = next((each for each in (name, name.upper(), name.replace("-", "_")) if each in FIELDS), "")
            if match and name == "citation-key":
                self._record.setdefault("citation-key", match[2])
            elif match and name == "type" and kind_of(match[2]):
                self._item["type"] = kind_of(match[2])
            elif match and known in NAMES:
                family, _bar, given = match[2].partition("||")
                named = {"family": family.strip(), "given": given.strip()} if given else {"literal": match[2]}
                self._item.setdefault(known, []).append(named)
            elif match and known and known not in ("note", "annote", "abstract", "title"):
                self._item[known] = read_date(match[2]) if known in DATES else match[2]
            else:
                rest.append(line)
        if "note" in self._item:
            self._item["note"] = "\n".join(rest).strip()

    def _kind(self) -> str:
        if text_of(self._item.get("type")):
            self._has_kind = True
            return str(self._item["type"])
        types = self._record.get("types")
        words = [text_of(self._record.get(name)) for name in ("itemType", "type", "resource_type", "resourceType")]
        words += (
            [text_of(types.get(name)) for name in ("citeproc", "resourceTypeGeneral")]
            if isinstance(types, dict)
            else []
        )
        words += [
            text_of(value) for name, value in self._plain.items() if name in ("resourcetype", "printtype", "kind")
        ]
        for word in words:
            if kind := kind_of(word):
                self._has_kind = True
                return kind
        kind = self._guess()
        self.odd_kind = next(filter(None, words), "")
        return kind

    def _guess(self) -> str:
        item = self._item
        if _OPEN_LIBRARY.match(text_of(self._record.get("key"))):
            return "book"
        if item.get("container-title"):
            return "article-journal" if item.get("volume") or item.get("issue") or item.get("ISSN") else "chapter"
        if item.get("ISBN") or item.get("publisher"):
            return "book"
        return "webpage" if item.get("URL") and not item.get("DOI") else "document"
