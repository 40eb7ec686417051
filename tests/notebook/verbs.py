"""Everything a student can do to a notebook, chosen by numbers: the same numbers do the same to the same notebook."""

from collections.abc import Callable
from typing import Any

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.changes import Part
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.labels import Label
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, claim_order, coaching, debates, demands, outlines, outlining, sources, standing
from essayplanner.notebook.answering import answer_with
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.merging_cards import merge_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.other_side import argue_other_side
from essayplanner.notebook.packing import import_pack
from tests.notebook.document_verbs import document, passage
from tests.notebook.picks import Picks, ids
from tests.notebook.tools import sample_pack


def spot(book: Notebook, picks: Picks) -> Spot:
    what: Part = picks.one(("section", "placement", "outline"))
    id = picks.one(ids(book, what))
    table, column = {
        "outline": ("section", "parent_id IS NULL AND outline_id"),
        "section": picks.one((("section", "parent_id"), ("placement", "section_id"))),
        "placement": ("placement", "parent_id"),
    }[what]
    return Spot(what, id, picks.one([None, *ids(book, table, f"{column} = {id}")]))


def items(book: Notebook, picks: Picks) -> list[Item]:
    what: Part = picks.one(("placement", "section"))
    return [Item(what, id) for id in picks.some(ids(book, what))]


def _card(book: Notebook, picks: Picks) -> int:
    return picks.one(ids(book, "card", "trashed_at IS NULL"))


def add_card(book: Notebook, picks: Picks) -> None:
    cards.add_card(
        book, picks.one(list(Kind)), picks.text(), text=picks.text(), when=picks.one(("", "1934", "1937/1938"))
    )


def edit_card(book: Notebook, picks: Picks) -> None:
    choices: list[tuple[str, Any]] = [
        ("title", picks.text()),
        ("text", picks.text()),
        ("quotation", picks.text()),
        ("idea", picks.text()),
        ("voice", picks.one(list(Voice))),
        ("caution", picks.text()),
        ("aliases", picks.text()),
        ("short", picks.text()),
        ("stand", picks.one((None, 0, 400, 1000))),
        ("when", picks.one(("1953-03-05", "", "never"))),
        ("kind", picks.one(list(Kind))),
        ("side", picks.one([None, *ids(book, "side"), 987654])),
        ("claim_kind", picks.one([None, *ClaimKind])),
    ]
    field, value = picks.one(choices)
    cards.edit_card(book, _card(book, picks), **{field: value})


def type_text(book: Notebook, picks: Picks) -> None:
    card, mark = _card(book, picks), f"typing {picks.number(2)}"
    for number in range(1 + picks.number(3)):
        cards.edit_card(book, card, mark, text=f"{picks.text()}{number}", caution=picks.text())


def type_elsewhere(book: Notebook, picks: Picks) -> None:
    mark = f"typing {picks.number(2)}"
    if picks.number(2):
        section = picks.one(ids(book, "section"))
        for number in range(1 + picks.number(3)):
            with book.step(Label("Typing"), mark):
                outlining.edit_section(book, section, title=f"{picks.number(9)}")
                outlining.edit_section(book, section, title=f"then {number}", words=picks.number(900))
    else:
        outlines.edit_outline(book, picks.one(ids(book, "outline")), mark, title=picks.text(), words=picks.number(9))


def two_in_one(book: Notebook, picks: Picks) -> None:
    with book.step(Label("Two things")):
        cards.set_tags(book, _card(book, picks), [f"t{picks.number(4)}", f"T{picks.number(4)}", "Ä", "ä"])
        cards.edit_card(book, _card(book, picks), title=picks.text())
        cards.edit_card(book, _card(book, picks), title=picks.text())


def merge_two(book: Notebook, picks: Picks) -> None:
    keep = _card(book, picks)
    merge_cards(
        book,
        keep,
        picks.one(ids(book, "card", f"trashed_at IS NULL AND kind = (SELECT kind FROM card WHERE id = {keep})")),
    )


def cite(book: Notebook, picks: Picks) -> None:
    if not ids(book, "source") or not picks.number(4):
        sources.add_source(book, "key", {"title": picks.text()})
    elif picks.number(3):
        cards.cite(book, _card(book, picks), picks.one(ids(book, "source")), picks.text())
    elif picks.number(2):
        cards.edit_citation(book, picks.one(ids(book, "citation")), picks.text(), "locator")
    else:
        cards.remove_citation(book, picks.one(ids(book, "citation")))


def link(book: Notebook, picks: Picks) -> None:
    if picks.number(3):
        cards.link_cards(book, _card(book, picks), _card(book, picks), picks.one(list(Relation)), picks.text())
    elif picks.number(2):
        cards.edit_link(book, picks.one(ids(book, "link")), "why", because=picks.text())
    else:
        cards.remove_link(book, picks.one(ids(book, "link")))


def remove(book: Notebook, picks: Picks) -> None:
    outlining.remove(book, items(book, picks))


def whole_outline(book: Notebook, picks: Picks) -> None:
    what = picks.number(4)
    if what < 2 or not ids(book, "outline"):
        outlines.new_outline(book, picks.text(), picks.text(), picks.number(5))
    elif what == 2:
        outlines.duplicate_outline(book, picks.one(ids(book, "outline")))
    else:
        outlines.delete_outline(book, picks.one(ids(book, "outline")))


def debate(book: Notebook, picks: Picks) -> None:
    what, every = picks.number(6), ids(book, "debate")
    if what == 0:
        debates.add_debate(book, picks.text(), ("A", "B")[: picks.number(3)], picks.text())
    elif what == 1:
        debates.edit_debate(book, picks.one(every), picks.text(), "asking")
    elif what == 2:
        debates.move_debate(book, picks.one(every), picks.one([None, *every]))
    elif what == 3:
        debates.delete_debate(book, picks.one(every))
    else:
        debates.merge_debates(book, picks.one(every), picks.one(every))


