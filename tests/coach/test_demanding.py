"""How it stands with what is asked of an outline."""

from essayplanner.coach.demanding import Demanded, Standing, demanded
from essayplanner.coach.findings import Finding, Severity, at_section
from essayplanner.coach.looking import Coached
from essayplanner.coach.registry import BY_KEY
from essayplanner.coach.rules.bearing import CLAIM_WITHOUT_EVIDENCE
from essayplanner.coach.rules.names import LIST_OF_NAMES
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanDemand
from essayplanner.domain.structures import Basis, Demand, Scheme
from tests.coach.plans import claim, plan, section

SCHEME = Scheme(
    "board",
    "Board",
    "An essay",
    demands=(
        Demand("exact", "Rests on exact evidence from {years}", rules=(CLAIM_WITHOUT_EVIDENCE, "no-such-rule")),
        Demand("names", "Sets historians against each other", rules=(LIST_OF_NAMES,)),
        Demand("aloud", "Was read aloud once", basis=Basis.BOARD),
    ),
)
WINGS = (
    section("Introduction", role=Role.INTRODUCTION),
    section("One", claim("He meant it"), claim("He said so"), claim("It was his way")),
    section("Two", claim("Nobody meant it")),
    section("Conclusion", role=Role.CONCLUSION),
)


def asked(*demands: PlanDemand, scheme: Scheme | None = SCHEME) -> Plan:
    return plan(*WINGS, title="How far did he mean it, 1924–53?", demanded=scheme, demands=demands)


def at(plan: Plan, *numbers: str) -> Finding:
    places = tuple(at_section(part) for part in plan.parts if part.section.number in numbers)
    return Finding(CLAIM_WITHOUT_EVIDENCE, Severity.MISSING, "A claim alone", "", "", places)


def states(found: Demanded) -> list[tuple[str, str]]:
    return [(each.name, each.state) for each in found.asked]


def by_key(found: Demanded, key: str) -> Standing:
    return next(each for each in found.every if each.key == key)


def test_a_demand_with_rules_stands_as_they_find() -> None:
    essay = asked()
    found = demanded(essay, Coached((at(essay, "3"), at(essay, "2", "3"))))
    exact = by_key(found, "exact")
    assert (exact.words, exact.state) == ("Rests on exact evidence from 1924–53", "2 findings in 2, 3")
    assert (exact.is_met, found.met) == (False, 0)
    now = demanded(essay, Coached())
    assert (by_key(now, "exact").state, by_key(now, "exact").is_met, now.met) == ("nothing to ask", True, 1)


def test_where_there_is_nothing_to_look_at_nothing_is_met() -> None:
    found = by_key(demanded(asked(), Coached()), "names")
    assert (found.state, found.is_met) == ("not enough to look at yet", False)


def test_a_demand_whose_rules_are_off_is_not_called_met() -> None:
    found = by_key(demanded(asked(), Coached(), off=BY_KEY), "exact")
    assert (found.state, found.is_met) == ("not checked: its rules are off", False)


def test_what_no_rule_checks_is_ticked_off_by_paragraph() -> None:
    essay = asked()
    ids = [part.section.id for part in essay.parts]
    own = PlanDemand(5, "u5", words="Every paragraph ends in a judgement", is_goal=True, met=(ids[1],))
    found = demanded(asked(own), Coached())
    assert states(found)[0] == ("u5", "in 1 of 2 paragraphs: not in 3")
    all_of_it = demanded(asked(own._replace(met=(ids[0], ids[1], ids[2]))), Coached())
    assert (all_of_it.goals[0].state, all_of_it.goals[0].is_met) == ("in 3 of 3 paragraphs", True)
    assert by_key(found, "aloud").state == "in 0 of 2 paragraphs: not in 2, 3"
    assert not by_key(found, "aloud").is_met


def test_goals_come_first_in_their_order_and_what_is_off_is_not_asked() -> None:
    essay = asked(
        PlanDemand(1, "u1", "aloud", is_goal=True),
        PlanDemand(2, "u2", words="Say why", is_goal=True),
        PlanDemand(3, "u3", "names", is_off=True),
        PlanDemand(4, "u4", "of-another-scheme", is_goal=True),
        PlanDemand(6, "u6", words="Be brief"),
    )
    found = demanded(essay, Coached())
    assert [each.name for each in found.asked] == ["aloud", "u2", "exact", "u6"]
    assert [each.name for each in found.every] == ["exact", "names", "aloud", "u2", "u6"]
    assert by_key(found, "names").state == "not checked"
    assert demanded(asked(scheme=None), Coached()) == Demanded()
