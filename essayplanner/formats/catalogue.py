"""What library catalogues and exporters write into BibTeX and RIS, as a CSL item: without their punctuation, web pages
as web pages."""

import re
from typing import Any

from essayplanner.formats.loose_dates import date_parts

Item = dict[str, Any]

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>{}\"“”]+", re.IGNORECASE)
_SEEN = re.compile(
    r"[\[(]?\s*(?:online\s*[;,:.]?\s*)?(?:(?:last|date)\s+)?(?:accessed|visited|retrieved|viewed|abgerufen)"
    r"(?:\s+on)?\s*:?\s*([\w ,./-]{6,24}?)\s*[\])]?\s*\.?\s*\Z",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\W*(?:(?:available|retrieved|accessed|published)\s+)?(?:online|website|web|web ?page|internet|(?:at|from))?\W*",
    re.IGNORECASE,
)
#: No remark that a page was seen, and no word for the web, is longer, in characters.
_LONGEST_REMARK = 200
_RUN = re.compile(r"(\s)\s+")
_KEPT = ("archive", "archive_collection", "archive_location", "call-number")
_DOI = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ISBN = re.compile(r"[\dXx-]{8,17}")
_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)?\s*\.?\s*ed(?:n|ition)?\b\.?\Z", re.IGNORECASE)
_PAGES = re.compile(r"(?<!\d)(\d++)\s*p(?:p|ages|\.)", re.IGNORECASE)
_LIFE = re.compile(r"(?:b\.\s*|ca?\.?\s*|active\s+)?\d{3,4}\??(?:\s*[-–]\s*(?:\d{3,4}\??)?)?\.?\Z")
_ROLES = frozenset(("author", "editor", "translator", "compiler", "creator"))
_SPACED_COLON = re.compile(r"\s+:\s+")
_NAMES = ("author", "editor", "translator", "collection-editor")


def as_cited(item: Item) -> Item:
    """The item as a student cites it; what needs no mending is as it was."""
    item = dict(item)
    if text := _text(item, "DOI"):
        item["DOI"] = _DOI.sub("", text)
    if numbers := _ISBN.findall(_text(item, "ISBN")):
        item["ISBN"] = " ".join(numbers)
    if edition := _EDITION.match(_text(item, "edition")):
        item["edition"] = edition[1]
    if item.get("type") == "book" and (pages := _PAGES.search(_text(item, "page"))):
        item["number-of-pages"] = pages[1]
        del item["page"]
    is_card = _without_isbd(item)
    for role in _NAMES:
        if isinstance(item.get(role), list):
            item[role] = [_person(each, is_card) for each in item[role] if isinstance(each, dict)]
    _online(item)
    return item


def _text(item: Item, name: str) -> str:
    found = item.get(name)
    return found if isinstance(found, str) else ""


def _without_isbd(item: Item) -> bool:
    """Catalogue cards end a field with the sign of the next: “New York :”, “Harper & Row,”, “title / author.”.

    Gives whether this is one.
    """
    title = _text(item, "title")
    ends = (title, _text(item, "publisher-place"), _text(item, "publisher"))
    is_card = bool(_SPACED_COLON.search(title)) or any(re.search(r"(?: [:;/]|,)\s*\Z", text) for text in ends)
    if is_card:
        title = re.sub(r"\s+/\s.*\Z", "", title, flags=re.DOTALL)
    if title:
        item["title"] = _SPACED_COLON.sub(": ", re.sub(r"\s*[/:;,=]\s*\Z", "", title))
    for name in ("publisher-place", "publisher", "container-title", "collection-title"):
        if text := _text(item, name):
            item[name] = re.sub(r"\s*[:;,/]\s*\Z", "", text)
    return is_card


def _person(person: Item, is_card: bool) -> Item:
    """A person without years of life and without the word for the role, which pandoc takes for the given name."""
    given, suffix = str(person.get("given") or ""), str(person.get("suffix") or "")
    if suffix and (_LIFE.match(given.strip()) or given.strip(" .").lower() in _ROLES):
        person = {name: part for name, part in person.items() if name != "suffix"} | {"given": suffix}
    if is_card and re.search(r"\w{3}\.\Z", str(person.get("given") or "")):
        person = person | {"given": str(person["given"])[:-1]}
    return person


def _online(item: Item) -> None:
    """An address among the words of a document becomes its URL, the day on which it was seen its `accessed`."""
    for name in ("publisher", "note"):
        text = _text(item, name)
        found = _ADDRESS.search(text)
        address = found[0].rstrip(".,;:)]") if found else ""
        if address and not item.get("URL") and item.get("type") in ("document", "webpage"):
            item["URL"] = address if "://" in address else f"https://{address}"
            item[name] = text.replace(address, "").strip(" ,;:.")
        elif address and address == item.get("URL"):
            item[name] = text.replace(address, "").strip(" ,;:.")
    if item.get("URL"):
        _seen(item)
        for name in ("publisher", "note"):
            text = _text(item, name)
            if name in item and len(text) <= _LONGEST_REMARK and _ONLINE.fullmatch(text):
                del item[name]
        if item.get("type") == "document" and not any(item.get(name) for name in _KEPT):
            item["type"] = "webpage"


def _seen(item: Item) -> None:
    text = _text(item, "note")
    end = _RUN.sub(r"\1", text[-_LONGEST_REMARK:])  # the pattern is slow on runs of white space
    if (match := _SEEN.search(end)) and len(parts := date_parts(match[1])) == 3:
        item.setdefault("accessed", {"date-parts": [parts]})
        item["note"] = (text[:-_LONGEST_REMARK] + end[: match.start()]).strip(" ,;:.")
