"""Cards that would help what is chosen, each with why."""

from essayplanner.coach.fitting import Cards
from essayplanner.coach.suggesting import MOST, Suggestion, helped, suggested
from essayplanner.domain.cards import Relation
from essayplanner.domain.plan import Plan, PlanPlaced
from tests.coach.plans import challenges, claim, conclusion, evidence, historian, plan, qualifies, section, supports


def links_of(made: Plan) -> list:
    return [link for links in made.links_to.values() for link in links]


def helping(made: Plan, title: str) -> list[tuple[str, str]]:
    """Titles and reasons of what would help the card or section of that title."""
    for part in made.parts:
        if part.section.title == title:
            found = suggested(made, Cards(made.cards, links_of(made)), section_id=part.section.id)
        for placed in part.placed:
            if made.card(placed).title == title:
                found = suggested(made, Cards(made.cards, links_of(made)), placement_id=placed.id)
    return [(made.cards[each.card_id].title, each.why) for each in found]


def stalin() -> Plan:
    return plan(
        section(
            "What Stalin inherited",
            claim(
                "Lenin was a dictator",
                tags=["one-party rule"],
                when="1918",
                under=[
                    evidence("One party was left"),
                    claim("There was some democracy in the Party", does="challenges", under=[evidence("A vote")]),
                ],
            ),
        ),
        library=[
            evidence("The Cheka shot people without trial"),
            historian("Robert Conquest"),
            claim("Votes were bought"),
            claim("Lenin asked the Council first"),
            evidence("The Left SRs were thrown out", tags=["one-party rule"], when="1918"),
            evidence("Newspapers of other parties were closed", tags=["one-party rule"], when="1921"),
            evidence("Wages fell", when="1918"),
            claim("Lenin was a dictator by choice", tags=["one-party rule"], when="1918"),
        ],
        links=[
            supports("The Cheka shot people without trial", "Lenin was a dictator", "A dictator needs no law."),
            supports("Robert Conquest", "Lenin was a dictator"),
            challenges("Votes were bought", "There was some democracy in the Party", "A bought vote is none."),
            qualifies("Lenin asked the Council first", "Lenin was a dictator"),
            supports("One party was left", "Lenin was a dictator"),
        ],
    )


def test_links_come_first_then_what_is_like_it() -> None:
    assert helping(stalin(), "Lenin was a dictator") == [
        ("The Cheka shot people without trial", "supports it, by link"),
        ("Robert Conquest", "supports it, by link"),
        ("Lenin asked the Council first", "qualifies it, by link"),
        ("Votes were bought", "answers “There was some democracy in the Party”, by link"),
        ("The Left SRs were thrown out", "same years and theme: one-party rule"),
    ]


def test_what_a_link_says_becomes_the_note_where_it_is_placed() -> None:
    made = stalin()
    head = made.parts[0].placed[0]
    first, *_rest = suggested(made, Cards(made.cards), placement_id=head.id)
    assert first == Suggestion(
        first.card_id, "supports it, by link", "placement", head.id, Relation.SUPPORTS, "A dictator needs no law."
    )


def test_a_challenge_is_offered_as_one_where_nobody_challenges_yet() -> None:
    made = plan(
        section("One", claim("He meant it")),
        library=[claim("He was led")],
        links=[challenges("He was led", "He meant it")],
    )
    assert helping(made, "He meant it") == [("He was led", "challenges it: nobody does here yet")]


def test_for_evidence_the_claim_above_it_is_helped() -> None:
    made = stalin()
    assert helping(made, "One party was left") == helping(made, "Lenin was a dictator")
    below = next(placed for placed in made.parts[0].placed if made.card(placed).title == "One party was left")
    above = helped(made, placement_id=below.id)
    assert isinstance(above, PlanPlaced)
    assert made.card(above).title == "Lenin was a dictator"


