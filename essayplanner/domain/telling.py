"""What tells works apart: the fields of a source as they are compared, however they are written."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from essayplanner.domain.alike_names import Name, are_one, names_of
from essayplanner.domain.alike_titles import Title, are_alike, title_of
from essayplanner.domain.cards import Source
from essayplanner.domain.compared_fields import WAYS, WRITTEN_SO, are_called_alike, share
from essayplanner.domain.csl import DATES, NAMES, TEXTS, text_of
from essayplanner.domain.text import as_typed


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What kind of work a type is; types that stand here by no kind are one of their own, and those of no kind ("") may
#: be any: programs use them for whatever they have no better word for.
_KINDS = {
    kind: name
    for name, kinds in {
        "whole": "book collection classic pamphlet report periodical",
        "part": "article-journal article-magazine article-newspaper chapter entry entry-dictionary entry-encyclopedia "
        "paper-conference review review-book",
        "unpublished": "manuscript personal_communication",
        "": "document webpage post post-weblog event",
    }.items()
    for kind in kinds.split()
}
_WEB = _set("webpage post post-weblog dataset software")
_CHAPTERS = _set("chapter entry entry-dictionary entry-encyclopedia paper-conference")
#: Many works of these types have one title: day, page or shelfmark alone tell them apart.
_OFTEN_ALIKE = _set("article-newspaper personal_communication interview manuscript broadcast hearing speech post")
#: Titles of the same sort, unless they are those of a book.
_COMMON_TITLES = frozenset(
    as_typed(
        "Editorial|Leader|Leading article|Leitartikel|Éditorial|Obituary|Obituaries|Nachruf|Nécrologie|Introduction|"
        "Einleitung|Einführung|Preface|Foreword|Vorwort|Préface|Avant propos|Afterword|Nachwort|Prologue|Epilogue|"
        "Conclusion|Conclusions|Schluss|Review|Reviews|Book review|Book reviews|Rezension|Compte rendu|Letter|Letters|"
        "Letter to editor|Letters to editor|Correspondence|Telegram|Memorandum|Minutes|Diary|Interview|Report|"
        "Annual report|Notes|Notes news|News|Comment|Reply|Rejoinder|Discussion|Advertisement|Index|Appendix|"
        "Contents|Bibliography|Untitled"
    ).split("|")
)
_COMMON_BEGINNINGS = ("letter to ", "letter from ", "telegram to ", "telegram from ", "interview with ", "review of ")

#: Shelfmarks and archives: what libraries call a printed book tells nothing of the book.
_SHELVES = ("archive", "archive_collection", "call-number")
_PRINTED = _set("whole part thesis preprint")
_FIELDS = NAMES | DATES | TEXTS


class Telling(NamedTuple):
    """All of a source that is compared. `fields` are those that it has, each in one way of writing; `mark` is the same
    for two that tell the same."""

    type: str
    kind: str
    title: Title
    people: tuple[Name, ...]
    fields: dict[str, Any]
    doi: str
    isbns: frozenset[str]
    url: str
    mark: frozenset[tuple[str, Any]]
    csl: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The last word of the first author's or editor's family name, by which sources are looked for."""
        return self.people[0].family[-1] if self.people else ""

    @property
    def is_common(self) -> bool:
        """Whether there are many works of its type or title, which only days, pages or shelfmarks tell apart."""
        whole = self.title.whole
        if self.type in _OFTEN_ALIKE or not whole:
            return True
        return self.kind != "whole" and (whole in _COMMON_TITLES or whole.startswith(_COMMON_BEGINNINGS))


def telling(source: Source) -> Telling:
    """What there is to compare of a source."""
    csl = source.csl
    type = text_of(csl.get("type"))
    kind = _KINDS.get(type, type)
    if type == "article":
        kind = "part" if csl.get("container-title") else "preprint"
    elif not kind and csl.get("container-title") and type in ("", "document"):
        kind = "part"
    title = title_of(text_of(csl.get("title")))
    fields = {name: value for name in csl if name in WAYS and (value := WAYS[name].read(csl[name]))}
    for name, number in title.labelled:
        fields.setdefault(name, (number,))
    left_out = [*_SHELVES] if kind in _PRINTED else []
    left_out += ["page"] if kind in ("whole", "thesis") else []
    left_out += ["genre"] if kind in ("whole", "thesis") or type in _WEB else []
    for name in left_out:
        fields.pop(name, None)
    people, doi, isbns = _found_by(csl)
    url = _url(text_of(csl["URL"])) if csl.get("URL") else ""
    told = {("type", type), ("title", title.full), ("people", people), ("doi", doi), ("isbns", isbns), ("url", url)}
    return Telling(type, kind, title, people, fields, doi, isbns, url, frozenset(told | {*fields.items()}), csl)


def _found_by(csl: Mapping[str, Any]) -> tuple[tuple[Name, ...], str, frozenset[str]]:
    """Authors, else editors; the DOI; and the ISBNs of a whole book: chapters of one book share its ISBN."""
    people = names_of(csl.get("author")) or names_of(csl.get("editor"))
    address = text_of(csl["URL"]) if csl.get("URL") else ""
    doi = _doi(text_of(csl["DOI"]) if csl.get("DOI") else "", address)
    return people, doi, _isbns(text_of(csl["ISBN"])) if csl.get("ISBN") and csl.get("type") == "book" else frozenset()


