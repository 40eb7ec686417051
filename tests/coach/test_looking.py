"""What is said of a plan as a whole: what is well done, and what was set aside."""

import pytest

from essayplanner.coach import looking
from essayplanner.coach.findings import Finding
from essayplanner.coach.looking import Coach, digest
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.registry import RULES, Group, Rule
from essayplanner.domain.plan import Plan, SetAside
from tests.coach.plans import Stand, Tie, challenges, claim, evidence, historian, introduction, plan, section

ARGUMENT = {rule.key for rule in RULES if rule.group is Group.ARGUMENT}
OTHERS = {rule.key for rule in RULES} - ARGUMENT


def well(seen: Plan) -> list[str]:
    return list(Coach().look(seen, OTHERS).well)


def explained(title: str, **fields: str) -> Stand:
    return evidence(title, note=f"It shows how {title.lower()} mattered to them.", **fields)


def held(title: str, *under: Stand) -> Stand:
    return claim(title, under=[explained(f"Proof of {title}"), *under])


def limit(title: str) -> Stand:
    return claim(title, does="qualifies", under=[explained(f"Proof of {title}")])


WELL: dict[str, tuple[Plan, list[str]]] = {
    "nothing yet": (plan(), []),
    "an introduction": (plan(introduction(claim("A"))), []),
    "an empty paragraph": (plan(section("A")), []),
    "two claims": (plan(section("A", claim("One"), claim("Two"))), []),
    "evidence": (plan(section("A", *map(explained, ("A", "B", "C")))), ["Every piece of evidence is explained."]),
    "claims": (
        plan(section("A", *(held(title, limit(f"But {title}")) for title in ("One", "Two", "Three")))),
        [
            "Every claim rests on evidence.",
            "Claims meet a challenge or a limit.",
            "Every piece of evidence is explained.",
        ],
    ),
    "an answer": (
        plan(section("A", held("One", claim("Two", does="challenges", under=[explained("Three", does="qualifies")])))),
        ["Every challenge is answered."],
    ),
    "sides": (
        plan(section("A", evidence("A", side="B"), evidence("B", side="C")), sides=("B", "C")),
        ["More than one side of the debate is heard."],
    ),
    "one side, and too little of it to say": (
        plan(section("A", evidence("A", side="B"), evidence("B", side="B")), sides=("B", "C")),
        [],
    ),
    "historians": (
        plan(section("A", claim("One", under=[historian("X", under=[historian("Y", does="challenges")])]))),
        ["Historians are set against each other."],
    ),
    "figures": (
        plan(section("A", evidence("1 in 18", caution="98 of 139 died", note="Or 98 died."))),
        ["Figures are used with their cautions."],
    ),
}


@pytest.mark.parametrize(("seen", "said"), WELL.values(), ids=WELL)
def test_what_is_well_done_is_said_of_a_plan_that_has_it(seen: Plan, said: list[str]) -> None:
    assert well(seen) == said


BEGUN: dict[str, Plan] = {
    "a claim": plan(section("A", claim("One"))),
    "a claim in each paragraph": plan(*(section(title, claim(title)) for title in "ABCDEF")),
    "a claim with evidence": plan(section("A", claim("One", under=[evidence("Fact")]))),
    "two claims with evidence": plan(
        section("A", claim("One", under=[evidence("Fact")]), claim("Two", under=[evidence("Other")]))
    ),
    "evidence alone": plan(section("A", *(evidence(f"1 in {number}") for number in range(10, 20)))),
    "one side": plan(section("A", claim("One", side="B", under=[evidence("Fact", side="B")])), sides=("B", "C")),
    "two historians": plan(section("A", historian("X"), historian("Y"))),
}


@pytest.mark.parametrize("seen", BEGUN.values(), ids=BEGUN)
def test_an_outline_just_begun_is_asked_one_thing_at_most(seen: Plan) -> None:
    assert len(Coach().look(seen, OTHERS).findings) <= 1


def look(seen: Plan, rule: str, aside: tuple[SetAside, ...] = ()) -> tuple[tuple[Finding, ...], list[int]]:
    """What one rule finds, and by which ids it is set aside."""
    coached = Coach().look(seen._replace(aside=aside), {each.key for each in RULES} - {rule})
    return coached.findings, [each.said.id for each in coached.aside]


def set_aside(*findings: Finding) -> tuple[SetAside, ...]:
    return tuple(
        SetAside(id, f"aside-{id}", *finding.key, "", digest(finding)) for id, finding in enumerate(findings, 1)
    )


