"""Looking over a plan: every rule that is on, and what of it the student set aside."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from essayplanner.coach.findings import Finding, How, in_order
from essayplanner.coach.registry import RULES, Group
from essayplanner.domain.digests import sha256
from essayplanner.domain.plan import CardFacts, Plan, PlanPart, SetAside
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
    """Looks over one plan after the other. What it found in a part is kept while the part, what is known of its cards,
    and the library stay as they were."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self._parts: dict[str, _Part] = {}
        self._around: object = None

    def look(self, plan: Plan, off: Container[str] = frozenset()) -> Coached:
        """All findings of the rules that are not off."""
        around = plan._replace(parts=(), facts={}, aside=())
        parts = {part.section.uid: (part, [plan.facts_of(each.card_id) for each in part.placed]) for part in plan.parts}
        is_same = around == self._around
        same = {uid for uid, part in parts.items() if is_same and self._parts.get(uid) == part}
        self._around, self._parts = around, parts
        before, self._kept = self._kept, {}
        found: list[Finding] = []
        well = []
        for rule in RULES:
            if rule.key in off:
                continue
            of_rule = list(rule.of_plan(plan)) if rule.of_plan else []
            for part in plan.parts if rule.of_part else ():
                assert rule.of_part
                key = (rule.key, part.section.uid)
                is_kept = part.section.uid in same and key in before
                self._kept[key] = before[key] if is_kept else tuple(rule.of_part(plan, part))
                of_rule += self._kept[key]
            found += of_rule
            if not of_rule and rule.kept and rule.group is not Group.CRAFT and rule.has(plan):
                well.append(_(rule.kept))
        return _told(plan, found, tuple(well))


#: A part, and what is known of its cards.
_Part = tuple[PlanPart, list[CardFacts]]


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
