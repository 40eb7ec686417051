"""The bundled pack and the document that it comes from, as the checks read them."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "packs" / "stalin.toml"
DOCUMENT = ROOT.parent / "shared" / "source" / "000_f7ac08b6e3a7d2db.txt"
DOCUMENT_KEY = "blacksacademy2005"
BOOK_KEY = "service1997"
LONGEST_RUN = 8  # words in a row that a card may share with the document
LOCATOR = re.compile(r"§(I|II|III|IV), (.+), ¶(\d+)(?:, item (\d+))?\Z")
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
Pack = dict[str, Any]
Complaints = list[str]


class Paragraph(NamedTuple):
    """One paragraph under a heading, page breaks joined; a list is one, with its items."""

    part: str
    heading: str
    number: int
    text: str
    items: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # pages of the book that its footnotes cite


def read_document(text: str) -> list[Paragraph]:
    """The paragraphs of the document under its headings, from its Markdown."""
    lines = [line.strip() for line in text.splitlines()]
    footnote = re.compile(r"<sup>(\d)</sup> .*p\. ?(\d+)\Z")
    pages = {match[1]: match[2] for line in lines if (match := footnote.match(line))}
    found: list[Paragraph] = []
    part = heading = ""
    fresh = True  # whether the next line must begin a paragraph
    for line in lines:
        if not line or line == "---" or line.startswith("Copyright ©") or footnote.match(line):
            continue
        if line.startswith("#"):
            words = line.lstrip("#").strip(" *")
            part, heading = (words, "") if re.fullmatch("[IV]+", words) else (part, words)
            fresh = True
            continue
        cited = tuple(pages[mark] for mark in re.findall(r"<sup>(\d)</sup>", line))
        line = re.sub(r"<sup>.*?</sup>", "", line)
        last = found[-1] if found and not fresh else None
        if line.startswith("- "):
            items = (*last.items, line[2:]) if last and last.items else (line[2:],)
            body = "\n".join(items)
            if last and last.items:
                found[-1] = last._replace(text=body, items=items, pages=last.pages + cited)
                continue
        elif last and not last.items and last.text[-1] not in ".?!:\"”’'":
            found[-1] = last._replace(text=f"{last.text} {line}", pages=last.pages + cited)
            continue
        else:
            items, body = (), line
        number = last.number + 1 if last else 1
        found.append(Paragraph(part, heading, number, body, items, cited))
        fresh = False
    return found


def words_of(text: str) -> list[str]:
    """The words of a text, without case, punctuation and the commas in numbers."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", re.sub("[’‘']", "", text.casefold()))
    return re.findall(r"[^\W_]+", text)


def numbers_of(text: str) -> set[str]:
    """The numbers in a text: “1937–38” is 1937 and 1938, “1,108” is 1108, “eight” is 8."""
    text = re.sub(r"\bone(?= million)", "1", text.casefold())
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\b(\d\d)(\d\d) ?[-–] ?(\d\d)\b(?!\d)", r"\1\2 \1\3", text)
    spelt = {NUMBER_WORDS[word] for word in re.findall("[a-z]+", text) if word in NUMBER_WORDS}
    return spelt | set(re.findall(r"\d+(?:\.\d+)?", text)) | ({"half"} if re.search(r"\bhalf\b", text) else set())


@cache
def read_pack() -> Pack:
    return tomllib.loads(PACK.read_text(encoding="utf-8"))


def card(pack: Pack, key: str) -> dict[str, Any]:
    return next(each for each in pack["cards"] if each["key"] == key)


def prose(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every sentence of ours, with where it stands."""
    yield "pack", pack["pack"]["about"]
    for debate in pack["debates"]:
        yield debate["key"], debate["question"]
        for side in debate["sides"]:
            yield side["key"], side["name"]
            yield side["key"], side["says"]
    for each in pack["cards"]:
        for field in ("title", "short", "text", "caution", "undated"):
            yield each["key"], each.get(field, "")
    for link in pack["links"]:
        yield f"{link['from']} > {link['to']}", link["because"]
    for outline in pack["outlines"]:
        yield outline["key"], outline["title"]
        yield outline["key"], outline["thesis"]
        for section in sections_of(outline):
            yield section["title"], section["title"]
            yield section["title"], section.get("note", "")
            for placement, _ in placements_of(section):
                yield placement["card"], placement.get("note", "")


def sections_of(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in holder.get("sections", ()):
        yield section
        yield from sections_of(section)


def placements_of(holder: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every placement under a section, with the section or placement that holds it."""
    for placement in holder.get("placements", ()):
        yield placement, holder
        yield from placements_of(placement)


def quotations(text: str) -> list[str]:
    return re.findall("“([^”]*)”", text)


class Place(NamedTuple):
    """What a locator into the document says."""

    part: str
    heading: str
    number: int
    item: int


def places_of(each: dict[str, Any]) -> list[Place]:
    """The places of a card in the document; locators that cannot be read are left to their own check."""
    found = []
    for cite in each.get("cites", ()):
        match = LOCATOR.match(cite.get("locator", "")) if cite["source"] == DOCUMENT_KEY else None
        if match:
            found.append(Place(match[1], match[2], int(match[3]), int(match[4] or 0)))
    return found


def paragraph_at(place: Place, document: list[Paragraph]) -> Paragraph | None:
    """The paragraph that a locator means, if its heading stands for exactly one of the document's."""
    wanted = " ".join(words_of(place.heading))
    under = [one for one in document if one.part == place.part and wanted in " ".join(words_of(one.heading))]
    if len({one.heading for one in under}) != 1:
        return None
    return next((one for one in under if one.number == place.number and place.item <= len(one.items)), None)
