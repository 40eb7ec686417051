"""The map on paper, where no tip has the whole of a title."""

from xml.etree import ElementTree

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.map.picture import PICTURE
from essayplanner.ui.paper.drawn import Drawn

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("down", [False, True])
def test_titles_are_whole(book: Notebook, essay: dict[str, int], whole: bool, down: bool, qapp: object) -> None:
    long = " ".join(f"word{number}" for number in range(30))
    for each in read_argument(book, 0).cards.values():
        cards.edit_card(book, each.id, title=f"Card {each.id} {long}", short="Short", caution="Look it up.")
    bare = cards.add_card(book, Kind.EVIDENCE, f"Bare {long}")
    outlining.place(book, [bare], Spot("placement", essay["placed_tools"]))
    shown = PICTURE.read(book, essay["outline"])
    drawn = Drawn(PICTURE, shown._replace(asked=shown.asked._replace(whole=whole, down=down)))
    texts = [each.text or "" for each in ElementTree.fromstring(drawn.svg("Why?")).iter(f"{SVG}text")]
    assert [text for text in texts if "…" in text or "Short" in text] == []
    assert sum("word29" in text for text in texts) == (6 if whole else 3)