def side(book: Notebook, picks: Picks) -> None:
    what, every = picks.number(6), ids(book, "side")
    if what == 0:
        debates.add_side(book, picks.one(ids(book, "debate")), picks.text(), is_between=bool(picks.number(2)))
    elif what == 1:
        debates.edit_side(book, picks.one(every), "naming", name=picks.text(), is_between=bool(picks.number(2)))
    elif what == 2:
        debates.move_side(book, picks.one(every), picks.one([None, *every]))
    elif what == 3:
        debates.delete_side(book, picks.one(every))
    else:
        debates.merge_sides(book, picks.one(every), picks.one(every))


def take_sides(book: Notebook, picks: Picks) -> None:
    if picks.number(2):
        standing.set_side(book, picks.some(ids(book, "card")), picks.one([None, *ids(book, "side")]))
    else:
        standing.stand(book, picks.one(ids(book, "card")), picks.one(ids(book, "side")), picks.number(1200))


def order_claims(book: Notebook, picks: Picks) -> None:
    claim = picks.one(ids(book, "card", "kind = 'claim' AND side_id IS NOT NULL AND trashed_at IS NULL"))
    (side,) = book.row("SELECT side_id FROM card WHERE id = ?", (claim,))
    beside, what = ids(book, "card", f"kind = 'claim' AND side_id = {side} AND trashed_at IS NULL"), picks.number(5)
    if what == 0:
        claim_order.keep_order(book, side, beside)
    elif what == 1:
        claim_order.order_by_use(book, side)
    else:
        claim_order.move_claims(book, picks.some(beside), picks.one([None, *beside]), beside)


def note(book: Notebook, picks: Picks) -> None:
    item = picks.one(items(book, picks))
    outlining.append_note(book, item, picks.text())


def answer(book: Notebook, picks: Picks) -> None:
    answered = ids(book, "card", "trashed_at IS NULL AND id IN (SELECT card_id FROM reply)")
    card = picks.one(answered) if answered and picks.number(2) else _card(book, picks)
    what = picks.number(6)
    question = picks.one(("cause-how", "of-a-newer-program"))
    if what == 0:
        coaching.remove_reply(book, card, question)
    elif what == 1:
        coaching.reply(book, card, question, note=picks.text(), is_aside=True)
    elif what == 2:
        coaching.reword_reply(book, card, question, picks.text(), "answering")
    else:
        answer_with(book, card, question, _card(book, picks), picks.one([None, *Relation]), picks.text())


def demand(book: Notebook, picks: Picks) -> None:
    outline, what, every = picks.one(ids(book, "outline")), picks.number(7), ids(book, "demand")
    if what < 2:
        demands.add_demand(book, outline, picks.text(), is_goal=bool(picks.number(2)))
    elif what == 2:
        demands.edit_demand(book, picks.one(every), picks.text(), "wording")
    elif what == 3:
        demands.remove_demand(book, picks.one(every))
    elif what == 4:
        demands.switch_demand(book, outline, "judgement", on=bool(picks.number(2)))
    elif what == 5:
        demands.set_goal(book, outline, "judgement", on=bool(picks.number(2)))
    else:
        demands.tick_demand(book, picks.one(every), picks.one(ids(book, "section")), met=bool(picks.number(2)))


def finding(book: Notebook, picks: Picks) -> None:
    if picks.number(3):
        places = [f"uid-{picks.number(2)}"]
        coaching.set_aside(
            book, picks.one(ids(book, "outline")), "rule", places, title="A", reason=picks.text(), rested_on="x"
        )
    else:
        coaching.take_up(book, picks.one(ids(book, "set_aside")), "A")


VERBS: dict[str, Callable[[Notebook, Picks], Any]] = {
    "add card": add_card,
    "edit card": edit_card,
    "type text": type_text,
    "type elsewhere": type_elsewhere,
    "type once": lambda book, picks: cards.edit_card(book, _card(book, picks), "typing on", text=picks.text()),
    "two in one": two_in_one,
    "duplicate card": lambda book, picks: cards.duplicate_card(book, _card(book, picks)),
    "merge cards": merge_two,
    "trash": lambda book, picks: cards.trash_cards(book, picks.some(ids(book, "card"), 2)),
    "restore": lambda book, picks: cards.restore_cards(book, picks.some(ids(book, "card", "trashed_at IS NOT NULL"))),
    "empty trash": lambda book, picks: cards.empty_trash(book),
    "cite": cite,
    "link": link,
    "outline": whole_outline,
    "debate": debate,
    "side": side,
    "take sides": take_sides,
    "order claims": order_claims,
    "answer": answer,
    "demand": demand,
    "finding": finding,
    "document": document,
    "passage": passage,
    "argue the other side": lambda book, picks: argue_other_side(book, picks.one(ids(book, "outline"))),
    "add section": lambda book, picks: outlining.add_section(
        book, spot(book, picks), picks.text(), picks.one(list(Role))
    ),
    "place": lambda book, picks: outlining.place(book, picks.some(ids(book, "card")), spot(book, picks)),
    "move": lambda book, picks: outlining.move(book, items(book, picks), spot(book, picks)),
    "copy": lambda book, picks: outlining.copy(book, items(book, picks), spot(book, picks)),
    "remove": remove,
    "note": note,
    "import": lambda book, picks: import_pack(book, sample_pack(f"p{picks.number(3)}", 6 + picks.number(8))),
}
