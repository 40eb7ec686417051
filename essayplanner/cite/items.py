"""A source as the CSL-JSON item that pandoc gets."""

import re
from typing import Any

from essayplanner.cite.styles import Style
from essayplanner.cite.untitled_words import what_stands_for_a_title, with_its_letter
from essayplanner.domain.cards import Source
from essayplanner.domain.csl import DATES, TITLES, same_person, text_of, tidy_item
from essayplanner.domain.numerals import edition_number, number_of
from essayplanner.domain.source_dates import date_text

#: Marks of ours inside what pandoc is given; no text of the student's may hold them.
MARK = "\uf8f1"
STAY = "\uf8f0"
#: Stands twice within a date in words, which some styles print for the year and once more for the day.
DATED = "\uf8ef"

#: pandoc reads quotation marks and tags in CSL-JSON, and takes twice as long for each that is not closed: where there
#: are more openings than this, other signs stand for them until it has answered.
OPENINGS = 6
_OPENING = ("“", "‘", "<")
_HIDDEN = {ord(sign): 0xF8F2 + place for place, sign in enumerate(_OPENING)}
#: pandoc takes “volume: 7” at the beginning of a note for a field, and “id: 7” for the id.
_COLON = "\uf8f6"
SHOWN = {hidden: chr(sign) for sign, hidden in _HIDDEN.items()} | {ord(_COLON): ":"}
#: Roles in which those of another are not named again: “in *Salt*” by the same author, a series with the same editor.
_AGAIN = {"container-author": "author", "collection-editor": "editor", "editorial-director": "editor"}
_COUNTED = {"volume", "issue", "number-of-volumes", "chapter-number"}
_PAGE_WORD = re.compile(r"\A(?:pp?|pages?|ss?|seiten?|с)\b\.?\s*(?=\w)", re.IGNORECASE)
#: “8(2)”.
_WITH_ISSUE = re.compile(r"(\d+) ?\((\d[\w/–-]*)\)")
_UNPUBLISHED = ("manuscript", "personal_communication", "document", "interview", "speech", "graphic", "map")
_PLACES = {"archive", "archive_location", "archive_collection", "call-number", "publisher", "container-title"}
_LONGEST_PLACE = 200
#: What tells a style that a paper was read somewhere, or where it was printed; without either it says no year.
_PRINTED_OR_HELD = {"event-title", "event-place", "event-date", "volume", "issue", "page"}
#: Names of places where papers are kept, and of shelfmarks there; “from the library” is no name.
_KEPT = re.compile(
    r"\b(?:MSS?\b|Archi[vf]|Архив|РГАСПИ|ГАРФ|Librar|Biblioth|Bibliote[ck]|Рукоп|[Ff]ond \d|[Фф]онд \d|Nachlass|"
    r"Records? Office|Museum|Collections?\b|Papers\b|[Bb]ox \d|[Ff]older \d|[Ff]\. ?\d|"
    r"(?:TNA|BL|PRO|RGASPI|GARF|NARA|IISH|AN|BNF|BnF)\b)"
)
_REVIEW = re.compile(
    r"(?:book |essay )?reviews?\b|(?:besprechung|rezension|compte[- ]rendu|recensione?|reseña|рецензия)\b",
    re.IGNORECASE,
)
OURS = {ord(MARK): None, ord(STAY): None, ord(DATED): None} | dict.fromkeys(SHOWN)


def item_of(source: Source, id: str, style: Style) -> dict[str, Any]:
    """The source's item with this id; its titles keep their capitals under every style.

    What has no title is described in the style's language, unless the style does that itself.
    """
    item = _with_its_date(_with_its_place(_numbered(_named_once(tidy_item(source.csl))), style), style)
    item = with_its_letter(item, style)
    is_review = item["type"] in ("review", "review-book") and not item.keys() & {"reviewed-title", "reviewed-author"}
    if is_review and _REVIEW.match(item.get("title", "")):
        item |= {"type": "article-journal"}  # its title says it, so that the style need not
    if "title" not in item:
        item |= what_stands_for_a_title(item, style)
    return {
        name: _text(name, value) if isinstance(value, str) else _date(value) if name in DATES else _within(value)
        for name, value in item.items()
        if value
    } | {"id": id}


