"""The years and themes that an outline touches."""

from essayplanner.coach.coverage import MOST_STRETCHES, Theme, YearsTouched, runs, themes, years_touched
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection


def plan(*cards: CardSeen, title: str = "Why?", dates: str = "", used: int = 99) -> Plan:
    placed = tuple(PlanPlaced(card.id, "", card.id, 1) for card in cards if card.id <= used)
    part = PlanPart(PlanSection(1, "a", "1", "One"), (), placed)
    return Plan(title=title, dates=dates, parts=(part,), cards={card.id: card for card in cards})


def evidence(id: int, first: int, last: int = 0, **more: object) -> CardSeen:
    days = {"first": first * 10000 + 101, "last": (last or first) * 10000 + 1231}
    return CardSeen(id, "", Kind.EVIDENCE, f"Card {id}", **{**days, **more})  # type: ignore[arg-type]


def test_years_of_the_question_are_touched_by_the_evidence_that_is_used() -> None:
    found = years_touched(
        plan(evidence(1, 1924, 1926), evidence(2, 1926), evidence(3, 1929), used=2, dates="1924/1929")
    )
    assert [each.cards for each in found] == [1, 1, 2, 0, 0, 0]
    assert (runs(found, True), runs(found, False)) == ([(1924, 1926)], [(1927, 1929)])


def test_claims_and_what_lies_outside_touch_nothing() -> None:
    claim = evidence(1, 1925)._replace(kind=Kind.CLAIM)
    found = years_touched(plan(claim, evidence(2, 1917), evidence(3, 1910, 1960)), 1924, 1926)
    assert [each.cards for each in found] == [1, 1, 1]


def test_where_no_dates_are_asked_about_the_evidence_says_from_when_to_when() -> None:
    assert years_touched(plan(evidence(1, 1930), evidence(2, 1932))) == (
        YearsTouched(1930, 1930, 1),
        YearsTouched(1931, 1931),
        YearsTouched(1932, 1932, 1),
    )
    assert years_touched(plan()) == ()
    assert [each.first for each in years_touched(plan(evidence(1, 1930), dates="1928/.."))] == [1928, 1929, 1930]


def test_long_spans_stand_together() -> None:
    found = years_touched(plan(evidence(1, 1603), title="Was the monarchy weaker in 1603-1702?"))
    assert len(found) <= MOST_STRETCHES
    assert (found[0], found[0].name) == (YearsTouched(1600, 1604, 1), "1600–04")
    assert found[-1].last >= 1702
    assert len(years_touched(plan(evidence(1, 1), evidence(2, 9999)))) <= MOST_STRETCHES
    assert [each.first for each in years_touched(plan(), -5, -3)] == [-5, -4, -3]


def test_themes_are_the_tags_of_what_is_used() -> None:
    found = plan(*(evidence(id, 1930, tags=tags) for id, tags in ((1, ("terror",)), (2, ("law", "terror")))))
    assert themes(found) == (Theme("terror", 2), Theme("law", 1))
    assert themes(found, most=1) == (Theme("terror", 2),)
