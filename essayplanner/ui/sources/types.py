"""The types of source that are offered, and which CSL fields matter for each, under the names a student knows."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from essayplanner.domain.csl import DATES, NAMES, TEXTS, text_of

Lines = tuple[tuple[str, ...], ...]


class SourceType(NamedTuple):
    """A type: its word, its fields line by line after the title, and the fields that have another name there."""

    word: str
    lines: Lines
    labels: Mapping[str, str] = {}


_SEEN: Lines = (("URL", "accessed"),)
_KEPT: Lines = (("archive", "archive-place"), ("archive_collection", "archive_location"))

#: By CSL type, in the order of the menus.
TYPES: dict[str, SourceType] = {
    "book": SourceType("Book", (
        ("author",), ("editor", "translator"), ("issued", "original-date", "edition"),
        ("publisher", "publisher-place"), ("volume", "collection-title"), ("title-short",), ("ISBN", "DOI"),
    )),
    "chapter": SourceType("Chapter in a book", (
        ("author",), ("container-title",), ("editor", "translator"), ("issued", "edition", "page"),
        ("publisher", "publisher-place"), ("volume", "collection-title"), ("title-short", "DOI"),
    ), {"container-title": "Title of the book", "editor": "Editors of the book"}),
    "article-journal": SourceType("Journal article", (
        ("author",), ("container-title",), ("issued", "volume", "issue", "page"), ("title-short", "DOI"), *_SEEN,
    ), {"container-title": "Journal"}),
    "webpage": SourceType("Web page", (
        ("author",), ("container-title", "publisher"), ("issued", "accessed"), ("URL",),
    ), {"container-title": "Website", "publisher": "Published by"}),
    "document": SourceType("Archive document", (
        ("author",), ("recipient",), ("issued", "genre"), *_KEPT, *_SEEN,
    ), {"issued": "Written on"}),
    "manuscript": SourceType("Manuscript", (
        ("author",), ("issued", "genre"), ("publisher-place",), *_KEPT, *_SEEN,
    ), {"issued": "Written on", "publisher-place": "Written at"}),
    "article-newspaper": SourceType("Newspaper article", (
        ("author",), ("container-title", "publisher-place"), ("issued", "edition", "section", "page"), *_SEEN,
    ), {"container-title": "Newspaper", "issued": "Day", "publisher-place": "City"}),
    "article-magazine": SourceType("Magazine article", (
        ("author",), ("container-title",), ("issued", "volume", "issue", "page"), *_SEEN,
    ), {"container-title": "Magazine"}),
    "thesis": SourceType("Thesis", (
        ("author",), ("issued", "genre"), ("publisher", "publisher-place"), *_SEEN,
    ), {"genre": "Degree", "publisher": "University"}),
    "report": SourceType("Report", (
        ("author",), ("issued", "genre", "number"), ("publisher", "publisher-place"), *_SEEN,
    ), {"publisher": "Institution"}),
    "speech": SourceType("Speech or lecture", (
        ("author",), ("event-title", "event-place"), ("issued", "genre"), *_SEEN,
    ), {"author": "Speakers", "issued": "Held on"}),
    "personal_communication": SourceType("Letter", (
        ("author",), ("recipient",), ("issued", "genre"), *_KEPT,
    ), {"author": "From", "recipient": "To", "issued": "Written on"}),
    "interview": SourceType("Interview", (
        ("author",), ("interviewer",), ("container-title",), ("issued", "medium"), *_SEEN,
    ), {"author": "Who speaks", "container-title": "Appeared in"}),
    "motion_picture": SourceType("Film", (
        ("director",), ("issued", "medium"), ("publisher", "publisher-place"), *_SEEN,
    ), {"publisher": "Studio"}),
    "broadcast": SourceType("Broadcast", (
        ("director",), ("container-title", "publisher"), ("issued", "medium"), *_SEEN,
    ), {"container-title": "Programme", "publisher": "Station"}),
    "entry-encyclopedia": SourceType("Encyclopedia entry", (
        ("author",), ("container-title",), ("editor",), ("issued", "edition", "volume", "page"),
        ("publisher", "publisher-place"), *_SEEN,
    ), {"container-title": "Encyclopedia"}),
    "treaty": SourceType("Treaty", (("issued", "event-place"), ("container-title", "volume", "page"), *_KEPT, *_SEEN)),
    "legislation": SourceType("Law or decree", (
        ("authority",), ("issued", "number"), ("container-title", "volume", "page"), *_SEEN,
    )),
}  # fmt: skip

#: What is shown of a type that is not offered here.
_OTHER: Lines = (
    ("author",), ("editor",), ("container-title",), ("issued", "genre"), ("publisher", "publisher-place"),
    ("volume", "issue", "page"), *_SEEN,
)  # fmt: skip

LABELS = {
    "title": "Title", "title-short": "Short title for later notes", "author": "Authors", "editor": "Editors",
    "translator": "Translators", "recipient": "To",
    "interviewer": "Interviewers", "director": "Directors", "container-title": "Appeared in", "issued": "Year or date",
    "original-date": "First published", "accessed": "Seen on", "edition": "Edition", "publisher": "Publisher",
    "publisher-place": "Place", "volume": "Volume", "issue": "Number", "page": "Pages", "section": "Section",
    "collection-title": "Series", "collection-number": "Number in the series", "number": "Number", "genre": "Kind",
    "medium": "Medium", "archive": "Archive", "archive-place": "City of the archive", "authority": "Issued by",
    "archive_collection": "Collection", "archive_location": "Shelfmark", "event-title": "Event",
    "event-place": "Place", "note": "Note", "URL": "Web address", "DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN",
}  # fmt: skip

HINTS = {
    "issued": "such as 1997", "accessed": "such as 12 May 2026", "original-date": "such as 1904",
    "edition": "such as 2nd", "title-short": "as in: Service, History, p. 9",
    "page": "from–to", "genre": "letter, minutes, decree…", "archive": "such as RGASPI",
    "archive_location": "such as f. 558, op. 11, d. 27", "medium": "DVD, radio…",
}  # fmt: skip


def type_word(kind: str) -> str:
    """The word for a CSL type; its own name, made readable, where it is not offered."""
    known = TYPES.get(kind)
    return known.word if known else text_of(kind.replace("-", " ").replace("_", " "))[:60].capitalize() or "Source"


def type_of(csl: Mapping[str, Any]) -> str:
    """The CSL type of an item; a document where it has none."""
    kind = csl.get("type")
    return kind if isinstance(kind, str) and kind else "document"


def lines_of(kind: str) -> Lines:
    """The fields of a type, line by line; the title and the note are not among them."""
    known = TYPES.get(kind)
    return known.lines if known else _OTHER


def label_of(kind: str, name: str) -> str:
    """What a field is called for sources of a type."""
    known = TYPES.get(kind)
    special = known.labels.get(name) if known else None
    return special or LABELS.get(name) or name.replace("-", " ").replace("_", " ").capitalize()


def others_of(csl: Mapping[str, Any]) -> list[str]:
    """The fields that hold something and that the type of the source does not show, in the order of their names."""
    shown = {name for line in lines_of(type_of(csl)) for name in line} | {"title", "note"}
    known = NAMES | DATES | TEXTS
    return sorted((name for name, value in csl.items() if value and name in known and name not in shown), key=str.lower)
