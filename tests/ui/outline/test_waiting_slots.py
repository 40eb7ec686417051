"""What waits in a section stands below its title until cards and a note fill it."""

from essayplanner.domain.cards import Kind
from essayplanner.domain.structures import Slot
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window

Essay = dict[str, int]


def test_what_waits_is_filled_by_cards_on_all_levels_and_by_the_note(window: Window, essay: Essay) -> None:
    book, model, second = window.book, window.outline.model, essay["second"]

    def height() -> int:
        return window.outline.view.visualRect(model.index_of_item(node.item)).height()

    slots = ("point", "evidence", "evidence", "explain", "historian", "link")
    node = model.nodes[Item("section", second)]
    hinted = height()
    outlining.edit_section(book, second, slots=slots)
    assert node.waiting() == (
        Slot.POINT,
        Slot.EVIDENCE,
        Slot.EVIDENCE,
        Slot.EXPLAIN,
        Slot.HISTORIAN,
        Slot.LINK,
    )
    assert model.spoken(node).endswith("waiting for: point, evidence, evidence, explain, historian, link back")
    (placed,) = outlining.place(book, [essay["party"]], Spot("section", second))
    chips = height()
    outlining.place(book, [essay["delegates"]], Spot("placement", placed))  # under the claim, not in the section
    assert node.waiting() == (Slot.EVIDENCE, Slot.EXPLAIN, Slot.HISTORIAN, Slot.LINK)
    outlining.edit_section(book, second, note="It shows who was feared.")
    assert node.waiting() == (Slot.EVIDENCE, Slot.HISTORIAN)
    outlining.place(book, [essay["conquest"], cards.add_card(book, Kind.EVIDENCE, "A list")], Spot("section", second))
    assert node.waiting() == ()
    assert "waiting" not in model.spoken(node)
    outlining.edit_section(book, second, note="")
    outlining.edit_section(book, second, slots=())
    assert height() < chips < hinted  # a line of chips is lower than the hint of an empty section
    book.undo()
    book.undo()
    assert node.slots == slots


def test_a_card_under_another_card_takes_the_line_of_its_section_away(window: Window, essay: Essay) -> None:
    book, model, intro = window.book, window.outline.model, essay["intro"]
    outlining.edit_section(book, intro, slots=("evidence",))
    (claim,) = outlining.place(book, [essay["party"]], Spot("section", intro))

    def height() -> int:
        return window.outline.view.visualRect(model.index_of_item(Item("section", intro))).height()

    before = height()
    outlining.place(book, [essay["delegates"]], Spot("placement", claim))
    assert height() < before
