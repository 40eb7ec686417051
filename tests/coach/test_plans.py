"""The small plans of these tests are what a notebook would give."""

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.plans import read_plan
from tests.coach.plans import claim, evidence, heading, historian, plan, section, supports


def shape(seen: Plan) -> list[object]:
    """All of a plan that its rules look at, by titles and numbers."""
    title = {id: card.title for id, card in seen.cards.items()}
    return [
        [
            (
                [(each.number, each.title, each.role, each.note) for each in (part.section, *part.inner)],
                [(title[each.card_id], each.level, each.part, each.note) for each in part.placed],
            )
            for part in seen.parts
        ],
        sorted((card.title, card.kind, card.when, card.first, card.last, card.caution) for card in seen.cards.values()),
        sorted((title[id], facts.text) for id, facts in seen.facts.items()),
        sorted(
            (title[link.from_id], link.relation, title[link.to_id]) for each in seen.links_to.values() for link in each
        ),
        sorted(
            (title[link.from_id], link.relation, title[link.to_id])
            for each in seen.links_from.values()
            for link in each
        ),
    ]


def test_a_plan_in_few_words_is_as_one_that_is_read(book: Notebook) -> None:
    outline = outlines.new_outline(book, "Why?")
    first, second = (
        cards.add_card(book, Kind.CLAIM, "He meant it", text="Long"),
        cards.add_card(book, Kind.EVIDENCE, "Kirov", when="1 December 1934", caution="Disputed"),
    )
    third, unused = cards.add_card(book, Kind.HISTORIAN, "Conquest"), cards.add_card(book, Kind.CLAIM, "Not used")
    cards.link_cards(book, second, first, Relation.CHALLENGES)
    cards.link_cards(book, unused, first, Relation.SUPPORTS)
    top = outlining.add_section(book, Spot("outline", outline), "Will")
    inner = outlining.add_section(book, Spot("section", top), "Inside")
    above = outlining.add_section(book, Spot("outline", outline), "Background", Role.HEADING)
    within = outlining.add_section(book, Spot("section", above), "In it")
    (placed,) = outlining.place(book, [first], Spot("section", top))
    (under,) = outlining.place(book, [second], Spot("placement", placed))
    outlining.place(book, [third], Spot("placement", placed))
    outlining.place(book, [second], Spot("section", inner))
    outlining.place(book, [third], Spot("section", within))
    outlining.edit_note(book, under, "So what?")
    read = read_plan(book, outline)
    written = plan(
        section(
            "Will",
            claim(
                "He meant it",
                text="Long",
                under=[
                    evidence("Kirov", when="1 December 1934", caution="Disputed", note="So what?", does="challenges"),
                    historian("Conquest"),
                ],
            ),
            inner=[section("Inside", evidence("Kirov"))],
        ),
        heading("Background", section("In it", historian("Conquest"))),
        library=[claim("Not used")],
        links=[supports("Not used", "He meant it")],
    )
    assert shape(written) == shape(read)
