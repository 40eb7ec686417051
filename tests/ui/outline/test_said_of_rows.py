"""What is said of the rows that something was done with: whole sentences, in every language."""

import pytest

from essayplanner import language
from essayplanner.language.choosing import load
from essayplanner.language.pseudo import odd
from essayplanner.notebook.items import Item
from essayplanner.ui.outline.selected_rows import COPIED, REMOVED

SECTION, CARD = Item("section", 1), Item("placement", 1)


def test_sections_and_cards_are_counted_apart() -> None:
    assert [REMOVED.said(items) for items in ([CARD], [SECTION, SECTION], [CARD, SECTION, CARD], [])] == [
        "Removed 1 card.",
        "Removed 2 sections.",
        "Removed 1 section and 2 cards.",
        "Removed 0 cards.",
    ]


@pytest.mark.parametrize("items", [[CARD], [CARD, CARD], [SECTION], [SECTION, SECTION]])
def test_what_counts_one_thing_is_one_sentence(items: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    english = [said.said(items) for said in (REMOVED, COPIED)]
    monkeypatch.setattr(language, "catalogue", load(["qps"], lambda: None)[1])
    assert [said.said(items) for said in (REMOVED, COPIED)] == [odd(said) for said in english]
