"""The values of a pack out of its tables, with every rule that a pack keeps."""

from collections.abc import Collection, Iterable, Sequence

from essayplanner.domain.cards import SHORT_AT_MOST, Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.dates import parse_date
from essayplanner.domain.outline import DEEPEST_PLACEMENT, DEEPEST_SECTION, NEW, Moving, Place, Role, why_not
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSide,
    PackSource,
)
from essayplanner.domain.typed_dates import stored_date
from essayplanner.formats.csl_fields import read_csl
from essayplanner.formats.toml_lines import Path
from essayplanner.formats.toml_problems import mended, not_understood, quoted
from essayplanner.formats.toml_tables import Table
from essayplanner.language import N_, _

_CLASSES = ("primary", "secondary")
_NO_SIDE = N_("There is no side with the key {key}")
_NO_SOURCE = N_("There is no source with the key {key}")
_NO_CARD = N_("There is no card with the key {key}")


def read_tables(table: Table) -> Pack:
    """The pack in a whole file's table; what is wrong is noted with the table's problems."""
    return _Reader(table).pack


class _Reader:
    """Sources and sides first, then the cards that name them, then what names the cards."""

    def __init__(self, table: Table) -> None:
        self._problems = table.problems
        self._kinds: dict[str, Kind] = {}
        head = _head(table)
        sources = tuple(_source(one) for one in table.tables("sources"))
        self._sources = self._keys("sources", "key", [source.key for source in sources])
        debates = tuple(_debate(one) for one in table.tables("debates"))
        self._keys("debates", "key", [debate.key for debate in debates])
        self._sides = self._side_keys(debates)
        cards = tuple(self._card(one) for one in table.tables("cards"))
        self._keys("cards", "key", [card.key for card in cards])
        self._kinds = {card.key: card.kind for card in cards}
        links = tuple(self._link(one) for one in table.tables("links"))
        self._once(links)
        outlines = tuple(self._outline(one) for one in table.tables("outlines"))
        self._keys("outlines", "key", [outline.key for outline in outlines])
        table.done()
        self.pack = Pack(*head, sources, debates, cards, links, outlines)

    def _keys(self, name: str, field: str, keys: Sequence[str]) -> set[str]:
        seen: set[str] = set()
        for place, key in enumerate(keys):
            if key and key in seen:
                sentence = _("Another one has the key {key} already: change one of them.", key=quoted(key))
                self._problems.add((name, place, field), sentence)
            seen.add(key)
        return seen

    def _side_keys(self, debates: Iterable[PackDebate]) -> set[str]:
        seen: set[str] = set()
        for place, debate in enumerate(debates):
            for number, side in enumerate(debate.sides):
                if side.key and side.key in seen:
                    path: Path = ("debates", place, "sides", number, "key")
                    sentence = _("Another side has the key {key} already: change one of them.", key=quoted(side.key))
                    self._problems.add(path, sentence)
                seen.add(side.key)
        return seen

    def _known(self, table: Table, field: str, key: str, known: Collection[str], missing: str) -> None:
        if key and key not in known:
            near = self._problems.guess(key, known)
            table.wrong(field, mended(_(missing, key=quoted(key)), near, _("add it, or correct the key")))

    def _card(self, table: Table) -> PackCard:
        side = table.line("side")
        self._known(table, "side", side, self._sides, _NO_SIDE)
        card = PackCard(
            table.line("key", required=True),
            table.choice("kind", Kind),
            table.line("title", required=True),
            table.text("text"),
            _date(table, "when"),
            table.line("undated"),
            side,
            table.text("caution"),
            table.lines("tags"),
            table.lines("aliases"),
            table.line("short", most=SHORT_AT_MOST),
            tuple(self._citation(one) for one in table.tables("cites")),
            _claim_kind(table),
        )
        if card.claim_kind and card.kind is not Kind.CLAIM:
            table.wrong("claim-kind", _("Only a claim is of a kind of claim: leave this out."))
        if card.kind is Kind.EVIDENCE and not table.has("when") and not card.undated:
            written = {"when": 'when = "1934"', "undated": 'undated = "..."'}
            table.wrong("when", _("Evidence needs a date: write {when}, or {undated} with the reason.", **written))
        table.done()
        return card

    def _citation(self, table: Table) -> PackCitation:
        source = table.line("source", required=True)
        self._known(table, "source", source, self._sources, _NO_SOURCE)
        citation = PackCitation(source, table.line("locator"))
        table.done()
        return citation

    def _link(self, table: Table) -> PackLink:
        link = PackLink(
            table.line("from", required=True),
            table.line("to", required=True),
            table.choice("relation", Relation),
            table.line("because", required=True),
        )
        self._known(table, "from", link.from_card, self._kinds, _NO_CARD)
        self._known(table, "to", link.to_card, self._kinds, _NO_CARD)
        if link.from_card and link.from_card == link.to_card:
            table.wrong("to", _("A card cannot be linked to itself: name another card."))
        table.done()
        return link

    def _once(self, links: Iterable[PackLink]) -> None:
        seen: set[tuple[str, str, Relation]] = set()
        for place, link in enumerate(links):
            if link[:3] in seen and link.from_card and link.to_card:
                sentence = _("This link is already in the pack: leave one of the two out.")
                self._problems.add(("links", place), sentence)
            seen.add(link[:3])

    def _outline(self, table: Table) -> PackOutline:
        outline = PackOutline(
            table.line("key", required=True),
            table.line("title", required=True),
            table.text("thesis"),
            table.words("words"),
            self._sections(table, Place("outline")),
        )
        table.done()
        return outline

    def _sections(self, table: Table, place: Place) -> tuple[PackSection, ...]:
        tables = table.tables("sections")
        if tables and why_not([Moving(NEW, None)], place):
            table.wrong("sections", _("Sections can be at most {n} levels deep: move these up.", n=DEEPEST_SECTION))
            return ()
        return tuple(self._section(one, place.within("section")) for one in tables)

    def _section(self, table: Table, own: Place) -> PackSection:
        section = PackSection(
            table.line("title", required=True),
            table.choice("role", Role, default=Role.PARAGRAPH),
            table.words("words"),
            table.text("note"),
            self._placements(table, own),
            self._sections(table, own),
        )
        table.done()
        return section

    def _placements(self, table: Table, place: Place) -> tuple[PackPlacement, ...]:
        tables = table.tables("placements")
        if tables and why_not([Moving(NEW, Kind.CLAIM)], place._replace(kind=None)):
            table.wrong("placements", _("Cards can be at most {n} levels deep: move these up.", n=DEEPEST_PLACEMENT))
            return ()
        return tuple(self._placement(one, place) for one in tables)

    def _placement(self, table: Table, place: Place) -> PackPlacement:
        key = table.line("card", required=True)
        self._known(table, "card", key, self._kinds, _NO_CARD)
        kind = self._kinds.get(key)
        if kind and (why := why_not([Moving(NEW, kind)], place)):
            table.wrong("card", why)
        placement = PackPlacement(key, table.text("note"), self._placements(table, place.within("placement", kind)))
        table.done()
        return placement


