"""Small plans in few words, for the rules of the coach: no notebook is needed.

A plan is written as it would be read::

    plan(
        section(
            "What Stalin inherited",
            claim("Lenin was a dictator", under=[evidence("One party", note="Nobody else was let in.")]),
        ),
        library=[evidence("The Cheka")],
        links=[supports("The Cheka", "Lenin was a dictator", "A secret police needs no law.")],
        sides=["Continuity", "Break"],
    )

A card is known by its title: the same title again is the same card, placed once more. The sides are those of one
debate, “Both in part” between them; `debate` makes others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from essayplanner.coach.findings import Finding
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.registry import BY_KEY, Rule
from essayplanner.domain.argument import CardSeen, DebateSeen, LinkSeen, SideSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import parse_date
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import CardFacts, Plan, PlanCitation, PlanPart, PlanPlaced, PlanSection
from essayplanner.domain.typed_dates import stored_date

BETWEEN = "Both in part"


class Stand(NamedTuple):
    """A card where it stands; `does` is what it does to the card above."""

    kind: Kind
    title: str
    note: str = ""
    under: "Sequence[Stand]" = ()
    does: str = ""
    about: Mapping[str, Any] = {}


class Wing(NamedTuple):
    """A section with its cards and the sections inside it."""

    title: str
    stands: tuple[Stand, ...] = ()
    inner: "Sequence[Wing]" = ()
    fields: Mapping[str, Any] = {}


class Tie(NamedTuple):
    """A link, by the titles of its ends."""

    start: str
    relation: Relation
    end: str
    because: str = ""


def claim(title: str, *, note: str = "", under: Sequence[Stand] = (), does: str = "", **about: Any) -> Stand:
    """A claim; `about` may hold text, when (as it is typed), side, caution, tags, cites (“Service 1997, p. 2”),
    aliases, replies, kind_of_claim, quotation, idea, voice, theirs."""
    return Stand(Kind.CLAIM, title, note, under, does, about)


def evidence(title: str, *, note: str = "", does: str = "", **about: Any) -> Stand:
    """Evidence; `about` as of a claim."""
    return Stand(Kind.EVIDENCE, title, note, (), does, about)


def historian(title: str, *, note: str = "", under: Sequence[Stand] = (), does: str = "", **about: Any) -> Stand:
    """A historian; `about` as of a claim."""
    return Stand(Kind.HISTORIAN, title, note, under, does, about)


def section(title: str, *stands: Stand, inner: Sequence[Wing] = (), **fields: Any) -> Wing:
    """A paragraph; `fields` may hold role, note, words and slots."""
    return Wing(title, stands, inner, fields)


def introduction(*stands: Stand, title: str = "Introduction", **fields: Any) -> Wing:
    """An introduction."""
    return Wing(title, stands, (), {"role": Role.INTRODUCTION, **fields})


def conclusion(*stands: Stand, title: str = "Conclusion", **fields: Any) -> Wing:
    """A conclusion."""
    return Wing(title, stands, (), {"role": Role.CONCLUSION, **fields})


def heading(title: str, *inner: Wing, stands: Sequence[Stand] = (), **fields: Any) -> Wing:
    """A heading, with the sections under it."""
    return Wing(title, tuple(stands), inner, {"role": Role.HEADING, **fields})


def supports(start: str, end: str, because: str = "") -> Tie:
    """A link by which one card supports another."""
    return Tie(start, Relation.SUPPORTS, end, because)


def challenges(start: str, end: str, because: str = "") -> Tie:
    """A link by which one card challenges another."""
    return Tie(start, Relation.CHALLENGES, end, because)


def qualifies(start: str, end: str, because: str = "") -> Tie:
    """A link by which one card qualifies another."""
    return Tie(start, Relation.QUALIFIES, end, because)


def debate(question: str, *sides: str, between: str = "", id: int = 1) -> DebateSeen:
    """A debate with its sides, one of them between the others."""
    names = (*sides, *([between] if between else ()))
    return DebateSeen(
        id,
        question,
        tuple(
            SideSeen(100 * id + at, id, name, is_between=name == between, uid=f"side-{name}")
            for at, name in enumerate(names)
        ),
        f"debate-{id}",
    )


def plan(
    *wings: Wing,
    library: Iterable[Stand] = (),
    links: Iterable[Tie] = (),
    sides: Sequence[str] = (),
    debates: Sequence[DebateSeen] = (),
    **fields: Any,
) -> Plan:
    """An outline of these sections; `library` holds cards that it does not use, `fields` those of the plan: title,
    thesis, words, minutes, dates, reading, demands, aside, demanded."""
    if sides and not debates:
        debates = (debate("Continuity or break?", *sides, between=BETWEEN),)
    making = _Making({side.name: side.id for each in debates for side in each.sides})
    for stand in library:
        making.card(stand)
    sections = [making.section(wing, str(at)) for at, wing in enumerate(wings, 1)]
    making.link_all(links)
    return Plan(
        id=1,
        uid="outline-1",
        parts=tuple(part for each in sections for part in making.parts(each)),
        cards=making.cards,
        facts={placed.card_id: making.facts[placed.card_id] for each in making.placed.values() for placed in each},
        links_to=making.links(lambda link: link.to_id),
        links_from=making.links(lambda link: link.from_id),
        debates=tuple(debates),
        **fields,
    )


def asks(key: str, plan: Plan) -> list[Finding]:
    """What one rule finds in a plan."""
    rule = BY_KEY[key]
    parts = [part for part in plan.parts if rule.is_asked_of(part)]
    return rule.look(plan, [each for part in parts for each in in_part(rule, plan, part)])


def in_part(rule: Rule, plan: Plan, part: PlanPart) -> list[Any]:
    """What a rule finds in a part."""
    assert rule.of_part
    return list(rule.of_part(Paragraph(plan.alone(part), part)))


def named_by(key: str, plan: Plan) -> list[tuple[str, ...]]:
    """The titles of the places of each finding of one rule."""
    return [tuple(place.title for place in finding.places) for finding in asks(key, plan)]


class _Section(NamedTuple):
    section: PlanSection
    inner: "tuple[_Section, ...]"

    def walk(self) -> "Iterator[_Section]":
        yield self
        for each in self.inner:
            yield from each.walk()


class _Making:
    """What is made as the words are read."""

    def __init__(self, sides: dict[str, int]) -> None:
        self.cards: dict[int, CardSeen] = {}
        self.facts: dict[int, CardFacts] = {}
        self.placed = defaultdict[int, list[PlanPlaced]](list)
        self._sides = sides
        self._ids: dict[str, int] = {}
        self._links: list[LinkSeen] = []
        self._placements, self._sections = count(1), count(1)

    def card(self, stand: Stand) -> int:
        if stand.title not in self._ids:
            id = self._ids[stand.title] = len(self._ids) + 1
            about = {"text": "", "when": "", "caution": "", "tags": (), "side": "", "cites": (), **stand.about}
            when = stored_date(about["when"])
            first, last = parse_date(when) or (0, 0)
            side_id = self._sides[about["side"]] if about["side"] else 0
            seen = CardSeen(id, f"card-{id}", stand.kind, stand.title, "", when, "", first, last, side_id)
            self.cards[id] = seen._replace(caution=about["caution"], tags=tuple(about["tags"]))
            cites = tuple(map(_citation, about["cites"]))
            kind, aliases, replies = (about.get(key, empty) for key, empty in _FACTS)
            voices = {key: stand.about[key] for key in ("quotation", "idea", "voice", "theirs") if key in stand.about}
            self.facts[id] = CardFacts(about["text"], cites, kind, aliases, tuple(replies), **voices)
        return self._ids[stand.title]

    def section(self, wing: Wing, number: str, parent_id: int = 0) -> _Section:
        id = next(self._sections)
        fields = {**wing.fields, "role": Role(wing.fields.get("role", Role.PARAGRAPH)), "parent_id": parent_id}
        made = PlanSection(id, f"section-{id}", number, wing.title, **fields)
        for stand in wing.stands:
            self._place(stand, id)
        return _Section(made, tuple(self.section(each, f"{number}.{at}", id) for at, each in enumerate(wing.inner, 1)))

    def _place(self, stand: Stand, section_id: int, above: PlanPlaced | None = None) -> None:
        id, card_id = next(self._placements), self.card(stand)
        level = above.level + 1 if above else 0
        placed = PlanPlaced(id, f"placement-{id}", card_id, section_id, above.id if above else 0, level, stand.note)
        self.placed[section_id].append(placed)
        if above and stand.does:
            self._link(card_id, above.card_id, Relation(stand.does))
        for each in stand.under:
            self._place(each, section_id, placed)

    def _link(self, from_id: int, to_id: int, relation: Relation, because: str = "") -> None:
        self._links.append(LinkSeen(len(self._links) + 1, from_id, to_id, relation, because))

    def link_all(self, ties: Iterable[Tie]) -> None:
        for tie in ties:
            self._link(self._ids[tie.start], self._ids[tie.end], tie.relation, tie.because)
        does = {(link.from_id, link.to_id): link.relation for link in reversed(self._links)}
        for section_id, placed in self.placed.items():
            card_ids = {each.id: each.card_id for each in placed}
            self.placed[section_id] = [
                each._replace(part=does.get((each.card_id, card_ids.get(each.parent_id, 0)))) for each in placed
            ]

    def links(self, end: Any) -> dict[int, tuple[LinkSeen, ...]]:
        found = defaultdict[int, list[LinkSeen]](list)
        for link in self._links:
            found[end(link)].append(link)
        return {id: tuple(each) for id, each in found.items()}

    def parts(self, made: _Section) -> Iterator[PlanPart]:
        is_heading = made.section.role is Role.HEADING
        here = [made] if is_heading else list(made.walk())
        placed = tuple(each for one in here for each in self.placed[one.section.id])
        if not is_heading or placed or not made.inner:
            yield PlanPart(made.section, tuple(one.section for one in here[1:]), placed)
        for each in made.inner if is_heading else ():
            yield from self.parts(each)


_FACTS = (("kind_of_claim", ""), ("aliases", ""), ("replies", ()))


def _citation(cited: str | PlanCitation) -> PlanCitation:
    if isinstance(cited, PlanCitation):
        return cited
    short, _comma, locator = cited.partition(", ")
    return PlanCitation(f"source-{short}", short, "book", "", locator)
