"""The types of source that are offered, and which CSL fields matter for each, under the names a student knows."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from essayplanner.domain.csl import DATES, NAMES, TEXTS, text_of
from essayplanner.domain.source_fields import LABELS
from essayplanner.language import _, p_

Lines = tuple[tuple[str, ...], ...]


class SourceType(NamedTuple):
    """A type: its word, its fields line by line after the title, and the fields that have another name there.

    `asked` are the few of them that a note needs, which are asked of a new source. `untitled` are those of which one
    stands for the title where there is none; blank for a type that always has a title.
    """

    word: str
    lines: Lines
    labels: Mapping[str, str]
    asked: Lines
    untitled: tuple[str, ...] = ()


def _lines(text: str) -> Lines:
    """Fields with “+” between those of a line, and “|” between lines."""
    return tuple(tuple(line.strip().split(" + ")) for line in text.split("|"))


def _type(word: str, lines: str, asked: str, untitled: str = "", **labels: str) -> SourceType:
    """A type of source; in the names of fields a “_” stands for a “-”."""
    names = {name.replace("_", "-"): label for name, label in labels.items()}
    return SourceType(word, _lines(lines), names, _lines(asked), tuple(untitled.split()))


_SEEN = "| URL + accessed"
_KEPT = "| archive + archive-place | archive_collection + archive_location"
_PUBLISHED = "| publisher + publisher-place"

#: By CSL type, in the order of the menus.
TYPES: dict[str, SourceType] = {
    "book": _type(
        p_("type of source", "Book"),
        f"author | editor + translator | issued + original-date + edition {_PUBLISHED}"
        " | volume + collection-title | title-short | ISBN + DOI",
        "author | editor | issued + edition | publisher + publisher-place",
    ),
    "chapter": _type(
        _("Chapter in a book"),
        f"author | container-title | editor + translator | issued + edition + page {_PUBLISHED}"
        " | volume + collection-title | title-short + DOI",
        "author | container-title | editor | issued + page | publisher + publisher-place",
        container_title=_("Title of the book"),
        editor=_("Editors of the book"),
    ),
    "article-journal": _type(
        _("Journal article"),
        f"author | container-title | issued + volume + issue + page | title-short + DOI {_SEEN}",
        "author | container-title | issued + volume + issue | page + DOI",
        container_title=_("Journal"),
    ),
    "webpage": _type(
        _("Web page"),
        "author | container-title + publisher | issued + accessed | URL",
        "author | container-title | issued + accessed | URL",
        container_title=_("Website"),
        publisher=_("Published by"),
    ),
    "document": _type(
        _("Archive document"),
        f"author | recipient | issued + genre {_KEPT} {_SEEN}",
        "author | issued + genre | archive + archive-place | archive_collection + archive_location",
        issued=_("Written on"),
    ),
    "manuscript": _type(
        _("Manuscript"),
        f"author | issued + genre | publisher-place {_KEPT} {_SEEN}",
        "author | issued + genre | archive + archive-place | archive_collection + archive_location",
        untitled="genre author archive archive_location",
        issued=_("Written on"),
        publisher_place=_("Written at"),
    ),
    "article-newspaper": _type(
        _("Newspaper article"),
        f"author | container-title + publisher-place | issued + edition + section + page {_SEEN}",
        "author | container-title | issued + page | URL",
        container_title=_("Newspaper"),
        issued=p_("date of a newspaper", "Day"),
        publisher_place=_("City"),
    ),
    "article-magazine": _type(
        _("Magazine article"),
        f"author | container-title | issued + volume + issue + page {_SEEN}",
        "author | container-title | issued + page",
        container_title=_("Magazine"),
    ),
    "review-book": _type(
        _("Book review"),
        f"author | reviewed-title | reviewed-author | container-title | issued + volume + issue + page | DOI {_SEEN}",
        "author | reviewed-title | reviewed-author | container-title | issued + volume + issue + page",
        untitled="reviewed-title",
        container_title=_("Journal"),
        reviewed_title=_("Title of the book reviewed"),
        reviewed_author=_("Authors of the book reviewed"),
    ),
    "thesis": _type(
        p_("type of source", "Thesis"),
        f"author | issued + genre {_PUBLISHED} {_SEEN}",
        "author | issued + genre | publisher",
        genre=p_("of a university", "Degree"),
        publisher=_("University"),
    ),
    "report": _type(
        p_("type of source", "Report"),
        f"author | issued + genre + number {_PUBLISHED} {_SEEN}",
        "author | issued + number | publisher + publisher-place",
        publisher=_("Institution"),
    ),
    "speech": _type(
        _("Speech or lecture"),
        f"author | event-title + event-place | issued + genre {_SEEN}",
        "author | event-title + event-place | issued",
        author=_("Speakers"),
        issued=p_("date of a speech", "Held on"),
    ),
    "personal_communication": _type(
        _("Letter or email"),
        f"author | recipient | issued + genre {_KEPT}",
        "author | recipient | issued + genre | archive + archive-place | archive_collection + archive_location",
        untitled="author recipient",
        author=p_("writer of a letter", "From"),
        recipient=p_("receiver of a letter", "To"),
        issued=_("Written on"),
    ),
    "interview": _type(
        p_("type of source", "Interview"),
        f"author | interviewer | container-title | issued + medium {_SEEN}",
        "author | interviewer | issued + medium | container-title",
        untitled="author interviewer",
        author=_("Who speaks"),
        container_title=_("Appeared in"),
    ),
    "motion_picture": _type(
        p_("type of source", "Film"),
        f"director | issued + medium {_PUBLISHED} {_SEEN}",
        "director | issued + publisher",
        publisher=p_("maker of a film", "Studio"),
    ),
    "broadcast": _type(
        p_("type of source", "Broadcast"),
        f"director | container-title + publisher | issued + medium {_SEEN}",
        "container-title + publisher | issued + medium",
        container_title=p_("of radio or television", "Programme"),
        publisher=p_("of radio or television", "Station"),
    ),
    "entry-encyclopedia": _type(
        _("Encyclopedia entry"),
        f"author | container-title | editor | issued + edition + volume + page {_PUBLISHED} {_SEEN}",
        "author | container-title | issued + edition + volume",
        container_title=_("Encyclopedia"),
    ),
    "treaty": _type(
        p_("type of source", "Treaty"),
        f"issued + event-place | container-title + volume + page {_KEPT} {_SEEN}",
        "issued + event-place | container-title + volume + page",
    ),
    "legislation": _type(
        _("Law or decree"),
        f"authority | issued + number | container-title + volume + page {_SEEN}",
        "authority | issued + number",
    ),
}

#: What is shown of a type that is not offered here.
_OTHER = _lines(f"author | editor | container-title | issued + genre {_PUBLISHED} | volume + issue + page {_SEEN}")

#: The types of CSL that are not offered, but may have come in a file.
OTHER_WORDS = {
    "article": p_("type of source", "Article"),
    "bill": p_("in a parliament", "Bill"),
    "classic": p_("type of source", "Classic"),
    "collection": p_("in an archive", "Collection"),
    "dataset": _("Dataset"),
    "entry": _("Entry in a work of reference"),
    "entry-dictionary": _("Dictionary entry"),
    "event": p_("type of source", "Event"),
    "figure": p_("type of source", "Figure"),
    "graphic": p_("type of source", "Picture"),
    "hearing": p_("type of source", "Hearing"),
    "legal_case": _("Legal case"),
    "map": p_("type of source", "Map"),
    "musical_score": _("Musical score"),
    "pamphlet": _("Pamphlet"),
    "paper-conference": _("Conference paper"),
    "patent": p_("type of source", "Patent"),
    "performance": p_("type of source", "Performance"),
    "periodical": _("Periodical"),
    "post": p_("type of source", "Post"),
    "post-weblog": _("Blog post"),
    "regulation": p_("type of source", "Regulation"),
    "review": p_("type of source", "Review"),
    "software": p_("type of source", "Software"),
    "song": p_("type of source", "Song"),
    "standard": p_("type of source", "Standard"),
}


#: What is said where a new source of a type has neither a title nor what may stand for one.
_LACKS = {
    "manuscript": _("A manuscript needs a title or, failing that, its kind, its author or where it is kept."),
    "personal_communication": _("A letter needs a title or, failing that, its writer or recipient."),
    "interview": _("An interview needs a title or, failing that, the name of someone who speaks in it."),
    "review-book": _("A review needs a title or, failing that, the title of the book reviewed."),
}

#: What notes and lists print of a type beside its author, title and year; of fields with “|” between one is enough.
_PRINTED = {
    "book": "publisher publisher-place",
    "chapter": "container-title page publisher publisher-place",
    "article-journal": "container-title volume|issue|DOI|URL page|DOI|URL",
    "article-magazine": "container-title",
    "article-newspaper": "container-title",
    "article": "container-title|publisher|URL|DOI",
    "webpage": "URL accessed",
    "post": "URL accessed",
    "post-weblog": "URL accessed",
    "document": "archive|archive_location|container-title|publisher|URL",
    "manuscript": "archive|archive_location|URL",
    "thesis": "publisher",
    "report": "publisher|authority",
    "paper-conference": "container-title|event-title|publisher",
    "speech": "event-title|event-place|container-title|URL",
    "broadcast": "container-title|publisher",
    "entry": "container-title",
    "entry-dictionary": "container-title",
    "entry-encyclopedia": "container-title",
    "review": "container-title",
    "review-book": "container-title",
}


def lacking_fields(csl: Mapping[str, Any]) -> list[str]:
    """The fields that notes and lists print of a source of its type, beside author, title and year, and that hold
    nothing; of several of which one is enough, the first."""
    wanted = [each.split("|") for each in _PRINTED.get(type_of(csl), "").split()]
    return [names[0] for names in wanted if not any(csl.get(name) for name in names)]


def type_word(kind: str) -> str:
    """The word for a CSL type; its own name, made readable, where CSL has none such."""
    if known := TYPES.get(kind):
        return known.word
    own = text_of(kind.replace("-", " ").replace("_", " "))[:60].capitalize()
    return OTHER_WORDS.get(kind) or own or p_("type of source", "Source")


def type_of(csl: Mapping[str, Any]) -> str:
    """The CSL type of an item; a document where it has none."""
    kind = csl.get("type")
    return kind if isinstance(kind, str) and kind else "document"


def lines_of(kind: str) -> Lines:
    """The fields of a type, line by line; the title and the note are not among them."""
    known = TYPES.get(kind)
    return known.lines if known else _OTHER


def asked_of(kind: str) -> Lines:
    """The fields that are asked of a new source of a type, line by line; the title is not among them."""
    known = TYPES.get(kind)
    return known.asked if known else _OTHER


def lacking(csl: Mapping[str, Any]) -> str:
    """What a source lacks by which it could be told from others, in a sentence; empty where it has that."""
    kind = {"review": "review-book"}.get(type_of(csl), type_of(csl))
    known = TYPES.get(kind)
    names = ("title", *(known.untitled if known else ()))
    return "" if any(csl.get(name) for name in names) else _LACKS.get(kind, _("A source needs a title."))


def label_of(kind: str, name: str) -> str:
    """What a field is called for sources of a type."""
    known = TYPES.get(kind)
    special = known.labels.get(name) if known else None
    return special or LABELS[name]


def others_of(csl: Mapping[str, Any]) -> list[str]:
    """The fields that hold something and that the type of the source does not show, in the order of their names."""
    shown = {name for line in lines_of(type_of(csl)) for name in line} | {"title", "note"}
    known = NAMES | DATES | TEXTS
    return sorted((name for name, value in csl.items() if value and name in known and name not in shown), key=str.lower)
