"""The works that notes name, as CSL items, and the places in them as locators."""

import re
from typing import Any

from essayplanner.domain.locators import parse_locator, parse_place, short_word
from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.reading_names import read_listed
from essayplanner.domain.text import clean_line
from essayplanner.formats.accounts import plain_item

Item = dict[str, Any]

#: What a shop adds to a title.
_EDITION = re.compile(r"\s*\((?:English|German|French|Spanish|Italian|Russian) Edition\)\Z", re.IGNORECASE)
_ISBN = re.compile(r"[0-9]{9}[0-9Xx]|97[89][0-9]{10}")
#: “Service 1997”, “Service, 1997”, “Getty and Naumov 1999”, “Getty et al. 1999b”.
_SHORT = re.compile(r"(?P<names>[^\W\d_][^\d,;:]{0,80}?),?\s+(?P<year>\d{4})[a-z]?")
#: A name has at most three words, each with a capital but for what stands before a family name.
_NAME = re.compile(
    r"(?:(?:d[aeiu]|del|della|la|le|van|von|der|den|zu)\s)*[A-ZÀ-ÞŒŠŽА-Я][\w’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2}"
)
_AND = re.compile(r"\s+(?:and|&|und|et|y|e)\s+(?!al)")
_ET_AL = re.compile(r"\s+(?:et al\.?|u\. ?a\.)\Z")


def book(title: str, people: str = "", number: str = "") -> Item:
    """A book by its title, its authors as one text names them, and what may be its ISBN."""
    item: Item = {"type": "book", "title": _EDITION.sub("", clean_line(title))}
    if found := read_listed(clean_line(people)).people:
        item["author"] = list(found)
    if _ISBN.fullmatch(number):
        item["ISBN"] = number
    return plain_item(item)


def named_work(text: str) -> Item:
    """A work of which only a few words are known: names and a year (“Service 1997”), else its title."""
    text = clean_line(text)
    found = _SHORT.fullmatch(text)
    if not found:
        return plain_item({"type": "document", "title": text})
    shortened = _ET_AL.sub("", found["names"])
    names = _AND.split(shortened)
    item: Item = {"type": "document", "issued": read_date(found["year"])}
    if not all(map(_NAME.fullmatch, names)):
        return plain_item(item | {"title": found["names"]})
    people = [{"literal" if " " in name else "family": name} for name in names]
    others = [{"literal": "others"}] if shortened != found["names"] else []
    return plain_item(item | {"author": people + others})


def work_and_place(text: str) -> tuple[str, str]:
    """A citation taken apart: “Service 1997, p. 12” is a work and the place in it, which may be empty."""
    text = clean_line(text[:1_000])
    for comma in re.finditer(", ", text[:300]):
        place = text[comma.end() :]
        if (parts := parse_place(place)) and parts[0].label and not re.match(r"\d{4}(?!\d)", place):
            return text[: comma.start()], in_pages(place)
    return text, ""


def in_pages(text: str) -> str:
    """A place as our locators are written: “210” is “p. 210”, “3-5” is “pp. 3–5”; what is none stays as it is."""
    text = clean_line(text)
    found = parse_locator(text)
    if not found.label or found.rest or (text[:1].isalpha() and found.label != "page"):
        return text
    return short_word(found).replace("-", "–")


def in_locations(first: str, last: str = "") -> str:
    """Where something stands in an electronic book: “loc. 45–47”."""
    return f"loc. {first}–{last}" if last and last != first else f"loc. {first}" if first else ""
