"""Cards as a table for a spreadsheet."""

import csv
import io
import re

from essayplanner.domain.cards import Card, Citation
from essayplanner.domain.text import clean_text
from essayplanner.formats.export import Exported, Material
from essayplanner.language import _

COLUMNS = (
    *("uid", "kind", "title", "short", "text", "when", "tags", "side", "caution", "sources", "links", "used_in"),
    *("quotation", "idea", "voice"),
)

#: What a spreadsheet would take for a formula, https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r|%＝＋－＠]")
#: A spreadsheet cell holds 32,767 characters; what is longer makes it split or refuse the file.
LONGEST_CELL = 32_000


def write_cards_csv(material: Material) -> Exported:
    """The cards as CSV in UTF-8 with a mark that Excel knows; cells that would be formulas begin with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(card)] for card in material.all_cards())
    return Exported(text.getvalue().encode("utf-8-sig", "replace"))


def _row(card: Card) -> tuple[str, ...]:
    links = "; ".join(f"{link.relation.value} {link.other.title}" for link in card.links)
    return (
        card.uid,
        card.kind.value,
        card.title,
        card.short,
        card.text,
        card.when,
        "; ".join(card.tags),
        card.side.name if card.side else "",
        card.caution,
        "; ".join(map(_cited, card.citations)),
        links,
        "; ".join(use.title for use in card.used_in),
        card.quotation,
        card.idea,
        card.voice.value,
    )


def _cited(citation: Citation) -> str:
    here = ", ".join(filter(None, (citation.source.short, citation.locator)))
    if citation.via is None:
        return here
    there = ", ".join(filter(None, (citation.via.short, citation.via_locator)))
    return _("{source}, cited in {other}", source=here, other=there)


def _cell(value: str) -> str:
    text = clean_text(value)
    text = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
    return f"'{text}" if _FORMULA.match(text) else text


def without_guard(cell: str) -> str:
    """What a cell says, without the apostrophe before what would be a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
