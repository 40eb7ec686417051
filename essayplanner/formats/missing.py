"""What is missing before an essay can be handed in: cards without source, notes without page, sources without what
notes print of them."""

from collections.abc import Container, Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.cards import Card, Kind, Relation, Source
from essayplanner.domain.errors import Trouble
from essayplanner.domain.locators import has_pages
from essayplanner.domain.source_types import lacking, lacking_fields, type_of
from essayplanner.domain.text import shorten
from essayplanner.language import N_, _

#: Kinds of sources that are known by their title: nobody need be named.
_WITHOUT_AUTHOR = frozenset(
    """motion_picture broadcast map legislation bill legal_case treaty dataset article-newspaper entry-dictionary
    entry-encyclopedia classic periodical""".split()  # noqa: SIM905 - a list of words reads better
)


class What(StrEnum):
    """What is missing; `CARD_SOURCE`, `EVIDENCE` and `LOCATOR` are mended in a card, the others in a source.

    The values are those of `sources --missing --json`.
    """

    CARD_SOURCE = N_("source of a card")
    EVIDENCE = N_("evidence for a claim")
    LOCATOR = N_("place in a source")
    YEAR = N_("year of a source")
    AUTHOR = N_("author of a source")
    TITLE = N_("title of a source")
    WHOLE = N_("what a source appeared in")
    PUBLISHER = N_("publisher of a source")
    TOWN = N_("place of publication")
    VOLUME = N_("volume of a source")
    PAGES = N_("pages of a source")
    ADDRESS = N_("web address of a source")
    SEEN = N_("day a web page was seen")
    KEPT = N_("where a source is kept")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


class Missing(NamedTuple):
    """One thing missing: the uid of the card or source in which it is mended, what is said of it, and what to do.

    `source` is the uid of the source in which a place is missing, `field` the field of a source that lacks.
    """

    what: What
    uid: str
    fault: str
    mend: str
    source: str = ""
    field: str = ""

    @property
    def sentence(self) -> str:
        """What is missing and what to do, in one."""
        return Trouble(self.fault, mend=self.mend).sentence


class _Lack(NamedTuple):
    """How it is said that a source lacks a field, and what to do about it."""

    what: What
    fault: str
    mend: str


#: What is said of a field that a source lacks, but for what it appeared in.
_LACKS = {
    "publisher": _Lack(
        What.PUBLISHER, N_("“{source}” has no publisher"), N_("look at its title page, or the page after that")
    ),
    "publisher-place": _Lack(
        What.TOWN, N_("“{source}” has no place of publication"), N_("look at its title page, or the page after that")
    ),
    "volume": _Lack(What.VOLUME, N_("“{source}” has no volume or number"), N_("look on the cover of the journal")),
    "page": _Lack(What.PAGES, N_("“{source}” does not say which pages it is on"), N_("add its first and last page")),
    "URL": _Lack(What.ADDRESS, N_("“{source}” has no web address"), N_("copy it from the browser")),
    "accessed": _Lack(
        What.SEEN, N_("“{source}” does not say when you saw it"), N_("add the day on which you last looked at it")
    ),
    "archive": _Lack(
        What.KEPT, N_("“{source}” does not say where it is kept"), N_("add the archive, the book or the web address")
    ),
    "event-title": _Lack(What.WHOLE, N_("“{source}” does not say where it was held"), N_("add the title of the event")),
}
_ADD_TITLE = N_("add the title")
#: What is said of a source that does not say what it appeared in, by its type.
_WHOLES = {
    "chapter": N_("“{source}” does not say which book it is in"),
    "article-journal": N_("“{source}” does not say which journal it is in"),
    "article-magazine": N_("“{source}” does not say which magazine it is in"),
    "article-newspaper": N_("“{source}” does not say which newspaper it is in"),
    "broadcast": N_("“{source}” does not say which station or programme broadcast it"),
}
_WHOLE = N_("“{source}” does not say where it appeared")


def missing(
    cards: Iterable[Card], sources: Iterable[Source] = (), borne_out: Container[str] = frozenset()
) -> list[Missing]:
    """Everything that is missing of these cards, of the sources that they cite, and of `sources`; each once.

    `borne_out` are the uids of claims under which evidence stands in an outline: they need no source of their own, no
    more than those that another card supports.
    """
    found: dict[tuple[What, str, str], Missing] = {}
    known: dict[str, Source] = {source.uid or source.cite_key: source for source in sources}
    for card in cards:
        for each in _of_card(card, borne_out):
            found.setdefault((each.what, each.uid, each.fault), each)
        for citation in card.citations:
            for source in filter(None, (citation.source, citation.via)):
                known.setdefault(source.uid or source.cite_key, source)
    for source in known.values():
        for each in _of_source(source):
            found.setdefault((each.what, each.uid, each.fault), each)
    return sorted(found.values(), key=lambda each: list(What).index(each.what))


def _of_card(card: Card, borne_out: Container[str]) -> Iterable[Missing]:
    name = shorten(card.title, 60)
    if not card.citations:
        if card.kind is not Kind.CLAIM:
            fault = _("“{card}” has no source", card=name)
            yield Missing(What.CARD_SOURCE, card.uid, fault, _("say where it comes from"))
        elif card.uid not in borne_out and not any(link.relation is Relation.SUPPORTS for link in card.linked_by):
            fault = _("“{card}” has neither a source nor evidence", card=name)
            yield Missing(What.EVIDENCE, card.uid, fault, _("put evidence under it, or say where it comes from"))
        return
    for source, locator, via, via_locator in card.citations:
        for cited, place in ((source, locator), *(((via, via_locator),) if via else ())):
            if not place.strip() and has_pages(cited.csl.get("type")) and not (via and cited is source):
                fault = _("“{card}” cites “{source}” without a page", card=name, source=_short(cited))
                yield Missing(What.LOCATOR, card.uid, fault, _("add it"), cited.uid)


def _of_source(source: Source) -> Iterable[Missing]:
    issued, kind, short = source.csl.get("issued"), type_of(source.csl), _short(source)
    if not source.year and not (isinstance(issued, dict) and (issued.get("literal") or issued.get("raw"))):
        fault = _("“{source}” has no year", source=short)
        yield Missing(What.YEAR, source.uid, fault, _("look at its first pages"), field="issued")
    if not source.names and kind not in _WITHOUT_AUTHOR:
        fault = _("“{source}” has no author or editor", source=short)
        yield Missing(
            What.AUTHOR, source.uid, fault, _("add one, or the organisation that published it"), field="author"
        )
    if lacking(source.csl):
        yield Missing(What.TITLE, source.uid, _("“{source}” has no title", source=short), _("add it"), field="title")
    for field in lacking_fields(source.csl):
        lack = _LACKS.get(field) or _Lack(What.WHOLE, _WHOLES.get(kind, _WHOLE), _ADD_TITLE)
        yield Missing(lack.what, source.uid, _(lack.fault, source=short), _(lack.mend), field=field)


def _short(source: Source) -> str:
    return shorten(source.short, 60)