def test_a_section_is_helped_by_what_its_claims_lack_and_by_what_speaks_of_its_title() -> None:
    made = plan(
        section("Early terror", claim("He meant it"), claim("He was led")),
        library=[
            evidence("Kirov is shot"),
            evidence("A decree"),
            evidence("Another decree"),
            evidence("The early terror struck at priests"),
            evidence("Wages fell"),
        ],
        links=[
            supports("Kirov is shot", "He meant it"),
            supports("A decree", "He was led"),
            supports("Another decree", "He was led"),
        ],
    )
    assert helping(made, "Early terror") == [
        ("Kirov is shot", "supports “He meant it”, by link"),
        ("A decree", "supports “He was led”, by link"),
        ("Another decree", "supports “He was led”, by link"),
        ("The early terror struck at priests", "speaks of “Early terror”"),
    ]


def test_nothing_helps_where_nothing_is_chosen_and_never_too_much() -> None:
    made = plan(
        section("One", claim("He meant it")),
        library=[evidence(f"Fact {number}") for number in range(30)],
        links=[supports(f"Fact {number}", "He meant it") for number in range(30)],
    )
    assert (suggested(made, Cards(made.cards)), helped(made)) == ((), None)
    assert suggested(made, Cards(made.cards), placement_id=99) == ()
    assert len(helping(made, "He meant it")) == MOST


def test_a_challenge_comes_first_where_a_claim_has_evidence_and_meets_none() -> None:
    library = [evidence("A decree"), claim("He was led"), evidence("Kirov is shot")]
    links = [supports("A decree", "He meant it"), challenges("He was led", "He meant it")]
    bare = plan(section("One", claim("He meant it")), library=library, links=links)
    assert [title for title, _why in helping(bare, "He meant it")] == ["A decree", "He was led"]
    held = plan(section("One", claim("He meant it", under=[evidence("Kirov is shot")])), library=library, links=links)
    assert [title for title, _why in helping(held, "He meant it")] == ["He was led", "A decree"]


MANY = [evidence(f"Stalin signed list {number}") for number in range(20)]


def test_words_that_any_section_could_have_bring_no_card() -> None:
    library = [*MANY, evidence("The first plan"), evidence("He said no"), evidence("Bread was his theme")]
    for title in ("First: Stalin", "Change within Stalin’s rule", "What historians say of Stalin", "A second theme"):
        made = plan(section(title, claim("He meant it")), library=library)
        assert helping(made, title) == []
    made = plan(section("The counties"), library=[*MANY, evidence("Counties sent petitions")])
    assert helping(made, "The counties") == [("Counties sent petitions", "speaks of “counties”")]
    made = plan(section("First: the plan"), library=[*MANY, evidence("The first plan"), evidence("The plan was met")])
    assert helping(made, "First: the plan") == [
        ("The first plan", "speaks of “plan”"),
        ("The plan was met", "speaks of “plan”"),
    ]


def test_introduction_and_conclusion_are_not_helped_by_their_titles() -> None:
    library = [evidence("Service concludes that he was led"), evidence("It was the conclusion of peace")]
    made = plan(section("One", claim("He meant it")), conclusion(), library=library)
    assert helping(made, "Conclusion") == []


def test_what_is_linked_to_what_speaks_of_a_title_says_to_what() -> None:
    made = plan(
        section("Harm"),
        library=[claim("The harm went beyond reason"), evidence("Generals were shot")],
        links=[challenges("Generals were shot", "The harm went beyond reason", "They were few.")],
    )
    assert helping(made, "Harm") == [
        ("The harm went beyond reason", "speaks of “Harm”"),
        ("Generals were shot", "challenges “The harm went beyond reason”, by link"),
    ]


def test_a_name_and_the_years_of_a_long_time_are_less_than_a_theme() -> None:
    short = claim("He meant it", tags=["people: Trotsky", "factions"], side="Will", when="1925")
    for tag, when, why in (
        ("factions", "", "same theme: factions"),
        ("people: Trotsky", "", None),
        ("people: Trotsky", "1925", "same years and theme: Trotsky"),
    ):
        made = plan(
            section("One", short),
            library=[evidence("He stayed away", tags=[tag], side="Will", when=when)],
            sides=["Will", "Chance"],
        )
        assert helping(made, "He meant it") == ([("He stayed away", why)] if why else [])
    for when, count in (("1920-1929", 1), ("1920-1930", 0)):
        long = claim("He meant it", tags=["people: Trotsky"], when=when)
        made = plan(section("One", long), library=[evidence("He left", tags=["people: Trotsky"], when="1925")])
        assert len(helping(made, "He meant it")) == count