def may_be_alike(one: Source, others: Iterable[Source]) -> list[bool]:
    """For each of the others whether it is worth to be compared: it has a name or a number of the first."""

    def places(source: Source) -> set[str]:
        people, doi, isbns = _found_by(source.csl)
        return {f"by {people[0].family[-1] if people else ''}", *([f"doi {doi}"] if doi else []), *isbns}

    wanted = places(one)
    return [bool(wanted & places(other)) for other in others]


def are_same(one: Telling, other: Telling) -> bool:
    """Whether two tell the same, and the other holds nothing that the first does not."""
    return one.mark == other.mark and _letters(other).items() <= _letters(one).items()


def _letters(told: Telling) -> dict[str, str]:
    """What is to be the same in all but case, whatever it is written for."""
    compared = {"DOI", *(["ISBN"] if told.isbns else []), *(told.fields.keys() & WRITTEN_SO)}
    return {
        name: as_typed(value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False))
        for name, value in told.csl.items()
        if name in _FIELDS and name not in compared and value
    }


def are_one_work(one: Telling, other: Telling) -> bool:
    """Whether two seem to be the same work, written in two ways. What one of them lacks is no difference."""
    alike = are_alike(one.title, other.title)
    if one.doi and one.doi == other.doi:
        return _is_one_of_number(one, other, alike)
    if one.isbns & other.isbns:
        return not _differ_in(one, other, *_PARTS) and (alike or one.title.numbers == other.title.numbers)
    if not alike or _are_apart(one, other):
        return False
    if one.is_common or other.is_common:
        return one.title.whole == other.title.whole and _is_one_place(one, other)
    return True


_PARTS = ("volume", "part-number", "edition", "chapter-number", "number", "supplement-number")


def _is_one_of_number(one: Telling, other: Telling, alike: bool) -> bool:
    """Of two with one DOI: chapters may have that of their book."""
    if _differ_in(one, other, "volume", "part-number", "chapter-number"):
        return False
    if alike or not (one.title.whole and other.title.whole):
        return True
    in_a_book = one.type in _CHAPTERS or other.type in _CHAPTERS or (one.kind and other.kind and one.kind != other.kind)
    return not in_a_book and not _differ_in(one, other, "page")


def _are_apart(one: Telling, other: Telling) -> bool:
    if one.kind and other.kind and one.kind != other.kind:
        return True
    if not _are_by_the_same(one.people, other.people) or _differ_in(one, other, *one.fields):
        return True
    both = one.fields.keys() & other.fields.keys()
    if one.doi and other.doi and not {"volume", "page"} <= both:  # two firms may have given one to an article
        return True
    if one.isbns and other.isbns:
        return True
    if one.url and other.url and one.url != other.url and (_WEB & {one.type, other.type} or not both):
        return True
    return "issued" not in both and _publishers_differ(one.csl.get("publisher"), other.csl.get("publisher"))


def _publishers_differ(one: Any, other: Any) -> bool:
    return bool(one and other) and not are_called_alike(title_of(text_of(one)), title_of(text_of(other)))


def _are_by_the_same(some: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    if not (some and others):
        return True
    if not are_one(some[0], others[0]):
        return False
    return not (some[1:] and others[1:]) or share(some[1:], others[1:])


def _differ_in(one: Telling, other: Telling, *names: str) -> bool:
    return any(
        name in one.fields and name in other.fields and not WAYS[name].agree(one.fields[name], other.fields[name])
        for name in names
    )


def _is_one_place(one: Telling, other: Telling) -> bool:
    """Whether two that nothing tells apart have what only one work has: a day, a page, a shelfmark."""
    both = one.fields.keys() & other.fields.keys()
    if "issued" in both:
        one_date, other_date = one.fields["issued"], other.fields["issued"]
        if one_date.fineness == other_date.fineness and ("page" in both or one_date.fineness == 3):
            return True
    if {"archive_location", "number"} & both or ("page" in both and {"volume", "issue"} & both):
        return True
    if one.url and one.url == other.url:
        return True
    return "container-title" in both and one.type in _CHAPTERS and other.type in _CHAPTERS


def _doi(doi: str, address: str) -> str:
    """The DOI in small letters, from the address of the page where there is none by itself."""
    for text in filter(None, (doi, address)):
        bare = (
            re.sub(r"\A(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|\Adoi[:\s]\s*", "", text.lower()).strip().rstrip(".,;")
        )
        if bare and (text == doi or bare.startswith("10.")):
            return bare
    return ""


def _isbns(text: str) -> frozenset[str]:
    """The ISBNs of a whole book, without what changes between those of ten and of thirteen digits."""
    found = set()
    for number in re.split(r"[\s,;]+", re.sub(r"(?<=\d)[-‐-―\s](?=[\dXx])", "", text).upper()):
        if re.fullmatch(r"\d{9}[\dX]", number):
            found.add(number[:9])
        elif re.fullmatch(r"97[89]\d{10}", number):
            found.add(number[3:12])
    return frozenset(found)


def _url(address: str) -> str:
    """The address without what makes no difference to where it leads."""
    text = re.sub(r"\A\w+://(?:www\.)?", "", address)
    host, slash, path = re.sub(r"[?&]utm_[^#]*|#.*", "", text).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")
