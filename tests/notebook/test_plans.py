"""An outline frozen for the coach, and what the student tells the coach."""

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import PlanCitation, Reply
from essayplanner.domain.structures import MOST_GOALS
from essayplanner.notebook import cards, coaching, demands, outlines, outlining, sources
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.plans import read_bare_plan, read_plan


def outline_of(book: Notebook, section: int) -> int:
    return int(book.row("SELECT outline_id FROM section WHERE id = ?", (section,))[0])


def test_a_plan_holds_its_parts_with_their_cards_in_reading_order(book: Notebook, section: int) -> None:
    outline = outline_of(book, section)
    inner = outlining.add_section(book, Spot("section", section), "Inside")
    heading = outlining.add_section(book, Spot("outline", outline), "Background", Role.HEADING)
    within = outlining.add_section(book, Spot("section", heading), "In it")
    alone = outlining.add_section(book, Spot("outline", outline), "Alone", Role.HEADING)
    claim, fact = cards.add_card(book, Kind.CLAIM, "He meant it"), cards.add_card(book, Kind.EVIDENCE, "Kirov")
    cards.link_cards(book, fact, claim, Relation.CHALLENGES)
    (below,) = outlining.place(book, [fact], Spot("section", inner))
    (above,) = outlining.place(book, [claim], Spot("section", section))
    (under,) = outlining.place(book, [fact], Spot("placement", above))
    outlining.edit_note(book, under, "So what?")
    plan = read_plan(book, outline)
    assert [(part.section.id, [each.id for each in part.inner]) for part in plan.parts] == [
        (section, [inner]),
        (within, []),
        (alone, []),
    ]
    assert [(each.id, each.level, each.part, each.note) for each in plan.parts[0].placed] == [
        (above, 0, None, ""),
        (under, 1, Relation.CHALLENGES, "So what?"),
        (below, 0, None, ""),
    ]
    assert plan.placed_ids() == {claim, fact}
    assert [link.from_id for link in plan.links_to[claim]] == [link.from_id for link in plan.links_from[fact]] == [fact]
    assert read_plan(book, outline, read_argument(book, 0)) == plan
    cards.add_card(book, Kind.CLAIM, "In the library alone")
    bare = read_bare_plan(book, outline)
    assert [part.placed for part in bare.parts] == [
        tuple(each._replace(part=None) for each in part.placed) for part in plan.parts
    ]
    assert bare.cards == plan.cards


def test_a_plan_holds_what_is_known_of_its_cards(book: Notebook, section: int) -> None:
    outline = outline_of(book, section)
    outlines.edit_outline(book, outline, scheme="aqa", minutes=45, reading="[]", dates="1936/1938", thesis="He did")
    claim = cards.add_card(book, Kind.CLAIM, "He meant it", text="Long", claim_kind=ClaimKind.MOTIVE)
    source = sources.add_source(book, "letters", {"type": "book", "title": "Letters"}, "primary")
    cards.cite(book, claim, source, "p. 3")
    outlining.place(book, [claim], Spot("section", section))
    coaching.reply(book, claim, "motive-known", note="He said so")
    plan = read_plan(book, outline)
    assert (plan.scheme, plan.minutes, plan.reading, plan.dates, plan.thesis) == (
        "aqa",
        45,
        "[]",
        "1936/1938",
        "He did",
    )
    facts = plan.facts_of(claim)
    (cited,) = facts.citations
    assert cited._replace(source_uid="") == PlanCitation("", "Letters", "book", "primary", "p. 3")
    assert (facts.text, facts.claim_kind) == ("Long", "motive")
    assert facts.replies == (Reply("motive-known", "He said so"),)
    assert plan.facts_of(99) == plan.facts_of(98)
    with pytest.raises(RefusedError, match="minutes between 0 and"):
        outlines.edit_outline(book, outline, minutes=-1)


