"""The three texts of what is dragged or copied out of the window."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Card
from essayplanner.domain.outline import Placed
from essayplanner.formats.essay import freeze_cards
from essayplanner.formats.html import html_of
from essayplanner.formats.markdown import markdown_of
from essayplanner.formats.plain import plain_of


class Texts(NamedTuple):
    """The same cards three times, for whatever the other program takes."""

    markdown: str
    html: str
    plain: str


def cards_as_text(items: Sequence[Placed | Card]) -> Texts:
    """Cards and placements with what stands under them, as Markdown, as an HTML fragment and as plain text."""
    essay = freeze_cards(items)
    return Texts(markdown_of(essay), html_of(essay), plain_of(essay))
