"""What library catalogues and exporters write into BibTeX and RIS, as a CSL item: without their punctuation, web pages
as web pages."""

import re
from typing import Any

from essayplanner.domain.csl import DATES, NAMES
from essayplanner.domain.naming import looks_like_body
from essayplanner.domain.numerals import edition_number
from essayplanner.domain.reading_dates import read_date
from essayplanner.language import _

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
_PAGES = re.compile(r"(?<!\d)(\d++)\s*p(?:p|ages|\.)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(.+?)\s*(?:;\s*(?:(?:nos?|nr|vol|v|bd|band|t|pt)\b\.?\s*)?(\w*\d[\w./-]*)|"
    r"[,.]?\s+(?:nos?|nr|vol|volume|bd|band)\b\.?\s*(\w*\d[\w./-]*))\.?",
    re.IGNORECASE,
)
_SPACED_COLON = re.compile(r"\s+:\s+")
_STATEMENT = re.compile(r"\s/\s(?!.*\s/\s)(.+)\Z", re.DOTALL)
_DID = re.compile(
    r"[\[(]?(?:by|edited|ed\.|eds\.|translated|trans\.|selected|compiled|herausgegeben|hrsg|von|par|sous|a cura)(?!\w)",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s*\[(?:electronic resource|microform\w*|videorecording|sound recording|text|map|manuscript)[^\]]*\]"
)
_PLACE_FIRST = re.compile(r"(\[?[^\W\d_][^:\d]{1,60}?) ?: (.+)")
#: “c1850” may say about 1850, “c1974” never does.
_COPYRIGHT = re.compile(
    r"[\[(]?(?:(?:1[89]|20)\d\d,? ?)?[\[(]?(?:(?:cop\.?|copyright|©|℗|\(c\)) ?|[cp] ?(?=19|20))\d{4}[\])]?",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\W*(?:s\. ?[ln]\.?|sine (?:loco|nomine)|(?:place(?: of publication)?|publisher) not (?:identified|given)|"
    r"n\. ?p\.?|o\. ?O\.?)\W*",
    re.IGNORECASE,
)


def as_cited(item: Item) -> Item:
    """The item as a student cites it; what needs no mending is as it was."""
    item = dict(item)
    if text := _text(item, "DOI"):
        item["DOI"] = bare_doi(text)
    if numbers := _ISBN.findall(_text(item, "ISBN")):
        item["ISBN"] = " ".join(numbers)
    if edition := edition_number(_text(item, "edition")):
        item["edition"] = edition
    _series(item)
    if item.get("type") == "book" and (pages := _PAGES.search(_text(item, "page"))):
        item["number-of-pages"] = pages[1]
        del item["page"]
    if pages := _PAGES.search(_text(item, "number-of-pages")):
        item["number-of-pages"] = pages[1]
    _copyright(item)
    _without_isbd(item)
    _online(item)
    return item


def bare_doi(text: str) -> str:
    """A DOI without what makes it an address."""
    return _DOI.sub("", text)


def _text(item: Item, name: str) -> str:
    found = item.get(name)
    return found if isinstance(found, str) else ""


def _without_isbd(item: Item) -> None:
    """Catalogue cards end a field with the sign of the next: “New York :”, “Harper & Row,”, “title / author.”."""
    title = _text(item, "title")
    said = _statement(title, item)
    ends = (title, _text(item, "publisher-place"), _text(item, "publisher"))
    is_card = bool(said or _SPACED_COLON.search(title)) or any(re.search(r"(?: [:;/=]|,)\s*\Z", text) for text in ends)
    if is_card:
        title = title[: said.start()] if said else re.sub(r"\s+/\s.*\Z", "", title, flags=re.DOTALL)
        title, parallel, other = _MEDIUM.sub("", title).partition(" = ")
        if parallel:
            item["note"] = "\n".join(filter(None, (_text(item, "note"), _("Parallel title: {title}", title=other))))
        title = re.sub(r"(?<=\w\w\w)\.\Z", "", title)
    elif re.search(r"\w{4}\.\Z", title):
        title = title[:-1]
    if title:
        item["title"] = _SPACED_COLON.sub(": ", re.sub(r"\s*[/:;,=]\s*\Z", "", title))
    for name in ("container-title", "collection-title"):
        if text := _text(item, name):
            text = re.sub(r"\s+/\s.*\Z", "", text, flags=re.DOTALL) if is_card or _statement(text, item) else text
            item[name] = re.sub(r"\s*[:;,/]\s*\Z", "", text)
    _imprint(item)


def _statement(title: str, item: Item) -> re.Match[str] | None:
    """Where a title goes on with “ / ” and who wrote it: one of the item's people, or a word for what they did."""
    said = _STATEMENT.search(title)
    people = (person for role in NAMES if isinstance(item.get(role), list) for person in item[role])
    names = (str(person.get("family") or person.get("literal") or "") for person in people if isinstance(person, dict))
    named = said and (_DID.match(said[1]) or any(len(name) > 2 and name in said[1] for name in names))
    return said if named else None


def _series(item: Item) -> None:
    """The number of a series that stands beside its title: “Fen books ; 7”, “Fen books, no. 7”."""
    found = _NUMBERED.fullmatch(_text(item, "collection-title"))
    if found and not item.get("collection-number"):
        item["collection-title"], item["collection-number"] = found[1], found[2] or found[3]


def _imprint(item: Item) -> None:
    """Place and publisher apart, and without the brackets round what the cataloguer found elsewhere."""
    place, publisher = (re.sub(r"\s*[:;,/]\s*\Z", "", _text(item, name)) for name in ("publisher-place", "publisher"))
    both = _PLACE_FIRST.fullmatch(publisher)
    if both and not place and not looks_like_body(both[1]):
        place, publisher = both[1], both[2]
    if (year := re.search(r",? [\[(]?(?:c|cop\. ?|©)?(\d{4})[\])]?\.?\Z", publisher)) and both:
        publisher = publisher[: year.start()]
        item.setdefault("issued", read_date(year[1]))
    place = re.sub(r"\s+;\s+", "; ", place)
    for name, text in (("publisher-place", place), ("publisher", publisher)):
        if inner := re.fullmatch(r"\[([^\[\]?]+)\]", text):
            text = inner[1]
        if not text or _UNKNOWN.fullmatch(text):
            item.pop(name, None)
        else:
            item[name] = text


def _copyright(item: Item) -> None:
    """Dates without the sign of a copyright, and without its year beside that of the book: “c1974”, “1999, c1998”."""
    for name in DATES & item.keys():
        date = item[name]
        if isinstance(date, dict) and re.fullmatch(r"0[0/-]*", str(date.get("literal") or "")):
            del item[name]  # what programs write that know none
            continue
        if isinstance(date, dict) and _COPYRIGHT.fullmatch(str(date.get("literal") or "")) and date.get("date-parts"):
            item[name] = {"date-parts": date["date-parts"]}


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
    if (match := _SEEN.search(end)) and len((date := read_date(match[1])).get("date-parts", [[]])[0]) == 3:
        item.setdefault("accessed", date)
        item["note"] = (text[:-_LONGEST_REMARK] + end[: match.start()]).strip(" ,;:.")
