"""The values of a pack out of its tables, with every rule that a pack keeps."""

import re
from collections.abc import Collection, Iterable, Sequence

from essayplanner.domain.cards import SHORT_AT_MOST, Kind, Relation, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.dates import parse_date
from essayplanner.domain.debate import END
from essayplanner.domain.outline import DEEPEST_PLACEMENT, DEEPEST_SECTION, NEW, Moving, Place, Role, why_not
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackDemand,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSide,
    PackSource,
)
from essayplanner.domain.structures import SLOTS
from essayplanner.domain.typed_dates import stored_date
from essayplanner.domain.word_targets import MOST_MINUTES
from essayplanner.formats.csl_fields import read_csl
from essayplanner.formats.toml_lines import Path
from essayplanner.formats.toml_problems import mended, not_understood, quoted
from essayplanner.formats.toml_tables import Table
from essayplanner.language import N_, _

_CLASSES = ("primary", "secondary")
_UID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MANY = 1_000_000
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
        self._uids: set[str] = set()
        self._kinds: dict[str, Kind] = {}
        head = _head(table)
        sources = tuple(self._source(one) for one in table.tables("sources"))
        self._sources = self._keys("sources", "key", [source.key for source in sources])
        debates = tuple(self._debate(one) for one in table.tables("debates"))
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
        self.pack = Pack(*head[:5], sources, debates, cards, links, outlines, licence=head[5])

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

    def _uid(self, table: Table) -> str:
        uid = table.line("uid")
        if uid and not _UID.fullmatch(uid):
            table.wrong("uid", _("{text} is no UUID as EssayPlanner writes it: leave it out.", text=quoted(uid)))
        elif uid in self._uids:
            table.wrong("uid", _("Something else has the same uid: leave one of them out."))
        self._uids.add(uid or " ")
        return uid

    def _known(self, table: Table, field: str, key: str, known: Collection[str], missing: str) -> None:
        if key and key not in known:
            near = self._problems.guess(key, known)
            table.wrong(field, mended(_(missing, key=quoted(key)), near, _("add it, or correct the key")))

    def _source(self, table: Table) -> PackSource:
        key = table.line("key", required=True)
        source_class = table.line("class")
        if source_class and source_class not in _CLASSES:
            near, (one, other) = table.problems.guess(source_class, _CLASSES), _CLASSES
            what = _("{text} is neither “{one}” nor “{other}”", text=quoted(source_class), one=one, other=other)
            table.wrong("class", mended(what, near, _("write one")))
        uid = self._uid(table)
        return PackSource(key, read_csl(table, key), source_class, uid)

    def _debate(self, table: Table) -> PackDebate:
        sides = tuple(self._side(one) for one in table.tables("sides"))
        debate = PackDebate(
            table.line("key", required=True), table.line("question", required=True), sides, self._uid(table)
        )
        if table.has("sides") and len(sides) < 2:
            table.wrong("sides", _("A debate needs at least two sides: add another."))
        table.done()
        return debate

    def _side(self, table: Table) -> PackSide:
        side = PackSide(
            table.line("key", required=True),
            table.line("name", required=True),
            table.text("says"),
            table.flag("between"),
            self._uid(table),
        )
        table.done()
        return side

    @staticmethod
    def _stand(table: Table, kind: Kind) -> int | None:
        if not table.has("stand"):
            return None
        most = {Kind.CLAIM: _MANY, Kind.HISTORIAN: END}.get(kind, 0)
        if most and table.has("side"):
            return table.number("stand", least=int(most == _MANY), most=most)
        table.take("stand")
        table.wrong("stand", _("Only a claim or a historian on a side has a place there: leave this out."))
        return None

    def _card(self, table: Table) -> PackCard:
        kind, side = table.choice("kind", Kind), table.line("side")
        self._known(table, "side", side, self._sides, _NO_SIDE)
        card = PackCard(
            table.line("key", required=True),
            kind,
            table.line("title", required=True),
            table.text("text"),
            _date(table, "when"),
            table.text("undated"),
            side,
            table.text("caution"),
            table.lines("tags"),
            table.lines("aliases"),
            table.line("short", most=SHORT_AT_MOST),
            tuple(self._citation(one) for one in table.tables("cites")),
            _claim_kind(table),
            table.text("quotation"),
            table.text("idea"),
            table.choice("voice", Voice, default=Voice.OWN_WORDS),
            self._stand(table, kind),
            self._uid(table),
        )
        if card.claim_kind and card.kind is not Kind.CLAIM:
            table.wrong("claim-kind", _("Only a claim is of a kind of claim: leave this out."))
        if card.kind is Kind.EVIDENCE and not table.has("when") and not table.has("undated"):
            written = {"when": 'when = "1934"', "undated": 'undated = "..."'}
            table.wrong("when", _("Evidence needs a date: write {when}, or {undated} with the reason.", **written))
        table.done()
        return card

    def _citation(self, table: Table) -> PackCitation:
        source = table.line("source", required=True)
        self._known(table, "source", source, self._sources, _NO_SOURCE)
        via = table.line("quoted-in")
        self._known(table, "quoted-in", via, self._sources, _NO_SOURCE)
        citation = PackCitation(source, table.line("locator"), via, table.line("quoted-at"))
        if citation.via_locator and not via:
            table.wrong("quoted-at", _("This is a place in a source, and {field} is missing.", field="quoted-in"))
        table.done()
        return citation

    def _link(self, table: Table) -> PackLink:
        link = PackLink(
            table.line("from", required=True),
            table.line("to", required=True),
            table.choice("relation", Relation),
            table.text("because") if table.has("because") else table.line("because", required=True),
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
            _date(table, "dates"),
            table.line("scheme"),
            table.number("minutes", most=MOST_MINUTES),
            tuple(_demand(one) for one in table.tables("demands")),
            self._uid(table),
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
            tuple(slot.key for slot in table.choices("slots", SLOTS)),
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


def _head(table: Table) -> tuple[str, str, str, str, str, str]:
    values = table.take("pack")
    if not isinstance(values, dict):
        named = {"pack": "[pack]", "id": "id", "title": "title"}
        table.wrong("pack", _("The file has no {pack} with {id} and {title}: write {pack} once, at the top.", **named))
        return ("", "", "", "", "", "")
    pack = Table(values, ("pack",), table.problems)
    head = (
        pack.line("id", required=True),
        pack.line("title", required=True),
        pack.line("version"),
        pack.text("about"),
        pack.line("language"),
        pack.line("licence"),
    )
    pack.done()
    return head


def _claim_kind(table: Table) -> ClaimKind | None:
    kind = table.choice("claim-kind", ClaimKind, ClaimKind.CAUSE)
    return kind if table.has("claim-kind") else None


def _date(table: Table, name: str) -> str:
    stored = stored_date(table.line(name))
    if stored and not parse_date(stored):
        table.remark(name, not_understood(stored))
    return stored


def _demand(table: Table) -> PackDemand:
    demand = PackDemand(table.line("demand"), table.line("says"), table.flag("goal"), table.flag("off"))
    if not demand.key and not demand.says:
        table.wrong("says", _("This asks for nothing: write {says}, or {demand}.", says="says", demand="demand"))
    table.done()
    return demand
