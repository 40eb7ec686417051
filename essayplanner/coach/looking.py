"""Looking over a plan: every rule that is on, and what of it the student set aside."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from essayplanner.coach.findings import Finding, How, in_order
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.registry import RULES, Group, Rule
from essayplanner.domain.digests import sha256
from essayplanner.domain.plan import Plan, PlanPart, SetAside
from essayplanner.language import _


class Aside(NamedTuple):
    """A finding that was set aside, and still is."""

    finding: Finding
    said: SetAside


class Coached(NamedTuple):
    """What the coach has to say of a plan: the worst first, what was set aside, and what is well done."""

    findings: tuple[Finding, ...] = ()
    aside: tuple[Aside, ...] = ()
    well: tuple[str, ...] = ()

    def of_rules(self, keys: Container[str]) -> tuple[Finding, ...]:
        """The findings of some rules."""
        return tuple(finding for finding in self.findings if finding.rule in keys)


class Coach:
    """Looks over one plan after the other. What it found in a part is kept while the part and all that it is linked to
    stay as they were."""

    def __init__(self) -> None:
        self._before = Plan()
        self._found: dict[str, _Found] = {}

    def look(self, plan: Plan, off: Container[str] = frozenset()) -> Coached:
        """All findings of the rules that are not off."""
        rules = [rule for rule in RULES if rule.key not in off]
        known = {uid: self._found[uid] for uid in self._same(plan)}
        in_parts = {
            part.section.uid: _in_part(plan, part, rules, known.get(part.section.uid, {})) for part in plan.parts
        }
        self._before, self._found = plan, in_parts
        found: list[Finding] = []
        well = []
        for rule in rules:
            of_rule = rule.look(plan, [each for found in in_parts.values() for each in found.get(rule.key, ())])
            found += of_rule
            if not of_rule and rule.kept and rule.group is not Group.CRAFT and rule.has(plan):
                well.append(_(rule.kept))
        return _told(plan, found, tuple(well))

    def _same(self, plan: Plan) -> frozenset[str]:
        """The uids of the parts that are as they were, and all that they are linked to."""
        before = self._before
        if plan._replace(**_PARTS) != before._replace(**_PARTS):
            return frozenset()
        others = _others(plan.facts, before.facts)
        others |= _others(plan.links_to, before.links_to) | _others(plan.links_from, before.links_from)
        for id in _others(plan.cards, before.cards):
            ends = (
                (link.to_id for link in plan.links_from.get(id, ())),
                (link.from_id for link in plan.links_to.get(id, ())),
            )
            others |= {id, *ends[0], *ends[1]}
        known = {part.section.uid: part for part in before.parts}
        return frozenset(
            part.section.uid
            for part in plan.parts
            if known.get(part.section.uid) == part and others.isdisjoint(placed.card_id for placed in part.placed)
        )


#: What of a plan is not the same for all of its parts, or bears on none of them.
_PARTS: dict[str, Any] = {
    "parts": (),
    "facts": {},
    "cards": {},
    "links_to": {},
    "links_from": {},
    "demands": (),
    "aside": (),
}

#: By the keys of rules, what was found in a part.
_Found = dict[str, tuple[Any, ...]]


def _in_part(plan: Plan, part: PlanPart, rules: Iterable[Rule], known: _Found) -> _Found:
    """What rules find in a part; `known` is found already."""
    left = [rule for rule in rules if rule.key not in known and rule.is_asked_of(part)]
    if not left:
        return known
    alone = Paragraph(plan.alone(part), part)
    return known | {rule.key: tuple(rule.of_part(alone)) for rule in left if rule.of_part}


def _others(now: Mapping[int, object], before: Mapping[int, object]) -> set[int]:
    """The ids of which something else is known now than before."""
    return {id for id in now.keys() | before.keys() if now.get(id) != before.get(id)}


def digest(finding: Finding) -> str:
    """What a finding rests on, in few letters, as it is kept with one that is set aside; where like faults are told
    together, these for each of its places, with spaces between."""
    grounds = finding.rests_on
    return " ".join(map(_few_letters, (grounds,) if isinstance(grounds, str) else grounds))


def _few_letters(text: str) -> str:
    return sha256(text.encode("utf-8", "replace"))[:8].hex()


def _with_mends_left(found: Iterable[Finding], used: Container[int]) -> Iterator[Finding]:
    """The findings without mends that would place what is used already."""
    for finding in found:
        mends = tuple(mend for mend in finding.mends if mend.how is not How.PLACE or mend.card_id not in used)
        yield finding if len(mends) == len(finding.mends) else finding._replace(mends=mends)


def _told(plan: Plan, found: list[Finding], well: tuple[str, ...]) -> Coached:
    whole = {(each.rule, each.places, each.rested_on): each for each in plan.aside}
    by_place = {
        (each.rule, *fault): each
        for each in plan.aside
        if len(each.places) == len(letters := each.rested_on.split())
        for fault in zip(each.places, letters, strict=True)
    }
    findings, aside, used = [], [], plan.placed_ids()
    rules = {each.rule for each in plan.aside}
    for finding in in_order(_with_mends_left(found, used)):
        rule, places = finding.key
        if rule not in rules:
            findings.append(finding)
            continue
        rested_on = digest(finding)
        there = whole.get((rule, places, rested_on))
        if there is None and not isinstance(finding.rests_on, str):
            faults = [by_place.get((rule, *fault)) for fault in zip(places, rested_on.split(), strict=True)]
            there = faults[0] if all(faults) else None
        if there:
            aside.append(Aside(finding, there))
        else:
            findings.append(finding)
    return Coached(tuple(findings), tuple(aside), well)
