"""Where a card stands in outlines."""

from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from essayplanner.domain.outline import section_numbers
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.notebook import Notebook


class Use(NamedTuple):
    """One appearance of a card: in which outline, and in which section; the number is as on the section's tile."""

    placement_id: int
    outline_id: int
    question: str
    section: str
    number: str


def used_in(book: Notebook, card_id: int) -> list[Use]:
    """Where a card stands, in the order of the outlines and of what stands in them."""
    found = book.rows(
        "WITH RECURSIVE up(start, id, parent_id, section_id) AS (SELECT id, id, parent_id, section_id FROM placement "
        "WHERE card_id = ? UNION SELECT up.start, p.id, p.parent_id, p.section_id FROM placement p "
        "JOIN up ON p.id = up.parent_id) SELECT up.start, o.id, o.title, s.title, s.id FROM up "
        "JOIN section s ON s.id = up.section_id JOIN outline o ON o.id = s.outline_id ORDER BY up.start",
        (card_id,),
    )
    sections = book.rows(
        "SELECT s.outline_id, s.id, s.parent_id FROM section s JOIN outline o ON o.id = s.outline_id "
        f"WHERE o.id IN {AMONG} ORDER BY o.position, o.id, s.position, s.id",
        (ids_in(row[1] for row in found),),
    )
    numbers: dict[int, str] = {}
    for _outline, of_one in groupby(sections, key=itemgetter(0)):
        numbers |= section_numbers((id, parent_id) for _, id, parent_id in of_one)
    order = {id: place for place, id in enumerate(numbers)}
    return [
        Use(placement_id, outline_id, question, section, numbers.get(section_id, ""))
        for placement_id, outline_id, question, section, section_id in sorted(
            found, key=lambda row: order.get(row[4], len(order))
        )
    ]