def _numbered(item: dict[str, Any]) -> dict[str, Any]:
    """The item with numbers in figures: styles set no “vol.” before “III”, and no “edn” after “First”."""
    found = {name: number_of(item[name]) for name in _COUNTED & item.keys()}
    found["edition"] = edition_number(item.get("edition", ""))
    found["page"] = _PAGE_WORD.sub("", item.get("page", "")).rstrip("+-–— ")
    if "issue" not in item and (both := _WITH_ISSUE.fullmatch(item.get("volume", ""))):
        found["volume"], found["issue"] = both.groups()
    return item | {name: number for name, number in found.items() if number}


def _with_its_place(item: dict[str, Any], style: Style) -> dict[str, Any]:
    """The item of an unpublished work whose note says where it is kept, as BibTeX has it, with that as its archive."""
    note = item.get("note", "")
    silent = item["type"] in _UNPUBLISHED and not item.keys() & _PLACES
    if not silent or "\n" in note or len(note) > _LONGEST_PLACE or not _KEPT.search(note):
        return item
    archive, _comma, place = note.rstrip(".").partition(", ")
    parts_both = style.name.startswith("mhra") and place and _KEPT.search(archive)  # or the page went between them
    kept = {"archive": archive, "archive_location": place} if parts_both else {}
    return {name: value for name, value in item.items() if name != "note"} | (kept or {"archive": note.rstrip(".")})


def _with_its_date(item: dict[str, Any], style: Style) -> dict[str, Any]:
    """The item as a type that no style prints without its year, or twice with its day.

    Styles take a paper without pages for one whose day the event says, and a speech held on the day for one printed.
    """
    kind, issued, event = item["type"], item.get("issued"), item.get("event-date")
    if kind == "paper-conference" and issued and not item.keys() & _PRINTED_OR_HELD:
        return item | {"type": "chapter" if "container-title" in item else "document"}
    if kind == "speech" and style.in_text and issued and not event:
        is_said = "event-title" in item and style.name != "mla"
        return item if is_said else item | {"event-date": issued}
    if kind == "speech" and not style.in_text and issued == event:
        return {name: value for name, value in item.items() if name != "event-date"}
    return item


def _named_once(item: dict[str, Any]) -> dict[str, Any]:
    """The item without people who would be named again beside themselves for no reason."""
    people = {role: [*map(same_person, item.get(role, ()))] for role in ("author", "editor", *_AGAIN)}
    again = [role for role, first in _AGAIN.items() if people[role] and people[role] == people[first]]
    if "container-title" not in item and people["author"] == people["editor"]:
        again.append("editor")  # but a chapter in the book that its author edited names both
    return {name: value for name, value in item.items() if name not in again}


def _date(date: dict[str, Any]) -> dict[str, Any]:
    """A date as its numbers, which pandoc sorts by, and its words, which it prints, where it has such.

    What is about a year has: no two styles print it alike, Harvard as if it were certain.
    """
    if "literal" not in date and not date.get("circa"):
        return date
    words = _text("", date_text(date))
    if len(words) > 2:
        words = f"{words[0]}{DATED}{words[1:-1]}{DATED}{words[-1]}"
    return {"literal": words} | ({"date-parts": date["date-parts"]} if "date-parts" in date else {})


def _within(value: Any) -> Any:
    """People, whose texts are held to the same."""
    if isinstance(value, dict):
        return {name: _text("", each) if isinstance(each, str) else each for name, each in value.items()}
    return [_within(each) for each in value] if isinstance(value, list) else value


def _text(name: str, value: str) -> str:
    text = text_of(value).translate(OURS)
    if sum(map(text.count, _OPENING)) > OPENINGS:
        text = text.translate(_HIDDEN)
    if name == "note":
        text = text.replace(":", _COLON, 1)
    return f'<span class="nocase">{text}</span>' if name in TITLES else text
