"""Claims that limit themselves, and papers in which nobody asks for a challenge to each."""

from essayplanner.coach.registry import BY_KEY
from tests.coach.plans import asks, challenges, evidence, historian, named_by, plan, section
from tests.coach.test_against import ALONE, DICTATOR, OTHERS, held


def test_a_note_of_the_section_may_limit_it() -> None:
    for note, named in (
        ("Grant it. Yet Lenin was a dictator for a war alone.", []),
        ("Grant it. Yet he was a dictator for a war alone.", [(DICTATOR,)]),
        ("He was a dictator.", [(DICTATOR,)]),
        ("But begin with the war.", [(DICTATOR,)]),
    ):
        assert named_by(ALONE, plan(section("A", held(DICTATOR), note=note), section("B", *OTHERS))) == named


def test_a_claim_may_limit_itself_and_never_by_a_word_that_only_sounds_so() -> None:
    for title in (
        "Kett rose against enclosure, but not many others did",
        "Taxes set off more risings than the Church did",
        "Not fear alone drove him",
        "Faction came closer to the crown than Warbeck did",
    ):
        assert named_by(ALONE, plan(section("A", held(title)), section("B", *OTHERS))) == []
    for title in ("Only fear drove him", "He had more power", "The Butler did it"):
        assert named_by(ALONE, plan(section("A", held(title)), section("B", *OTHERS))) == [(title,)]


def test_in_a_short_paper_that_asks_why_nothing_is_said_of_it() -> None:
    seen = plan(section("A", held(DICTATOR)), section("B", *OTHERS), title="Why did war break out in 1914?")
    for words, minutes, found in ((800, 0, 0), (0, 45, 0), (1500, 45, 1), (0, 0, 1)):
        asked = seen._replace(words=words, minutes=minutes)
        assert (len(asks(ALONE, asked)), BY_KEY[ALONE].has(asked)) == (found, bool(found))


def test_what_speaks_against_anything_under_it_speaks_against_it() -> None:
    for does, named in (("challenges", []), ("qualifies", []), ("supports", [(DICTATOR,)])):
        holder = historian("Service", under=[historian("Conquest", does=does)])
        assert named_by(ALONE, plan(section("A", held(DICTATOR, holder)), section("B", *OTHERS))) == named


def test_in_a_short_paper_one_claim_that_meets_a_challenge_is_enough() -> None:
    asked = "How far was Germany the main cause of war in 1914?"
    one_met = plan(section("A", held(DICTATOR)), section("B", *OTHERS), title=asked)
    none_met = plan(section("A", held(DICTATOR), held("Two")), section("B", held("Three")), title=asked)
    for words, minutes, found in ((800, 0, 0), (0, 45, 0), (801, 45, 1), (0, 0, 1)):
        assert len(asks(ALONE, one_met._replace(words=words, minutes=minutes))) == found
        assert len(asks(ALONE, none_met._replace(words=words, minutes=minutes))) == 1


def test_a_paragraph_that_argues_the_other_side_is_enough_unless_the_notebook_knows_more() -> None:
    wings = (section("A", held(DICTATOR), held("Two")), section("B", held("Three")))
    known = [challenges("A vote", DICTATOR)]
    for title, note in (("The case against", ""), ("Votes", "Challenges the view."), ("Limits of his rule", "")):
        other = section(title, held("Four"), note=note)
        assert named_by(ALONE, plan(*wings, other)) == []
        assert named_by(ALONE, plan(*wings, other, library=[evidence("A vote")], links=known)) == [(DICTATOR,)]
    for title in ("The army against the Party", "The Counter-Reformation", "Historians disagree"):
        (found,) = asks(ALONE, plan(*wings, section(title, held("Four"))))
        assert len(found.places) == 4
