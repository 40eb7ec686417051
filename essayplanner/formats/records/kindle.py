"""Kindle's “My Clippings.txt”: highlights and notes of all books in the order in which they were made.

An entry is a line with the title and, in brackets, the authors; a line that begins with “- ” and says what it is and
where it stands, in the language of the device; a blank line; the text; and a line of ten “=”. Forms as public readers
of such files list them (kindle-clippings and others), for devices in English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import Run
from essayplanner.domain.marked_text import marked
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.works import book, in_locations, in_pages
from essayplanner.formats.word_lists import by_word
from essayplanner.language import _, n_

_END = re.compile(r"^={8,}\s*$", re.MULTILINE)
_KINDS = by_word(
    {
        "highlight": """highlight markierung surlignement subrayado evidenziazione destaque markering clip clipping
        ausschnitt extrait recorte article""",
        "note": "note notiz nota notitie",
        "bookmark": "bookmark lesezeichen signet marcador segnalibro bladwijzer",
    }
)
_PAGE = re.compile(r"\b(?:pages?|seiten?|p[áa]ginas?)\s+([\divxlcdm]+(?:\s?[-–]\s?[\divxlcdm]+)?)\b", re.IGNORECASE)
_LOCATION = re.compile(
    r"\b(?:locations?|loc\.|positionen|position|pos\.|emplacements?|empl\.|posici[óo]n|ubicaci[óo]n|posizione|"
    r"posi[çc][ãa]o|locatie)\s+"
    r"(\d{1,9})(?:\s?[-–]\s?(\d{1,9}))?",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"(?P<title>.*\S)\s*\((?P<people>[^()]*(?:\([^()]*\)[^()]*)*)\)", re.DOTALL)
#: What the device writes in the place of a text, once a publisher’s limit is reached.
_LIMIT = re.compile(r"\s*+<(?=[^<>]{0,200}(?:limit|Limit|límite))[^<>]{1,300}+>\s*+")
#: What the file is called on every Kindle, and recognised by, however it is called here.
CLIPPINGS = "My Clippings.txt"
#: So many of the last highlights of a book are looked at for one that holds another.
_LOOKED_AT = 50
#: Two highlights that overlap are one where they begin or end with so many of the same letters.
_SAME = 20


class Spot(NamedTuple):
    """Where something stands in a book: its page, or "", and its first and last location, 0 where there is none."""

    page: str = ""
    first: int = 0
    last: int = 0


class _Entry(NamedTuple):
    """A highlight or note: its book’s line, page, first and last location (0 where it has none), and its words."""

    book: str
    page: str
    first: int
    last: int
    text: str
    comment: str = ""


def is_clippings(text: str) -> bool:
    """Whether a text begins as such a file does."""
    start = text[:20_000].lstrip("\n")
    lines = start.split("\n", 2)
    return len(lines) > 1 and bool(_END.search(start)) and bool(_what(lines[1]))


def read_clippings(text: str, name: str, cancelled: Cancelled | None) -> Writing:
    """The highlights of such a file, each with the note to it, and the notes that belong to none."""
    gathered = Gathered(name, cancelled)
    books: defaultdict[str, list[_Entry]] = defaultdict(list)
    notes: defaultdict[str, list[_Entry]] = defaultdict(list)
    lost: Counter[str] = Counter()
    for number, part in enumerate(_END.split(text)):
        gathered.ask()
        gathered.bound(number)
        lines = part.strip("\n").split("\n", 2)
        what = _what(lines[1]) if len(lines) > 1 else ""
        if what == "bookmark":
            lost["bookmark"] += 1
        elif not what:
            lost["unread"] += bool(part.strip())
        else:
            words = marked([Run(clean_text(lines[2]).strip())]) if len(lines) > 2 else ""
            if not words or _LIMIT.fullmatch(words):
                lost["empty"] += 1
                continue
            entry = _Entry(clean_line(lines[0]), *spot_in(lines[1]), words)
            if what == "note":
                notes[entry.book].append(entry)
            else:
                lost["parts"] += not _put(entry, books[entry.book])
    for line, of_book in notes.items():
        _join(of_book, books[line])
    for line, entries in books.items():
        _give(line, entries, gathered)
    gathered.remarks(_told(lost))
    titles = [_book(line)[0] for line, entries in books.items() if entries]
    return gathered.writing(titles[0] if len(titles) == 1 else _("Kindle clippings"), CLIPPINGS)


def _what(line: str) -> str:
    """What an entry is by its second line: highlight, note or bookmark; empty where it is none."""
    line = clean_line(line[:300])
    if not line.startswith("-"):
        return ""
    return kind_of_entry(line)


def kind_of_entry(line: str) -> str:
    """What the first words of a line call an entry: highlight, note or bookmark; empty where it is none."""
    words = re.findall(r"[^\W\d_]+", line[:300].casefold())[:4]
    return next((_KINDS[word] for word in words if word in _KINDS), "")


def spot_in(line: str) -> Spot:
    """Where an entry stands, by the line that says it."""
    page = _PAGE.search(line[:1_000])
    return Spot(clean_line(page[1]) if page else "", *_span(_LOCATION.search(line[:1_000])))


def _span(found: re.Match[str] | None) -> tuple[int, int]:
    """The first and last location; older devices write the last as far as it differs: “1234-36”."""
    if not found:
        return (0, 0)
    first, last = found[1], found[2] or found[1]
    if len(last) < len(first):
        last = first[: -len(last)] + last
    return (int(first), max(int(first), int(last)))


def _put(entry: _Entry, there: list[_Entry]) -> bool:
    """Whether it is a highlight of its own; of two that are one in two lengths, the longer stays in its place."""
    for number in range(len(there) - 1, max(len(there) - 1 - _LOOKED_AT, -1), -1):
        other = there[number]
        if _is_one(entry, other):
            if len(entry.text) > len(other.text):
                there[number] = entry
            return False
    there.append(entry)
    return True


def _is_one(one: _Entry, other: _Entry) -> bool:
    if one.first and other.first:
        if one.first > other.last or other.first > one.last:
            return False
    elif one.page != other.page:
        return False
    short, long = sorted((one.text, other.text), key=len)
    ends = short[:_SAME] == long[:_SAME] or short[-_SAME:] == long[-_SAME:]
    return short in long or (ends and bool(one.first) and len(short) > _SAME)


def _join(notes: list[_Entry], there: list[_Entry]) -> None:
    """Put each note of a book to the highlight that it stands in, the last of several; those in none stand alone."""
    by_place = sorted((each.first, number) for number, each in enumerate(there) if each.first)
    by_page = {each.page: number for number, each in enumerate(there) if each.page and not each.first}
    alone = []
    for note in notes:
        found = by_page.get(note.page, -1) if not note.first else -1
        end = bisect_right(by_place, (note.first, len(there)))
        for _first, number in reversed(by_place[max(end - _LOOKED_AT, 0) : end]):
            if note.first <= there[number].last:
                found = number
                break
        if found < 0:
            alone.append(note._replace(text="", comment=note.text))
        else:
            comment = "\n\n".join(filter(None, (there[found].comment, note.text)))
            there[found] = there[found]._replace(comment=comment)
    there += alone


def _book(line: str) -> tuple[str, str]:
    """The title and the authors in an entry’s first line."""
    found = _AUTHORS.fullmatch(line) if line.endswith(")") and len(line) < 2_000 else None
    return (found["title"], found["people"]) if found else (line, "")


def _give(line: str, entries: list[_Entry], gathered: Gathered) -> None:
    title, people = _book(line)
    source = gathered.work(book(title, people)) if entries else -1
    for each in sorted(entries, key=lambda entry: entry.first) if all(each.first for each in entries) else entries:
        last = str(each.last)
        gathered.add(
            Block(
                What.HIGHLIGHT if each.text else What.RECORD,
                each.text or each.comment,
                place=f"{line} {each.first or each.page}",
                locator=in_pages(each.page) if each.page else in_locations(str(each.first or ""), last),
                source=source,
                comment=each.comment if each.text else "",
            )
        )


def _told(lost: Counter[str]) -> list[str]:
    told = []
    if count := lost["bookmark"]:
        told.append(n_("{n} bookmark was left out.", "{n} bookmarks were left out.", count))
    if count := lost["parts"]:
        told.append(
            n_(
                "{n} highlight that is part of another was left out.",
                "{n} highlights that are parts of others were left out.",
                count,
            )
        )
    if count := lost["empty"]:
        told.append(
            n_(
                "{n} highlight has no text in the file, often because the publisher limits how much may be copied.",
                "{n} highlights have no text in the file, often because the publisher limits how much may be copied.",
                count,
            )
        )
    if count := lost["unread"]:
        told.append(n_("{n} entry could not be read.", "{n} entries could not be read.", count))
    return told
