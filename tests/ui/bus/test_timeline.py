"""The timeline's task, by what is told on the accessibility bus alone."""

from tests.ui.bus.listener import Listener, Thing, wait_for


def test_a_card_is_found_by_when_it_happened_and_placed(
    essay: dict[str, int], window: Thing, listener: Listener
) -> None:
    listener.press("Alt+3")
    lanes = window.find("tree", "Timeline")
    cheka = "1917–22, Cheka, camps and the ban on factions came first, used in 2, No theme"
    delegates = "1934–37, 1,108 of the 1,996 Congress delegates shot"
    assert [thing.name for thing in lanes.children] == [
        "Lane No theme, 2 cards, 1 used",
        cheka,
        f"{delegates}, No theme",
        "no evidence 1923–33",
    ]
    lanes.find("tree item", "1917").do("SetFocus")
    assert listener.hear("1917")[-1].startswith(f"{cheka}, tree item")
    listener.press("Right")
    assert listener.hear("1934")[-1].startswith(f"{delegates}, No theme, tree item")
    window.find("menu item", "Card").find("menu item", "Place in the current section", hidden=True).do("Press")
    assert listener.hear("Placed")[-1].startswith("Placed 1 card in ")
    wait_for(lambda: f"{delegates}, used in " in lanes.children[2].name, "card that is used")