def test_what_was_set_aside_stays_so_until_what_it_rests_on_is_another() -> None:
    def standing(note: str = "", elsewhere: str = "") -> Plan:
        challenge = claim("A vote was lost", does="challenges", note=note)
        return plan(section("A", claim("A dictator", under=[challenge])), section("B", evidence("C", note=elsewhere)))

    (found,), _aside = look(standing(), "challenge-unanswered")
    aside = set_aside(found)
    assert look(standing(elsewhere="Something else."), "challenge-unanswered", aside) == ((), [1])
    findings, asides = look(standing(note="The other side."), "challenge-unanswered", aside)
    assert (len(findings), asides) == (1, [])


FACTS = [evidence(title) for title in ("One", "Two", "Three", "Four")]


def test_like_faults_that_were_set_aside_together_stay_so_when_one_is_mended() -> None:
    rule = "evidence-without-explanation"
    (found,), _aside = look(plan(section("A", *FACTS)), rule)
    aside = set_aside(found)
    mended = plan(section("A", *FACTS[:3], FACTS[3]._replace(note="What it shows.")))
    assert look(mended, rule, aside) == ((), [1])
    repeated = plan(section("A", *FACTS[:3], FACTS[3]._replace(note="Four.")))
    assert len(look(repeated, rule, aside)[0]) == 1
    more = plan(section("A", *FACTS, evidence("Five")))
    assert len(look(more, rule, aside)[0]) == 1


def test_like_faults_that_were_set_aside_one_by_one_stay_so_together() -> None:
    rule, cause = "claim-without-evidence", claim("Held", under=[evidence("Fact")])
    titles = ("One", "Two", "Three")

    def bare(number: int) -> Plan:
        sections = [
            section(title, claim(title) if at < number else claim(title, under=[evidence(f"Of {title}")]))
            for at, title in enumerate(titles)
        ]
        return plan(section("First", cause), *sections)

    two, _aside = look(bare(2), rule)
    assert look(bare(2), rule, set_aside(*two)) == ((), [1, 2])
    (three,), asides = look(bare(3), rule, set_aside(*two))
    assert (three.title, asides) == ("3 claims without evidence", [])


def test_a_mend_that_would_place_what_is_used_is_left_out() -> None:
    challenge = claim("A vote was lost", does="challenges")
    seen = plan(
        section("A", claim("A dictator", under=[challenge])),
        section("B", evidence("It was a form")),
        library=[evidence("Nobody counted")],
        links=[challenges("It was a form", "A vote was lost"), challenges("Nobody counted", "A vote was lost")],
    )
    (found,), _aside = look(seen, "challenge-unanswered")
    placing = [seen.cards[mend.card_id].title for mend in found.mends if mend.card_id]
    assert placing == ["Nobody counted"]


def test_what_was_found_in_a_part_is_kept_while_it_stays_as_it_was() -> None:
    coach, links = Coach(), [challenges("Executed", "Survived")]

    def conflicts(note: str = "", links: list[Tie] = links) -> tuple[Finding, ...]:
        pair = claim("Top", under=[evidence("Executed"), evidence("Survived", note=note)])
        return coach.look(plan(section("A", pair), links=links)).of_rules(["conflict-unmarked"])

    (first,), (again,) = conflicts(), conflicts()
    assert first is again
    assert conflicts(note="Who was executed?") == ()
    assert len(conflicts()) == 1
    assert conflicts(links=[]) == ()


def test_quotation_marks_within_a_title_are_single_in_a_sentence() -> None:
    seen = plan(section("A", *map(evidence, ("A “bloc”", "B", "C"))))
    (found,), _aside = look(seen, "evidence-without-explanation")
    assert found.sentence == "No note says what “A ‘bloc’”, “B” and “C” show."


def test_only_parts_that_are_others_are_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def noted(paragraph: Paragraph) -> list[Finding]:
        looked.append(paragraph.part.section.title)
        return []

    monkeypatch.setattr(looking, "RULES", (Rule("noted", Group.CRAFT, "Is it noted?", of_part=noted),))
    coach, one = Coach(), section("One", claim("A"))
    library = [evidence("B", text="It was so.")]
    two = section("Two", evidence("B", text="It was so."))
    coach.look(plan(one, section("Two"), library=library))
    coach.look(plan(one, two, library=library))  # the text of what is placed is known now
    assert looked == ["One", "Two", "Two"]
    coach.look(plan(one, two, library=library, thesis="It was"))
    assert looked[3:] == ["One", "Two"]
    coach.look(plan(section("One", claim("A", text="He meant it.")), two, library=library, thesis="It was"))
    assert looked[5:] == ["One"]
