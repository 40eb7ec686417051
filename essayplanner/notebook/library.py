"""The library as a list: what its filters mean, and the rows it shows."""

import json
from collections import defaultdict
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import show_date
from essayplanner.domain.quoting import in_passing
from essayplanner.domain.years import iso_year
from essayplanner.language import N_, Plural, _, join_facts, n_, p_
from essayplanner.notebook.kept_dates import KEPT
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sorting import Sort, sorted_ids
from essayplanner.notebook.stored_sources import short_of

#: As much of a card's text as a row of the list can show.
SHOWN_TEXT = 240
#: As much of its title and caution.
SHOWN_LINE = 1_000


#: Of a card `c`, that it stands in no outline.
UNUSED = "NOT EXISTS (SELECT 1 FROM placement p WHERE p.card_id = c.id)"
#: That a source is expected of it and it has none, as `formats/missing` has it: a claim that another card supports, or
#: under which evidence stands in an outline, needs none of its own.
UNSOURCED = (
    "NOT EXISTS (SELECT 1 FROM citation x WHERE x.card_id = c.id) AND (c.kind <> 'claim' OR NOT EXISTS ("
    "SELECT 1 FROM link l CROSS JOIN card s ON s.id = l.from_card_id "
    "WHERE l.to_card_id = c.id AND l.relation = 'supports' AND s.trashed_at IS NULL) AND NOT EXISTS ("
    "SELECT 1 FROM placement p CROSS JOIN placement b ON b.parent_id = p.id CROSS JOIN card e ON e.id = b.card_id "
    "WHERE p.card_id = c.id AND e.kind = 'evidence'))"
)


