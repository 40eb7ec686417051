"""What is missing before an essay can be handed in: cards without source, notes without page, sources without year."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.cards import Card, Kind, Source
from essayplanner.domain.errors import Trouble
from essayplanner.domain.text import shorten
from essayplanner.domain.untitled import untitled
from essayplanner.language import N_, _

#: Kinds of sources that are cited as wholes: their notes need no page.
_WITHOUT_PAGES = frozenset(
    """webpage post post-weblog broadcast motion_picture song speech interview personal_communication map graphic
    dataset software performance""".split()  # noqa: SIM905 - a list of words reads better
)

#: Kinds of sources that are known by their title: nobody need be named.
_WITHOUT_AUTHOR = frozenset(
    """motion_picture broadcast map legislation bill legal_case treaty dataset article-newspaper entry-dictionary
    entry-encyclopedia classic periodical""".split()  # noqa: SIM905 - a list of words reads better
)


class What(StrEnum):
    """What is missing; `CARD_SOURCE` and `LOCATOR` are mended in a card, the others in a source.

    The values are those of `sources --missing --json`.
    """

    CARD_SOURCE = N_("source of a card")
    LOCATOR = N_("place in a source")
    YEAR = N_("year of a source")
    AUTHOR = N_("author of a source")
    TITLE = N_("title of a source")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


class Missing(NamedTuple):
    """One thing missing: the uid of the card or source in which it is mended, what is said of it, and what to do.

    `source` is the uid of the source in which a place is missing.
    """

    what: What
    uid: str
    fault: str
    mend: str
    source: str = ""

    @property
    def sentence(self) -> str:
        """What is missing and what to do, in one."""
        return Trouble(self.fault, mend=self.mend).sentence


def missing(cards: Iterable[Card], sources: Iterable[Source] = ()) -> list[Missing]:
    """Everything that is missing of these cards, of the sources that they cite, and of `sources`; each once."""
    found: dict[tuple[What, str, str], Missing] = {}
    known: dict[str, Source] = {source.uid or source.cite_key: source for source in sources}
    for card in cards:
        for each in _of_card(card):
            found.setdefault((each.what, each.uid, each.fault), each)
        for citation in card.citations:
            for source in filter(None, (citation.source, citation.via)):
                known.setdefault(source.uid or source.cite_key, source)
    for source in known.values():
        for each in _of_source(source):
            found.setdefault((each.what, each.uid, each.fault), each)
    return sorted(found.values(), key=lambda each: list(What).index(each.what))


def _of_card(card: Card) -> Iterable[Missing]:
    name = shorten(card.title, 60)
    if not card.citations:
        if card.kind is not Kind.CLAIM:
            fault = _("“{card}” has no source", card=name)
            yield Missing(What.CARD_SOURCE, card.uid, fault, _("say where it comes from"))
        return
    for source, locator, via, via_locator in card.citations:
        for cited, place in ((source, locator), *(((via, via_locator),) if via else ())):
            if not place.strip() and cited.csl.get("type") not in _WITHOUT_PAGES and not (via and cited is source):
                fault = _("“{card}” cites “{source}” without a page", card=name, source=_short(cited))
                yield Missing(What.LOCATOR, card.uid, fault, _("add it"), cited.uid)


def _of_source(source: Source) -> Iterable[Missing]:
    issued = source.csl.get("issued")
    if not source.year and not (isinstance(issued, dict) and (issued.get("literal") or issued.get("raw"))):
        fault = _("“{source}” has no year", source=_short(source))
        yield Missing(What.YEAR, source.uid, fault, _("look in its first pages"))
    if not source.names and source.csl.get("type") not in _WITHOUT_AUTHOR:
        fault = _("“{source}” has no author or editor", source=_short(source))
        yield Missing(What.AUTHOR, source.uid, fault, _("add one, or the body behind it"))
    if not source.csl.get("title") and not untitled(source.csl).needs_none:
        yield Missing(What.TITLE, source.uid, _("“{source}” has no title", source=_short(source)), _("add it"))


def _short(source: Source) -> str:
    return shorten(source.short, 60)
