"""Notes are cut by a rule, and nothing of them is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cutting import (
    Rule,
    Way,
    best_rule,
    cut_by_hand,
    is_heading,
    pieces,
    read_rule,
    rules_for,
    starts,
)
from essayplanner.domain.note_words import plain_words
from essayplanner.domain.proposals import Seen, propose
from tests.domain.noted import KNOWN, LESSON, writings, written

rules = st.builds(
    Rule,
    st.sampled_from(Way),
    st.integers(0, 3),
    st.just("Q:"),
    st.lists(st.integers(0, 8), max_size=4).map(tuple),
)


def letters(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain_words(text).casefold())


@given(writings, rules)
def test_every_piece_is_in_one_card_or_above_some(writing: Writing, rule: Rule) -> None:
    found = pieces(writing.blocks, rule)
    inside = [number for piece in found for number in piece.blocks]
    above = [number for number in range(len(writing.blocks)) if is_heading(writing.blocks, number, rule)]
    assert sorted([*inside, *above]) == list(range(len(writing.blocks)))
    assert [piece.blocks[0] for piece in found] == starts(writing.blocks, rule)


@example(written("- p. 3: was shot\n- 1 Dec 1934: shot (p. 4)\n- Service (1997), p. 5: 1934: fear"), Rule(Way.ITEM, 1))
@example(LESSON, Rule(Way.HEADING, 2))
@given(writings, rules)
def test_no_word_is_lost(writing: Writing, rule: Rule) -> None:
    for proposal in propose(writing, rule, KNOWN):
        parts = (proposal.title, proposal.text, proposal.quotation, proposal.idea, proposal.when, proposal.locator)
        kept = set(letters(" ".join(parts)))
        for number in proposal.blocks:
            block = writing.blocks[number]
            words = letters(f"{block.text} {block.comment}")
            lost = [word for word in words if word not in kept and word not in ("service", "q")]
            assert not lost, (proposal, block)
        assert proposal.title


@given(writings)
def test_a_cut_by_hand_is_taken_back_by_another(writing: Writing) -> None:
    rule = best_rule(writing)
    for number in range(len(writing.blocks)):
        once = cut_by_hand(writing.blocks, rule, number)
        twice = cut_by_hand(writing.blocks, once, number)
        assert starts(writing.blocks, twice) == starts(writing.blocks, cut_by_hand(writing.blocks, twice, 99))


def test_the_rule_with_most_sensible_cards_is_offered() -> None:
    assert [(str(each.rule), each.cards) for each in rules_for(LESSON)] == [("heading-2", 3), ("item", 9), ("blank", 3)]
    assert best_rule(LESSON) == Rule(Way.ITEM, 1)
    prose = written("# Essay\n" + "\n".join(f"Sentence {number} is of some words." for number in range(4)))
    assert [(str(each.rule), each.cards) for each in rules_for(prose)] == [("paragraph", 4)]


def test_a_line_with_a_colon_leads_to_its_list() -> None:
    writing = written("Causes:\n- hunger\n- debt\nAnd then it broke out.")
    made = propose(writing, Rule(Way.ITEM, 1), KNOWN)
    assert [(each.title, each.tags) for each in made] == [
        ("Hunger", ("Causes",)),
        ("Debt", ("Causes",)),
        ("And then it broke out", ("Causes",)),
    ]


def test_a_marker_begins_a_card_and_goes() -> None:
    writing = written("Some notes\n* Kirov was shot\nby Nikolaev\n* Ryutin was jailed")
    made = propose(writing, Rule(Way.MARKER, marker="*"), KNOWN)
    assert [(each.title, each.blocks) for each in made] == [
        ("Some notes", (0,)),
        ("Kirov was shot", (1, 2)),
        ("Ryutin was jailed", (3,)),
    ]
    (made_of_word,) = propose(written("Q: Kirov was shot"), Rule(Way.MARKER, marker="Q"), KNOWN)
    assert made_of_word.title == "Kirov was shot"


def test_items_within_items_belong_to_them_or_stand_alone() -> None:
    writing = written("- Causes of the war\n  - debt\n  - hunger\n- Results")
    one, two = (propose(writing, Rule(Way.ITEM, level), KNOWN) for level in (1, 2))
    assert [(each.title, each.text) for each in one] == [
        ("Causes of the war", "Causes of the war\n\n- debt\n- hunger"),
        ("Results", ""),
    ]
    assert [each.title for each in two] == ["Causes of the war", "Debt", "Hunger", "Results"]


def test_what_goes_on_with_an_entry_of_a_list_stays_with_it() -> None:
    blocks = (Block(What.ITEM, "one", 1), Block(What.PARAGRAPH, "more of it", 1), Block(What.PARAGRAPH, "after"))
    for rule in (Rule(Way.ITEM, 1), Rule(Way.BLANK)):
        assert [piece.blocks for piece in pieces(blocks, rule)] == [(0, 1), (2,)]


def test_cards_are_cut_and_joined_by_hand() -> None:
    rule = cut_by_hand(LESSON.blocks, Rule(Way.ITEM, 1), 2)
    assert (rule.way, 2 in starts(LESSON.blocks, rule)) == (Way.BY_HAND, False)
    assert pieces(LESSON.blocks, rule)[0].blocks == (1, 2)
    again = cut_by_hand(LESSON.blocks, rule, 2)
    assert starts(LESSON.blocks, again) == starts(LESSON.blocks, Rule(Way.ITEM, 1))


@pytest.mark.parametrize("typed", ["heading", "heading-2", "item", "item-2", "blank", "marker:Q:", "record"])
def test_a_rule_is_read_as_it_is_typed(typed: str) -> None:
    rule = read_rule(typed)
    assert rule is not None
    assert read_rule(str(rule)) == rule


@pytest.mark.parametrize(
    "typed", ["", "headings", "heading-0", "heading-", "blank-2", "marker:", "marker", "hand", "item-x"]
)
def test_what_is_no_rule_is_none(typed: str) -> None:
    assert read_rule(typed) is None


def test_a_long_text_is_cut_at_once() -> None:
    many = tuple(Block(What.ITEM, f"{number} was shot in 1934 by Nikolaev", 1) for number in range(2000))
    assert len(propose(Writing("", "", many), Rule(Way.ITEM, 1), KNOWN)) == 2000


def test_a_paragraph_with_highlighted_words_is_a_card_of_its_own_where_highlights_are() -> None:
    blocks = [
        Block(What.PARAGRAPH, "first"),
        Block(What.PARAGRAPH, "second"),
        Block(What.ITEM, "Stalin came himself", 1, marked=("himself",)),
        Block(What.PARAGRAPH, "fourth"),
        Block(What.PARAGRAPH, "fifth"),
    ]
    assert starts(blocks, Rule(Way.HIGHLIGHT)) == [0, 2, 3]
    assert Rule(Way.HIGHLIGHT) in [each.rule for each in rules_for(Writing("", "", tuple(blocks)))]


def test_a_cut_by_hand_looks_only_at_what_is_cut_otherwise() -> None:
    seen: Seen = {}
    rule = Rule(Way.ITEM, 1)
    before = propose(LESSON, rule, KNOWN, seen=seen)
    assert len(seen) == len(before)
    by_hand = cut_by_hand(LESSON.blocks, rule, 2)
    assert propose(LESSON, by_hand, KNOWN, seen=seen) == propose(LESSON, by_hand, KNOWN)
    assert len(seen) == len(before) + 1
