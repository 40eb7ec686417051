"""Whether paragraphs answer the question, and all that it names is spoken of."""

from essayplanner.coach.findings import How
from essayplanner.coach.rules.answering import SECTION_OFF_QUESTION, THEMES_UNTOUCHED, is_asked
from essayplanner.domain.plan import Plan
from essayplanner.domain.question import Correction, Part, to_stored
from tests.coach.plans import Wing, asks, claim, conclusion, evidence, historian, introduction, named_by, plan, section

FEAR = "How far was fear of opposition the main reason for Stalin’s purges?"
#: A library in which every card is of Stalin.
STALIN = [evidence(f"Stalin signed list {number}") for number in range(20)]
FACTS = [evidence("He was born in Georgia"), evidence("His father was a shoemaker")]


def of(*wings: Wing, title: str = FEAR, thesis: str = "") -> Plan:
    return plan(*wings, title=title, thesis=thesis, library=STALIN)


def test_a_section_says_how_it_answers_by_title_note_or_first_claim() -> None:
    early, feared = section("Early life", *FACTS), section("Fear at the top", *FACTS)
    noted = section("1934", *FACTS, note="Was he afraid? The purges began with those whom he feared.")
    claimed = section("Kirov", claim("Opposition in the Party was real"), *FACTS)
    (found,) = asks(SECTION_OFF_QUESTION, of(early, feared, noted, claimed))
    assert [place.title for place in found.places] == ["Early life"]
    assert [(mend.how, mend.at) for mend in found.mends] == [(How.WRITE, "section")]
    assert named_by(SECTION_OFF_QUESTION, of(feared, noted, claimed)) == []


def test_a_point_that_says_how_it_ended_is_no_story() -> None:
    point = section("The army stood by in the end", claim("The generals waited"), *FACTS)
    assert named_by(SECTION_OFF_QUESTION, of(point)) == []
    assert named_by(SECTION_OFF_QUESTION, of(point._replace(title="The end of the army"))) != []


def test_what_could_be_said_of_any_question_does_not_answer_this_one() -> None:
    both = section("1934", *FACTS, note="Both sides.")
    assert named_by(SECTION_OFF_QUESTION, of(both)) == [("1934",)]
    ended = conclusion(note="There is much to say on both sides.")
    assert named_by(SECTION_OFF_QUESTION, of(both, ended)) == [("1934",)]
    assert named_by(SECTION_OFF_QUESTION, of(section("1934", *FACTS, note="Both the army and he gained."))) == []


def test_a_paragraph_on_a_source_answers_by_what_its_notes_make_of_it() -> None:
    title = "Assess the value of these two sources to a historian studying the purges."
    source = section("Source A", evidence("A speech", note="It says that lists were signed."))
    assert named_by(SECTION_OFF_QUESTION, of(source, title=title)) == []
    assert named_by(SECTION_OFF_QUESTION, of(source)) == [("Source A",)]


def test_one_paragraph_is_not_praised_for_all() -> None:
    feared = section("Fear at the top", *FACTS)
    assert not is_asked(of(feared))
    assert is_asked(of(feared, section("Fear below", *FACTS)))


def test_like_sections_are_one_finding_and_a_second_claim_does_not_answer() -> None:
    second = section("1934", claim("Kirov was murdered"), claim("Opposition was real"))
    assert named_by(SECTION_OFF_QUESTION, of(section("Early life", *FACTS), second)) == [("Early life", "1934")]


def test_what_is_on_every_card_answers_nothing_and_the_thesis_does() -> None:
    of_topic = section("Stalin before 1934", *FACTS)
    assert named_by(SECTION_OFF_QUESTION, of(of_topic)) == [("Stalin before 1934",)]
    of_thesis = section("Ambition from below", *FACTS)
    assert named_by(SECTION_OFF_QUESTION, of(of_thesis)) == [("Ambition from below",)]
    assert named_by(SECTION_OFF_QUESTION, of(of_thesis, thesis="Ambition mattered more than fear.")) == []


def test_words_that_nothing_was_made_of_are_none_of_the_question() -> None:
    seen = of(section("A first draft", *FACTS), title="A first draft to mend: why did Stalin defeat his rivals?")
    assert named_by(SECTION_OFF_QUESTION, seen) == [("A first draft",)]


def test_the_factor_answers_though_it_is_on_many_cards() -> None:
    library = [evidence(f"Opposition in region {number}") for number in range(20)]
    seen = plan(section("Opposition", *FACTS), title=FEAR, library=library)
    assert named_by(SECTION_OFF_QUESTION, seen) == []


def test_what_ranks_itself_or_tells_causes_answers_and_what_holds_nothing_yet_is_left_alone() -> None:
    led = section("Kirov", claim("His murder led to the decree of 1934"), *FACTS)
    assert named_by(SECTION_OFF_QUESTION, of(led)) == []
    ranked = section("Last: chance", *FACTS, note="It comes last: chance was there for all of them.")
    assert named_by(SECTION_OFF_QUESTION, of(ranked, section("Something"))) == []
    assert named_by(SECTION_OFF_QUESTION, of(section("Early life", *FACTS), title="Stalin")) == []


