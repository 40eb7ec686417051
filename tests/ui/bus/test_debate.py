"""The debate's task, by what is told on the accessibility bus alone."""

import pytest

from essayplanner.notebook.notebook import Notebook
from tests.ui.bus.listener import Listener, Thing
from tests.ui.debate.hands import write_debate


@pytest.fixture
def debated(book: Notebook, essay: dict[str, int]) -> dict[str, int]:
    """The essay, with a debate about it."""
    return write_debate(book, essay)


def test_who_disagrees_is_heard_and_a_claim_is_placed(
    debated: dict[str, int], window: Thing, listener: Listener
) -> None:
    window.find("radio button", "Screen: Debate").do("Toggle")
    assert listener.hear("level") == [
        "Debate, tree",
        "Robert Conquest, historian, Continuity, not used; qualifies Roy Medvedev: He has a point.; challenged by "
        "Leon Trotsky, tree item, level 2, 1 of 3",
    ]
    for key, heard in (
        ("Right", "Robert Service, historian, Both, not used, tree item, level 2, 1 of 2"),
        ("Right", "Leon Trotsky, historian, Break, not used; challenges Robert Conquest: It is Stalin., tree item"),
        ("Up", "challenges Robert Conquest: It is Stalin., tree item, level 3, 1 of 1"),
    ):
        listener.press(key)
        assert [said[: len(heard)] for said in listener.hear("level")] == [heard]
    debate, claim = window.find("tree", "Debate"), "The Terror turned on the Party itself"
    tools = debate.find("tree item", "The tools of the Terror were forged under Lenin, claim, Continuity, used in 2")
    assert ("expanded" in tools.states, tools.description) == (True, "level 2, 2 of 3")
    debate.find("tree item", f"Fold “{tools.name.partition(',')[0]}”").do("Press")
    assert listener.hear("level")[-1].startswith("Unfold “The tools of the Terror")
    assert "collapsed" in tools.states

    window.find("list", "Sections of the outline").find("list item", "Section 3.").do("Press")
    listener.hear("Ctrl+Enter places cards in 3")
    debate.find("tree item", f"{claim}, claim, Break, not used").do("SetFocus")
    assert listener.hear("Break")[-1].endswith("level 2, 3 of 4")
    window.find("menu item", "Card").find("menu item", "Place in the current section", hidden=True).do("Press")
    assert listener.hear("Placed") == ["Placed 1 card in “What was Stalin’s own”."]
    window.find("radio button", "Screen: Outline").do("Toggle")
    assert listener.hear("level")[-1] == f"Claim. {claim}. Break, tree item, level 2, 1 of 1"
