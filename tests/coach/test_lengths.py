"""Words, cards and minutes."""

from typing import Any

from essayplanner.coach.rules.lengths import PARAGRAPH_SHARE, TOO_LITTLE_TIME, TOO_MANY_CARDS
from essayplanner.domain.plan import Plan
from tests.coach.plans import Wing, asks, claim, conclusion, evidence, introduction, named_by, plan, section


def of(*counts: tuple[int, int], **fields: Any) -> Plan:
    """Paragraphs of so many words with so many cards, between introduction and conclusion."""
    return plan(introduction(words=100), *(body(*each) for each in counts), conclusion(words=100), **fields)


def body(words: int, cards: int) -> Wing:
    return section(f"{words}/{cards}", *(evidence(f"{words}/{number}") for number in range(cards)), words=words)


def test_a_paragraph_far_over_or_under_its_share_of_words() -> None:
    assert named_by(PARAGRAPH_SHARE, of((1000, 3), (80, 3), (90, 3))) == [("1000/3",), ("80/3", "90/3")]
    (found,) = asks(PARAGRAPH_SHARE, of((60, 6), (300, 5), (320, 6)))
    assert "60 words" in found.sentence


def test_a_paragraph_may_be_meant_to_be_short() -> None:
    assert named_by(PARAGRAPH_SHARE, of((100, 4), (330, 5), (330, 5), (330, 5), (330, 5))) == []
    assert named_by(PARAGRAPH_SHARE, of((60, 4), (330, 5), (330, 5), (330, 5), (330, 5))) == [("60/4",)]


def test_more_cards_may_have_more_words_and_shared_words_are_fair() -> None:
    assert asks(PARAGRAPH_SHARE, of((400, 10), (150, 3), (110, 3), (200, 4))) == []
    assert asks(PARAGRAPH_SHARE, of((0, 12), (0, 1), words=1500)) == []
    assert named_by(PARAGRAPH_SHARE, of((900, 3), (0, 3), words=1200)) == [("900/3",)]
    assert asks(PARAGRAPH_SHARE, of((1000, 3))) == []
    assert asks(PARAGRAPH_SHARE, of((1000, 3), (0, 3))) == []


def test_more_cards_than_words_can_carry() -> None:
    assert named_by(TOO_MANY_CARDS, of((100, 4), (105, 3), (0, 9))) == [("100/4",)]
    (found,) = asks(TOO_MANY_CARDS, of((100, 4), (60, 3)))
    assert "60/3" in found.sentence
    assert named_by(TOO_MANY_CARDS, of((0, 9), (0, 2), words=500)) == [("0/9",)]


def test_claims_take_few_words() -> None:
    claims = [claim(str(number), under=[evidence(f"of {number}")]) for number in range(3)]
    assert asks(TOO_MANY_CARDS, plan(section("One", *claims, words=110))) == []
    assert asks(TOO_MANY_CARDS, plan(section("One", *claims, words=100)))


def test_more_words_than_can_be_written_in_the_time() -> None:
    (found,) = asks(TOO_LITTLE_TIME, of((300, 3), (400, 3), minutes=40))
    assert "900 words" in found.sentence
    assert asks(TOO_LITTLE_TIME, of((250, 3), (250, 3), minutes=40)) == []
    assert asks(TOO_LITTLE_TIME, of((280, 3), (290, 3), minutes=40)) == []
    assert asks(TOO_LITTLE_TIME, of((300, 3), (290, 3), minutes=40))
    assert asks(TOO_LITTLE_TIME, of((3000, 3))) == []


def test_where_nobody_counted_words_cards_are_counted() -> None:
    cards = [evidence(str(number)) for number in range(40)]
    assert asks(TOO_LITTLE_TIME, plan(section("One", *cards), minutes=40))
    assert asks(TOO_LITTLE_TIME, plan(section("One", *cards[:30]), minutes=40)) == []
    assert asks(TOO_LITTLE_TIME, plan(section("One", *cards, words=700), minutes=40)) == []
