"""Cards gone through from memory: what is asked, and what comes again."""

from hypothesis import given
from hypothesis import strategies as st

from essayplanner.coach.recalling import Recall, begin, hint, prompts
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection

CARDS = st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8)


def answer(recall: Recall, *, knew: bool) -> Recall:
    return recall.shown().answered(knew=knew)


def test_what_is_asked_of_an_outline() -> None:
    first, second = PlanSection(1, "s1", "1", "Institutions"), PlanSection(2, "s2", "1.1", "The Party")
    cards = {
        id: CardSeen(id, uid, kind, uid)
        for id, uid, kind in ((1, "law", Kind.CLAIM), (2, "cheka", Kind.EVIDENCE), (3, "camps", Kind.EVIDENCE))
    }
    law, cheka, camps = PlanPlaced(11, "", 1, 1), PlanPlaced(12, "", 2, 1, 11, 1), PlanPlaced(13, "", 3, 1, 11, 1)
    again = PlanPlaced(14, "", 2, 2)
    plan = Plan(parts=(PlanPart(first, (second,), (law, cheka, camps, again)),), cards=cards)

    asked = prompts(plan)

    assert list(asked) == ["law", "cheka", "camps"]
    assert asked["law"] == (law, Kind.CLAIM, first, None, 1, 1)
    assert asked["camps"] == (camps, Kind.EVIDENCE, first, law, 2, 2)


def test_a_hint_gives_away_first_letters_alone() -> None:
    assert hint("“In 1925” there was, – still") == "I… 1… t… w… s…"
    assert hint("  ") == ""


@given(CARDS, st.data())
def test_every_card_is_known_once_at_the_end_and_a_missed_one_comes_again(
    order: list[str], data: st.DataObject
) -> None:
    marked = data.draw(st.sets(st.sampled_from("abcdefghij")))
    recall = begin(order, marked)
    assert recall.waiting == (*filter(marked.__contains__, order), *(uid for uid in order if uid not in marked))
    owed: list[str] = []
    round_, missed_in_round = list(recall.waiting), list[str]()
    for knew in data.draw(st.lists(st.booleans(), max_size=30)):
        if not recall.asked:
            break
        assert recall.waiting == tuple(round_[recall.through :])
        asked, recall = recall.asked, answer(recall, knew=knew)
        if not knew:
            owed.append(asked)
            missed_in_round.append(asked)
        if asked == round_[-1]:
            round_, missed_in_round = missed_in_round, []
        assert {*recall.waiting, *recall.again, *recall.known} == set(order)
        assert recall.size == len(round_) or not recall.asked
    while recall.asked:
        recall = answer(recall, knew=True)
    assert sorted(recall.known) == sorted(order)
    assert recall.missed == tuple(dict.fromkeys(owed))


def test_rounds_keep_the_order_in_which_cards_were_asked() -> None:
    recall = begin("abcd")
    for knew in (False, True, False, True):
        recall = answer(recall, knew=knew)
    assert recall == Recall(("a", "c"), (), ("b", "d"), ("a", "c"), 0, 2)
    assert answer(recall, knew=False).again == ("a",)


def test_nothing_is_answered_before_it_is_shown() -> None:
    recall = begin("ab")
    assert recall.answered(knew=True) is recall
    assert begin("").shown() == Recall()


@given(CARDS, CARDS)
def test_another_order_leaves_what_is_asked_now_and_loses_no_card(order: list[str], other: list[str]) -> None:
    recall = begin(order).in_order(other)
    assert recall.asked == begin(order).asked
    assert sorted(recall.waiting) == sorted(order)
    rest = [uid for uid in other if uid in recall.waiting[1:]]
    assert recall.waiting[1 : 1 + len(rest)] == tuple(rest)


def test_a_card_that_left_the_outline_is_asked_no_more() -> None:
    recall = answer(answer(begin("abc"), knew=False), knew=True).shown()
    assert recall.among("ab") == Recall(("a",), (), ("b",), ("a",), 0, 2)
    assert recall.among("bc").is_shown
    assert not recall.among("").asked


def test_what_was_missed_or_not_come_to_is_marked_for_another_time() -> None:
    recall = answer(answer(begin("abcd", "cd"), knew=True), knew=False)
    assert recall.marked("cd") == ("d",)
    assert begin("abcd").marked("cd") == ("c", "d")
