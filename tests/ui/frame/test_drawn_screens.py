"""Debate, timeline and map as SVG: what is said and how lines look is as approved, whatever fonts are there.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/ui/frame/test_drawn_screens.py` rewrites what is approved.
"""

import os
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outlines
from essayplanner.ui.frame.pictures import PICTURES
from essayplanner.ui.look.theme import PaperTheme
from essayplanner.ui.paper.svg import svg_of
from tests.ui.debate.hands import write_debate
from tests.ui.paper.test_drawn import SVG

GOLDEN = Path(__file__).parents[1] / "paper" / "golden"
LOOKS = ("fill", "stroke", "stroke-width", "stroke-dasharray")


def told(data: bytes) -> str:
    """What a screen reader is told of the picture, and how many rings and broken lines are drawn in each look. Where
    they lie, how words are broken into lines, and how long a hatched band is, is the font's affair."""
    root = ElementTree.fromstring(data)
    looks: Counter[str] = Counter()

    def walk(element: ElementTree.Element, look: dict[str, str]) -> None:
        look = look | {name: value for name, value in element.items() if name in LOOKS}
        name = element.tag.removeprefix(SVG)
        if name == "circle" or "stroke-dasharray" in element.attrib:
            looks[" ".join([name, *(f"{key}={value}" for key, value in sorted(look.items()) if key != "fill")])] += 1
        for inner in element:
            walk(inner, look)

    walk(root, {})
    said = [element.text or "" for element in root.iter() if element.tag in (f"{SVG}title", f"{SVG}desc")]
    return "\n".join([*said, "", *(f"{count} × {look}" for look, count in sorted(looks.items()))]) + "\n"


@pytest.mark.parametrize("name", ["debate", "timeline", "map"])
def test_a_screen_is_drawn_as_approved(name: str, book: Notebook, essay: dict[str, int], qapp: object) -> None:
    write_debate(book, essay)
    for card, when in (("delegates", "1934/1937"), ("cheka", "[..1916]"), ("party", "1934/.."), ("tools", "1918~")):
        cards.edit_card(book, essay[card], when=when)
    picture = PICTURES[name]
    values = picture.read(book, outlines(book)[0].id)
    drawn = told(svg_of(picture.draw(values, PaperTheme(), 1100, False), picture.title))
    approved = GOLDEN / f"{name}.txt"
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        approved.write_text(drawn, encoding="utf-8")
    assert drawn == approved.read_text(encoding="utf-8")
