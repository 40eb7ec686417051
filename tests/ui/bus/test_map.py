"""The map's task, by what is told on the accessibility bus alone."""

from tests.ui.bus.listener import Listener, Thing

CHEKA = "Cheka, camps and the ban on factions came first"
TOOLS = "The tools of the Terror were forged under Lenin"
CONGRESS = "1,108 of the 1,996 Congress delegates shot"


def test_what_holds_a_claim_up_is_heard_and_evidence_is_placed(
    essay: dict[str, int], window: Thing, listener: Listener
) -> None:
    window.find("radio button", "Screen: Map").do("Toggle")
    assert listener.hear("level") == [
        "Map, tree",
        f"{TOOLS}, claim, used in 2, supported by {CHEKA}, 1 under it., tree item, expanded, level 1, 1 of 1",
    ]
    listener.press("Right")
    because = "because: they were there before him"
    assert listener.hear("level") == [
        f"{CHEKA}, evidence, used in 2, supports {TOOLS}, {because}., tree item, level 2, 1 of 1"
    ]
    window.find("radio button", "Map of the whole notebook").do("Toggle")
    window.find("list", "Sections of the outline").find("list item", "Section 3.").do("Press")
    listener.hear("Ctrl+Enter places cards in 3")
    window.find("tree", "Map").find("tree item", CONGRESS).do("SetFocus")
    assert listener.hear("1,108")[-1].startswith(f"{CONGRESS}, evidence")
    window.find("menu item", "Card").find("menu item", "Place in the current section", hidden=True).do("Press")
    assert listener.hear("Placed") == ["Placed 1 card in “What was Stalin’s own”."]
    window.find("radio button", "Screen: Outline").do("Toggle")
    assert listener.hear("level")[-1] == f"Evidence. {CONGRESS}. 1934–37, tree item, level 2, 1 of 1"
