"""Plain notes and a plain list of works, built from CSL fields without a citation engine.

A note reads: Robert Service, *Stalin: A Biography* (London: Macmillan, 2004), p. 227. The later notes of one export
name a source that has a short title by that: Service, *Stalin*, p. 230.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Run, Runs
from essayplanner.domain.csl import same_person
from essayplanner.domain.locators import Locator, short_word
from essayplanner.domain.places import in_words, works_of
from essayplanner.domain.source_dates import date_text
from essayplanner.domain.text import in_order
from essayplanner.domain.untitled import untitled
from essayplanner.formats.tidy import HERE, around, one_line
from essayplanner.language import _, join_and, n_, p_

__all__ = ["NoteWriter", "Run", "Runs", "plain_note", "plain_work"]

_PAGES = re.compile(r"\d+[a-z]?(\s*[-–,]\s*\d+)*\Z")
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_INSIDE = ("chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary")


class NoteWriter:
    """Numbers the footnotes of one export in the order they are asked for."""

    def __init__(self) -> None:
        """An export without notes so far."""
        self.cited: list[tuple[Citation, ...]] = []
        self.notes: list[Runs] = []
        self._references: dict[str, Runs] = {}
        self._short: set[Runs] = {()}
        self._sources: dict[str, Source] = {}
        self._ends: dict[str, Run] = {}

    def footnote(self, citations: tuple[Citation, ...]) -> int:
        """The number of a new footnote that names all the citations."""
        self.cited.append(citations)
        self.notes.append(self.note(citations))
        return len(self.notes)

    def works(self) -> tuple[Runs, ...]:
        """Each cited source once, by author and title."""
        return tuple(plain_work(source) for source in sorted(self._sources.values(), key=_sort_key))

    def note(self, citations: Sequence[Citation]) -> Runs:
        """A note that names all the citations, and is none of the numbered ones."""
        source, locator, via, _via_locator = citations[-1]
        if via or len(citations) > 1:
            return self._long_note(citations)
        reference = self._references.get(source.uid or source.cite_key) or self._reference(source)
        return (*reference, self._ends.get(locator) or self._end(locator)) if locator else _ended(reference)

    def _long_note(self, citations: Sequence[Citation]) -> Runs:
        """Several sources, or one that was found quoted in another."""
        runs: list[Run] = []
        for source, place, via, via_place in _works(citations):
            runs += [Run("; ")] if runs else []
            runs += [*self._reference(source), *_after(place)]
            if via:
                before, after = around(_("cited in {source}", source=HERE))
                runs += [Run(f", {before}"), *self._reference(via), *_after(via_place)]
                runs += [Run(after)] if after else []
        return _ended(runs)

    def _reference(self, source: Source) -> Runs:
        key = source.uid or source.cite_key
        found = self._references.get(key)
        if found is None:
            found, later = _reference(source), _later_reference(source)
            self._references[key] = found if later in self._short else later
            self._short.add(later)
            self._sources[key] = source
        return found

    def _end(self, locator: str) -> Run:
        """The place in a source as the end of a note; made once for each that occurs."""
        place = _place(locator)
        text = f", {place}" if place else ""
        run = self._ends[locator] = Run(text if text.endswith(".") else f"{text}.")
        return run


def plain_note(citations: Sequence[Citation]) -> Runs:
    """One note: author, title, what is known of its appearance, and the place in it; several joined by “; ”."""
    return NoteWriter().note(citations)


def plain_work(source: Source) -> Runs:
    """One entry of the list of works: the family name first, no place in it."""
    people = _people(source, "author") or _people(source, "editor")
    names = [_name(person, turned=not place) for place, person in enumerate(people)]
    who = _joined([name for name in names if name], comma="," in "".join(names[:1]))
    if who and not _people(source, "author"):
        who = _edited(who, len(names))
    return _ended([*((Run(f"{who}, "),) if who else ()), *_title(source), *_appearance(source, _field(source, "page"))])


def _reference(source: Source) -> Runs:
    who = _joined(_names(source, "author"))
    if not who and (editors := _names(source, "editor")) and not _field(source, "container-title"):
        who = _edited(_joined(editors), len(editors))
    return (*((Run(f"{who}, "),) if who else ()), *_title(source), *_appearance(source))


def _later_reference(source: Source) -> Runs:
    """What a source is called once it has been named in full; empty where it has no short title."""
    short = _field(source, "title-short")
    people = _people(source, "author") or _people(source, "editor")
    who = _joined([name for person in people if (name := _surname(person) or _name(person))])
    if _field(source, "container-title"):
        before, after = around(_("‘{title}’", title=HERE))
        title: Runs = (Run(f"{before}{short}{after}"),)
    else:
        title = (Run(short, italic=True),)
    return (*((Run(f"{who}, "),) if who else ()), *title) if short else ()


def _edited(who: str, number: int) -> str:
    return n_("{names} (ed.)", "{names} (eds)", number, names=who)


def _title(source: Source) -> Runs:
    title, container = _field(source, "title"), _field(source, "container-title")
    if not title:
        what = Run(one_line(untitled(source.csl).said()))
        return (what, *((Run(", "), Run(container, italic=True)) if container else ()))
    if not container:
        return (Run(title, italic=True),)
    if _field(source, "type") in _INSIDE:
        before, after = around(_("‘{title}’, in {book}", title=title, book=HERE))
    else:
        before, after = around(_("‘{title}’, {journal}", title=title, journal=HERE))
    return (Run(before), Run(container, italic=True), *((Run(after),) if after else ()))


def _appearance(source: Source, pages: str = "") -> Runs:
    """What is known of where and when it came out; the pages of an article stand in the list of works alone."""
    year, url = _year(source), _field(source, "URL")
    publisher = ": ".join(filter(None, (_field(source, "publisher-place"), _field(source, "publisher"))))
    published = ", ".join(filter(None, (publisher, year)))
    number = ".".join(filter(None, (_field(source, "volume"), _field(source, "issue"))))
    editors = _names(source, "editor") if _field(source, "container-title") else []
    text = ", " + _("ed. by {names}", names=_joined(editors)) if editors else ""
    text += f", {number}" if number else ""
    text += f" ({published})" if published else ""
    text += f", {_place(pages)}" if pages else ""
    if not url or publisher:
        return (Run(text),) if text else ()
    return (Run(f"{text}, "), Run(url, link=url if _ADDRESS.match(url) else ""))


def _ended(runs: Sequence[Run]) -> Runs:
    if not runs or runs[-1].text.endswith("."):
        return tuple(runs)
    last = runs[-1]
    return (*runs, Run(".")) if last.italic or last.link else (*runs[:-1], last._replace(text=f"{last.text}."))


def _works(citations: Sequence[Citation]) -> list[Citation]:
    """What a note cites, each work once, with its places as they are printed."""
    works = works_of(citations)
    if len(works) == len(citations):
        return [each._replace(locator=_place(each.locator), via_locator=_place(each.via_locator)) for each in citations]
    return [
        Citation(source, in_words(places, _part), via, in_words(via_places, _part))
        for source, places, via, via_places in works
    ]


def _part(part: Locator) -> str:
    return _place(part.value) if part.label == "page" and _PAGES.match(part.value) else short_word(part)


def _after(place: str) -> tuple[Run, ...]:
    return (Run(f", {place}"),) if place else ()


def _place(locator: str) -> str:
    """The place in a source; bare figures are pages."""
    place = one_line(locator)
    if not place[:1].isdigit() or not _PAGES.match(place):
        return place
    if place.rstrip("abcdefghijklmnopqrstuvwxyz").isdigit():
        return _("p. {page}", page=place)
    return _("pp. {pages}", pages=place.replace("-", "–"))


def _field(source: Source, name: str) -> str:
    value = source.csl.get(name)
    return one_line(str(value)) if isinstance(value, str | int | float) else ""


def _year(source: Source) -> str:
    issued = source.csl.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    if issued.get("literal") or issued.get("circa"):
        return one_line(date_text(issued))
    parts = issued.get("date-parts")
    match parts:
        case [[year, *_], [last, *_]] if str(last) != str(year):
            return one_line(f"{year}–{last}")
        case [[year, *_], *_]:
            return one_line(str(year))
    return one_line(str(issued.get("raw") or ""))


def _people(source: Source, role: str) -> list[Mapping[str, Any]]:
    people = source.csl.get(role)
    named = [person for person in people if isinstance(person, Mapping)] if isinstance(people, list | tuple) else []
    once: dict[str, Mapping[str, Any]] = {}
    for person in named:
        once.setdefault(same_person(person) if len(named) > 1 else "", person)
    return list(once.values())


def _names(source: Source, role: str) -> list[str]:
    return [name for person in _people(source, role) if (name := _name(person))]


def _surname(person: Mapping[str, Any]) -> str:
    """The family name with what belongs before it, or a body's whole name."""
    particle, family = (one_line(str(person.get(key) or "")) for key in ("non-dropping-particle", "family"))
    return f"{particle} {family}".strip() or one_line(str(person.get("literal") or ""))


def _name(person: Mapping[str, Any], turned: bool = False) -> str:
    given, family = one_line(str(person.get("given") or "")), _surname(person)
    if turned and given and family:
        return f"{family}, {given}"
    return f"{given} {family}".strip()


def _joined(names: Sequence[str], comma: bool = False) -> str:
    """The names as they are read; `comma` keeps a turned first name apart from the second."""
    if len(names) > 3:
        return _("{name} and others", name=names[0])
    if comma and len(names) > 1:
        some = p_("between parts of a list", ", ").join(names[:-1])
        return _("{some}, and {last}", some=some, last=names[-1])
    return join_and(names) if names else ""


def _sort_key(source: Source) -> tuple[object, ...]:
    people = _people(source, "author") or _people(source, "editor")
    first = _name(people[0], turned=True) if people else ""
    title = _field(source, "title") or untitled(source.csl).said()
    return (in_order(first or title), in_order(title), _year(source))