def test_a_bare_claim_is_a_point_still_to_be_written_and_the_answer_names_more() -> None:
    assert named_by(SECTION_OFF_QUESTION, of(section("Chance", claim("Kirov was murdered")))) == []
    noted = section("Chance", claim("Kirov was murdered"), note="Say when and where.")
    assert named_by(SECTION_OFF_QUESTION, of(noted)) == [("Chance",)]
    assert named_by(SECTION_OFF_QUESTION, of(noted, conclusion(note="Chance started it."))) == []


def test_an_introduction_that_only_tells_what_is_to_come_is_no_answer() -> None:
    paragraph = section("The slump", *FACTS)
    for note, off in (
        ("I will write about the slump and the Nazis.", [("The slump",)]),
        ("I will write about the slump, the main cause.", []),
        ("The slump made it possible.", []),
    ):
        assert named_by(SECTION_OFF_QUESTION, of(introduction(note=note), paragraph)) == off


def test_what_the_question_has_one_weigh_must_be_spoken_of() -> None:
    economy, army = section("Economy", *FACTS), section("Army", *STALIN[:3])
    (found,) = asks(THEMES_UNTOUCHED, plan(economy, army, title=FEAR, library=[evidence("Fear of Ryutin")]))
    assert "fear of opposition" in found.sentence
    assert [(mend.how, len(mend.card_ids)) for mend in found.mends] == [(How.SHOW, 1)]
    spoken = section("Army", *STALIN[:3], historian("Service", note="He speaks of fear."))
    assert asks(THEMES_UNTOUCHED, of(economy, spoken)) == []


def test_one_place_is_what_all_is_about_and_of_two_each_must_be_spoken_of() -> None:
    wings = (section("Economy", *FACTS), section("Army in Russia", *STALIN[:3]))
    assert asks(THEMES_UNTOUCHED, of(*wings, title="How far did women’s lives change in Britain?")) == []
    (found,) = asks(THEMES_UNTOUCHED, of(*wings, title="How far did women’s lives change in Britain and Russia?"))
    assert "“Britain”" in found.sentence
    assert "“Russia”" not in found.sentence
    both = of(
        *wings, title="How far did women’s lives change in Britain and Russia?", thesis="They did in Britain alone."
    )
    assert asks(THEMES_UNTOUCHED, both) == []
    promised = of(*wings, thesis="Fear of opposition was the main reason.")
    assert asks(THEMES_UNTOUCHED, promised)


def test_the_reign_of_somebody_is_a_time_and_no_theme() -> None:
    wings = (section("Armies", *FACTS), section("Foreign backing", *STALIN[:3]))
    reigns = "How far did faction grow from the reign of Henry VII to the reign of Edward VI?"
    assert asks(THEMES_UNTOUCHED, of(*wings, title=reigns)) == []
    both = "Compare the foreign policies of Henry VII and Edward VI."
    people = to_stored([Correction(Part.PERSON, "Henry VII"), Correction(Part.PERSON, "Edward VI")])
    for title, found in ((reigns, 0), (both, 1)):
        assert len(asks(THEMES_UNTOUCHED, of(*wings, title=title)._replace(reading=people))) == found


def test_each_of_the_themes_that_a_question_lists_must_be_spoken_of_in_whatever_words() -> None:
    asked = "Assess the political, social and economic effects of the Black Death in England."
    wings = [
        section("Peasants who moved", *(evidence(f"A village, {number}") for number in range(4))),
        section("Wages and prices", evidence("Wages doubled")),
    ]
    (found,) = asks(
        THEMES_UNTOUCHED, plan(*wings, title=asked, library=[evidence("Parliament met"), evidence("Sheep")])
    )
    assert found.sentence == "No section speaks of “political effects”. 1 card in the notebook does."
    assert asks(THEMES_UNTOUCHED, plan(*wings, section("Laws of Parliament"), title=asked)) == []
    factors = "To what extent did economic, social and religious factors cause the Pilgrimage of Grace?"
    (found,) = asks(THEMES_UNTOUCHED, plan(*wings, title=factors))
    assert found.sentence == "No section speaks of “religious factors”."
    one = "Assess the political effects of the Black Death and its economic background."
    assert asks(THEMES_UNTOUCHED, plan(*wings, title=one)) == []


def test_an_outline_just_begun_cannot_speak_of_everything() -> None:
    assert asks(THEMES_UNTOUCHED, of(section("Economy", *FACTS), section("Army"))) == []
    assert asks(THEMES_UNTOUCHED, of(section("Economy", *FACTS), section("Army", STALIN[0]))) == []
