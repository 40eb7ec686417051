"""After any change a coach that looked before says what one that looks for the first time does."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from essayplanner.coach import looking
from essayplanner.coach.findings import Finding
from essayplanner.coach.looking import Coach
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.registry import Group, Rule
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan
from tests.coach.plans import Stand, Tie, Wing, plan

KINDS = {
    "Lenin was a dictator": Kind.CLAIM,
    "The Congress still voted": Kind.CLAIM,
    "98 of 139 were shot": Kind.EVIDENCE,
    "One party": Kind.EVIDENCE,
    "A lost vote": Kind.EVIDENCE,
    "Robert Conquest": Kind.HISTORIAN,
    "Isaac Deutscher": Kind.HISTORIAN,
}
TITLES = list(KINDS)
TEXTS = ("", "But others count 110 shot.", "It shows that one party ruled, however often the Congress voted.", "1934")

#: Where a card may stand: in which of three sections, and under the first claim there or not.
SPOTS = [(number, is_under) for number in range(3) for is_under in (False, True)]

changes = some.one_of(
    some.tuples(some.just("stands"), some.tuples(some.sampled_from(TITLES), some.sampled_from(SPOTS)), some.booleans()),
    some.tuples(some.just("note"), some.sampled_from(TITLES), some.sampled_from(TEXTS)),
    some.tuples(some.just("text"), some.sampled_from(TITLES), some.sampled_from(TEXTS)),
    some.tuples(some.just("caution"), some.sampled_from(TITLES), some.sampled_from(TEXTS)),
    some.tuples(some.just("section note"), some.integers(0, 2), some.sampled_from(TEXTS)),
    some.tuples(some.just("thesis"), some.just(""), some.sampled_from(TEXTS)),
    some.tuples(
        some.just("link"),
        some.tuples(some.sampled_from(TITLES), some.sampled_from(TITLES)).filter(lambda ends: ends[0] != ends[1]),
        some.sampled_from((None, *Relation)),
    ),
)


def made(known: dict[tuple[str, Any], Any]) -> Plan:
    """The plan that changes led to."""

    def stand(title: str, under: Iterable[Stand] = ()) -> Stand:
        about = {what: known.get((what, title), "") for what in ("text", "caution")}
        return Stand(KINDS[title], title, known.get(("note", title), ""), tuple(under), "", about)

    def wing(number: int) -> Wing:
        here = {
            is_under: [title for title in TITLES if known.get(("stands", (title, (number, is_under))))]
            for is_under in (False, True)
        }
        first, *others = here[False] or [""]
        stands = [stand(first, map(stand, here[True]))] if first else []
        return Wing(
            f"Section {number}", (*stands, *map(stand, others)), (), {"note": known.get(("section note", number), "")}
        )

    links = [Tie(ends[0], relation, ends[1]) for (what, ends), relation in known.items() if what == "link" and relation]
    return plan(*map(wing, range(3)), library=map(stand, TITLES), links=links, thesis=known.get(("thesis", ""), ""))


FULL: dict[tuple[str, Any], Any] = {
    ("stands", (title, (number, not is_first))): True
    for number, titles in enumerate((TITLES[:4], TITLES[1::-1] + TITLES[4:5], TITLES[5:]))
    for title in titles
    for is_first in (title == titles[0],)
}


@given(some.lists(changes, max_size=12))
@settings(deadline=None)
def test_what_was_found_in_a_part_is_kept_no_longer_than_all_that_it_is_linked_to_stays(
    changed: list[tuple[str, Any, Any]],
) -> None:
    parts: list[Plan] = []

    def kept(_plan: Plan, found: Sequence[Plan]) -> list[Finding]:
        parts[:] = found
        return []

    rule = Rule("seen", Group.CRAFT, "", of_part=lambda paragraph: [paragraph.plan], told=kept, everywhere=True)
    coach, known = Coach(), dict(FULL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "RULES", (rule,))
        for what, where, value in [("thesis", "", ""), *changed]:
            known[what, where] = value
            now = made(known)
            coach.look(now)
            assert parts == [now.alone(part) for part in now.parts]


@given(some.lists(changes, max_size=6))
@settings(deadline=None)
def test_who_looked_before_says_what_one_does_that_looks_for_the_first_time(
    changed: list[tuple[str, Any, Any]],
) -> None:
    coach, known = Coach(), dict(FULL)
    for what, where, value in [("thesis", "", ""), *changed]:
        known[what, where] = value
        now = made(known)
        assert coach.look(now) == Coach().look(now)


def test_a_look_that_broke_off_leaves_what_was_known_before(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [True]

    def seen(paragraph: Paragraph) -> list[Plan]:
        if broken[0] and paragraph.part.section.note:
            raise RuntimeError
        return [paragraph.plan]

    def told(plan: Plan, found: Sequence[Plan]) -> list[Finding]:
        assert found == [plan.alone(part) for part in plan.parts]
        return []

    rule = Rule("seen", Group.CRAFT, "", of_part=seen, told=told, everywhere=True)
    monkeypatch.setattr(looking, "RULES", (rule,))
    coach, now = Coach(), made(FULL | {("section note", 1): TEXTS[1]})
    coach.look(made(FULL))
    with pytest.raises(RuntimeError):
        coach.look(now)
    broken[0] = False
    coach.look(now)
