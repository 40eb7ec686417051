"""Debates, their sides and the balance of an outline, from the command line."""

from contextlib import closing
from pathlib import Path

from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import draw_debate
from essayplanner.notebook.argument import read_argument, read_debates
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.debates import add_debate
from essayplanner.notebook.notebook import Notebook
from tests.cli.conftest import QUESTION, Run, assert_refused, printed


def test_debates_are_made_edited_merged_and_deleted(run: Run, book: Path) -> None:
    assert run("debates", book).out == "This notebook has no debate yet.\n"
    assert_refused(run("balance", book), "no debate yet")
    made = run("debate", book, "--new", "Whose work?", "--side", "One man", "--side", "A system", "--between", "Both")
    run("stand", book, "--card", "Robert Service", "--debate", "Whose", "--side", "Both", "--at", "300")
    run("stand", book, "--card", "Café terror", "--debate", "Whose", "--side", "One")
    listed = run("debates", book, "--json")
    assert printed(listed.json) == listed.out
    (debate,) = listed.json
    assert (f"{debate['uid']}\n", debate["question"]) == (made.out, "Whose work?")
    assert [{**side, "uid": ""} for side in debate["sides"]][:2] == [
        {"uid": "", "name": "One man", "says": "", "between": False, "claims": 1, "evidence": 0, "historians": 0},
        {"uid": "", "name": "Both", "says": "", "between": True, "claims": 0, "evidence": 0, "historians": 1},
    ]
    run("side", book, "--debate", "Whose", "--side", "One man", "--name", "One", "--says", "He did it")
    side = run("side", book, "--debate", "Whose", "--new", "Luck").out
    assert run("side", book, "--debate", "Whose", "--side", "A system", "--merge", "Luck").code == 0
    other = run("debate", book, "--new", "Whose was it?", "--side", "One", "--side", "A system").out
    run("debate", book, "--debate", other.strip(), "--question", "Who then?")
    assert_refused(run("debate", book, "--debate", "Who", "--delete"), "2 debates begin with “Who”")
    assert run("debate", book, "--debate", "Whose", "--merge", "Who then?").code == 0
    after = run("debates", book).out.splitlines()
    assert [line.split("  ")[-1].strip() for line in after[1:]] == ["1 card", "1 card", "0 cards"]
    assert side.strip() not in run("debates", book, "--json").out
    assert run("balance", book, "--outline", QUESTION).out.splitlines() == [
        "One       1 claim   0 pieces of evidence  0 historians",
        "Both      0 claims  0 pieces of evidence  0 historians",
        "A system  0 claims  0 pieces of evidence  0 historians",
    ]
    assert run("balance", book, "--debate", "Whose", "--json").json["sides"][0] == {
        "name": "One",
        "claims": 1,
        "evidence": 0,
        "historians": 0,
    }
    assert_refused(run("stand", book, "--card", "Café", "--debate", "Whose", "--side", "One", "--at", "3"), "Only hist")
    run("stand", book, "--card", "Café terror")
    assert "1 card" in run("debates", book).out
    assert run("debate", book, "--debate", "Whose", "--delete") == (0, "", "")
    assert run("debates", book, "--json").json == []


def test_the_claims_of_a_side_are_put_in_order(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        side = add_debate(opened, "Whose work?") and read_debates(opened)[0].sides[0].id
        for title in ("First", "Second"):
            add_card(opened, Kind.CLAIM, title, side=side)
    run("stand", book, "--card", "Café terror", "--debate", "Whose", "--side", "First side")
    assert run("stand", book, "--card", "Second", "--before", "First") == (0, "", "")
    assert run("stand", book, "--card", "Café terror", "--last").code == 0
    assert [step["label"] for step in run("history", book, "--json").json[-2:]] == [
        "Move “Second” before “First”",
        "Move “Café terror” to the end of “First side”",
    ]
    with closing(Notebook.open(book)) as opened:
        (column, _other) = draw_debate(read_argument(opened, 1), read_debates(opened)[0]).columns
    assert [claim.card.title for claim in column.claims] == ["Second", "First", "Café terror"]
    assert_refused(run("stand", book, "--card", "Robert Service", "--last"), "Only claims of the same side")


def test_the_other_side_is_argued(run: Run, book: Path) -> None:
    made = run("argue", book, "--outline", QUESTION)
    shown = run("show", book, "--outline", made.out.strip(), "--json").json
    assert (shown["title"], [each["title"] for each in shown["sections"]]) == (
        f"The other side: {QUESTION}",
        ["Against: Café terror"],
    )
    assert_refused(run("argue", book, "--outline", "Another"), "Nothing challenges")
    run("debate", book, "--new", "Whose work?", "--side", "One man", "--side", "A system")
    run("stand", book, "--card", "Café terror", "--debate", "Whose", "--side", "One man")
    against = run("argue", book, "--outline", QUESTION, "--against", "One")
    shown = run("show", book, "--outline", against.out.strip(), "--json").json
    assert "against “One man”" in shown["sections"][0]["note"]
    assert_refused(run("argue", book, "--outline", QUESTION, "--against", "A system"), "No other side challenges “A")
    assert_refused(run("argue", book, "--outline", QUESTION, "--against", "Luck"), "There is no side “Luck”")


def test_options_that_do_not_go_together_are_not_understood(run: Run) -> None:
    wrong = {
        ("debate", "a"): "--new or --debate is needed",
        ("debate", "a", "--new", "b", "--delete"): "--delete does not go",
        ("debate", "a", "--debate", "b"): "nothing to do is named",
        ("debate", "a", "--debate", "b", "--question", "c", "--merge", "d"): "--merge does not go",
        ("debate", "a", "--debate", "b", "--side", "c", "--delete"): "--side does not go",
        ("side", "a", "--debate", "b", "--new", "c", "--side", "d"): "--side does not go",
        ("side", "a", "--debate", "b", "--side", "c", "--between", "--delete"): "--between does not go",
        ("stand", "a", "--card", "b", "--debate", "c"): "--debate and --side go together",
        ("stand", "a", "--card", "b", "--last", "--side", "c"): "--last does not go",
        ("stand", "a", "--card", "b", "--before", "c", "--last"): "--last does not go",
        ("stand", "a", "--card", "b", "--before", "c", "--at", "7"): "--before does not go",
        ("stand", "a", "--card", "b", "--at", "7"): "--at goes with --side",
        ("stand", "a", "--card", "b", "--debate", "c", "--side", "d", "--at", "1001"): "not a number from 0 to 1,000",
    }
    for words, said in wrong.items():
        done = run(*words)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
