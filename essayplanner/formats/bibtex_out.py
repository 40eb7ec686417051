"""What BibTeX cannot say of a source, written so that we read it again and other programs leave it alone.

It stands in a field `csl` as JSON, `csl = {"archive": "RGASPI"}`; an archive stands in `note` too, for everyone to see.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from essayplanner.domain.csl import DATES
from essayplanner.formats.bibtex_scan import entries

Item = dict[str, Any]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PLACE = ("archive", "archive_collection", "archive_location", "archive-place")
#: Types that pandoc gives an entry whose own type BibTeX does not have.
_GENERAL = ("document", "article-journal", "manuscript", "chapter", "webpage")
#: Fields that classic BibTeX styles know and pandoc does not write for them.
_CLASSIC = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn"}
_SCHOOLS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
#: Fields that pandoc writes letter for letter, so that a brace in one would break the whole file.
_AS_THEY_ARE = ("DOI", "ISBN", "ISSN", "URL")
_MOST = 20_000


def archive_line(item: Mapping[str, Any]) -> str:
    """Where a document is kept, as one line: “RGASPI, f. 17, op. 162, d. 21, Moscow”."""
    return ", ".join(text for name in _PLACE if isinstance(text := item.get(name), str) and text)


def with_place(item: Mapping[str, Any]) -> Item:
    """The item with its archive in its note."""
    line = archive_line(item)
    return {**item, "note": f"{item['note']} {line}" if item.get("note") else line} if line else {**item}


def with_numbers(item: Item) -> Item:
    """The item with the numbers alone of dates that have words: pandoc would write no date at all."""
    return item | {
        name: {"date-parts": item[name]["date-parts"]}
        for name in DATES & item.keys()
        if "literal" in item[name] and "date-parts" in item[name]
    }


def without_braces(item: Item) -> Item:
    """The item with the braces of its numbers and addresses written as addresses write them: `%7B` and `%7D`."""
    return {
        name: text.replace("{", "%7B").replace("}", "%7D") if name in _AS_THEY_ARE and isinstance(text, str) else text
        for name, text in item.items()
    }


def lost(item: Mapping[str, Any], back: Mapping[str, Any]) -> Item:
    """The fields of an item that did not come `back` from BibTeX, or not as exactly.

    What came back instead, or of itself, is there under the name of its field with “-” before it.
    """
    kept: Item = {}
    for name in (item.keys() | back.keys()) - {"id"}:
        there, now = item.get(name), back.get(name)
        if there == now or (name == "note" and now == with_place(item).get("note")):
            continue
        if there is not None:
            kept[name] = there
        if now is not None and (there is None or not _still_said(name, there, now)):
            kept[f"-{name}"] = now
    return kept


def _still_said(name: str, there: Any, now: Any) -> bool:
    """Whether what BibTeX says `now` is what we wrote, less exactly; if not, somebody has changed it since."""
    if name == "type":
        return now in _GENERAL
    if name in DATES:
        return _year(now) == _year(there)
    if name in _AS_THEY_ARE:
        return _plain(now) == _plain(there)
    return sorted(_words(there)) == sorted(_words(now))


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return re.findall(r"\w+", value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [word for part in parts for word in _words(part)]


def found_again(item: Item, kept: Mapping[str, Any]) -> Item:
    """What pandoc read of an entry, with what its field `csl` says beside it; what was changed since stays changed."""
    item = dict(item)
    line = archive_line(kept)
    if line and str(item.get("note") or "").endswith(line):
        item["note"] = str(item["note"]).removesuffix(line).rstrip()
        item = {name: value for name, value in item.items() if value or name == "id"}
    for name, there in kept.items():
        field = name.removeprefix("-")
        if name == field and (name not in item or _still_said(name, there, item[name])):
            item[name] = there
        elif name != field != "id" and item.get(field) == there:
            item.pop(field)
            item |= {field: kept[field]} if field in kept else {}
    return item


def _year(date: Any) -> str:
    try:
        return str(date["date-parts"][0][0])
    except (KeyError, IndexError, TypeError):
        return ""


def kept_of(field: str) -> Item:
    """What the field `csl` of an entry says; nothing where it holds none of ours."""
    if not field or len(field) > _MOST:
        return {}
    try:
        kept = json.loads(f"{{{field}}}")
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def completed(bibtex: str, items: Sequence[Item], classic: bool) -> str:
    """What pandoc wrote of the items, each entry with the fields that other programs read and pandoc does not write."""
    return _with_fields(bibtex, [partial(_missing_fields, item=item, classic=classic) for item in items])


def with_rest(bibtex: str, rest: Sequence[Item]) -> str:
    """The entries, each with the field that holds what was `lost` of it."""
    return _with_fields(bibtex, [partial(_own_field, kept=kept) for kept in rest])


def _with_fields(bibtex: str, more: Sequence[Callable[[str], tuple[str, list[str]]]]) -> str:
    """The entries as each of `more` changes one, with the fields that it gives."""
    head, *written = re.split(r"(?m)^(?=@)", bibtex)
    for entry, change in zip(written, more, strict=True):
        changed, fields = change(entry)
        if fields:
            changed = ",\n".join((changed.rstrip().removesuffix("\n}"), *fields)) + "\n}\n"
        head += changed
    return head


def _own_field(entry: str, kept: Item) -> tuple[str, list[str]]:
    plain = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return entry, [f"  csl = {_STRING.sub(_without_braces, plain)}"] if kept else []


def _missing_fields(entry: str, item: Item, classic: bool) -> tuple[str, list[str]]:
    (parsed,) = entries(entry)
    names = {field.name for field in parsed.fields}
    more = []
    words = item.get("issued", {})
    if "literal" in words and "date-parts" not in words:  # “forthcoming”
        entry = re.sub(r",\n  (?:date|year|month|day) = \{[^{}\n]*\}(?=,?\n)", "", entry)
        more.append(f"  year = {{{_plain_words(words['literal'])}}}")
        names.add("year")
    if item["type"] == "thesis" and item.get("genre") and "type" not in names:
        more.append(f"  type = {{{_plain_words(item['genre'])}}}")
    if classic:
        if own := _SCHOOLS.get(parsed.kind):
            entry = re.sub(r"(?m)^  publisher = ", f"  {own} = ", entry)
        wanted = {name: _plain(item.get(field)) for field, name in _CLASSIC.items()}
        wanted["urldate"] = _iso(item.get("accessed"))
        wanted["year"] = _years(item.get("issued"))
        more += [f"  {name} = {{{text}}}" for name, text in wanted.items() if text and name not in names]
    return entry, more


def _without_braces(text: re.Match[str]) -> str:
    return text[0].replace("{", "\\u007b").replace("}", "\\u007d")


def _plain_words(text: str) -> str:
    """A text of a field that no sign in it can break."""
    return re.sub(r"[\\{}%#$&~^_]", " ", text)


def _plain(text: Any) -> str:
    return re.sub(r"%7[BD]|[\\{}%#\s]", "", text, flags=re.IGNORECASE) if isinstance(text, str) else ""


def _points(date: Any) -> list[list[int]]:
    found = date.get("date-parts") if isinstance(date, dict) else None
    return found if isinstance(found, list) else []


def _iso(date: Any) -> str:
    return "-".join(f"{part:02}" for part in next(iter(_points(date)), []))


def _years(date: Any) -> str:
    return "--".join(str(point[0]) for point in _points(date) if point)
