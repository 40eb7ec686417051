"""Cards sorted for two questions."""

import pytest

from essayplanner.coach.questions import read_question
from essayplanner.coach.sorting import MOST_GROUPS, Pile, Sorting, shared
from essayplanner.domain.errors import RefusedError


def sorting(*card_ids: int) -> Sorting:
    """Cards that wait."""
    return Sorting().with_more(card_ids)


def test_cards_go_to_piles_and_the_last_one_comes_back() -> None:
    """What is taken back is next, and what is moved between piles is no news."""
    now = sorting(1, 2, 3, 2).put(1, Pile.FIRST).put(2, Pile.BOTH)
    assert (now.current, now.total, now.cards(Pile.FIRST), now.cards(Pile.BOTH)) == (3, 3, (1,), (2,))
    moved = now.put(1, Pile.SECOND)
    assert (moved.cards(Pile.FIRST), moved.cards(Pile.SECOND), moved.done) == ((), (1,), (1, 2))
    back = moved.take_back()
    assert (back.current, back.waiting, back.cards(Pile.BOTH)) == (2, (2, 3), ())
    assert moved.take_back(1).waiting == (1, 3)
    assert back.take_back().take_back() == sorting(1, 2, 3)
    assert sorting(1).take_back(1) == sorting(1)


def test_a_card_put_where_it_lies_stays_there() -> None:
    """It does not go to the end of its pile."""
    now = sorting(1, 2).put(1, Pile.FIRST).put(2, Pile.FIRST)
    assert now.put(1, Pile.FIRST) == now


def test_groups_are_parts_of_a_pile_and_sections_of_an_outline() -> None:
    """Cards come to the open one; what is put together is there once; empty ones become nothing."""
    now = sorting(1, 2, 3, 4).put(1, Pile.FIRST).split(Pile.FIRST)
    second = now.of(Pile.FIRST)[1].key
    now = now.named(second, "  What   he inherited ").put(2, Pile.FIRST).put(3, Pile.BOTH)
    assert [(group.title, group.cards) for group in now.sections(Pile.FIRST)] == [
        ("", (1,)),
        ("What he inherited", (2,)),
        ("", (3,)),
    ]
    assert [group.cards for group in now.sections(Pile.SECOND)] == [(3,)]
    joined = now.joined(second)
    assert [group.cards for group in joined.of(Pile.FIRST)] == [(1, 2)]
    assert joined.put(4, Pile.FIRST).cards(Pile.FIRST) == (1, 2, 4)
    assert now.joined(now.of(Pile.FIRST)[0].key) == now


def test_a_heading_has_five_words_and_a_pile_five_groups() -> None:
    """One more is refused in a sentence."""
    now = sorting(1)
    key = now.of(Pile.FIRST)[0].key
    assert now.named(key, "a b c d e").of(Pile.FIRST)[0].title == "a b c d e"
    with pytest.raises(RefusedError, match="at most 5 words"):
        now.named(key, "a b c d e f")
    for _time in range(MOST_GROUPS - 1):
        now = now.split(Pile.FIRST)
    with pytest.raises(RefusedError, match="at most 5 groups"):
        now.split(Pile.FIRST)
    assert now.split(Pile.SECOND)


def test_what_is_gone_is_in_no_pile() -> None:
    """Waiting or sorted."""
    now = sorting(1, 2, 3).put(1, Pile.FIRST).without({1, 2})
    assert (now.waiting, now.total, now.sections(Pile.FIRST)) == ((3,), 1, ())


def test_what_two_questions_share() -> None:
    """Names are compared by their words, not by their endings."""
    first = read_question("How far did Stalin’s purges weaken the army from 1936 to 1938?")
    second = read_question("Assess the reasons for Stalin’s purges.")
    found = shared(first, second)
    assert not set(found.both) & {*found.first, *found.second}
    assert found.both or found.second
    assert any("1936" in text for text in found.first)
    assert shared(second, second).first == ()
