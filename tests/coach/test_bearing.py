"""What holds up a claim, and what does not."""

from essayplanner.coach.findings import How
from tests.coach.plans import asks, claim, evidence, heading, named_by, plan, section, supports

KEY = "claim-without-evidence"


def test_a_claim_rests_on_evidence_under_it_or_under_a_claim_inside_it() -> None:
    bare = claim("Lenin was a dictator")
    deep = claim("The tools were Lenin’s", under=[claim("So was the camp", under=[evidence("Camps stood in 1920")])])
    seen = plan(section("What Stalin inherited", bare, deep), heading("The rest", section("Last", bare)))
    assert named_by(KEY, seen) == [("Lenin was a dictator",), ("Lenin was a dictator",)]
    assert [place.number for finding in asks(KEY, seen) for place in finding.places] == ["1", "2.1"]


def test_evidence_that_is_linked_and_not_used_mends_it() -> None:
    bare = claim("Lenin was a dictator")
    links = [supports("One party", "Lenin was a dictator", "Nobody else was let in.")]
    (found,) = asks(KEY, plan(section("One", bare), library=[evidence("One party")], links=links))
    assert [(mend.how, mend.note) for mend in found.mends] == [
        (How.PLACE, "Nobody else was let in."),
        (How.WRITE, ""),
    ]
