"""The types of source that are offered, and which CSL fields matter for each, under the names a student knows."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from essayplanner.domain.csl import DATES, NAMES, TEXTS, text_of
from essayplanner.language import _, p_
from essayplanner.ui.sources.field_names import LABELS

Lines = tuple[tuple[str, ...], ...]


class SourceType(NamedTuple):
    """A type: its word, its fields line by line after the title, and the fields that have another name there."""

    word: str
    lines: Lines
    labels: Mapping[str, str]


def _lines(text: str) -> Lines:
    """Fields with “+” between those of a line, and “|” between lines."""
    return tuple(tuple(line.strip().split(" + ")) for line in text.split("|"))


def _type(word: str, lines: str, **labels: str) -> SourceType:
    """A type of source; in the names of fields a “_” stands for a “-”."""
    return SourceType(word, _lines(lines), {name.replace("_", "-"): label for name, label in labels.items()})


_SEEN = "| URL + accessed"
_KEPT = "| archive + archive-place | archive_collection + archive_location"
_PUBLISHED = "| publisher + publisher-place"

#: By CSL type, in the order of the menus.
TYPES: dict[str, SourceType] = {
    "book": _type(
        p_("type of source", "Book"),
        f"author | editor + translator | issued + original-date + edition {_PUBLISHED}"
        " | volume + collection-title | title-short | ISBN + DOI",
    ),
    "chapter": _type(
        _("Chapter in a book"),
        f"author | container-title | editor + translator | issued + edition + page {_PUBLISHED}"
        " | volume + collection-title | title-short + DOI",
        container_title=_("Title of the book"),
        editor=_("Editors of the book"),
    ),
    "article-journal": _type(
        _("Journal article"),
        f"author | container-title | issued + volume + issue + page | title-short + DOI {_SEEN}",
        container_title=_("Journal"),
    ),
    "webpage": _type(
        _("Web page"),
        "author | container-title + publisher | issued + accessed | URL",
        container_title=_("Website"),
        publisher=_("Published by"),
    ),
    "document": _type(
        _("Archive document"),
        f"author | recipient | issued + genre {_KEPT} {_SEEN}",
        issued=_("Written on"),
    ),
    "manuscript": _type(
        _("Manuscript"),
        f"author | issued + genre | publisher-place {_KEPT} {_SEEN}",
        issued=_("Written on"),
        publisher_place=_("Written at"),
    ),
    "article-newspaper": _type(
        _("Newspaper article"),
        f"author | container-title + publisher-place | issued + edition + section + page {_SEEN}",
        container_title=_("Newspaper"),
        issued=p_("date of a newspaper", "Day"),
        publisher_place=_("City"),
    ),
    "article-magazine": _type(
        _("Magazine article"),
        f"author | container-title | issued + volume + issue + page {_SEEN}",
        container_title=_("Magazine"),
    ),
    "thesis": _type(
        p_("type of source", "Thesis"),
        f"author | issued + genre {_PUBLISHED} {_SEEN}",
        genre=p_("of a university", "Degree"),
        publisher=_("University"),
    ),
    "report": _type(
        p_("type of source", "Report"),
        f"author | issued + genre + number {_PUBLISHED} {_SEEN}",
        publisher=_("Institution"),
    ),
    "speech": _type(
        _("Speech or lecture"),
        f"author | event-title + event-place | issued + genre {_SEEN}",
        author=_("Speakers"),
        issued=p_("date of a speech", "Held on"),
    ),
    "personal_communication": _type(
        p_("type of source", "Letter"),
        f"author | recipient | issued + genre {_KEPT}",
        author=p_("writer of a letter", "From"),
        recipient=p_("receiver of a letter", "To"),
        issued=_("Written on"),
    ),
    "interview": _type(
        p_("type of source", "Interview"),
        f"author | interviewer | container-title | issued + medium {_SEEN}",
        author=_("Who speaks"),
        container_title=_("Appeared in"),
    ),
    "motion_picture": _type(
        p_("type of source", "Film"),
        f"director | issued + medium {_PUBLISHED} {_SEEN}",
        publisher=p_("maker of a film", "Studio"),
    ),
    "broadcast": _type(
        p_("type of source", "Broadcast"),
        f"director | container-title + publisher | issued + medium {_SEEN}",
        container_title=p_("of radio or television", "Programme"),
        publisher=p_("of radio or television", "Station"),
    ),
    "entry-encyclopedia": _type(
        _("Encyclopedia entry"),
        f"author | container-title | editor | issued + edition + volume + page {_PUBLISHED} {_SEEN}",
        container_title=_("Encyclopedia"),
    ),
    "treaty": _type(
        p_("type of source", "Treaty"),
        f"issued + event-place | container-title + volume + page {_KEPT} {_SEEN}",
    ),
    "legislation": _type(
        _("Law or decree"),
        f"authority | issued + number | container-title + volume + page {_SEEN}",
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
    "review-book": _("Book review"),
    "software": p_("type of source", "Software"),
    "song": p_("type of source", "Song"),
    "standard": p_("type of source", "Standard"),
}


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
