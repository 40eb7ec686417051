"""What was set aside comes back when what it rests on changes, and stays away when something else does."""

from collections.abc import Callable

import pytest

from essayplanner.coach.looking import Coach, digest
from essayplanner.coach.registry import RULES
from essayplanner.coach.rules import against, bearing, conflicting, evidence, names, sides
from essayplanner.domain.plan import Plan, SetAside
from tests.coach.plans import Wing, challenges, claim, historian, plan, section
from tests.coach.plans import evidence as fact

Make = Callable[[str, tuple[Wing, ...]], Plan]

DOUBT = "Compare 98 of 139."
OTHER = section(
    "Elsewhere",
    claim("Zeta", note="But not always.", under=[fact("Omega", note="It shows much more than that.")]),
    note="Another paragraph altogether.",
)


def held(title: str, note: str = "") -> Wing:
    return section(title, claim(title, note=note, under=[fact(f"Of {title}")]))


#: The key of a rule and a plan with its finding, made of something that it rests on and of other sections.
MADE: list[tuple[str, Make]] = [
    (bearing.CLAIM_WITHOUT_EVIDENCE, lambda one, more: plan(section("A", claim(f"Bare {one}")), *more)),
    (bearing.EVIDENCE_WITHOUT_EXPLANATION, lambda one, more: plan(section("A", *map(fact, (one, "B", "C"))), *more)),
    (against.CLAIM_UNCHALLENGED, lambda one, more: plan(*map(held, (one, "B", "C")), *more)),
    (
        against.CHALLENGE_UNANSWERED,
        lambda one, more: plan(section("A", claim("A", under=[claim("B", does="challenges", note=one)])), *more),
    ),
    (
        conflicting.CONFLICT_UNMARKED,
        lambda one, more: plan(
            section("A", claim("A", under=[fact("B", note=one), fact("C")])), *more, links=[challenges("B", "C")]
        ),
    ),
    (
        sides.ONE_SIDE_ALONE,
        lambda one, more: plan(section("A", *(claim(title, side=one) for title in "ABC")), *more, sides=("Old", "New")),
    ),
    (
        names.LIST_OF_NAMES,
        lambda one, more: plan(section("A", *(historian(title, note=one) for title in "ABC")), *more),
    ),
    (names.HISTORIAN_SUPPORTS_NOTHING, lambda one, more: plan(section("A", historian(one)), *more)),
    (
        evidence.FIGURE_WITHOUT_CAUTION,
        lambda one, more: plan(section("A", fact("1 in 18", caution=f"{DOUBT} {one}")), *more),
    ),
    (
        evidence.SAME_EVIDENCE_TWICE,
        lambda one, more: plan(section("A", fact("X", note=one)), section("B", fact("X")), *more),
    ),
    (
        evidence.UNLIKE_EVIDENCE,
        lambda one, more: plan(
            section("A", claim("A", under=[fact(one, when="May 1922"), fact("C", when="1930s", does="challenges")])),
            *more,
        ),
    ),
    (
        against.CHALLENGE_UNANSWERED,
        lambda one, more: plan(section("A", claim(one, under=[claim("B", does="challenges")])), *more),
    ),
]


@pytest.mark.parametrize(("key", "make"), MADE, ids=[key for key, _make in MADE])
def test_it_stays_away_until_what_it_rests_on_is_another(key: str, make: Make) -> None:
    off = {rule.key for rule in RULES} - {key}
    before, after = ("Old", "New")
    (found,) = Coach().look(make(before, ()), off).findings[:1]
    aside = (SetAside(1, "aside-1", *found.key, "", digest(found)),)
    keys = [finding.key for finding in Coach().look(make(before, (OTHER,))._replace(aside=aside), off).findings]
    assert found.key not in keys
    keys = [finding.key for finding in Coach().look(make(after, ())._replace(aside=aside), off).findings]
    assert found.key in keys