def _head(table: Table) -> tuple[str, str, str, str, str]:
    values = table.take("pack")
    if not isinstance(values, dict):
        named = {"pack": "[pack]", "id": "id", "title": "title"}
        table.wrong("pack", _("The file has no {pack} with {id} and {title}: write {pack} once, at the top.", **named))
        return ("", "", "", "", "")
    pack = Table(values, ("pack",), table.problems)
    pack.line("licence")
    head = (
        pack.line("id", required=True),
        pack.line("title", required=True),
        pack.line("version"),
        pack.text("about"),
        pack.line("language"),
    )
    pack.done()
    return head


def _source(table: Table) -> PackSource:
    key = table.line("key", required=True)
    source_class = table.line("class")
    if source_class and source_class not in _CLASSES:
        near, (one, other) = table.problems.guess(source_class, _CLASSES), _CLASSES
        what = _("{text} is neither “{one}” nor “{other}”", text=quoted(source_class), one=one, other=other)
        table.wrong("class", mended(what, near, _("write one")))
    return PackSource(key, read_csl(table, key), source_class)


def _debate(table: Table) -> PackDebate:
    sides = tuple(_side(one) for one in table.tables("sides"))
    debate = PackDebate(table.line("key", required=True), table.line("question", required=True), sides)
    if table.has("sides") and len(sides) < 2:
        table.wrong("sides", _("A debate needs at least two sides: add another."))
    table.done()
    return debate


def _side(table: Table) -> PackSide:
    side = PackSide(
        table.line("key", required=True), table.line("name", required=True), table.line("says"), table.flag("between")
    )
    table.done()
    return side


def _claim_kind(table: Table) -> ClaimKind | None:
    kind = table.choice("claim-kind", ClaimKind, ClaimKind.CAUSE)
    return kind if table.has("claim-kind") else None


def _date(table: Table, name: str) -> str:
    stored = stored_date(table.line(name))
    if stored and not parse_date(stored):
        table.remark(name, not_understood(stored))
    return stored
