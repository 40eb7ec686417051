"""The pack against the document that it comes from: each check gives complaints."""

import re
from collections.abc import Callable, Iterator

from tests.content.people import PEOPLE_OF_DOCUMENT
from tests.content.stalin import (
    BOOK_KEY,
    LONGEST_RUN,
    Complaints,
    Pack,
    Paragraph,
    Place,
    numbers_of,
    paragraph_at,
    places_of,
    prose,
    quotations,
    words_of,
)


def check_places(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every locator resolves, and a page of the book stands on a card of the paragraph that cites it."""
    bad = []
    for each in pack["cards"]:
        found = [paragraph_at(place, document) for place in places_of(each)]
        bad += [f"{each['key']}: {place}" for place, one in zip(places_of(each), found, strict=True) if one is None]
        pages = {f"p. {page}" for one in found if one for page in one.pages}
        book = {cite["locator"] for cite in each["cites"] if cite["source"] == BOOK_KEY}
        bad += [f"{each['key']}: {page} is not cited there" for page in book - pages]
    return bad


def check_coverage(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every paragraph has a card, every item of a list one of its own."""
    held = {
        (place.part, place.heading, place.number, place.item) for each in pack["cards"] for place in places_of(each)
    }
    covered = {(paragraph_at(Place(*place), document), place[3]) for place in held}
    bad = []
    for one in document:
        if not any(paragraph is one for paragraph, _ in covered):
            bad.append(f"§{one.part}, {one.heading}, ¶{one.number}")
        bad += [f"¶{one.number}, item {n}" for n in range(1, len(one.items) + 1) if (one, n) not in covered]
    return bad


def check_numbers(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every number and year of a paragraph is on a card of that paragraph; a caution does not count."""
    said: dict[tuple[str, int, int], set[str]] = {}
    for each in pack["cards"]:
        dates = {part.lstrip("0") for part in re.findall(r"\d+", each.get("when", ""))}
        numbers = numbers_of(f"{each['title']}\n{each['text']}") | dates
        numbers |= {cite["locator"][3:] for cite in each["cites"] if cite["source"] == BOOK_KEY}
        for place in places_of(each):
            if one := paragraph_at(place, document):
                said.setdefault((one.heading, one.number, place.item), set()).update(numbers)
    bad = []
    for one in document:
        for item, text in enumerate(one.items, start=1) if one.items else [(0, one.text)]:
            missing = (numbers_of(text) | set(one.pages)) - said.get((one.heading, one.number, item), set())
            if missing:
                bad.append(f"§{one.part}, {one.heading}, ¶{one.number}, item {item}: {sorted(missing)}")
    return bad


def check_own_words(pack: Pack, document: list[Paragraph]) -> Complaints:
    """No more than eight words in a row as the document has them, quotations apart."""
    size = LONGEST_RUN + 1
    theirs = {run for one in document for run in runs_of(words_of(one.text), size)}
    bad = []
    for where, text in prose(pack):
        for piece in re.split("“[^”]*”", text):
            bad += [f"{where}: {' '.join(run)}" for run in runs_of(words_of(piece), size) if run in theirs]
    return bad


def runs_of(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def check_quotations(pack: Pack, document: list[Paragraph]) -> Complaints:
    """What stands in quotation marks stands in the document."""
    theirs = [f" {' '.join(words_of(one.text))} " for one in document]
    quoted = ((where, quote) for where, text in prose(pack) for quote in quotations(text))
    return [
        f"{where}: “{quote}”"
        for where, quote in quoted
        if not any(f" {' '.join(words_of(quote))} " in text for text in theirs)
    ]


AGAINST_DOCUMENT: tuple[Callable[[Pack, list[Paragraph]], Complaints], ...] = (
    check_places,
    check_coverage,
    check_numbers,
    check_own_words,
    check_quotations,
    *PEOPLE_OF_DOCUMENT,
)
