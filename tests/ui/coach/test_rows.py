"""The rows of the coach, and what happens to them under a hand."""

from essayplanner.coach.findings import How, Mend, Severity
from essayplanner.coach.looking import Coached
from essayplanner.coach.registry import Group
from essayplanner.ui.coach.rows import CALM, Row, What, held, rows_of, to_read, unfolded
from tests.ui.coach.said import finding, said, write


def words(rows: list[Row]) -> list[str]:
    return [f"({row.words})" if row.is_gone else row.words for row in rows]


def test_findings_come_first_then_what_was_set_aside_then_what_is_well_done() -> None:
    coached = said("One", "Two", aside=("Three",), well=("All is told.",))
    assert words(unfolded(rows_of(coached, off=2))) == ["One", "Two", "Set aside: 1", "Well done: 1", "2 rules are off"]
    opened = unfolded(rows_of(coached, opened={What.ASIDE, What.WELL}))
    assert words(opened)[2:] == ["Set aside: 1", "Three", "Well done: 1", "All is told."]
    assert [row.at for row in opened[:2]] == [1, 2]


def test_where_there_is_nothing_it_says_so() -> None:
    assert [row.what for row in rows_of(said())] == [What.NOTHING]
    assert words(rows_of(said(), is_empty=True)) == ["Nothing to ask yet: the coach reads what you place and write."]
    (nothing,) = rows_of(said("One"), group=Group.CRAFT)
    assert (nothing.what, nothing.words) == (What.NOTHING, "Nothing of this kind to ask.")


def thin(*titles: str) -> Coached:
    return Coached(tuple(finding(title, severity=Severity.THIN) for title in titles))


MANY = [f"Finding {number}" for number in range(1, CALM + 4)]


def test_of_many_findings_those_after_the_first_are_folded() -> None:
    assert words(unfolded(rows_of(thin(*MANY))))[CALM:] == ["3 more to check"]
    opened = unfolded(rows_of(thin(*MANY), opened={What.MORE}))
    assert words(opened) == [*MANY[:CALM], "3 more to check", *MANY[CALM:]]
    assert [row.at for row in opened if row.finding] == list(range(1, CALM + 4))


def test_what_is_missing_is_never_folded_and_one_finding_alone_neither() -> None:
    missing = Coached(tuple(map(finding, MANY)) + thin("A", "B").findings)
    assert words(unfolded(rows_of(missing))) == [*MANY, "2 more to check"]
    assert words(unfolded(rows_of(thin(*MANY[: CALM + 1])))) == MANY[: CALM + 1]


def test_what_is_folded_otherwise_under_a_hand_stays_where_it_is() -> None:
    before = unfolded(rows_of(thin(*MANY)))
    worse = rows_of(Coached((finding("New"), *thin(*MANY).findings)))  # the last one shown goes into the fold
    assert words(held(before, worse)) == [*MANY[:CALM], "4 more to check"]
    opened = unfolded(rows_of(thin(*MANY), opened={What.MORE}))
    worse = rows_of(Coached((finding("New"), *thin(*MANY).findings)), opened={What.MORE})
    assert words(held(opened, worse)) == [*MANY[:CALM], "4 more to check", *MANY[CALM:], "New"]
    assert words(held(before, rows_of(thin(*MANY[1:])))) == ["(Finding 1)", *MANY[1:CALM], "3 more to check"]
    assert words(held(before, rows_of(thin(*MANY[:CALM])))) == [*MANY[:CALM], "(No more to check)"]
    fewer = held(before[:-1], rows_of(thin(*MANY)))
    assert words(fewer) == [*MANY[:CALM], "3 more to check"]


def test_two_findings_of_the_same_places_are_two_rows() -> None:
    rows = rows_of(said("One", "One"))
    assert len({row.key for row in rows}) == 2


def test_under_a_hand_nothing_moves_what_is_gone_stays_and_what_is_new_comes_after() -> None:
    before = unfolded(rows_of(said("One", "Two", "Three", well=("Well.",))))
    now = rows_of(said("New", "Three", "One", well=("Well.",)))
    under = held(before, now)
    assert words(under) == ["One", "(Two)", "Three", "Well done: 1", "New"]
    assert words(held(under, rows_of(said("Two", "New")))) == ["(One)", "Two", "(Three)", "(Well done: 1)", "New"]


def test_that_there_is_nothing_to_ask_is_not_said_beside_a_finding() -> None:
    assert words(held(rows_of(said()), rows_of(said("New")))) == ["New"]


def test_what_is_opened_under_a_hand_comes_below_its_head_and_goes_when_it_is_closed() -> None:
    coached = said("One", aside=("A", "B"), well=("Well.",))
    before = unfolded(rows_of(coached))
    opened = held(before, rows_of(coached, opened={What.ASIDE}))
    assert words(opened) == ["One", "Set aside: 2", "A", "B", "Well done: 1"]
    assert words(held(opened, rows_of(coached))) == words(before)
    taken_up = held(opened, rows_of(said("One", "A", aside=("B",), well=("Well.",)), opened={What.ASIDE}))
    assert words(taken_up) == ["One", "Set aside: 1", "(A)", "B", "Well done: 1", "A"]


def test_where_nothing_can_be_changed_only_what_leads_somewhere_is_offered() -> None:
    show = Mend(How.SHOW, "Show them", card_ids=(1,))
    read, answer = (Mend(How.OPEN, "", card_id=1, field=field) for field in ("caution", "questions"))
    (left,) = to_read(Coached((finding("One", write(), show, answer, read),))).findings
    assert left.mends == (show, read)