class Filter(NamedTuple):
    """What the library is narrowed to; years are inclusive, 0 is open."""

    text: str = ""
    kind: Kind | None = None
    tag: str = ""
    side_id: int | None = None
    first_year: int = 0
    last_year: int = 0
    unused: bool = False
    unsourced: bool = False
    trashed: bool = False
    #: The ids of the cards among which it stays; None for all.
    among: tuple[int, ...] | None = None
    #: In which order; what the text finds comes best first.
    sort: Sort = Sort.TOPIC

    @property
    def narrows(self) -> bool:
        """Whether it may leave any card out."""
        return self._replace(sort=Sort.TOPIC) != EVERY

    def condition(self, *, kind: bool = True) -> tuple[str, list[Any]]:
        """The filter (its text and, if so wished, the kind aside) as a condition on the table `card AS c`."""
        terms = ["c.trashed_at IS NOT NULL" if self.trashed else "c.trashed_at IS NULL"]
        values: list[Any] = []
        if kind and self.kind:
            terms.append("c.kind = ?")
            values.append(self.kind.value)
        if self.tag:
            terms.append(
                "EXISTS (SELECT 1 FROM card_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.card_id = c.id AND t.name "
                "= ?)"
            )
            values.append(self.tag)
        if self.side_id is not None:
            terms.append("c.side_id = ?")
            values.append(self.side_id)
        if self.first_year:
            terms.append(f"(c.last_day >= ? OR {KEPT} AND last_day_of(c.happened) >= ?)")
            values += [iso_year(self.first_year) * 10000] * 2
        if self.last_year:
            terms.append(f"(c.first_day <= ? OR {KEPT} AND first_day_of(c.happened) <= ?)")
            values += [iso_year(self.last_year) * 10000 + 1231] * 2
        if self.unused:
            terms.append(UNUSED)
        if self.unsourced:
            terms.append(UNSOURCED)
        if self.among is not None:
            terms.append("c.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self.among))
        return " AND ".join(terms), values


#: What leaves out no card but those in the trash.
EVERY = Filter()


class CardRow(NamedTuple):
    """A card as the library draws it; `date` is as a reader writes it, `text` its own words or, where there are none,
    the quotation or the idea."""

    id: int
    uid: str
    kind: Kind
    title: str
    text: str
    date: str
    side: str
    caution: str
    source: str
    relations: str
    used: int


def card_rows(book: Notebook, ids: list[int]) -> dict[int, CardRow]:
    """The rows of the cards of these ids."""
    chosen = json.dumps(ids)
    among = "IN (SELECT value FROM json_each(?))"
    sides = dict(book.rows("SELECT id, name FROM side"))
    used = dict(book.rows(f"SELECT card_id, count(*) FROM placement WHERE card_id {among} GROUP BY card_id", (chosen,)))
    cited = _citations(book, chosen)
    relations = _relations(book, chosen)
    return {
        id: CardRow(
            id,
            uid,
            Kind(kind),
            title,
            in_passing(text, quotation, idea),
            show_date(when),
            sides.get(side, ""),
            caution,
            cited.get(id, ""),
            relations.get(id, ""),
            used.get(id, 0),
        )
        for id, uid, kind, title, text, quotation, idea, when, side, caution in book.rows(
            "SELECT id, uid, kind, substr(title, 1, ?1) AS title, substr(text, 1, ?2) AS text, "
            "substr(quotation, 1, ?2) AS quotation, substr(idea, 1, ?2) AS idea, happened, side_id, "
            f"substr(caution, 1, ?1) AS caution FROM card WHERE id {among.replace('?', '?3')}",
            (SHOWN_LINE, SHOWN_TEXT, chosen),
        )
    }


def _citations(book: Notebook, chosen: str) -> dict[int, str]:
    cited: dict[int, str] = {}
    for row in book.rows(
        "SELECT c.card_id, c.locator, c.via_locator, s.cite_key, s.csl, v.cite_key AS maybe_cite_key, "
        "v.csl AS maybe_csl FROM citation c JOIN source s ON s.id = c.source_id "
        "LEFT JOIN source v ON v.id = c.via_source_id WHERE c.card_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY c.position DESC, c.id DESC",
        (chosen,),
    ):
        card_id, locator, via_locator, cite_key, csl, via_key, via_csl = row
        parts = [short_of(cite_key, csl), locator]
        if via_key:
            parts += [_("cited in {source}", source=short_of(via_key, via_csl)), via_locator]
        cited[card_id] = ", ".join(part for part in parts if part)
    return cited


#: By relation, how many cards stand so to this one.
_INCOMING = {
    "supports": Plural("supported by {n}", "supported by {n}"),
    "challenges": Plural("challenged by {n}", "challenged by {n}"),
    "qualifies": Plural("qualified by {n}", "qualified by {n}"),
}
_WITH, _AGAINST = N_("with {names}"), N_("against {names}")


def _relations(book: Notebook, chosen: str) -> dict[int, str]:
    """Of a historian, with and against whom; of other cards, how many support, challenge and qualify them."""
    counts: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for card_id, relation, count in book.rows(
        "SELECT l.to_card_id, l.relation, count(*) FROM link l CROSS JOIN card c ON c.id = l.from_card_id "
        "WHERE l.to_card_id IN (SELECT value FROM json_each(?)) AND c.trashed_at IS NULL GROUP BY 1, 2",
        (chosen,),
    ):
        counts[card_id][relation] = count
    shown = {
        card_id: join_facts(n_(*words, found[relation]) for relation, words in _INCOMING.items() if relation in found)
        for card_id, found in counts.items()
    }
    people: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for first, second, relation, first_title, second_title in book.rows(
        "SELECT l.from_card_id, l.to_card_id, l.relation, substr(a.title, -100), substr(b.title, -100) FROM link l "
        "CROSS JOIN card a ON a.id = l.from_card_id AND a.kind = 'historian' AND a.trashed_at IS NULL "
        "CROSS JOIN card b ON b.id = l.to_card_id AND b.kind = 'historian' AND b.trashed_at IS NULL "
        "WHERE l.from_card_id IN (SELECT value FROM json_each(?1)) OR l.to_card_id IN (SELECT value FROM "
        "json_each(?1)) "
        "ORDER BY l.id",
        (chosen,),
    ):
        side = _AGAINST if relation == "challenges" else _WITH
        for card_id, other in ((first, second_title), (second, first_title)):
            surname = other.rsplit(" ", 1)[-1]
            if surname not in people[card_id][_WITH] + people[card_id][_AGAINST]:
                people[card_id][side].append(surname)
    for card_id, groups in people.items():
        between = p_("between parts of a list", ", ")
        shown[card_id] = join_facts(
            _(side, names=between.join(groups[side])) for side in (_WITH, _AGAINST) if groups[side]
        )
    return shown


def first_ids(book: Notebook, wanted: Filter) -> list[int]:
    """The ids of the cards that meet a filter without text, in order, for the first picture of the window."""
    return sorted_ids(book.rows, *wanted.condition(), wanted.sort)
