"""A notebook in Greek letters, so that whatever is in English is the program’s own."""

from contextlib import closing
from pathlib import Path

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from tests.notebook.tools import new_notebook


def write_greek(path: Path) -> None:
    """Have something of everything in a new notebook."""
    with closing(new_notebook(path, "Ο Στάλιν")) as book:
        claim = cards.add_card(book, Kind.CLAIM, "Ισχυρισμός", text="Κείμενο", caution="Προσοχή")
        proof = cards.add_card(book, Kind.EVIDENCE, "Μαρτυρία", text="Κείμενο", when="1934-12/1935")
        other = cards.add_card(book, Kind.EVIDENCE, "Άλλη", when="1934~")
        person = cards.add_card(book, Kind.HISTORIAN, "Ιστορικός", text="Κείμενο")
        gone = cards.add_card(book, Kind.CLAIM, "Παλιός")
        cards.set_tags(book, claim, ["ετικέτα", "άλλη"])
        for number, kind in enumerate(("book", "article-journal", "webpage", "chapter")):
            author = [{"family": "Παπαδόπουλος", "given": "Νίκος"}]
            csl = {"type": kind, "title": f"Τίτλος {number}", "author": author, "issued": {"date-parts": [[1998, 5]]}}
            source = sources.add_source(book, f"κλειδί{number}", csl)
            citation = cards.cite(book, proof, source, "12")
        cards.edit_citation(book, citation, via=1, via_locator="3")
        cards.link_cards(book, proof, claim, Relation.SUPPORTS, "διότι")
        cards.link_cards(book, person, claim, Relation.CHALLENGES, "διότι")
        cards.link_cards(book, other, claim, Relation.QUALIFIES)
        cards.trash_cards(book, [gone])
        outline = outlines.new_outline(book, "Ερώτηση;", "Θέση", 900)
        outlines.new_outline(book, "Άλλη ερώτηση;")
        first = outlining.add_section(book, Spot("outline", outline), "Εισαγωγή", Role.INTRODUCTION)
        second = outlining.add_section(book, Spot("outline", outline), "Μέρος", Role.PARAGRAPH)
        outlining.add_section(book, Spot("outline", outline), "Κενό", Role.PARAGRAPH)
        outlining.edit_section(book, first, note="Σημείωση", words=120)
        (placed,) = outlining.place(book, [claim], Spot("section", second))
        outlining.place(book, [proof, person], Spot("placement", placed))
        outlining.edit_note(book, placed, "Σημείωση")
        book.undo()