def test_questions_are_answered_anew_and_a_card_in_the_trash_answers_none(book: Notebook) -> None:
    claim, other = cards.add_card(book, Kind.CLAIM, "A"), cards.add_card(book, Kind.EVIDENCE, "B")
    coaching.reply(book, claim, "cause-enough", answer_id=other)
    assert coaching.replies(book, [claim]) == {claim: (Reply("cause-enough", "", other),)}
    cards.trash_cards(book, [other])
    assert coaching.replies(book, [claim]) == {}
    coaching.reply(book, claim, "cause-enough", note="Not asked here", is_aside=True)
    assert coaching.replies(book, [claim]) == {claim: (Reply("cause-enough", "Not asked here", 0, True),)}
    copy = cards.duplicate_card(book, claim)
    assert coaching.replies(book, [copy])[copy] == coaching.replies(book, [claim])[claim]
    coaching.remove_reply(book, claim, "cause-enough")
    steps = len(book.history())
    coaching.remove_reply(book, claim, "cause-enough")
    assert (coaching.replies(book, [claim]), len(book.history())) == ({}, steps)
    for wrong in ({"answer_id": claim}, {"note": " \n"}):
        with pytest.raises(RefusedError):
            coaching.reply(book, claim, "cause-enough", **wrong)


def test_a_finding_is_set_aside_once_and_taken_up_again(book: Notebook, section: int) -> None:
    outline = outline_of(book, section)
    for reason in ("Later", "Not here"):
        said = coaching.set_aside(book, outline, "a-rule", ["x", "y"], title="That", reason=reason, rested_on="1")
    (one,) = coaching.set_asides(book, outline)
    assert (one.id, one.places, one.reason) == (said, ("x", "y"), "Not here")
    coaching.take_up(book, said, "That")
    assert coaching.set_asides(book, outline) == ()
    assert [step.label.words for step in book.history()][-2:] == ["Set aside “That”", "Ask “That” again"]
    with pytest.raises(NotFoundError, match="set aside"):
        coaching.take_up(book, said, "That")
    book.undo()
    assert coaching.set_asides(book, outline) == (one,)


def test_what_is_asked_of_an_outline(book: Notebook, section: int) -> None:
    outline = outline_of(book, section)
    own = demands.add_demand(book, outline, " Ends in a\njudgement ", is_goal=True)
    demands.set_goal(book, outline, "criteria", on=True)
    demands.switch_demand(book, outline, "criteria", on=False)
    demands.tick_demand(book, own, section, met=True)
    demands.tick_demand(book, own, section, met=True)
    first, second = demands.demands(book, outline)
    assert (first.words, first.is_goal, first.met) == ("Ends in a judgement", True, (section,))
    assert (second.key, second.is_goal, second.is_off) == ("criteria", False, True)
    demands.edit_demand(book, own, "Every paragraph ends in a judgement")
    copy = outlines.duplicate_outline(book, outline)
    assert [(each.words, each.is_goal, each.met) for each in demands.demands(book, copy)] == [
        ("Every paragraph ends in a judgement", True, ()),
        ("", False, ()),
    ]
    demands.set_goal(book, outline, "criteria", on=True)
    assert not demands.demands(book, outline)[1].is_off
    demands.tick_demand(book, own, section, met=False)
    demands.remove_demand(book, own)
    assert [each.key for each in demands.demands(book, outline)] == ["criteria"]


def test_no_more_goals_than_can_be_kept_in_mind(book: Notebook, section: int) -> None:
    outline = outline_of(book, section)
    for number in range(MOST_GOALS):
        demands.set_goal(book, outline, f"demand-{number}", on=True)
    steps = len(book.history())
    for one_more in (
        lambda: demands.set_goal(book, outline, "another", on=True),
        lambda: demands.add_demand(book, outline, "Another", is_goal=True),
    ):
        with pytest.raises(RefusedError, match="3 goals at most"):
            one_more()
    with pytest.raises(RefusedError, match="says nothing"):
        demands.add_demand(book, outline, " ")
    assert (len(demands.demands(book, outline)), len(book.history())) == (MOST_GOALS, steps)
    demands.set_goal(book, outline, "demand-0", on=True)
    with pytest.raises(NotFoundError, match="section"):
        demands.tick_demand(book, demands.demands(book, outline)[0].id, 99, met=True)
