"""The outline's task, by what is told on the accessibility bus alone."""

from tests.ui.bus.listener import Listener, Thing


def test_a_card_is_found_in_the_library_placed_in_a_section_and_read_there(
    essay: dict[str, int], window: Thing, listener: Listener
) -> None:
    outline = window.find("tree", "Outline")
    outline.find("tree item", "Section 3.").do("SetFocus")
    assert listener.hear("Section 3.")[-1] == (
        "Section 3. What was Stalin’s own. Drag a claim here, or press Ctrl+Enter on a card, tree item, level 1, 3 of 3"
    )
    window.find("list", "Cards").find("list item", "Evidence. 1,108").do("SetFocus")
    card = "Evidence. 1,108 of the 1,996 Congress delegates shot. 1934–37"
    assert listener.hear("Evidence.") == ["Cards, list", f"{card}. not used yet., list item, 4 of 5"]
    window.find("menu item", "Card").find("menu item", "Place in the current section", hidden=True).do("Press")
    assert listener.hear("Placed") == ["Placed 1 card in “What was Stalin’s own”."]

    outline.find("tree item", "Section 3.").do("SetFocus")
    listener.press("Down")
    assert listener.hear("Evidence.")[-2:] == [
        "Section 3. What was Stalin’s own, tree item, expanded, level 1, 3 of 3",
        f"{card}, tree item, level 2, 1 of 1",
    ]
    listener.press("Ctrl+z")
    assert listener.hear("Undid")[-1] == "Undid: Place “1,108 of the 1,996 Congress delegates s…”."
    assert [row.name for row in outline.children][-1].startswith("Section 3.")
