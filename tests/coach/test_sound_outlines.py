"""Outlines as students plan them, in few words: the good ones are left alone, and the weak one is not."""

from essayplanner.coach.registry import RULES, Group
from essayplanner.domain.plan import Plan
from essayplanner.domain.structures import Scheme
from tests.coach.plans import Wing, claim, conclusion, evidence, introduction, plan, section

ESSAY = Scheme("essay", "Board", "Essay")


def point(title: str, says: str, fact: str, when: str, note: str = "") -> Wing:
    return section(title, claim(says, under=[evidence(fact, when=when, note=note, cites=("Book 1999, p. 1",))]))


def found_in(seen: Plan) -> list[str]:
    rules = [rule for rule in RULES if rule.group is not Group.ARGUMENT and rule.of_plan]
    return [finding.rule for rule in rules if rule.of_plan for finding in rule.of_plan(seen)]


def test_a_factor_weighed_against_others_where_propaganda_is_the_subject_and_no_remark_on_a_source() -> None:
    seen = plan(
        introduction(note="Define consolidation: no rival left. Compare three means by their effect on opponents."),
        point("Propaganda", "It won consent more than obedience", "A ministry", "1933-03", "As propaganda it failed."),
        point("Terror", "Violence silenced the left", "Dachau opened", "1933-03"),
        point("The Enabling Act", "Law made dictatorship respectable", "The Act", "1933-03-23"),
        point("Weak opponents", "The parties dissolved themselves", "The Centre Party", "1933-07"),
        conclusion(note="Propaganda was significant but not decisive; the Enabling Act and terror were."),
        title="How significant was propaganda in the Nazi consolidation of power, 1933–34?",
        thesis="Propaganda prepared the ground, but terror and legal power decided the matter.",
        demanded=ESSAY,
    )
    assert found_in(seen) == []


def test_causes_that_happened_one_after_the_other() -> None:
    seen = plan(
        introduction(note="Outline the wartime alliance and its strains. Argument: mistrust comes first."),
        point("Ideology", "Each side feared the other’s system", "The Long Telegram", "1946-02"),
        point("Yalta and Potsdam", "Poland divided the allies", "Yalta", "1945-02"),
        point("The atomic bomb", "The bomb deepened mistrust", "Hiroshima", "1945-08"),
        point("The Truman Doctrine", "Aid drew the line across Europe", "The Doctrine", "1947-03"),
        conclusion(note="Mistrust rather than ideology explains why it broke out then."),
        title="Why did the Cold War break out in the years 1945–47?",
        thesis="Mistrust turned a disagreement about Poland into a division of Europe.",
    )
    assert found_in(seen) == []


def test_two_compared_by_themes() -> None:
    seen = plan(
        introduction(note="Name the two, and what is compared: Hitler and Mussolini, by their methods."),
        point("Conditions", "War left both countries bitter", "Versailles", "1919"),
        point("Methods", "Both used squads", "March on Rome", "1922"),
        point("Help from the elites", "Conservatives opened the door", "Papen", "1933"),
        conclusion(note="The leaders differed more in method than in opportunity."),
        title="Compare and contrast the rise to power of two authoritarian leaders.",
        thesis="Both Hitler and Mussolini used fear of communism, but Hitler relied on votes.",
    )
    assert found_in(seen) == []


def test_a_plan_that_answers_nothing() -> None:
    seen = plan(
        introduction(note="Introduce the topic."),
        point("Religion", "Quakers led the campaign", "A petition", "1783"),
        point("Resistance of the enslaved", "Revolts made slavery costly", "The Baptist War", "1831"),
        point("Economics", "Sugar no longer paid", "Prices fell", "1830"),
        conclusion(note="There were many reasons."),
        title="Explain why slavery was abolished in the British Empire in 1833.",
        thesis="Slavery was abolished because of many factors.",
    )
    assert found_in(seen) == [
        "thesis-takes-no-side",
        "conclusion-without-judgement",
        "introduction-without-thesis",
        "factors-unranked",
    ]


def test_what_is_asked_in_another_language_is_left_alone() -> None:
    seen = plan(
        introduction(note="Ein Anfang"),
        point("Eins", "Er hatte Ämter", "Generalsekretär", "1922", "Ein Amt"),
        point("Zwei", "Er hatte Glück", "Lenins Tod", "1924", "Ein Zufall"),
        point("Drei", "Andere irrten", "Trotzki fehlte", "1925", "Ein Irrtum"),
        conclusion(note="Ende"),
        title="Warum siegte Stalin über seine Rivalen?",
        thesis="Er siegte aus vielen Gründen.",
    )
    assert found_in(seen) == []


def test_notes_without_a_card_are_read_all_the_same() -> None:
    seen = plan(
        introduction(note="I will write about three causes."),
        section("The slump", note="Six million had no work by 1932."),
        section("The Nazis", note="They won 37% in July 1932."),
        section("The politicians", note="Papen made a deal."),
        conclusion(note="So there were many reasons."),
        title="Why did the Weimar Republic collapse between 1930 and 1933?",
    )
    assert found_in(seen) == [
        "conclusion-without-judgement",
        "introduction-without-thesis",
        "factors-unranked",
        "section-off-question",
    ]
